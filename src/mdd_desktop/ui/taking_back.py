"""Ctrl+Z and "Hoàn tác": the last saved action of the officer is taken back, for 24 hours."""

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

from mdd_desktop.services import undo
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.main_window import MainWindow
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.focus import follow_focus


class TakingBack(QObject):
    """Listens to the key and to the toast; the rest is ``services.undo``."""

    def __init__(self, window: MainWindow, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = desk
        self._under_way = False
        window.shortcut("Ctrl+Z", self.take_back)
        window.toast.undo_requested.connect(self.take_back)
        desk.undo_wanted.connect(self.take_back)
        desk.undoable.connect(self._tell)
        self._box: QWidget | None = None
        follow_focus(self._follow)

    def take_back(self) -> None:
        """Take the last action back, or say why not."""
        if self._under_way or self._desk.registry is None or self._desk.taken_back_here():
            return
        self._under_way = True
        self._desk.ask(
            undo.take_back_last,
            on_done=self._done,
            on_error=self._failed,
            owner=self,
            sentence=tr("Đang hoàn tác"),
        )

    def _tell(self, text: str) -> None:
        self._window.toast.tell(text, undoable=True)

    def _done(self, done: undo.Undone | None) -> None:
        self._under_way = False
        told = (
            tr("Đã hoàn tác: {act}.").format(act=done.label)
            if done
            else tr("Trong 24 giờ qua không còn việc nào của chị để hoàn tác.")
        )
        self._desk.told.emit(told)

    def _failed(self, error: Exception) -> None:
        self._under_way = False
        self._desk.refused(lambda _title, message: self._desk.told.emit(message), "")(error)

    def _follow(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """Listen to the box that has the keys."""
        if self._box is not None and shiboken6.isValid(self._box):
            self._box.removeEventFilter(self)
        self._box = entered
        if entered is not None:
            entered.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Z pass by a box in which there is no typing to take back.

        A text box claims the key even when it has nothing to undo.
        """
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
            return False
        if not event.matches(QKeySequence.StandardKey.Undo) or _has_typing(watched):
            return False
        event.ignore()
        return True


def _has_typing(box: QObject) -> bool:
    if isinstance(box, QLineEdit):
        return box.isUndoAvailable()
    if isinstance(box, QPlainTextEdit | QTextEdit):
        return not box.isReadOnly() and box.document().isUndoAvailable()
    return False
