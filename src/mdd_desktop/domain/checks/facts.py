"""What the rules look at: the existing records, joined."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.snapshot import Snapshot
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship, SponsorshipState
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.vietnamese import fold

_ALIVE = frozenset({SponsorshipState.ACTIVE, SponsorshipState.PAUSED})
R = TypeVar("R", bound=Record)
EntryKey = tuple[object, ...]


@dataclass
class CheckFacts:
    """The records that exist, by what the rules ask for.

    Attributes:
        today: The business date.
        units: Codes of the units known.
        assent_age: From which age a child is asked too.
    """

    today: dt.date
    units: frozenset[str]
    assent_age: int
    children: dict[UUID, Child] = field(default_factory=dict)
    sponsors: dict[UUID, Sponsor] = field(default_factory=dict)
    sponsorships: dict[UUID, Sponsorship] = field(default_factory=dict)
    pledges: dict[UUID, list[Pledge]] = field(default_factory=lambda: defaultdict(list))
    of_child: dict[UUID, list[Sponsorship]] = field(default_factory=lambda: defaultdict(list))
    of_sponsor: dict[UUID, list[Sponsorship]] = field(default_factory=lambda: defaultdict(list))
    numbers: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    families_by_phone: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    entries: Counter[EntryKey] = field(default_factory=Counter)
    merged: frozenset[UUID] = frozenset()

    def is_alive(self, sponsorship: Sponsorship) -> bool:
        """Whether a sponsorship goes on today, perhaps paused."""
        return sponsorship.state_on(self.today) in _ALIVE

    def knows_child(self, child_id: UUID | None) -> bool:
        """Whether a reference to a child leads to a record."""
        return child_id is None or child_id in self.children or child_id in self.merged

    def knows_sponsor(self, sponsor_id: UUID | None) -> bool:
        """Whether a reference to a sponsor leads to a record."""
        return sponsor_id is None or sponsor_id in self.sponsors or sponsor_id in self.merged


def facts_of(snapshot: Snapshot, today: dt.date) -> CheckFacts:
    """Join the records of a registry; void and merged ones are left out."""
    facts = CheckFacts(
        today=today,
        units=frozenset(unit.code for unit in snapshot.units),
        assent_age=snapshot.settings.assent_age,
    )
    facts.children = {c.id: c for c in _standing(snapshot.children) if c.merged_into is None}
    facts.sponsors = {s.id: s for s in _standing(snapshot.sponsors) if s.merged_into is None}
    facts.sponsorships = {one.id: one for one in _standing(snapshot.sponsorships)}
    facts.merged = frozenset(
        {child.id for child in snapshot.children if child.merged_into is not None}
        | {sponsor.id for sponsor in snapshot.sponsors if sponsor.merged_into is not None}
    )
    for one in facts.sponsorships.values():
        facts.of_child[one.child_id].append(one)
        facts.of_sponsor[one.sponsor_id].append(one)
    for pledge in _standing(snapshot.pledges):
        facts.pledges[pledge.sponsorship_id].append(pledge)
    facts.entries.update(map(entry_key, _standing(snapshot.support_entries)))
    _count_children(facts)
    return facts


def entry_key(entry: SupportEntry) -> EntryKey:
    """What two lines of the book have in common when one of them was written twice."""
    return (
        entry.date,
        entry.direction,
        entry.form,
        entry.kind,
        entry.amount,
        entry.child_id,
        entry.sponsorship_id,
        entry.sponsor_id,
        entry.description,
    )


def _count_children(facts: CheckFacts) -> None:
    for child in facts.children.values():
        if child.identity_number:
            facts.numbers[child.identity_number] += 1
        if child.code:
            facts.codes[child.code] += 1
        if child.phone and child.exit is None:
            facts.families_by_phone[child.phone].add(fold(child.guardian_name or child.full_name))


def _standing(records: Iterable[R]) -> list[R]:
    return [one for one in records if not one.void]
