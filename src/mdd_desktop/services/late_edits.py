"""What the old owner of a record wrote before it heard of the move: put before the new owner.

The old owner's feed is not for the new one, so that such an edit ends at the nearest office above
both. That office passes it on as a proposal of its own, which names the edit; the answer names
both.
"""

from collections.abc import Iterable, Mapping
from uuid import UUID

from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.domain.unit import UnitTree
from mdd_desktop.services.move_requests import WHY
from mdd_desktop.services.told_conflicts import unit_name
from mdd_desktop.storage.transaction import Reading, Transaction

_EDITS = frozenset({ChangeKind.PUT, ChangeKind.RETRACT})


def pass_on(tx: Transaction, records: Mapping[UUID, str]) -> int:
    """Propose the late edits that nobody answered and that the owner was not told of.

    Args:
        tx: The open transaction.
        records: Records that were touched and whose owner was ever decided, with their kinds.

    Returns:
        How many were passed on.
    """
    passed = 0
    for record, table in records.items():
        state = tx.log.state(record)
        for late in _untold(tx, record, state):
            said = f"{unit_name(tx, late.unit)} ghi khi chưa biết hồ sơ đã chuyển đi"
            extra = {WHY: said, "re": [late.id.hex()]}
            feed, kind = tx.feed(str(state.owner)), ChangeKind.PROPOSAL
            tx.log.append(feed, kind, table, record, late.values, tx.origin, extra)
            passed += 1
    return passed


def passed_on(changes: Iterable[Change]) -> frozenset[bytes]:
    """The late edits that another proposal among the changes of a record names."""
    proposed = [change for change in changes if change.kind == ChangeKind.PROPOSAL]
    return frozenset(name for change in proposed for name in change.named)


def is_handed_up(reading: Reading, change: Change) -> bool:
    """Whether it is a late edit of this unit: the office above passes it on, we hear no more."""
    chain = reading.log.state(change.record).chain
    was_ours = any(link.is_of(reading.unit) for link in chain)
    return change.kind in _EDITS and change.unit == reading.unit and was_ours


def _untold(tx: Transaction, record: UUID, state: RecordState) -> list[Change]:
    owner = str(state.owner)
    waiting = state.proposals - set(state.answers)
    if not waiting or not tx.tree.is_above(tx.unit, owner):
        return []
    changes = {change.id: change for change in tx.log.changes_of(record)}
    told = passed_on(c for c in changes.values() if c.feed.audience == owner)
    found = [changes[one] for one in sorted(waiting - told) if one in changes]
    return [
        change
        for change in found
        if change.kind in _EDITS
        and change.values
        and any(link.is_of(change.unit) for link in state.chain)
        and _nearest_above(tx.tree, change.unit, owner) == tx.unit
    ]


def _nearest_above(tree: UnitTree, one: str, other: str) -> str:
    """The first unit that stands above both; "" when none is known."""
    above = tree.above(other)
    return next((unit for unit in tree.above(one) if unit in above), "")
