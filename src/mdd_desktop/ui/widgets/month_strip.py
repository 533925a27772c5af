"""The twelve months of a sponsorship in one row: handed over, received, late, not due, outside."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from mdd_desktop.domain.month_cells import CellState, MonthCell
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import CAPTION, MEDIUM, Tone

LOOKS: dict[CellState, tuple[Tone, str]] = {
    CellState.DELIVERED: ("ok", "check"),
    CellState.RECEIVED: ("info", "circle-half-2"),
    CellState.LATE: ("bad", "alert-triangle"),
    CellState.UNPAID: ("neu", "minus"),
}
_BOX, _GAP, _ICON = 20, 5, 14


class MonthStrip(QWidget):
    """Drawn, not clicked; what it shows stands in its description for those who listen."""

    def __init__(self, name: str, cells: Sequence[MonthCell]) -> None:
        super().__init__()
        self._cells = tuple(cells)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Các tháng của {name}").format(name=name))
        self.setAccessibleDescription(spoken(cells))
        self.setToolTip(spoken(cells))

    @override
    def sizeHint(self) -> QSize:
        box = self._box()
        caption = look().metrics(CAPTION, MEDIUM).height()
        return QSize(len(self._cells) * (box + _GAP) - _GAP, box + 2 + caption)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look().font(CAPTION, MEDIUM, figures=True))
        box = self._box()
        for at, cell in enumerate(self._cells):
            square = QRect(at * (box + _GAP), 0, box, box)
            self._paint_month(painter, square, cell)
            below = QRect(square.left() - _GAP, box + 2, box + 2 * _GAP, self.height() - box - 2)
            painter.setPen(QColor(look().tokens.muted))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), str(at + 1))

    def _paint_month(self, painter: QPainter, square: QRect, cell: MonthCell) -> None:
        tokens = look().tokens
        if cell.state is CellState.OUTSIDE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.field))
            painter.drawEllipse(square.center(), 2, 2)
            return
        if cell.state is CellState.NOT_DUE:
            painter.setPen(QPen(QColor(tokens.line2), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(square).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            return
        tone, icon = LOOKS[cell.state]
        ink, ground = tokens.tone(tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(square), 5, 5)
        ratio = painter.device().devicePixelRatioF()
        inset = (square.width() - _ICON) // 2
        painter.drawPixmap(
            square.left() + inset, square.top() + inset, icon_pixmap(icon, ink, _ICON, ratio)
        )

    def _box(self) -> int:
        return look().px(_BOX)


def spoken(cells: Sequence[MonthCell]) -> str:
    """Return the months in words, those alike together: ``đã trao: tháng 1, 2; chậm: tháng 3``."""
    words = {
        CellState.DELIVERED: tr("đã trao"),
        CellState.RECEIVED: tr("đã nhận, chưa trao"),
        CellState.LATE: tr("chậm"),
        CellState.UNPAID: tr("chưa ghi nhận, không tính là chậm"),
        CellState.NOT_DUE: tr("chưa đến hạn"),
        CellState.OUTSIDE: tr("ngoài thời gian"),
    }
    months: dict[CellState, list[str]] = {}
    for at, cell in enumerate(cells, start=1):
        months.setdefault(cell.state, []).append(str(at))
    return "; ".join(
        tr("{state}: tháng {months}").format(state=words[state], months=", ".join(found))
        for state, found in months.items()
    )
