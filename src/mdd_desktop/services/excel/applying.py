"""A plan carried out, and taken back: by ordinary changes, in one transaction each."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.distinction import Distinction
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.record import Record, new_id
from mdd_desktop.domain.record_fields import RECORDS, fields_of, record_from
from mdd_desktop.domain.stopping import heeded
from mdd_desktop.services.codes import Codes
from mdd_desktop.services.duplicates import tell_apart
from mdd_desktop.services.excel.planning import Action, Plan, PlannedRow
from mdd_desktop.storage.imports import (
    Batch,
    BatchRow,
    find_batch,
    mark_undone,
    rows_of_batch,
    save_batch,
    waiting_fingerprints,
)
from mdd_desktop.storage.records import Records
from mdd_desktop.storage.transaction import Transaction

_ROWS_A_STEP: Final = 25
_TABLES: Final = {"children": "child", "sponsors": "sponsor", "support": "support_entry"}


@dataclass(frozen=True)
class Kept:
    """A field, or a whole record with field "", that was changed after the import and stays."""

    row: int
    record: UUID
    field: str
    reason: str


@dataclass
class Undone:
    """What taking back an import did.

    Attributes:
        restored: Records put back as they were.
        voided: Records of the import, marked as entered by mistake.
        kept: What stays because of later edits.
    """

    restored: int = 0
    voided: int = 0
    kept: list[Kept] = field(default_factory=list)


def carry_out(tx: Transaction, plan: Plan, file: str, today: dt.date) -> str | None:
    """Write a plan; returns the batch's id, or None if nothing was to do."""
    tx.require_in_charge()
    codes = Codes(tx)
    table = _TABLES[plan.read.kind]
    waiting = waiting_fingerprints(tx.connection)
    rows: list[BatchRow] = []
    batch = new_id().hex
    entered: dict[int, UUID] = {}
    tx.log.preload(row.before.id for row in plan.rows if row.before is not None)
    for row in heeded(plan.rows, len(plan.rows), step=_ROWS_A_STEP):
        if row.action is Action.DUPLICATE and row.fingerprint not in waiting:
            rows.append(_row(batch, row, table, None, waiting=_waiting(row)))
        elif row.action in (Action.NEW, Action.UPDATED) and row.record is not None:
            saved = _save(tx, row, row.record, codes, today)
            entered[row.row] = saved.id
            _tell_apart(tx, row, entered, today)
            rows.append(_row(batch, row, table, saved))
    if not rows:
        return None
    counts = json.dumps(plan.counts | {"rows": plan.read.total})
    made_at = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    save_batch(
        tx.connection, Batch(batch, made_at, file, plan.read.kind, plan.read.shape, counts), rows
    )
    return batch


def _save(tx: Transaction, row: PlannedRow, record: Record, codes: Codes, today: dt.date) -> Record:
    if row.action is Action.UPDATED:
        tx.of(type(record)).save(record)
        return record
    if isinstance(record, Child) and record.code is None:
        year = (record.registered_on or today).year
        record = record.corrected(code=codes.next(record.present_unit, year))
    owner = getattr(record, "present_unit", None) or getattr(record, "unit_id", None)
    tx.log.expect_new((record.id,))
    tx.of(type(record)).save(record, owner=owner)
    return record


def _tell_apart(
    tx: Transaction, row: PlannedRow, entered: Mapping[int, UUID], today: dt.date
) -> None:
    """Remember of a new child whom the officer said that she is not."""
    others = {one.record or entered.get(one.row) for one in row.apart} - {None}
    if others:
        child = tx.of(Child).get(entered[row.row])
        for other in tx.of(Child).many(sorted(filter(None, others))):
            tell_apart(tx, child, other, today)


def _row(
    batch: str, row: PlannedRow, table: str, saved: Record | None, *, waiting: str | None = None
) -> BatchRow:
    return BatchRow(
        batch,
        row.row,
        row.action.value,
        row.fingerprint,
        saved.id.hex if saved else None,
        table,
        json.dumps(fields_of(row.before), ensure_ascii=False) if row.before else None,
        json.dumps(fields_of(saved), ensure_ascii=False) if saved else None,
        waiting,
    )


