"""Columns, widths, order and rows of a list, as an officer left them on this computer."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot
from ui_keys import Keyboard

from conftest import Desktop, Opener
from mdd_desktop.ui.children.list_view import ChildListView
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.preferences import Preferences, read_preferences, write_preferences
from mdd_desktop.ui.widgets.page_model import SORTED, Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.table_layout import TableLayout, read_layouts, write_layouts

LIKED = TableLayout(("school", "sex"), {"name": 300}, "born", 46)


@pytest.fixture
def list_view(desktop: Opener) -> tuple[Desktop, ChildListView]:
    opened = desktop()
    opened.space.open("children")
    opened.settle()
    return opened, opened.space.section(ChildrenSection).list_view


def actions(view: ChildListView) -> dict[str, QAction]:
    view.columns.pull()
    menu = view.columns.menu_shown
    menu.hide()
    found = {one.text(): one for one in menu.actions() if one.menu() is None}
    for inner in (one.menu() for one in menu.actions() if one.menu() is not None):
        found |= {f"{inner.title()}: {one.text()}": one for one in inner.actions()}
    return found


def shown(view: ChildListView) -> list[str]:
    table = view.table
    return [key for at, (key, _) in enumerate(table.columns()) if not table.isColumnHidden(at)]


def test_layouts_survive_the_file_of_preferences(tmp_path: Path) -> None:
    path = tmp_path / "preferences.ini"
    text = write_layouts({"children": LIKED, "sponsors": TableLayout()})

    write_preferences(path, Preferences(tables=text))

    assert read_layouts(read_preferences(path).tables) == {"children": LIKED}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 3}', '{"a": {"widths": {"b": "x"}}}'])
def test_a_damaged_line_is_no_layout(text: str) -> None:
    assert read_layouts(text) == {}


def test_widths_beyond_reason_are_brought_back() -> None:
    found = read_layouts('{"a": {"widths": {"b": 1, "c": 99999}}}')["a"].widths

    assert found == {"b": 48, "c": 900}


def test_a_column_is_put_out_of_sight_and_comes_back(
    list_view: tuple[Desktop, ChildListView],
) -> None:
    opened, view = list_view
    before = shown(view)

    actions(view)["Giới"].trigger()
    without = shown(view)
    stored = read_layouts(opened.program.desk.preferences.tables)
    actions(view)["Giới"].trigger()

    assert "sex" in before
    assert "sex" not in without
    assert without == [key for key in before if key != "sex"]
    assert [one.hidden for one in stored.values()] == [("sex",)]
    assert shown(view) == before
    assert opened.program.desk.preferences.tables == ""
    assert "Họ và tên" not in actions(view)


def test_a_column_is_widened_by_keyboard_and_all_is_as_at_first_again(
    list_view: tuple[Desktop, ChildListView],
) -> None:
    _opened, view = list_view
    before = view.table.width_of("born")

    actions(view)["Rộng thêm: Ngày sinh"].trigger()
    wide = view.table.width_of("born")
    actions(view)["Chiều cao dòng: Thưa"].trigger()
    high = view.table.rowHeight(0)
    actions(view)["Như ban đầu"].trigger()

    assert wide == before + 24
    assert high == 46
    assert view.table.width_of("born") == before
    assert view.table.rowHeight(0) == 38


def test_the_menu_is_reached_by_keyboard(list_view: tuple[Desktop, ChildListView]) -> None:
    _opened, view = list_view
    view.columns.setFocus()

    Keyboard().press(Qt.Key.Key_Space)

    assert view.columns.menu_shown.isVisible()
    assert view.columns.accessibleName() == "Cột và dòng của danh sách"
    view.columns.menu_shown.hide()


def test_the_list_comes_back_as_it_was_left(desktop: Opener) -> None:
    first = desktop()
    first.space.open("children")
    first.settle()
    view = first.space.section(ChildrenSection).list_view
    view.table.sort_wanted.emit("born")
    first.settle()
    actions(view)["Giới"].trigger()
    left = first.program.desk.preferences

    again = desktop(preferences=left)
    again.space.open("children")
    again.settle()

    view = again.space.section(ChildrenSection).list_view
    assert "sex" not in shown(view)
    assert [view.model.headerData(at, Qt.Orientation.Horizontal, SORTED) for at in (0, 1)] == [
        False,
        True,
    ]
    assert not again.space.section(ChildrenSection).listing.filtered()


def test_the_edge_of_a_head_that_was_moved_is_remembered(qtbot: QtBot) -> None:
    columns = [Column("a", "A", Cell, 100, 1, 1), Column("b", "B", Cell, 100, 1)]
    table = RecordTable("Bảng", PageModel(columns))
    qtbot.addWidget(table)
    table.resize(500, 200)
    table.show()
    told: list[TableLayout] = []
    table.layout_changed.connect(told.append)

    table.horizontalHeader().resizeSection(1, 180)
    qtbot.waitUntil(lambda: bool(told))

    assert told == [TableLayout(widths={"b": 180})]
    table.resize(600, 200)
    assert table.width_of("b") == 180
