"""Every page in words, colours, sizes, states and order; with long names; when nothing works."""

from collections.abc import Callable, Iterable

import pytest
import ui_checks
import ui_measure_checks
import ui_style_checks
import ui_tour
from PySide6.QtWidgets import QLabel, QWidget

from conftest import Desktop, Opener

EVERYWHERE = (
    ui_style_checks.never_said,
    ui_style_checks.main_action_problems,
    ui_style_checks.hidden_columns,
    ui_style_checks.money_problems,
    ui_style_checks.font_problems,
    ui_style_checks.toneless,
    ui_style_checks.without_reason,
)
IN_ROOM = (
    ui_checks.room_problems,
    ui_style_checks.hidden_columns,
    ui_measure_checks.ragged,
    ui_measure_checks.uneven_gaps,
    ui_measure_checks.misplaced,
    ui_measure_checks.narrow_sums,
)
LARGE, SMALL = (1366, 697), (1024, 505)
Check = Callable[[QWidget], Iterable[str]]


def complaints(opened: Desktop, checks: Iterable[Check], *, tabs: bool = True) -> list[str]:
    """What the checks say about every page."""
    checks = tuple(checks)
    found = {
        f"{name}: {problem}"
        for name in ui_tour.stops(opened, tabs=tabs)
        for check in checks
        for problem in check(opened.window)
    }
    return sorted(found)


def test_every_page_says_its_words_shows_its_states_and_keeps_its_sizes(desktop: Opener) -> None:
    opened = desktop()

    found = complaints(opened, EVERYWHERE)

    # The wording of documents is written in the words of the authorities.
    assert [one for one in found if not one.startswith("wording: “đối tượng”")] == []


def test_every_page_wears_only_the_colours_of_the_look(desktop: Opener) -> None:
    opened = desktop()

    found = complaints(opened, [ui_style_checks.colour_problems], tabs=False)

    assert found == []


def test_tab_walks_through_every_page_in_the_order_it_is_read(desktop: Opener) -> None:
    opened = desktop()

    found = set()
    for name in ui_tour.stops(opened):
        page = ui_tour.page_widget(opened)
        found |= {f"{name}: {p}" for p in ui_style_checks.order_problems(page, opened.window)}

    assert sorted(found) == []


@pytest.mark.parametrize(
    ("size", "scale"), [(LARGE, 1.0), (SMALL, 1.0), (LARGE, 1.5)], ids=["large", "small", "150 %"]
)
def test_pages_full_of_long_names_and_large_sums_fit_their_room(
    desktop: Opener, size: tuple[int, int], scale: float
) -> None:
    opened = desktop("long", size=size, scale=scale)

    found = complaints(opened, IN_ROOM, tabs=scale > 1)

    assert found == []


FORMS = {"child_form", "sponsor_form", "support_form", "activity_form", "count_form", "wording"}
BEGIN_WITHOUT_A_QUESTION = {"excel_import", "figure", "inbox", "system"}
"""There the dialog of the program tells what could not be read, once something is asked."""


@pytest.mark.parametrize(
    ("size", "scale"), [(LARGE, 1.0), (SMALL, 1.0), (LARGE, 1.5)], ids=["large", "small", "150 %"]
)
def test_every_page_says_in_place_that_it_could_not_be_read_and_fits_its_room(
    desktop: Opener, size: tuple[int, int], scale: float
) -> None:
    opened = desktop(size=size, scale=scale)
    ui_tour.break_the_registry(opened)

    silent, found = set(), []
    for name in ui_tour.stops(opened, tabs=False):
        told = [
            label.text()
            for label in opened.window.page_now().findChildren(QLabel)
            if label.isVisible() and ui_tour.FAILURE in label.text()
        ]
        if not told:
            silent.add(name)
        found += [f"{name}: {problem}" for problem in ui_checks.room_problems(opened.window)]

    assert silent == FORMS | BEGIN_WITHOUT_A_QUESTION
    assert found == []
