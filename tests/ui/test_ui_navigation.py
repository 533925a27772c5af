"""The navigation at the left: every place is seen or can be scrolled to, numbers stand free."""

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from conftest import Opener
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import BODY, CAPTION, SEMIBOLD
from mdd_desktop.ui.widgets.navigation import NavButton, NavEntry, Navigation


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


@pytest.mark.parametrize("number", [66, 141, 1111])
def test_a_number_stands_free_of_the_name_before_it(qtbot: QtBot, number: int) -> None:
    button = NavButton(NavEntry("gaps", "Trùng – Sót – Trễ", "scale"))
    qtbot.addWidget(button)
    button.show_count(number)
    name = look().metrics(BODY, SEMIBOLD).horizontalAdvance(button.text())
    figures = QFontMetrics(look().font(CAPTION, SEMIBOLD, figures=True))
    shown = f"{number:,}".replace(",", ".")

    free = button.sizeHint().width() - 38 - name - figures.horizontalAdvance(shown) - 8

    assert free >= 9
