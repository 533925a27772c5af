"""The very pages that will be printed, page by page."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.commit_bar import WholeOrNothing
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import column, row
from mdd_desktop.ui.widgets.segmented import Segmented
from mdd_desktop.ui.widgets.tab_order import chain, stops_in
from mdd_desktop.ui.widgets.veil import VEILED

_VEIL_WIDTH = 260


class PdfPreview(QWidget):
    """Shows PDF bytes; keeps the place when the same document comes again.

    Attributes:
        page_changed: The number of the page in sight, from 0.
    """

    page_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._bytes = QByteArray()
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setAccessibleName(tr("Bản in"))
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self._before = Button("", kind="quiet", icon="chevron-left", height=30)
        self._before.setAccessibleName(tr("Trang trước"))
        self._after = Button("", kind="quiet", icon="chevron-right", height=30)
        self._after.setAccessibleName(tr("Trang sau"))
        self._place = label("", "secondary")
        self._zoom = Segmented(
            tr("Cỡ xem"),
            [
                ("width", tr("Vừa ngang"), ""),
                ("page", tr("Cả trang"), ""),
                ("full", tr("100%"), ""),
            ],
        )
        self._exactly = WholeOrNothing(tr("Đúng như bản in"), "secondary", "faint")
        self._tools = row(
            self._before, self._place, self._after, 16, self._exactly, None, self._zoom
        )
        self._veil = EmptyState(
            "eye-off",
            tr("Che trong chế độ họp"),
            tr("Bản in có tên thật. Vẫn in được, chương trình hỏi lại trước khi in."),
        )
        self._veil.sentence.setFixedWidth(_VEIL_WIDTH)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._veil)
        layout = column(self._tools, self._stack, gap=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._zoom.chosen.connect(self.show_zoom)
        self.view.pageNavigator().currentPageChanged.connect(self._show_place)
        self.show_zoom("width")

    def add_tools(self, first: QWidget, last: QWidget) -> None:
        """Put something before and after what is offered for looking at the pages."""
        self._tools.insertWidget(0, first)
        self._tools.addWidget(last)
        chain([*stops_in(self._zoom), last, self.view])

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._stack.setCurrentIndex(int(is_veiled(self)))

    def show_pdf(self, pdf: bytes) -> None:
        """Show these bytes; "" pages when they are empty."""
        page = self.view.pageNavigator().currentPage()
        self.document.close()
        self._buffer.close()
        self._bytes = QByteArray(pdf)
        if pdf:
            self._buffer.setData(self._bytes)
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self.document.load(self._buffer)
        last = max(0, self.document.pageCount() - 1)
        self.view.pageNavigator().jump(min(page, last), QPointF(), 0)
        self._show_place()

    def pdf(self) -> bytes:
        """Return the bytes that are shown."""
        return bytes(self._bytes.data())

    def show_zoom(self, code: str) -> None:
        """Fit the width, fit the page, or show the true size."""
        modes = {"width": QPdfView.ZoomMode.FitToWidth, "page": QPdfView.ZoomMode.FitInView}
        self._zoom.show_code(code)
        self.view.setZoomMode(modes.get(code, QPdfView.ZoomMode.Custom))
        if code == "full":
            self.view.setZoomFactor(1.0)

    def _turn(self, step: int) -> None:
        navigator = self.view.pageNavigator()
        wanted = navigator.currentPage() + step
        if 0 <= wanted < self.document.pageCount():
            navigator.jump(wanted, QPointF(), 0)

    def _show_place(self) -> None:
        count = self.document.pageCount()
        page = self.view.pageNavigator().currentPage() + 1
        text = tr("Trang {page} / {count}").format(page=page, count=count) if count else ""
        self._place.setText(text)
        self._before.show_possible("" if page > 1 else tr("Đang ở trang đầu."))
        self._after.show_possible("" if page < count else tr("Đang ở trang cuối."))
        self.page_changed.emit(page - 1)


def is_veiled(widget: QWidget) -> bool:
    """Whether the window over which a widget stands covers its papers."""
    above: QWidget | None = widget
    while above is not None:
        if above.property(VEILED):
            return True
        above = above.parentWidget()
    return False
