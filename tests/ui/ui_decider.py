"""A program on one of three offices that have to decide something, driven by tests."""

from collections.abc import Callable
from pathlib import Path

import ui_office
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mdd_desktop.app import Program
from mdd_desktop.services import offices
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.preferences import Preferences
from mdd_desktop.ui.workspace import Workspace

_PRESSED_MS = 150
"""Qt shows a button pressed by its key for a tenth of a second, then clicks it."""


class Decider:
    """The program of one office."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._is_closed = False
        self.strokes = 0
        self.program = Program(make_application([]), folder, Preferences())
        self.program.desk.now = lambda: ui_office.NOW  # type: ignore[method-assign]
        self.program.window.show()
        registry = offices.open_office(folder, ui_office.PASSPHRASE, today=ui_office.TODAY)
        self.program.take(registry)
        qtbot.waitUntil(lambda: self.program.workspace is not None, timeout=10_000)
        with qtbot.waitActive(self.program.window):
            self.program.window.activateWindow()
        self.settle()

    @property
    def registry(self) -> Registry:
        """The open registry."""
        assert self.program.desk.registry is not None
        return self.program.desk.registry

    def open(self, page: str, *arguments: object) -> Workspace:
        """Open a page and wait for what it loads."""
        assert self.program.workspace is not None
        self.program.workspace.open(page, *arguments)
        self.settle()
        return self.program.workspace

    def press(self, key: Qt.Key) -> None:
        """Press one key in the window."""
        self.strokes += 1
        self._qtbot.keyClick(QApplication.focusWidget() or self.program.window, key)
        self._qtbot.wait(_PRESSED_MS)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self._qtbot.wait(20)
        self._qtbot.waitUntil(lambda: not self.program.tasks.busy(), timeout=10_000)
        self._qtbot.wait(20)

    def close(self) -> None:
        """Close the window and the registry; once more does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        self.program.window.close()
        self.program.close()
        self.program.window.deleteLater()
        self.program.deleteLater()


OfficeOpener = Callable[[str], Decider]
"""Opens the program of one of the offices, by the name of its folder."""
