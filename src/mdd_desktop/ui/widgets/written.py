"""Words as painters write them: laid out and elided once, written as often as they are seen.

Laying a word out costs far more than putting its letters on the screen, and the cells of a table
say the same words again and again.
"""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTransform

from mdd_desktop.ui.theme.fonts import shared_font
from mdd_desktop.ui.theme.look import colour, look
from mdd_desktop.ui.theme.tokens import BODY, REGULAR

LEFT, MIDDLE, RIGHT = 0.0, 0.5, 1.0
_KEPT, _ENDLESS = 2048, 100_000


class Face(NamedTuple):
    """How words look: size at a text scale of 100 %, weight, digits of equal width or not."""

    size: int = BODY
    weight: int = REGULAR
    figures: bool = True

    def font(self) -> QFont:
        """Return the font at the text scale in use; callers must not change it."""
        return shared_font(look().px(self.size), self.weight, figures=self.figures)


class Words(NamedTuple):
    """Words that fit their room.

    Attributes:
        laid: Ready to be drawn.
        shown: What is left of the text, "…" at its end where it was too long.
        width: In logical pixels.
        height: Of the line.
    """

    laid: QStaticText
    shown: str
    width: int
    height: int


def words(text: str, face: Face, room: int) -> Words:
    """Return a text laid out for a room of some pixels."""
    return _words(text, look().px(face.size), face.weight, room, figures=face.figures)


def width_of(text: str, face: Face) -> int:
    """Return the width that a text needs, in logical pixels."""
    return words(text, face, _ENDLESS).width


def write(
    painter: QPainter, room: QRect, text: str, face: Face, ink: str, *, before: float = LEFT
) -> QRect:
    """Write a text in the middle of the height of a room and return where it stands.

    Args:
        painter: Gets the font and the pen of the text.
        room: A text that is too long for it ends in "…".
        text: One line.
        face: Its font.
        ink: A colour of the tokens.
        before: How much of the spare width lies before the text: LEFT, MIDDLE or RIGHT.
    """
    ready = words(text, face, room.width())
    left = room.left() + round((room.width() - ready.width) * before)
    top = room.top() + (room.height() - ready.height) // 2
    painter.setFont(face.font())
    painter.setPen(colour(ink))
    painter.drawStaticText(QPoint(left, top), ready.laid)
    return QRect(left, top, ready.width, ready.height)


def lines_of(text: str, face: Face, room: int) -> tuple[str, ...]:
    """Return a text as lines of some pixels, broken between words; a long word stands alone."""
    return _lines_of(text, look().px(face.size), face.weight, room, figures=face.figures)


@lru_cache(maxsize=_KEPT)
def _lines_of(text: str, pixels: int, weight: int, room: int, *, figures: bool) -> tuple[str, ...]:
    metrics = QFontMetrics(shared_font(pixels, weight, figures=figures))

    def fits(line: str) -> bool:
        return metrics.horizontalAdvance(line) < room  # what is laid out may be wider by a part

    if fits(text):
        return (text,)
    found = [""]
    for word in text.split(" "):
        longer = f"{found[-1]} {word}".strip()
        if not found[-1] or fits(longer):
            found[-1] = longer
        else:
            found.append(word)
    return tuple(found)


@lru_cache(maxsize=_KEPT)
def _words(text: str, pixels: int, weight: int, room: int, *, figures: bool) -> Words:
    font = shared_font(pixels, weight, figures=figures)
    metrics = QFontMetrics(font)
    laid, shown = _laid(text, font), text
    if laid.size().width() > room:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        laid = _laid(shown, font)
    return Words(laid, shown, round(laid.size().width()), metrics.height())


def _laid(text: str, font: QFont) -> QStaticText:
    laid = QStaticText(text)
    laid.setTextFormat(Qt.TextFormat.PlainText)
    laid.prepare(QTransform(), font)
    return laid
