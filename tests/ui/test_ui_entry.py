"""How the program begins: a package that is double-clicked, a folder where no registry may lie."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_office import PASSPHRASE

from conftest import finish
from mdd_desktop import __main__, app
from mdd_desktop.app import Program
from mdd_desktop.storage import location
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.first_run.view import FirstRunView
from mdd_desktop.ui.packages.section import PackagesSection
from mdd_desktop.ui.preferences import Preferences
from mdd_desktop.ui.sign_in.view import SignInView

PLACES = [
    ("cloud", "lên mạng"),
    ("network", "ổ mạng"),
    ("removable", "USB"),
]


@pytest.fixture
def bad_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Let the system say of a folder that it is synchronised, far away, or can be pulled out."""

    def make(kind: str) -> Path:
        place = tmp_path / "cho-de-so"
        place.mkdir()
        if kind == "cloud":
            monkeypatch.setenv("OneDrive", str(place))
        else:
            mounts = tmp_path / "mounts"
            system = {"network": "//server/chung {} cifs", "removable": "/dev/sdz1 {} vfat"}[kind]
            mounts.write_text(f"/dev/sda2 / ext4 rw 0 0\n{system.format(place)} rw 0 0\n")
            monkeypatch.setattr(location, "MOUNTS", mounts)
        return place

    return make


@pytest.mark.parametrize(("kind", "told"), PLACES)
def test_the_first_run_does_not_begin_where_no_registry_may_lie(
    qtbot: QtBot, bad_place: Callable[[str], Path], kind: str, told: str
) -> None:
    del qtbot
    folder = bad_place(kind) / "so"
    program = Program(make_application([]), folder, Preferences())
    program.start()
    (view,) = program.window.findChildren(FirstRunView)

    assert view.welcome.refusal.isVisible()
    assert told in view.welcome.refusal.sentence.text()
    assert not view.next.isEnabled()
    assert not folder.exists()
    finish(program)


@pytest.mark.parametrize(("kind", "told"), PLACES)
def test_a_registry_that_was_carried_to_such_a_place_is_not_opened_in_the_window(
    qtbot: QtBot,
    made_offices: Path,
    bad_place: Callable[[str], Path],
    kind: str,
    told: str,
) -> None:
    folder = bad_place(kind) / "so"
    shutil.copytree(made_offices / "empty", folder)
    program = Program(make_application([]), folder, Preferences())
    program.start()
    (view,) = program.window.findChildren(SignInView)

    view.open_requested.emit(PASSPHRASE)
    said = (view.banner.sentence, view.passphrase_field)
    qtbot.waitUntil(lambda: told in said[0].text() + said[1].problem(), timeout=10_000)

    assert program.desk.registry is None
    finish(program)


def test_a_package_named_at_the_start_is_previewed_once_the_passphrase_was_typed(
    qtbot: QtBot, three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, file = tmp_path / "so", tmp_path / "GOI.MDD"
    shutil.copytree(three / "tinh", folder)
    file.write_bytes(b"not a package")
    started: list[Program] = []

    class Kept(Program):
        def __init__(self, *given: object) -> None:
            super().__init__(*given)  # type: ignore[arg-type]
            started.append(self)

    def work(_application: QApplication) -> int:
        (program,) = started
        assert program.workspace is None, "nothing of the package is shown before the passphrase"
        (view,) = program.window.findChildren(SignInView)
        view.open_requested.emit(PASSPHRASE)
        qtbot.waitUntil(lambda: program.workspace is not None, timeout=10_000)
        qtbot.waitUntil(lambda: program.window.page() == "inbox", timeout=10_000)
        qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=10_000)
        assert program.workspace is not None
        shown = program.workspace.section(PackagesSection).inbox_view
        line = shown.model.row(0)
        assert line is not None
        assert (line.path, line.mergeable) == (str(file), False)
        return 0

    monkeypatch.setenv("MDD_DATA", str(folder))
    monkeypatch.setattr(sys, "argv", ["mdd", str(file)])
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(app, "Program", Kept)
    monkeypatch.setattr(app, "write_preferences", lambda *_: None)
    monkeypatch.setattr(QApplication, "exec", work)

    with pytest.raises(SystemExit) as ended:
        __main__.main()

    assert ended.value.code == 0
    (program,) = started
    program.window.close()
    program.window.deleteLater()


def test_anything_but_packages_goes_to_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["mdd", "--help"])

    with pytest.raises(SystemExit) as ended:
        __main__.main()

    assert ended.value.code == 0
    assert capsys.readouterr().out
