"""What the offices decide about one another's work, played in the window."""

from pathlib import Path

import ui_decisions
import ui_office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from ui_decider import Decider, OfficeOpener

from mdd_desktop.domain.office import Access
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import (
    conflicts,
    duplicates,
    inbox_state,
    officers,
    offices,
    packages,
    proposals,
    receipts,
    trust,
    waiting,
)
from mdd_desktop.ui.conflicts.section import ConflictsSection
from mdd_desktop.ui.duplicates.section import DuplicatesSection
from mdd_desktop.ui.packages.section import PackagesSection
from mdd_desktop.ui.proposals.section import ProposalsSection
from mdd_desktop.ui.transfers.section import TransfersSection
from mdd_desktop.ui.widgets.form_dialog import FormDialog
from mdd_desktop.ui.widgets.page import Fit

SECOND_SECRET = "mười hai con giáp 2026"


def test_two_keys_decide_a_difference_and_the_next_one_opens_by_itself(
    office: OfficeOpener,
) -> None:
    province = office("tinh")
    view = province.open("conflicts").section(ConflictsSection).view
    before = view.table.chosen_row()
    asked = len(proposals.proposals(province.registry))
    told = [one.text() for one in view.findChildren(QLabel)]
    found = conflicts.open_conflicts(province.registry)[before - 1]
    old, new = (value["shown"] for value in found["values"])
    assert any("giữ như đang hiển thị" in words for words in told)
    assert any(f"“{old}” trong sổ và văn bản thành “{new}”" in words for words in told)
    province.press(Qt.Key.Key_F8)
    province.press(Qt.Key.Key_2)
    assert len(proposals.proposals(province.registry)) == asked + 1
    assert view.table.chosen_row() != before
    assert province.strokes <= 2


def test_all_of_one_kind_are_decided_with_one_button(office: OfficeOpener) -> None:
    province = office("tinh")
    view = province.open("conflicts").section(ConflictsSection).view
    assert view.bulk.isVisible()
    view.take_all.click()
    province.settle()
    phones = [f for f in conflicts.open_conflicts(province.registry) if f["field"] == "phone"]
    assert len(phones) > 1
    assert [one["proposed"]["value"] for one in phones] == [
        max(one["values"], key=lambda value: value["at"])["value"] for one in phones
    ]
    assert view.decided_count.text() == f"{len(phones) + 1} đã quyết"


def test_differences_are_searched_without_accents_and_nothing_can_be_decided_blindly(
    office: OfficeOpener,
) -> None:
    province = office("tinh")
    view = province.open("conflicts").section(ConflictsSection).view

    view.search.wanted.emit("lop")
    lines = [view.model.row(at) for at in range(view.model.rowCount())]
    assert [line.text for line in lines if line] == ["Xã Tân Phước Đông · 1", "Lớp"]

    low = Fit(1024, 505)
    view.show_fit(low)
    assert view.search.isHidden()
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not view.search.isHidden()
    view.search.show_text("lop")
    view.show_fit(low)
    assert not view.search.isHidden()  # what is searched for stays to be read and taken away

    view.search.wanted.emit("khong co em nay")
    (line,) = (view.model.row(at) for at in range(view.model.rowCount()))
    assert line is not None
    assert line.text == "Không có khác biệt nào khớp"
    asked = len(proposals.proposals(province.registry))
    province.press(Qt.Key.Key_1)
    assert len(proposals.proposals(province.registry)) == asked


def test_a_pair_is_joined_with_the_chosen_lines_and_taken_apart_again(office: OfficeOpener) -> None:
    province = office("tinh")
    section = province.open("duplicates").section(DuplicatesSection)
    before = len(duplicates.scan(province.registry))
    province.press(Qt.Key.Key_1)
    assert len(duplicates.scan(province.registry)) < before
    section.view.tab_changed.emit("decided")
    province.settle()
    assert section.view.decided.rowCount() == 1
    section.view.way_back_requested.emit(0)
    province.settle()
    assert len(duplicates.scan(province.registry)) == before


def _asked_to_join(province: Decider) -> FormDialog:
    """Press the key on a pair of two communes, and return what is asked then."""
    view = province.open("duplicates").section(DuplicatesSection).view
    for _ in range(8):
        province.press(Qt.Key.Key_1)
        found = province.program.window.findChild(FormDialog)
        if found is not None:
            return found
    raise AssertionError(view)


