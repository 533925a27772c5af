"""What a list behind a figure says of each record in it, and which record shows more."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.figures import Ident
from mdd_desktop.domain.office import Officer
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.vietnamese import name_sort_key, sort_key
from mdd_desktop.domain.visit import Activity, ExternalCount, Visit
from mdd_desktop.services.counting import Counted

CHILD, SPONSOR = "child", "sponsor"


@dataclass(frozen=True)
class ListedRow:
    """One record that a figure counts.

    Attributes:
        day: ISO text, "" where there is none.
        amount: What it adds to a sum; None where records are counted.
        leads_to: Kind and id of the record that shows more, or None.
    """

    name: str
    about: str
    day: str = ""
    amount: int | None = None
    leads_to: tuple[str, UUID] | None = None


def order(row: ListedRow) -> tuple[str, bytes]:
    """Rows by their day, those of a day by their names: people as every list of people has them."""
    key = name_sort_key if row.leads_to is not None else sort_key
    return row.day, key(row.name)


class Known:
    """Finds records by id among those that were read, and says what they are."""

    def __init__(
        self, kept: Counted, amounts: Mapping[Ident, int], entries: Sequence[SupportEntry]
    ) -> None:
        self._kept = kept
        self._amounts = amounts
        self._entries = entries

    @cached_property
    def _records(self) -> Mapping[UUID, Record]:
        snapshot = self._kept.snapshot
        groups: Sequence[Sequence[Record]] = (
            snapshot.children,
            snapshot.sponsors,
            snapshot.sponsorships,
            snapshot.pledges,
            self._entries,
            snapshot.visits,
            snapshot.activities,
            snapshot.officers,
            snapshot.external_counts,
        )
        return {record.id: record for group in groups for record in group}

    def kind(self, ids: Sequence[Ident]) -> str:
        """What a list holds, told by its first record."""
        first = ids[0] if ids else None
        record = self._records.get(first) if isinstance(first, UUID) else None
        return record.table if record is not None else "unit" if isinstance(first, str) else ""

    def row(self, ident: Ident) -> ListedRow:
        """One line of the list."""
        if isinstance(ident, str):
            unit = self._kept.tree.units.get(ident)
            return ListedRow(unit.name if unit else ident, ident)
        record = self._records.get(ident)
        say = _SAYINGS.get(type(record)) if record is not None else None
        if record is None or say is None:
            return ListedRow(str(ident), "")
        made = say(self, record)
        amount = self._amounts.get(ident)
        return ListedRow(made.name, made.about, made.day, amount, made.leads_to)

    def child(self, child_id: UUID | None) -> tuple[str, tuple[str, UUID] | None]:
        """The name of a child and the way to her record."""
        life = self._kept.facts.child(child_id)
        if life is None:
            return "", None
        return life.record.full_name, (CHILD, life.record.id)

    def sponsor(self, sponsor_id: UUID | None) -> str:
        """The name of a sponsor."""
        found = self._records.get(sponsor_id) if sponsor_id else None
        return found.full_name if isinstance(found, Sponsor) else ""

    def sponsorship(self, sponsorship_id: UUID | None) -> Sponsorship | None:
        """A sponsorship."""
        found = self._records.get(sponsorship_id) if sponsorship_id else None
        return found if isinstance(found, Sponsorship) else None

    def of_child(self, child: Child) -> ListedRow:
        """A child with her code and place."""
        parts = (child.code, child.birth.shown() if child.birth else "", child.village)
        return ListedRow(child.full_name, _joined(parts), leads_to=(CHILD, child.id))

    def of_sponsor(self, sponsor: Sponsor) -> ListedRow:
        """A sponsor with her kind."""
        parts = (label("sponsor_kind", sponsor.kind), sponsor.occupation)
        return ListedRow(sponsor.full_name, _joined(parts), leads_to=(SPONSOR, sponsor.id))

    def of_sponsorship(self, one: Sponsorship) -> ListedRow:
        """A sponsorship: the child, the sponsor, since when."""
        name, way = self.child(one.child_id)
        parts = (self.sponsor(one.sponsor_id), label("sponsorship_form", one.form))
        day = one.start or one.registered_on
        return ListedRow(name, _joined(parts), _iso(day), leads_to=way)

    def of_pledge(self, pledge: Pledge) -> ListedRow:
        """A pledge, under the names of its sponsorship."""
        bond = self.sponsorship(pledge.sponsorship_id)
        if bond is None:
            return ListedRow("", "")
        made = self.of_sponsorship(bond)
        need = label("need", pledge.need) if pledge.need else ""
        about = _joined((self.sponsor(bond.sponsor_id), need))
        return ListedRow(made.name, about, f"{pledge.from_month}-01", leads_to=made.leads_to)

    def of_entry(self, entry: SupportEntry) -> ListedRow:
        """A line of the ledger."""
        bond = self.sponsorship(entry.sponsorship_id)
        name, way = self.child(entry.child_id or (bond.child_id if bond else None))
        sponsor = self.sponsor(entry.sponsor_id or (bond.sponsor_id if bond else None))
        what = entry.description or (label("support_kind", entry.kind) if entry.kind else "")
        heads = f"{entry.headcount} lượt không ghi tên" if entry.headcount else ""
        title = name or heads or sponsor or what
        about = (label("support_form", entry.form), what, sponsor)
        return ListedRow(title, _joined(about), _iso(entry.date), leads_to=way)

    def of_visit(self, visit: Visit) -> ListedRow:
        """A visit."""
        name, way = self.child(visit.child_id)
        flag = "có dấu hiệu cần chú ý" if visit.red_flag else ""
        return ListedRow(name, _joined((visit.visitor, flag)), _iso(visit.date), leads_to=way)

    def of_activity(self, act: Activity) -> ListedRow:
        """An activity."""
        kind = label("activity_type", act.type)
        about = (kind if act.title else "", act.place, f"{act.participants} lượt người")
        return ListedRow(act.title or kind, _joined(about), _iso(act.date))

    def of_officer(self, officer: Officer) -> ListedRow:
        """An officer."""
        return ListedRow(officer.full_name or officer.unit_id, officer.title or "")

    def of_count(self, count: ExternalCount) -> ListedRow:
        """What an office typed in of others' counting, with its source."""
        unit = self._kept.tree.units.get(count.unit_id)
        of_how_many = "" if count.den is None else f"{count.num}/{count.den}"
        source = f"nguồn: {count.source}" if count.source else ""
        name = unit.name if unit else count.unit_id
        return ListedRow(name, _joined((of_how_many, source)), _iso(count.as_of))


def _joined(parts: Sequence[str | None]) -> str:
    return " · ".join(part for part in parts if part)


def _iso(day: object) -> str:
    return day.isoformat() if hasattr(day, "isoformat") else ""


_SAYINGS: Mapping[type[Record], Callable[..., ListedRow]] = {
    Child: Known.of_child,
    Sponsor: Known.of_sponsor,
    Sponsorship: Known.of_sponsorship,
    Pledge: Known.of_pledge,
    SupportEntry: Known.of_entry,
    Visit: Known.of_visit,
    Activity: Known.of_activity,
    Officer: Known.of_officer,
    ExternalCount: Known.of_count,
}
