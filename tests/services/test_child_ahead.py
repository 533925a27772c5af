"""What comes next for a child, and the months of her sponsorships, as her record shows them."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builders import TODAY, an_office
from mdd_desktop.domain.month_cells import CellState
from mdd_desktop.services import bulk_load, child_file, child_screen, ledger, visits
from mdd_desktop.services.child_ahead import AheadKind
from mdd_desktop.services.child_file import ChildFile
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.offices import Registry

UNIT = "30127"
BORN = "2011-03-05"


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    made = an_office(tmp_path / "so", UNIT, parent="82")
    yield made
    made.close()


def load(registry: Registry, *, ends: str = "end", **child: Any) -> None:
    """A child whom somebody has sponsored since January."""
    values = {"id": "C1", "unit_id": UNIT, "full_name": "Đặng Ngọc Hân", "birth": BORN}
    content = {
        "children": [values | {"registered_on": "2025-01-02"} | child],
        "sponsors": [
            {"id": "S1", "unit_id": UNIT, "kind": "ca_nhan", "full_name": "Đỗ Thị Thanh Vân"}
        ],
        "sponsorships": [
            {
                "id": "L1",
                "child_id": "C1",
                "sponsor_id": "S1",
                "form": "gian_tiep",
                "start": f"{TODAY.year}-01-10",
                ends: f"{TODAY.year + 1}-02-01",
                "credited_unit_id": UNIT,
            }
        ],
        "pledges": [
            {
                "id": "P1",
                "sponsorship_id": "L1",
                "kind": "tien",
                "need": "sinh_hoat",
                "rhythm": "thang",
                "amount": 500_000,
                "from_month": f"{TODAY.year}-01",
            }
        ],
    }
    loaded = bulk_load.load_records(registry, content)
    assert not loaded.refused


def the_file(registry: Registry) -> ChildFile:
    (child,) = child_screen.found(registry, Question())
    return child_file.read_file(registry, child)


def day_of(file: ChildFile, kind: AheadKind) -> dt.date | None:
    return next((one.on for one in file.ahead if one.kind is kind), None)


def test_the_next_visit_is_the_one_the_list_of_visits_names(registry: Registry) -> None:
    load(registry)
    (due,) = visits.due_list(registry)
    before = day_of(the_file(registry), AheadKind.VISIT)
    values = {"date": TODAY.isoformat(), "living": "tot"}
    visits.record(registry, due.id, values)
    (later,) = visits.due_list(registry)

    after = day_of(the_file(registry), AheadKind.VISIT)

    assert before == due.due is not None
    assert after == later.due is not None
    assert after > before


def test_what_comes_within_a_year_stands_in_the_order_of_its_days(registry: Registry) -> None:
    until = TODAY + dt.timedelta(days=40)
    load(
        registry,
        consents=[
            {
                "scope": "cong_khai",
                "by": "giam_ho",
                "from": "2025-12-01",
                "until": until.isoformat(),
            }
        ],
    )

    file = the_file(registry)

    assert [one.on for one in file.ahead] == sorted(one.on for one in file.ahead)
    assert day_of(file, AheadKind.CONSENT_ENDS) == until
    assert day_of(file, AheadKind.SPONSORSHIP_ENDS) == dt.date(TODAY.year + 1, 2, 1)
    assert day_of(file, AheadKind.LETTER) == dt.date(TODAY.year, 12, 31)
    assert [one.age for one in file.ahead if one.kind is AheadKind.AGE] == [16]


def test_the_day_until_which_support_was_agreed_is_told_before_anybody_ends_it(
    registry: Registry,
) -> None:
    load(registry, ends="planned_end")

    file = the_file(registry)

    assert day_of(file, AheadKind.SPONSORSHIP_ENDS) == dt.date(TODAY.year + 1, 2, 1)


def test_nothing_but_birthdays_comes_for_a_child_whom_nobody_sponsors(registry: Registry) -> None:
    values = {"id": "C1", "unit_id": UNIT, "full_name": "Ngô Hoài An", "birth": "2018-01-01"}
    loaded = bulk_load.load_records(registry, {"children": [values]})
    assert not loaded.refused

    file = the_file(registry)

    assert file.ahead == ()
    assert file.months == {}


def test_the_months_of_the_record_are_those_of_the_book(registry: Registry) -> None:
    load(registry)
    (row,) = ledger.year_book(registry, TODAY.year).rows

    file = the_file(registry)

    assert file.months == {row.sponsorship: row.cells}
    assert CellState.LATE in {cell.state for cell in row.cells}
