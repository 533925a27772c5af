"""What stands on a page until its first answers are here: a few grey lines, "Đang đọc…"."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import colour, look
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import CENTRE, column, hold, row
from mdd_desktop.ui.widgets.page import Page, PageHeader

_WIDE, _LINE, _STEP, _ROUND = 320, 10, 22, 5
_SHARES = (0.9, 0.6, 0.75)


class LoadingCard(QFrame):
    """Covers what is empty below the head of a page; it takes no room there and no focus."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.setProperty("mddKind", "page")
        words = tr("Đang đọc…")
        self.setAccessibleName(words)
        told = label(words, "secondary")
        told.setAlignment(CENTRE)
        card = hold(column(_Lines(), told, gap=8, margins=(20, 16, 20, 12)), "card")
        self.setLayout(column(None, row(None, card, None), None))
        page.installEventFilter(self)
        self._cover()
        self.show()

    def _cover(self) -> None:
        head = self._page.findChild(PageHeader)
        top = head.mapTo(self._page, head.rect().bottomLeft()).y() + 1 if head else 0
        self.setGeometry(QRect(0, top, self._page.width(), self._page.height() - top))
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._cover()
        return False


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
