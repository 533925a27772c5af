"""A power cut while somebody types: the draft is offered again, at most one box is lost."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import ui_office
from pytestqt.qtbot import QtBot

from conftest import HERE, Desktop, finish
from mdd_desktop.app import Program
from mdd_desktop.services import offices
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.preferences import Preferences


def killed_while_typing(folder: Path) -> str:
    """Run a program on the folder, kill it between two keys, return what it had said."""
    paths = [str(HERE), str(HERE.parent), *sys.path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    with subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, str(HERE / "ui_typist.py"), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    ) as typist:
        assert typist.stdout is not None
        said = typist.stdout.readline()
        typist.kill()
    return said


def test_after_the_program_was_killed_the_draft_is_offered_again(
    qtbot: QtBot, made_offices: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "so"
    shutil.copytree(made_offices / "empty", folder)

    assert killed_while_typing(folder) == "typed\n"
    program = Program(make_application([]), folder, Preferences())
    opened = Desktop(program, qtbot)
    program.window.show()
    program.take(offices.open_office(folder, ui_office.PASSPHRASE, today=ui_office.TODAY))
    opened.wait(lambda: program.workspace is not None)
    opened.space.open("child_form")
    opened.settle()
    form = opened.space.section(ChildrenSection).form_view
    fields, state = form.fields(), form.bar.state.text()
    finish(program)

    assert fields["full_name"] == "Trần Thị Mất Điện"
    assert fields["birth"] == ""
    assert state == "Bản nháp lần trước, chị làm tiếp"
