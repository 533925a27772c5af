"""Opening a registry is one long calculation: who gives up goes on at once."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from ui_office import PASSPHRASE

from conftest import Desktop, Opener
from mdd_desktop.services import offices
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.sign_in.view import SignInView


class SlowKey:
    """Opens a registry only when it may."""

    def __init__(self, open_office: Callable[..., Registry]) -> None:
        self._open_office = open_office
        self.may, self.asked = threading.Event(), threading.Event()
        self.made: list[Registry] = []

    def __call__(self, folder: Path, passphrase: str, **told: Any) -> Registry:
        self.asked.set()
        self.may.wait(20)
        self.made.append(self._open_office(folder, passphrase, **told))
        return self.made[-1]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowKey]:
    made = SlowKey(offices.open_office)
    made.may.set()  # the desktop opens its registry first
    monkeypatch.setattr(offices, "open_office", made)
    yield made
    made.may.set()


def gate(window: QWidget) -> SignInView:
    return next(view for view in window.findChildren(SignInView) if view.isVisible())


def opening(opened: Desktop, slow: SlowKey) -> SignInView:
    """The page before the registry, while the key is worked out."""
    opened.program.lock()
    opened.settle()
    slow.may.clear()
    slow.asked.clear()
    slow.made.clear()
    view = gate(opened.window)
    view.open_requested.emit(PASSPHRASE)
    opened.wait(slow.asked.is_set)
    return view


def test_who_stops_the_opening_has_the_page_at_once_and_the_answer_is_thrown_away(
    desktop: Opener, slow: SlowKey
) -> None:
    opened = desktop("empty")
    view = opening(opened, slow)
    assert view.stop.isVisible()
    assert not view.open.isEnabled()

    QTest.keyClick(view, Qt.Key.Key_Escape)
    opened.wait(view.open.isEnabled)

    assert not slow.may.is_set()
    assert not view.stop.isVisible()
    slow.may.set()
    opened.settle()
    assert opened.window.locked()
    assert opened.program.desk.registry is None
    view.open_requested.emit(PASSPHRASE)  # what was thrown away was closed: the folder is free
    opened.wait(lambda: not opened.window.locked())
    opened.settle()
    assert len(slow.made) == 2
    assert opened.program.desk.registry is slow.made[1]


def test_closing_the_window_while_it_opens_asks_nothing(desktop: Opener, slow: SlowKey) -> None:
    opened = desktop("empty")
    opening(opened, slow)
    QTest.qWait(600)  # what saves for longer than half a second would be asked about

    closed = opened.window.close()

    assert closed
    assert not slow.may.is_set()
    assert not [one for one in opened.window.findChildren(QDialog) if one.isVisible()]
