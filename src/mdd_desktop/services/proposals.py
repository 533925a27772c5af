"""Proposals and questions: what another office would change in a record, or asks; answered here."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.change import UP, Change, ChangeKind
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.field_table import field_label
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.domain.record_fields import RECORDS, FieldValue, checked_fields, record_from
from mdd_desktop.domain.standing import REMOVED
from mdd_desktop.domain.unit import UnitTree
from mdd_desktop.services import late_edits, move_requests, questions
from mdd_desktop.services.record_names import name_in
from mdd_desktop.services.told_conflicts import shown_value
from mdd_desktop.storage.queries.open_questions import all_proposals, proposals_for
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction

Edit = tuple[str, str, str]
"""A field's label, what stands there now, what is proposed or asked."""
BESIDE = " / "
"""Between the values of a field that several computers wrote."""


@dataclass(frozen=True)
class Proposal:
    """What somebody else would change in a record.

    Attributes:
        id: Of the change that proposes it, hex.
        table: Kind of record.
        record: The record.
        owner: The unit that answers.
        unit: Who proposes.
        values: The proposed values by field; none in a question.
        state: ``open``, ``accepted`` or ``rejected``.
        reason: Of the answer; to a question the answer itself.
        question: In words; "" for a proposal.
        about: The field that a question is about.
        why: Why it is proposed, in words; "" when that was not said.
        refuses_move: It says that a child is not moved, and asks to give the request up.
    """

    id: str
    table: str
    record: UUID
    owner: str
    unit: str
    officer: str
    at: dt.datetime
    values: dict[str, FieldValue]
    state: str
    reason: str
    question: str = ""
    about: str = ""
    why: str = ""
    refuses_move: bool = False


def proposals(registry: Registry, *, only_open: bool = True) -> list[Proposal]:
    """The proposals known here, oldest first: to be answered here, or waiting for an answer."""
    with registry.read() as reading:
        found = [
            _proposal(reading, change, record, state)
            for change, record, state in all_proposals(reading.connection)
            if state == "open" or not only_open
        ]
    return sorted((p for p in found if p is not None), key=lambda p: (p.at, p.id))


@dataclass(frozen=True)
class ToldProposal:
    """A proposal as a sentence says it.

    Attributes:
        name: Of the person or thing it is about.
        edits: For each field its label, what stands there now and what is proposed.
        is_ours_to_answer: This office owns the record.
    """

    proposal: Proposal
    name: str
    edits: tuple[Edit, ...]
    is_ours_to_answer: bool


def told(registry: Registry, *, only_open: bool = True) -> list[ToldProposal]:
    """The proposals in words, those to be answered here first."""
    found = proposals(registry, only_open=only_open)
    with registry.read() as reading:
        words = [_told(reading, proposal) for proposal in found]
    return sorted(words, key=lambda one: not one.is_ours_to_answer)


def open_about(reading: Reading, records: Iterable[UUID]) -> tuple[ToldProposal, ...]:
    """What is proposed or asked about some records and was not answered yet."""
    found = [
        _proposal(reading, change, record, "open")
        for record in records
        for change in proposals_for(reading.connection, record)
        if change not in reading.log.state(record).answers
    ]
    return tuple(_told(reading, proposal) for proposal in found if proposal is not None)


def _told(reading: Reading, proposal: Proposal) -> ToldProposal:
    state = reading.log.state(proposal.record)
    asked = proposal.question
    edits = _asked(proposal, state) if asked else _edits(proposal, state, reading.tree)
    if proposal.refuses_move:
        edits = (_refused_move(reading, proposal, state),)
    name = name_in(reading, proposal.table, proposal.record)
    return ToldProposal(proposal, name, edits, state.owner == reading.unit)


def _edits(proposal: Proposal, state: RecordState, tree: UnitTree) -> tuple[Edit, ...]:
    shown = state.shown(tree)
    return tuple(
        (
            field_label(proposal.table, field),
            _standing(state, field) or shown_value(field, shown.get(field)),
            shown_value(field, value),
        )
        for field, value in proposal.values.items()
    )


def _standing(state: RecordState, field: str) -> str:
    """What stands in a field now, each value where several computers wrote different ones."""
    standing = state.standing_in(field).values()
    return BESIDE.join(dict.fromkeys(shown_value(field, value) for value in standing))


