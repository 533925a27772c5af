"""Conflicts, proposals and requests that wait for a person."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from mdd_desktop.storage.bulk import found_rows
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import ConflictRow, ProposalRow, RecordStateRow

_CONFLICTS = ConflictRow.__table__
_PROPOSALS = ProposalRow.__table__
_STATES = RecordStateRow.__table__
_KEYS = Prepared(select(_CONFLICTS.c.record, _CONFLICTS.c.field))
_OWNERS = Prepared(
    select(_CONFLICTS.c.record, _STATES.c.owner).join(
        _STATES, _STATES.c.record == _CONFLICTS.c.record
    )
)
_ALL_PROPOSALS = Prepared(
    select(_PROPOSALS.c.change, _PROPOSALS.c.record, _PROPOSALS.c.state).order_by(
        _PROPOSALS.c.change
    )
)


class OpenConflict(NamedTuple):
    """A field for which different values stand side by side."""

    table: str
    record: UUID
    field: str
    since_ms: int


def conflict_keys(connection: Connection) -> frozenset[tuple[bytes, str]]:
    """The record and field of every open conflict."""
    return frozenset((record, field) for record, field in _KEYS.rows(connection))


def conflict_rows(connection: Connection) -> list[OpenConflict]:
    """Every open conflict, oldest first."""
    rows = connection.execute(
        select(
            _STATES.c.record_table, _CONFLICTS.c.record, _CONFLICTS.c.field, _CONFLICTS.c.since_ms
        )
        .join(_STATES, _STATES.c.record == _CONFLICTS.c.record)
        .order_by(_CONFLICTS.c.since_ms, _CONFLICTS.c.record, _CONFLICTS.c.field)
    )
    return [OpenConflict(table, UUID(bytes=r), field, ms) for table, r, field, ms in rows]


def conflicting_records(connection: Connection, owners: Collection[str]) -> set[UUID]:
    """The records of some units with an open conflict."""
    rows = _OWNERS.rows(connection)
    return {UUID(bytes=record) for record, owner in rows if owner in owners}


def owned_by(
    connection: Connection, records: Collection[UUID], owners: Collection[str]
) -> set[UUID]:
    """Which of these records some units own."""
    ids = [record.bytes for record in records]
    rows = found_rows(connection, (_STATES.c.record, _STATES.c.owner), _STATES.c.record, ids)
    return {UUID(bytes=record) for record, owner in rows if owner in owners}


def records_of_kind(connection: Connection, table: str) -> list[UUID]:
    """Every record of a kind, also of one that is no table."""
    rows = connection.execute(
        select(_STATES.c.record).where(_STATES.c.record_table == table).order_by(_STATES.c.record)
    )
    return [UUID(bytes=row.record) for row in rows]


def proposals_for(connection: Connection, record: UUID) -> list[bytes]:
    """The ids of the changes that propose something for a record."""
    rows = connection.execute(
        select(_PROPOSALS.c.change).where(_PROPOSALS.c.record == record.bytes)
    )
    return [row.change for row in rows]


def all_proposals(connection: Connection) -> list[tuple[bytes, UUID, str]]:
    """Every proposal: the change, its record, and whether it was answered."""
    rows = _ALL_PROPOSALS.rows(connection)
    return [(change, UUID(bytes=record), state) for change, record, state in rows]
