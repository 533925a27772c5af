"""Which persons a document is about, so that their files go when the law has them erased."""

from uuid import UUID

from mdd_desktop.documents.catalogue import document_kind
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.report import Report
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.public_ids import find_id
from mdd_desktop.storage.transaction import Reading

_CLASSES: dict[str, type[Record]] = {
    "child": Child,
    "sponsor": Sponsor,
    "sponsorship": Sponsorship,
    "entry": SupportEntry,
}


def persons_named(reading: Reading, wish: Wish, report: Report) -> frozenset[UUID]:
    """Children and sponsors that a document may name; of a list all that are known."""
    if not document_kind(wish.kind).audiences:
        return frozenset()
    chosen = [
        (cls, find_id(reading, cls, text))
        for need, cls in _CLASSES.items()
        for text in wish.records.get(need, ())
    ]
    if not chosen:
        return _everybody(reading, report)
    found: set[UUID] = set()
    for cls, record_id in chosen:
        record = reading.of(cls).find(record_id)
        ids = (record_id, getattr(record, "child_id", None), getattr(record, "sponsor_id", None))
        found |= {one for one in ids if one is not None}
        if cls is Sponsor:
            sponsored = reading.of(Sponsorship).where(sponsor_id=record_id)
            found |= {one.child_id for one in sponsored}
    return frozenset(found)


def _everybody(reading: Reading, report: Report) -> frozenset[UUID]:
    below = reading.tree.subtree(report.unit_code)
    children = {one.id for one in reading.of(Child).all() if one.unit_id in below}
    return frozenset(
        children | {one.id for one in reading.of(Sponsor).all() if one.unit_id in below}
    )
