"""What stands on a page until its first answers are here: a few grey lines, "Đang đọc…"."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import colour, look
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import CENTRE, column

_WIDE, _LINE, _STEP, _ROUND = 320, 10, 22, 5
_SHARES = (0.9, 0.6, 0.75)


class LoadingCard(QFrame):
    """Laid over a page; it takes no room there, no focus and no click."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setProperty("mddKind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = tr("Đang đọc…")
        self.setAccessibleName(words)
        told = label(words, "secondary")
        told.setAlignment(CENTRE)
        lines = _Lines()
        self.setLayout(column(lines, told, gap=8, margins=(20, 16, 20, 12)))
        self.adjustSize()
        self.move((page.width() - self.width()) // 2, (page.height() - self.height()) // 2)
        self.raise_()
        self.show()


class _Lines(QWidget):
    """Grey lines where words will be."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(look().px(_WIDE), look().px(_STEP) * len(_SHARES))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look().tokens.line))
        for at, share in enumerate(_SHARES):
            line = QRectF(0, look().px(_STEP) * at, self.width() * share, look().px(_LINE))
            painter.drawRoundedRect(line, _ROUND, _ROUND)
