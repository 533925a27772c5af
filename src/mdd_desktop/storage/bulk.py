"""Writing many rows at SQLite's own speed, in SQLAlchemy's portable language."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Table,
    bindparam,
    func,
    insert,
    select,
)

from mdd_desktop.storage.prepared import dialect_named, driver_of

T = TypeVar("T")
_GROUP = 500
_SIZES = (1, 8, 64, _GROUP)


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same keys, two at least.

    SQLAlchemy writes the statement once; the rows go to the driver as they are, which is several
    times faster than its own handling of each row (see ``prepared``).
    """
    if not rows:
        return
    statement, names = _insertion(table, tuple(rows[0]), connection.dialect.name)
    driver_of(connection).executemany(statement, map(itemgetter(*names), rows))


def delete_rows(connection: Connection, table: Table, column: str, values: Sequence[Any]) -> None:
    """Delete the rows whose column, one of hashes, ids or texts, has one of the values."""
    if values:
        statement = _deletion(table, column, connection.dialect.name)
        driver_of(connection).executemany(statement, [(value,) for value in values])


def found_rows(
    connection: Connection,
    columns: Sequence[ColumnElement[Any]],
    column: ColumnElement[Any],
    values: Sequence[Any],
) -> Iterator[tuple[Any, ...]]:
    """The rows whose column, one of hashes, ids or texts, has one of the values.

    Each group is filled up to one of four sizes by repeating its last value, so that the statement
    is written once and prepared once. Most ask for one value, and every place costs.
    """
    size = next((size for size in _SIZES if len(values) <= size), _GROUP)
    statement = _search(tuple(columns), column, size, connection.dialect.name) if values else ""
    for group in in_groups(values, size):
        filled = (*group, *([group[-1]] * (size - len(group))))
        yield from driver_of(connection).execute(statement, filled)


def beside_index(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a column of texts for a condition that most rows of a table fulfil.

    SQLite would take the index of such a column and jump about in the table for each row. A book
    larger than its memory of pages then takes several times as long as one that is read through.
    """
    return func.coalesce(column, "")


def in_groups(values: Sequence[T], size: int = _GROUP) -> Iterator[Sequence[T]]:
    """Cut a long list into pieces a statement can take."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


# Statements are kept for the kind of database, not for each that was opened.


@cache
def _insertion(table: Table, names: tuple[str, ...], dialect: str) -> tuple[str, tuple[str, ...]]:
    compiled = insert(table).compile(dialect=dialect_named(dialect), column_keys=names)
    return str(compiled), tuple(compiled.positiontup or ())


@cache
def _deletion(table: Table, column: str, dialect: str) -> str:
    statement = table.delete().where(table.c[column] == bindparam("one"))
    return str(statement.compile(dialect=dialect_named(dialect)))


@cache
def _search(
    columns: tuple[ColumnElement[Any], ...],
    column: ColumnElement[Any],
    size: int,
    dialect: str,
) -> str:
    wanted: list[BindParameter[Any]] = [bindparam(f"value{place}") for place in range(size)]
    return str(select(*columns).where(column.in_(wanted)).compile(dialect=dialect_named(dialect)))
