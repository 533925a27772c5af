"""Writing many rows at SQLite's own speed, in SQLAlchemy's portable language."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Dialect, Table, insert

T = TypeVar("T")
_GROUP = 500


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same keys.

    SQLAlchemy writes the statement once; the rows go to the driver as they are, which is several
    times faster than its own handling of each row.
    """
    if not rows:
        return
    statement, names = _statement(table, frozenset(rows[0]), connection.dialect)
    connection.exec_driver_sql(statement, [tuple(row[name] for name in names) for row in rows])


def delete_rows(connection: Connection, table: Table, column: str, values: Sequence[Any]) -> None:
    """Delete the rows whose column has one of the values."""
    for group in in_groups(values):
        connection.execute(table.delete().where(table.c[column].in_(group)))


def in_groups(values: Sequence[T], size: int = _GROUP) -> Iterator[Sequence[T]]:
    """Cut a long list into pieces a statement can take."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


@cache
def _statement(
    table: Table, names: frozenset[str], dialect: Dialect
) -> tuple[str, tuple[str, ...]]:
    compiled = insert(table).compile(dialect=dialect, column_keys=sorted(names))
    return str(compiled), tuple(compiled.positiontup or ())
