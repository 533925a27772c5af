"""How many records of each kind there are, for whoever helps by telephone."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from mdd_desktop.storage.tables import RECORD_TABLES


def record_counts(connection: Connection, tables: Iterable[str]) -> dict[str, int]:
    """The number of rows of each kind of record."""
    return {
        table: int(
            connection.execute(
                select(func.count()).select_from(RECORD_TABLES[table].__table__)
            ).scalar_one()
        )
        for table in tables
    }
