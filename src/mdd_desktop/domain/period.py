"""The time a report speaks of: a closed span of days with the name it is printed under."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from mdd_desktop.domain.errors import RuleError

PROGRAMME_START = dt.date(2021, 10, 20)
_DECEMBER = 12
_HALF = 6
_SHAPE = re.compile(
    r"(?P<year>20\d\d)(?:-(?:H(?P<half>[12])|(?P<month>\d\d))|\.\.(?P<until>20\d\d))?"
)


class PeriodKind(StrEnum):
    """What shape of time it is; ``days`` is any span that is none of the others."""

    MONTH = "month"
    HALF = "half"
    YEAR = "year"
    RANGE = "range"
    CUMULATIVE = "cumulative"
    DAYS = "days"


@dataclass(frozen=True)
class Period:
    """A closed span of days ``[lo, hi]`` (rule F1)."""

    kind: PeriodKind
    lo: dt.date
    hi: dt.date

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """A calendar month."""
        last = calendar.monthrange(year, month)[1]
        return cls(PeriodKind.MONTH, dt.date(year, month, 1), dt.date(year, month, last))

    @classmethod
    def half(cls, year: int, number: int) -> Self:
        """The first (1) or second (2) half of a year."""
        if number == 1:
            return cls(PeriodKind.HALF, dt.date(year, 1, 1), dt.date(year, 6, 30))
        return cls(PeriodKind.HALF, dt.date(year, 7, 1), dt.date(year, 12, 31))

    @classmethod
    def year(cls, year: int) -> Self:
        """A calendar year."""
        return cls(PeriodKind.YEAR, dt.date(year, 1, 1), dt.date(year, 12, 31))

    @classmethod
    def years(cls, first: int, last: int) -> Self:
        """Several calendar years, both inclusive.

        Raises:
            RuleError: The last year is before the first.
        """
        if last < first:
            raise RuleError(
                "bad_period", "Năm cuối của giai đoạn sớm hơn năm đầu. Xem lại hai năm."
            )
        return cls(PeriodKind.RANGE, dt.date(first, 1, 1), dt.date(last, 12, 31))

    @classmethod
    def days(cls, lo: dt.date, hi: dt.date) -> Self:
        """Any span of days, both inclusive.

        Raises:
            RuleError: The last day is before the first.
        """
        if hi < lo:
            raise RuleError(
                "bad_period",
                f"Ngày cuối kỳ {hi:%d/%m/%Y} sớm hơn ngày đầu kỳ {lo:%d/%m/%Y}. Xem lại hai ngày.",
            )
        return cls(PeriodKind.DAYS, lo, hi)

    @classmethod
    def cumulative(cls, hi: dt.date, programme_start: dt.date = PROGRAMME_START) -> Self:
        """From the start of the programme to ``hi``.

        Raises:
            RuleError: ``hi`` is before the programme began.
        """
        if hi < programme_start:
            raise RuleError(
                "bad_period",
                f"Chương trình bắt đầu ngày {programme_start:%d/%m/%Y}; "
                "chọn ngày chốt số liệu từ ngày đó trở đi.",
            )
        return cls(PeriodKind.CUMULATIVE, programme_start, hi)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026-10``, ``2026-H1``, ``2026`` or ``2021..2026``.

        Raises:
            RuleError: The text is none of these.
        """
        found = _SHAPE.fullmatch(text.strip().upper())
        if found is None or (found["month"] and not 1 <= int(found["month"]) <= _DECEMBER):
            raise RuleError(
                "bad_period",
                "Không đọc được kỳ báo cáo. Ghi như 2026-10 (tháng), 2026-H1 (6 tháng đầu năm), "
                "2026 (năm) hoặc 2021..2026 (giai đoạn).",
            )
        year = int(found["year"])
        if found["month"]:
            return cls.month(year, int(found["month"]))
        if found["half"]:
            return cls.half(year, int(found["half"]))
        return cls.years(year, int(found["until"])) if found["until"] else cls.year(year)

    @classmethod
    def chosen(
        cls,
        text: str | None = None,
        *,
        lo: dt.date | None = None,
        hi: dt.date | None = None,
        cumulative: bool = False,
        programme_start: dt.date = PROGRAMME_START,
    ) -> Self:
        """The period meant by the options of a command: one way of saying it, not two.

        Args:
            text: The form that ``parse`` reads.
            lo: First day, inclusive; only together with ``hi``.
            hi: Last day, inclusive.
            cumulative: From the start of the programme to ``hi``.
            programme_start: The office's setting of that name.

        Raises:
            RuleError: Nothing, too much or nonsense was said.
        """
        if text is not None and lo is None and hi is None and not cumulative:
            return cls.parse(text)
        if text is None and hi is not None:
            if cumulative and lo is None:
                return cls.cumulative(hi, programme_start)
            if lo is not None and not cumulative:
                return cls.days(lo, hi)
        raise RuleError(
            "bad_period",
            "Chọn kỳ báo cáo theo một cách: kỳ (2026-10), hoặc từ ngày và đến ngày, "
            "hoặc lũy kế đến ngày.",
        )

    @property
    def text(self) -> str:
        """The form that ``parse`` reads, or the two days."""
        if self.kind is PeriodKind.MONTH:
            return f"{self.lo:%Y-%m}"
        if self.kind is PeriodKind.HALF:
            return f"{self.lo.year}-H{1 if self.lo.month == 1 else 2}"
        if self.kind is PeriodKind.YEAR:
            return str(self.lo.year)
        if self.kind is PeriodKind.RANGE:
            return f"{self.lo.year}..{self.hi.year}"
        return f"{self.lo.isoformat()}..{self.hi.isoformat()}"

    @property
    def label(self) -> str:
        """The words printed in a title: ``tháng 6 năm 2026``, ``6 tháng đầu năm 2026``."""
        if self.kind is PeriodKind.MONTH:
            return f"tháng {self.lo.month} năm {self.lo.year}"
        if self.kind is PeriodKind.HALF:
            which = "đầu" if self.lo.month == 1 else "cuối"
            return f"6 tháng {which} năm {self.lo.year}"
        if self.kind is PeriodKind.YEAR:
            return f"năm {self.lo.year}"
        if self.kind is PeriodKind.RANGE:
            return f"giai đoạn {self.lo.year}-{self.hi.year}"
        return f"từ ngày {self.lo:%d/%m/%Y} đến ngày {self.hi:%d/%m/%Y}"

    def previous(self) -> "Period | None":
        """The period of the same kind just before; None for a cumulative one."""
        before = self.lo - dt.timedelta(days=1)
        if self.kind is PeriodKind.MONTH:
            return Period.month(before.year, before.month)
        if self.kind is PeriodKind.HALF:
            return Period.half(before.year, 1 if before.month <= _HALF else 2)
        if self.kind is PeriodKind.YEAR:
            return Period.year(before.year)
        if self.kind is PeriodKind.RANGE:
            length = self.hi.year - self.lo.year
            return Period.years(before.year - length, before.year)
        if self.kind is PeriodKind.DAYS:
            return Period.days(before - (self.hi - self.lo), before)
        return None

    def year_before(self) -> "Period | None":
        """The same period a year earlier (cùng kỳ năm trước); None for a cumulative one."""
        if self.kind is PeriodKind.MONTH:
            return Period.month(self.lo.year - 1, self.lo.month)
        if self.kind is PeriodKind.HALF:
            return Period.half(self.lo.year - 1, 1 if self.lo.month == 1 else 2)
        if self.kind is PeriodKind.CUMULATIVE:
            return None
        if self.kind is PeriodKind.DAYS:
            return Period.days(months_before(self.lo, 12), months_before(self.hi, 12))
        return Period(
            self.kind,
            self.lo.replace(year=self.lo.year - 1),
            self.hi.replace(year=self.hi.year - 1),
        )


def months_before(day: dt.date, months: int) -> dt.date:
    """The day ``months`` earlier; 31/08 less six months is the last of February."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))
