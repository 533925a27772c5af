"""Rows of the record tables: from the fields of a record's changes, and back to the record.

A row is made from the shown fields alone, for own and foreign changes alike: so a replay of the
log must give the same row. No validation happens here; what stands in the log is shown.
"""

import datetime as dt
import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, cast
from uuid import UUID

from pydantic import ValidationError

from mdd_desktop.domain.errors import DamagedError
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.record_fields import RECORDS, FieldValue, canonical_json, shapes, values_of
from mdd_desktop.storage.shown_columns import shown_columns

Row = dict[str, Any]


def row_of(table: str, record: UUID, owner: str | None, fields: Mapping[str, FieldValue]) -> Row:
    """Return the row that shows these fields."""
    row = dict(_defaults(table))
    row["id"] = record.hex
    row["owner"] = owner
    for name, value in values_of(table, record, fields).items():
        if name != "id":
            row[_column(name)] = canonical_json(value) if isinstance(value, (list, dict)) else value
    row.update(shown_columns(table, row, fields))
    return row


def record_of(table: str, row: Mapping[str, Any]) -> Record:
    """Return the record that a row shows.

    Raises:
        DamagedError: The row cannot be read by this version of the program.
    """
    cls = RECORDS[table]
    values = {}
    for name in cls.model_fields:
        value = row[name]
        if value is not None and name in _nested_columns(table):
            value = json.loads(value)
        values[name] = value
    try:
        return cls.model_validate(values)
    except ValidationError as error:
        raise DamagedError(
            "unreadable_record",
            "Có hồ sơ do bản chương trình mới hơn ghi, máy này chưa đọc được. "
            "Chị cập nhật chương trình rồi mở lại; dữ liệu vẫn còn nguyên.",
        ) from error


def _column(alias: str) -> str:
    return "from_" if alias == "from" else alias


@cache
def _nested_columns(table: str) -> frozenset[str]:
    return frozenset(
        shape.name for shape in shapes(RECORDS[table]) if shape.inner is not None or shape.is_list
    )


@cache
def _defaults(table: str) -> Mapping[str, Any]:
    row: Row = {}
    for shape in shapes(RECORDS[table]):
        if shape.is_list:
            row[shape.name] = canonical_json(list(cast("tuple[object, ...]", shape.default)))
        elif shape.name in _nested_columns(table):
            row[shape.name] = None if shape.default is None else "{}"
        elif isinstance(shape.default, dt.date):
            row[shape.name] = shape.default.isoformat()
        else:
            row[shape.name] = shape.default
    return MappingProxyType(row)
