"""Proposals: what another office, or a late computer, would change in a record; answered here."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.change import UP, Change, ChangeKind
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.field_table import field_label
from mdd_desktop.domain.record import checked
from mdd_desktop.domain.record_fields import RECORDS, FieldValue, record_from, values_of
from mdd_desktop.domain.standing import REMOVED
from mdd_desktop.services.conflicts import name_of, shown_value
from mdd_desktop.storage.queries.open_questions import all_proposals
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction


@dataclass(frozen=True)
class Proposal:
    """What somebody else would change in a record.

    Attributes:
        id: Of the change that proposes it, hex.
        table: Kind of record.
        record: The record.
        owner: The unit that answers.
        unit: Who proposes.
        values: The proposed values by field.
        state: ``open``, ``accepted`` or ``rejected``.
        reason: Of the answer.
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
    edits: tuple[tuple[str, str, str], ...]
    is_ours_to_answer: bool


def told(registry: Registry, *, only_open: bool = True) -> list[ToldProposal]:
    """The proposals in words, those to be answered here first."""
    found = []
    for proposal in proposals(registry, only_open=only_open):
        with registry.read() as reading:
            state = reading.log.state(proposal.record)
            shown = state.shown(reading.tree)
            record = record_from(proposal.table, proposal.record, shown)
            edits = tuple(
                (
                    field_label(proposal.table, field),
                    shown_value(field, shown.get(field)),
                    shown_value(field, value),
                )
                for field, value in proposal.values.items()
            )
            ours = state.owner == reading.unit
            found.append(ToldProposal(proposal, name_of(record), edits, ours))
    return sorted(found, key=lambda one: not one.is_ours_to_answer)


def told_answered(registry: Registry) -> list[ToldProposal]:
    """The answered proposals in words, newest first."""
    found = told(registry, only_open=False)
    return [one for one in reversed(found) if one.proposal.state != "open"]


def answer(registry: Registry, proposal: str, *, accept: bool, reason: str = "") -> None:
    """Take a proposal over, or refuse it with a reason; both travel back to who proposed it.

    Raises:
        NotFoundError: No such open proposal.
        RuleError: Another unit owns the record, a refusal lacks its reason, or a value is
            refused.
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
        feed, table, record = tx.feed(UP), change.table, change.record
        if accept and change.values:
            shown = state.shown(tx.tree)
            checked(RECORDS[table], values_of(table, record, {**shown, **change.values}))
            kind = ChangeKind.RETRACT if change.values.get(REMOVED) else ChangeKind.PUT
            tx.log.append(feed, kind, table, record, change.values, tx.origin)
        extra = {"re": [change.id.hex()]}
        values: dict[str, FieldValue] = {"accepted": accept, "reason": reason.strip()}
        tx.log.append(feed, ChangeKind.ANSWER, table, record, values, tx.origin, extra)


def _open_proposal(tx: Transaction, proposal: str) -> Change:
    for change, record, state in all_proposals(tx.connection):
        if change.hex() == proposal and state == "open":
            return next(c for c in tx.log.changes_of(record) if c.id == change)
    raise NotFoundError("not_found", "Không có đề nghị nào đang chờ mang mã này.")


def _proposal(reading: Reading, change_id: bytes, record: UUID, state: str) -> Proposal | None:
    changes = {change.id: change for change in reading.log.changes_of(record)}
    change = changes[change_id]
    if change.table not in RECORDS:
        return None
    known = reading.log.state(record)
    answered = known.answers.get(change_id)
    reason = changes[answered.change].values.get("reason") if answered else ""
    return Proposal(
        id=change_id.hex(),
        table=change.table,
        record=record,
        owner=str(known.owner),
        unit=change.unit,
        officer=change.officer,
        at=dt.datetime.fromtimestamp(change.made_at_ms / 1000, dt.UTC).astimezone(),
        values=dict(change.values),
        state=state,
        reason=str(reason or ""),
    )
