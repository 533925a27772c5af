"""A record as the fields of a change, and back.

=====================  ==========================================  =======================
In the record          In a change                                 Merged
=====================  ==========================================  =======================
a plain value          ``full_name``: text, number, true           as one field
a ``Part``             ``father.status``, ``father.cause`` …       each field by itself
a ``Value``            ``exit``: its canonical JSON as text        as a whole
a list of ``Value``    ``household[2026]``: canonical JSON         element by element
a list of plain codes  ``groups[b]``: true                         element by element
=====================  ==========================================  =======================

A field that has its default is absent, and ``null`` puts it back to its default: so a record has
one form only, and a default may never change once a version has been released.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import BaseModel, ValidationError

from mdd_desktop.domain.acceptance import Acceptance
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.distinction import Distinction
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.hold import Hold
from mdd_desktop.domain.office import Letterhead, Officer, Settings
from mdd_desktop.domain.outgoing import FrozenReport, OutgoingDocument, TemplateText
from mdd_desktop.domain.paper import Paper
from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.domain.record import Part, Record, Value
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.tolerant import item_type, new_codes, read_model
from mdd_desktop.domain.unit import Unit
from mdd_desktop.domain.validation import explain
from mdd_desktop.domain.visit import Activity, ExternalCount, Visit

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)

FieldValue = str | int | bool | None
Fields = dict[str, FieldValue]
_STORED_AS_THEY_ARE = (str, int, bool)

RECORD_CLASSES: tuple[type[Record], ...] = (
    Unit,
    Settings,
    Letterhead,
    OutgoingDocument,
    FrozenReport,
    TemplateText,
    Officer,
    Child,
    Sponsor,
    Sponsorship,
    Pledge,
    Hold,
    SupportEntry,
    Visit,
    Activity,
    ExternalCount,
    Paper,
    Distinction,
    Acceptance,
)
RECORDS: Mapping[str, type[Record]] = {cls.table: cls for cls in RECORD_CLASSES}


class FieldShape(NamedTuple):
    """How a field of a record class stands in a change.

    Attributes:
        name: In Python.
        alias: In a change and in JSON.
        default: Its value when nothing was said.
        write: Adds a value to the fields of a change.
        inner: The class of its ``Part`` or ``Value``, or None.
        is_list: Whether it holds several.
    """

    name: str
    alias: str
    default: object
    write: Callable[[Fields, str, Any], None]
    inner: type[BaseModel] | None
    is_list: bool


def fields_of(record: Record) -> Fields:
    """Return the fields that differ from their defaults; the id is not among them."""
    fields: Fields = {}
    values = vars(record)
    for shape in shapes(type(record)):
        value = values[shape.name]
        if value is None or value is shape.default:
            continue
        if shape.inner is not None and (not shape.default or shape.write is _write_part):
            shape.write(fields, shape.alias, value)  # a part leaves its own defaults out
        elif value != shape.default:
            if type(value) in _STORED_AS_THEY_ARE:
                fields[shape.alias] = value
            else:
                shape.write(fields, shape.alias, value)
    return fields


def changed_fields(before: Fields, after: Fields) -> Fields:
    """Return what a change must say to lead from one form to the other."""
    changed = {path: value for path, value in after.items() if before.get(path) != value}
    return changed | dict.fromkeys(before.keys() - after.keys())


def with_what_is_newer(
    table: str, shown: Mapping[str, FieldValue], changed: Mapping[str, FieldValue]
) -> Fields:
    """Return what a change must say so that nothing is lost which only newer programs know.

    A ``Value`` is written as a whole; what stands in it beside its known fields goes along.
    """
    kept, known_in = dict(changed), _known_in_values(table)
    for path, value in changed.items():
        known, before = known_in.get(path.partition("[")[0]), shown.get(path)
        if known and isinstance(value, str) and isinstance(before, str):
            newer = {name: v for name, v in json.loads(before).items() if name not in known}
            if newer:
                kept[path] = canonical_json(json.loads(value) | newer)
    return kept


@cache
def _known_in_values(table: str) -> Mapping[str, frozenset[str]]:
    """For each field that holds ``Value``s the fields of one that this version knows."""
    return {
        shape.alias: frozenset(inner.alias for inner in shapes(shape.inner))
        for shape in shapes(RECORDS[table])
        if shape.inner is not None and issubclass(shape.inner, Value)
    }


def values_of(table: str, record_id: UUID, fields: Mapping[str, FieldValue]) -> dict[str, Any]:
    """Return the values for the record's class; unknown paths are left out, not refused.

    A newer version of the program may have sent them; they stay in the log and are sent on.
    """
    values: dict[str, Any] = {"id": record_id}
    by_alias = {shape.alias: shape for shape in shapes(RECORDS[table])}
    for path, value in sorted(fields.items()):
        if value is None:
            continue
        name, _, element = path.partition("[")
        name, _, inner = name.partition(".")
        shape = by_alias.get(name)
        if shape is None:
            continue
        if inner:
            if shape.inner is not None and inner in shape.inner.model_fields:
                values.setdefault(name, {})[inner] = value
        elif shape.is_list:
            item = element[:-1] if shape.inner is None else json.loads(str(value))
            values.setdefault(name, []).append(item)
        else:
            values[name] = json.loads(str(value)) if shape.inner is not None else value
    return values


def record_from(table: str, record_id: UUID, fields: Mapping[str, FieldValue]) -> Record:
    """Return the record that these fields describe, as far as this version knows them.

    Raises:
        ValidationError: A value is not readable by any version of the program.
    """
    return read_model(RECORDS[table], values_of(table, record_id, fields))


def checked_fields(
    table: str,
    record_id: UUID,
    fields: Mapping[str, FieldValue],
    known: Iterable[Mapping[str, FieldValue]],
) -> None:
    """Refuse fields that an officer may not let stand.

    Args:
        table: The kind of record.
        record_id: Of the record.
        fields: What it would say.
        known: What it says or others propose; codes of newer programs in them may be taken over.

    Raises:
        RuleError: A value is refused, said in Vietnamese.
    """
    try:
        found = record_from(table, record_id, fields)
        standing = (new_codes(record_from(table, record_id, one)) for one in known)
        if new_codes(found).difference(*standing):
            RECORDS[table].model_validate(values_of(table, record_id, fields))
    except ValidationError as error:
        raise RuleError("invalid", explain(table, error)) from None


def canonical_json(value: object) -> str:
    """JSON with sorted keys, no blanks, UTF-8: the integer subset of RFC 8785."""
    return _ENCODER.encode(value)


@cache
def shapes(cls: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The shapes of all fields of a record or part, without the id."""
    found = []
    for name, field in cls.model_fields.items():
        if name == "id":
            continue
        is_list, item = item_type(field.annotation)
        inner = item if isinstance(item, type) and issubclass(item, (Part, Value)) else None
        default = None if field.is_required() else field.get_default(call_default_factory=True)
        write = _writer(inner, is_list=is_list)
        found.append(FieldShape(name, field.alias or name, default, write, inner, is_list))
    return tuple(found)


