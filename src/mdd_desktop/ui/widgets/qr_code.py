"""A code that another machine's camera or scanner reads off the screen."""

import segno
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

_QUIET = 4
_DOT, _SMALL_DOT = 3, 2
_INK, _PAPER = 0xFF000000, 0xFFFFFFFF
"""Black on white in every theme: scanners want it so."""


class QrCode(QWidget):
    """Draws a text as a code, three pixels a module; two where height is scarce."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._rows: list[bytes] = []
        self._dot = _DOT

    def fit(self, *, small: bool) -> None:
        """Take the size for the present window."""
        self._dot = _SMALL_DOT if small else _DOT
        self.setFixedSize(self.sizeHint())
        self.update()

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._rows = [bytes(row) for row in segno.make(text, error="l", micro=False).matrix]
        self.setFixedSize(self.sizeHint())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = (len(self._rows) + 2 * _QUIET) * self._dot
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _PAPER)
        dot = self._dot
        for y, row in enumerate(self._rows, start=_QUIET):
            for x, dark in enumerate(row, start=_QUIET):
                if dark:
                    painter.fillRect(QRect(x * dot, y * dot, dot, dot), _INK)
