from types import NoneType
from typing import get_args

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text

from mdd_desktop.domain.record import Record
from mdd_desktop.domain.record_fields import RECORDS
from mdd_desktop.storage.database import reading
from mdd_desktop.storage.tables import METADATA, RECORD_TABLES

WORKED_OUT = {
    "child": {
        "name_key",
        "search",
        "listed",
        "family",
        "born_by",
        "complete",
        "lacks_papers",
        "poor_years",
        "need_kinds",
    },
    "sponsor": {"name_key", "search", "listed"},
}


@pytest.mark.parametrize("table", sorted(RECORDS))
def test_every_field_of_a_record_has_its_column(table: str) -> None:
    fields = RECORDS[table].model_fields
    columns = RECORD_TABLES[table].__table__.columns

    further = {column.name for column in columns} - set(fields)

    assert set(fields) <= {column.name for column in columns}
    assert further == {"owner"} | WORKED_OUT.get(table, set())
    for name, field in fields.items():
        may_be_empty = NoneType in get_args(field.annotation)
        assert columns[name].nullable == may_be_empty, name


def test_every_kind_of_record_has_its_table() -> None:
    assert set(RECORD_TABLES) == set(RECORDS)
    assert all(issubclass(cls, Record) for cls in RECORDS.values())


@pytest.mark.parametrize("table", sorted(RECORDS))
def test_records_are_unique_by_their_id_only_and_point_freely(table: str) -> None:
    view = RECORD_TABLES[table].__table__

    assert [column.name for column in view.primary_key] == ["id"]
    assert not view.foreign_keys
    assert not any(index.unique for index in view.indexes)
    assert not any(column.unique for column in view.columns)


def test_models_and_migrations_agree(engine: Engine) -> None:
    with reading(engine) as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    unexpected = [one for one in differences if not _is_of_the_search_index(one)]

    assert unexpected == []


def test_the_same_number_may_stand_twice_in_a_feed(engine: Engine) -> None:
    with reading(engine) as connection:
        indexes = connection.execute(text("PRAGMA index_list(change_row)")).mappings().all()

    unique = {row["name"]: row["unique"] for row in indexes}
    assert unique["ix_change_row_feed_n"] == 0
    assert unique["ix_change_row_record"] == 0


def _is_of_the_search_index(difference: object) -> bool:
    kind, table = difference[:2] if isinstance(difference, tuple) else (None, None)
    return kind == "remove_table" and "_words" in str(table)
