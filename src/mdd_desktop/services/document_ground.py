"""What lists and letters are gathered from: the records of a unit on one day, seen by a class."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from mdd_desktop.documents.passport_picture import passport_picture
from mdd_desktop.domain.audience import Audience, ChildView, child_view
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.figures import Facts, prepare
from mdd_desktop.domain.figures.child_case import ChildCase
from mdd_desktop.domain.figures.lives import ChildLife
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.paper import JPEG, PHOTO, Paper, portrait
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.report import Report
from mdd_desktop.domain.sponsor import Sponsor, SponsorKind
from mdd_desktop.domain.vietnamese import name_sort_key, sort_key
from mdd_desktop.services.public_ids import PublicIds, find_id
from mdd_desktop.storage import attachments
from mdd_desktop.storage.transaction import Reading

_KIND_ORDER = {SponsorKind.PERSON: 0, SponsorKind.GROUP: 1, SponsorKind.ORGANISATION: 2}


@dataclass(frozen=True, eq=False)
class Ground:
    """The records of one unit and everything below it, on the day a document speaks of.

    Attributes:
        chosen: Ids of the records the caller named, by the need they answer.
        today: The business date.
    """

    reading: Reading
    report: Report
    facts: Facts
    moment: Moment
    audience: Audience
    chosen: Mapping[str, Sequence[str]]
    today: dt.date

    @property
    def unit(self) -> str:
        """Code of the unit the document is of."""
        return self.report.unit_code

    @cached_property
    def below(self) -> frozenset[str]:
        """The unit and every unit below it."""
        return self.facts.tree.subtree(self.unit)

    @cached_property
    def ids(self) -> PublicIds:
        """Printed codes, those of all children read at once."""
        ids = PublicIds(self.reading)
        ids.load(Child.table, self.facts.children)
        return ids

    @cached_property
    def listed(self) -> list[ChildCase]:
        """The children on the list of the unit that day, in the order of names (V8)."""
        hi = self.moment.hi
        found = [
            self.case(life)
            for life in self.facts.children.values()
            if life.is_listed(hi) and life.unit_on(hi) in self.below
        ]
        return sorted(found, key=child_order)

    def case(self, life: ChildLife) -> ChildCase:
        """A child on that day."""
        return ChildCase(life, self.moment.day)

    def view(self, case: ChildCase) -> ChildView:
        """What this document may say of a child."""
        return child_view(
            case,
            self.audience,
            code=self.code(case.record),
            commune=self.unit_name(case.life.unit_on(self.moment.hi)),
        )

    def photo(self, case: ChildCase) -> bytes:
        """The child's newest photograph where this reader may see it; else nothing."""
        if not self.view(case).photo:
            return b""
        child = case.record.id
        found = portrait(self.reading.of(Paper).where(child_id=child, kind=PHOTO, void=False))
        if found is None or found.content is None or found.media != JPEG:
            return b""
        content = attachments.read(self.reading.connection, found.content)
        return passport_picture(content) if content else b""

    def code(self, child: Child) -> str:
        """The printed code of a child."""
        return child.code or self.ids.of(Child.table, child.id)

    def unit_name(self, code: str) -> str:
        """The name of a unit, its code when it is not known here."""
        unit = self.facts.tree.units.get(code)
        return unit.name if unit else code

    def found(self, need: str, cls: type[Record]) -> list[UUID]:
        """The ids of the records that the caller named for a need."""
        return [find_id(self.reading, cls, text) for text in self.chosen.get(need, ())]


def ground_of(
    reading: Reading,
    report: Report,
    audience: Audience,
    chosen: Mapping[str, Sequence[str]],
    *,
    today: dt.date,
    known_on: dt.date | None = None,
) -> Ground:
    """The ground of a document.

    Args:
        reading: One consistent view.
        report: Its unit and days.
        audience: Who reads it.
        chosen: Ids of records by need.
        today: The business date.
        known_on: Ignore what was recorded later.
    """
    facts = prepare(reading.people(), known_on=known_on, book=reading.support_book)
    period = Period.days(min(report.first, report.state_on), report.state_on)
    return Ground(reading, report, facts, Moment(facts, period), audience, chosen, today)


def child_order(case: ChildCase) -> tuple[bytes, str]:
    """Where a child stands in a list (V8)."""
    child = case.record
    return name_sort_key(child.full_name, sort_name=child.sort_name), str(child.id)


def sponsor_order(sponsor: Sponsor) -> tuple[int, bytes, str]:
    """Persons by given name, then groups, then organisations."""
    person = sponsor.kind is SponsorKind.PERSON
    name = (
        name_sort_key(sponsor.full_name, sort_name=sponsor.sort_name)
        if person
        else sort_key(sponsor.sort_name or sponsor.full_name)
    )
    return _KIND_ORDER.get(sponsor.kind, len(_KIND_ORDER)), name, str(sponsor.id)


def sponsor_names(sponsors: Iterable[Sponsor]) -> str:
    """Names of sponsors, in order, separated by semicolons."""
    distinct = {sponsor.id: sponsor for sponsor in sponsors}
    return "; ".join(one.full_name for one in sorted(distinct.values(), key=sponsor_order))
