"""The navigation at the left: every place is seen or can be scrolled to, numbers stand free."""

import pytest
import ui_tour
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from conftest import Opener
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import BODY, CAPTION, SEMIBOLD
from mdd_desktop.ui.widgets.nav_button import NavButton, NavEntry
from mdd_desktop.ui.widgets.navigation import Navigation


@pytest.mark.parametrize("size", [(1093, 543), (1024, 505), (1024, 500)])
def test_no_place_is_out_of_sight_at_the_smallest_windows(
    desktop: Opener, size: tuple[int, int]
) -> None:
    made = desktop(size=size)
    navigation = made.window.navigation

    hidden = [
        one.entry.page
        for one in navigation.findChildren(NavButton)
        if one.visibleRegion().boundingRect().height() < one.height()
    ]

    assert hidden == []


def test_a_rail_without_room_says_that_it_scrolls(qtbot: QtBot) -> None:
    navigation = Navigation("Hội LHPN xã")
    qtbot.addWidget(navigation)
    for at in range(20):
        navigation.add_entry(NavEntry(f"p{at}", f"Trang {at}", "gift"))
    navigation.fit(compact=True)
    navigation.resize(60, 300)
    navigation.show()

    assert navigation.width() > 60
    navigation.resize(navigation.width(), 900)
    assert navigation.width() == 60


@pytest.mark.parametrize("number", [66, 141, 1111, 52_480, 152_480])
def test_a_number_stands_free_of_the_name_before_it(qtbot: QtBot, number: int) -> None:
    button = NavButton(NavEntry("gaps", "Trùng – Sót – Trễ", "scale", counted=True))
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show_count(number)
    name = look().metrics(BODY, SEMIBOLD).horizontalAdvance(button.text())
    figures = QFontMetrics(look().font(CAPTION, SEMIBOLD, figures=True))
    shown = button.number_shown()

    free = button.width() - 38 - name - figures.horizontalAdvance(shown) - 8

    assert free >= 9
    assert shown == {66: "66", 141: "141", 1111: "1k", 52_480: "52k", 152_480: "…"}[number]
    assert (f"{number:,}".replace(",", ".") in button.toolTip()) == (number > 999)


def test_a_number_too_long_for_one_name_is_whole_beside_a_shorter_one(qtbot: QtBot) -> None:
    button = NavButton(NavEntry("children", "Trẻ em", "mood-kid", counted=True))
    qtbot.addWidget(button)
    button.resize(200, button.sizeHint().height())
    button.show_count(152_480)

    assert button.number_shown() == "152.480"


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_no_number_moves_the_page_aside(desktop: Opener, scale: float) -> None:
    made = desktop(size=(round(1366 * scale), round(697 * scale)), scale=scale)
    navigation = made.window.navigation
    wide = navigation.width()
    assert wide >= 200

    for number in (None, 9, 99, 999, 9_999, 152_480):
        for entry in navigation.pages():
            navigation.show_count(entry, number)
        made.settle()
        assert navigation.width() == wide


def test_every_place_beside_which_a_number_stands_keeps_its_room(desktop: Opener) -> None:
    made = desktop()
    for page in made.space.routes:
        ui_tour.visit(made, page)
    counted = {
        one.entry.page for one in made.window.navigation.findChildren(NavButton) if one.count()
    }
    kept = {
        one.entry.page
        for one in made.window.navigation.findChildren(NavButton)
        if one.entry.counted
    }

    assert len(counted) > 4
    assert counted <= kept
