"""The records that exist, joined to one another: what every figure is counted from.

Made once from a snapshot; any number of periods and units is then counted from it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.figures.lives import ChildLife, SponsorshipLife, Terms, birthday
from mdd_desktop.domain.figures.support_book import EntryBook, SupportBook
from mdd_desktop.domain.office import Officer, Settings
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.snapshot import Snapshot
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.domain.unit import UnitTree
from mdd_desktop.domain.visit import Activity, ExternalCount, Visit

R = TypeVar("R", bound=Record)


class Mergeable(Protocol):
    """A record that may have been merged into another."""

    @property
    def id(self) -> UUID:
        """Its own id."""

    @property
    def merged_into(self) -> UUID | None:
        """The id it was merged into."""


M = TypeVar("M", bound=Mergeable)


@dataclass(frozen=True)
class Facts:
    """Existing records, merged and joined.

    Attributes:
        children: Surviving children by id.
        child_of: The surviving child of every known child id.
        sponsorships: Those whose child exists, in the snapshot's order.
    """

    settings: Settings
    tree: UnitTree
    known_on: dt.date | None
    children: Mapping[UUID, ChildLife]
    child_of: Mapping[UUID, UUID]
    sponsorships: Sequence[SponsorshipLife]
    support: SupportBook
    visits: Sequence[Visit]
    activities: Sequence[Activity]
    officers: Sequence[Officer]
    external_counts: Sequence[ExternalCount]

    @cached_property
    def first_bonds(self) -> Sequence[tuple[int, SponsorshipLife, Sponsor]]:
        """The sponsorships with which each sponsor began, and their first active day."""
        begun: dict[UUID, int] = {}
        active = [
            (life.active[0][0], life, life.sponsor)
            for life in self.sponsorships
            if life.sponsor and life.active
        ]
        for day, _, sponsor in active:
            begun[sponsor.id] = min(day, begun.get(sponsor.id, day))
        return [one for one in active if one[0] == begun[one[2].id]]

    def child(self, child_id: UUID | None) -> ChildLife | None:
        """The surviving child behind an id, if there is one."""
        survivor = None if child_id is None else self.child_of.get(child_id)
        return None if survivor is None else self.children[survivor]


def prepare(
    snapshot: Snapshot, *, known_on: dt.date | None = None, book: SupportBook | None = None
) -> Facts:
    """Join the records of a snapshot.

    Args:
        snapshot: The records, void ones included.
        known_on: Freezing date of a report: what was recorded later is ignored (rule F2).
        book: The ledger, where the snapshot was read without its lines.
    """
    book = book or EntryBook.of(snapshot.support_entries)

    def known(records: Iterable[R]) -> tuple[R, ...]:
        return tuple(
            record
            for record in records
            if not record.void
            and (known_on is None or record.recorded_on is None or record.recorded_on <= known_on)
        )

    records = known(snapshot.children)
    child_of = survivors(records)
    starts = known(snapshot.sponsorships)
    children = _children(snapshot.settings, records, child_of, starts)
    terms: dict[UUID, list[Terms]] = defaultdict(list)
    for pledge in known(snapshot.pledges):
        terms[pledge.sponsorship_id].append(Terms.of(pledge))
    return Facts(
        settings=snapshot.settings,
        tree=UnitTree(known(snapshot.units)),
        known_on=known_on,
        children=children,
        child_of=child_of,
        sponsorships=_sponsorships(starts, children, child_of, known(snapshot.sponsors), terms),
        support=book if known_on is None else book.known_on(known_on),
        visits=known(snapshot.visits),
        activities=known(snapshot.activities),
        officers=known(snapshot.officers),
        external_counts=known(snapshot.external_counts),
    )


def survivors(records: Iterable[M]) -> dict[UUID, UUID]:
    """The surviving id of every record: the end of its chain of merges (rule F3).

    A link to a record that does not exist counts as none. In a cycle, which two offices can make
    together, the smallest id survives: the same on every computer.
    """
    links = {record.id: record.merged_into for record in records}
    found = {start: start for start, following in links.items() if following is None}
    for start in links.keys() - found.keys():
        chain: list[UUID] = []
        at = start
        while at not in found and at not in chain:
            chain.append(at)
            following = links[at]
            if following is None or following not in links:
                break
            at = following
        if at in found:
            end = found[at]
        elif links[at] in links:
            end = min(chain[chain.index(at) :])
        else:
            end = at
        found.update(dict.fromkeys(chain, end))
    return found


def _children(
    settings: Settings,
    records: Iterable[Child],
    child_of: Mapping[UUID, UUID],
    sponsorships: Iterable[Sponsorship],
) -> dict[UUID, ChildLife]:
    registered: dict[UUID, dt.date] = {}
    kept = list(records)
    days = [(child.id, child.registered_on) for child in kept]
    days += [(sponsorship.child_id, sponsorship.start) for sponsorship in sponsorships]
    for child_id, day in days:
        survivor = child_of.get(child_id) if day is not None else None
        if day is not None and survivor is not None:
            known = registered.setdefault(survivor, day)
            if day < known:
                registered[survivor] = day
    found: dict[UUID, ChildLife] = {}
    for child in kept:
        ident = child.id
        if child_of[ident] == ident:
            day = registered.get(ident)
            grown = birthday(child.birth, settings.programme_age)
            found[ident] = ChildLife(child, day.toordinal() if day else None, grown)
    return found


def _sponsorships(
    records: Iterable[Sponsorship],
    children: Mapping[UUID, ChildLife],
    child_of: Mapping[UUID, UUID],
    sponsors: Iterable[Sponsor],
    terms: Mapping[UUID, list[Terms]],
) -> tuple[SponsorshipLife, ...]:
    by_id = {sponsor.id: sponsor for sponsor in sponsors}
    sponsor_of = survivors(by_id.values())
    lives: list[SponsorshipLife] = []
    for record in records:
        if record.child_id not in child_of:
            continue
        child, sponsor_id = children[child_of[record.child_id]], sponsor_of.get(record.sponsor_id)
        life = SponsorshipLife(
            record=record,
            of=child,
            sponsor=by_id[sponsor_id] if sponsor_id else None,
            terms=tuple(terms.get(record.id, ())),
        )
        child.sponsorships.append(life)
        lives.append(life)
    return tuple(lives)
