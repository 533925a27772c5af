"""A power cut in the middle of work: what was typed or decided is offered again."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import ui_office
import ui_tour
from pytestqt.qtbot import QtBot
from ui_typist import RIGHT_DATE
from ui_workbook import BAD_DATE, BAD_PHONE, a_list

from conftest import HERE, Desktop, finish
from mdd_desktop.app import Program
from mdd_desktop.services import child_screen, import_drafts, offices
from mdd_desktop.services.child_screen import Question
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.excel_import.section import ExcelImportSection
from mdd_desktop.ui.excel_import.view import PREVIEW
from mdd_desktop.ui.preferences import Preferences
from mdd_desktop.ui.widgets.button import Button


def killed_at_work(folder: Path, *workbook: Path) -> str:
    """Run a program on the folder, kill it in the middle, return what it had said."""
    paths = [str(HERE), str(HERE.parent), *sys.path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    with subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, str(HERE / "ui_typist.py"), str(folder), *map(str, workbook)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    ) as typist:
        assert typist.stdout is not None
        said = typist.stdout.readline()
        typist.kill()
    return said


@contextmanager
def opened_again(folder: Path, qtbot: QtBot) -> Iterator[Desktop]:
    program = Program(make_application([]), folder, Preferences())
    opened = Desktop(program, qtbot)
    program.window.show()
    program.take(offices.open_office(folder, ui_office.PASSPHRASE, today=ui_office.TODAY))
    opened.wait(lambda: program.workspace is not None)
    try:
        yield opened
    finally:
        finish(program)


@pytest.fixture
def folder(made_offices: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_offices / "empty", tmp_path / "so"))


def test_after_the_program_was_killed_the_draft_is_offered_again(
    qtbot: QtBot, folder: Path
) -> None:
    assert killed_at_work(folder) == "typed\n"

    with opened_again(folder, qtbot) as opened:
        opened.space.open("child_form")
        opened.settle()
        form = opened.space.section(ChildrenSection).form_view
        fields, state = form.fields(), form.bar.state.text()

    assert fields["full_name"] == "Trần Thị Mất Điện"
    assert fields["birth"] == ""
    assert state == "Bản nháp lần trước, chị làm tiếp"


def test_after_the_program_was_killed_what_was_decided_about_a_workbook_is_taken_up_again(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    workbook = a_list(tmp_path, BAD_DATE, BAD_PHONE)
    assert killed_at_work(folder, workbook) == "typed\n"

    with opened_again(folder, qtbot) as opened:
        opened.space.open("excel_import")
        ui_tour.still(opened)
        view = opened.space.section(ExcelImportSection).view
        offered = [one.accessibleName() for one in view.findChildren(Button) if one.isVisible()]
        opened.window.workbook_dropped.emit(str(workbook))
        opened.settle()
        step = view.step()
        begun = import_drafts.begun(opened.registry, workbook)
        children = child_screen.page(opened.registry, Question(), 0, 1).total

    assert any(workbook.name in name for name in offered)
    assert step == PREVIEW
    assert begun is not None
    assert list(begun.choices.fixes.values()) == [RIGHT_DATE]
    assert len(begun.choices.left_out) == 1
    assert children == 0
