"""What was typed about a merger by law, or to ask a commune back, outlives a crash."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_keys import Keyboard

from conftest import PROVINCE, Desktop, Opener
from mdd_desktop.services import drafts
from mdd_desktop.ui.conflicts.section import ConflictsSection
from mdd_desktop.ui.devices.merger_view import MergerView
from mdd_desktop.ui.devices.section import DevicesSection
from mdd_desktop.ui.widgets.reason_dialog import ReasonDialog

WORDS = "Chị gọi thử số nào đúng"


def _mergers(opened: Desktop) -> MergerView:
    opened.space.open("mergers")
    opened.settle()
    view: MergerView = opened.space.section(DevicesSection).merger_view
    return view


def _question(opened: Desktop, qtbot: QtBot) -> ReasonDialog:
    opened.space.open("conflicts")
    opened.settle()
    view = opened.space.section(ConflictsSection).view
    view.question_wanted.emit()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ReasonDialog))
    opened.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReasonDialog)
    return dialog


def test_a_merger_half_typed_comes_back(desktop: Opener) -> None:
    opened = desktop(PROVINCE)
    view = _mergers(opened)
    keys = Keyboard()
    typed = {view.code: "30999", view.name: "xã Phú Đông", view.on: "01/12/2026"}
    for box, text in typed.items():
        box.setFocus()
        keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        keys.type(text)
        keys.press(Qt.Key.Key_Tab)
    opened.settle()

    again = _mergers(desktop(str(opened.program.folder)))  # the first one was told nothing

    assert [box.text() for box in (again.code, again.name, again.on)] == list(typed.values())
    assert "gõ dở" in again.bar.state.text()  # no toast over the figures of a dry run


def test_a_question_half_typed_comes_back(desktop: Opener, qtbot: QtBot) -> None:
    opened = desktop(PROVINCE)
    dialog = _question(opened, qtbot)
    dialog.editor("note").setFocus()
    keys = Keyboard()
    keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys.type(WORDS)
    keys.press(Qt.Key.Key_Tab)
    opened.settle()
    kept = [one.fields["note"] for one in drafts.everything(opened.registry)]

    again = _question(desktop(str(opened.program.folder)), qtbot)

    assert kept == [WORDS]
    qtbot.waitUntil(lambda: again.fields()["note"] == WORDS)


def test_a_reason_half_typed_comes_back_with_its_own_difference_only(desktop: Opener) -> None:
    opened = desktop(PROVINCE)
    opened.space.open("conflicts")
    opened.settle()
    view = opened.space.section(ConflictsSection).view
    first = view.table.chosen_row()
    view.reason.setFocus()
    keys = Keyboard()
    keys.type(WORDS)
    keys.press(Qt.Key.Key_F8)  # to the next one, without leaving the box
    opened.settle()
    assert (view.table.chosen_row() != first, view.reason.text()) == (True, "")

    again = desktop(str(opened.program.folder))
    again.space.open("conflicts")
    again.settle()

    assert again.space.section(ConflictsSection).view.reason.text() == WORDS
