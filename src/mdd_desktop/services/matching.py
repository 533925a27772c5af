"""Kết nối: the children who wait, the sponsors who fit, ranked with reasons both ways."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.hold import Hold
from mdd_desktop.domain.matching import Fit, Offer, Seeker, rank, rank_children
from mdd_desktop.domain.selection import Selection
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship, SponsorshipState
from mdd_desktop.services.lateness import late_of, months_late
from mdd_desktop.services.matching_ground import (
    WaitingChild,
    offer_of,
    refusals_of,
    seeker_of,
    told,
)
from mdd_desktop.storage.queries import matching as stored
from mdd_desktop.storage.queries.child_filters import ChildFilter
from mdd_desktop.storage.queries.matching import offers, sponsors_with_room, waiting_children
from mdd_desktop.storage.queries.sponsor_bonds import rows_where, sponsors_of_households
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.rows import record_of
from mdd_desktop.storage.transaction import Reading

Row = dict[str, Any]
_MOST_SHOWN = 30


@dataclass(frozen=True)
class WaitingQuestion:
    """What the chips above the waiting children say; everything left out lets all through.

    Attributes:
        only: These children, of whom some may wait.
    """

    village: str = ""
    need: str = ""
    poor: bool = False
    only: Selection | None = None


@dataclass(frozen=True)
class WaitingList:
    """The children who wait longest, sisters and brothers beside each other.

    Attributes:
        total: How many wait, shown or not.
        with_room: How many sponsors could take another child.
    """

    children: tuple[WaitingChild, ...]
    total: int
    with_room: int


@dataclass(frozen=True)
class Candidate:
    """One side of a match with the comparison that ranked it."""

    fit: Fit
    child: WaitingChild
    sponsor: Sponsor
    room: int | None
    taken: int


@dataclass(frozen=True)
class Candidates:
    """The answer for one child or one sponsor.

    Attributes:
        level: The monthly amount that covers one child, from the settings.
        hold: The place that is kept for the child, with the sponsor's name in ``child.held_for``.
    """

    level: int
    found: tuple[Candidate, ...]
    child: WaitingChild | None = None
    sponsor: Sponsor | None = None
    hold: Hold | None = None


def waiting(registry: Registry, asked: WaitingQuestion) -> WaitingList:
    """The children without a sponsor, those who wait longest first."""
    today = registry.today
    with registry.read() as reading:
        chosen = ChildFilter(
            village=asked.village or None,
            need=asked.need or None,
            poor=asked.poor,
            ids=asked.only.ids if asked.only else None,
            away=frozenset(reading.moved_on()),
        )
        found = waiting_children(reading.connection, today, chosen)
        children = _told(reading, [_child(row) for row in found.rows], today)
        room = sponsors_with_room(reading.connection, today)
    return WaitingList(_beside_each_other(children), found.total, room)


def waiting_choices(registry: Registry) -> dict[str, dict[str, int]]:
    """How many of the children who wait answer each choice of a filter, by filter and code."""
    with registry.read() as reading:
        return stored.waiting_choices(reading.connection, registry.today, reading.moved_on())


def waiting_count(registry: Registry) -> int:
    """How many children wait, for the navigation."""
    with registry.read() as reading:
        chosen = ChildFilter(away=frozenset(reading.moved_on()))
        return waiting_children(reading.connection, registry.today, chosen, limit=1).total


def candidates(registry: Registry, child_id: UUID) -> Candidates:
    """The sponsors for a child, the best first, refused ones last with the cause.

    Raises:
        NotFoundError: There is no such child.
    """
    today = registry.today
    with registry.read() as reading:
        child = reading.of(Child).get(child_id)
        level = reading.settings().level_threshold
        shown = _told(reading, [child], today)[0]
        seeker = _seekers(reading, [child], today)[0]
        rows = offers(reading.connection, today, unit=child.unit_id, village=child.village)
        hold = next((one for one in _holds(reading, [child_id]) if one.is_open(today)), None)
        if hold is not None and all(row["id"] != hold.sponsor_id.hex for row in rows):
            rows += offers(reading.connection, today, only=[hold.sponsor_id.hex])
        sponsors, known = _offers(reading, rows, [child_id], today)
        if hold is not None and hold.sponsor_id in known:
            kept = known[hold.sponsor_id]  # the place that is kept is this child's own
            known[hold.sponsor_id] = replace(kept, taken=kept.taken - 1)
        first = rank(seeker, known.values(), level=level)
        first = [
            fit
            for place, fit in enumerate(first)
            if place < _MOST_SHOWN or (hold is not None and fit.sponsor == hold.sponsor_id)
        ]
        known = _with_lateness(registry, reading, known, (fit.sponsor for fit in first))
        fits = rank(seeker, (known[fit.sponsor] for fit in first), level=level)
    found = tuple(_candidate(fit, shown, sponsors, known) for fit in fits)
    return Candidates(level, found, child=shown, hold=hold)


def children_for(registry: Registry, sponsor_id: UUID) -> Candidates:
    """The waiting children for a sponsor, the best first.

    Raises:
        NotFoundError: There is no such sponsor.
    """
    today = registry.today
    with registry.read() as reading:
        sponsor = reading.of(Sponsor).get(sponsor_id)
        level = reading.settings().level_threshold
        chosen = ChildFilter(away=frozenset(reading.moved_on()))
        waiting_rows = waiting_children(reading.connection, today, chosen).rows
        records = [_child(row) for row in waiting_rows]
        ids = [record.id for record in records]
        rows = offers(reading.connection, today, only=[sponsor_id.hex])
        sponsors, known = _offers(reading, rows, ids, today)
        known = _with_lateness(registry, reading, known, known)
        shown = {one.id: one for one in _told(reading, records, today)}
        seekers = _seekers(reading, records, today)
        fits = [
            fit
            for offer in known.values()
            for fit in rank_children(offer, seekers, level=level)[:_MOST_SHOWN]
        ]
    found = tuple(_candidate(fit, shown[fit.child], sponsors, known) for fit in fits)
    return Candidates(level, found, sponsor=sponsor)


def sponsors_to_match(registry: Registry) -> tuple[tuple[Sponsor, int], ...]:
    """The sponsors from whom one may start, with how many places are taken: room first."""
    with registry.read() as reading:
        rows = offers(reading.connection, registry.today, unit=reading.unit)
        return tuple((_sponsor(row), int(row["taken"])) for row in rows)


def _candidate(
    fit: Fit, child: WaitingChild, sponsors: dict[UUID, Sponsor], known: dict[UUID, Offer]
) -> Candidate:
    offer = known[fit.sponsor]
    return Candidate(fit, child, sponsors[fit.sponsor], offer.room, offer.taken)


def _child(row: Row) -> Child:
    return cast("Child", record_of("child", row))


def _sponsor(row: Row) -> Sponsor:
    return cast("Sponsor", record_of("sponsor", row))


def _holds(reading: Reading, children: Iterable[UUID]) -> list[Hold]:
    rows = rows_where(reading.connection, "hold", "child_id", [child.hex for child in children])
    return [cast("Hold", record_of("hold", row)) for row in rows]


def _bonds(reading: Reading, children: Iterable[UUID]) -> list[Sponsorship]:
    ids = [child.hex for child in children]
    rows = rows_where(reading.connection, "sponsorship", "child_id", ids)
    return [cast("Sponsorship", record_of("sponsorship", row)) for row in rows]


def _told(reading: Reading, children: Sequence[Child], today: dt.date) -> list[WaitingChild]:
    ids = [child.id for child in children]
    holds = {hold.child_id: hold for hold in _holds(reading, ids) if hold.is_open(today)}
    bonds: dict[UUID, list[Sponsorship]] = {}
    for bond in _bonds(reading, ids):
        bonds.setdefault(bond.child_id, []).append(bond)
    proposed = {
        child: next((b for b in found if b.state_on(today) is SponsorshipState.WAITING), None)
        for child, found in bonds.items()
    }
    sponsors = {hold.sponsor_id for hold in holds.values()}
    sponsors |= {bond.sponsor_id for bond in proposed.values() if bond}
    names = {one.id: one.full_name for one in reading.of(Sponsor).many(list(sponsors))}
    return [
        told(
            child,
            bonds.get(child.id, ()),
            today,
            hold=holds.get(child.id),
            proposed=proposed.get(child.id),
            names=names,
        )
        for child in children
    ]


def _seekers(reading: Reading, children: Sequence[Child], today: dt.date) -> list[Seeker]:
    households = list({child.household_id.hex for child in children if child.household_id})
    kin: dict[UUID, set[UUID]] = {}
    for household, sponsor in sponsors_of_households(reading.connection, households, today):
        kin.setdefault(UUID(household), set()).add(UUID(sponsor))
    return [
        seeker_of(child, today, frozenset(kin.get(child.household_id, ())))
        if child.household_id
        else seeker_of(child, today, frozenset())
        for child in children
    ]


def _offers(
    reading: Reading, rows: Iterable[Row], children: Sequence[UUID], today: dt.date
) -> tuple[dict[UUID, Sponsor], dict[UUID, Offer]]:
    sponsors: dict[UUID, Sponsor] = {}
    known: dict[UUID, Offer] = {}
    refusals = refusals_of(_holds(reading, children), _bonds(reading, children), today)
    for row in rows:
        sponsor = _sponsor(row)
        taken = int(row["taken"])
        sponsors[sponsor.id] = sponsor
        known[sponsor.id] = offer_of(sponsor, taken, refusals, today)
    return sponsors, known


def _with_lateness(
    registry: Registry, reading: Reading, known: dict[UUID, Offer], ids: Iterable[UUID]
) -> dict[UUID, Offer]:
    """Lateness costs a look into the ledger, so only those who will be shown are asked for."""
    months = months_late(late_of(registry, reading, ids))
    return known | {
        sponsor: replace(known[sponsor], months_late=late) for sponsor, late in months.items()
    }


def _beside_each_other(children: Sequence[WaitingChild]) -> tuple[WaitingChild, ...]:
    """Keep the order of waiting, but let sisters and brothers follow the first of them."""
    first: dict[UUID, int] = {}
    for place, child in enumerate(children):
        if child.household_id is not None:
            first.setdefault(child.household_id, place)
    order = sorted(
        range(len(children)),
        key=lambda place: (first.get(children[place].household_id or UUID(int=0), place), place),
    )
    return tuple(children[place] for place in order)
