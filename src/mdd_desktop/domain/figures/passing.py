"""One pass over each stream of cases: every figure of it, for every unit asked for."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import compress
from typing import Any, TypeVar

from mdd_desktop.domain.figures.definition import Count, FigureDefinition, Placed, Stream, always
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.stopping import heeded
from mdd_desktop.domain.unit import UnitTree

C = TypeVar("C")
_Units = tuple[str, ...]
_Rules = list[tuple[str, Count]]


class Tally:
    """What was counted for one unit.

    Attributes:
        totals: By figure: how many there are, or what they add up to.
        met: Of figures that count each id once: what tells those that were met from others.
    """

    def __init__(self) -> None:
        self.totals: dict[str, int] = defaultdict(int)
        self.met: dict[str, set[Hashable]] = defaultdict(set)


_Tallies = Mapping[str, Tally]


class Places:
    """For which of the units asked for a fact at a unit counts."""

    def __init__(self, tree: UnitTree, units: Iterable[str]) -> None:
        self._tree = tree
        self._asked = frozenset(units)
        self._known: dict[str, _Units] = {}

    def holding(self, unit: str) -> _Units:
        """The units asked for at or above ``unit``."""
        found = self._known.get(unit)
        if found is None:
            path = (unit, *self._tree.above(unit))
            found = self._known[unit] = tuple(code for code in path if code in self._asked)
        return found

    def of_all(self, cases: Iterable[Placed[C]]) -> tuple[list[_Units], list[C]]:
        """The cases that count for any unit asked for, and for which: not above the one outside."""
        known, counting, met = self._known, [], []
        for unit, case, outside in cases:
            units = known.get(unit)
            if units is None:
                units = self.holding(unit)
            if outside is not None:
                beyond = self.holding(outside)
                units = tuple(code for code in units if code not in beyond)
            if units:
                counting.append(units)
                met.append(case)
        return counting, met


def tallied(
    definitions: Mapping[str, FigureDefinition],
    moment: Moment,
    places: Places,
    units: Iterable[str],
) -> dict[str, Tally]:
    """Count every figure that counts cases."""
    tallies = {unit: Tally() for unit in units}
    for stream, rules in _by_stream(definitions).items():
        cases = _Cases(stream, *places.of_all(stream.at(moment)))
        for name, rule in heeded(rules, step=1):
            cases.count(name, rule, tallies)
    return tallies


def _by_stream(definitions: Mapping[str, FigureDefinition]) -> dict[Stream[object], _Rules]:
    found: dict[Stream[object], _Rules] = {}
    for name, definition in definitions.items():
        if isinstance(definition.rule, Count):
            found.setdefault(definition.rule.stream, []).append((name, definition.rule))
    return found


class _Cases:
    """The cases of a stream and, for each of them, the units for which it counts."""

    def __init__(self, stream: Stream[Any], units: list[_Units], cases: list[Any]) -> None:
        self._stream = stream
        self._units = units
        self._cases = cases

    def count(self, name: str, rule: Count, tallies: _Tallies) -> None:
        """Count one figure: a test for every case, so without a loop of our own where possible."""
        met = self._cases if rule.test is always else map(rule.test, self._cases)
        if rule.is_summed:
            self._sum(name, rule.weight or self._stream.size, met, tallies)
        elif self._stream.distinct is not None:
            self._note(name, self._stream.distinct, met, tallies)
        else:
            for units, count in Counter(compress(self._units, met)).items():
                for unit in units:
                    tallies[unit].totals[name] += count

    def _sum(
        self, name: str, weight: Callable[[Any], int], met: Iterable[object], tallies: _Tallies
    ) -> None:
        for units, case in self._those(met):
            for unit in units:
                tallies[unit].totals[name] += weight(case)

    def _note(
        self, name: str, key: Callable[[Any], Hashable], met: Iterable[object], tallies: _Tallies
    ) -> None:
        found: dict[_Units, set[Hashable]] = defaultdict(set)
        for units, case in self._those(met):
            found[units].add(key(case))
        for units, keys in found.items():
            for unit in units:
                tallies[unit].met[name] |= keys
                tallies[unit].totals[name] = len(tallies[unit].met[name])

    def _those(self, met: Iterable[object]) -> Iterator[tuple[_Units, Any]]:
        return compress(zip(self._units, self._cases, strict=True), met)
