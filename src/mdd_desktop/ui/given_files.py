"""Package files that come from outside: named at the start, handed over by a later start."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from mdd_desktop.ui.hand_over import HandOver
from mdd_desktop.ui.main_window import MainWindow


class GivenFiles(QObject):
    """Keeps the files until a registry is open, then lets the window tell of them."""

    def __init__(self, window: MainWindow, is_open: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._is_open = is_open
        self._waiting: list[Path] = []
        self._listener: HandOver | None = None

    def give(self, files: Sequence[Path]) -> None:
        """Show what these packages would do: now, or as soon as the registry is open."""
        self._waiting += files
        if self._is_open():
            self.release()

    def release(self) -> None:
        """Tell of the files that waited."""
        files, self._waiting = self._waiting, []
        if files:
            self._window.packages_given.emit(files)

    def listen(self, folder: Path) -> None:
        """Come to the front with their files when the program is started again."""
        self._listener = HandOver(folder, self)
        self._listener.came.connect(self._come)

    def _come(self, files: Sequence[Path]) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        self.give(files)
