"""A code that another machine's camera or scanner reads off the screen."""

import segno
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

_QUIET = 4
_DOT = 3
_INK, _PAPER = 0xFF000000, 0xFFFFFFFF
"""Black on white in every theme: scanners want it so."""


class QrCode(QWidget):
    """Draws a text as a code, three pixels a module."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._rows: list[bytes] = []

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._rows = [bytes(row) for row in segno.make(text, error="l", micro=False).matrix]
        self.setFixedSize(self.sizeHint())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = (len(self._rows) + 2 * _QUIET) * _DOT
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _PAPER)
        for y, row in enumerate(self._rows, start=_QUIET):
            for x, dark in enumerate(row, start=_QUIET):
                if dark:
                    painter.fillRect(QRect(x * _DOT, y * _DOT, _DOT, _DOT), _INK)
