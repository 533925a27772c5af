"""What came into the log after a record did: changed since a report was frozen."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, func, select

from mdd_desktop.domain.change import Change
from mdd_desktop.storage.tables import ChangeRow

_CHANGES = ChangeRow.__table__


class LaterChange(NamedTuple):
    """One change that arrived later."""

    table: str
    record: UUID
    change: Change


def changes_after(
    connection: Connection, record: UUID, tables: Collection[str]
) -> list[LaterChange]:
    """Changes of these kinds of record that arrived after a record did, in order of arrival."""
    arrived = (
        select(func.min(_CHANGES.c.seq)).where(_CHANGES.c.record == record.bytes).scalar_subquery()
    )
    rows = connection.execute(
        select(
            _CHANGES.c.record_table,
            _CHANGES.c.record,
            _CHANGES.c.header,
            _CHANGES.c.body,
            _CHANGES.c.body_hash,
            _CHANGES.c.prev,
        )
        .where(_CHANGES.c.seq > arrived, _CHANGES.c.record_table.in_(tables))
        .order_by(_CHANGES.c.seq)
    )
    return [LaterChange(row[0], UUID(bytes=row[1]), Change(*row[2:])) for row in rows]
