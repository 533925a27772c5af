"""A short list to choose from with the arrows; nothing can be typed into it."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import CONTROL

_ICON = 16


class PlainCombo(QComboBox):
    """A list whose values are codes; lighter than one that is searched by typing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedHeight(look().control(CONTROL))

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these (code, text) pairs."""
        self.clear()
        for code, text in options:
            self.addItem(text, code)

    def code(self) -> str:
        """Return the chosen code, "" when there is nothing to choose."""
        return str(self.currentData() or "")

    def show_code(self, code: str) -> None:
        """Choose a code; an unknown one leaves the choice as it is."""
        place = self.findData(code)
        if place >= 0:
            self.setCurrentIndex(place)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """A turn of the wheel must not change who signs in."""
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        pixmap = icon_pixmap("chevron-down", look().tokens.muted, _ICON, self.devicePixelRatio())
        painter.drawPixmap(self.width() - _ICON - 9, (self.height() - _ICON) // 2, pixmap)
