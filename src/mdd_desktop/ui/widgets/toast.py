"""A short report at the bottom centre, gone after six seconds unless somebody looks at it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import row

_SHOWN_MS, _ABOVE = 6000, 96  # above a commit bar: what is told hides no button


class Toast(QFrame):
    """Laid over its parent; hovering or focusing it stops the clock.

    Attributes:
        undo_requested: The officer pressed "Hoàn tác".
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("mddKind", "toast")
        self._icon = label("")
        self._text = label("", "body", "white")
        self._undo = Button(tr("Hoàn tác"), kind="dark", height=30, writes=True)
        self._undo.clicked.connect(self._undone)
        self.setLayout(row(self._icon, self._text, self._undo, gap=10, margins=(16, 8, 10, 8)))
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, text: str, *, undoable: bool = False) -> None:
        """Show the report."""
        pixmap = icon_pixmap("circle-check", look().tokens.surface, 18, self.devicePixelRatio())
        self._icon.setPixmap(pixmap)
        self._text.setText(text)
        self._undo.setVisible(undoable)
        self.setAccessibleName(text)
        self.show()
        self._place()
        self.raise_()
        self._clock.start(_SHOWN_MS)

    def text(self) -> str:
        """Return what is being told."""
        return self._text.text()

    def _place(self) -> None:
        self.adjustSize()
        room = self._over.size()
        self.move(
            (room.width() - self.width()) // 2, room.height() - self.height() - look().px(_ABOVE)
        )

    def _undone(self) -> None:
        self.hide()
        self.undo_requested.emit()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._clock.start(_SHOWN_MS)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
