"""The head of something that folds: a state at the left, its words, an arrow at the right."""

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import BODY, MEDIUM, SEMIBOLD
from mdd_desktop.ui.widgets.chip import ChipText, chip_size, paint_chip
from mdd_desktop.ui.widgets.enter_walk import ENTER

State = Literal["done", "edited", "bad"]
_ICON, _PAD, _GAP, _INNER = 18, 10, 10, 20
_PICTURES = {"done": "circle-check", "edited": "pencil", "bad": "circle-dashed"}
_SPOKEN = {"done": "soạn sẵn", "edited": "đã sửa", "bad": "chưa xong"}


class FoldHead(QAbstractButton):
    """Pressed with the mouse, Enter or Space; says its state to a screen reader."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._state: State = "done"
        self._open = False
        self._inner = False
        self._mark = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_state(text, "done")

    def show_state(self, text: str, state: State, *, inner: bool = False, mark: str = "") -> None:
        """Show words and state.

        Args:
            text: Cut at its end where there is no room.
            state: As a picture.
            inner: Sets a section of a section further in.
            mark: Stands whole at the right, before the arrow.
        """
        self._state, self._inner, self._mark = state, inner, mark
        self.setText(text)
        self.setAccessibleName(", ".join(part for part in (text, mark, _SPOKEN[state]) if part))
        self.update()

    def show_open(self, *, is_open: bool) -> None:
        """Turn the arrow."""
        self._open = is_open
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, look().control(32))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, look().control(32))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, ratio = look().tokens, self.devicePixelRatio()
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.subtle))
            painter.drawRoundedRect(self.rect(), 6, 6)
        inks = {"done": tokens.ok, "edited": tokens.pri, "bad": tokens.warn}
        middle = (self.height() - _ICON) // 2
        left = _PAD + (_INNER if self._inner else 0)
        picture = icon_pixmap(_PICTURES[self._state], inks[self._state], _ICON, ratio)
        painter.drawPixmap(left, middle, picture)
        arrow = "chevron-down" if self._open else "chevron-right"
        right = self.width() - _PAD - _ICON
        painter.drawPixmap(right, middle, icon_pixmap(arrow, tokens.muted, _ICON, ratio))
        right = self._draw_mark(painter, right)
        painter.setFont(look().font(BODY, SEMIBOLD if self._open else MEDIUM))
        painter.setPen(QColor(tokens.pri if self._open else tokens.ink))
        room = QRect(left + _ICON + _GAP, 0, right - left - _ICON - 2 * _GAP, self.height())
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _draw_mark(self, painter: QPainter, right: int) -> int:
        """Draw the mark up to an edge; returns where it begins."""
        if not self._mark:
            return right
        chip = ChipText(self._mark, "info")
        size = chip_size(chip)
        left = right - _GAP - size.width()
        at = QPoint(left, (self.height() - size.height()) // 2)
        paint_chip(painter, at, chip, self.devicePixelRatio(), size.width())
        return left
