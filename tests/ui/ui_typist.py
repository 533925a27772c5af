"""A program of its own in which somebody works until it is killed (run by the crash tests).

Arguments: the folder of the registry, and a workbook to decide about instead of filling a form.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import ui_office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui_keys import Keyboard

from mdd_desktop.app import Program
from mdd_desktop.services import drafts, import_drafts, offices
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.children.form_presenter import DRAFT
from mdd_desktop.ui.excel_import.section import ExcelImportSection
from mdd_desktop.ui.excel_import.view import COLUMNS
from mdd_desktop.ui.preferences import Preferences

RIGHT_DATE = "28/02/2016"


def main(folder: Path, workbook: Path | None) -> None:
    """Work on a form or on a workbook until a power cut could come, say so, wait to be killed."""
    program = Program(make_application(["mdd"]), folder, Preferences())
    program.window.show()
    program.window.activateWindow()
    registry = offices.open_office(folder, ui_office.PASSPHRASE, today=ui_office.TODAY)
    program.take(registry)
    wait(lambda: program.workspace is not None and not program.tasks.busy())
    if workbook is None:
        fill_a_form(program, registry)
    else:
        decide_about(program, registry, workbook)
    sys.stdout.write("typed\n")
    sys.stdout.flush()
    QTest.qWait(60_000)


def fill_a_form(program: Program, registry: Registry) -> None:
    """Type a name and half of a date."""
    assert program.workspace is not None
    program.workspace.open("child_form")
    wait(lambda: not program.tasks.busy())
    keys = Keyboard()
    keys.type("Trần Thị Mất Điện")
    keys.press(Qt.Key.Key_Return)
    wait(lambda: drafts.load(registry, DRAFT) is not None)
    keys.type("0501")


def decide_about(program: Program, registry: Registry, workbook: Path) -> None:
    """Put the date of one row right, leave another row out."""
    assert program.workspace is not None
    view = program.workspace.section(ExcelImportSection).view
    program.window.workbook_dropped.emit(str(workbook))
    wait(lambda: view.step() == COLUMNS and not program.tasks.busy())
    view.forward.click()
    wait(lambda: not program.tasks.busy())
    view.problem_wanted.emit(1)
    view.preview.panel.fix_wanted.emit(RIGHT_DATE)
    wait(lambda: not program.tasks.busy())
    view.problem_wanted.emit(1)
    view.preview.panel.skip_wanted.emit()
    wait(lambda: left_out(registry, workbook) == 1)


def left_out(registry: Registry, workbook: Path) -> int:
    """How many rows the draft leaves out."""
    begun = import_drafts.begun(registry, workbook)
    return len(begun.choices.left_out) if begun is not None else 0


def wait(ready: Callable[[], bool]) -> None:
    """Let the program go on until something is so; whoever started it ends it sooner or later."""
    while not ready():
        QTest.qWait(20)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else None)
