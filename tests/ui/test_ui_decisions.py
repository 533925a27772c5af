"""Differences and suspected duplicates are decided by keyboard, at the province."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import ui_decisions
import ui_office
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mdd_desktop.app import Program
from mdd_desktop.services import conflicts, duplicates, offices, proposals
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.conflicts.section import ConflictsSection
from mdd_desktop.ui.duplicates.section import DuplicatesSection
from mdd_desktop.ui.preferences import Preferences

_PRESSED_MS = 150
"""Qt shows a button pressed by its key for a tenth of a second, then clicks it."""


class Desktop:
    """The province's program."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self._qtbot = qtbot

    def open(self, page: str):  # noqa: ANN201 - the workspace
        """Open a page and wait for what it loads."""
        assert self.program.workspace is not None
        self.program.workspace.open(page)
        self.settle()
        return self.program.workspace

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):  # noqa: ANN201
        """Press one key in the window."""
        target = QApplication.focusWidget() or self.program.window
        self._qtbot.keyClick(target, key, modifier)
        self._qtbot.wait(_PRESSED_MS)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self._qtbot.wait(20)
        self._qtbot.waitUntil(lambda: not self.program.tasks.busy(), timeout=10_000)
        self._qtbot.wait(20)


@pytest.fixture
def province(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    three = ui_decisions.made(tmp_path)
    application = make_application([])
    program = Program(application, three.province, Preferences())
    program.desk.now = lambda: ui_office.NOW  # type: ignore[method-assign]
    program.window.show()
    program.take(offices.open_office(three.province, ui_office.PASSPHRASE, today=ui_office.TODAY))
    qtbot.waitUntil(lambda: program.workspace is not None, timeout=10_000)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    made = Desktop(program, qtbot)
    made.settle()
    yield made
    program.window.close()
    program.close()
    program.window.deleteLater()
    program.deleteLater()


def test_two_keys_decide_a_difference_and_the_next_one_opens_by_itself(province: Desktop) -> None:
    space = province.open("conflicts")
    view = space.section(ConflictsSection).view
    before = view.table.chosen_row()
    asked = len(proposals.proposals(province.program.desk.registry))
    province.press(Qt.Key.Key_F8)
    province.press(Qt.Key.Key_2)
    assert len(proposals.proposals(province.program.desk.registry)) == asked + 1
    assert view.table.chosen_row() != before


def test_all_of_one_kind_are_decided_with_one_button(province: Desktop) -> None:
    space = province.open("conflicts")
    view = space.section(ConflictsSection).view
    assert view.bulk.isVisible()
    view.take_all.click()
    province.settle()
    registry = province.program.desk.registry
    phones = [one for one in conflicts.open_conflicts(registry) if one["field"] == "phone"]
    assert [one["proposed"]["value"] for one in phones] == [
        max(one["values"], key=lambda value: value["at"])["value"] for one in phones
    ]


def test_a_pair_is_joined_with_the_chosen_lines_and_taken_apart_again(province: Desktop) -> None:
    space = province.open("duplicates")
    section = space.section(DuplicatesSection)
    registry = province.program.desk.registry
    before = len(duplicates.scan(registry))
    province.press(Qt.Key.Key_1)
    assert len(duplicates.scan(registry)) < before
    section.view.tab_changed.emit("decided")
    province.settle()
    assert section.view.decided.rowCount() == 1
    section.view.way_back_requested.emit(0)
    province.settle()
    assert len(duplicates.scan(registry)) == before


def test_two_children_are_not_asked_about_again(province: Desktop) -> None:
    province.open("duplicates")
    registry = province.program.desk.registry
    before = len(duplicates.scan(registry))
    province.press(Qt.Key.Key_2)
    assert len(duplicates.scan(registry)) == before - 1
    assert len(duplicates.decided(registry)) == 1
