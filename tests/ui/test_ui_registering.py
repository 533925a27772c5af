"""Children and sponsors are entered in a commune; the offices above read them."""

import pytest
import ui_tour
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from conftest import PROVINCE, Opener
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.search.section import SearchSection
from mdd_desktop.ui.sponsors.section import SponsorsSection

CONTROL = Qt.KeyboardModifier.ControlModifier
LISTS = {"children": ChildrenSection, "sponsors": SponsorsSection}


@pytest.mark.parametrize("page", LISTS)
def test_a_province_is_not_offered_to_enter_what_communes_enter(desktop: Opener, page: str) -> None:
    opened = desktop(PROVINCE)
    opened.space.open(page)
    ui_tour.still(opened)
    view = opened.space.section(LISTS[page]).list_view

    view.search.setText("khong ai ten nay")
    view.search_changed.emit("khong ai ten nay")
    ui_tour.still(opened)

    assert view.empty.isVisible()
    assert not view.add.isVisible()
    assert not view.new.isVisible()
    for key in (Qt.Key.Key_N, Qt.Key.Key_D):
        QTest.keyClick(opened.window, key, CONTROL)
        ui_tour.still(opened)
        assert opened.window.page() == page


@pytest.mark.parametrize(("office", "offered"), [("commune", True), (PROVINCE, False)])
def test_the_search_offers_to_enter_a_child_only_where_children_are_entered(
    desktop: Opener, office: str, *, offered: bool
) -> None:
    opened = desktop(office)

    texts = [act.title for act in opened.space.section(SearchSection)._acts()]  # noqa: SLF001

    assert ("Tiếp nhận trẻ" in texts) is offered


@pytest.mark.parametrize("page", LISTS)
def test_an_empty_list_offers_to_begin(desktop: Opener, page: str) -> None:
    opened = desktop("empty")
    opened.space.open(page)
    ui_tour.still(opened)
    view = opened.space.section(LISTS[page]).list_view

    assert view.new.isVisible()
    assert view.new.text() == view.add.text()
    view.new.click()
    ui_tour.still(opened)

    assert opened.window.page() == {"children": "child_form", "sponsors": "sponsor_form"}[page]