def _fill(dialog: FormDialog, **typed: str) -> None:
    for name, text in typed.items():
        dialog.editor(name).setText(text)  # type: ignore[attr-defined]


def test_records_of_two_communes_are_joined_only_after_both_answered(office: OfficeOpener) -> None:
    province = office("tinh")
    dialog = _asked_to_join(province)
    before = len(duplicates.scan(province.registry))
    dialog.decide()
    province.settle()
    assert "câu trả lời của cả hai nơi" in dialog.banner.sentence.text()
    assert len(duplicates.scan(province.registry)) == before

    _fill(dialog, answer_0="Chị Hằng, 20/11", answer_1="Chị Định, 21/11")
    dialog.decide()
    province.settle()

    assert len(duplicates.scan(province.registry)) < before


def test_without_the_communes_answers_a_second_officer_stands_by_the_joining(
    office: OfficeOpener,
) -> None:
    province = office("tinh")
    officers.add(
        province.registry,
        "Phó Chủ tịch",
        Access.IN_CHARGE,
        SECOND_SECRET,
        cost=ui_office.CHEAP,
    )
    dialog = _asked_to_join(province)
    before = len(duplicates.scan(province.registry))
    wrong = ((ui_office.PASSPHRASE, "người thứ hai"), ("sai mật khẩu rồi", "không đúng"))
    for secret, told in wrong:
        _fill(dialog, reason="Hai xã chưa trả lời, cần chốt báo cáo", passphrase=secret)
        dialog.decide()
        province.settle()
        assert told in dialog.banner.sentence.text()
    assert len(duplicates.scan(province.registry)) == before

    _fill(dialog, passphrase=SECOND_SECRET)
    dialog.decide()
    province.settle()

    assert len(duplicates.scan(province.registry)) < before


def test_two_children_are_not_asked_about_again(office: OfficeOpener) -> None:
    province = office("tinh")
    province.open("duplicates")
    before = len(duplicates.scan(province.registry))
    province.press(Qt.Key.Key_2)
    assert len(duplicates.scan(province.registry)) == before - 1
    assert len(duplicates.decided(province.registry)) == 1


def test_a_proposal_is_refused_only_with_a_reason(office: OfficeOpener, tmp_path: Path) -> None:
    ui_decisions.carry(tmp_path / "ba-noi", "tinh", "xa")
    commune = office("xa")
    view = commune.open("proposals").section(ProposalsSection).view
    commune.press(Qt.Key.Key_2)
    assert len(proposals.proposals(commune.registry)) == 1
    view.reason.setText("Lớp này cũ rồi")
    view.refuse.click()
    commune.settle()
    (answered,) = proposals.proposals(commune.registry, only_open=False)
    assert (answered.state, answered.reason) == ("rejected", "Lớp này cũ rồi")


def test_a_proposal_is_agreed_to_with_one_key(office: OfficeOpener, tmp_path: Path) -> None:
    ui_decisions.carry(tmp_path / "ba-noi", "tinh", "xa")
    commune = office("xa")
    commune.open("proposals")
    commune.press(Qt.Key.Key_1)
    (answered,) = proposals.proposals(commune.registry, only_open=False)
    assert answered.state == "accepted"


def test_a_child_is_moved_to_the_unit_that_was_asked_for(office: OfficeOpener) -> None:
    province = office("tinh")
    view = province.open("transfers").section(TransfersSection).view
    assert view.target.code() == ui_decisions.OTHER
    view.move_button.click()
    province.settle()
    assert view.model.rowCount() == 0
    child = ui_decisions.named(province.registry, "Nguyễn Hoàng Long")
    with province.registry.read() as reading:
        assert reading.log.state(child).owner == ui_decisions.OTHER


def test_the_inbox_names_every_unit_below_with_what_waits_there(office: OfficeOpener) -> None:
    province = office("tinh")
    view = province.open("inbox").section(PackagesSection).inbox_view
    shown = {view.units.model.row(at).code for at in range(view.units.model.rowCount())}
    assert shown == {ui_office.COMMUNE, ui_decisions.OTHER}
    waiting = {one.code: one.differences for one in inbox_state.unit_states(province.registry)}
    assert waiting[ui_office.COMMUNE] == len(conflicts.open_conflicts(province.registry))
    view.units.filter.chosen.emit("all")
    view.units.filter.show_code("late")
    view.units.filter.chosen.emit("late")
    assert view.units.model.rowCount() == 0


