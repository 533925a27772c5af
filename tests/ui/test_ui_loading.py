"""A page says that it is reading, and long work says how long it will still take."""

import threading

import pytest
import ui_tour
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from conftest import Desktop, Opener
from mdd_desktop.services import activities
from mdd_desktop.ui.pace import Pace, left_words
from mdd_desktop.ui.widgets.loading_card import LoadingCard


def cards(opened: Desktop) -> list[LoadingCard]:
    found = opened.window.page_now().findChildren(LoadingCard)
    return [card for card in found if card.isVisible()]


def test_a_page_that_waits_for_its_first_answer_says_so_until_it_is_here(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, answer = desktop(), threading.Event()
    read = activities.year_of

    def slow(*asked: object) -> object:
        answer.wait(10)
        return read(*asked)

    monkeypatch.setattr(activities, "year_of", slow)

    opened.space.open("activities")
    opened.wait(lambda: cards(opened))

    card = cards(opened)[0]
    view = opened.window.page_now()
    assert [one.text() for one in card.findChildren(QLabel)] == ["Đang đọc…"]
    assert card.geometry().bottomRight() == view.rect().bottomRight()
    assert view.header.geometry().bottom() < card.y() <= view.stack.mapTo(view, QPoint()).y()

    answer.set()
    opened.wait(lambda: not cards(opened))
    opened.settle()

    assert opened.window.page() == "activities"


def test_what_is_read_anew_stays_in_sight_meanwhile(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, answer, read = desktop(), threading.Event(), activities.year_of
    for page in ("activities", "system"):
        opened.space.open(page)
        opened.settle()
    monkeypatch.setattr(activities, "year_of", lambda *asked: (answer.wait(10), read(*asked))[1])

    opened.space.open("activities")
    QTest.qWait(250)
    seen = cards(opened)
    answer.set()
    opened.settle()

    assert seen == []


@pytest.mark.parametrize("page", ["child_form", "support_form", "excel_import", "system"])
def test_what_can_be_typed_into_or_chosen_from_at_once_is_never_covered(
    desktop: Opener, page: str
) -> None:
    opened = desktop()
    ui_tour.hold_the_registry(opened)

    opened.space.open(*([page, ""] if page == "child_form" else [page]))
    QTest.qWait(250)

    assert cards(opened) == []


def test_what_stands_there_of_another_record_is_covered_while_one_is_opened(
    desktop: Opener,
) -> None:
    opened = desktop()
    ui_tour.visit(opened, "child")
    other = ui_tour.a_child(opened.registry, "")
    ui_tour.hold_the_registry(opened)

    opened.space.open("child", other)
    QTest.qWait(250)

    assert len(cards(opened)) == 1


def test_a_page_that_has_its_answers_says_nothing_any_more(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("documents")
    opened.settle()
    QTest.qWait(250)

    assert opened.window.page() == "documents"
    assert cards(opened) == []


def test_the_estimate_comes_after_a_while_and_only_for_what_is_long() -> None:
    pace = Pace()

    told = [pace.left("Đang gộp", done, 100, moment) for done, moment in ((0, 0), (2, 1), (5, 5))]

    assert told == [None, None, 95]
    assert pace.left("Đang đọc", 0, 10, 6) is None
    assert pace.left("Đang đọc", 9, 10, 9) is None
    assert pace.left("Đang đọc", 3, 0, 30) is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (3, "còn khoảng 10 giây"),
        (41, "còn khoảng 50 giây"),
        (55, "còn khoảng 1 phút"),
        (118, "còn khoảng 2 phút"),
        (3600, "còn khoảng 1 giờ"),
        (4200, "còn khoảng 1 giờ 10 phút"),
    ],
)
def test_what_is_left_is_said_in_round_numbers(seconds: float | None, words: str) -> None:
    assert left_words(seconds) == words
