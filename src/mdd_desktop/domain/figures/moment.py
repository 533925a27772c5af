"""A period looked at in the prepared records: what several streams need to know about it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from mdd_desktop.domain.figures.facts import Facts
from mdd_desktop.domain.figures.lives import ChildLife, SponsorshipLife
from mdd_desktop.domain.figures.spans import Span, month_of, overlaps
from mdd_desktop.domain.figures.support_book import SupportSum
from mdd_desktop.domain.period import Period, months_before
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.visit import Activity, Visit

T = TypeVar("T")


class Day:
    """The last day of a period in the facts; every period that ends then has it in common.

    Attributes:
        hi: Its ordinal.
        month: Its month.
        kinh: The names of the majority, in lower case.
    """

    def __init__(self, facts: Facts, date: dt.date) -> None:
        self.facts = facts
        self.date = date
        self.settings = facts.settings
        self.hi = date.toordinal()
        self.month = month_of(self.hi)
        self.kinh = frozenset(name.casefold() for name in self.settings.kinh_names)
        self._made: dict[Hashable, Any] = {}

    def once(self, make: "Callable[[Moment], T]", moment: "Moment") -> T:
        """What is made from this day alone, whichever period ends with it."""
        if make not in self._made:
            self._made[make] = make(moment)
        made: T = self._made[make]
        return made

    @cached_property
    def active(self) -> Mapping[ChildLife, Sequence[SponsorshipLife]]:
        """The sponsorships active on this day, by child."""
        found: dict[ChildLife, list[SponsorshipLife]] = defaultdict(list)
        for life in self.facts.sponsorships:
            if life.is_active(self.hi):
                found[life.child].append(life)
        return found

    @cached_property
    def visited_after(self) -> int:
        """Who was last visited up to then is overdue for a visit."""
        return months_before(self.date, self.settings.visit_months).toordinal()

    @cached_property
    def last_visit(self) -> Mapping[ChildLife, int]:
        """The latest day, up to this one, on which any unit visited a child."""
        found: dict[ChildLife, int] = {}
        for visit in self.facts.visits:
            life = self.facts.child(visit.child_id)
            if life and visit.date <= self.date:
                found[life] = max(visit.date.toordinal(), found.get(life, 0))
        return found


class Moment:
    """A period in the facts; days are ordinals, both ends inclusive."""

    def __init__(self, facts: Facts, period: Period, day: Day | None = None) -> None:
        """Look at a period.

        Args:
            facts: The records.
            period: Both days inclusive.
            day: Its last day, where that was looked at already.
        """
        self.facts = facts
        self.period = period
        self.day = day or Day(facts, period.hi)
        self.settings = facts.settings
        self.lo = period.lo.toordinal()
        self.hi = self.day.hi
        self.window: Span = (self.lo, self.hi)

    @cached_property
    def entries(self) -> Sequence[SupportEntry]:
        """The ledger's lines of the period."""
        return self.facts.support.entries(self.period.lo, self.period.hi)

    @cached_property
    def booked(self) -> Sequence[SupportSum]:
        """The ledger of the period, in sums."""
        return tuple(self.facts.support.sums(self.period.lo, self.period.hi))

    @cached_property
    def helped(self) -> Sequence[tuple[str, ChildLife]]:
        """Which unit delivered to which child in the period."""
        helped = self.facts.support.helped(self.period.lo, self.period.hi)
        found = ((unit, self.facts.child(child)) for unit, child in helped)
        return tuple((unit, life) for unit, life in found if life)

    @cached_property
    def cared_for(self) -> Sequence[tuple[str, ChildLife]]:
        """The children sponsored on any day of the period, with their unit on such days."""
        return [
            (unit, life)
            for life in self.facts.children.values()
            for span in overlaps(life.sponsored, self.window)
            for unit, _ in life.stays_within(span)
        ]

    @cached_property
    def visits(self) -> Sequence[Visit]:
        """The visits of the period."""
        period = self.period
        return [visit for visit in self.facts.visits if period.lo <= visit.date <= period.hi]

    @cached_property
    def activities(self) -> Sequence[Activity]:
        """The activities of the period."""
        period = self.period
        return [act for act in self.facts.activities if period.lo <= act.date <= period.hi]

    @cached_property
    def delivered_to(self) -> frozenset[ChildLife]:
        """The children to whom any unit delivered anything in the period."""
        return frozenset(life for _, life in self.helped)

    @cached_property
    def visited(self) -> frozenset[ChildLife]:
        """The children whom any unit visited in the period."""
        found = (self.facts.child(visit.child_id) for visit in self.visits)
        return frozenset(life for life in found if life)
