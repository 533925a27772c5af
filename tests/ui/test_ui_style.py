"""Every page in words, colours, sizes, states and order; names and focus, walked by keyboard."""

from collections.abc import Callable, Iterable, Iterator

import pytest
import ui_checks
import ui_style_checks
import ui_tour
from PySide6.QtWidgets import QApplication, QWidget

from conftest import PROVINCE, Desktop, Opener

Check = Callable[[QWidget], Iterable[str]]
EVERYWHERE: tuple[Check, ...] = (
    ui_checks.nameless,
    ui_checks.word_problems,
    ui_checks.pale,
    ui_style_checks.never_said,
    ui_style_checks.main_action_problems,
    ui_style_checks.hidden_columns,
    ui_style_checks.money_problems,
    ui_style_checks.font_problems,
    ui_style_checks.toneless,
    ui_style_checks.without_reason,
    ui_style_checks.colour_problems,
)
BY_KEYBOARD = (ui_style_checks.order_problems, ui_checks.focus_problems)
AS_IT_IS = ("wording: leftover", "wording: “đối tượng”")
"""The wording of documents is shown with its placeholders and in the words of the authorities."""


def complaints(opened: Desktop, name: str) -> Iterator[str]:
    """What the checks say about the page that is open."""
    page = ui_tour.page_widget(opened)
    problems = [problem for check in EVERYWHERE for problem in check(opened.window)]
    problems += [problem for walk in BY_KEYBOARD for problem in walk(page, opened.window)]
    for told in (f"{name}: {problem}" for problem in problems):
        if not told.startswith(AS_IT_IS):
            yield told


@pytest.mark.parametrize(
    ("office", "contrast"), [("commune", False), ("commune", True), (PROVINCE, False)]
)
def test_every_page_says_its_words_shows_its_states_and_is_walked_by_keyboard(
    desktop: Opener, office: str, *, contrast: bool
) -> None:
    opened = desktop(office, contrast=contrast)
    watch = ui_checks.WindowWatch()
    QApplication.instance().installEventFilter(watch)

    found = {told for name in ui_tour.stops(opened) for told in complaints(opened, name)}

    QApplication.instance().removeEventFilter(watch)
    assert sorted(found) == []
    assert watch.shown == []
