"""A program of its own in which somebody types until it is killed (run by the crash test)."""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import ui_office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui_keys import Keyboard

from mdd_desktop.app import Program
from mdd_desktop.services import drafts, offices
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.children.form_presenter import DRAFT
from mdd_desktop.ui.preferences import Preferences


def main(folder: Path) -> None:
    """Type a name and half of a date, say so, and wait to be killed."""
    program = Program(make_application(["mdd"]), folder, Preferences())
    program.window.show()
    program.window.activateWindow()
    registry = offices.open_office(folder, ui_office.PASSPHRASE, today=ui_office.TODAY)
    program.take(registry)
    while program.workspace is None or program.tasks.busy():
        QTest.qWait(20)
    program.workspace.open("child_form")
    while program.tasks.busy():
        QTest.qWait(20)
    keys = Keyboard()
    keys.type("Trần Thị Mất Điện")
    keys.press(Qt.Key.Key_Return)
    while drafts.load(registry, DRAFT) is None:
        QTest.qWait(20)
    keys.type("0501")
    sys.stdout.write("typed\n")
    sys.stdout.flush()
    QTest.qWait(60_000)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
