"""A check box whose box is drawn from the tokens."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import colour, look
from mdd_desktop.ui.widgets.enter_walk import ENTER, is_backwards

BOX = 18


def paint_box(
    painter: QPainter, at: QRectF, *, checked: bool, ratio: float, partly: bool = False
) -> None:
    """Draw the box, filled with the accent and a tick when checked, a dash when partly so."""
    tokens = look().tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(tokens.pri if checked else tokens.field), 1.5))
    painter.setBrush(colour(tokens.pri if checked else tokens.surface))
    painter.drawRoundedRect(at.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
    if checked:
        pixmap = icon_pixmap("minus" if partly else "check", tokens.on_pri, 14, ratio)
        painter.drawPixmap(int(at.left()) + 2, int(at.top()) + 2, pixmap)


class CheckBox(QCheckBox):
    """A check box of at least 30 pixels to hit.

    Attributes:
        entered: Enter was pressed; True together with Shift.
    """

    entered = Signal(bool)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(text)
        self.setMinimumHeight(look().control(30))

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + BOX + 20
        return QSize(width, self.minimumHeight())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return bool(self.rect().contains(pos))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.entered.emit(is_backwards(event))
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look().tokens
        painter = QPainter(self)
        box = QRectF(3, (self.height() - BOX) // 2, BOX, BOX)
        paint_box(painter, box, checked=self.isChecked(), ratio=self.devicePixelRatio())
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 6, 6)
        painter.setPen(QColor(tokens.ink if self.isEnabled() else tokens.faint))
        painter.setFont(self.font())
        room = self.rect().adjusted(BOX + 12, 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())
