"""A key drawn as a small cap: inside buttons, and at the end of a box that a key leads to."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import CAPTION, SEMIBOLD


def key_size(key: str) -> QSize:
    """Return the room that the cap of a key takes."""
    return QSize(QFontMetrics(_font()).horizontalAdvance(key) + 12, look().px(20))


def paint_key(painter: QPainter, at: QPoint, key: str, *, on_primary: bool = False) -> None:
    """Draw the cap of a key with its top left corner at a point."""
    tokens = look().tokens
    box = QRect(at, key_size(key))
    painter.setPen(Qt.PenStyle.NoPen if on_primary else QColor(tokens.line2))
    painter.setBrush(QColor(255, 255, 255, 52) if on_primary else QColor(tokens.sunken))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(tokens.on_pri if on_primary else tokens.muted))
    painter.setFont(_font())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), key)


def _font() -> QFont:
    return look().font(CAPTION, SEMIBOLD)


class KeyHint(QWidget):
    """The cap of a key as a widget of its own; the mouse goes through to what is below."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(key_size(key) + QSize(1, 1))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_key(painter, QPoint(0, 0), self._key)