def _writer(inner: type[BaseModel] | None, *, is_list: bool) -> Callable[[Fields, str, Any], None]:
    if inner is None:
        return _write_codes if is_list else _write_plain
    if issubclass(inner, Part):
        return _write_part
    return _write_values if is_list else _write_value


def _plain(value: Any) -> FieldValue:  # noqa: ANN401 - whatever a record holds
    return _form_of(type(value))(value)  # type: ignore[arg-type]  # takes the hash for that of value


@cache
def _form_of(kind: type) -> Callable[[Any], FieldValue]:
    """How values of a class stand in a change; looked up once for each class."""
    for base, form in _FORMS.items():
        if issubclass(kind, base):
            return form
    msg = f"no form in a change for {kind.__name__}"
    raise TypeError(msg)


_FORMS: Mapping[type, Callable[[Any], FieldValue]] = {
    StrEnum: str.__str__,
    str: lambda text: text,
    int: lambda number: number,
    dt.date: dt.date.isoformat,
    PartialDate: attrgetter("text"),
    UUID: attrgetter("hex"),
}


def _write_plain(fields: Fields, path: str, value: object) -> None:
    if value is not None:
        fields[path] = _plain(value)


def _write_part(fields: Fields, path: str, value: Part) -> None:
    values = vars(value)
    for shape in shapes(type(value)):
        inner = values[shape.name]
        if inner is not shape.default and inner != shape.default:
            shape.write(fields, f"{path}.{shape.alias}", inner)


def _write_value(fields: Fields, path: str, value: Value) -> None:
    plain: Fields = {}
    values = vars(value)
    for shape in shapes(type(value)):
        inner = values[shape.name]
        if inner is not None and inner is not shape.default and inner != shape.default:
            shape.write(plain, shape.alias, inner)
    fields[path] = canonical_json(plain)


def _write_values(fields: Fields, path: str, values: tuple[Value, ...]) -> None:
    for value in values:
        _write_value(fields, f"{path}[{value.key}]", value)


def _write_codes(fields: Fields, path: str, values: tuple[object, ...]) -> None:
    for value in values:
        fields[f"{path}[{_plain(value)}]"] = True
