"""A line of sums: words in the quiet ink, each figure heavier and in the ink of its state."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from typing_extensions import override

from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import REGULAR, SECONDARY, SEMIBOLD, Tone
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.written import Face, width_of, write

_GAP, _BETWEEN, _SPARE = 5, 12, 4
_WORD, _FIGURE = Face(SECONDARY, REGULAR), Face(SECONDARY, SEMIBOLD)


class Sum(NamedTuple):
    """A figure behind its word; without a tone it has the ink of text."""

    word: str
    figure: str
    tone: Tone | None = None


class SumsLine(ElidedLabel):
    """At the right of its room; too long a line is the plain, shortened text."""

    def __init__(self) -> None:
        super().__init__("", "secondary", "ink")
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self._sums: Sequence[Sum] = ()

    def show_sums(self, sums: Sequence[Sum]) -> None:
        """Show figures, each in the ink of its state."""
        self.setText(" · ".join(f"{one.word} {one.figure}" for one in sums))
        self._sums = sums
        self.updateGeometry()

    @override
    def setText(self, text: str) -> None:
        self._sums = ()
        super().setText(text)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), self._drawn_width()), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._sums or self._drawn_width() > self.width():
            super().paintEvent(event)
            return
        self.setToolTip("")
        painter = QPainter(self)
        tokens = look().tokens
        room = self.contentsRect()
        room.setLeft(room.right() - self._drawn_width() + 1)
        for one in self._sums:
            ink = tokens.tone(one.tone)[0] if one.tone else tokens.ink
            parts = ((one.word, _WORD, tokens.muted, _GAP), (one.figure, _FIGURE, ink, _BETWEEN))
            for text, face, shade, gap in parts:
                write(painter, room, text, face, shade)
                room.setLeft(room.left() + width_of(text, face) + gap)

    def _drawn_width(self) -> int:
        parts = (width_of(x.word, _WORD) + _GAP + width_of(x.figure, _FIGURE) for x in self._sums)
        return sum(parts) + _BETWEEN * max(0, len(self._sums) - 1) + _SPARE
