"""Counts figures: one pass over the records for any number of units."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from mdd_desktop.domain.calm import without_collector
from mdd_desktop.domain.figures.definition import (
    Both,
    Count,
    FigureDefinition,
    Ident,
    Rate,
    Sum,
)
from mdd_desktop.domain.figures.facts import Facts, prepare
from mdd_desktop.domain.figures.listings import Listings
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.figures.passing import Places, Tally, tallied
from mdd_desktop.domain.figures.registry import FIGURES, PARTS, figures_for
from mdd_desktop.domain.indicators import INDICATORS, Indicator, measured, percent
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.snapshot import Snapshot
from mdd_desktop.domain.unit import UnitTree
from mdd_desktop.domain.visit import ExternalCount

Value = int | Decimal | None


@dataclass(frozen=True)
class Figures:
    """The figures and indicators of one unit and period.

    Attributes:
        unit: Its code; everything below it is included.
        known_on: The freezing date, None for what is known now.
        values: By figure id: a whole number; a rate with one decimal, or None for "–".
        indicators: By indicator id, those that have a number.
    """

    unit: str
    period: Period
    known_on: dt.date | None
    values: Mapping[str, Value]
    indicators: Mapping[str, Indicator]
    lists: Listings = field(repr=False, compare=False)

    def listing(self, figure_id: str) -> tuple[Ident, ...]:
        """What a figure counts: ids of records, codes of units; of a sum, what was summed.

        Args:
            figure_id: Of a figure; of a rate or an indicator it lists the numerator, of one that
                other offices count what they typed in.

        Raises:
            NotFoundError: There is no such figure.
        """
        indicator = INDICATORS.get(figure_id)
        if indicator and indicator.is_external:
            return tuple(count.id for count in self.indicators[figure_id].counts)
        return self.lists.of(indicator.num if indicator and indicator.num else figure_id)


def count_figures(
    snapshot: Snapshot | Facts, period: Period, unit: str, *, known_on: dt.date | None = None
) -> Figures:
    """Count every figure and indicator of one unit, with everything below it."""
    return count_by_unit(snapshot, period, (unit,), known_on=known_on)[unit]


def count_by_unit(
    snapshot: Snapshot | Facts,
    period: Period,
    units: Iterable[str],
    *,
    known_on: dt.date | None = None,
    only: Iterable[str] | None = None,
) -> dict[str, Figures]:
    """Count the figures of several units in one pass.

    Args:
        snapshot: The records, or what ``prepare`` made of them when several periods are counted.
        period: Both days inclusive.
        units: Codes; one may stand above another.
        known_on: Freezing date; only with a snapshot, facts were prepared with theirs.
        only: Ids of the figures wanted, which takes less time; indicators are then left out.
    """
    facts = snapshot if isinstance(snapshot, Facts) else prepare(snapshot, known_on=known_on)
    return _count(Moment(facts, period), tuple(units), only)


def count_since(first: dt.date, now: Mapping[str, Figures]) -> dict[str, Mapping[str, Value]]:
    """The figures from an earlier first day on (kind L, rule F1).

    Args:
        first: The first day.
        now: What was counted for a period, by unit. What depends on its last day alone is the
            same, and is not counted again.
    """
    moment = next(iter(now.values())).lists.moment
    known = next(iter(now.values())).values
    names = [name for name in known if name not in FIGURES or not FIGURES[name].is_as_of]
    since = Moment(moment.facts, Period.days(first, moment.period.hi), moment.day)
    counted = _count(since, tuple(now), names)
    return {unit: {**now[unit].values, **counted[unit].values} for unit in now}


def _count(moment: Moment, units: Sequence[str], only: Iterable[str] | None) -> dict[str, Figures]:
    definitions = figures_for(activity.type for activity in moment.facts.activities)
    everything = {**definitions, **PARTS}
    if only is not None:
        wanted = _with_parts(everything, only)
        definitions = {name: one for name, one in definitions.items() if name in wanted}
        everything = {name: one for name, one in everything.items() if name in wanted}
    places = Places(moment.facts.tree, units)
    with without_collector():
        tallies = tallied(everything, moment, places, units)
    external = _latest_external(moment, places.holding) if only is None else None
    return {
        unit: _figures(
            definitions,
            Listings(moment, unit, everything),
            tally,
            None if external is None else external.get(unit, {}),
        )
        for unit, tally in tallies.items()
    }


def count_own(
    snapshot: Snapshot | Facts, period: Period, unit: str, *, known_on: dt.date | None = None
) -> Figures:
    """Count what a superior booked itself, without the units below it (rule F13).

    Its row in a summary table: communes and this row together give the Σ figures of the unit.
    """
    facts = snapshot if isinstance(snapshot, Facts) else prepare(snapshot, known_on=known_on)
    known = facts.tree.units.get(unit)
    alone = replace(facts, tree=UnitTree([known] if known else []))
    return count_figures(alone, period, unit)


def _with_parts(everything: Mapping[str, FigureDefinition], only: Iterable[str]) -> set[str]:
    """The figures wanted, and those they are made of."""
    wanted: set[str] = set()
    waiting = list(only)
    while waiting:
        name = waiting.pop()
        if name in wanted or name not in everything:
            continue
        wanted.add(name)
        rule = everything[name].rule
        if isinstance(rule, Sum | Both):
            waiting += rule.parts
        elif isinstance(rule, Rate):
            waiting += (rule.num, *rule.den)
    return wanted


def _latest_external(
    moment: Moment, holding: Callable[[str], Iterable[str]]
) -> dict[str, dict[str, list[ExternalCount]]]:
    latest: dict[tuple[str, str], ExternalCount] = {}
    for count in moment.facts.external_counts:
        key = (count.unit_id, count.indicator)
        known = latest.get(key)
        if not moment.period.lo <= count.as_of <= moment.period.hi:
            continue
        if known is None or (known.as_of, known.recorded_on or dt.date.min) <= (
            count.as_of,
            count.recorded_on or dt.date.min,
        ):
            latest[key] = count
    found: dict[str, dict[str, list[ExternalCount]]] = {}
    for (unit, indicator), count in latest.items():
        for above in holding(unit):
            found.setdefault(above, {}).setdefault(indicator, []).append(count)
    return found


def _figures(
    definitions: Mapping[str, FigureDefinition],
    lists: Listings,
    tally: Tally,
    external: Mapping[str, list[ExternalCount]] | None,
) -> Figures:
    numbers: dict[str, int] = {}
    for name, definition in lists.definitions.items():
        rule = definition.rule
        if isinstance(rule, Count):
            numbers[name] = tally.totals.get(name, 0)
        elif isinstance(rule, Sum):
            numbers[name] = sum(numbers[part] for part in rule.parts)
        elif isinstance(rule, Both):
            numbers[name] = len(tally.met[rule.parts[0]] & tally.met[rule.parts[1]])
    facts, unit = lists.moment.facts, lists.unit
    if "cash_balance" in numbers:
        numbers["cash_balance"] += _opening_cash(facts, unit)
    values: dict[str, Value] = {}
    for name, definition in definitions.items():
        if isinstance(definition.rule, Rate):
            den = sum(numbers[part] for part in definition.rule.den)
            values[name] = percent(numbers[definition.rule.num], den)
        else:
            values[name] = numbers[name]
    indicators = {} if external is None else measured(numbers, external, facts.settings)
    return Figures(unit, lists.moment.period, facts.known_on, values, indicators, lists)


def _opening_cash(facts: Facts, unit: str) -> int:
    tree = facts.tree
    return sum(
        known.opening_cash
        for code, known in tree.units.items()
        if known.opening_cash and (code == unit or tree.is_above(unit, code))
    )
