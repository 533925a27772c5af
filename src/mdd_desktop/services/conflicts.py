"""Conflicts: told as sentences, settled by the owner, proposed by everybody else."""

from collections.abc import Sequence
from typing import Any, Final

from mdd_desktop.domain.change import OWN, ChangeKind
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.field_table import field_label
from mdd_desktop.domain.frontier import Candidate
from mdd_desktop.domain.record_fields import Fields, FieldValue, checked_fields
from mdd_desktop.services import questions
from mdd_desktop.services.move_requests import WHY
from mdd_desktop.services.told_conflicts import (
    NOTE,
    Words,
    conflict_id,
    has_note,
    instant,
    shown_value,
    unit_name,
)
from mdd_desktop.storage import audit
from mdd_desktop.storage.queries.open_questions import OpenConflict, conflict_rows
from mdd_desktop.storage.records import LOCAL_TABLES
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction

_DECIDED: Final = "Quyết định {count} khác biệt"


def open_conflicts(registry: Registry) -> list[dict[str, Any]]:
    """Every open conflict in the JSON shape of the command line, oldest first."""
    with registry.read() as reading:
        words = Words(reading, registry.today)
        return [words.told(found) for found in conflict_rows(reading.connection)]


def decided_count(registry: Registry) -> int:
    """How many were decided, or decisions proposed, on this computer."""
    with registry.read() as reading:
        labels = audit.labels_like(reading.connection, _DECIDED.format(count="%"))
    before, after = _DECIDED.split("{count}")
    return sum(int(one.removeprefix(before).removesuffix(after)) for one in labels)


def ask_owner(registry: Registry, conflict: str, text: str) -> None:
    """Ask the office that owns the record; the question travels with the next package.

    Raises:
        NotFoundError: No such open conflict.
        RuleError: ``nobody_to_ask``, ``question_missing``.
    """
    with registry.transaction("Hỏi lại về một khác biệt") as tx:
        found = _find(tx, conflict)
        questions.ask(tx, found.table, found.record, found.field, text)


def settle(
    registry: Registry,
    conflict: str,
    *,
    choose: int | None = None,
    value: str | None = None,
    note_others: bool = False,
    why: str = "",
) -> dict[str, Any]:
    """Decide between the values of a field, or propose a decision to the owner.

    Args:
        registry: Of this office.
        conflict: As listed.
        choose: Which of the listed values, from 1.
        value: Another value.
        note_others: Write the values that were not taken into the record's note.
        why: For whoever wrote the other values, and for the owner to whom it is proposed.

    Returns:
        ``id`` and ``status``: ``settled`` when this office owns the record, else ``proposed``.

    Raises:
        NotFoundError: No such open conflict.
        RuleError: No such choice, the value is refused, or ``no_note`` when the record has none.
    """
    with registry.transaction(_DECIDED.format(count=1)) as tx:
        found = _find(tx, conflict)
        candidates = tx.log.state(found.record).candidates(found.field, tx.tree)
        wanted = _chosen(candidates, choose, value)
        note = _noted(tx, found, wanted, candidates) if note_others else {}
        return _write(tx, found, {found.field: wanted, **note}, why)


def settle_latest(
    registry: Registry, conflicts: Sequence[str], *, why: str = ""
) -> list[dict[str, Any]]:
    """Decide several at once: the value that was written last, each time.

    Args:
        registry: Of this office.
        conflicts: As listed.
        why: As of :func:`settle`, the same for all.

    Returns:
        What ``settle`` returns, for each.

    Raises:
        NotFoundError: One of them is no longer open; then none is decided.
    """
    with registry.transaction(_DECIDED.format(count=len(conflicts))) as tx:
        decided = []
        for conflict in conflicts:
            found = _find(tx, conflict)
            candidates = tx.log.state(found.record).candidates(found.field, tx.tree)
            last = max(candidates, key=lambda c: (c.made_at_ms, c.change))
            decided.append(_write(tx, found, {found.field: last.value}, why))
        return decided


def _write(tx: Transaction, found: OpenConflict, values: Fields, why: str = "") -> dict[str, Any]:
    _check_values(tx, found, values)
    owner = str(tx.log.state(found.record).owner)
    own = owner == tx.unit
    feed = tx.feed(OWN) if found.table in LOCAL_TABLES else tx.feed_to(owner)
    kind = ChangeKind.PUT if own else ChangeKind.PROPOSAL
    told = {WHY: why.strip()} if why.strip() else None
    tx.log.append(feed, kind, found.table, found.record, values, tx.origin, told)
    wanted = values[found.field]
    if own:
        words = f"Đã quyết định: lấy “{shown_value(found.field, wanted)}”."
        questions.answer_by_deciding(tx, found.table, found.record, found.field, words)
    status = "settled" if own else "proposed"
    return {"id": conflict_id(found), "status": status, "value": wanted}


def _noted(
    tx: Transaction, found: OpenConflict, wanted: FieldValue, candidates: list[Candidate]
) -> Fields:
    """The record's note with a line for each value that is not taken."""
    state = tx.log.state(found.record)
    if not has_note(found, state):
        raise RuleError(
            "no_note",
            "Hồ sơ này không có ô ghi chú, hoặc ô ghi chú cũng đang có khác biệt. Chị chọn một "
            "giá trị thôi.",
        )
    label = field_label(found.table, found.field)
    lines = [str(state.shown(tx.tree).get(NOTE) or "")]
    lines += [
        f"{label} khác: {shown_value(found.field, other.value)} ({unit_name(tx, other.unit)}, "
        f"{other.officer}, {instant(other.made_at_ms):%d/%m/%Y})."
        for other in candidates
        if other.value != wanted
    ]
    return {NOTE: "\n".join(filter(None, lines))}


def _find(tx: Transaction, wanted: str) -> OpenConflict:
    for found in conflict_rows(tx.connection):
        if conflict_id(found) == wanted:
            return found
    raise NotFoundError(
        "not_found", "Không có khác biệt nào mang mã này; có thể đã được quyết định rồi."
    )


def _chosen(candidates: list[Candidate], choose: int | None, value: str | None) -> FieldValue:
    if choose is None:
        sample = next((c.value for c in candidates if c.value is not None), None)
        return _typed(value, sample)
    if not 1 <= choose <= len(candidates):
        raise RuleError("no_such_choice", f"Chọn một số từ 1 đến {len(candidates)}.")
    return candidates[choose - 1].value


def _typed(text: str | None, sample: FieldValue) -> FieldValue:
    if text is None or not text.strip():
        return None
    if isinstance(sample, bool):
        return text.strip().lower() in ("true", "có", "co", "1")
    if isinstance(sample, int):
        try:
            return int(text)
        except ValueError:
            raise RuleError("invalid", "Ô này cần một số nguyên.") from None
    return text


def _check_values(tx: Transaction, found: OpenConflict, wanted: Fields) -> None:
    state = tx.log.state(found.record)
    shown = state.shown(tx.tree)
    known = [{**shown, found.field: value} for value in state.standing_in(found.field).values()]
    checked_fields(found.table, found.record, {**shown, **wanted}, known)
