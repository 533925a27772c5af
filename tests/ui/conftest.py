"""A dressed application, an invented office, a program with its window."""

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import ui_decisions
import ui_office
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_decider import Decider, OfficeOpener

from mdd_desktop.app import Program
from mdd_desktop.domain.office import Access
from mdd_desktop.services import backups, duplicates, offices
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.preferences import Preferences

HERE = Path(__file__).parent
PROVINCE = "tinh"
SAID_BY_THE_PLUGIN = "propagateSizeHints"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen plugin say what it cannot do."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(SAID_BY_THE_PLUGIN, extend=True))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Give the application its fonts and colours at a text scale of 100 %."""
    del qapp
    make_application([])


@pytest.fixture(scope="session")
def made_offices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a closed commune full of people and an empty one."""
    base = tmp_path_factory.mktemp("offices")
    for name in ("commune", "empty", "long"):
        registry = ui_office.open_office(
            base / name, children=20, people=name != "empty", stress=name == "long"
        )
        backups.make(registry)  # the copy of the day, so that no test waits for one
        duplicates.refresh(registry)  # nor for a scan
        registry.close()
    return base


class Desktop:
    """A program with an open registry, driven by tests."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.window = program.window
        self._qtbot = qtbot
        self.unforeseen: list[BaseException] = []
        program.tasks.failed.connect(self.unforeseen.append)

    @property
    def registry(self) -> Registry:
        """The open registry."""
        assert self.program.desk.registry is not None
        return self.program.desk.registry

    @property
    def space(self):  # noqa: ANN201 - the workspace
        """The pages."""
        assert self.program.workspace is not None
        return self.program.workspace

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self._qtbot.waitUntil(lambda: not self.program.tasks.busy(), timeout=10_000)
        self._qtbot.wait(10)
        self._qtbot.waitUntil(lambda: not self.program.tasks.busy(), timeout=10_000)
        QCoreApplication.processEvents()

    def wait(self, ready: Callable[[], object]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(lambda: bool(ready()), timeout=10_000)


Opener = Callable[..., Desktop]


@pytest.fixture
def desktop(
    qtbot: QtBot, made_offices: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Opener]:
    """Return a function that opens a program on a copy of an invented office.

    ``PROVINCE`` is the one above two communes, with something to decide on every page.
    """
    opened: list[Desktop] = []
    gc.disable()  # as the program does (ui/tidy.py): on a lane it would delete widgets

    def open_one(
        name: str = "commune",
        *,
        scale: float = 1.0,
        contrast: bool = False,
        size: tuple[int, int] = (1366, 697),
        access: Access | None = None,
        preferences: Preferences | None = None,
    ) -> Desktop:
        folder = tmp_path / f"{name}-{len(opened)}"
        made_here = made_offices if name != PROVINCE else request.getfixturevalue("three")
        shutil.copytree(made_here / name, folder)
        application = make_application([], scale=scale, contrast=contrast)
        program = Program(
            application,
            folder,
            preferences or Preferences(text_scale=scale, contrast=int(contrast)),
        )
        program.desk.now = lambda: ui_office.NOW  # type: ignore[method-assign]
        made = Desktop(program, qtbot)
        opened.append(made)
        program.window.resize(*size)
        program.window.show()
        registry = offices.open_office(folder, ui_office.PASSPHRASE, today=ui_office.TODAY)
        if access is not None:
            ui_office.give_access(registry, access)
        program.take(registry)
        made.wait(lambda: program.workspace is not None)
        with qtbot.waitActive(program.window):
            program.window.activateWindow()
        made.settle()
        return made

    yield open_one
    unforeseen = [repr(error) for made in opened for error in made.unforeseen]
    for made in opened:
        finish(made.program)
    make_application([])
    opened.clear()
    gc.collect()
    gc.enable()
    assert unforeseen == []


@pytest.fixture(scope="session")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three offices that have something to decide, closed; every test works on a copy."""
    base = tmp_path_factory.mktemp("three")
    ui_decisions.made(base)
    return base


@pytest.fixture
def office(three: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeOpener]:
    """Open the program of one of the three offices, by the name of its folder."""
    opened: list[Decider] = []
    copied = Path(shutil.copytree(three, tmp_path / "ba-noi"))

    def open_one(name: str) -> Decider:
        opened.append(Decider(copied / name, qtbot))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


def finish(program: Program) -> None:
    """Close a program and everything it made."""
    program.window.close()
    program.close()
    program.window.deleteLater()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
