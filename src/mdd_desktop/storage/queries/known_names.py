"""The names of people that the registry holds, wherever they stand in it."""

from collections.abc import Iterator

from sqlalchemy import Connection, Select, func, select

from mdd_desktop.storage.tables import RECORD_TABLES

_COLUMNS = (
    ("child", "full_name"),
    ("child", "guardian_name"),
    ("sponsor", "full_name"),
    ("sponsor", "contact_name"),
    ("sponsorship", "receiver_name"),
    ("support_entry", "receiver_name"),
)
_PARENTS = ("father", "mother")
_LISTS = ("caregivers", "consents")


def known_names(connection: Connection) -> set[str]:
    """Return every name; read as columns, for a province has a hundred thousand children."""
    return {str(name) for query in _queries() for (name,) in connection.execute(query) if name}


def _queries() -> Iterator[Select[tuple[str]]]:
    for table, column in _COLUMNS:
        yield select(RECORD_TABLES[table].__table__.c[column]).distinct()
    child = RECORD_TABLES["child"].__table__.c
    for parent in _PARENTS:
        yield select(func.json_extract(child[parent], "$.full_name")).distinct()
    for column in _LISTS:
        element = func.json_each(child[column]).table_valued("value", joins_implicitly=True)
        held = child[column] != "[]"
        yield select(func.json_extract(element.c.value, "$.name")).where(held).distinct()
