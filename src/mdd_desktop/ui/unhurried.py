"""When to work out again what nobody waits for: some time after changes, the longer it takes."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

SHORTEST_WAIT_MS = 2000
_REST = 20
"""So many times as long as the work took, the machine is left to the officer."""


class Unhurried(QObject):
    """Many changes one after the other are one reason to work.

    Attributes:
        due: It is time.
    """

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wait_ms = SHORTEST_WAIT_MS
        self._begun = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)

    def soon(self, _changes: object = None) -> None:
        """Something changed."""
        if not self._timer.isActive():
            self._timer.start(self._wait_ms)

    def done(self) -> None:
        """The work that was due is done."""
        took = (time.monotonic() - self._begun) * 1000
        self._wait_ms = max(SHORTEST_WAIT_MS, round(took * _REST))

    def _begin(self) -> None:
        self._begun = time.monotonic()
        self.due.emit()
