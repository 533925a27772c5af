"""Computers let in and revoked, and communes merged by law."""

from pathlib import Path

import ui_decisions
import ui_office
from PySide6.QtCore import Qt
from ui_decider import OfficeOpener

from mdd_desktop.services import (
    genealogy,
    offices,
    trust,
)
from mdd_desktop.services.offices import NewOffice
from mdd_desktop.ui.devices.section import DevicesSection
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.check_box import CheckBox


def test_a_request_that_was_scanned_shows_the_same_digits(
    office: OfficeOpener, tmp_path: Path
) -> None:
    province = office("tinh")
    file = tmp_path / "ba-noi" / "usb" / "2.req"
    view = province.open("devices").section(DevicesSection).view
    view.scanned.setFocus()
    view.scanned.setText(file.read_text(encoding="utf-8"))
    province.press(Qt.Key.Key_Return)
    shown = [box.text() for box in view.enrol_panel.findChildren(CheckBox)]
    assert tuple(shown) == trust.read_request(province.registry, file).digits
    assert view.scanned.text() == ""
    view.scanned.setText("không phải đề nghị")
    read = next(one for one in view.findChildren(Button) if one.text() == "Đọc mã")
    read.click()
    province.settle()
    assert view.banner.title.text() == "Chưa mở được đề nghị"


def test_the_list_has_the_focus_as_soon_as_the_page_opens(office: OfficeOpener) -> None:
    province = office("tinh")
    view = province.open("devices").section(DevicesSection).view

    assert view.table.hasFocus()
    assert view.merger.isEnabled()
    view.show_lines([], "")
    assert view.first_box() is view.scanned
    assert not view.merger.isEnabled()
    assert view.merger.toolTip()


def test_a_computer_is_let_in_only_when_all_six_groups_were_ticked(
    office: OfficeOpener, tmp_path: Path
) -> None:
    asked = request_of(tmp_path / "may-moi", tmp_path / "moi.req")
    province = office("tinh")
    section = province.open("devices").section(DevicesSection)
    before = len(trust.devices(province.registry))
    section.presenter.open_request(tmp_path / "moi.req")
    province.settle()
    panel = section.view.enrol_panel
    boxes = panel.findChildren(CheckBox)
    assert " ".join(box.text() for box in boxes) == asked
    assert not panel.approve.isEnabled()
    for box in boxes:
        box.setChecked(True)
    assert panel.approve.isEnabled()
    welcome = tmp_path / "chao.mdd"
    province.program.dialogs.file_to_save = (  # type: ignore[method-assign]
        lambda _name, _suffix: welcome
    )
    panel.approve.click()
    province.settle()
    assert welcome.is_file()
    assert len(trust.devices(province.registry)) == before + 1


def test_digits_that_differ_stop_the_enrolment(office: OfficeOpener, tmp_path: Path) -> None:
    request_of(tmp_path / "may-moi", tmp_path / "moi.req")
    province = office("tinh")
    section = province.open("devices").section(DevicesSection)
    before = len(trust.devices(province.registry))
    section.presenter.open_request(tmp_path / "moi.req")
    province.settle()
    section.view.enrol_panel.stop.click()
    province.settle()
    assert "không ghi danh" in section.view.banner.title.text()
    assert len(trust.devices(province.registry)) == before


def test_a_damaged_request_is_refused_in_words(office: OfficeOpener, tmp_path: Path) -> None:
    broken = tmp_path / "hong.req"
    broken.write_bytes(b"{")
    province = office("tinh")
    section = province.open("devices").section(DevicesSection)
    section.presenter.open_request(broken)
    province.settle()
    assert section.view.banner.isVisible()
    assert not section.view.enrol_panel.isVisible()


def test_a_computer_is_revoked_only_with_a_reason(office: OfficeOpener) -> None:
    province = office("tinh")
    view = province.open("devices").section(DevicesSection).view
    other = next(
        at for at in range(view.model.rowCount()) if view.model.row(at).code == ui_decisions.OTHER
    )
    view.table.choose_row(other)
    view.revoke.click()
    province.settle()
    offered = view.revoke_panel.believed
    assert offered.itemText(0) == "Tin mọi gói đã nhận"
    assert offered.itemText(offered.count() - 1) == "Không tin gì"
    view.revoke_requested.emit(other, "all", " ")
    province.settle()
    assert view.banner.isVisible()
    view.revoke_requested.emit(other, "all", "Mất máy")
    province.settle()
    revoked = [one for one in trust.devices(province.registry) if one["revoked"]]
    assert [one["unit"] for one in revoked] == [ui_decisions.OTHER]


def request_of(folder: Path, path: Path) -> str:
    """A new computer of the other commune asks; its digits come back."""
    new = NewOffice(
        ui_decisions.OTHER,
        "Hồ Thị Giả Định",
        ui_office.PASSPHRASE,
        name=ui_decisions.OTHER_NAME,
        parent=ui_office.PROVINCE,
    )
    registry, _key = offices.set_up(folder, new, today=ui_office.TODAY, cost=ui_office.CHEAP)
    with registry:
        return trust.request(registry, path)


def test_communes_are_merged_after_a_dry_run_and_stand_again_after_undo(
    office: OfficeOpener,
) -> None:
    province = office("tinh")
    section = province.open("mergers").section(DevicesSection)
    view = section.merger_view
    assert not view.merge.isEnabled()
    for box in view.findChildren(CheckBox):
        box.setChecked(True)
    view.code.setText("30999")
    view.name.setText("xã Phú Đông")
    view.attempt.click()
    province.settle()
    assert view.merge.isEnabled()
    standing, merged = genealogy.units_to_merge(province.registry)
    assert [code for code, _ in standing] == [ui_decisions.OTHER, ui_office.COMMUNE]
    view.merge.click()
    province.settle()
    assert genealogy.units_to_merge(province.registry)[1] == [("30999", "xã Phú Đông")]
    view.undo_requested.emit("30999")
    province.settle()
    assert genealogy.units_to_merge(province.registry) == (standing, merged)


def test_a_merger_without_a_readable_date_is_refused_in_words(office: OfficeOpener) -> None:
    province = office("tinh")
    view = province.open("mergers").section(DevicesSection).merger_view
    view.code.setText("30999")
    view.on.setText("31/02/2026")
    view.attempt.click()
    province.settle()
    assert "31/02/2026" in view.banner.sentence.text()
    assert not view.merge.isEnabled()
