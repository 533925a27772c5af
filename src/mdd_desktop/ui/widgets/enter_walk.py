"""Enter goes to the next box, Shift+Enter to the one before, in the order of the paper."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def is_backwards(event: QKeyEvent) -> bool:
    """Whether Enter was pressed together with Shift."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


class EnterLine(QLineEdit):
    """A line input that says how it was left by Enter.

    Attributes:
        entered: Enter was pressed; True together with Shift.
    """

    entered = Signal(bool)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in ENTER:
            self.entered.emit(is_backwards(event))


class EnterWalk(QObject):
    """Leads through the boxes of a form; boxes without ``entered`` are left with Tab."""

    def __init__(self, boxes: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._boxes = list(boxes)
        for before, after in zip(self._boxes, self._boxes[1:], strict=False):
            QWidget.setTabOrder(before, after)
        for at, box in enumerate(self._boxes):
            entered = getattr(box, "entered", None)
            if isinstance(entered, SignalInstance):
                entered.connect(lambda backwards, at=at: self._go(at, -1 if backwards else 1))

    def _go(self, at: int, step: int) -> None:
        at += step
        while 0 <= at < len(self._boxes):
            box = self._boxes[at]
            if box.isEnabled() and box.isVisible():
                box.setFocus(Qt.FocusReason.TabFocusReason)
                return
            at += step
