"""One line of the navigation: icon, words, and the number that is there or waiting."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from mdd_desktop.domain.vietnamese_numbers import format_number
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import BODY, CAPTION, MEDIUM, SEMIBOLD

NARROW = 60
"""How wide the navigation is where it shows icons alone."""
_TEXT_AT, _EDGE, _LEAST_GAP = 38, 8, 9
_KEPT = "999"
"""A number as wide as this has its room everywhere; a wider one may stand in thousands."""
_THOUSAND = 1000


@dataclass(frozen=True)
class NavEntry:
    """One place to go; ``group`` separates by a hairline, ``key`` opens it from anywhere.

    Attributes:
        counted: A number may stand beside it; its room is kept, so that no page moves aside when
            the number comes or grows.
    """

    page: str
    text: str
    icon: str
    group: int = 0
    key: str = ""
    counted: bool = False


class NavButton(QAbstractButton):
    """One line of the navigation."""

    def __init__(self, entry: NavEntry) -> None:
        super().__init__()
        self.entry = entry
        self._count: int | None = None
        self._compact = False
        self._refusal = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(entry.text)
        self.setAccessibleName(entry.text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int | None) -> None:
        """Show how much is there or waiting."""
        self._count = count
        self._name()

    def show_possible(self, refusal: str) -> None:
        """Say why one cannot go there now; "" opens the way again."""
        self._refusal = refusal
        self.setEnabled(not refusal)
        self.setAccessibleDescription(refusal)
        self._name()

    def count(self) -> int | None:
        """Return how much is there or waiting."""
        return self._count

    def fit(self, *, compact: bool) -> None:
        """Show the icon alone, or icon, text and count."""
        self._compact = compact
        self._name()
        self.updateGeometry()

    def _name(self) -> None:
        count = self._counted()
        self.setAccessibleName(f"{self.entry.text}, {count}" if count else self.entry.text)
        hidden = self._compact or len(count) > len(_KEPT)
        told = self.accessibleName() if hidden else ""
        self.setToolTip("\n".join(text for text in (told, self._refusal) if text))
        self.update()

    def _counted(self) -> str:
        return format_number(self._count) if self._count else self.entry.key

    @override
    def sizeHint(self) -> QSize:
        height = look().control(30 if self._compact else 33)
        if self._compact:
            return QSize(NARROW - 18, height)
        kept = _KEPT if self.entry.counted else self.entry.key
        count = QFontMetrics(_count_font()).horizontalAdvance(kept)
        words = self._words_wide() + _EDGE
        return QSize(words + (count + _LEAST_GAP if count else 0), height)

    def _words_wide(self) -> int:
        return _TEXT_AT + look().metrics(BODY, SEMIBOLD).horizontalAdvance(self.text())

    def number_shown(self) -> str:
        """Return the number as it stands beside the words: whole wherever it has the room."""
        whole, room = self._counted(), self.width() - self._words_wide() - _EDGE - _LEAST_GAP
        wide = QFontMetrics(_count_font()).horizontalAdvance
        if not self._count or wide(whole) <= room:
            return whole
        thousands = f"{format_number(self._count // _THOUSAND)}k"
        return thousands if wide(thousands) <= room else "…"

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(QColor(tokens.pri_l))
            painter.drawRoundedRect(box, 7, 7)
            painter.setBrush(QColor(tokens.pri))
            painter.drawRoundedRect(QRectF(0, 7, 3, box.height() - 14), 1.5, 1.5)
        elif self.underMouse() and self.isEnabled():
            painter.setBrush(QColor(tokens.subtle))
            painter.drawRoundedRect(box, 7, 7)
        ink = tokens.pri_d if self.isChecked() else tokens.muted
        ink = ink if self.isEnabled() else tokens.faint
        left = (self.width() - 18) // 2 if self._compact else 12
        pixmap = icon_pixmap(self.entry.icon, ink, 18, self.devicePixelRatio())
        painter.drawPixmap(left, (self.height() - 18) // 2, pixmap)
        if self._compact:
            self._paint_dot(painter)
        else:
            self._paint_words(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)

    def _paint_dot(self, painter: QPainter) -> None:
        if self._count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look().tokens.pri))
            painter.drawEllipse(QRectF(self.width() - 12, 5, 6, 6))

    def _paint_words(self, painter: QPainter) -> None:
        worn = look()
        tokens = worn.tokens
        painter.setFont(worn.font(BODY, SEMIBOLD if self.isChecked() else MEDIUM))
        ink = tokens.ink if self.isEnabled() else tokens.faint
        painter.setPen(QColor(tokens.pri_d if self.isChecked() else ink))
        room = self.rect().adjusted(_TEXT_AT, 0, -_EDGE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), self.text())
        font = _count_font()
        painter.setFont(font)
        painter.setPen(QColor(tokens.pri_d if self.isChecked() else tokens.muted))
        number = self.number_shown()
        width = QFontMetrics(font).horizontalAdvance(number)
        at = QRect(self.width() - width - _EDGE, 0, width + 1, self.height())
        painter.drawText(at, int(middle), number)


def _count_font() -> QFont:
    return look().font(CAPTION, SEMIBOLD, figures=True)