def _refused_move(reading: Reading, proposal: Proposal, state: RecordState) -> Edit:
    child = record_from(proposal.table, proposal.record, state.shown(reading.tree))
    wish = getattr(child, move_requests.WISH)
    now = move_requests.wanted(reading, wish) if wish else shown_value(move_requests.WISH, None)
    return field_label(proposal.table, move_requests.WISH), now, "không chuyển"


def _asked(proposal: Proposal, state: RecordState) -> tuple[Edit, ...]:
    about = proposal.about
    return ((field_label(proposal.table, about), _standing(state, about), proposal.question),)


def told_answered(registry: Registry) -> list[ToldProposal]:
    """The answered proposals in words, newest first."""
    found = told(registry, only_open=False)
    return [one for one in reversed(found) if one.proposal.state != "open"]


def answer(registry: Registry, proposal: str, *, accept: bool, reason: str = "") -> None:
    """Take a proposal over, or refuse it with a reason; both travel back to who proposed it.

    A question is answered by the reason; there is nothing to take over.

    Raises:
        NotFoundError: No such open proposal.
        RuleError: Another unit owns the record, a refusal lacks its reason, a question its
            answer, or a value is refused.
    """
    if not accept and not reason.strip():
        raise RuleError("reason_missing", "Ghi lý do không nhận đề nghị này.")
    with registry.transaction("Trả lời đề nghị") as tx:
        change = _open_proposal(tx, proposal)
        state = tx.log.state(change.record)
        if state.owner != tx.unit:
            raise RuleError(
                "not_owner", f"Đơn vị {state.owner} quản lý hồ sơ này và trả lời đề nghị."
            )
        table, record = change.table, change.record
        is_question = change.kind == ChangeKind.NOTE
        if is_question and not reason.strip():
            raise RuleError("answer_missing", "Ghi câu trả lời rồi bấm Trả lời.")
        if accept and change.values and not is_question:
            shown = state.shown(tx.tree)
            wanted = {**shown, **change.values}
            checked_fields(table, record, wanted, (wanted,))
            kind = ChangeKind.RETRACT if change.values.get(REMOVED) else ChangeKind.PUT
            tx.log.append(tx.feed(UP), kind, table, record, change.values, tx.origin)
        asked = _answered_with(change, tx.log.changes_of(record))
        questions.write_answer(tx, table, record, *asked, accepted=accept, reason=reason)


def _answered_with(change: Change, known: Sequence[Change]) -> tuple[bytes, ...]:
    """A proposal with the late edit that it passes on, and whoever else passed the same on."""
    if change.kind != ChangeKind.PROPOSAL or not change.named:
        return (change.id,)
    twins = [c.id for c in known if c.kind == ChangeKind.PROPOSAL and c.named == change.named]
    return (*twins, *change.named)


def _open_proposal(tx: Transaction, proposal: str) -> Change:
    for change, record, state in all_proposals(tx.connection):
        if change.hex() == proposal and state == "open":
            return next(c for c in tx.log.changes_of(record) if c.id == change)
    raise NotFoundError("not_found", "Không có đề nghị nào đang chờ mang mã này.")


def _is_settled(reading: Reading, change: Change, changes: Mapping[bytes, Change]) -> bool:
    """Whether nobody has to answer it any more, or another proposal stands for it."""
    if change.id in late_edits.passed_on(changes.values()):
        return True
    return move_requests.is_moot(reading, change) or late_edits.is_handed_up(reading, change)


def _proposal(reading: Reading, change_id: bytes, record: UUID, state: str) -> Proposal | None:
    changes = {change.id: change for change in reading.log.changes_of(record)}
    change = changes[change_id]
    if change.table not in RECORDS or (state == "open" and _is_settled(reading, change, changes)):
        return None
    known = reading.log.state(record)
    answered = known.answers.get(change_id)
    reason = changes[answered.change].values.get("reason") if answered else ""
    asked = change.values if change.kind == ChangeKind.NOTE else {}
    return Proposal(
        id=change_id.hex(),
        table=change.table,
        record=record,
        owner=str(known.owner),
        unit=change.unit,
        officer=change.officer,
        at=dt.datetime.fromtimestamp(change.made_at_ms / 1000, dt.UTC).astimezone(),
        values={} if asked else dict(change.values),
        state=state,
        reason=str(reason or ""),
        question=str(asked.get(questions.TEXT, "")),
        about=str(asked.get(questions.FIELD, "")),
        why=move_requests.reason_of(change),
        refuses_move=move_requests.is_refusal(change),
    )
