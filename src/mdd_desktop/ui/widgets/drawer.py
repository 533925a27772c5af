"""A drawer over the right edge of the window: not a window, everything beside it stays usable."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import row

_WIDTH, _SHARE = 400, 0.62


class Drawer(QFrame):
    """Laid over ``parent``; Esc and the cross close it, and the focus goes back.

    Attributes:
        closed: It was closed.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self._over = parent
        self._before: QWidget | None = None
        self._room = (0, 0)
        self.setProperty("mddKind", "drawer")
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 10, 16, 12)
        self.body.setSpacing(8)
        shut = Button("", kind="quiet", icon="x", height=30)
        shut.setAccessibleName(tr("Đóng"))
        shut.setToolTip(tr("Đóng (Esc)"))
        shut.clicked.connect(self.shut)
        self.body.addLayout(row(label(title, "section"), None, shut))
        parent.installEventFilter(self)
        self.hide()

    def keep_clear(self, above: int, below: int) -> None:
        """Leave the bars at the top and at the foot of the window in sight."""
        self._room = (above, below)

    def pull(self, first: QWidget) -> None:
        """Open it and give a box the focus."""
        if not self.isVisible():
            self._before = self._over.window().focusWidget()
        self._place()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shut(self) -> None:
        """Close it; the focus goes back to where it was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def _place(self) -> None:
        room = self._over.size()
        width = min(look().px(_WIDTH), int(room.width() * _SHARE))
        above, below = self._room
        self.setGeometry(room.width() - width, above, width, room.height() - above - below)

    @override
    def event(self, event: QEvent) -> bool:
        """Take Esc before the page below does, for which it is a shortcut of the whole window."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.KeyPress:
                self.shut()
            event.accept()
            return True
        return super().event(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
