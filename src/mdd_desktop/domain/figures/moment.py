"""A period looked at in the prepared records: what several streams need to know about it."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from mdd_desktop.domain.figures.facts import Facts
from mdd_desktop.domain.figures.lives import SponsorshipLife
from mdd_desktop.domain.figures.spans import Span, month_of
from mdd_desktop.domain.figures.support_book import SupportSum
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.visit import Activity, Visit


class Moment:
    """A period in the facts; days are ordinals, both ends inclusive.

    Attributes:
        month: The month of the last day.
        kinh: The names of the majority, in lower case.
        shared: Cases that more than one stream looks at.
    """

    def __init__(self, facts: Facts, period: Period) -> None:
        self.facts = facts
        self.period = period
        self.settings = facts.settings
        self.lo = period.lo.toordinal()
        self.hi = period.hi.toordinal()
        self.window: Span = (self.lo, self.hi)
        self.month = month_of(self.hi)
        self.kinh = frozenset(name.casefold() for name in self.settings.kinh_names)
        self.shared: dict[Hashable, tuple[Any, ...]] = {}

    @cached_property
    def active(self) -> Mapping[UUID, Sequence[SponsorshipLife]]:
        """The sponsorships active on the last day, by child."""
        found: dict[UUID, list[SponsorshipLife]] = defaultdict(list)
        for life in self.facts.sponsorships:
            if life.is_active(self.hi):
                found[life.child.record.id].append(life)
        return found

    @cached_property
    def entries(self) -> Sequence[SupportEntry]:
        """The ledger's lines of the period."""
        return self.facts.support.entries(self.period.lo, self.period.hi)

    @cached_property
    def booked(self) -> Sequence[SupportSum]:
        """The ledger of the period, in sums."""
        return tuple(self.facts.support.sums(self.period.lo, self.period.hi))

    @cached_property
    def helped(self) -> Sequence[tuple[str, UUID]]:
        """Which unit delivered to which child in the period."""
        return tuple(self.facts.support.helped(self.period.lo, self.period.hi))

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
    def delivered_to(self) -> frozenset[UUID]:
        """The children to whom any unit delivered anything in the period."""
        found = (self.facts.child(child) for _, child in self.helped)
        return frozenset(life.record.id for life in found if life)

    @cached_property
    def visited(self) -> frozenset[UUID]:
        """The children whom any unit visited in the period."""
        found = (self.facts.child(visit.child_id) for visit in self.visits)
        return frozenset(life.record.id for life in found if life)

    @cached_property
    def last_visit(self) -> Mapping[UUID, int]:
        """The day of the latest visit of any unit, up to the last day, by child."""
        found: dict[UUID, int] = {}
        for visit in self.facts.visits:
            life = self.facts.child(visit.child_id)
            day = visit.date.toordinal()
            if life and day <= self.hi:
                found[life.record.id] = max(day, found.get(life.record.id, 0))
        return found
