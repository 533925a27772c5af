"""Long work tells how far it is, and hears at the same moment that nobody wants it any more.

Whoever starts the work listens (``listening``): the window, for its strip with "Dừng"; a command,
for its bar. The work itself, however deep below, only says ``heed`` between two steps or runs over
``heeded`` rows; a listener who wants it stopped raises ``StoppedError`` there. What was begun in a
transaction is undone by that; once something is saved, ``past_stopping`` lets the rest be finished.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Item = TypeVar("Item")
Listener = Callable[[int, int], None]

_STEP = 200
_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)
_SAVED: ContextVar[bool] = ContextVar("saved", default=False)


class StoppedError(Exception):
    """The officer stopped the work; nothing of it was kept."""


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Let a function hear how far the work in this block is; it may raise ``StoppedError``."""
    token, saved = _LISTENER.set(listener), _SAVED.set(False)
    try:
        yield
    finally:
        _LISTENER.reset(token)
        _SAVED.reset(saved)


def heed(done: int = 0, total: int = 0) -> None:
    """Say that so many of so many are done, and stop here if nobody wants the rest.

    Args:
        done: How many steps.
        total: Of how many; 0 when nobody knows.

    Raises:
        StoppedError: By whoever listens.
    """
    listener = _LISTENER.get()
    if listener is not None and not _SAVED.get():
        listener(done, total)


def heeded(items: Iterable[Item], total: int = 0, *, step: int = _STEP) -> Iterator[Item]:
    """Give the items one by one, heeding now and then.

    Args:
        items: Of the work.
        total: How many there are; 0 when nobody knows or wants to.
        step: Heed before each so many.
    """
    for done, item in enumerate(items):
        if done % step == 0:
            heed(done if total else 0, total)
        yield item


def until_stopped(wholes: Sequence[Item]) -> Iterator[Item]:
    """Give the items one by one until somebody wants no more of them.

    Each is a whole that is saved for itself: what is begun is finished, what is done stays, and
    the loop over them ends as if the rest had not been there.
    """
    for done, whole in enumerate(wholes):
        _SAVED.set(False)
        try:
            heed(done, len(wholes))
        except StoppedError:
            return
        past_stopping()
        yield whole


def past_stopping() -> None:
    """Something is saved: what is left of the work is finished, whatever is asked."""
    _SAVED.set(True)
