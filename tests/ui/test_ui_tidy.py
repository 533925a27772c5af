"""Garbage is collected a little at a time, on the thread of the window."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from mdd_desktop.ui import tidy
from mdd_desktop.ui.tidy import Tidy


class Forgotten:
    """Refers to itself: only the collector finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def made(qapp: QObject) -> Iterator[Tidy]:
    one = Tidy(qapp)
    one.start()
    yield one
    one.stop()
    one.deleteLater()


def _forget(how_many: int) -> "weakref.ref[Forgotten]":
    forgotten = [Forgotten() for _ in range(how_many)]
    return weakref.ref(forgotten[0])


def test_what_was_forgotten_is_collected(made: Tidy) -> None:
    forgotten = _forget(2000)

    made.collect()

    assert forgotten() is None


def test_while_there_is_little_nothing_is_looked_at(made: Tidy) -> None:
    forgotten = _forget(1)

    made.collect()

    assert forgotten() is not None


def test_what_is_too_much_for_a_moment_waits_until_nobody_is_at_the_window(
    made: Tidy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidy, "_MANY", 1500)
    forgotten = _forget(2000)

    made.collect()
    still_there = forgotten() is not None
    made.collect_all()

    assert still_there
    assert forgotten() is None


def test_what_takes_the_place_of_what_was_freed_is_as_much_as_before(
    made: Tidy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidy, "_MANY", 1500)
    before = [Forgotten() for _ in range(2000)]
    for one in before:
        del one.itself
    gc.freeze()
    forgotten = _forget(3000)
    before.clear()

    made.collect()

    assert forgotten() is not None


def test_what_was_looked_at_and_grows_is_set_aside(
    made: Tidy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidy, "_MANY", 4000)
    kept = []
    for _ in range(3):
        kept += [Forgotten() for _ in range(1500)]
        made.collect()

    forgotten = _forget(1500)
    made.collect()

    assert gc.get_freeze_count() >= len(kept)
    assert forgotten() is None


def test_what_was_looked_at_ten_times_is_set_aside(made: Tidy) -> None:
    for _ in range(12):
        _forget(800)
        made.collect()

    assert gc.get_count()[1] == 0


def test_the_work_goes_back_to_python(qapp: QObject) -> None:
    one = Tidy(qapp)
    one.start()
    assert not gc.isenabled()

    one.stop()

    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    one.deleteLater()
