"""Columns, widths, order and rows of a list, as an officer left them on this computer."""

from dataclasses import replace
from pathlib import Path

import pytest
import ui_tour
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_keys import Keyboard

from conftest import Desktop, Opener
from mdd_desktop.ui.children.list_view import ChildListView
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.preferences import Preferences, read_preferences, write_preferences
from mdd_desktop.ui.visits.section import VisitsSection
from mdd_desktop.ui.widgets.page_model import SORTED, Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.table_layout import TableLayout, read_layouts, write_layouts
from mdd_desktop.ui.widgets.table_memory import table_memory

LIKED = TableLayout(("school", "sex"), {"name": 300}, "born", 46)


@pytest.fixture
def list_view(desktop: Opener) -> tuple[Desktop, ChildListView]:
    opened = desktop()
    opened.space.open("children")
    opened.settle()
    return opened, opened.space.section(ChildrenSection).list_view


def actions(view: ChildListView) -> dict[str, QAction]:
    view.columns.click()
    menu = view.table.menu
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

    assert view.table.menu.isVisible()
    assert view.columns.accessibleName() == "Cột và dòng của danh sách"
    view.table.menu.hide()


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


def two_columns(qtbot: QtBot) -> RecordTable:
    columns = [Column("a", "A", Cell, 100, 1, 1), Column("b", "B", Cell, 100, 1)]
    table = RecordTable("Bảng", PageModel(columns))
    qtbot.addWidget(table)
    table.resize(500, 200)
    table.show()
    return table


def test_the_edge_of_a_head_that_was_moved_is_remembered_for_the_next_table_of_the_name(
    qtbot: QtBot,
) -> None:
    table_memory().load("")
    table = two_columns(qtbot)
    told: list[str] = []
    table_memory().changed.connect(told.append)

    table.horizontalHeader().resizeSection(1, 180)
    qtbot.waitUntil(lambda: bool(told))
    again = two_columns(qtbot)

    table_memory().changed.disconnect(told.append)
    assert [read_layouts(text) for text in told] == [{"Bảng": TableLayout(widths={"b": 180})}]
    assert again.width_of("b") == 180
    again.resize(600, 200)
    assert again.width_of("b") == 180


def test_every_table_of_every_page_has_a_name_of_its_own_and_keeps_its_widths(
    desktop: Opener,
) -> None:
    opened = desktop()
    kept: set[str] = set()

    for page in ui_tour.stops(opened):
        tables = opened.window.page_now().findChildren(RecordTable)
        names = [table.accessibleName() for table in tables]
        assert len(set(names)) == len(names), page
        for table in tables:
            key = table.columns()[-1][0]
            table.like(replace(table.table_layout(), widths={key: 222}))
            told = read_layouts(opened.program.desk.preferences.tables)
            assert told[table.accessibleName()].widths == {key: 222}
        kept |= set(names)

    assert len(kept) >= 20


def test_the_menu_key_widens_a_column_of_a_table_without_a_button(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("visits")
    opened.settle()
    table = opened.space.section(VisitsSection).list_view.table
    before = table.width_of(table.columns()[0][0])

    middle = table.viewport().rect().center()
    spot = table.viewport().mapToGlobal(middle)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, spot)
    QApplication.sendEvent(table.viewport(), asked)
    assert table.menu.isVisible()
    wider = next(one for one in table.menu.actions() if one.text() == "Rộng thêm").menu()
    wider.actions()[0].trigger()
    table.menu.hide()

    assert table.width_of(table.columns()[0][0]) == before + 24


def test_a_row_that_there_is_not_is_not_fetched(qtbot: QtBot) -> None:
    del qtbot
    model: PageModel[str] = PageModel([Column("name", "Tên", Cell)])
    asked: list[int] = []
    model.rows_wanted.connect(asked.append)
    model.show_first(1, ["Hoa"])

    assert [model.row(at) for at in (-1, 0, 1, 90)] == [None, "Hoa", None, None]
    assert asked == []
