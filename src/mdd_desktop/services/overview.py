"""The first page: five figures, the months of the year, how far the targets have come."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from mdd_desktop.domain.figures import Figures, count_by_unit
from mdd_desktop.domain.figures.child_case import ChildCase
from mdd_desktop.domain.figures.moment import Day
from mdd_desktop.domain.figures.pledged_months import pledged_by_month
from mdd_desktop.domain.indicators import INDICATORS, percent
from mdd_desktop.domain.office import Settings
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.report import Figure
from mdd_desktop.domain.waiting import waiting_since
from mdd_desktop.services.counting import Counted, counted_from
from mdd_desktop.services.kept_answers import kept_answer
from mdd_desktop.storage.queries import task_rows
from mdd_desktop.storage.registry import Registry

_DELIVERED = "delivered_total"
_CARDS = (
    "children_listed",
    "children_girls",
    "children_ethnic_minority",
    "children_sponsored",
    "children_sponsored_to_18",
    "children_unsponsored",
    "sponsors_active",
    "sponsors_direct",
    "sponsors_indirect",
    "sponsors_both_forms",
    _DELIVERED,
    "pledged_money",
)
_SHARES = (
    (
        "coverage_rate",
        "children_sponsored",
        ("children_sponsored", "children_unsponsored"),
        "000-5",
    ),
    ("visit_rate", "children_sponsored_visited", ("children_sponsored",), ""),
)
_INDICATORS = ("002-1", "001-3b", "000-1", "001-2a", "001-1b", "000-2")


@dataclass(frozen=True)
class MonthOfMoney:
    """What was pledged and delivered in a month, in đồng."""

    month: int
    pledged: int
    delivered: int


@dataclass(frozen=True)
class Share:
    """A target: so many of so many, and the percentage that is wanted.

    Attributes:
        figure: Id of the figure or indicator; its list is what the numerator counts.
        goal: Percent; None where no plan gives one.
    """

    figure: str
    text: str
    num: int
    den: int
    rate: Decimal
    goal: int | None
    unit_word: str


@dataclass(frozen=True)
class Overview:
    """What the first page shows of figures.

    Attributes:
        period: From New Year's Day to today: figures of a state are those of today.
        longest_wait: Days the child waits who has waited longest; None when nobody waits.
        plan: Number of the plan whose targets these are, or "".
    """

    period: Period
    figures: dict[str, Figure]
    longest_wait: int | None
    months: tuple[MonthOfMoney, ...]
    shares: tuple[Share, ...]
    plan: str
    communes: int


def overview(registry: Registry) -> Overview:
    """Count the figures of the first page for this office with everything below it."""
    return kept_answer(registry, "overview", lambda: _counted(registry))


def _counted(registry: Registry) -> Overview:
    kept, today, unit = counted_from(registry), registry.today, registry.unit
    period = Period.days(dt.date(today.year, 1, 1), today)
    counted = count_by_unit(kept.facts, period, (unit,), only=_wanted())[unit]
    with registry.read() as reading:
        plan = task_rows.latest_plan(reading.connection, unit, today)
    return Overview(
        period=period,
        figures=dict(counted.values),
        longest_wait=_longest_wait(kept, counted, period),
        months=_months(kept, unit, today),
        shares=_shares(counted, kept.snapshot.settings),
        plan=plan,
        communes=len(kept.tree.communes(unit)),
    )


def _wanted() -> set[str]:
    parts = {part for name in _INDICATORS for part in (INDICATORS[name].num, INDICATORS[name].den)}
    return {*_CARDS, *(name for name, *_ in _SHARES), *(part for part in parts if part)}


def _months(kept: Counted, unit: str, today: dt.date) -> tuple[MonthOfMoney, ...]:
    pledged = pledged_by_month(kept.facts, unit, today.year)
    return tuple(
        MonthOfMoney(month, pledged[month - 1], _delivered(kept, unit, today, month))
        for month in range(1, today.month + 1)
    )


def _delivered(kept: Counted, unit: str, today: dt.date, month: int) -> int:
    whole = Period.month(today.year, month)
    period = Period.days(whole.lo, min(whole.hi, today))
    return _whole(
        count_by_unit(kept.facts, period, (unit,), only=(_DELIVERED,))[unit].values[_DELIVERED]
    )


def _whole(value: Figure) -> int:
    return int(value or 0)


def _longest_wait(kept: Counted, counted: Figures, period: Period) -> int | None:
    day = Day(kept.facts, period.hi)
    waits = [
        day.hi - waiting_since(ChildCase(kept.facts.children[one], day))
        for one in counted.listing("children_unsponsored")
        if isinstance(one, UUID)
    ]
    return max(waits, default=None)


def _shares(counted: Figures, settings: Settings) -> tuple[Share, ...]:
    found = []
    for name, num, dens, target in _SHARES:
        goal = settings.goal_of(target, INDICATORS[target].goal) if target else None
        found += _share(counted, name, _TEXTS[name], (num, dens), goal, "trẻ")
    for name in _INDICATORS:
        one = INDICATORS[name]
        parts = (str(one.num), (str(one.den),))
        found += _share(
            counted,
            name,
            one.text,
            parts,
            settings.goal_of(name, one.goal),
            _WORDS.get(name, "cơ sở"),
        )
    return tuple(found)


def _share(
    counted: Figures,
    name: str,
    text: str,
    parts: tuple[str, tuple[str, ...]],
    goal: int | None,
    word: str,
) -> list[Share]:
    num = len(counted.listing(parts[0]))
    den = sum(len(counted.listing(part)) for part in parts[1])
    rate = percent(num, den)
    return [] if rate is None else [Share(name, text, num, den, rate, goal, word)]


_TEXTS = {
    "coverage_rate": "Trẻ cần đỡ đầu đã có Mẹ đỡ đầu",
    "visit_rate": "Trẻ đang được đỡ đầu đã được thăm trong năm",
}
_WORDS = {"002-1": "trẻ", "001-1b": "cán bộ"}
