"""Everything the screen shows about one sponsor, from one consistent reading."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.hold import Hold
from mdd_desktop.domain.paper import Paper, PaperPlace, sponsor_places
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import (
    Pledge,
    Sponsorship,
    SponsorshipForm,
    SponsorshipState,
)
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.services.lateness import Giving, Late, giving_of, late_of
from mdd_desktop.storage import attachments
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading


@dataclass(frozen=True)
class Bond:
    """One of her sponsorships with the child and what was promised."""

    sponsorship: Sponsorship
    child: Child | None
    pledges: tuple[Pledge, ...]
    late: Late | None


@dataclass(frozen=True)
class SponsorFile:
    """A sponsor with everything around her.

    Attributes:
        bonds: Running ones first, the newest of each first.
        scans: The contents of papers that are here; the others have not come yet.
        holds: Places kept for her today, with the child's name.
        support: What came from her, newest first.
        child_names: Of the children named in ``support`` and ``holds``.
        owner: Name of the unit that may edit the record.
        is_own: Whether that is this office.
    """

    sponsor: Sponsor
    bonds: tuple[Bond, ...]
    holds: tuple[Hold, ...]
    support: tuple[SupportEntry, ...]
    papers: tuple[PaperPlace, ...]
    scans: frozenset[str]
    child_names: dict[UUID, str]
    giving: Giving
    owner: str
    is_own: bool


def read_file(registry: Registry, sponsor_id: UUID) -> SponsorFile:
    """Gather a sponsor's file; a merged record leads to the one that survived.

    Raises:
        NotFoundError: There is no such sponsor.
    """
    with registry.read() as reading:
        sponsor = _surviving(reading, sponsor_id)
        late = {one.sponsorship: one for one in late_of(registry, reading, [sponsor.id])}
        bonds = tuple(
            Bond(
                bond,
                reading.of(Child).find(bond.child_id),
                reading.of(Pledge).where(sponsorship_id=bond.id, void=False),
                late.get(bond.id),
            )
            for bond in reading.of(Sponsorship).where(sponsor_id=sponsor.id, void=False)
        )
        found = reading.of(Hold).where(sponsor_id=sponsor.id, void=False)
        holds = tuple(hold for hold in found if hold.is_open(registry.today))
        support = _support(reading, sponsor.id, bonds)
        papers = reading.of(Paper).where(sponsor_id=sponsor.id, void=False)
        giving = giving_of(registry, reading, [sponsor.id])
        owner = str(reading.log.state(sponsor.id).owner)
        unit = reading.tree.units.get(owner)
        return SponsorFile(
            sponsor=sponsor,
            bonds=tuple(sorted(bonds, key=_order)),
            holds=holds,
            support=support,
            papers=sponsor_places(papers, cares=_cares(sponsor, bonds, registry.today)),
            scans=attachments.present(
                reading.connection, [paper.content for paper in papers if paper.content]
            ),
            child_names=_names(reading, bonds, holds, support),
            giving=giving.get(sponsor.id, Giving(0, 0, 0)),
            owner=unit.name if unit else owner,
            is_own=owner == reading.unit,
        )


def _cares(sponsor: Sponsor, bonds: tuple[Bond, ...], today: dt.date) -> bool:
    """Whether she brings a child up, or offers to."""
    forms = {sponsor.offer_form} | {
        bond.sponsorship.form
        for bond in bonds
        if bond.sponsorship.state_on(today) is not SponsorshipState.ENDED
    }
    return SponsorshipForm.DIRECT in forms


def _order(bond: Bond) -> tuple[bool, int]:
    start = bond.sponsorship.start or bond.sponsorship.registered_on
    over = bond.sponsorship.end is not None or bond.sponsorship.cancelled_on is not None
    return over, -(start.toordinal() if start else 0)


def _surviving(reading: Reading, sponsor_id: UUID) -> Sponsor:
    sponsor = reading.of(Sponsor).get(sponsor_id)
    seen = {sponsor.id}
    while sponsor.merged_into is not None and sponsor.merged_into not in seen:
        sponsor = reading.of(Sponsor).get(sponsor.merged_into)
        seen.add(sponsor.id)
    return sponsor


def _support(reading: Reading, sponsor: UUID, bonds: tuple[Bond, ...]) -> tuple[SupportEntry, ...]:
    """What names her, and what was written for her sponsorships."""
    found = {e.id: e for e in reading.of(SupportEntry).where(sponsor_id=sponsor, void=False)}
    for bond in bonds:
        own = bond.sponsorship.id
        for entry in reading.of(SupportEntry).where(sponsorship_id=own, void=False):
            found[entry.id] = entry
    return tuple(sorted(found.values(), key=lambda entry: (entry.date, entry.id), reverse=True))


def _names(
    reading: Reading,
    bonds: tuple[Bond, ...],
    holds: tuple[Hold, ...],
    support: tuple[SupportEntry, ...],
) -> dict[UUID, str]:
    known = {bond.child.id: bond.child.full_name for bond in bonds if bond.child}
    others = {hold.child_id for hold in holds}
    others |= {entry.child_id for entry in support if entry.child_id}
    for child in reading.of(Child).many(list(others - known.keys())):
        known[child.id] = child.full_name
    return known
