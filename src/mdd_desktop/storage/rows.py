"""Rows of the record tables: from the fields of a record's changes, and back to the record.

A row is made from the shown fields alone, for own and foreign changes alike: so a replay of the
log must give the same row. No validation happens here; what stands in the log is shown.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from types import MappingProxyType
from typing import Any, cast
from uuid import UUID

import msgspec
from pydantic import BaseModel, TypeAdapter, ValidationError

from mdd_desktop.domain.errors import DamagedError
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.record_fields import (
    RECORDS,
    FieldShape,
    FieldValue,
    canonical_json,
    shapes,
)
from mdd_desktop.domain.stopping import heeded
from mdd_desktop.domain.tolerant import read_as
from mdd_desktop.storage.shown_columns import shown_columns

Row = dict[str, Any]
_Reader = Callable[[Any], Any]
_SORTED = msgspec.json.Encoder(order="sorted")
_PUT_VALUES, _PUT_FILLED, _PUT_EXTRA, _PUT_PRIVATE = (
    BaseModel.__dict__[name].__set__
    for name in (
        "__dict__",
        "__pydantic_fields_set__",
        "__pydantic_extra__",
        "__pydantic_private__",
    )
)
"""What a record is made of, put into it without a look at its class: there are many thousands."""


def row_of(table: str, record: UUID, owner: str | None, fields: Mapping[str, FieldValue]) -> Row:
    """Return the row that shows these fields."""
    row = dict(_defaults(table))
    row["id"] = record.hex
    row["owner"] = owner
    columns = _columns(table)
    lists: dict[str, list[tuple[str, str]]] = {}
    parts: dict[str, dict[str, FieldValue]] = {}
    for path, value in fields.items():
        shape = columns.get(path)
        if value is None:
            continue
        if shape is not None:
            row[shape.name] = value
            continue
        name, _, element = path.partition("[")
        name, _, inner = name.partition(".")
        shape = columns.get(name)
        if shape is None:
            continue
        if inner:
            parts.setdefault(shape.name, {})[inner] = value
        else:
            # An element's value is canonical JSON already; a code is its own key.
            text = str(value) if shape.inner is not None else canonical_json(element[:-1])
            lists.setdefault(shape.name, []).append((path, text))
    for name, texts in lists.items():
        row[name] = f"[{','.join(text for _, text in sorted(texts))}]"
    row.update({name: _SORTED.encode(part).decode() for name, part in parts.items()})
    row.update(shown_columns(table, row, fields))
    return row


def record_of(table: str, row: Mapping[str, Any]) -> Record:
    """Return the record that a row shows.

    Raises:
        DamagedError: The row cannot be read by this version of the program.
    """
    return records_of(table, (row,))[0]


def records_of(table: str, rows: Sequence[Mapping[str, Any]]) -> list[Record]:
    """Return the records that rows show.

    Raises:
        DamagedError: A row cannot be read by this version of the program.
    """
    names = RECORDS[table].model_fields
    return records_in(table, {name: [row[name] for row in rows] for name in names})


def records_in(table: str, columns: Mapping[str, Sequence[Any]]) -> list[Record]:
    """Return the records that stand in columns; a field without its column, they lack.

    Records have no rule between fields: each column is read by itself, and what stands in many
    rows is validated once.

    Raises:
        DamagedError: A row cannot be read by this version of the program.
    """
    try:
        values = {
            name: _values(columns[name], *_readers(table, name))
            for name in RECORDS[table].model_fields
            if name in columns
        }
    except ValidationError as error:
        raise DamagedError(
            "unreadable_record",
            "Có hồ sơ mà máy này không đọc được. "
            "Chị cập nhật chương trình rồi mở lại; dữ liệu vẫn còn nguyên.",
        ) from error
    return _of_validated(RECORDS[table], values)


def _values(texts: Sequence[Any], exactly: _Reader, as_known: _Reader) -> Sequence[Any]:
    try:
        return _each(texts, exactly)
    except ValidationError:  # a newer program wrote some of them
        return _each(texts, as_known)


def _each(texts: Sequence[Any], read: _Reader) -> Sequence[Any]:
    if len(texts) == 1:
        return (read(texts[0]),)
    different = set(texts)
    if len(different) == len(texts):  # as ids are
        return [read(text) for text in texts]
    known = {text: read(text) for text in different}
    if len(known) == 1:  # a column that nobody has filled
        return list(known.values()) * len(texts)
    return [known[text] for text in texts]


def _of_validated(cls: type[Record], columns: Mapping[str, Sequence[Any]]) -> list[Record]:
    """What ``model_construct`` makes of every field of every row, in a tenth of its time."""
    names, found = tuple(columns), []
    filled = set(names)  # one for all: records are frozen, and a copy of one gets its own
    for row in heeded(zip(*columns.values(), strict=True)):
        record = cls.__new__(cls)
        _PUT_VALUES(record, dict(zip(names, row, strict=True)))
        _PUT_FILLED(record, filled)
        _PUT_EXTRA(record, None)
        _PUT_PRIVATE(record, None)
        found.append(record)
    return found


@cache
def _readers(table: str, name: str) -> tuple[_Reader, _Reader]:
    """What makes a value of a cell of a record's column: as entered, and as known."""
    field = RECORDS[table].model_fields[name]
    exact = TypeAdapter(field.rebuild_annotation()).validator.validate_python
    as_known = partial(read_as, field.annotation, exact)
    if name in _nested_columns(table):
        return _from_json(exact), _from_json(as_known)
    return exact, as_known


def _from_json(check: _Reader) -> _Reader:
    return lambda text: check(None if text is None else msgspec.json.decode(text))


@cache
def _columns(table: str) -> dict[str, FieldShape]:
    return {shape.alias: shape for shape in shapes(RECORDS[table])}  # asked for every field


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
