"""Records as the fields of a change, and back: for every kind of record."""

import datetime as dt
import json
import types
import typing
from enum import Enum
from functools import cache
from typing import Any
from uuid import UUID

import pytest
from annotated_types import Ge, Le, MinLen
from hypothesis import given
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from mdd_desktop.domain.child import Child, HouseholdYear, Parent, ParentStatus, Poverty
from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.domain.record import Part, Record, Value
from mdd_desktop.domain.record_fields import (
    RECORD_CLASSES,
    Fields,
    canonical_json,
    changed_fields,
    fields_of,
    record_from,
    values_of,
)

CHILD_ID = UUID(int=7)
DATES = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))
WORDS = st.sampled_from(["Nguyễn Thị Ánh", "ấp 3", "a.b[c]=d", "ghi chú “dài”", "0912345678"])
PATTERNS = {
    r"^(19|20)\d\d-(0[1-9]|1[0-2])$": st.sampled_from(["2026-01", "1999-12"]),
    r"^[A-Za-z0-9._-]{1,32}$": st.sampled_from(["X1", "30127", "a.b-c_d"]),
    r"^[a-z0-9_]{1,40}$": st.sampled_from(["hoc_phi", "nha_o", "b"]),
    r"^[0-9a-f]{64}$": st.sampled_from(["0" * 64, "ab" * 32]),
}


@cache  # to make and to check such a strategy takes longer than to draw from it
def records(cls: type[Any]) -> st.SearchStrategy[Any]:
    """Records, parts and values of a class, each field left out or filled with anything lawful."""
    needed, free = {}, {}
    for name, field in cls.model_fields.items():
        (needed if field.is_required() else free)[field.alias or name] = of_field(field)
    return st.fixed_dictionaries(needed, optional=free).map(cls.model_validate)


def of_field(field: FieldInfo) -> st.SearchStrategy[Any]:
    return of_type(field.annotation, field.metadata)


def of_type(annotation: Any, metadata: list[Any] | tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return of_type(arguments[0], arguments[1:])
    if origin in (typing.Union, types.UnionType):
        return st.one_of(
            *(st.none() if kind is type(None) else of_type(kind, metadata) for kind in arguments)
        )
    if origin is tuple:
        least = sum(item.min_length for item in metadata if isinstance(item, MinLen))
        items = st.lists(of_type(arguments[0]), min_size=least, max_size=3, unique_by=key_of)
        return items.map(in_order_of_keys)
    return of_plain(annotation, metadata)


def of_plain(kind: Any, metadata: list[Any] | tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if issubclass(kind, (Part, Value)):
        return records(kind)
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    if kind is str:
        return text(metadata)
    if kind is int:
        return whole(metadata)
    return {
        bool: st.booleans(),
        dt.date: DATES,
        UUID: st.uuids(),
        PartialDate: st.sampled_from(["2014", "2014-03", "2014-03-12"]).map(
            PartialDate.model_validate
        ),
    }[kind]


def text(metadata: list[Any] | tuple[Any, ...]) -> st.SearchStrategy[str]:
    patterns = [found for item in flat(metadata) if (found := getattr(item, "pattern", None))]
    return PATTERNS[patterns[0]] if patterns else WORDS


def whole(metadata: list[Any] | tuple[Any, ...]) -> st.SearchStrategy[int]:
    least, most = -(10**6), 10**6
    for item in flat(metadata):
        if isinstance(item, Ge):
            least = int(item.ge)  # type: ignore[call-overload]
        if isinstance(item, Le):
            most = int(item.le)  # type: ignore[call-overload]
    return st.integers(least, max(least, most))


def flat(metadata: list[Any] | tuple[Any, ...]) -> list[Any]:
    found: list[Any] = []
    for item in metadata:
        found += flat(item.metadata) if isinstance(item, FieldInfo) else [item]
    return found


def key_of(item: Any) -> str:
    return item.key if isinstance(item, Value) else str(item)


def in_order_of_keys(items: list[Any]) -> tuple[Any, ...]:
    """A list of elements has no order of its own in a change: it is read in order of keys."""
    return tuple(sorted(items, key=key_of))


KINDS = pytest.mark.parametrize("cls", RECORD_CLASSES, ids=lambda cls: cls.table)


def wire(fields: Fields) -> Fields:
    """As the fields come out of a package."""
    read: Fields = json.loads(canonical_json(fields))
    return read


@KINDS
@given(data=st.data())
def test_a_record_comes_back_from_its_fields(cls: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(cls))

    fields = fields_of(record)
    back = record_from(cls.table, record.id, wire(fields))

    assert back == record
    assert fields_of(back) == fields


@KINDS
@given(data=st.data())
def test_fields_are_plain_and_say_nothing_twice(cls: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(cls))

    fields = fields_of(record)

    assert all(isinstance(value, (str, int, bool)) for value in fields.values())
    assert "id" not in fields
    required = {
        field.alias or name: field
        for name, field in cls.model_fields.items()
        if field.is_required()
    }
    least = fields_of(cls.model_validate({**record.model_dump(by_alias=True)}))
    assert required.keys() <= {path.partition("[")[0].partition(".")[0] for path in least}


@KINDS
@given(data=st.data())
def test_what_changed_leads_from_one_form_to_the_other(
    cls: type[Record], data: st.DataObject
) -> None:
    one = data.draw(records(cls))
    other = data.draw(records(cls)).model_copy(update={"id": one.id})
    before, after = fields_of(one), fields_of(other)

    changed = changed_fields(before, after)

    applied = {path: value for path, value in (before | changed).items() if value is not None}
    assert applied == after
    assert record_from(cls.table, one.id, before | wire(changed)) == other
    assert not changed_fields(after, after)


def test_a_field_set_back_to_its_default_is_said_as_null() -> None:
    before = {"full_name": "An", "village": "ấp 3", "sponsor_wanted": False}

    changed = changed_fields(before, {"full_name": "An"})

    assert changed == {"village": None, "sponsor_wanted": None}


def test_the_fields_of_parents_and_elements_of_lists_stand_by_themselves() -> None:
    child = Child(
        id=CHILD_ID,
        unit_id="X1",
        full_name="Lê An",
        father=Parent(status=ParentStatus.DEAD),
        household=(HouseholdYear(year=2026, status=Poverty.POOR),),
        groups=("b", "d"),
    )

    assert fields_of(child) == {
        "unit_id": "X1",
        "full_name": "Lê An",
        "father.status": "mat",
        "household[2026]": '{"status":"ngheo","year":2026}',
        "groups[b]": True,
        "groups[d]": True,
    }


def test_fields_of_a_newer_version_are_passed_over_and_not_refused() -> None:
    fields: Fields = {
        "unit_id": "X1",
        "full_name": "Lê An",
        "blood_type": "A",
        "father.employer": "x",
        "pets[cat]": True,
    }

    child = record_from("child", CHILD_ID, fields)

    assert child == Child(id=CHILD_ID, unit_id="X1", full_name="Lê An")
    assert values_of("child", CHILD_ID, {"full_name": None}) == {"id": CHILD_ID}