def test_answers_and_receipts_for_all_units_go_to_one_folder(
    office: OfficeOpener, tmp_path: Path
) -> None:
    province = office("tinh")
    view = province.open("inbox").section(PackagesSection).inbox_view
    stick = tmp_path / "usb-bien-nhan"
    stick.mkdir()
    province.program.dialogs.folder_to_use = lambda _title: stick  # type: ignore[method-assign]
    lacking = [
        code
        for code in (ui_office.COMMUNE, ui_decisions.OTHER)
        if packages.unsent(province.registry, code)
    ]
    assert ui_office.COMMUNE in lacking  # a proposal waits for it
    view.answers.click()
    province.settle()
    written = list(stick.glob("*.mdd"))
    assert len(written) == 2
    assert len(list(stick.glob("*bien-nhan.mdd"))) == 2 - len(lacking)
    assert view.banner.title.text() == "Đã chép xong"  # a folder, no stick
    assert "Đã ghi 2 gói trả lời" in view.banner.sentence.text()


def test_what_waits_stands_beside_the_navigation_before_any_page_was_opened(
    office: OfficeOpener,
) -> None:
    province = office("tinh")
    navigation = province.program.window.navigation
    found = waiting.waiting(province.registry)
    assert found.conflicts == len(conflicts.open_conflicts(province.registry)) > 0
    assert found.transfers == 1
    assert navigation.count_shown("conflicts") == found.conflicts
    assert navigation.count_shown("transfers") == found.transfers


def test_a_code_read_aloud_confirms_what_came(office: OfficeOpener, tmp_path: Path) -> None:
    base = tmp_path / "ba-noi"
    with (
        offices.open_office(base / "tinh", ui_office.PASSPHRASE, today=ui_office.TODAY) as province,
        offices.open_office(base / "xa", ui_office.PASSPHRASE, today=ui_office.TODAY) as lower,
    ):
        own = trust.devices(lower)
        mine = next(device["device"] for device in own if device["this_computer"])
        spoken = receipts.spoken_receipts(province, ui_office.COMMUNE)
        code = next(line.code for line in spoken if line.device == mine)
    commune = office("xa")
    view = commune.open("sync").section(PackagesSection).make_view
    assert not view.receipts.write.isEnabled()
    view.receipts.box.setText("0-0000-0000")
    assert view.receipts.write.isEnabled()
    view.receipts.code_typed.emit("0-0000-0000")
    commune.settle()
    assert view.banner.title.text() == "Mã chưa khớp"
    view.receipts.code_typed.emit(code)
    commune.settle()
    assert "đã có đủ" in view.banner.title.text()
    assert view.receipts.box.text() == ""
    assert packages.unsent(commune.registry, ui_office.PROVINCE) == 0


def test_a_difference_says_which_of_two_computers_wrote_what(office: OfficeOpener) -> None:
    province = office("tinh")
    view = province.open("conflicts").section(ConflictsSection).view
    told = [one.text() for one in view.findChildren(QLabel)]
    places = {text for text in told if text.startswith("Máy ")}
    assert places == {"Máy 1", "Máy 2"}
    assert any(text.startswith("Hai máy của xã Tân Phước Đông ghi ô") for text in told)


def test_another_level_of_a_pledge_says_what_the_commune_would_be_pledged_a_month(
    office: OfficeOpener, tmp_path: Path
) -> None:
    base = tmp_path / "ba-noi"
    ui_decisions.pledge_differs(base, 700_000, 300_000)
    with offices.open_office(base / "tinh", ui_office.PASSPHRASE, today=ui_office.TODAY) as upper:
        (found,) = [c for c in conflicts.open_conflicts(upper) if c["record_kind"] == "pledge"]
        whole = found["monthly"][0]
        other = whole + found["values"][1]["value"] - found["values"][0]["value"]
    assert found["monthly"] == [whole, other]
    assert whole > 700_000, "others pledge too"

    province = office("tinh")
    view = province.open("conflicts").section(ConflictsSection).view
    view.search.wanted.emit("cam ket")
    province.settle()
    told = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
    (said,) = [text for text in told if "Cam kết mỗi tháng" in text]
    assert f"{format_number(other)} thay vì {format_number(whole)} đồng." in said
