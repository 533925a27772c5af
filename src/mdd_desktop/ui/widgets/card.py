"""Cards: white panels with an optional head, cards of one figure, an initial in a circle."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import colour, look
from mdd_desktop.ui.theme.tokens import SECONDARY, Tone
from mdd_desktop.ui.widgets.labels import ElidedLabel, Type, label, restyle, tabular
from mdd_desktop.ui.widgets.layouts import column, row


class Card(QFrame):
    """A white card with a column for its content.

    Args:
        title: Head of the card, or "".
        kind: ``card``, or the tint of a status: ``warn``, ``info``, ``ok``, ``bad``.
    """

    def __init__(self, title: str = "", *, kind: str = "card", type_: Type = "section") -> None:
        super().__init__()
        self.setProperty("mddKind", kind)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(8)
        self.head: QHBoxLayout = row()
        if title:
            self.title = label(title, type_)
            self.head.addWidget(self.title)
            self.head.addStretch(1)
            self.body.addLayout(self.head)


class IconDisc(QWidget):
    """An icon on a round ground of a status tone, or of the accent."""

    def __init__(self, icon: str, tone: Tone | None = None, *, size: int = 32) -> None:
        super().__init__()
        self._icon, self._tone, self._size = icon, tone, size
        self.setFixedSize(size, size)

    def change(self, icon: str, tone: Tone | None) -> None:
        """Show another icon or tone."""
        self._icon, self._tone = icon, tone
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look().tokens
        ink, ground = tokens.tone(self._tone) if self._tone else (tokens.pri_d, tokens.pri_l)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(QRectF(self.rect()))
        size = 28 if self._size > 48 else 18 if self._size >= 32 else 16  # noqa: PLR2004 - the steps of the icons
        at = (self._size - size) // 2
        painter.drawPixmap(at, at, icon_pixmap(self._icon, ink, size, self.devicePixelRatio()))


_LETTERS = 0.44
"""How large two letters are at most, of the width of their circle."""


def step_to(cards: Sequence[QWidget], focused: QWidget | None, step: int) -> int:
    """Return which card one comes to, from the one that holds the focus; -1 where there is none."""
    if not cards:
        return -1
    now = next((at for at, c in enumerate(cards) if focused and c.isAncestorOf(focused)), -1)
    return (now + step) % len(cards) if now >= 0 else 0


class Initials(QWidget):
    """The first letters of a name in a circle; pictures of people are never invented."""

    def __init__(self, name: str, *, size: int = 34) -> None:
        super().__init__()
        self.setFixedSize(size, size)
        self._letters = ""
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """Show the initials of the last two words."""
        self._letters = "".join(word[0].upper() for word in name.split()[-2:])
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._letters:
            return
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.pri_l))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(QColor(tokens.pri_d))
        font = look().font(SECONDARY, 600)
        font.setPixelSize(min(font.pixelSize(), round(self.width() * _LETTERS)))
        painter.setFont(font)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._letters)


class FigureCard(QFrame):
    """One figure, what it counts, and an icon of its tone."""

    def __init__(self, icon: str, tone: Tone, text: str) -> None:
        super().__init__()
        self.setProperty("mddKind", "card")
        self.figure = tabular(label("0", "figure"))
        self.caption = label(text, "strong")
        self.setLayout(
            row(
                IconDisc(icon, tone),
                self.figure,
                self.caption,
                None,
                gap=12,
                margins=(14, 8, 14, 8),
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figure(self, text: str) -> None:
        """Show the figure."""
        self.figure.setText(text)
        self.setAccessibleName(f"{text} {self.caption.text()}")

    def ring(self, *, on: bool) -> None:
        """Put a ring of the refusing tone around it: somebody has to look here."""
        self.setProperty("mddKind", "wrong" if on else "card")
        restyle(self)


class Meter(QWidget):
    """A thin bar that says how much of something is there."""

    def __init__(self) -> None:
        super().__init__()
        self._percent = 0
        self.setFixedHeight(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_percent(self, percent: int) -> None:
        """Show a share from 0 to 100."""
        self._percent = percent
        self.setAccessibleName(f"{percent}%")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_meter(painter, QRectF(self.rect()), self._percent, meter_colours(self._percent))


def meter_colours(percent: int) -> tuple[str, str]:
    """Return the colours of a bar filled to a percentage: of its ground, and how good that is."""
    tokens = look().tokens
    good, fair = 85, 60
    enough = tokens.bar_warn if percent >= fair else tokens.bar_bad
    return tokens.line, tokens.bar_ok if percent >= good else enough


def paint_meter(painter: QPainter, box: QRectF, percent: int, colours: tuple[str, str]) -> None:
    """Draw a bar filled to a percentage with a smooth painter."""
    ground, tone = colours
    painter.setPen(Qt.PenStyle.NoPen)
    radius = box.height() / 2
    painter.setBrush(colour(ground))
    painter.drawRoundedRect(box, radius, radius)
    filled = QRectF(box)
    filled.setWidth(max(box.height(), box.width() * percent / 100))
    painter.setBrush(colour(tone))
    painter.drawRoundedRect(filled, radius, radius)


def two_lines(name: str, digits: str) -> list[tuple[str, str]]:
    """Return six groups of digits as two lines for :func:`facts`."""
    groups = digits.split()
    return [(name, " ".join(groups[:3])), ("", " ".join(groups[3:]))]


def facts(pairs: list[tuple[str, str]]) -> QVBoxLayout:
    """Return lines "name … value" for a side card."""
    return column(
        *(
            row(ElidedLabel(name, "secondary"), None, tabular(label(value, "strong")))
            for name, value in pairs
        ),
        gap=4,
    )
