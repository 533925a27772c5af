"""Batches of imports and shapes of heads, read and written inside the caller's transaction."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from mdd_desktop.storage.bulk import in_groups, insert_rows
from mdd_desktop.storage.tables import ChildRow, ImportBatchRow, ImportRowRow, ImportShapeRow

_BATCHES = ImportBatchRow.__table__
_ROWS = ImportRowRow.__table__
_SHAPES = ImportShapeRow.__table__
_CHILDREN = ChildRow.__table__
WAITING = "duplicate"


class Batch(NamedTuple):
    """One import."""

    id: str
    made_at: str
    file: str
    kind: str
    shape: str
    counts: str
    undone_at: str | None = None


class BatchRow(NamedTuple):
    """What one row of the sheet became; ``before``, ``after``, ``waiting`` are JSON."""

    batch: str
    sheet_row: int
    action: str
    fingerprint: str
    record: str | None
    record_table: str
    before: str | None = None
    after: str | None = None
    waiting: str | None = None


class ChildKey(NamedTuple):
    """By what a row of a list may be known as a child of the registry."""

    id: UUID
    code: str | None
    identity_number: str | None
    full_name: str
    birth: str | None


def save_batch(connection: Connection, batch: Batch, rows: Sequence[BatchRow]) -> None:
    """Keep a batch with its rows."""
    insert_rows(connection, _BATCHES, [batch._asdict()])
    insert_rows(connection, _ROWS, [row._asdict() for row in rows])


def find_batch(connection: Connection, batch: str) -> Batch | None:
    """A batch by its id, or None."""
    columns = [_BATCHES.c[name] for name in Batch._fields]
    row = connection.execute(select(*columns).where(_BATCHES.c.id == batch)).first()
    return Batch(*row) if row else None


def all_batches(connection: Connection) -> list[Batch]:
    """All batches, newest first."""
    columns = [_BATCHES.c[name] for name in Batch._fields]
    rows = connection.execute(select(*columns).order_by(_BATCHES.c.id.desc()))
    return [Batch(*row) for row in rows]


def rows_of_batch(connection: Connection, batch: str) -> list[BatchRow]:
    """The rows of a batch in the order of the sheet."""
    columns = [_ROWS.c[name] for name in BatchRow._fields]
    rows = connection.execute(select(*columns).where(_ROWS.c.batch == batch).order_by(_ROWS.c.seq))
    return [BatchRow(*row) for row in rows]


def mark_undone(connection: Connection, batch: str, at: str) -> None:
    """Note that a batch was taken back; its rows name no record any more."""
    connection.execute(_BATCHES.update().where(_BATCHES.c.id == batch).values(undone_at=at))


def forget_record(connection: Connection, record: UUID) -> None:
    """Let go of what imports kept of a record that the law had erased."""
    connection.execute(
        _ROWS.update().where(_ROWS.c.record == record.hex).values(before=None, after=None)
    )
    connection.execute(
        _ROWS.update().where(_ROWS.c.waiting.contains(record.hex)).values(waiting=None)
    )


def records_by_fingerprint(connection: Connection, prints: Iterable[str]) -> dict[str, UUID]:
    """The records that the same rows became in earlier imports that were not taken back."""
    found: dict[str, UUID] = {}
    for group in in_groups(list(dict.fromkeys(prints))):
        rows = connection.execute(
            select(_ROWS.c.fingerprint, _ROWS.c.record)
            .join(_BATCHES, _BATCHES.c.id == _ROWS.c.batch)
            .where(
                _ROWS.c.fingerprint.in_(group),
                _ROWS.c.record.is_not(None),
                _BATCHES.c.undone_at.is_(None),
            )
            .order_by(_ROWS.c.seq)
        )
        found |= {row.fingerprint: UUID(row.record) for row in rows}
    return found


def waiting_fingerprints(connection: Connection) -> frozenset[str]:
    """Rows of earlier imports that still wait for a decision."""
    query = (
        select(_ROWS.c.fingerprint)
        .join(_BATCHES, _BATCHES.c.id == _ROWS.c.batch)
        .where(_ROWS.c.action == WAITING, _BATCHES.c.undone_at.is_(None))
    )
    return frozenset(connection.execute(query).scalars())


def rows_waiting(connection: Connection) -> list[tuple[Batch, BatchRow]]:
    """The rows that wait for a decision with their imports, in the order of the sheets."""
    batches = {batch.id: batch for batch in all_batches(connection) if batch.undone_at is None}
    columns = [_ROWS.c[name] for name in BatchRow._fields]
    query = select(*columns).where(_ROWS.c.action == WAITING).order_by(_ROWS.c.seq)
    rows = [BatchRow(*row) for row in connection.execute(query)]
    return [(batches[row.batch], row) for row in rows if row.batch in batches]


def settle_row(
    connection: Connection,
    row: BatchRow,
    action: str,
    record: UUID | None,
    before: str | None,
    after: str | None,
) -> None:
    """Note what became of a row that waited, so that taking the import back covers it."""
    connection.execute(
        _ROWS.update()
        .where(_ROWS.c.batch == row.batch, _ROWS.c.sheet_row == row.sheet_row)
        .values(
            action=action,
            record=record.hex if record else None,
            before=before,
            after=after,
            waiting=None,
        )
    )


def child_keys(connection: Connection) -> list[ChildKey]:
    """By what the children of the registry are known; void and merged ones are left out."""
    columns = [_CHILDREN.c[name] for name in ChildKey._fields]
    query = select(*columns).where(~_CHILDREN.c.void, _CHILDREN.c.merged_into.is_(None))
    return [ChildKey(UUID(row[0]), *row[1:]) for row in connection.execute(query)]


def load_shape(connection: Connection, shape: str) -> str | None:
    """The choices for heads of a shape, as JSON, or None."""
    query = select(_SHAPES.c.choices).where(_SHAPES.c.shape == shape)
    found: str | None = connection.execute(query).scalar()
    return found


def save_shape(connection: Connection, shape: str, choices: str, at: str) -> None:
    """Keep the choices for heads of a shape in the place of earlier ones."""
    connection.execute(_SHAPES.delete().where(_SHAPES.c.shape == shape))
    connection.execute(_SHAPES.insert().values(shape=shape, choices=choices, saved_at=at))
