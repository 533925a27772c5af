"""A scan in a window of its own size: a picture that can be zoomed, or the pages of a PDF."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.pdf_preview import PdfPreview

_STEP, _MOST, _LEAST = 1.25, 4.0, 0.25
_MARGIN = 80


class ScanViewer(QDialog):
    """Shows one scan over the window; Esc closes it.

    Attributes:
        print_wanted: The scan, on paper.
    """

    print_wanted = Signal()

    def __init__(self, parent: QWidget, name: str, content: bytes, *, is_pdf: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Mẹ đỡ đầu"))
        self.setAccessibleName(name)
        room = parent.window().size()
        self.resize(max(420, room.width() - _MARGIN * 2), max(320, room.height() - _MARGIN))
        self._zoom = 1.0
        self._pixmap = QPixmap()
        head = row(label(name, "section"), None, gap=8)
        body = QVBoxLayout(self)
        body.setContentsMargins(16, 12, 16, 12)
        body.setSpacing(8)
        body.addLayout(head)
        if is_pdf:
            preview = PdfPreview()
            preview.show_pdf(content)
            body.addWidget(preview, 1)
        else:
            self._pixmap.loadFromData(content, "JPEG")
            self._build_picture(body)
            for icon, text, keys, step in (
                ("zoom-out", tr("Nhỏ lại"), "Ctrl+-", 1 / _STEP),
                ("zoom-in", tr("To ra"), "Ctrl++", _STEP),
            ):
                button = Button("", icon=icon, height=30)
                button.setAccessibleName(text)
                button.setToolTip(f"{text} ({keys})")
                button.clicked.connect(lambda _=False, s=step: self._scale(s))
                QShortcut(QKeySequence(keys), self).activated.connect(button.click)
                head.addWidget(button)
        out = Button(tr("In"), icon="printer", key="Ctrl+P", height=30)
        out.clicked.connect(self.print_wanted)
        shut = Button(tr("Đóng"), key="Esc", hint_only=True, height=30)
        shut.clicked.connect(self.reject)
        head.addWidget(out)
        head.addWidget(shut)
        shut.setFocus()

    def _build_picture(self, body: QVBoxLayout) -> None:
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAccessibleName(tr("Bản chụp"))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._picture)
        body.addWidget(self._area, 1)

    def _scale(self, step: float) -> None:
        self._zoom = min(_MOST, max(_LEAST, self._zoom * step))
        self._draw()

    def _draw(self) -> None:
        if self._pixmap.isNull():
            return
        room = self._area.viewport().size() * self._zoom
        self._picture.setPixmap(
            self._pixmap.scaled(
                room,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()
