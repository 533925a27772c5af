"""The base of every step of the first run."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mdd_desktop.ui.widgets.labels import WrapLabel


class Step(QWidget):
    """Title, sentence, content.

    Attributes:
        next_wanted: Enter in the last box.
    """

    next_wanted = Signal()

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.title = title
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(10)
        self.body.addWidget(WrapLabel(sentence, "body", "muted"))

    def first_box(self) -> QWidget | None:
        """Return what gets the focus when the step opens."""
        return None
