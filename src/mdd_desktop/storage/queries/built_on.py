"""Whether other records were built on one: a sponsorship of a child, money of a sponsorship."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, select

from mdd_desktop.storage.tables import RECORD_TABLES

_NAMING = frozenset({"child_id", "sponsor_id", "sponsorship_id", "replaces", "merged_into"})


def is_built_on(connection: Connection, record: UUID, besides: Collection[UUID]) -> bool:
    """Whether a record that is not void names this one.

    Args:
        connection: Of the registry.
        record: Which one.
        besides: Records that do not count.
    """
    ignored = {one.hex for one in besides}
    for row in RECORD_TABLES.values():
        table = row.__table__
        for column in table.c:
            if column.name not in _NAMING:
                continue
            query = select(table.c.id).where(column == record.hex, ~table.c.void)
            if any(found not in ignored for found in connection.execute(query).scalars()):
                return True
    return False
