"""Garbage is collected on the thread of the window only.

Python may run its collector on any thread. A collector that meets a forgotten widget on the
registry lane would delete it there, which Qt forbids.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2000


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
        self._clock.start()

    def stop(self) -> None:
        """Give the work back to Python."""
        self._clock.stop()
        gc.enable()

    def collect(self) -> None:
        """Do what Python would have done by itself."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                break
