"""A number is a door: every figure opens a list of exactly as many rows."""

import re

import pytest
import ui_tour
from PySide6.QtWidgets import QWidget

from conftest import Desktop, Opener
from mdd_desktop.domain.vietnamese import sort_key
from mdd_desktop.services.child_screen import Tab
from mdd_desktop.ui.widgets.figure_door import FigureDoor
from mdd_desktop.ui.widgets.filter_chip import FilterChip
from mdd_desktop.ui.widgets.record_table import RecordTable

_WHOLE = re.compile(r"[\d.]+")


def rows_shown(page: QWidget) -> int:
    tables = [table for table in page.findChildren(RecordTable) if table.isVisible()]
    return tables[0].model().rowCount() if tables else 0


def figures(opened: Desktop) -> dict[str, int]:
    """The figures of the first page that count something."""
    opened.space.open("overview")
    ui_tour.still(opened)
    doors = opened.window.page_now().findChildren(FigureDoor)
    return {
        door.caption.text(): int(door.figure.text().replace(".", ""))
        for door in doors
        if _WHOLE.fullmatch(door.figure.text())
    }


def test_every_figure_of_the_first_page_opens_what_it_counted(desktop: Opener) -> None:
    opened = desktop()
    counted = figures(opened)
    assert len(counted) >= 3

    listed = {}
    for caption in counted:
        opened.space.open("overview")
        ui_tour.still(opened)
        doors = opened.window.page_now().findChildren(FigureDoor)
        (door,) = [door for door in doors if door.caption.text() == caption]
        door.opened.emit()
        ui_tour.still(opened)
        assert opened.window.page() != "overview"
        listed[caption] = rows_shown(opened.window.page_now())

    assert listed == counted


@pytest.mark.parametrize("page", ["children", "sponsors"])
def test_the_number_at_a_place_is_the_length_of_its_list(desktop: Opener, page: str) -> None:
    opened = desktop()
    opened.space.open(page)
    ui_tour.still(opened)

    shown = opened.window.navigation.count_of(page)

    assert shown == rows_shown(opened.window.page_now())


def test_each_choice_of_a_filter_says_how_many_it_leaves(desktop: Opener) -> None:
    opened = desktop()
    for page in ("matching", "visits"):
        opened.space.open(page)
        ui_tour.still(opened)
        chips = [
            one for one in opened.window.page_now().findChildren(FilterChip) if one.isVisible()
        ]
        assert chips
        for chip in chips:
            for code, text in chip.options():
                chip.show_choice(code)
                chip.chosen.emit(code)
                ui_tour.still(opened)
                left = rows_shown(opened.window.page_now())
                chip.show_choice("")
                chip.chosen.emit("")
                ui_tour.still(opened)
                assert text.endswith(f"  {left}"), (page, text, left)


@pytest.mark.parametrize(
    ("page", "way_in"),
    [("children", Tab.LACKING_PAPERS), ("children", "an"), ("visits", "overdue")],
)
def test_a_door_opens_all_that_was_counted_though_the_list_was_filtered(
    desktop: Opener, page: str, way_in: object
) -> None:
    opened = desktop()
    opened.space.open(page, way_in)
    ui_tour.still(opened)
    everybody = rows_shown(opened.window.page_now())
    (chip,) = [
        one
        for one in opened.window.page_now().findChildren(FilterChip)
        if one.isVisible() and any("ấp Phú Lợi" in text for _, text in one.options())
    ]
    chip.show_choice("ấp Phú Lợi")
    chip.chosen.emit("ấp Phú Lợi")
    ui_tour.still(opened)
    assert rows_shown(opened.window.page_now()) < everybody

    opened.space.open("overview")
    opened.space.open(page, way_in)
    ui_tour.still(opened)

    assert rows_shown(opened.window.page_now()) == everybody


@pytest.mark.parametrize("page", ["children", "visits"])
def test_villages_stand_in_the_vietnamese_order(desktop: Opener, page: str) -> None:
    opened = desktop()
    opened.space.open(page)
    ui_tour.still(opened)

    chips = opened.window.page_now().findChildren(FilterChip)
    (offered,) = [
        [code for code, _ in one.options()]
        for one in chips
        if any("ấp Phú Lợi" in text for _, text in one.options())
    ]

    assert offered == sorted(offered, key=sort_key)
    assert offered[0].startswith("ấp")
