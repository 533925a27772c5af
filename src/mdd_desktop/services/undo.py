"""Undo: a saved action is taken back by a new change that says what stood before."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record_fields import RECORDS, record_from
from mdd_desktop.domain.taking_back import values_before
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
    registry: Registry, acts: Sequence[Act], undone_before: Collection[str] = ()
) -> Undone:
    """Take back one action, which may have been several transactions; all or nothing.

    Fields get the values again that they had before, as a new change that travels like any
    other; a record that the action made is voided and stays in the book as entered by mistake.

    Args:
        registry: Of the office.
        acts: What the action committed.
        undone_before: ``transactions`` of every later action that was taken back already.

    Raises:
        RuleError: ``too_late`` after 24 hours; ``overwritten`` when somebody wrote one of the
            fields since; ``not_taken_back`` for what is undone on its own page (merging
            packages, handing records over, proposals); ``not_owner``.
    """
    label = acts[0].label if acts else ""
    with registry.transaction(f"Hoàn tác: {label}") as tx:
        _require_recent(tx, acts)
        touched = {
            record: table for act in acts for table in act.records for record in act.records[table]
        }
        made_by = {act.transaction for act in acts}
        for record, table in touched.items():
            _restore(tx, table, record, made_by, undone_before)
    return Undone(label, len(touched), frozenset(made_by | {tx.origin.transaction}))


def _require_recent(tx: Transaction, acts: Sequence[Act]) -> None:
    now_ms = int(tx.clock.shown.timestamp() * 1000)
    if any(now_ms - act.made_at_ms > KEPT_FOR.total_seconds() * 1000 for act in acts):
        raise RuleError(
            "too_late", "Việc này đã quá 24 giờ nên không hoàn tác được. Chị mở hồ sơ để sửa."
        )


def _restore(
    tx: Transaction, table: str, record: UUID, made_by: set[str], undone_before: Collection[str]
) -> None:
    known = tx.log.changes_of(record)
    before = values_before(known, made_by, undone_before, tx.tree, tx.log)
    shown = tx.log.state(record).shown(tx.tree)
    restored: Any = record_from(table, record, {**shown, **before})
    tx.of(RECORDS[table]).save(restored)
