"""What some reports hold beyond the figures of their period: the year before, years, needs."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.figures import Facts, Figures, count_by_unit
from mdd_desktop.domain.figures.ledger import LEDGER_FIGURES
from mdd_desktop.domain.period import Period, months_before
from mdd_desktop.domain.report import Figure, NeedCount, YearFigures
from mdd_desktop.domain.snapshot import Snapshot
from mdd_desktop.domain.vietnamese import sort_key

_YEAR = 12


@dataclass(frozen=True)
class Further:
    """Counts of one unit beside those of the report's own period."""

    facts: Facts
    unit: str
    span: Period
    begun: dt.date

    def previous(self) -> Mapping[str, Figure]:
        """The same days a year before; empty when the registry knows nothing of them.

        What was booked before the ledger began is unknown, which is not zero.
        """
        last = months_before(self.span.hi, _YEAR)
        if last < self.begun:
            return {}
        first = max(self.begun, months_before(self.span.lo, _YEAR))
        values = self._count(Period.days(first, last)).values
        if not any(values.values()):
            return {}
        ledger = self.facts.settings.ledger_start
        return values if ledger is None or ledger <= first else _without_bookings(values)

    def by_year(self) -> tuple[YearFigures, ...]:
        """Each year of the span, its first and last one cut to the span.

        What was booked in a year that ended before the ledger began is unknown.
        """
        ledger = self.facts.settings.ledger_start
        years = []
        for year in range(self.span.lo.year, self.span.hi.year + 1):
            first = max(self.span.lo, dt.date(year, 1, 1))
            last = min(self.span.hi, dt.date(year, 12, 31))
            values = self._count(Period.days(first, last)).values
            if ledger is not None and last < ledger:
                values = _without_bookings(values)
            years.append(YearFigures(year, first, last, values))
        return tuple(years)

    def _count(self, period: Period) -> Figures:
        return count_by_unit(self.facts, period, (self.unit,))[self.unit]


def _without_bookings(values: Mapping[str, Figure]) -> Mapping[str, Figure]:
    booked = {figure.id for figure in LEDGER_FIGURES}
    return {name: None if name in booked else value for name, value in values.items()}


def needs_of(
    snapshot: Snapshot, units: Sequence[str], figures: Mapping[str, Figures]
) -> tuple[NeedCount, ...]:
    """How many listed children of each unit need what, most wanted first, without names."""
    children = {child.id: child for child in snapshot.children}
    names = {unit.code: unit.name for unit in snapshot.units}
    found = []
    for code in sorted(units, key=lambda one: (sort_key(names[one]), one)):
        counted = Counter(
            need.kind for child in _listed(children, figures[code]) for need in child.needs
        )
        found += [
            NeedCount(names[code], label("need", kind), count)
            for kind, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
    return tuple(found)


def places_of(
    snapshot: Snapshot, unit: str, below: Sequence[str], figures: Mapping[str, Figures]
) -> tuple[str, ...]:
    """Names of the units below; of a commune the villages where listed children live."""
    if unit not in below:
        names = {one.name for one in snapshot.units if one.code in below}
    else:
        children = {child.id: child for child in snapshot.children}
        names = {child.village or "" for child in _listed(children, figures[unit])} - {""}
    return tuple(sorted(names, key=sort_key))


def _listed(children: Mapping[UUID, Child], figures: Figures) -> list[Child]:
    listed = dict.fromkeys(figures.listing("children_listed"))
    return [children[one] for one in listed if isinstance(one, UUID) and one in children]
