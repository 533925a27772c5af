"""The one door from the window to work: the registry lane, the reading lane, the free lane.

What an officer waits for and everything that writes runs on the registry lane, in order, on one
thread. What reads the database for long (figures, the copy of the day) runs beside it on the
reading lane, so that no page waits for it. Pure work on data already gathered (drawing a PDF,
sealing) runs on the free lane. Results come back on the thread of the window; they are dropped
when their owner is gone, or when a newer task took their key.
"""

import itertools
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.stopping import StoppedError, listening
from mdd_desktop.ui.ticket import Done, Failed, Show, Ticket

_LONG_MS = 500
_READING_THREADS = _FREE_THREADS = 2
_TURN_S = 0.0005
"""After so long a thread that computes lets the window have Python; by itself after 5 ms."""


class Tasks(QObject):
    """Runs work in the background and brings results back to the window.

    Attributes:
        long_work_changed: (sentence, done, total) of work over half a second; "" when none.
        work_stopped: The sentence of work that was stopped at the strip and kept nothing.
        failed: An exception that nobody asked to handle.
    """

    long_work_changed = Signal(str, int, int)
    work_stopped = Signal(str)
    failed = Signal(object)
    _arrived = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN_S)
        self._registry_lane = ThreadPoolExecutor(1, thread_name_prefix="registry")
        self._reading_lane = ThreadPoolExecutor(_READING_THREADS, thread_name_prefix="reading")
        self._free_lane = ThreadPoolExecutor(_FREE_THREADS, thread_name_prefix="free")
        self._numbers = itertools.count()
        self._under_way: dict[int, Ticket] = {}
        self._newest: dict[object, int] = {}
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._watch = QTimer(self)
        self._watch.setInterval(100)
        self._watch.timeout.connect(self._look)
        self._shown: Ticket | None = None
        self._closed = False

    def registry(
        self,
        work: Callable[..., Any],
        *args: object,
        on_done: Done | None = None,
        on_error: Failed | None = None,
        owner: QObject | None = None,
        key: object = None,
        sentence: str = "",
        **named: object,
    ) -> Ticket:
        """Run work that touches the registry; one at a time, in order.

        Args:
            work: Called with the remaining arguments, on the lane's thread.
            args: For ``work``.
            on_done: Called with the result, on the thread of the window.
            on_error: Called with the exception; without it ``failed`` is emitted.
            owner: The result is dropped once this object is deleted.
            key: A newer task of the same key drops the result of this one.
            sentence: What the strip says when it takes long.
            named: For ``work``.
        """
        ticket = self._ticket(sentence, on_done, on_error, owner, key)
        ticket.saves = True
        return self._start(self._registry_lane, ticket, work, args, named)

    def reading(
        self,
        work: Callable[..., Any],
        *args: object,
        on_done: Done | None = None,
        on_error: Failed | None = None,
        owner: QObject | None = None,
        key: object = None,
        sentence: str = "",
        **named: object,
    ) -> Ticket:
        """Run work that only reads the registry, for long; the arguments are those of ``registry``.

        It sees what was committed before it began, and nothing of what is saved meanwhile.
        """
        ticket = self._ticket(sentence, on_done, on_error, owner, key)
        ticket.reads = True
        return self._start(self._reading_lane, ticket, work, args, named)

    def closing(self, work: Callable[..., Any], *args: object, **told: Any) -> Ticket:  # noqa: ANN401 - as for ``registry``
        """Run work that closes the registry, once nobody reads it any more.

        Args:
            work: Called with the remaining arguments, on the registry lane.
            args: For ``work``.
            told: As for ``registry``.
        """
        readers = [one for one in self._under_way.values() if one.reads]
        for one in readers:
            one.cancel()
        return self.registry(
            _after, [one.future for one in readers if one.future], work, *args, **told
        )

    def free(
        self,
        work: Callable[..., Any],
        *args: object,
        on_done: Done | None = None,
        on_error: Failed | None = None,
        owner: QObject | None = None,
        key: object = None,
        sentence: str = "",
        **named: object,
    ) -> Ticket:
        """Run pure work that touches no registry; the arguments are those of ``registry``."""
        ticket = self._ticket(sentence, on_done, on_error, owner, key)
        return self._start(self._free_lane, ticket, work, args, named)

    def refused(self, show: Show, title: str) -> Failed:
        """Return what to do with an error: a refusal is shown in place, the rest is passed on."""

        def handle(error: Exception) -> None:
            if isinstance(error, RegistryError):
                show(title, error.message)
            else:
                self.failed.emit(error)

        return handle

    def stop_all(self) -> None:
        """Cancel everything that is under way."""
        for ticket in list(self._under_way.values()):
            ticket.cancel()

    def stop_shown(self) -> None:
        """Cancel the work that ``long_work_changed`` told of, and nothing that waits behind it."""
        if self._shown is not None:
            self._shown.told_to_stop = True
            self._shown.cancel()

    def long_saving(self) -> str:
        """Return the sentence of long work on the registry lane; "" when there is none."""
        return next((one.sentence for one in self._long() if one.saves and not one.stopped), "")

    def waited_for_in(self, place: QObject) -> bool:
        """Whether something is under way for an object or for what is in it."""
        return any(_within(ticket.owner, place) for ticket in self._under_way.values())

    def is_saving(self) -> bool:
        """Whether anything that may save is under way or waiting."""
        return any(ticket.saves for ticket in self._under_way.values())

    def is_asked(self, key: object) -> bool:
        """Whether work of a key is under way."""
        return any(ticket.key == key for ticket in self._under_way.values())

    def busy(self) -> bool:
        """Whether anything is under way or waiting."""
        return bool(self._under_way)

    def close(self) -> None:
        """Stop what saves nothing, finish what was to be saved, and let the threads end."""
        self._closed = True
        for ticket in list(self._under_way.values()):
            if not ticket.saves:
                ticket.cancel()
        self._watch.stop()
        self._registry_lane.shutdown(wait=True)
        for lane in (self._reading_lane, self._free_lane):
            lane.shutdown(wait=True, cancel_futures=True)
        self._under_way.clear()

    def _ticket(
        self,
        sentence: str,
        on_done: Done | None,
        on_error: Failed | None,
        owner: QObject | None,
        key: object,
    ) -> Ticket:
        ticket = Ticket(next(self._numbers), sentence, on_done, on_error, owner, key)
        if key is not None:
            older = self._under_way.get(self._newest.get(key, -1))
            if older is not None:
                older.cancel()
            self._newest[key] = ticket.number
        return ticket

    def _start(
        self,
        lane: ThreadPoolExecutor,
        ticket: Ticket,
        work: Callable[..., Any],
        args: tuple[object, ...],
        named: dict[str, object],
    ) -> Ticket:
        self._under_way[ticket.number] = ticket
        ticket.future = lane.submit(self._run, ticket, work, args, named)
        ticket.future.add_done_callback(lambda future: self._forget(ticket, future))
        if not self._watch.isActive():
            self._watch.start()
        return ticket

    def _run(
        self,
        ticket: Ticket,
        work: Callable[..., Any],
        args: tuple[object, ...],
        named: dict[str, object],
    ) -> None:
        if ticket.stopped:
            self._arrived.emit(ticket, None, StoppedError())
            return
        try:
            with listening(ticket.report):
                result = work(*args, **named)
        except Exception as error:  # noqa: BLE001 - everything is told to the window
            self._arrived.emit(ticket, None, error)
        else:
            self._arrived.emit(ticket, result, None)

    def _forget(self, ticket: Ticket, future: Future[None]) -> None:
        if future.cancelled():
            self._under_way.pop(ticket.number, None)
            self._tell_stopped(ticket)

    def _deliver(self, ticket: Ticket, result: object, error: Exception | None) -> None:
        self._under_way.pop(ticket.number, None)
        self._look()
        if self._closed or not self._wanted(ticket):
            return
        if ticket.stopped and error is not None:
            self._tell_stopped(ticket)
            return
        if error is None:
            if ticket.on_done is not None:
                ticket.on_done(result)
        elif ticket.on_error is not None:
            ticket.on_error(error)
        else:
            self.failed.emit(error)

    def _wanted(self, ticket: Ticket) -> bool:
        alive = ticket.owner is None or shiboken6.isValid(ticket.owner)
        newest = ticket.key is None or self._newest.get(ticket.key) == ticket.number
        return alive and newest

    def _tell_stopped(self, ticket: Ticket) -> None:
        if ticket.told_to_stop:
            self.work_stopped.emit(ticket.sentence)

    def _long(self) -> list[Ticket]:
        now = time.monotonic()
        return [
            ticket
            for ticket in self._under_way.values()
            if ticket.sentence and now - ticket.started > _LONG_MS / 1000
        ]

    def _look(self) -> None:
        oldest = next(iter(self._long()), None)
        if oldest is not None:
            self.long_work_changed.emit(oldest.sentence, oldest.done, oldest.total)
        elif self._shown is not None:
            self.long_work_changed.emit("", 0, 0)
        self._shown = oldest
        if not self._under_way:
            self._watch.stop()


def _within(owner: QObject | None, place: QObject) -> bool:
    while owner is not None and shiboken6.isValid(owner):
        if owner is place:
            return True
        owner = owner.parent()
    return False


def _after(others: list[Future[None]], work: Callable[..., Any], *args: object) -> object:
    """Do something once other work has ended, in whatever way."""
    wait(others)
    return work(*args)
