"""Garbage is collected on the thread of the window only, a little at a time.

Python may run its collector on any thread. A collector that meets a forgotten widget on the
registry lane would delete it there, which Qt forbids. A collector that looks at all the records
of a large registry would hold the window for seconds: what is many is set aside unseen, and looked
at when the officer has left.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2000
_MANY = 30_000
"""Objects; so many are looked at in about 10 ms, and never more than twice as many at once."""


class Tidy(QObject):
    """Takes over the collector's work."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MS)
        self._clock.timeout.connect(self.collect)

    def start(self) -> None:
        """Collect on this thread from now on, and on no other."""
        gc.disable()
        gc.freeze()
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
        young = count if count > _MANY else _how_many(0)
        if young > _MANY:
            gc.freeze()
        elif rounds > some or young + _how_many(1) > _MANY:
            gc.collect(1)
            gc.freeze()
        else:
            gc.collect(0)

    def collect_all_soon(self) -> None:
        """Look at everything once the page is covered and the records of the registry are gone."""
        QTimer.singleShot(_EVERY_MS, self, self.collect_all)

    def collect_all(self) -> None:
        """Look at everything; for a moment when nobody is at the window."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def _how_many(generation: int) -> int:
    """How many objects there are of a generation, the youngest being 0.

    The collector's own count is not it: what is freed, however old it was, is taken off that. The
    list of them is never in anybody's hands: it would hold tuples that another thread is still
    making, and no other thread runs within ``next``.
    """
    return next(map(len, map(gc.get_objects, (generation,))))
