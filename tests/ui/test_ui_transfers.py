"""Requests to move children in the window: refused with a reason, read where they were asked."""

from pathlib import Path

import ui_decisions
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from ui_decider import OfficeOpener
from ui_keys import Keyboard, focused

from conftest import PROVINCE, Opener
from mdd_desktop.services import children, drafts, move_requests, proposals
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.proposals.section import ProposalsSection
from mdd_desktop.ui.transfers.section import TransfersSection
from mdd_desktop.ui.transfers.view import TransfersView
from mdd_desktop.ui.widgets.reason_dialog import ReasonDialog
from mdd_desktop.ui.workspace import Workspace

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
WHY = "Bà ngoại chưa nhận nuôi"


def transfers(space: Workspace) -> TransfersView:
    space.open("transfers")
    return space.section(TransfersSection).view


def asked_why(space: Workspace, qtbot: QtBot) -> ReasonDialog:
    """Open the question with its key."""
    presenter = space.section(TransfersSection).presenter
    qtbot.waitUntil(lambda: presenter.dialog is None)
    Keyboard().press(Qt.Key.Key_R, CTRL)
    qtbot.waitUntil(lambda: presenter.dialog is not None and presenter.dialog.isVisible())
    dialog = presenter.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.isAncestorOf(focused()))
    return dialog


def test_a_request_is_refused_by_keyboard_and_the_commune_reads_why(
    office: OfficeOpener, qtbot: QtBot, tmp_path: Path
) -> None:
    province = office("tinh")
    space = province.open("transfers")
    dialog = asked_why(space, qtbot)
    keys = Keyboard()
    keys.type("tam")
    keys.press(ENTER)
    keys.type(WHY)
    with qtbot.waitSignal(dialog.finished):
        keys.press(ENTER, CTRL)
    province.settle()

    view = transfers(space)
    line = view.model.row(0)
    assert line is not None
    assert (line.state.text, WHY in line.said) == ("Đã trả lại", True)
    assert view.chip.isHidden()  # nothing waits here any more
    province.close()
    ui_decisions.carry(tmp_path / "ba-noi", "tinh", "xa")
    commune = office("xa")
    child = ui_decisions.named(commune.registry, "Nguyễn Hoàng Long")
    record = commune.open("child", child).section(ChildrenSection).record_view
    shown = [one.text() for one in record.findChildren(QLabel)]
    assert any("trả lại đề nghị" in one and WHY in one for one in shown)


def test_the_commune_gives_up_its_request_with_one_key(
    office: OfficeOpener, tmp_path: Path
) -> None:
    province = office("tinh")
    wishing = ui_decisions.named(province.registry, "Nguyễn Hoàng Long")
    move_requests.refuse(province.registry, wishing, code="khac", words=WHY)
    province.close()
    ui_decisions.carry(tmp_path / "ba-noi", "tinh", "xa")
    commune = office("xa")
    view = commune.open("proposals").section(ProposalsSection).view
    lines = [view.model.row(at) for at in range(view.model.rowCount())]
    (at,) = [at for at, one in enumerate(lines) if one and one.refuses_move]
    view.table.choose_row(at)
    assert (view.accept.text(), view.refuse.text()) == ("Thôi đề nghị", "Vẫn đề nghị")
    view.table.setFocus()
    commune.press(Qt.Key.Key_2)
    assert view.reason.hasFocus()  # to repeat it, words are needed
    view.table.setFocus()
    commune.press(Qt.Key.Key_1)
    assert not any(one.proposal.refuses_move for one in proposals.told(commune.registry))
    child = children.get(commune.registry, str(wishing))
    assert child.transfer_wish is None


def test_a_decision_half_typed_outlives_a_crash(desktop: Opener) -> None:
    opened = desktop(PROVINCE)
    view = transfers(opened.space)
    opened.settle()
    view.reason.setFocus()
    keys = Keyboard()
    keys.press(Qt.Key.Key_A, CTRL)
    keys.type("Theo công văn 12")
    keys.press(TAB)
    opened.settle()

    again = desktop(str(opened.program.folder))  # the first one was told nothing

    view = transfers(again.space)
    again.settle()
    assert view.reason.text() == "Theo công văn 12"
    view.move_button.click()
    again.settle()
    assert drafts.everything(again.registry) == []


def test_why_a_request_is_refused_outlives_a_crash(desktop: Opener, qtbot: QtBot) -> None:
    opened = desktop(PROVINCE)
    transfers(opened.space)
    opened.settle()
    asked_why(opened.space, qtbot)
    keys = Keyboard()
    keys.type("khac")
    keys.press(ENTER)
    keys.type(WHY)
    keys.press(TAB)
    opened.settle()

    again = desktop(str(opened.program.folder))

    transfers(again.space)
    again.settle()
    dialog = asked_why(again.space, qtbot)
    again.settle()
    kept = dialog.fields()
    assert (kept["reason"], kept["note"]) == ("khac", WHY)
