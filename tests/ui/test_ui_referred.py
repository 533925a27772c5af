"""Everybody who was referred to a service stands in one list above; the record opens from it."""

import datetime as dt
from pathlib import Path

import ui_decisions
import ui_office
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from ui_decider import OfficeOpener

from mdd_desktop.domain.referral import Referral
from mdd_desktop.services import offices, referrals
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.transfers.section import TransfersSection

NAME = "Đặng Ngọc Hân"


def _referred(base: Path) -> None:
    """The commune refers a child, asks too late what became of her, and sends its package."""
    today = ui_office.TODAY
    with offices.open_office(base / "xa", ui_office.PASSPHRASE, today=today) as commune:
        child = ui_decisions.named(commune, NAME)
        on, due = today - dt.timedelta(days=20), today - dt.timedelta(days=6)
        sent = {"kind": "y_te", "to": "Trạm y tế xã, chị Lan", "reason": "dau_hieu_khi_tham"}
        referrals.refer(commune, child, Referral.model_validate({**sent, "on": on, "due": due}))
    ui_decisions.carry(base, "xa", "tinh")


def test_the_province_reads_where_a_child_was_sent_by_when_and_opens_her_record(
    office: OfficeOpener, tmp_path: Path
) -> None:
    _referred(tmp_path / "ba-noi")
    province = office("tinh")
    space = province.open("transfers")
    view = space.section(TransfersSection).view
    asked = view.model.rowCount()

    view.tabs.setFocus()
    province.press(Qt.Key.Key_Right)
    (line,) = (view.referrals.model.row(at) for at in range(view.referrals.model.rowCount()))
    assert line is not None
    assert (line.to, line.kind, line.state.text) == (
        "Trạm y tế xã, chị Lan",
        "Y tế: trạm y tế, bệnh viện",
        "Đang gửi, quá hạn 6 ngày",
    )
    assert not view.move_button.isVisible(), "there is nothing to decide here"
    view.referrals.table.setFocus()
    province.press(Qt.Key.Key_Return)
    record = space.section(ChildrenSection).record_view
    assert record.isVisible()
    assert any(one.text() == NAME for one in record.findChildren(QLabel))

    province.open("transfers")
    view.tabs.setFocus()
    province.press(Qt.Key.Key_Left)
    assert (view.move_button.isVisible(), view.model.rowCount()) == (True, asked)


def test_without_referrals_the_list_says_where_they_begin(office: OfficeOpener) -> None:
    province = office("tinh")
    view = province.open("transfers").section(TransfersSection).view
    view.tabs.setFocus()
    province.press(Qt.Key.Key_Right)
    assert view.referrals.empty.isVisible()