def _waiting(row: PlannedRow) -> str:
    content = {
        "values": row.values,
        "alike": [
            {
                "record": one.record.hex if one.record else None,
                "row": one.row,
                "score": one.score,
                "reasons": list(one.reasons),
            }
            for one in row.alike
        ],
    }
    return json.dumps(content, ensure_ascii=False, default=str)


def take_back(tx: Transaction, batch: str) -> Undone:
    """Put everything back that a batch did, except what was edited later.

    Raises:
        NotFoundError: ``no_batch``.
        RuleError: ``already_undone``.
    """
    found = find_batch(tx.connection, batch)
    if found is None:
        raise NotFoundError("no_batch", "Không có lần nhập nào mang mã này trên máy này.")
    if found.undone_at is not None:
        raise RuleError("already_undone", "Lần nhập này đã được hoàn tác rồi.")
    rows = [row for row in rows_of_batch(tx.connection, batch) if row.record and row.after]
    result = _TakingBack(tx, rows).run()
    now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    mark_undone(tx.connection, batch, now)
    return result


class _TakingBack:
    """Reads everything first and writes then, so that nothing is written piece by piece."""

    def __init__(self, tx: Transaction, rows: list[BatchRow]) -> None:
        self._tx = tx
        self._rows = rows
        self._result = Undone()
        ids = [UUID(row.record) for row in rows]
        self._records: Records[Record] = tx.of(RECORDS[rows[0].record_table] if rows else Child)
        self._current = {record.id: record for record in self._records.many(ids)}
        self._used = _used(tx, rows[0].record_table) if rows else frozenset()
        tx.log.preload(ids)

    def run(self) -> Undone:
        for row in self._rows:
            current = self._current.get(UUID(row.record))
            if current is None or current.void:
                continue
            if self._records.owner(current.id) != self._tx.unit:
                self._keep(row, "", "Hồ sơ đã thuộc đơn vị khác.")
            elif row.before is None:
                self._take_back_new(row, current)
            else:
                self._take_back_edit(row, current)
        return self._result

    def _take_back_new(self, row: BatchRow, current: Record) -> None:
        if _differences(fields_of(current), json.loads(row.after or "{}")):
            self._keep(row, "", "Hồ sơ đã được sửa sau khi nhập.")
        elif current.id in self._used:
            reason = "Đã có lượt đỡ đầu, hỗ trợ hoặc lần thăm ghi cho hồ sơ này."
            self._keep(row, "", reason)
        else:
            self._records.save(current.corrected(void=True))
            self._forget_decisions(current.id)
            self._result.voided += 1

    def _forget_decisions(self, child: UUID) -> None:
        decisions = self._tx.of(Distinction)
        for one in (*decisions.where(first_id=child), *decisions.where(second_id=child)):
            if decisions.owner(one.id) == self._tx.unit:
                decisions.save(one.corrected(void=True))

    def _take_back_edit(self, row: BatchRow, current: Record) -> None:
        before, after = json.loads(row.before or "{}"), json.loads(row.after or "{}")
        now = fields_of(current)
        target = dict(now)
        for name in _differences(before, after):
            if now.get(name) != after.get(name):
                self._keep(row, name, "Ô đã được sửa lại sau khi nhập.")
            elif name in before:
                target[name] = before[name]
            else:
                target.pop(name, None)
        if target != now:
            self._records.save(record_from(row.record_table, current.id, target))
            self._result.restored += 1

    def _keep(self, row: BatchRow, name: str, reason: str) -> None:
        self._result.kept.append(Kept(row.sheet_row, UUID(row.record), name, reason))


def _used(tx: Transaction, table: str) -> frozenset[UUID]:
    """The children or sponsors for whom something was entered."""
    name = f"{table}_id"
    return frozenset(
        getattr(one, name)
        for kind in ("sponsorship", "support_entry", "visit")
        if name in RECORDS[kind].model_fields
        for one in tx.of(RECORDS[kind]).where(void=False)
    )


def _differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
