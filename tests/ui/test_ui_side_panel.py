"""What stands beside a page can be reached in a compact window too, and a button says so."""

import pytest
import ui_tour
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from conftest import Desktop, Opener
from mdd_desktop.ui.widgets.side_panel import SidePanel

COMPACT = (1093, 543)


def opened_at(desktop: Opener, page: str, size: tuple[int, int] | None = None) -> Desktop:
    opened = desktop(size=size) if size else desktop()
    assert ui_tour.visit(opened, page)
    return opened


def beside(opened: Desktop) -> SidePanel:
    found = opened.window.page_now().beside
    assert isinstance(found, SidePanel)
    return found


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("activities", "Chỉ tiêu nhận số từ đây"),
        ("child", "Cần chú ý"),
        ("child_form", "Có thể đã có hồ sơ"),
        ("visit_form", "Trước khi ghi"),
    ],
)
def test_a_button_brings_what_has_no_room_beside_the_page(
    desktop: Opener, page: str, words: str
) -> None:
    opened = opened_at(desktop, page, COMPACT)
    panel = beside(opened)
    shown = [one for one in opened.window.page_now().findChildren(QLabel) if one.isVisible()]

    assert words not in [one.text() for one in shown]
    assert panel.button.isVisible()

    panel.button.click()
    inside = [one.text() for one in panel.drawer.findChildren(QLabel) if one.isVisible()]

    assert words in inside

    QTest.keyClick(panel.drawer, Qt.Key.Key_Escape)

    assert not panel.drawer.isVisible()
    assert opened.window.page() == page


def test_where_there_is_room_it_stands_beside_and_no_button_is_needed(desktop: Opener) -> None:
    panel = beside(opened_at(desktop, "activities"))

    assert panel.panel.isVisible()
    assert not panel.button.isVisible()

    panel.toggle()

    assert not panel.panel.isVisible()


def test_the_rules_of_the_check_are_chosen_in_the_drawer_too(desktop: Opener) -> None:
    opened = opened_at(desktop, "checks", COMPACT)
    panel = beside(opened)

    panel.toggle()

    assert opened.window.page_now().rules.isVisible()
    assert panel.drawer.isAncestorOf(opened.window.focusWidget())


def test_what_was_hidden_stays_hidden_until_it_is_wanted_again(desktop: Opener) -> None:
    opened = opened_at(desktop, "activities")
    panel = beside(opened)
    panel.toggle()

    assert ui_tour.visit(opened, "activities")  # read anew
    panel.fit(opened.window.page_now().fit_now)
    assert not panel.panel.isVisible()

    panel.toggle()
    assert panel.panel.isVisible()
