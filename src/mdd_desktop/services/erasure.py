"""The law's erasure: the content of a record's changes goes, their chain stays whole."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from mdd_desktop.domain.change import UP, Change, ChangeKind
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.ownership import overtaken
from mdd_desktop.domain.paper import Paper
from mdd_desktop.domain.record_fields import FieldValue
from mdd_desktop.storage import attachments
from mdd_desktop.storage.exchange import is_visible
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction


def erase(registry: Registry, record: UUID, *, reason: str) -> int:
    """Let go of everything that was ever written about a record, here and wherever this is sent.

    With a child go her papers and their scans.

    Returns:
        How many changes lost their content.

    Raises:
        NotFoundError: Nothing of the record is known.
        RuleError: ``reason_missing``, or ``not_above``: the record is another unit's.
    """
    if not reason.strip():
        raise RuleError("reason_missing", "Ghi căn cứ xóa dữ liệu.")
    with registry.transaction("Xóa dữ liệu theo luật") as tx:
        state = tx.log.state(record)
        changes = [c for c in tx.log.changes_of(record) if c.kind != ChangeKind.ERASE]
        if state.owner is None or not changes:
            raise NotFoundError("not_found", "Không thấy hồ sơ này trong sổ.")
        if state.owner != tx.unit and not tx.tree.is_above(tx.unit, state.owner):
            raise RuleError(
                "not_above", f"Hồ sơ do đơn vị {state.owner} quản lý; đơn vị ấy quyết định xóa."
            )
        papers = tx.of(Paper).where(child_id=record)
        for one in (record, *(paper.id for paper in papers)):
            _erase(tx, one, reason.strip())
        tx.log.flush()
        attachments.forget_unnamed(tx.connection)
    return len(changes)


def untold(reading: Reading, record: UUID, unit: str) -> set[bytes]:
    """The erased changes that a unit may read, when nothing it may read says that they are."""
    erased = reading.log.state(record).erased
    if not erased:
        return set()
    known, tree = reading.log.changes_of(record), reading.tree
    seen = [change for change in known if is_visible(change.feed._asdict(), unit, tree)]
    named = {change for c in seen if c.kind == ChangeKind.ERASE for change in c.named}
    return (erased & {change.id for change in seen}) - named


def tell_again(tx: Transaction, records: Iterable[UUID]) -> int:
    """Write this office's erasures anew for the owners, past and new, who lack their copy.

    An office that was restored from a backup may have lost a copy that was never sent, while the
    one for another owner comes back to it.

    Returns:
        How many copies were written.
    """
    written = 0
    for record in records:
        for erasure in _erasures_by(tx, record):
            for unit, link in _concerned(tx, record, erasure.link).items():
                if untold(tx, record, unit).intersection(erasure.named):
                    extra = {"re": erasure.head["re"]}
                    _tell(tx, erasure, unit, link, erasure.values, extra)
                    written += 1
    return written


def _concerned(tx: Transaction, record: UUID, decision: bytes) -> dict[str, bytes]:
    """Who must hear of an erasure under a decision, each with that or the last one it was told.

    Every owner; and whoever was given the record by a decision that another one overtook, since
    what it was given is still there.
    """
    state, changes = tx.log.state(record), tx.log.changes_of(record)
    concerned = {link.owner: decision for link in state.chain}
    for lost in overtaken(changes, tx.tree):
        told = {c.decision for c in changes if tx.tree.heir(c.feed.audience) == lost.owner}
        heard = [link.id for link in state.chain if link.id in told]
        if decision in told or heard:
            concerned.setdefault(lost.owner, decision if decision in told else heard[-1])
    return concerned


def _tell(
    tx: Transaction,
    about: Change,
    unit: str,
    link: bytes,
    values: Mapping[str, FieldValue],
    extra: Mapping[str, object],
) -> None:
    """Write the copy of an erasure for one unit."""
    feed = tx.feed(UP if unit == tx.unit else unit)
    kind, record = ChangeKind.ERASE, about.record
    tx.log.append(feed, kind, about.table, record, values, tx.origin, extra, link=link)


def _erasures_by(tx: Transaction, record: UUID) -> list[Change]:
    """What this office decided about the record, each set of changes once."""
    if not tx.log.state(record).erased:
        return []
    mine = [
        change
        for change in tx.log.changes_of(record)
        if change.kind == ChangeKind.ERASE and change.unit == tx.unit
    ]
    return list({change.named: change for change in mine}.values())


def _erase(tx: Transaction, record: UUID, why: str) -> None:
    changes = [c for c in tx.log.changes_of(record) if c.kind != ChangeKind.ERASE]
    extra = {"re": sorted(change.id.hex() for change in changes)}
    for unit, link in _concerned(tx, record, tx.log.state(record).link).items():
        _tell(tx, changes[0], unit, link, {"why": why}, extra)
