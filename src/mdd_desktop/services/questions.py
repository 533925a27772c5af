"""Questions to the office that owns a record: asked above, answered below, known to both.

A question is a change of the kind ``note`` that names the values it asks about (sync-format,
clause 10.11). It changes nothing; whoever owns the record answers it like a proposal.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import NamedTuple
from uuid import UUID

from mdd_desktop.domain.change import UP, Change, ChangeKind
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.domain.record_fields import Fields
from mdd_desktop.storage.transaction import Transaction

FIELD, TEXT = "field", "text"


class Question(NamedTuple):
    """One question about a field, with what was answered.

    Attributes:
        id: Of the change that asks.
        unit: Code of the unit that asks.
        answer: In words; "" while nobody answered.
        answered_by: Officer.
    """

    id: bytes
    text: str
    unit: str
    officer: str
    at: dt.datetime
    answer: str = ""
    answered_by: str = ""
    answered_at: dt.datetime | None = None


def ask(tx: Transaction, table: str, record: UUID, field: str, text: str) -> None:
    """Ask the owner of a record which of the values of a field is right.

    Raises:
        RuleError: ``nobody_to_ask`` when this office owns it, ``question_missing``.
    """
    state = tx.log.state(record)
    owner = str(state.owner)
    if owner == tx.unit:
        raise RuleError(
            "nobody_to_ask", "Hồ sơ này do chính đơn vị chị quản lý: chị chọn luôn một giá trị."
        )
    if not text.strip():
        raise RuleError("question_missing", "Ghi câu hỏi gửi đơn vị quản lý.")
    values = {FIELD: field, TEXT: text.strip()}
    extra = {"re": sorted(change.hex() for change in state.standing_in(field))}
    tx.log.append(tx.feed(owner), ChangeKind.NOTE, table, record, values, tx.origin, extra)


def newest_about(
    changes: Sequence[Change], state: RecordState, field: str, standing: Collection[bytes]
) -> Question | None:
    """The last question about a field of which one of these values is asked.

    Args:
        changes: All known changes of the record.
        state: Of the record.
        field: What is asked about.
        standing: The changes whose values stand there; a question about older ones is settled.
    """
    asked = [c for c in _about(changes, field) if not set(standing).isdisjoint(c.named)]
    if not asked:
        return None
    newest = max(asked, key=lambda change: (change.made_at_ms, change.id))
    question = Question(
        newest.id, str(newest.values[TEXT]), newest.unit, newest.officer, _instant(newest)
    )
    said = state.answers.get(newest.id)
    answer = next((c for c in changes if said is not None and c.id == said.change), None)
    if answer is None:
        return question
    return question._replace(
        answer=str(answer.values.get("reason") or ""),
        answered_by=answer.officer,
        answered_at=_instant(answer),
    )


def answer_by_deciding(tx: Transaction, table: str, record: UUID, field: str, words: str) -> None:
    """Answer the open questions about a field with what was just decided."""
    answered = tx.log.state(record).answers
    for change in _about(tx.log.changes_of(record), field):
        if change.id not in answered:
            write_answer(tx, table, record, change.id, accepted=True, reason=words)


def write_answer(
    tx: Transaction, table: str, record: UUID, *asked: bytes, accepted: bool, reason: str
) -> None:
    """Answer proposals or a question; the answer travels back to who asked."""
    values: Fields = {"accepted": accepted, "reason": reason.strip()}
    extra = {"re": [one.hex() for one in asked]}
    tx.log.append(tx.feed(UP), ChangeKind.ANSWER, table, record, values, tx.origin, extra)


def _about(changes: Sequence[Change], field: str) -> list[Change]:
    return [c for c in changes if c.kind == ChangeKind.NOTE and c.values.get(FIELD) == field]


def _instant(change: Change) -> dt.datetime:
    return dt.datetime.fromtimestamp(change.made_at_ms / 1000, dt.UTC).astimezone()
