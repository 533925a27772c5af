"""Pages that take long to make, made while nobody waits for them."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

_AFTER_START_MS, _BETWEEN_MS = 1500, 100
Step = Callable[[], object]


class Beforehand(QObject):
    """Takes one step at a time, and none while work is under way.

    Args:
        parent: Whose steps they are; with it they end.
        busy: Whether something is under way that somebody may wait for.
        steps: From the first; each holds the window up for as long as it takes.
    """

    def __init__(self, parent: QObject, busy: Callable[[], bool], steps: Iterable[Step]) -> None:
        super().__init__(parent)
        self._busy = busy
        self._left = list(steps)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self.begin_soon(_AFTER_START_MS)

    def begin_soon(self, wait_ms: int) -> None:
        """Take the first step after a while."""
        self._timer.start(wait_ms)

    def is_at_work(self) -> bool:
        """Whether steps are left."""
        return bool(self._left)

    def _go_on(self) -> None:
        if not self._busy():
            self._left.pop(0)()
        if self._left:
            self._timer.start(_BETWEEN_MS)
