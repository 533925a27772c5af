"""Notices that nobody has touched the keyboard or the mouse for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget
from typing_extensions import override


class IdleWatch(QObject):
    """An event filter of the application.

    Attributes:
        idle: Nothing was touched for the given time.
    """

    idle = Signal()

    def __init__(self, parent: QObject, minutes: int) -> None:
        super().__init__(parent)
        self._signs = frozenset(
            (
                QEvent.Type.KeyPress,
                QEvent.Type.MouseButtonPress,
                QEvent.Type.MouseMove,
                QEvent.Type.Wheel,
                QEvent.Type.InputMethod,
                QEvent.Type.TouchBegin,
            )
        )
        self._handle: QWindow | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(minutes * 60_000)
        self._clock.timeout.connect(self.idle)

    def watch(self, window: QWidget) -> None:
        """Begin to count; only what reaches the window from outside passes here, which is little.

        A filter of the whole application would be asked about every inner event.
        """
        self._handle = window.windowHandle()
        if self._handle is not None:
            self._handle.installEventFilter(self)
        self._clock.start()

    def set_minutes(self, minutes: int) -> None:
        """Take another time."""
        self._clock.setInterval(minutes * 60_000)

    def stop(self) -> None:
        """Stop counting, while the registry is locked."""
        if self._handle is not None:
            self._handle.removeEventFilter(self)
        self._clock.stop()

    def interval_ms(self) -> int:
        """Return the time after which it is idle."""
        return self._clock.interval()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in self._signs and self._clock.isActive():
            self._clock.start()
        return False
