"""Rows of imports that look like somebody and wait for a person to decide."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.record import Record, checked, new_id
from mdd_desktop.domain.record_fields import RECORDS, fields_of
from mdd_desktop.services.codes import Codes
from mdd_desktop.services.duplicates import tell_apart
from mdd_desktop.services.entry_rules import check_entry
from mdd_desktop.services.excel.choices import Existing
from mdd_desktop.services.excel.merging import merged
from mdd_desktop.services.excel.preview import record_words
from mdd_desktop.storage import imports
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

_BORN_LENGTH = 10


@dataclass(frozen=True)
class Lookalike:
    """A record that a waiting row may be.

    Attributes:
        record: Its id.
        words: Who it is, in one line.
        score: The chance, between 0 and 1.
        reasons: In Vietnamese.
    """

    record: UUID
    words: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class WaitingRow:
    """A row of a workbook that waits.

    Attributes:
        batch: Id of the import.
        row: As the sheet numbers it.
        file: Name of the workbook.
        made_at: When it was imported, ISO text.
        words: Who the row is about, in one line.
        alike: The records it may be, best first; none when it looked like a row above it.
        reasons: Why it waits, when it looked like a row above it.
    """

    batch: str
    row: int
    file: str
    made_at: str
    words: str
    alike: tuple[Lookalike, ...]
    reasons: tuple[str, ...]


def waiting(registry: Registry) -> list[WaitingRow]:
    """The rows that wait, oldest import first."""
    with registry.read() as reading:
        return [
            _shown(reading, batch, row) for batch, row in imports.rows_waiting(reading.connection)
        ]


def enter_as_new(registry: Registry, batch: str, row: int) -> Record:
    """Decide that a row is somebody else: she is entered, and not asked about again.

    Raises:
        NotFoundError: ``not_waiting``.
        RuleError: A rule of entering is broken.
    """
    with registry.transaction("Nhập dòng chờ thành hồ sơ mới") as tx:
        kept = _find(tx, batch, row)
        record = _record(tx, kept, registry)
        if isinstance(record, Child) and record.code is None:
            year = (record.registered_on or registry.today).year
            record = record.corrected(code=Codes(tx).next(record.present_unit, year))
        owner = getattr(record, "present_unit", None) or getattr(record, "unit_id", None)
        tx.of(type(record)).save(record, owner=owner)
        if isinstance(record, Child):
            for other in tx.of(Child).many(_alike(kept)):
                tell_apart(tx, record, other, registry.today)
        imports.settle_row(tx.connection, kept, "new", record.id, None, _plain(record))
    return record


def enter_into(
    registry: Registry, batch: str, row: int, record: UUID, rule: Existing = Existing.FILL
) -> Record:
    """Decide that a row is a record that is there: what the row adds is taken over.

    Raises:
        NotFoundError: ``not_waiting``, or no such record.
        RuleError: Another unit owns the record.
    """
    with registry.transaction("Nhập dòng chờ vào hồ sơ đã có") as tx:
        kept = _find(tx, batch, row)
        before = tx.of(RECORDS[kept.record_table]).get(record)
        values = _values(kept)
        after, _ = merged(before, _record(tx, kept, registry), tuple(values), rule)
        if after != before:
            tx.of(type(before)).save(after)
        imports.settle_row(tx.connection, kept, "updated", record, _plain(before), _plain(after))
    return after


def leave_out(registry: Registry, batch: str, row: int) -> None:
    """Decide that a row is not taken.

    Raises:
        NotFoundError: ``not_waiting``.
    """
    with registry.transaction("Bỏ dòng chờ") as tx:
        imports.settle_row(tx.connection, _find(tx, batch, row), "left_out", None, None, None)


def _find(reading: Reading, batch: str, row: int) -> imports.BatchRow:
    batch = batch.replace("-", "").lower()
    for one, kept in imports.rows_waiting(reading.connection):
        if one.id == batch and kept.sheet_row == row:
            return kept
    raise NotFoundError("not_waiting", "Không có dòng nào như vậy đang chờ quyết định.")


def _values(kept: imports.BatchRow) -> dict[str, Any]:
    return dict(json.loads(kept.waiting or "{}").get("values", {}))


def _alike(kept: imports.BatchRow) -> list[UUID]:
    """The records that a row looked like, best first."""
    alike = json.loads(kept.waiting or "{}").get("alike", ())
    return [UUID(one["record"]) for one in alike if one["record"]]


def _record(reading: Reading, kept: imports.BatchRow, registry: Registry) -> Record:
    cls = RECORDS[kept.record_table]
    values = _values(kept)
    if not values:
        raise RuleError("erased", "Nội dung của dòng này đã được xóa theo luật.")
    given: dict[str, Any] = {"id": new_id(), "recorded_on": registry.today}
    if "unit_id" in cls.model_fields:
        given["unit_id"] = reading.unit
    if cls is Child:
        given["registered_on"] = registry.today
    return check_entry(checked(cls, given | values), today=registry.today)


def _plain(record: Record) -> str:
    return json.dumps(fields_of(record), ensure_ascii=False)


def _shown(reading: Reading, batch: imports.Batch, row: imports.BatchRow) -> WaitingRow:
    kept = json.loads(row.waiting or "{}")
    ids = _alike(row)
    records = {record.id: record for record in reading.of(RECORDS[row.record_table]).many(ids)}
    alike = tuple(
        Lookalike(
            UUID(one["record"]),
            record_words(records[UUID(one["record"])]),
            float(one["score"]),
            tuple(one["reasons"]),
        )
        for one in kept.get("alike", ())
        if one["record"] and UUID(one["record"]) in records
    )
    above = tuple(
        reason for one in kept.get("alike", ()) if not one["record"] for reason in one["reasons"]
    )
    return WaitingRow(
        batch.id, row.sheet_row, batch.file, batch.made_at, _row_words(kept), alike, above
    )


def _row_words(kept: Mapping[str, Any]) -> str:
    values = kept.get("values", {})
    born = str(values.get("birth") or "")
    if len(born) == _BORN_LENGTH:
        born = "/".join(reversed(born.split("-")))
    parts = (values.get("full_name"), born and f"sinh {born}", values.get("village"))
    return " · ".join(str(part) for part in parts if part)
