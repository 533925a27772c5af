"""What the log already holds: changes, and the states of records, as they lie in the tables."""

from collections.abc import Collection, Sequence
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, literal_column, select

from mdd_desktop.domain.change import Change
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.storage.bulk import found_rows
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import ChangeRow, RecordStateRow

_CHANGES, _STATES = ChangeRow.__table__, RecordStateRow.__table__
_WIRE = (_CHANGES.c.header, _CHANGES.c.body, _CHANGES.c.body_hash, _CHANGES.c.prev)
_OF_RECORD = Prepared(
    select(*_WIRE).where(_CHANGES.c.record == bindparam("one")).order_by(_CHANGES.c.seq)
)
# The literal lets SQLite use the index over these few rows.
_DECISIONS = Prepared(
    select(_CHANGES.c.feed, *_WIRE).where(_CHANGES.c.kind == literal_column("'own'"))
)
_BY_ID = Prepared(select(*_WIRE).where(_CHANGES.c.id == bindparam("one")))


def stored_changes(connection: Connection, record: UUID) -> list[Change]:
    """The changes of a record, in order of arrival."""
    return [Change(*row) for row in _OF_RECORD.rows(connection, one=record.bytes)]


def stored_change(connection: Connection, full_hash: bytes) -> Change | None:
    """The change with a hash, if it came."""
    row = _BY_ID.first(connection, one=full_hash[:16])
    return Change(*row) if row else None


def decisions_known(connection: Connection) -> list[tuple[int, Change]]:
    """Every change that says whose a record is, with the feed (its row) that it stands in."""
    return [(feed, Change(*wire)) for feed, *wire in _DECISIONS.rows(connection)]


def stored_states(connection: Connection, records: Sequence[UUID]) -> dict[bytes, RecordState]:
    """The states of those of the records of which something is known, by the bytes of their ids."""
    ids = [record.bytes for record in records]
    columns = (_STATES.c.record, _STATES.c.state, _STATES.c.record_table)
    rows = found_rows(connection, columns, _STATES.c.record, ids)
    decode = msgspec.json.decode
    return {record: RecordState.from_plain(decode(state), kind) for record, state, kind in rows}


def ever_owned_by(connection: Connection, owners: Collection[str]) -> dict[UUID, str]:
    """The records that some units own, or owned before they moved on, with their kinds."""
    owned = (_STATES.c.record, _STATES.c.record_table)
    rows = found_rows(connection, owned, _STATES.c.owner, sorted(owners))
    found = {UUID(bytes=record): str(table) for record, table in rows}
    moved = {change.record: change.table for _, change in decisions_known(connection)}
    for record, state in stored_states(connection, tuple(moved)).items():
        if any({link.owner, *link.former} & set(owners) for link in state.chain):
            found[UUID(bytes=record)] = moved[UUID(bytes=record)]
    return found
