"""The statements that are asked again and again: each must find its rows, not read whole tables."""

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

import mdd_desktop.storage
from mdd_desktop.storage.database import reading
from mdd_desktop.storage.prepared import Prepared, driver_of


def statements() -> Iterator[tuple[str, str]]:
    """Every prepared statement of the layer by its module and name."""
    base = mdd_desktop.storage.__name__
    folder = [str(Path(mdd_desktop.storage.__file__).parent)]
    for found in pkgutil.iter_modules(folder, base + "."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if isinstance(value, Prepared):
                compiled = value._statement.compile(dialect=SQLiteDialect())  # noqa: SLF001
                yield f"{found.name.removeprefix(base + '.')}.{name}", str(compiled)


def test_no_statement_builds_an_index_for_itself(engine: Engine) -> None:
    made = []
    with reading(engine) as connection:
        for name, text in statements():
            values = [None] * text.count("?")
            rows = driver_of(connection).execute(f"EXPLAIN QUERY PLAN {text}", values)
            plan = " ".join(row[3] for row in rows)
            made += [name] if "AUTOMATIC" in plan else []

    assert made == []
    assert len(list(statements())) > 30
