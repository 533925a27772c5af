"""Everything the screen shows about one child, from one consistent reading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.completeness import completeness, gaps
from mdd_desktop.domain.consents import ConsentLine
from mdd_desktop.domain.month_cells import MonthCell
from mdd_desktop.domain.paper import PaperPlace
from mdd_desktop.domain.record_fields import fields_of
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.visit import Visit
from mdd_desktop.services.child_ahead import Ahead, ahead_of
from mdd_desktop.services.consents import lines
from mdd_desktop.services.ledger import rows_of
from mdd_desktop.services.papers import places_of
from mdd_desktop.services.private_part import Privacy, hidden, privacy_of
from mdd_desktop.services.proposals import ToldProposal, open_about
from mdd_desktop.storage import attachments
from mdd_desktop.storage.log_writer import merged_records
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading


@dataclass(frozen=True)
class Commitment:
    """A sponsorship with who gives it and what was promised."""

    sponsorship: Sponsorship
    sponsor: Sponsor | None
    pledges: tuple[Pledge, ...]


@dataclass(frozen=True)
class ChildFile:
    """A child with everything around her.

    Attributes:
        percent: How complete the record is.
        gaps: Names of the fields that are missing, in the order of the form.
        support: Lines of the ledger, newest first; void ones are left out.
        visits: Newest first; void ones are left out.
        siblings: Children of the same household.
        papers: The list of papers, có or thiếu.
        scans: The contents of papers that are here; the others have not come yet.
        consents: Every use of her data, and who agreed to it.
        months: The months of this year, by sponsorship; those without a day in it are left out.
        ahead: What comes within a year, the nearest first.
        joined: Records that were joined into this one.
        asked: What another office proposes or asks about her or her sponsorships, unanswered.
        privacy: Whether the private part is hidden, which is then empty in ``child``.
        owner: Name of the unit that may edit the record.
        is_own: Whether that is this office.
    """

    child: Child
    percent: int
    gaps: tuple[str, ...]
    commitments: tuple[Commitment, ...]
    support: tuple[SupportEntry, ...]
    sponsor_names: dict[UUID, str]
    visits: tuple[Visit, ...]
    siblings: tuple[Child, ...]
    papers: tuple[PaperPlace, ...]
    scans: frozenset[str]
    consents: tuple[ConsentLine, ...]
    months: dict[UUID, tuple[MonthCell, ...]]
    ahead: tuple[Ahead, ...]
    owner: str
    is_own: bool
    privacy: Privacy
    joined: tuple[Child, ...]
    asked: tuple[ToldProposal, ...]


def read_file(registry: Registry, child_id: UUID) -> ChildFile:
    """Gather a child's file; a merged record leads to the one that survived.

    Raises:
        NotFoundError: There is no such child.
    """
    with registry.read() as reading:
        child = _surviving(reading, child_id)
        visits = list(reading.of(Visit).where(child_id=child.id, void=False))
        commitments = _commitments(reading, child.id)
        support = _support(reading, child.id, commitments)
        names = _sponsor_names(reading, support, commitments)
        owner = str(reading.log.state(child.id).owner)
        unit = reading.tree.units.get(owner)
        fields = fields_of(child)
        privacy = privacy_of(registry, reading, child.id)
        papers = places_of(reading, child)
        named = [p.content for place in papers for p in place.papers if p.content]
        settings = reading.settings()
        today = registry.today
        consents = lines(child, day=today, assent_age=settings.assent_age)
        bonds = [one.sponsorship for one in commitments]
        year = rows_of(reading, today, today.year, [bond.id for bond in bonds]) if bonds else ()
        visits.sort(key=lambda visit: visit.date, reverse=True)
        return ChildFile(
            child=hidden(child) if privacy.is_hidden else child,
            percent=completeness(fields),
            gaps=tuple(gaps(fields)),
            commitments=commitments,
            support=tuple(sorted(support, key=lambda line: line.date, reverse=True)),
            sponsor_names=names,
            visits=tuple(visits),
            siblings=_siblings(reading, child),
            papers=papers,
            scans=attachments.present(reading.connection, named),
            consents=consents,
            months={row.sponsorship: row.cells for row in year},
            ahead=ahead_of(reading, child, bonds, visits, consents, today=today),
            owner=unit.name if unit else owner,
            is_own=owner == reading.unit,
            privacy=privacy,
            joined=tuple(_joined(reading, child.id)),
            asked=open_about(reading, [child.id, *_bonds(commitments)]),
        )


def _bonds(commitments: Iterable[Commitment]) -> Iterator[UUID]:
    for one in commitments:
        yield one.sponsorship.id
        yield from (pledge.id for pledge in one.pledges)


def _joined(reading: Reading, child: UUID) -> list[Child]:
    """The records of which somebody decided that they are this one."""
    decided = merged_records(reading.connection)
    return reading.of(Child).many([one for one, into in decided.items() if into == child])


def _surviving(reading: Reading, child_id: UUID) -> Child:
    child = reading.of(Child).get(child_id)
    seen = {child.id}
    while child.merged_into is not None and child.merged_into not in seen:
        child = reading.of(Child).get(child.merged_into)
        seen.add(child.id)
    return child


def _commitments(reading: Reading, child: UUID) -> tuple[Commitment, ...]:
    found = reading.of(Sponsorship).where(child_id=child, void=False)
    return tuple(
        Commitment(
            sponsorship,
            reading.of(Sponsor).find(sponsorship.sponsor_id),
            reading.of(Pledge).where(sponsorship_id=sponsorship.id, void=False),
        )
        for sponsorship in found
    )


def _support(
    reading: Reading, child: UUID, commitments: tuple[Commitment, ...]
) -> tuple[SupportEntry, ...]:
    """What names the child, and what came for her sponsorships without naming her."""
    found = {e.id: e for e in reading.of(SupportEntry).where(child_id=child, void=False)}
    for commitment in commitments:
        own = commitment.sponsorship.id
        for entry in reading.of(SupportEntry).where(sponsorship_id=own, void=False):
            found[entry.id] = entry
    return tuple(found.values())


def _sponsor_names(
    reading: Reading, support: tuple[SupportEntry, ...], commitments: tuple[Commitment, ...]
) -> dict[UUID, str]:
    names = {c.sponsorship.id: c.sponsor.full_name for c in commitments if c.sponsor}
    for entry in support:
        if entry.sponsor_id and entry.sponsor_id not in names:
            sponsor = reading.of(Sponsor).find(entry.sponsor_id)
            names[entry.sponsor_id] = sponsor.full_name if sponsor else ""
    return names


def _siblings(reading: Reading, child: Child) -> tuple[Child, ...]:
    if child.household_id is None:
        return ()
    found = reading.of(Child).where(household_id=child.household_id, void=False)
    return tuple(other for other in found if other.id != child.id and other.merged_into is None)
