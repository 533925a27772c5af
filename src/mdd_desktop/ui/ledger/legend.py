"""What the cells mean: the drawn sign and its word."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from mdd_desktop.domain.month_cells import CellState, MonthCell
from mdd_desktop.ui.ledger.month_cell import paint_month_cell
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.month_strip import LOOKS

_SWATCH, _HEIGHT, _ICON = 22, 20, 14


class Legend(QWidget):
    """A line of signs with their words."""

    def __init__(self) -> None:
        super().__init__()
        layout = row(gap=6)
        for state, text in (
            (CellState.DELIVERED, tr("đã trao")),
            (CellState.RECEIVED, tr("đã nhận, chưa trao")),
            (CellState.LATE, tr("chậm")),
            (CellState.UNPAID, tr("chưa ghi, chưa tính chậm")),
            (CellState.OUTSIDE, tr("ngoài thời gian")),
        ):
            layout.addWidget(_Swatch(state))
            layout.addWidget(label(text, "secondary"))
            layout.addSpacing(8)
        layout.addWidget(label(tr("500"), "secondary", "faint"))
        layout.addWidget(label(tr("chưa đến hạn"), "secondary"))
        self.setLayout(layout)


class _Swatch(QWidget):
    def __init__(self, state: CellState) -> None:
        super().__init__()
        self._state = state
        self.setFixedSize(QSize(_SWATCH, _HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(0, 0, self.width(), self.height())
        if self._state not in LOOKS:
            paint_month_cell(painter, box.adjusted(4, 3, -4, -3), MonthCell(self._state))
            return
        tone, icon = LOOKS[self._state]
        ink, ground = look().tokens.tone(tone)
        painter.setPen(ground)
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 4, 4)
        at = (_SWATCH - _ICON) // 2
        pixmap = icon_pixmap(icon, ink, _ICON, self.devicePixelRatio())
        painter.drawPixmap(at, (_HEIGHT - _ICON) // 2, pixmap)
