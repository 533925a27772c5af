"""The base of every step of the first run."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.widgets.labels import WrapLabel


class Step(QWidget):
    """Title, sentence, content.

    Attributes:
        next_wanted: Enter in the last box.
        height_changed: Something came or went, the step may want another height.
    """

    next_wanted = Signal()
    height_changed = Signal()

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.title = title
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)
        self.body.addWidget(WrapLabel(sentence, "body", "muted"))

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.height_changed.emit()
        return done

    def first_box(self) -> QWidget | None:
        """Return what gets the focus when the step opens."""
        return None
