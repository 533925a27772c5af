"""What was copied in this window leaves the clipboard when the registry is locked."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication


class ClipboardWatch(QObject):
    """Remembers what was copied while a window of the program was the active one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._copied = ""
        QGuiApplication.clipboard().dataChanged.connect(self._remember)

    def forget(self) -> None:
        """Clear the clipboard if it still holds what was copied here."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""

    def _remember(self) -> None:
        if QApplication.activeWindow() is not None:
            self._copied = QGuiApplication.clipboard().text()
