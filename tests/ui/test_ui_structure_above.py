"""The pages on which a province decides and receives: they fit, can be read, have names."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import ui_checks
import ui_decisions
import ui_office
import ui_tour
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from conftest import Desktop, finish
from mdd_desktop.app import Program
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import offices
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.overview.section import OverviewSection
from mdd_desktop.ui.preferences import Preferences

PAGES = (
    "overview",
    "inbox",
    "conflicts",
    "duplicates",
    "proposals",
    "transfers",
    "devices",
    "mergers",
    "trust",
)
Province = Callable[..., Desktop]


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a province that merged packages of two communes."""
    base = tmp_path_factory.mktemp("above")
    return ui_decisions.made(base).province


@pytest.fixture
def province(three: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Province]:
    """Return a function that opens the program of the province."""
    opened: list[Desktop] = []

    def open_one(size: tuple[int, int] = (1366, 697), scale: float = 1.0) -> Desktop:
        folder = Path(shutil.copytree(three, tmp_path / "tinh"))
        program = Program(make_application([], scale=scale), folder, Preferences(text_scale=scale))
        program.desk.now = lambda: ui_office.NOW  # type: ignore[method-assign]
        made = Desktop(program, qtbot)
        opened.append(made)
        program.window.resize(*size)
        program.window.show()
        program.take(offices.open_office(folder, ui_office.PASSPHRASE, today=ui_office.TODAY))
        made.wait(lambda: program.workspace is not None)
        with qtbot.waitActive(program.window):
            program.window.activateWindow()
        made.settle()
        return made

    yield open_one
    for made in opened:
        finish(made.program)
    make_application([])
    assert [repr(error) for made in opened for error in made.unforeseen] == []


@pytest.mark.parametrize(
    ("size", "scale"), [((1366, 697), 1.0), ((1024, 505), 1.0), ((1366, 697), 1.5)], ids=str
)
def test_every_page_above_the_commune_fits_its_room(
    province: Province, size: tuple[int, int], scale: float
) -> None:
    opened = province(size, scale)

    found = [
        f"{name}: {problem}"
        for name in ui_tour.stops(opened, pages=PAGES)
        for problem in ui_checks.room_problems(opened.window)
    ]

    assert found == []


def test_every_page_above_the_commune_can_be_read_and_has_names(province: Province) -> None:
    opened = province()
    checks = (ui_checks.nameless, ui_checks.word_problems, ui_checks.pale)

    visited, found = [], set()
    for name in ui_tour.stops(opened, pages=PAGES):
        visited.append(name)
        found |= {f"{name}: {p}" for check in checks for p in check(opened.window)}

    assert set(PAGES) <= set(visited)
    assert sorted(found) == []


def test_tab_reaches_every_page_above_the_commune(province: Province) -> None:
    opened = province()

    found = set()
    for name in ui_tour.stops(opened, pages=PAGES, tabs=False):
        page = ui_tour.page_widget(opened)
        found |= {f"{name}: {p}" for p in ui_checks.focus_problems(page, opened.window)}

    assert sorted(found) == []


def test_the_first_page_names_the_units_below_and_enter_opens_the_inbox(
    province: Province,
) -> None:
    opened = province()
    view = opened.space.section(OverviewSection).view
    panel = view.units
    opened.wait(panel.isVisible)
    rows = [panel.model.row(at) for at in range(panel.model.rowCount())]

    assert {ui_decisions.OTHER_NAME} < {row.name for row in rows if row}
    assert [row.last for row in rows if row and row.name == ui_decisions.OTHER_NAME]
    for shown, key in (("children", "children_listed"), ("sponsored", "children_sponsored")):
        whole = sum(int(getattr(row, shown)) for row in rows if row)
        assert format_number(whole) == view.doors[key].figure.text()

    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    opened.settle()

    assert opened.window.page() == "inbox"
