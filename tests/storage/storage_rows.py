"""Invented people, and their rows written the way the log of changes writes them."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Engine

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.record_fields import fields_of
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.storage.bulk import delete_rows, insert_rows
from mdd_desktop.storage.database import writing
from mdd_desktop.storage.rows import row_of
from mdd_desktop.storage.tables import RECORD_TABLES

TODAY = dt.date(2026, 11, 22)


def a_child(**values: Any) -> Child:
    """A girl who wants a sponsor, unless told otherwise."""
    return Child.model_validate({"unit_id": "30127", "full_name": "Đặng Ngọc Hân"} | values)


def a_sponsor(**values: Any) -> Sponsor:
    """A person of the commune."""
    return Sponsor.model_validate({"unit_id": "30127", "full_name": "Đỗ Thị Thanh Vân"} | values)


def a_bond(child: Child | UUID, sponsor: Sponsor, **values: Any) -> Sponsorship:
    """A sponsorship through the family that began this year."""
    child_id = child if isinstance(child, UUID) else child.id
    return Sponsorship.model_validate(
        {
            "child_id": child_id,
            "sponsor_id": sponsor.id,
            "form": "gian_tiep",
            "start": dt.date(2026, 1, 1),
        }
        | values
    )


def write_rows(engine: Engine, records: Iterable[Record], owner: str = "30127") -> None:
    """Take the rows of records away and put them in again."""
    tables: dict[str, list[Record]] = {}
    for record in records:
        tables.setdefault(record.table, []).append(record)
    with writing(engine) as connection:
        for table, group in tables.items():
            view = RECORD_TABLES[table].__table__
            delete_rows(connection, view, "id", [record.id.hex for record in group])
            rows = [row_of(table, record.id, owner, fields_of(record)) for record in group]
            insert_rows(connection, view, rows)
