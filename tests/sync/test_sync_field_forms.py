"""What a change says of a known field keeps its form; what only newer programs know may come."""

import datetime as dt
from typing import Any

import pytest

from mdd_desktop.domain.child import Child, HouseholdYear, Parent, ParentStatus, Poverty
from mdd_desktop.domain.record import Record, new_id
from mdd_desktop.domain.record_fields import RECORD_CLASSES, fields_of
from mdd_desktop.sync.field_forms import unreadable_field

HOUSEHOLD = '{"status":"ngheo","year":2026}'


def test_what_a_record_writes_of_itself_is_read() -> None:
    child = Child(
        unit_id="X1",
        full_name="Đặng Ngọc Hân",
        birth="2014-03",
        registered_on=dt.date(2026, 11, 22),
        father=Parent(status=ParentStatus.DEAD),
        household=(HouseholdYear(year=2026, status=Poverty.POOR),),
        household_id=new_id(),
        groups=("b",),
        circumstances="Dòng một\nDòng hai",
    )

    assert unreadable_field("new", "child", fields_of(child)) is None


@pytest.mark.parametrize("table", [cls.table for cls in RECORD_CLASSES])
def test_a_field_that_need_not_be_filled_may_be_emptied(table: str) -> None:
    assert unreadable_field("put", table, {"source_ref": None, "recorded_on": None}) is None


@pytest.mark.parametrize("cls", RECORD_CLASSES, ids=lambda cls: cls.table)
def test_a_number_is_read_in_every_field_of_numbers(cls: type[Record]) -> None:
    for name, field in cls.model_fields.items():
        if field.annotation in {int, int | None}:
            path = field.alias or name
            wrong = [unreadable_field("put", cls.table, {path: one}) for one in range(2050)]
            assert None in wrong, path


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("child", {"sex": "khac"}),
        ("child", {"father.status": "di_xa", "father.work": "thợ xây"}),
        ("child", {"household[2026]": '{"status":"trung_binh","why":["a","b"],"year":2026}'}),
        ("child", {"household[2026]": None}),
        ("child", {"exit": '{"date":"2026-11-22","reason":"di_hoc_xa"}'}),
        ("child", {"groups[z9]": True}),
        ("child", {"zodiac": "ngọ", "zodiac.of": 3, "zodiac[1]": ["a"]}),
        ("support_entry", {"direction": "lent"}),
        ("kind_of_next_year", {"full_name": 7}),
    ],
)
def test_what_only_newer_programs_know_is_let_in(table: str, values: dict[str, Any]) -> None:
    assert unreadable_field("put", table, values) is None


def test_a_kind_of_change_of_a_newer_program_may_say_anything() -> None:
    assert unreadable_field("swap", "child", {"full_name": 7}) is None


@pytest.mark.parametrize(
    "values",
    [
        {"full_name": None},
        {"full_name": 7},
        {"birth": "2026-13-40"},
        {"registered_on": "2026-11-22T00:00"},
        {"void": 1},
        {"sex": "Không rõ"},
        {"father": "{}"},
        {"father.paper_seen": "true"},
        {"household": "[]"},
        {"household[2025]": HOUSEHOLD},
        {"household[2026]": f"{HOUSEHOLD},{HOUSEHOLD}"},
        {"household[2026]x": HOUSEHOLD},
        {"household[2026]": '{"status":"khong","status":"ngheo","year":2026}'},
        {"household[2026]": f'{{"more":{10**17},"status":"ngheo","year":2026}}'},
        {"groups[b]": 1},
        {"exit": '{"date":"2026-11-22"}'},
    ],
    ids=str,
)
@pytest.mark.parametrize("kind", ["new", "put", "prop", "own"])
def test_a_known_field_in_another_form_is_named(kind: str, values: dict[str, Any]) -> None:
    (name,) = values
    assert unreadable_field(kind, "child", {"village": "Thôn Đông", **values}) == name


@pytest.mark.parametrize(
    ("kind", "values"),
    [("ans", {"accepted": "true"}), ("note", {"text": 3}), ("fork", {"prev": ["00"]})],
)
def test_what_other_kinds_say_has_its_form_too(kind: str, values: dict[str, Any]) -> None:
    assert unreadable_field(kind, "child", values) == next(iter(values))
    assert unreadable_field(kind, "child", dict.fromkeys(values)) is None
