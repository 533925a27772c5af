"""The law's erasure: the content of a record's changes goes, their chain stays whole."""

from uuid import UUID

from mdd_desktop.domain.change import UP, ChangeKind
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.paper import Paper
from mdd_desktop.storage import attachments
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction


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


def _erase(tx: Transaction, record: UUID, why: str) -> None:
    changes = [c for c in tx.log.changes_of(record) if c.kind != ChangeKind.ERASE]
    extra = {"re": sorted(change.id.hex() for change in changes)}
    for unit in dict.fromkeys(link.owner for link in tx.log.state(record).chain):
        feed = tx.feed(UP if unit == tx.unit else unit)
        told = {"why": why}
        tx.log.append(feed, ChangeKind.ERASE, changes[0].table, record, told, tx.origin, extra)
