"""Requests to move children in the window: refused with a reason, read where they were asked."""

import shutil
from pathlib import Path

import ui_decisions
from PySide6.QtCore import Qt
from ui_decider import Decider, OfficeOpener
from ui_keys import Keyboard

from mdd_desktop.services import drafts, move_requests, proposals
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.proposals.section import ProposalsSection
from mdd_desktop.ui.transfers.section import TransfersSection
from mdd_desktop.ui.transfers.view import TransfersView
from mdd_desktop.ui.widgets.reason_dialog import ReasonDialog

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
WHY = "Bà ngoại chưa nhận nuôi"


def transfers(province: Decider) -> TransfersView:
    return province.open("transfers").section(TransfersSection).view


def asked_why(province: Decider) -> ReasonDialog:
    """Open the question with its key."""
    Keyboard().press(Qt.Key.Key_R, CTRL)
    province.wait(lambda: province.program.workspace is not None)
    presenter = province.program.workspace.section(TransfersSection).presenter
    province.wait(lambda: presenter.dialog is not None)
    assert presenter.dialog is not None
    province.settle()
    return presenter.dialog


def after_a_crash(office: OfficeOpener, province: Decider, tmp_path: Path) -> Decider:
    """The program on the files as they lie on the disk, while the first one was told nothing."""
    province.settle()
    folder = province.program.folder
    shutil.copytree(folder, tmp_path / "ba-noi" / "sau-su-co")
    (tmp_path / "ba-noi" / "sau-su-co" / "registry.lock").unlink(missing_ok=True)
    return office("sau-su-co")


def test_a_request_is_refused_by_keyboard_and_the_commune_reads_why(
    office: OfficeOpener, tmp_path: Path
) -> None:
    province = office("tinh")
    transfers(province)
    dialog = asked_why(province)
    keys = Keyboard()
    keys.type("tam")
    keys.press(ENTER)
    keys.press(ENTER)
    keys.type(WHY)
    keys.press(ENTER, CTRL)
    province.wait(lambda: not dialog.isVisible())
    province.settle()

    (line,) = transfers(province).model.lines()
    assert line.state.text == "Đã trả lại"
    assert WHY in line.said
    province.close()
    ui_decisions.carry(tmp_path / "ba-noi", "tinh", "xa")
    commune = office("xa")
    child = ui_decisions.named(commune.registry, "Nguyễn Hoàng Long")
    commune.open("child", child)
    sheet = commune.open("child", child).section(ChildrenSection).record_view.sheet
    assert any("trả lại đề nghị" in one and WHY in one for one in sheet.asked)


def test_the_commune_gives_up_its_request_with_one_key(
    office: OfficeOpener, tmp_path: Path
) -> None:
    folder = tmp_path / "ba-noi"
    with ui_decisions.opened(folder / "tinh") as province:
        wishing = ui_decisions.named(province, "Nguyễn Hoàng Long")
        move_requests.refuse(province, wishing, code="khac", words=WHY)
    ui_decisions.carry(folder, "tinh", "xa")
    commune = office("xa")
    view = commune.open("proposals").section(ProposalsSection).view
    at = next(at for at, one in enumerate(view.model.lines()) if one.refuses_move)
    view.table.choose_row(at)
    assert (view.accept.text(), view.refuse.text()) == ("Thôi đề nghị", "Vẫn đề nghị")
    assert view.model.lines()[at].why == WHY
    commune.press(Qt.Key.Key_1)
    assert not any(one.proposal.refuses_move for one in proposals.told(commune.registry))


def test_a_decision_half_typed_outlives_a_crash(office: OfficeOpener, tmp_path: Path) -> None:
    province = office("tinh")
    view = transfers(province)
    view.reason.setFocus()
    keys = Keyboard()
    keys.press(Qt.Key.Key_A, CTRL)
    keys.type("Theo công văn 12")
    keys.press(TAB)
    province.settle()
    again = after_a_crash(office, province, tmp_path)
    view = transfers(again)
    assert view.reason.text() == "Theo công văn 12"
    view.move_button.click()
    again.settle()
    assert drafts.everything(again.registry) == []


def test_why_a_request_is_refused_outlives_a_crash_and_escape(
    office: OfficeOpener, tmp_path: Path
) -> None:
    province = office("tinh")
    transfers(province)
    asked_why(province)
    keys = Keyboard()
    keys.type("khac")
    keys.press(ENTER)
    keys.press(ENTER)
    keys.type(WHY)
    keys.press(TAB)
    again = after_a_crash(office, province, tmp_path)
    transfers(again)
    assert asked_why(again).fields()["note"] == WHY
