"""An office's words beside a standard text that has changed since: either is taken with a press."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.text_box import TextBox


class TwoWordings(QFrame):
    """Two columns of one width: a title, the words, what takes them.

    Attributes:
        decided: The words to stand from now on; "" for the standard text.
        take: Takes the standard text.
        standard: What it says.
    """

    decided = Signal(str)

    def __init__(self, own: TextBox, standard: str) -> None:
        """Put the box of the office's words beside the standard text."""
        super().__init__()
        self.standard = TextBox(tr("Lời soạn sẵn mới"))
        self.standard.show_text(standard)
        self.standard.setReadOnly(True)
        keep = Button(tr("Giữ lời của đơn vị"), icon="check", height=30, writes=True)
        keep.clicked.connect(lambda: self.decided.emit(own.toPlainText()))
        self.take = Button(tr("Lấy lời soạn sẵn mới"), icon="arrow-back-up", height=30, writes=True)
        self.take.clicked.connect(lambda: self.decided.emit(""))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._put(0, WrapLabel(tr("Lời của đơn vị, đang in"), "strong", "ink"), own, keep)
        title = WrapLabel(tr("Lời soạn sẵn mới của chương trình"), "strong", "ink")
        self._put(1, title, self.standard, self.take)

    def _put(self, at: int, title: QWidget, words: QWidget, button: QWidget) -> None:
        self._grid.addWidget(title, 0, at)
        self._grid.addWidget(words, 1, at, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(button, 2, at, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(at, 1)
