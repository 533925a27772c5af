"""Rows of the list of activities, and the indicators they feed."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.indicators import INDICATORS
from mdd_desktop.domain.vietnamese import format_number, percent_text
from mdd_desktop.domain.visit import Activity, ExternalCount
from mdd_desktop.services.targets import Target
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.chip import ChipText
from mdd_desktop.ui.widgets.page_model import Cell, Column

FED = ("000-1", "001-2a", "001-3a")
"""The counted indicators that activities move."""


@dataclass(frozen=True)
class ActivityRow:
    """One activity or count, ready to be drawn."""

    id: UUID
    date: str
    what: str
    more: str
    kind: str
    number: str
    where: str


@dataclass(frozen=True)
class Fed:
    """An indicator as the side panel shows it."""

    text: str
    told: str
    state: ChipText


def activity_columns() -> list[Column[ActivityRow]]:
    """Return the columns of activities."""
    return [
        Column("date", tr("Ngày"), lambda x: Cell(x.date), 116, 1),
        Column("what", tr("Hoạt động"), _named, 240, 1, 4),
        Column("kind", tr("Loại"), lambda x: Cell(x.kind, wrap=True), 170, 2, 2),
        Column("number", tr("Người dự"), lambda x: Cell(x.number), 90, 1, right=True),
    ]


def _named(line: ActivityRow) -> Cell:
    return Cell(line.what, line.more, strong=True, wrap=True)


def count_columns() -> list[Column[ActivityRow]]:
    """Return the columns of counts by other offices."""
    return [
        Column("date", tr("Đến ngày"), lambda x: Cell(x.date), 116, 1),
        Column("what", tr("Chỉ tiêu"), lambda x: Cell(x.what, strong=True, wrap=True), 230, 1, 4),
        Column("number", tr("Đạt / tổng"), lambda x: Cell(x.number), 110, 1, right=True),
        Column("where", tr("Nguồn"), lambda x: Cell(x.where, wrap=True), 170, 1, 3),
    ]


def activity_row(activity: Activity) -> ActivityRow:
    """Return an activity ready to be drawn."""
    kind = label("activity_type", activity.type)
    programme = label("programme", activity.programme)
    return ActivityRow(
        activity.id,
        f"{activity.date:%d/%m/%Y}",
        activity.title or kind,
        " · ".join(part for part in (programme, activity.place) if part),
        kind,
        format_number(activity.participants) if activity.participants else "—",
        "",
    )


def count_row(count: ExternalCount) -> ActivityRow:
    """Return a count ready to be drawn."""
    known = INDICATORS.get(count.indicator)
    total = format_number(count.den) if count.den is not None else "—"
    return ActivityRow(
        count.id,
        f"{count.as_of:%d/%m/%Y}",
        known.text if known else count.indicator,
        "",
        "",
        f"{format_number(count.num)} / {total}",
        count.source or "—",
    )


def fed(targets: Sequence[Target]) -> list[Fed]:
    """Return the indicators that this page feeds, with how far they have come."""
    wanted = [
        one
        for one in targets
        if one.id in FED or (one.reporting_units is not None and one.reporting_units > 0)
    ]
    return [_fed(one) for one in wanted]


def _fed(target: Target) -> Fed:
    if target.numerator is None or target.denominator is None or target.percent is None:
        told, chip = tr("chưa có số"), ChipText(tr("Chưa có số"), "neu", "minus")
    else:
        told = tr("{num} / {den} · {percent}").format(
            num=format_number(target.numerator),
            den=format_number(target.denominator),
            percent=percent_text(target.percent),
        )
        chip = (
            ChipText(tr("Đạt"), "ok", "check")
            if target.reached
            else ChipText(tr("Chưa đạt"), "warn", "clock")
        )
    goal = tr("cần {goal}%").format(goal=target.goal) if target.goal is not None else ""
    return Fed(target.text, " · ".join(part for part in (told, goal) if part), chip)
