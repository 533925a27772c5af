"""Statements that are asked again and again: written once in SQLAlchemy, run by the driver itself.

SQLAlchemy's own way costs 0.1 to 0.3 ms for each statement, most of it for building the statement
and for objects around the rows; the driver needs a tenth of that. A merge asks some hundred times.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Update
from sqlalchemy.dialects import registry
from sqlalchemy.engine import Dialect

Values = tuple[Any, ...]


class Prepared:
    """A statement with ``bindparam`` in the place of its values.

    Errors of the driver pass through ``reading`` and ``writing``, which say what they mean.
    """

    def __init__(self, statement: Select[*tuple[Any, ...]] | Insert | Update | Delete) -> None:
        self._statement = statement
        self._made: dict[str, _Made] = {}

    def rows(self, connection: Connection, **values: object) -> list[Values]:
        """Every row."""
        made = self._for(connection)
        found: list[Values] = made.run(connection, values).fetchall()
        if made.processors:
            return [made.processed(row) for row in found]
        return found

    def columns(self, connection: Connection, **values: object) -> dict[str, Sequence[Any]]:
        """Every row, column by column."""
        made = self._for(connection)
        rows: list[Values] = made.run(connection, values).fetchall()
        found: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(made.names)
        for place, process in made.processors:
            found[place] = [process(cell) for cell in found[place]]
        return dict(zip(made.names, found, strict=True))

    def mappings(self, connection: Connection, **values: object) -> list[dict[str, Any]]:
        """Every row, by the names of its columns."""
        names = self._for(connection).names
        return [dict(zip(names, row, strict=True)) for row in self.rows(connection, **values)]

    def first(self, connection: Connection, **values: object) -> Values | None:
        """The first row, or None."""
        made = self._for(connection)
        cursor = made.run(connection, values)
        row: Values | None = cursor.fetchone()
        cursor.close()  # a statement left half read would keep the transaction's view
        return None if row is None else made.processed(row)

    def column(self, connection: Connection, **values: object) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self.rows(connection, **values)]

    def scalar(self, connection: Connection, **values: object) -> Any:  # noqa: ANN401 - a cell
        """The first cell of the first row, or None."""
        row = self.first(connection, **values)
        return None if row is None else row[0]

    def run(self, connection: Connection, **values: object) -> int:
        """Execute what returns no rows; how many it touched."""
        return int(self._for(connection).run(connection, values).rowcount)

    def _for(self, connection: Connection) -> "_Made":
        name = connection.dialect.name
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = _Made(self._statement, dialect_named(name))
        return made


class _Made:
    """The statement in the words of one kind of database."""

    def __init__(
        self, statement: Select[*tuple[Any, ...]] | Insert | Update | Delete, dialect: Dialect
    ) -> None:
        compiled = statement.compile(dialect=dialect)
        self._text = str(compiled)
        self._places: Sequence[str] = tuple(compiled.positiontup or ())
        self._fixed: Mapping[str, object] = {
            name: value for name, value in compiled.params.items() if value is not None
        }
        columns = statement.selected_columns if isinstance(statement, Select) else ()
        self.names = tuple(str(column.key) for column in columns)
        self.processors = _processors([column.type for column in columns], dialect)

    def run(self, connection: Connection, values: Mapping[str, object]) -> Any:  # noqa: ANN401
        known = {**self._fixed, **values} if self._fixed else values
        places = tuple(map(known.__getitem__, self._places))
        return driver_of(connection).execute(self._text, places)

    def processed(self, row: Values) -> Values:
        if not self.processors:
            return row
        cells = list(row)
        for place, process in self.processors:
            cells[place] = process(cells[place])
        return tuple(cells)


def driver_of(connection: Connection) -> Any:  # noqa: ANN401 - the driver has no types
    """The driver's connection, in the transaction that SQLAlchemy has begun."""
    return connection.connection.dbapi_connection  # ``driver_connection`` asks four more objects


def dialect_named(name: str) -> Dialect:
    """The dialect of a kind of database, as SQLAlchemy registers it."""
    made: Dialect = registry.load(name)()
    return made


def _processors(types: Sequence[Any], dialect: Dialect) -> list[tuple[int, Callable[[Any], Any]]]:
    """What turns the driver's cells into values, where that is anything; bytes are bytes."""
    found = []
    for place, kind in enumerate(types):
        process = kind.dialect_impl(dialect).result_processor(dialect, None)
        if process is not None and kind.python_type is not bytes:
            found.append((place, process))
    return found
