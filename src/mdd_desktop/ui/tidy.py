"""Garbage is collected on the thread of the window only, a little at a time.

Python may run its collector on any thread. A collector that meets a forgotten widget on the
registry lane would delete it there, which Qt forbids. A collector that looks at all the records
of a large registry would hold the window for seconds: what is many is set aside unseen, and looked
at when the officer has left.
"""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2000
_MANY = 100_000
"""Blocks of memory; the objects among them are looked at in about 10 ms."""


class Tidy(QObject):
    """Takes over the collector's work."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seen = 0
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MS)
        self._clock.timeout.connect(self.collect)

    def start(self) -> None:
        """Collect on this thread from now on, and on no other."""
        gc.disable()
        self._set_aside()
        self._clock.start()

    def stop(self) -> None:
        """Give the work back to Python."""
        self._clock.stop()
        gc.unfreeze()
        gc.enable()

    def collect(self) -> None:
        """Look at what was made of late, unless it is too much; what was looked at is set aside."""
        count, rounds, _ = gc.get_count()
        a_few, some, _ = gc.get_threshold()
        if count <= a_few:
            return
        # Not the collector's count: what is freed, however old it was, is taken off it. Nor a list
        # of the objects: it would hold tuples that another thread is still making.
        if sys.getallocatedblocks() - self._seen > _MANY:
            self._set_aside()
        elif rounds > some:
            gc.collect(1)
            self._set_aside()
        else:
            gc.collect(0)

    def collect_all_soon(self) -> None:
        """Look at everything once the page is covered and the records of the registry are gone."""
        QTimer.singleShot(_EVERY_MS, self, self.collect_all)

    def collect_all(self) -> None:
        """Look at everything; for a moment when nobody is at the window."""
        gc.unfreeze()
        gc.collect()
        self._set_aside()

    def _set_aside(self) -> None:
        gc.freeze()
        self._seen = sys.getallocatedblocks()
