"""Counts figures: one pass over the records for any number of units."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from mdd_desktop.domain.calm import without_collector
from mdd_desktop.domain.figures.definition import (
    Both,
    Count,
    FigureDefinition,
    Ident,
    Placed,
    Rate,
    Stream,
    Sum,
)
from mdd_desktop.domain.figures.facts import Facts, prepare
from mdd_desktop.domain.figures.listings import Listings
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.figures.registry import PARTS, figures_for
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
            figure_id: Of a figure; of a rate or an indicator it lists the numerator.

        Raises:
            NotFoundError: There is no such figure.
        """
        indicator = INDICATORS.get(figure_id)
        return self.lists.of(indicator.num if indicator and indicator.num else figure_id)


class _Tally:
    """What is counted for one unit while the pass goes on."""

    def __init__(self) -> None:
        self.totals: dict[str, int] = defaultdict(int)
        self.lists: dict[str, list[Ident]] = defaultdict(list)
        self.seen: dict[str, set[Ident]] = defaultdict(set)

    def add(self, figure_id: str, ident: Ident) -> None:
        seen = self.seen[figure_id]
        if ident not in seen:
            seen.add(ident)
            self.lists[figure_id].append(ident)


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
    moment = Moment(facts, period)
    tallies = {unit: _Tally() for unit in units}
    places = _Places(facts, tallies)
    definitions = figures_for(activity.type for activity in facts.activities)
    everything = {**definitions, **PARTS}
    if only is not None:
        wanted = _with_parts(everything, only)
        definitions = {name: one for name, one in definitions.items() if name in wanted}
        everything = {name: one for name, one in everything.items() if name in wanted}
    with without_collector():
        for stream, figures in _by_stream(everything).items():
            _pass(stream, figures, moment, places)
    external = _latest_external(moment, places.holding) if only is None else None
    return {
        unit: _figures(
            definitions,
            Listings(moment, unit, everything, tally.lists),
            tally.totals,
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


class _Places:
    """For which of the units asked for a fact at a unit counts."""

    def __init__(self, facts: Facts, tallies: Mapping[str, _Tally]) -> None:
        self.tree = facts.tree
        self.tallies = tallies
        self.known: dict[str, tuple[str, ...]] = {}

    def holding(self, unit: str) -> tuple[str, ...]:
        """The units asked for at or above ``unit``."""
        found = self.known.get(unit)
        if found is None:
            path = (unit, *self.tree.above(unit))
            found = self.known[unit] = tuple(code for code in path if code in self.tallies)
        return found

    def of(self, placed: "Placed[object]") -> list[_Tally]:
        """Where a case counts: above its unit, but not above the unit outside."""
        above = self.holding(placed.unit)
        if placed.outside is None:
            return [self.tallies[code] for code in above]
        beyond = self.holding(placed.outside)
        return [self.tallies[code] for code in above if code not in beyond]


_Rules = list[tuple[str, Count]]


def _by_stream(definitions: Mapping[str, FigureDefinition]) -> dict[Stream[object], _Rules]:
    found: dict[Stream[object], _Rules] = {}
    for name, definition in definitions.items():
        if isinstance(definition.rule, Count):
            found.setdefault(definition.rule.stream, []).append((name, definition.rule))
    return found


def _pass(stream: Stream[object], rules: _Rules, moment: Moment, places: _Places) -> None:
    cases = [
        (placed.case, stream.ident(placed.case), tallies)
        for placed in stream.at(moment)
        if (tallies := places.of(placed))
    ]
    for name, rule in rules:
        test = rule.test
        met = [case for case in cases if test(case[0])]
        if stream.members is None:
            _note(name, met, distinct=stream.distinct)
        if rule.is_summed:
            weight = rule.weight or stream.size
            for case, _, tallies in met:
                for tally in tallies:
                    tally.totals[name] += weight(case)


def _note(name: str, met: Iterable[tuple[object, Ident, list[_Tally]]], *, distinct: bool) -> None:
    """Note the ids met; counting is noting, for a count is the length of its list."""
    for _, ident, tallies in met:
        for tally in tallies:
            if distinct:
                tally.add(name, ident)
            else:
                tally.lists[name].append(ident)


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
    totals: Mapping[str, int],
    external: Mapping[str, list[ExternalCount]] | None,
) -> Figures:
    numbers: dict[str, int] = {}
    for name, definition in lists.definitions.items():
        rule = definition.rule
        if isinstance(rule, Count):
            numbers[name] = totals.get(name, 0) if rule.is_summed else len(lists.of(name))
        elif isinstance(rule, Sum):
            numbers[name] = sum(numbers[part] for part in rule.parts)
        elif isinstance(rule, Both):
            numbers[name] = len(lists.of(name))
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
