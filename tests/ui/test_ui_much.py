"""Screens full of much: six sponsors, five thousand rows, sums of twelve digits; figures agree."""

from typing import Any

import pytest
import ui_checks
import ui_office
import ui_style_checks
import ui_tour
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from conftest import Desktop, Opener
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services.demo_people import Inventor
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.overview.section import OverviewSection
from mdd_desktop.ui.reports.section import ReportsSection

LARGE, SMALL = (1366, 697), (1024, 505)
MANY = 5_000
LONGEST_SUM = "999.999,9"
"""Twelve digits of đồng, as the first page says them: in millions."""


def six_sponsors() -> dict[str, Any]:
    """A child with as many sponsors as a child ever has, all of them with long names."""
    child = ui_office.known_people()["children"][5] | {"id": "CX", "code": None}
    child["full_name"] = ui_office.STRESS_NAMES[-1] + " Sáu"
    many = range(1, 7)
    return {
        "children": [child],
        "sponsors": [
            {
                "id": f"SX{n}",
                "unit_id": ui_office.COMMUNE,
                "kind": "tap_the",
                "full_name": f"{ui_office.STRESS_GROUP} {n}",
            }
            for n in many
        ],
        "sponsorships": [
            {
                "id": f"LX{n}",
                "child_id": "CX",
                "sponsor_id": f"SX{n}",
                "form": "gian_tiep",
                "until_18": True,
                "registered_on": "2024-03-01",
                "start": "2024-03-01",
                "credited_unit_id": ui_office.COMMUNE,
            }
            for n in many
        ],
        "pledges": [
            {
                "id": f"PX{n}",
                "sponsorship_id": f"LX{n}",
                "kind": "tien",
                "need": "sinh_hoat",
                "rhythm": "thang",
                "amount": 999_999_999,
                "from_month": "2024-03",
            }
            for n in many
        ],
    }


@pytest.mark.parametrize(("size", "scale"), [(LARGE, 1.5), (SMALL, 1.0)], ids=["150 %", "small"])
def test_the_record_of_a_child_with_six_sponsors_fits_its_room(
    desktop: Opener, size: tuple[int, int], scale: float
) -> None:
    opened = desktop(size=size, scale=scale)
    registry = opened.registry
    ui_office.load(registry, six_sponsors())
    child = ui_tour.a_child(registry, "khuynh sau")
    assert child is not None

    opened.space.open("child", child)
    ui_tour.still(opened)
    found = list(ui_checks.room_problems(opened.window))
    (support,) = [
        tab
        for tab in opened.window.page_now().findChildren(QToolButton)
        if tab.isVisible() and tab.text().startswith("Đỡ đầu, hỗ trợ")
    ]
    assert "6" in support.text()
    support.click()
    ui_tour.still(opened)

    assert [*found, *ui_checks.room_problems(opened.window)] == []


def test_a_list_of_five_thousand_says_so_everywhere_and_ends_with_its_last_row(
    desktop: Opener,
) -> None:
    opened = desktop("empty", size=SMALL)
    inventor = Inventor(ui_office.COMMUNE, 7, ui_office.TODAY)
    people = [inventor.child(number) for number in range(1, MANY + 1)]
    ui_office.load(opened.registry, {"children": people})
    told = format_number(MANY)

    opened.space.open("children")
    view = opened.space.section(ChildrenSection).list_view
    opened.wait(lambda: view.model.rowCount() == MANY and told in view.known.text())
    opened.settle()
    view.choose_row(0)  # without a row to go from, Qt's first key only chooses one
    QTest.keyClick(view.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: view.model.row(MANY - 1) is not None)

    assert told in view.count.text()
    last = view.table.visualRect(view.model.index(MANY - 1, 0))
    assert view.table.viewport().rect().contains(last.center())
    assert list(ui_checks.room_problems(opened.window)) == []
    assert list(ui_style_checks.hidden_columns(opened.window)) == []


@pytest.mark.parametrize("size", [LARGE, SMALL], ids=str)
def test_sums_of_twelve_digits_are_read_in_full_on_the_first_page(
    desktop: Opener, size: tuple[int, int]
) -> None:
    opened = desktop(size=size)
    opened.space.open("overview")
    ui_tour.still(opened)

    for door in opened.space.section(OverviewSection).view.doors.values():
        door.show_figure(LONGEST_SUM, f"năm 2026 · cam kết {LONGEST_SUM}")
    ui_tour.still(opened)

    assert list(ui_checks.room_problems(opened.window)) == []


def doors(opened: Desktop) -> dict[str, str]:
    opened.space.open("overview")
    ui_tour.still(opened)
    view = opened.space.section(OverviewSection).view
    return {key: door.figure.text() for key, door in view.doors.items()}


def test_a_figure_is_the_same_on_the_first_page_in_the_report_and_on_the_tabs_of_the_list(
    desktop: Opener,
) -> None:
    opened = desktop()
    first_page = doors(opened)
    opened.space.open("reports")
    ui_tour.still(opened)
    model = opened.space.section(ReportsSection).view.model
    lines = [line for at in range(model.rowCount()) if (line := model.row(at)) is not None]
    report = {line.figures["as_of"]: line.as_of for line in lines if "as_of" in line.figures}
    opened.space.open("children")
    ui_tour.still(opened)
    view = opened.space.section(ChildrenSection).list_view

    shared = first_page.keys() & report.keys()
    assert shared >= {"children_listed", "children_sponsored", "children_unsponsored"}
    assert {key: report[key] for key in shared} == {key: first_page[key] for key in shared}
    tabs = [tab.text() for tab in view.tabs.findChildren(QToolButton)]
    assert f"Tất cả  {first_page['children_listed']}" in tabs
    assert f"Chưa có Mẹ đỡ đầu  {first_page['children_unsponsored']}" in tabs
