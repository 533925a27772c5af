"""Requests to move a child: who asks, and what the office above says when it will not move her.

A refusal is a proposal to the asking commune to give its request up, with the reason: it travels
like every proposal, stands in the child's record there until it is answered, and writes nothing of
the commune's.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.child import Child, TransferWish
from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import questions
from mdd_desktop.storage.queries.open_questions import proposals_for
from mdd_desktop.storage.queries.references import wishing_to_move
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction

WISH: Final = "transfer_wish"
REFUSALS: Final = "move_refusal"
CODE, WHY = "code", "why"
"""Keys of the head of a proposal: a coded reason, and one in words."""


@dataclass(frozen=True)
class MoveRequest:
    """A commune asks to move one of its children.

    Attributes:
        owner: Code of the unit that asks.
        refused: Why the office above did not move her, in words; "" while it said nothing.
        insists: What the commune said to that; "" while it said nothing.
    """

    child: Child
    wish: TransferWish
    owner: str
    refused: str = ""
    insists: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the office above has to say something."""
        return not self.refused or bool(self.insists)


def requests(registry: Registry) -> tuple[MoveRequest, ...]:
    """What is asked of this office and below, oldest first."""
    with registry.read() as reading:
        children = reading.of(Child).many(wishing_to_move(reading.connection))
        found = [
            _request(reading, child, child.transfer_wish)
            for child in children
            if child.transfer_wish
        ]
    return tuple(sorted(found, key=lambda one: (one.wish.on, one.child.id)))


def refuse(registry: Registry, child_id: UUID, *, code: str, words: str = "") -> None:
    """Refuse a request to move a child; the reason goes to the commune with the next package.

    Raises:
        NotFoundError: There is no such child.
        RuleError: ``no_request``, ``not_above``, ``refused_already``, ``reason_missing`` or
            ``note_missing``.
    """
    _require_reason(code, words)
    with registry.transaction("Không chuyển hồ sơ trẻ") as tx:
        child = tx.of(Child).get(child_id)
        if child.transfer_wish is None:
            raise RuleError("no_request", "Hồ sơ này không có đề nghị chuyển nào đang chờ.")
        asked = _request(tx, child, child.transfer_wish)
        if not tx.tree.is_above(tx.unit, asked.owner):
            raise RuleError("not_above", "Đơn vị cấp trên của xã trả lời đề nghị chuyển hồ sơ.")
        if not asked.is_open:
            raise RuleError("refused_already", "Đã trả lời không chuyển, đang chờ xã.")
        reason = {CODE: code, WHY: words.strip()}
        kind, feed = ChangeKind.PROPOSAL, tx.feed(asked.owner)
        tx.log.append(feed, kind, Child.table, child_id, {WISH: None}, tx.origin, reason)


def heard(tx: Transaction, child_id: UUID) -> None:
    """Answer what was said against the request of a child: it is given up."""
    answered = tx.log.state(child_id).answers
    for change in _refusals(tx, child_id):
        if change.id not in answered:
            said = "Xã đã thôi đề nghị."
            questions.write_answer(tx, Child.table, child_id, change.id, accepted=True, reason=said)


def is_refusal(change: Change) -> bool:
    """Whether a change says that a child is not moved."""
    gives_up = change.fields == {WISH} and change.values.get(WISH) is None
    return change.kind == ChangeKind.PROPOSAL and change.table == Child.table and gives_up


def is_moot(reading: Reading, change: Change) -> bool:
    """Whether a refusal is about a request that nobody makes any more."""
    standing = reading.log.state(change.record).standing_in(WISH)
    return is_refusal(change) and change.replaces(WISH).isdisjoint(standing)


def reason_of(change: Change) -> str:
    """Why something is proposed, in words; "" when that was not said."""
    code, words = str(change.head.get(CODE, "")), str(change.head.get(WHY, ""))
    coded = label(REFUSALS, code) if code and not (code == "khac" and words) else ""
    return ": ".join(part for part in (coded, words) if part)


def wanted(reading: Reading, wish: TransferWish) -> str:
    """A request in words."""
    unit = reading.tree.units.get(wish.to)
    return f"chuyển đến {unit.name if unit else wish.to}: {wish.reason}"


def _request(reading: Reading, child: Child, wish: TransferWish) -> MoveRequest:
    state = reading.log.state(child.id)
    said = [one for one in _refusals(reading, child.id) if not is_moot(reading, one)]
    owner = str(state.owner)
    if not said:
        return MoveRequest(child, wish, owner)
    last = max(said, key=lambda change: (change.made_at_ms, change.id))
    answer = state.answers.get(last.id)
    words = [one for one in reading.log.changes_of(child.id) if answer and one.id == answer.change]
    insists = str(words[0].values.get("reason") or "") if words else ""
    return MoveRequest(child, wish, owner, reason_of(last), insists)


def _refusals(reading: Reading, child_id: UUID) -> list[Change]:
    ids = set(proposals_for(reading.connection, child_id))
    known = reading.log.changes_of(child_id) if ids else ()
    return [change for change in known if change.id in ids and is_refusal(change)]


def _require_reason(code: str, words: str) -> None:
    if code not in codes(REFUSALS):
        raise RuleError("reason_missing", "Chọn lý do không chuyển hồ sơ.")
    if code == "khac" and not words.strip():
        raise RuleError("note_missing", "Chọn “Lý do khác” thì ghi rõ lý do vào ô ghi chú.")
