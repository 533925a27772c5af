"""When which report is due, plan by plan, and what falls due in a span of days (documents.md §2).

Days are those the plans name; an office may write others. A report asked for "before" a day has
its last day on the eve.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.written_dates import read_written_date

INCIDENT = "BC-DX"
"""The report out of turn, which no calendar knows ahead."""
ASKED_FOR = "due"
"""The key of its text that names the day by which it was asked for; it is not printed."""
ANSWERS = "plans"
"""The key of its text in which a report says by their codes which plans it answers."""
_BETWEEN = re.compile(r"[\s,;.]+")
_INCIDENT_DAYS = 1
_WHOLE_DAY = len("2026-12-05")
_QUARTER_STARTS = (1, 4, 7, 10)
_LEAP_YEAR = 2024
_LONGEST_MONTH = 31
_MONTHLY = re.compile(r"(?:ngày )?(\d{1,2}) h[ằà]ng tháng")
_DAY = re.compile(r"(?:ngày )?(\d{1,2}) ?(?:/|-|tháng) ?(\d{1,2})")
_APART = re.compile(r" ?[,;] ?| và ")
_BEFORE = "trước "


class Day(NamedTuple):
    """A day of every year."""

    day: int
    month: int

    def in_year(self, year: int) -> dt.date:
        """The day in a year; the last one of a month that is shorter."""
        return dt.date(year, self.month, min(self.day, calendar.monthrange(year, self.month)[1]))


def _on(day: int, months: Sequence[int]) -> tuple[Day, ...]:
    return tuple(Day(day, month) for month in months)


def _every_month(day: int) -> tuple[Day, ...]:
    return _on(day, range(1, 13))


@dataclass(frozen=True)
class ReportDuty:
    """One report an office owes again and again.

    Attributes:
        id: Stable name, such as ``KH1-half``.
        plan: The plan that asks for it, as in the catalogue.
        kind: Document of the catalogue to make.
        text: What is to be done, as in a list of tasks.
        days: By which it is due, in the order of the year.
        before: The named day itself is too late.
        year: Only in that year; None for every one.
        with_own: It goes to the office above with the Hội's own report, and so do those of other
            plans of which this holds. Any other goes elsewhere, and only a report that names its
            plan answers it.
    """

    id: str
    plan: str
    kind: str
    text: str
    days: tuple[Day, ...]
    before: bool = False
    year: int | None = None
    with_own: bool = True

    def dates_in(self, year: int) -> Iterator[dt.date]:
        """The days named by the plan in one year."""
        if self.year in {None, year}:
            for day in self.days:
                yield day.in_year(year)

    def last_day(self, named: dt.date) -> dt.date:
        """The last day on which it is in time."""
        return named - dt.timedelta(days=1) if self.before else named

    @property
    def day_text(self) -> str:
        """``20 hằng tháng``, ``15 tháng 6`` or ``15 tháng 6 và 15 tháng 12``."""
        if self.days == _every_month(self.days[0].day):
            return f"{self.days[0].day:02} hằng tháng"
        return " và ".join(
            f"{day:02} tháng {f'{month:02}' if month <= 2 else month}"  # noqa: PLR2004 - V3
            for day, month in self.days
        )

    @property
    def written(self) -> str:
        """The days as an office reads and writes them: ``trước 12 tháng 11``."""
        return f"{_BEFORE if self.before else ''}{self.day_text}"

    def on_days(self, text: str) -> "ReportDuty":
        """The same duty on the days that an office wrote.

        Raises:
            RuleError: ``bad_days``: they cannot be read, or are meant otherwise than the plan's.
        """
        plain = " ".join(text.lower().split()).rstrip(".")
        if plain.startswith(_BEFORE) and not self.before:
            raise RuleError(
                "bad_days", "Hạn này là ngày cuối còn gửi được. Ghi ngày đó, bỏ chữ “trước”."
            )
        return replace(self, days=_read_days(plain.removeprefix(_BEFORE)))


def _read_days(plain: str) -> tuple[Day, ...]:
    monthly = _MONTHLY.fullmatch(plain)
    if monthly and 1 <= int(monthly[1]) <= _LONGEST_MONTH:
        return _every_month(int(monthly[1]))
    found = [_DAY.fullmatch(part) for part in _APART.split(plain)]
    days = [Day(int(one[1]), int(one[2])) for one in found if one]
    if not all(found) or not all(map(_is_day, days)):
        raise RuleError(
            "bad_days",
            "Chưa đọc được hạn gửi. Ghi như “20 hằng tháng”, “15/6” hoặc “15/6 và 15/12”.",
        )
    return tuple(sorted(set(days), key=lambda day: (day.month, day.day)))


def _is_day(day: Day) -> bool:
    if not 1 <= day.month <= 12:  # noqa: PLR2004 - of a year
        return False
    return 1 <= day.day <= calendar.monthrange(_LEAP_YEAR, day.month)[1]


@dataclass(frozen=True)
class DueReport:
    """A report at one of its dates; ``last_day`` is when it must be sent."""

    duty: ReportDuty
    named_day: dt.date
    last_day: dt.date


DUTIES: tuple[ReportDuty, ...] = (
    ReportDuty("KH1-month", "KH1", "BC-T", "Báo cáo tháng", _every_month(20)),
    ReportDuty("KH1-half", "KH1", "BC-6T", "Báo cáo 6 tháng", _on(15, (6,))),
    ReportDuty("KH1-year", "KH1", "BC-N", "Báo cáo năm", _on(15, (11,))),
    ReportDuty("KH1-list", "KH1", "B1", "Rà soát, cập nhật danh sách trẻ", _on(5, _QUARTER_STARTS)),
    ReportDuty(
        "KH1-sponsors", "KH1", "D1", "Thư báo cáo gửi Mẹ đỡ đầu (6 tháng một lần)", _on(15, (6, 12))
    ),
    ReportDuty(
        "KH1-five-years", "KH1", "BC-5N", "Sơ kết 5 năm Chương trình", _on(31, (12,)), year=2026
    ),
    ReportDuty("KH2-year", "KH2", "BC-N", "Sơ kết năm công tác trẻ em", _on(15, (11,))),
    ReportDuty("KH2-end", "KH2", "BC-N", "Tổng kết Kế hoạch 2024-2030", _on(15, (11,)), year=2030),
    ReportDuty(
        "KH3-year",
        "KH3",
        "BC-N",
        "Báo cáo chăm sóc trẻ em có hoàn cảnh đặc biệt",
        _on(12, (11,)),
        before=True,
        with_own=False,
    ),
    ReportDuty(
        "KH4-year",
        "KH4",
        "BC-N",
        "Báo cáo vận động nguồn lực",
        _on(30, (11,)),
        before=True,
        with_own=False,
    ),
    ReportDuty(
        "KH5-half",
        "KH5",
        "BC-6T",
        "Báo cáo 6 tháng thực hiện Đề án chăm sóc dựa vào cộng đồng",
        _on(15, (6, 12)),
        before=True,
        with_own=False,
    ),
)


def duties_with(own: Mapping[str, str]) -> tuple[ReportDuty, ...]:
    """The duties, on the days that an office wrote where it wrote any.

    Args:
        own: Days by the id of their duty; each can be read.
    """
    return tuple(one.on_days(own[one.id]) if one.id in own else one for one in DUTIES)


def duty(duty_id: str) -> ReportDuty:
    """The duty of that name."""
    return next(one for one in DUTIES if one.id == duty_id)


def plans_answered(kind: str, written: str = "", *, government: bool = False) -> tuple[str, ...]:
    """The plans that a report answers, in the order of their codes.

    Args:
        kind: Of the report.
        written: Their codes as the officer wrote them; empty for those that are answered by the
            Hội's own report.
        government: The People's Committee reports: it owes the Hội nothing, and which plans of the
            state it has nobody here knows, so that it answers those alone that are written.

    Raises:
        RuleError: ``unknown_plan``: no such plan asks for a report of this kind.
    """
    asking = {one.plan: one.with_own for one in DUTIES if one.kind == kind}
    if not written.strip() and government:
        return ()
    if not written.strip():
        return tuple(sorted(plan for plan, with_own in asking.items() if with_own))
    named = set(_BETWEEN.split(written.strip(" ,;.").upper())) - {"VÀ"}
    if not named or named - asking.keys():
        known = ", ".join(sorted(asking)) or "không có"
        message = f"Ghi mã kế hoạch mà báo cáo này trả lời, cách nhau dấu phẩy. Các mã: {known}."
        raise RuleError("unknown_plan", message)
    return tuple(sorted(named))


def goes_with_own(kind: str, plan: str) -> bool:
    """Whether what a plan asks for goes to the office above with the Hội's own report."""
    return any(one.with_own for one in DUTIES if (one.kind, one.plan) == (kind, plan))


def due_between(
    first: dt.date, last: dt.date, duties: Sequence[ReportDuty] = DUTIES
) -> tuple[DueReport, ...]:
    """What must be sent on one of these days, both inclusive, the earliest first.

    Args:
        first: The first day.
        last: The last day.
        duties: Those of an office that has days of its own.
    """
    found = [
        DueReport(one, named, one.last_day(named))
        for one in duties
        for year in range(first.year, last.year + 2)
        for named in one.dates_in(year)
        if first <= one.last_day(named) <= last
    ]
    return tuple(sorted(found, key=lambda due: (due.last_day, due.duty.id)))


def incident_due(begun: dt.date, asked: str = "") -> dt.date:
    """The last day of a report out of turn: the day that was asked for, else the next one.

    Args:
        begun: The day on which it was begun.
        asked: The day as the officer wrote it.

    Raises:
        RuleError: ``bad_due``: that is no day.
    """
    if not asked.strip():
        return begun + dt.timedelta(days=_INCIDENT_DAYS)
    written = read_written_date(asked).day_first or ""
    if len(written) != _WHOLE_DAY:
        raise RuleError("bad_due", "Hạn gửi phải là một ngày, ghi như 05/12/2026.")
    return dt.date.fromisoformat(written)
