"""One piece of work under way: whose it is, how far it is, whether anybody still wants it."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject

from mdd_desktop.domain.stopping import StoppedError

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]
Show = Callable[[str, str], None]


@dataclass(eq=False)
class Ticket:
    """One piece of work under way.

    Attributes:
        stopped: Nobody wants it any more.
        told_to_stop: The officer said so, at the strip.
        reads: It is on the reading lane.
        saves: It is on the registry lane, where things are saved.
    """

    number: int
    sentence: str
    on_done: Done | None
    on_error: Failed | None
    owner: QObject | None
    key: object
    stopped: bool = False
    told_to_stop: bool = False
    reads: bool = False
    saves: bool = False
    done: int = 0
    total: int = 0
    started: float = field(default_factory=time.monotonic)
    future: Future[None] | None = None

    def cancel(self) -> None:
        """Ask the work to stop; it leaves a whole state, or was done before it could be stopped."""
        self.stopped = True
        if self.future is not None:
            self.future.cancel()

    def report(self, done: int, total: int) -> None:
        """Hear how far the work is, on the work's own thread (``domain.stopping``).

        Raises:
            StoppedError: Somebody cancelled it.
        """
        if self.stopped:
            raise StoppedError
        if total:
            self.done, self.total = done, total
