"""When which report is due, plan by plan, and what falls due in a span of days (documents.md §2).

Days are those the plans name; an office confirms them. A report asked for "before" a day has its
last day on the eve.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

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
_EVERY_MONTH = tuple(range(1, 13))
_QUARTER_STARTS = (1, 4, 7, 10)


@dataclass(frozen=True)
class ReportDuty:
    """One report an office owes again and again.

    Attributes:
        id: Stable name, such as ``KH1-half``.
        plan: The plan that asks for it, as in the catalogue.
        kind: Document of the catalogue to make.
        text: What is to be done, as in a list of tasks.
        day: Of the month.
        months: In which months.
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
    day: int
    months: tuple[int, ...]
    before: bool = False
    year: int | None = None
    with_own: bool = True

    def dates_in(self, year: int) -> Iterator[dt.date]:
        """The days named by the plan in one year."""
        if self.year in {None, year}:
            for month in self.months:
                yield dt.date(year, month, self.day)

    def last_day(self, named: dt.date) -> dt.date:
        """The last day on which it is in time."""
        return named - dt.timedelta(days=1) if self.before else named

    @property
    def day_text(self) -> str:
        """``20 hằng tháng``, ``15 tháng 6`` or ``15 tháng 6 và 15 tháng 12``."""
        if self.months == _EVERY_MONTH:
            return f"{self.day:02} hằng tháng"
        return " và ".join(
            f"{self.day:02} tháng {f'{month:02}' if month <= 2 else month}"  # noqa: PLR2004 - V3
            for month in self.months
        )


@dataclass(frozen=True)
class DueReport:
    """A report at one of its dates; ``last_day`` is when it must be sent."""

    duty: ReportDuty
    named_day: dt.date
    last_day: dt.date


DUTIES: tuple[ReportDuty, ...] = (
    ReportDuty("KH1-month", "KH1", "BC-T", "Báo cáo tháng", 20, _EVERY_MONTH),
    ReportDuty("KH1-half", "KH1", "BC-6T", "Báo cáo 6 tháng", 15, (6,)),
    ReportDuty("KH1-year", "KH1", "BC-N", "Báo cáo năm", 15, (11,)),
    ReportDuty("KH1-list", "KH1", "B1", "Rà soát, cập nhật danh sách trẻ", 5, _QUARTER_STARTS),
    ReportDuty(
        "KH1-sponsors", "KH1", "D1", "Thư báo cáo gửi Mẹ đỡ đầu (6 tháng một lần)", 15, (6, 12)
    ),
    ReportDuty("KH1-five-years", "KH1", "BC-5N", "Sơ kết 5 năm Chương trình", 31, (12,), year=2026),
    ReportDuty("KH2-year", "KH2", "BC-N", "Sơ kết năm công tác trẻ em", 15, (11,)),
    ReportDuty("KH2-end", "KH2", "BC-N", "Tổng kết Kế hoạch 2024-2030", 15, (11,), year=2030),
    ReportDuty(
        "KH3-year",
        "KH3",
        "BC-N",
        "Báo cáo chăm sóc trẻ em có hoàn cảnh đặc biệt",
        12,
        (11,),
        before=True,
        with_own=False,
    ),
    ReportDuty(
        "KH4-year",
        "KH4",
        "BC-N",
        "Báo cáo vận động nguồn lực",
        30,
        (11,),
        before=True,
        with_own=False,
    ),
    ReportDuty(
        "KH5-half",
        "KH5",
        "BC-6T",
        "Báo cáo 6 tháng thực hiện Đề án chăm sóc dựa vào cộng đồng",
        15,
        (6, 12),
        before=True,
        with_own=False,
    ),
)


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


def due_between(first: dt.date, last: dt.date) -> tuple[DueReport, ...]:
    """What must be sent on one of these days, both inclusive, the earliest first."""
    found = [
        DueReport(one, named, one.last_day(named))
        for one in DUTIES
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
