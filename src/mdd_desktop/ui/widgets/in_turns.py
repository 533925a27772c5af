"""Many widgets made a few at a time, so that the window hears keys in between."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

Step = Callable[[], object]


class InTurns(QObject):
    """Takes the first steps at once and a few more in each turn of the window.

    Args:
        parent: What the steps fill; with it they end.
        each: How many steps at once; what the eye sees first should be among the first.
    """

    def __init__(self, parent: QObject, each: int) -> None:
        super().__init__(parent)
        self._each = each
        self._left: list[Step] = []
        self._clock = QTimer(self)
        self._clock.setInterval(0)
        self._clock.timeout.connect(self._go_on)

    def begin(self, steps: Iterable[Step]) -> None:
        """Take these steps; those of before that are left are not taken any more."""
        self._left = list(steps)
        self._clock.start()
        self._go_on()

    def _go_on(self) -> None:
        now, self._left = self._left[: self._each], self._left[self._each :]
        if not self._left:
            self._clock.stop()
        for step in now:
            step()
        # What was added gets its room before anything is painted: a page in a scroll area grows
        # only when it is asked to, and would be painted once with its lines pressed together.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
