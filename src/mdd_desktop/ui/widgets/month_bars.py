"""A chart of two bars for each month: outlined and filled, so that it reads in black and white."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import CAPTION, REGULAR, SEMIBOLD

_STEPS = (1, 2, 2.5, 5, 10)
_LINES = 3
_WIDEST = 13
_THOUSAND = 1000
_SIGNS = str.maketrans(",.", ".,")


@dataclass(frozen=True)
class Bars:
    """One month: two amounts, and how it is called.

    Attributes:
        spoken: The whole month in words, for the tooltip and for screen readers.
    """

    name: str
    outlined: float
    filled: float
    spoken: str
    is_now: bool = False


class MonthBars(QWidget):
    """Draws the months with a scale of round numbers; its description is the table in words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._bars: Sequence[Bars] = ()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(look().px(96))

    def show_bars(self, bars: Sequence[Bars]) -> None:
        """Show other months."""
        self._bars = bars
        self.setAccessibleDescription("; ".join(one.spoken for one in bars))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(440, look().px(120))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = scale_top(max((max(b.outlined, b.filled) for b in self._bars), default=0))
        plot = self._plot(top)
        self._draw_scale(painter, plot, top)
        for at, one in enumerate(self._bars):
            self._draw_month(painter, plot, at, one, top)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look().tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _plot(self, top: float) -> QRectF:
        metrics = look().metrics(CAPTION)
        left = metrics.horizontalAdvance(scale_text(top)) + 12
        return QRectF(
            left,
            metrics.height() / 2 + 2,
            self.width() - left - 2,
            self.height() - metrics.height() * 2,
        )

    def _draw_scale(self, painter: QPainter, plot: QRectF, top: float) -> None:
        tokens = look().tokens
        painter.setFont(look().font(CAPTION, figures=True))
        half = look().metrics(CAPTION).height()
        for step in range(_LINES + 1):
            value = top * step / _LINES
            y = plot.bottom() - plot.height() * step / _LINES
            painter.setPen(QPen(QColor(tokens.line2 if step == 0 else tokens.line), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(tokens.muted))
            box = QRect(0, round(y) - half, round(plot.left()) - 8, 2 * half)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, int(flags), scale_text(value))

    def _draw_month(self, painter: QPainter, plot: QRectF, at: int, one: Bars, top: float) -> None:
        tokens = look().tokens
        slot = plot.width() / max(1, len(self._bars))
        width = min(_WIDEST, max(4.0, slot / 2 - 4))
        middle = plot.left() + slot * (at + 0.5)
        for side, value, filled in ((-1, one.outlined, False), (1, one.filled, True)):
            height = plot.height() * value / top if top else 0
            left = middle - width - 1 if side < 0 else middle + 1
            bar = QRectF(left, plot.bottom() - height, width, height)
            if height <= 0:
                continue
            painter.setPen(QPen(QColor(tokens.pri), 1.4))
            painter.setBrush(QColor(tokens.pri) if filled else QColor(tokens.surface))
            painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, 0), 1.5, 1.5)
        painter.setPen(QColor(tokens.pri_d if one.is_now else tokens.muted))
        weight = SEMIBOLD if one.is_now else REGULAR
        painter.setFont(look().font(CAPTION, weight, figures=True))
        box = QRectF(
            middle - slot / 2, plot.bottom() + 3, slot, look().metrics(CAPTION).height() + 2
        )
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), one.name)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._bars:
            plot = self._plot(scale_top(max(max(b.outlined, b.filled) for b in self._bars)))
            slot = plot.width() / len(self._bars)
            at = int((event.pos().x() - plot.left()) // slot) if slot else -1
            if 0 <= at < len(self._bars):
                QToolTip.showText(event.globalPos(), self._bars[at].spoken, self)
            return True
        return super().event(event)


def scale_top(most: float) -> float:
    """The top of a scale with three equal round steps that holds the largest amount."""
    if most <= 0:
        return _LINES
    raw = most / _LINES
    power = math.pow(10, math.floor(math.log10(raw)))
    step = next(step for step in _STEPS if step * power >= raw * 0.999999)
    return step * power * _LINES


def scale_text(value: float) -> str:
    """A number of the scale: no decimals that are zero, a comma before the others."""
    rounded = round(value, 2)
    text = f"{rounded:g}" if rounded < _THOUSAND else f"{rounded:,.0f}"
    return text.translate(_SIGNS)


class LegendMark(QWidget):
    """The little square before a word of the legend."""

    def __init__(self, *, filled: bool) -> None:
        super().__init__()
        self._filled = filled
        self.setFixedSize(13, 13)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.pri), 1.4))
        painter.setBrush(QColor(tokens.pri) if self._filled else QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(1.5, 1.5, 10, 10), 2, 2)
