"""Status chips: icon and word on a tint; state is never told by colour alone."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from mdd_desktop.ui.theme.icons import blank, icon_pixmap
from mdd_desktop.ui.theme.look import colour, look
from mdd_desktop.ui.theme.tokens import CAPTION, SEMIBOLD, Tone
from mdd_desktop.ui.widgets.written import Face, width_of, write

_ICON, _PAD, _GAP = 14, 8, 5
_FACE = Face(CAPTION, SEMIBOLD, figures=False)


@dataclass(frozen=True)
class ChipText:
    """What a chip shows."""

    text: str
    tone: Tone = "neu"
    icon: str = ""


def chip_size(chip: ChipText) -> QSize:
    """Return the room the chip takes."""
    icon = _ICON + _GAP if chip.icon else 0
    return QSize(2 * _PAD + icon + width_of(chip.text, _FACE) + 2, look().px(22))


def paint_chip(painter: QPainter, at: QPoint, chip: ChipText, ratio: float, limit: int) -> None:
    """Draw the chip with its left top corner at a point, elided to a width."""
    ink, ground = look().tokens.tone(chip.tone)
    size = chip_size(chip)
    box = QRect(at, QSize(min(size.width(), limit), size.height()))
    painter.drawPixmap(at, _body(box.width(), box.height(), ink, ground, chip.icon, ratio))
    x = box.left() + _PAD + (_ICON + _GAP if chip.icon else 0)
    room = QRect(x, box.top(), box.right() - x - _PAD + 3, box.height())
    write(painter, room, chip.text, _FACE, ink)


@lru_cache(maxsize=512)
def _body(width: int, height: int, ink: str, ground: str, icon: str, ratio: float) -> QPixmap:
    """The chip without its word, drawn once for all the rows that have it."""
    with blank(width, height, ratio) as (drawn, painter):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(0, 0, width, height), height / 2, height / 2)
        if icon:
            drawing = icon_pixmap(icon, ink, _ICON, ratio)
            painter.drawPixmap(_PAD, (height - _ICON) // 2, drawing)
    return drawn


class Chip(QWidget):
    """A chip as a widget."""

    def __init__(self, chip: ChipText) -> None:
        super().__init__()
        self._chip = chip
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_chip(chip)

    def show_chip(self, chip: ChipText) -> None:
        """Show another text, tone or icon."""
        self._chip = chip
        self.setAccessibleName(chip.text)
        self.setFixedSize(chip_size(chip))
        self.update()

    def text(self) -> str:
        """Return the words of the chip."""
        return self._chip.text

    @override
    def sizeHint(self) -> QSize:
        return chip_size(self._chip)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._chip.text:
            return
        painter = QPainter(self)
        paint_chip(painter, QPoint(0, 0), self._chip, self.devicePixelRatio(), self.width())
