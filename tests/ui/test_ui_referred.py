"""Everybody who was referred to a service stands in one list above; the record opens from it."""

from pathlib import Path

import pytest
import ui_decisions
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from ui_decider import Decider, OfficeOpener

from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.theme.tokens import CAPTION
from mdd_desktop.ui.transfers.section import TransfersSection
from mdd_desktop.ui.transfers.view import TransfersView
from mdd_desktop.ui.widgets.chip import ChipText, chip_size
from mdd_desktop.ui.widgets.delegates import PAD
from mdd_desktop.ui.widgets.written import Face, width_of


def _choose(province: Decider, view: TransfersView, key: Qt.Key) -> None:
    """Press an arrow on the two lists, once the page is there and takes the focus."""
    for _ in range(50):
        view.tabs.setFocus()
        if view.tabs.hasFocus():
            break
        province.settle()
    province.press(key)


def test_the_province_reads_where_a_child_was_sent_by_when_and_opens_her_record(
    office: OfficeOpener, tmp_path: Path
) -> None:
    ui_decisions.refers(tmp_path / "ba-noi")
    province = office("tinh")
    space = province.open("transfers")
    view = space.section(TransfersSection).view
    asked = view.model.rowCount()

    _choose(province, view, Qt.Key.Key_Right)
    (line,) = (view.referrals.model.row(at) for at in range(view.referrals.model.rowCount()))
    assert line is not None
    assert (line.to, line.kind) == ("Trạm y tế xã, chị Lan", "Y tế: trạm y tế, bệnh viện")
    assert (line.state.text, line.state.tone, line.late) == ("Đang gửi", "bad", "quá hạn 6 ngày")
    assert not view.move_button.isVisible(), "there is nothing to decide here"
    view.referrals.table.setFocus()
    province.press(Qt.Key.Key_Return)
    record = space.section(ChildrenSection).record_view
    assert record.isVisible()
    assert any(one.text() == ui_decisions.REFERRED for one in record.findChildren(QLabel))

    province.open("transfers")
    _choose(province, view, Qt.Key.Key_Left)
    assert (view.move_button.isVisible(), view.model.rowCount()) == (True, asked)


@pytest.mark.parametrize(("width", "dropped"), [(1366, []), (1280, ["sent"])])
def test_the_list_says_who_manages_a_child_and_where_she_stands_in_full(
    office: OfficeOpener, tmp_path: Path, width: int, dropped: list[str]
) -> None:
    ui_decisions.refers(tmp_path / "ba-noi")
    province = office("tinh")
    view = province.open("transfers").section(TransfersSection).view
    _choose(province, view, Qt.Key.Key_Right)
    province.program.window.resize(width, 697)
    province.settle()

    card = view.referrals
    assert card.table.dropped == dropped
    assert card.table.horizontalScrollBar().maximum() == 0
    room = {
        column.key: card.table.columnWidth(at) - 2 * PAD
        for at, column in enumerate(card.model.columns)
    }
    for state in codes("referral_state"):
        chip = ChipText(label("referral_state", state), "bad", "alert-triangle")
        assert chip_size(chip).width() <= room["state"]
    assert width_of("quá hạn 999 ngày", Face(CAPTION)) <= room["due"]


def test_without_referrals_the_list_says_where_they_begin(office: OfficeOpener) -> None:
    province = office("tinh")
    view = province.open("transfers").section(TransfersSection).view
    _choose(province, view, Qt.Key.Key_Right)
    assert view.referrals.empty.isVisible()
