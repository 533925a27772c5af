"""Whether what a change says of its fields can be read by any version: sync-format, clause 5.8.

A field or a kind that only newer programs know may say anything, and a code may be new. But a
known field keeps its form for ever: what breaks it here would make every list unreadable, so it
is refused before it is stored. Asked for each value of each package: what is usual is recognised
by its type alone.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Annotated, Any, Final, NamedTuple, cast
from uuid import UUID

import msgspec
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from mdd_desktop.domain.change import ChangeKind
from mdd_desktop.domain.record import Part, Value, text_limit
from mdd_desktop.domain.record_fields import RECORDS, canonical_json, shapes
from mdd_desktop.domain.tolerant import item_type, read_as, read_model

_Check = Callable[[Any], bool]
_SAYS: Final[Mapping[str, Mapping[str, type]]] = {
    ChangeKind.ANSWER: {"accepted": bool, "reason": str},
    ChangeKind.NOTE: {"field": str, "text": str},
    ChangeKind.FORK: {"feed": str, "prev": str},
    ChangeKind.ERASE: {"why": str},
}
"""The kinds that write no fields of the record, and what they say instead."""
_WRITES: Final = frozenset(ChangeKind) - _SAYS.keys()
_FORMS: Final = {
    dt.date: re.compile(r"\d{4}-\d{2}-\d{2}"),
    UUID: re.compile(r"[0-9a-f]{32}"),
}
"""Pydantic reads more spellings of these than are ever written."""
_KEY_FORMS: Final = {**_FORMS, int: re.compile(r"0|-?[1-9]\d{0,15}")}
_ANYTHING: Final = re.compile(r"(?s:.*)")
_Whole = Annotated[int, msgspec.Meta(gt=-(2**53), lt=2**53)]
_INNER = msgspec.json.Decoder(dict[str, str | _Whole | bool | list[str] | None])


class _Known(NamedTuple):
    """What is known of the fields of one kind of record.

    Attributes:
        plain: What a whole path may hold.
        elements: For each list, what may stand behind its name, and what it may then hold.
        parts: The groups of fields; a field in them may be new.
        names: All of them.
    """

    plain: Mapping[str, _Check]
    elements: Mapping[str, Callable[[str, Any], bool]]
    parts: frozenset[str]
    names: frozenset[str]


def unreadable_field(kind: str, table: str, values: Mapping[str, Any]) -> str | None:
    """Return the first field whose value no version of the program would have written.

    Args:
        kind: What the change does.
        table: The kind of record.
        values: What its body says, by field.
    """
    if kind not in _WRITES:
        return _unsaid(_SAYS.get(kind, {}), values)
    known = _of_table(table)
    return known and _first_unreadable(known, values)


def _first_unreadable(known: "_Known", values: Mapping[str, Any]) -> str | None:
    plain = known.plain
    for path, value in values.items():
        check = plain.get(path)
        if not (_is_inside(known, path, value) if check is None else check(value)):
            return path
    return None


def _unsaid(types: Mapping[str, type], values: Mapping[str, Any]) -> str | None:
    for name, kind in types.items():
        if not isinstance(values.get(name), kind | None):
            return name
    return None


def _is_inside(known: _Known, path: str, value: object) -> bool:
    """Whether a path that is not a whole field may hold a value: an element, or something new."""
    name, bracket, element = path.partition("[")
    if bracket and name in known.elements:
        return element.endswith("]") and known.elements[name](element[:-1], value)
    head, dot, _ = name.partition(".")
    return head not in known.names or bool(dot and not bracket and head in known.parts)


@cache
def _of_table(table: str) -> _Known | None:
    return _known(RECORDS[table]) if table in RECORDS else None


@cache
def _known(cls: type[BaseModel]) -> _Known:
    plain: dict[str, _Check] = {}
    elements, parts = {}, set()
    for shape in shapes(cls):
        field = cls.model_fields[shape.name]
        if shape.is_list:
            elements[shape.alias] = _element(item_type(field.annotation)[1])
        elif shape.inner is not None and issubclass(shape.inner, Part):
            parts.add(shape.alias)
            inner = _known(shape.inner).plain
            plain |= {f"{shape.alias}.{name}": check for name, check in inner.items()}
        elif shape.inner is not None:
            plain[shape.alias] = _optional(partial(_is_value, cast("type[Value]", shape.inner)))
        else:
            plain[shape.alias] = _plain(field)
    names = frozenset(shape.alias for shape in shapes(cls))
    return _Known(plain, elements, frozenset(parts), names)


def _optional(check: _Check) -> _Check:
    """Nothing puts a field back to its default."""
    return lambda value: value is None or check(value)


def _plain(field: FieldInfo) -> _Check:
    """Whether JSON's type is the one that is written for a field's, and the value readable."""
    annotation = field.rebuild_annotation()
    read = TypeAdapter(annotation).validator.validate_python
    _, base = item_type(annotation)
    readable = partial(_is_readable, annotation, read)
    limit = text_limit(base)
    _, base = item_type(getattr(base, "__origin__", base))  # None may stand within the limits
    wanted, form = base if base in {bool, int} else str, _FORMS.get(base, _ANYTHING)

    def check(value: Any) -> bool:  # noqa: ANN401 - whatever came
        if type(value) is not wanted:
            return value is None and not required
        if limit and len(value) <= limit and value.isprintable():
            return True  # nearly every value there is
        return (wanted is not str or form.fullmatch(value) is not None) and readable(value)

    required = field.is_required()
    return check


def _element(item: Any) -> Callable[[str, Any], bool]:  # noqa: ANN401 - a type expression
    """What an element of a list says: the value itself, or a code that is its own key."""
    if isinstance(item, type) and issubclass(item, Value):
        return lambda key, value: value is None or _is_value(item, value, key)
    read = TypeAdapter(item).validator.validate_python
    form = _KEY_FORMS.get(item, _ANYTHING)
    return lambda key, value: (
        (value is None or value is True)
        and form.fullmatch(key) is not None
        and _is_readable(item, read, key)
    )


def _is_value(cls: type[Value], text: object, key: str | None = None) -> bool:
    """Whether a text is the JSON of a value, each known field in its form."""
    if type(text) is not str:
        return False
    try:
        said = _INNER.decode(text)
        if canonical_json(said) != text or _first_unreadable(_known(cls), said) is not None:
            return False
        value = read_model(cls, said)
    except (msgspec.MsgspecError, RecursionError, ValidationError):
        return False
    return key is None or value.key == key


def _is_readable(annotation: object, read: Callable[[Any], Any], value: object) -> bool:
    try:
        read_as(annotation, read, value)
    except ValidationError:
        return False
    return True
