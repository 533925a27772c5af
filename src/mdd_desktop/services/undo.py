"""Undo: a saved action is taken back by a new change that says what stood before."""

import datetime as dt
import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record_fields import RECORDS, record_from
from mdd_desktop.domain.taking_back import values_before
from mdd_desktop.storage import actions
from mdd_desktop.storage.queries.built_on import is_built_on
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import ChangeSet, Transaction

Act = ChangeSet
"""A saved action as the registry announced it."""

KEPT_FOR = dt.timedelta(hours=24)


class Undone(NamedTuple):
    """What was taken back.

    Attributes:
        label: The sentence of the action.
        records: How many records say again what they said before.
        transactions: The ids of what was taken back and of what took it back; for the next call.
    """

    label: str
    records: int
    transactions: frozenset[str]


def take_back(
    registry: Registry,
    acts: Sequence[Act],
    undone_before: Collection[str] = (),
    *,
    action: int | None = None,
) -> Undone:
    """Take back one action, which may have been several transactions; all or nothing.

    Fields get the values again that they had before, as a new change that travels like any
    other; a record that the action made is voided and stays in the book as entered by mistake.

    Args:
        registry: Of the office.
        acts: What the action committed.
        undone_before: ``transactions`` of every later action that was taken back already.
        action: Its number among the kept ones, to be marked as taken back with it.

    Raises:
        RuleError: ``too_late`` after 24 hours; ``overwritten`` when somebody wrote one of the
            fields since; ``built_on`` when a record names one that the action made;
            ``not_taken_back`` for what is undone on its own page (merging
            packages, handing records over, proposals); ``not_owner``.
    """
    label = acts[0].label if acts else ""
    with registry.transaction(f"Hoàn tác: {label}") as tx:
        touched = _restore_all(tx, acts, undone_before)
        transactions = frozenset({tx.origin.transaction, *(act.transaction for act in acts)})
        if action is not None:
            actions.mark_undone(tx.connection, action, " ".join(sorted(transactions)))
    return Undone(label, touched, transactions)


def keep(registry: Registry, acts: Sequence[Act]) -> None:
    """Keep what an action committed, so that its officer can take it back after a restart."""
    stored = [
        {
            "label": act.label,
            "records": {kind: [one.hex for one in ids] for kind, ids in act.records.items()},
            "transaction": act.transaction,
            "made_at_ms": act.made_at_ms,
        }
        for act in acts
    ]
    actions.write(registry.engine, registry.keys.officer, json.dumps(stored, ensure_ascii=False))


def take_back_last(registry: Registry) -> Undone | None:
    """Take back the last kept action of this officer; None when there is none left.

    What is refused is given up, so that the action before it is the last one then.

    Raises:
        RuleError: As :func:`take_back`.
    """
    with registry.read() as reading:
        found = actions.last(reading.connection, registry.keys.officer)
        undone_before = actions.undone(reading.connection)
    if found is None:
        return None
    acts = [_act(stored) for stored in json.loads(found.acts)]
    try:
        return take_back(registry, acts, undone_before, action=found.id)
    except RuleError:
        actions.give_up(registry.engine, found.id)
        raise


def _act(stored: dict[str, Any]) -> Act:
    records = {kind: frozenset(map(UUID, ids)) for kind, ids in stored["records"].items()}
    return ChangeSet(stored["label"], records, stored["transaction"], stored["made_at_ms"])


def _restore_all(tx: Transaction, acts: Sequence[Act], undone_before: Collection[str]) -> int:
    _require_recent(tx, acts)
    touched = {
        record: table for act in acts for table in act.records for record in act.records[table]
    }
    made_by = {act.transaction for act in acts}
    for record, table in touched.items():
        restored = _restored(tx, table, record, made_by, undone_before)
        if restored.void and is_built_on(tx.connection, record, touched):
            raise RuleError(
                "built_on",
                "Sau việc này đã ghi việc khác dựa vào nó: lượt đỡ đầu, hỗ trợ, thăm hay giấy tờ. "
                "Chưa đổi gì. Chị bỏ các việc sau rồi sửa ở hồ sơ.",
            )
        tx.of(RECORDS[table]).save(restored)
    return len(touched)


def _require_recent(tx: Transaction, acts: Sequence[Act]) -> None:
    now_ms = int(tx.clock.shown.timestamp() * 1000)
    if any(now_ms - act.made_at_ms > KEPT_FOR.total_seconds() * 1000 for act in acts):
        raise RuleError(
            "too_late", "Việc này đã quá 24 giờ nên không hoàn tác được. Chị mở hồ sơ để sửa."
        )


def _restored(
    tx: Transaction, table: str, record: UUID, made_by: set[str], undone_before: Collection[str]
) -> Any:  # noqa: ANN401 - a record of any kind
    known = tx.log.changes_of(record)
    before = values_before(known, made_by, undone_before, tx.tree, tx.log)
    shown = tx.log.state(record).shown(tx.tree)
    return record_from(table, record, {**shown, **before})
