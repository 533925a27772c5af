"""What an old owner of a record writes after the move: put before the new owner.

The old owner's feed is not for the new one, so that its edit, made before it heard of the move, or
its proposal ends at the nearest office above both. That office passes it on as a proposal of its
own, which names what it passes on; the answer names both. The old owner hears of the answer the
same way back: the office above writes it down for her, with who gave it and when.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from uuid import UUID

from mdd_desktop.domain.change import UP, Change, ChangeKind
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.domain.unit import UnitTree
from mdd_desktop.services.move_requests import WHY
from mdd_desktop.services.told_conflicts import unit_name
from mdd_desktop.storage.exchange import is_visible
from mdd_desktop.storage.transaction import Reading, Transaction

WISHES: Final = frozenset({ChangeKind.PUT, ChangeKind.RETRACT, ChangeKind.PROPOSAL})
UNIT, OFFICER, AT = "unit", "officer", "at"
"""Beside an answer that is passed back: who gave it, and when, in milliseconds."""


def pass_on(tx: Transaction, records: Mapping[UUID, str]) -> int:
    """Propose what old owners wish that nobody answered and that the owner was not told of.

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
            extra = {WHY: _said_of(tx, late), "re": [late.id.hex()]}
            feed, kind = tx.feed(str(state.owner)), ChangeKind.PROPOSAL
            tx.log.append(feed, kind, table, record, late.values, tx.origin, extra)
            passed += 1
    return passed


def tell_back(tx: Transaction, records: Mapping[UUID, str]) -> int:
    """Tell the old owners what was answered to what they wrote late, each answer once.

    Args:
        tx: The open transaction.
        records: As of :func:`pass_on`.

    Returns:
        How many answers were passed back.
    """
    told = 0
    for record, table in records.items():
        for late, answer in list(_unheard(tx, record, tx.log.state(record))):
            values = {name: answer.values.get(name) for name in ("accepted", "reason")}
            values |= {UNIT: answer.unit, OFFICER: answer.officer, AT: answer.made_at_ms}
            feed, named = tx.feed(tx.tree.heir(late.unit)), {"re": [late.id.hex()]}
            tx.log.append(feed, ChangeKind.ANSWER, table, record, values, tx.origin, named)
            told += 1
    return told


def passed_on(changes: Iterable[Change]) -> frozenset[bytes]:
    """What another proposal among the changes of a record passes on."""
    proposed = [change for change in changes if change.kind == ChangeKind.PROPOSAL]
    return frozenset(name for change in proposed for name in change.named)


def is_handed_up(reading: Reading, change: Change) -> bool:
    """Whether an old owner here or below wished it: an office above passes it on and back."""
    tree, state = reading.tree, reading.log.state(change.record)
    if not _is_late(change, state) or change.feed.audience != UP:
        return False
    hears_the_owner = not tree.above(reading.unit) or tree.is_above(reading.unit, str(state.owner))
    return change.unit in tree.subtree(reading.unit) and not hears_the_owner


def _said_of(tx: Transaction, late: Change) -> str:
    unit = unit_name(tx, late.unit)
    if late.kind != ChangeKind.PROPOSAL:
        return f"{unit} ghi khi chưa biết hồ sơ đã chuyển đi"
    return ": ".join(filter(None, (f"{unit} đề nghị", str(late.head.get(WHY, "")))))


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
        if _is_late(change, state)
        and not is_visible(change.feed._asdict(), owner, tx.tree)
        and _nearest_above(tx.tree, change.unit, owner) == tx.unit
    ]


def _unheard(tx: Transaction, record: UUID, state: RecordState) -> Iterator[tuple[Change, Change]]:
    """What old owners wrote late and this office has to tell them about, with its answer."""
    if not state.answers:
        return
    changes = {change.id: change for change in tx.log.changes_of(record)}
    told = {
        (late, change.values.get("accepted"))
        for change in changes.values()
        if change.kind == ChangeKind.ANSWER and change.feed.audience != UP
        for late in change.named
    }
    for late_id, said in sorted(state.answers.items()):
        late, answer = changes.get(late_id), changes.get(said.change)
        if late is None or answer is None or (late_id, said.accepted) in told:
            continue
        asked_by = tx.tree.heir(late.unit)
        hears_it = is_visible(answer.feed._asdict(), asked_by, tx.tree)
        nearest = _nearest_above(tx.tree, asked_by, answer.unit)
        if _is_late(late, state) and not hears_it and nearest == tx.unit:
            yield late, answer


def _is_late(change: Change, state: RecordState) -> bool:
    """Whether an owner of its time wrote it, as her own or as a proposal to the new one."""
    was_owner = any(link.is_of(change.unit) for link in state.chain)
    return change.kind in WISHES and bool(change.values) and was_owner


def _nearest_above(tree: UnitTree, one: str, other: str) -> str:
    """The first unit above one that is the other or stands above it; "" when none is known."""
    above = (other, *tree.above(other))
    return next((unit for unit in tree.above(one) if unit in above), "")
