"""A number is a door: every figure opens a list of exactly as many rows."""

import re

import pytest
import ui_tour
from PySide6.QtWidgets import QWidget

from conftest import Desktop, Opener
from mdd_desktop.ui.widgets.figure_door import FigureDoor
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
