"""Lists kept under a name, in both long lists, by keyboard; what is begun for marked children."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui_keys import Keyboard

from conftest import Desktop, Opener
from mdd_desktop.domain.family_kind import FamilyKind
from mdd_desktop.domain.period import Period
from mdd_desktop.services import child_screen, figure_lists
from mdd_desktop.services.child_screen import Question, Tab
from mdd_desktop.services.sponsor_screen import SponsorQuestion, SponsorTab
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.matching.section import MatchingSection
from mdd_desktop.ui.overview.section import OverviewSection
from mdd_desktop.ui.overview.task_panel import ALL, DONE
from mdd_desktop.ui.reports.section import ReportsSection
from mdd_desktop.ui.sponsors.section import SponsorsSection
from mdd_desktop.ui.widgets.form_dialog import FormDialog
from mdd_desktop.ui.widgets.kept_page import KeptPage
from mdd_desktop.ui.widgets.list_page import ListPage

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, DOWN, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space


def the_dialog(opened: Desktop) -> FormDialog:
    (dialog,) = (one for one in opened.window.findChildren(FormDialog) if one.isVisible())
    return dialog


def offered(view: KeptPage) -> list[str]:
    return [action.text() for action in view.kept.menu_shown.actions() if action.text()]


def choose(opened: Desktop, view: KeptPage, text: str) -> None:
    """Open the star with Space and walk to a line of its menu."""
    view.kept.setFocus()
    QTest.keyClick(view.kept, SPACE)
    menu = view.kept.menu_shown
    opened.wait(menu.isVisible)
    usable = [action.text() for action in menu.actions() if action.text() and action.isEnabled()]
    for _ in range(usable.index(text) + 1):
        QTest.keyClick(menu, DOWN)
    QTest.keyClick(menu, ENTER)
    opened.settle()


def keep(opened: Desktop, view: KeptPage, name: str) -> None:
    choose(opened, view, "Giữ danh sách đang xem…")
    keys = Keyboard()
    keys.type(name)
    keys.press(ENTER, CTRL)
    opened.settle()


def the_children(opened: Desktop) -> ListPage:
    opened.space.open("children")
    opened.settle()
    return opened.space.section(ChildrenSection).list_view


def undo(opened: Desktop) -> None:
    opened.window.toast.undo_requested.emit()
    opened.settle()


def test_a_filtered_list_of_children_is_kept_opened_again_and_dropped(desktop: Opener) -> None:
    opened = desktop()
    view = the_children(opened)
    listing = opened.space.section(ChildrenSection).listing
    view.tabs.chosen.emit(Tab.WITHOUT_SPONSOR.value)
    view.filters["village"].show_choice("ấp Phú Lợi")
    view.filters["village"].chosen.emit("ấp Phú Lợi")
    opened.settle()
    asked, rows = listing.asked, view.model.rowCount()

    keep(opened, view, "Phú Lợi chờ")
    assert view.kept.text() == "Phú Lợi chờ"
    view.clear.click()
    view.tabs.chosen.emit(Tab.ALL.value)
    opened.settle()
    assert view.kept.text() == "Danh sách riêng"
    assert view.model.rowCount() > rows > 0

    choose(opened, view, "Phú Lợi chờ")

    assert listing.asked == asked
    assert view.model.rowCount() == rows
    assert view.tabs.open_tab() == Tab.WITHOUT_SPONSOR.value
    assert view.filters["village"].code() == "ấp Phú Lợi"
    assert view.clear.isVisible()
    choose(opened, view, "Bỏ danh sách “Phú Lợi chờ”")
    assert view.kept.text() == "Danh sách riêng"
    view.kept.pull()
    assert "Phú Lợi chờ" not in offered(view)
    view.kept.menu_shown.close()
    undo(opened)
    view.kept.pull()
    assert "Phú Lợi chờ" in offered(view)
    view.kept.menu_shown.close()


def test_a_list_of_sponsors_is_kept_in_the_same_way(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("sponsors")
    opened.settle()
    section = opened.space.section(SponsorsSection)
    view = section.list_view
    view.tabs.chosen.emit(SponsorTab.ACTIVE.value)
    view.filters["kind"].chosen.emit("tap_the")
    opened.settle()

    keep(opened, view, "Tổ, chi hội")
    section.listing.show_question(SponsorQuestion())
    opened.settle()
    choose(opened, view, "Tổ, chi hội")

    assert section.listing.asked == SponsorQuestion(tab=SponsorTab.ACTIVE, kind="tap_the")
    assert view.filters["kind"].code() == "tap_the"


def test_the_list_behind_a_figure_is_kept_with_its_lines(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    year = Period.days(dt.date(opened.program.desk.today.year, 1, 1), opened.program.desk.today)
    visits, sponsors = (
        figure_lists.figure_list(registry, name, year) for name in ("visits", "sponsors_active")
    )
    opened.space.open("figure", visits)
    opened.settle()
    view = opened.space.section(ReportsSection).list_view
    rows = view.model.rowCount()
    assert rows == visits.value

    keep(opened, view, "Đã thăm")
    assert view.kept.text() == "Đã thăm"
    opened.space.open("figure", sponsors)
    opened.settle()
    assert (view.kept.text(), view.model.rowCount()) == ("Danh sách riêng", sponsors.value)
    choose(opened, view, "Đã thăm")

    assert view.header.title.text() == "Lượt thăm"
    assert view.model.rowCount() == rows > 0
    choose(opened, view, "Bỏ danh sách “Đã thăm”")
    assert view.kept.text() == "Danh sách riêng"


def test_nothing_can_be_kept_of_a_list_that_shows_everything(desktop: Opener) -> None:
    opened = desktop()
    view = the_children(opened)

    view.kept.pull()

    keep_it = {action.text(): action for action in view.kept.menu_shown.actions()}
    assert not keep_it["Giữ danh sách đang xem…"].isEnabled()
    view.kept.menu_shown.close()


def test_a_name_that_is_taken_is_refused_in_the_dialog(desktop: Opener) -> None:
    opened = desktop()
    view = the_children(opened)
    view.filters["poor"].chosen.emit("1")
    opened.settle()
    keep(opened, view, "Nghèo")
    view.filters["family"].chosen.emit(FamilyKind.BOTH_DEAD.value)
    opened.settle()

    keep(opened, view, "Nghèo")

    dialog = the_dialog(opened)
    assert "Đã có danh sách tên này" in dialog.banner.sentence.text()
    dialog.reject()


def mark(opened: Desktop, *rows: int) -> ListPage:
    view = the_children(opened)
    view.table.setFocus()
    for at in rows:
        view.choose_row(at)
        QTest.keyClick(view.table, SPACE)
    opened.wait(view.bulk.isVisible)
    return view


def press(opened: Desktop, view: ListPage, text: str) -> None:
    (found,) = (one for one in view.bulk.buttons() if one.text() == text)
    found.setFocus()
    QTest.keyClick(found, SPACE)
    opened.settle()


def test_something_to_do_for_marked_children_comes_to_the_first_page_and_goes_when_done(
    desktop: Opener,
) -> None:
    opened = desktop()
    view = mark(opened, 0, 2)
    names = [row.name for at in (0, 2) if (row := view.model.row(at))]
    press(opened, view, "Thêm việc")
    keys = Keyboard()
    keys.type("xin giay khai sinh")
    keys.press(ENTER, CTRL)
    opened.settle()

    opened.space.open("overview")
    opened.settle()
    panel = opened.space.section(OverviewSection).view.tasks
    panel.which.chosen.emit(ALL)
    panel.which.show_code(ALL)
    (line,) = (one for one in panel.lines() if one.title == "xin giay khai sinh")
    assert line.detail.startswith("Còn 7 ngày")
    assert any(f"{name} và 1 em khác" in line.detail for name in names)
    panel.opened.emit(line.door)
    opened.settle()
    assert opened.space.section(ChildrenSection).list_view.model.rowCount() == 2

    opened.space.open("overview")
    opened.settle()
    panel.done_wanted.emit(line)
    opened.settle()
    assert not [one for one in panel.lines() if one.title == "xin giay khai sinh"]
    opened.program.desk.undo_wanted.emit()  # Ctrl+Z, as the toast offers
    opened.settle()
    assert [one for one in panel.lines() if one.title == "xin giay khai sinh"]
    panel.done_wanted.emit(line)
    opened.settle()
    panel.which.show_code(DONE)
    panel.which.chosen.emit(DONE)
    (again,) = panel.buttons
    assert again.accessibleName() == "Làm lại: xin giay khai sinh"
    again.click()
    opened.settle()
    assert panel.buttons == []
    panel.which.show_code(ALL)
    panel.which.chosen.emit(ALL)
    assert [one for one in panel.lines() if one.title == "xin giay khai sinh"]


def test_a_day_that_has_passed_is_refused_and_the_words_stay(desktop: Opener) -> None:
    opened = desktop()
    view = mark(opened, 0)
    press(opened, view, "Thêm việc")
    dialog = the_dialog(opened)
    keys = Keyboard()
    keys.type("goi lai")
    keys.press(ENTER)
    keys.press(Qt.Key.Key_A, CTRL)
    keys.type(f"{opened.program.desk.today - dt.timedelta(days=1):%d%m%Y}")
    keys.press(ENTER, CTRL)
    opened.settle()

    assert dialog.isVisible()
    assert "Ngày này đã qua" in dialog.banner.sentence.text()
    assert dialog.fields()["words"] == "goi lai"
    dialog.reject()


@pytest.mark.parametrize("count", [1, 3])
def test_a_sponsor_is_looked_for_among_the_marked_children_who_wait(
    desktop: Opener, count: int
) -> None:
    opened = desktop()
    view = the_children(opened)
    view.tabs.chosen.emit(Tab.WITHOUT_SPONSOR.value)
    opened.settle()
    registry = opened.program.desk.registry
    assert registry is not None
    wanted = child_screen.found(registry, Question(tab=Tab.WITHOUT_SPONSOR))[:count]
    view.table.setFocus()
    for at in range(count):
        view.choose_row(at)
        QTest.keyClick(view.table, SPACE)

    press(opened, view, "Tìm Mẹ đỡ đầu")

    page = opened.space.section(MatchingSection).view
    assert opened.window.page() == "matching"
    assert QApplication.focusWidget() is not None
    if count == 1:
        chosen = page.model.row(page.table.chosen_row())
        assert chosen is not None
        assert chosen.id == wanted[0]
        return
    rows = [page.model.row(at) for at in range(page.model.rowCount())]
    assert {row.id for row in rows if row} == set(wanted)
    assert page.filters["only"].isVisible()
    page.filters["only"].click()
    opened.settle()
    assert page.model.rowCount() > count
    assert not page.filters["only"].isVisible()
