"""A page says that it is reading, and long work says how long it will still take."""

import threading

import pytest
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

    assert [one.text() for one in cards(opened)[0].findChildren(QLabel)] == ["Đang đọc…"]

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
