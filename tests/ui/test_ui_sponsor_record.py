"""The record of a sponsor: tabs, steps of a sponsorship, letters, scans and whoever only reads."""

import datetime as dt
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from ui_keys import Keyboard
from ui_sponsors import named, open_record, the_section, words_of

from conftest import Desktop, Opener
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.paper import Paper
from mdd_desktop.domain.sponsorship import Sponsorship, SponsorshipState
from mdd_desktop.services import history, papers, sponsor_file, sponsors, sponsorships
from mdd_desktop.ui.paper_dialog import PaperDialog
from mdd_desktop.ui.scan_viewer import ScanViewer
from mdd_desktop.ui.sponsors.ports import SponsorSheet
from mdd_desktop.ui.sponsors.section import SponsorsSection
from mdd_desktop.ui.sponsors.sheet import sheet_of, timeline_of
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.pdf_preview import is_veiled
from mdd_desktop.ui.widgets.reason_dialog import ReasonDialog


def test_every_tab_shows_what_it_promises(desktop: Opener) -> None:
    opened = desktop()
    section = open_record(opened, named(opened, "thanh van").id, "bonds")
    assert "500.000 đồng" in words_of(section)
    for tab, words in (
        ("given", "đã tiếp nhận"),
        ("papers", "Bản cam kết bảo vệ trẻ em"),
        ("timeline", "Thêm vào sổ"),
    ):
        section.record_view.show_tab(tab)
        opened.settle()

        assert words in words_of(section), tab
    section.record_view.show_tab("letters")
    opened.settle()
    assert section.record_view.letter_name.text() == "Thư báo 6 tháng cuối năm 2026"
    assert section.record_view.preview.pdf()


def sheet_of_record(opened: Desktop, typed: str) -> SponsorSheet:
    registry = opened.registry
    file = sponsor_file.read_file(registry, named(opened, typed).id)
    return sheet_of(file, registry.today, Access.IN_CHARGE)


def test_what_came_for_a_sponsorship_names_its_child(desktop: Opener) -> None:
    sheet = sheet_of_record(desktop(), "thanh van")

    received = [line for line in sheet.given if line.state.text == "Đã tiếp nhận"]
    assert received
    assert "—" not in {line.child for line in sheet.given}
    assert sheet.given_total.startswith("9 lần · ")


def test_a_child_whose_sponsorship_rests_is_counted_and_named_as_such(desktop: Opener) -> None:
    sheet = sheet_of_record(desktop(), "thanh van")

    assert dict(sheet.figures)["Đang đỡ đầu"] == "3 trẻ (1 tạm dừng)"


@pytest.mark.parametrize(
    ("expires", "said"),
    [
        (dt.date(2026, 12, 20), "Còn hạn 27 ngày"),
        (dt.date(2026, 11, 22), "Hết hạn"),
        (None, "Đã ký"),
    ],
)
def test_the_promise_says_how_long_it_holds(
    desktop: Opener, expires: dt.date | None, said: str
) -> None:
    opened = desktop()
    signed = {"protection_signed_on": dt.date(2024, 12, 23), "protection_expires_on": expires}
    sponsors.correct(opened.registry, named(opened, "thanh van").id, signed)

    assert sheet_of_record(opened, "thanh van").promise_state.text == said


def test_the_timeline_says_how_many_boxes_changed_and_what_stands_in_each(desktop: Opener) -> None:
    opened = desktop()
    sponsor = named(opened, "thanh van").id
    offers = {"capacity": 8, "offer_amount": 500_000, "wishes": "Mong gặp em dịp Tết."}
    sponsors.correct(opened.registry, sponsor, offers)

    edited, new = timeline_of(history.of_record(opened.registry, sponsor))

    assert edited.what == "Sửa 3 ô"
    assert "Mức có thể hỗ trợ mỗi tháng: trống → 500.000 đồng" in edited.details
    assert len(edited.details) == len(offers)
    assert new.what == "Thêm vào sổ"
    assert "Đỗ Thị Thanh Vân" in new.details[0]


def step_button(section: SponsorsSection, words: str) -> Button:
    return next(
        button
        for button in section.record_view.findChildren(Button)
        if button.isVisible() and button.text() == words
    )


def the_dialog(opened: Desktop) -> ReasonDialog:
    dialog = the_section(opened).record.steps.dialog
    assert dialog is not None
    return dialog


def state_of(opened: Desktop, bond: Sponsorship) -> SponsorshipState:
    registry = opened.registry
    (found,) = (b for b in sponsorships.of_sponsor(registry, bond.sponsor_id) if b.id == bond.id)
    return found.state_on(registry.today)


def running(opened: Desktop, typed: str) -> Sponsorship:
    registry = opened.registry
    bonds = sponsorships.of_sponsor(registry, named(opened, typed).id)
    return next(b for b in bonds if b.state_on(registry.today) is SponsorshipState.ACTIVE)


def test_a_sponsor_who_is_not_there_leaves_nothing_of_the_one_before(desktop: Opener) -> None:
    opened = desktop()
    view = open_record(opened, named(opened, "thanh van").id).record_view
    assert view.place.text()

    opened.space.open("sponsor", uuid4())
    opened.settle()

    assert view.banner.title.text() == "Chưa mở được hồ sơ"
    assert view.place.text() == ""
    assert not view.edit.isVisible()
    assert not view.tabs.isVisible()


def test_a_sponsorship_is_paused_with_a_reason_and_goes_on(desktop: Opener) -> None:
    opened = desktop()
    bond = running(opened, "phu loi")
    section = open_record(opened, bond.sponsor_id, "bonds")

    step_button(section, "Tạm dừng…").click()
    opened.settle()
    dialog = the_dialog(opened)
    assert dialog.fields()["day"] == "23/11/2026"
    dialog.decide()
    assert dialog.problem("reason")
    dialog.put({"reason": "me_di_vang"})
    dialog.decide()
    opened.settle()
    assert state_of(opened, bond) is SponsorshipState.PAUSED
    step_button(section, "Tiếp tục…").click()
    opened.settle()
    the_dialog(opened).decide()
    opened.settle()
    assert "phải sau ngày tạm dừng" in the_dialog(opened).banner.sentence.text()
    the_dialog(opened).reject()
    opened.settle()
    assert state_of(opened, bond) is SponsorshipState.PAUSED


def test_ending_asks_for_reason_and_hand_over(desktop: Opener) -> None:
    opened = desktop()
    bond = running(opened, "phu loi")
    section = open_record(opened, bond.sponsor_id, "bonds")

    step_button(section, "Kết thúc…").click()
    opened.settle()
    dialog = the_dialog(opened)
    dialog.put({"reason": "me_chuyen_di"})
    dialog.put({"note": "Đã giao sổ cho Chi hội trưởng."})
    dialog.decide()
    opened.settle()

    registry = opened.registry
    ended = next(b for b in sponsorships.of_child(registry, bond.child_id) if b.id == bond.id)
    assert (ended.end, ended.end_reason) == (registry.today, "me_chuyen_di")
    assert ended.handover == "Đã giao sổ cho Chi hội trưởng."


def test_changing_the_godmother_leads_to_the_candidates(desktop: Opener) -> None:
    opened = desktop()
    bond = running(opened, "phu loi")
    section = open_record(opened, bond.sponsor_id, "bonds")

    step_button(section, "Đổi Mẹ…").click()
    opened.settle()
    assert the_dialog(opened).fields()["reason"] == "doi_me_do_dau"
    the_dialog(opened).decide()
    opened.settle()

    assert opened.window.page() == "matching"
    registry = opened.registry
    (ended,) = (b for b in sponsorships.of_child(registry, bond.child_id) if b.id == bond.id)
    assert (ended.end, ended.end_reason) == (registry.today, "doi_me_do_dau")


def test_in_a_meeting_names_are_masked_and_the_letter_is_covered(desktop: Opener) -> None:
    opened = desktop()
    sponsor = named(opened, "thanh van").id
    opened.program.desk.meet(on=True)
    opened.settle()

    section = open_record(opened, sponsor, "letters")

    assert "Thanh Vân" not in words_of(section)
    assert is_veiled(section.record_view.preview)
    assert not section.record_view.preview.view.isVisible()
    assert section.record_view.print.isEnabled()
    opened.space.open("sponsors")
    opened.settle()
    shown = [section.list_view.model.index(at, 0).data() for at in range(3)]
    assert all("." in name for name in shown)
    section.list_view.letters.click()
    opened.settle()
    opened.program.desk.meet(on=False)
    opened.settle()


def chips_of(section: SponsorsSection) -> list[str]:
    return [chip.text() for chip in section.record_view.findChildren(Chip) if chip.isVisible()]


def test_a_scan_of_the_promise_is_added_by_keyboard_looked_at_and_taken_out(
    desktop: Opener, tmp_path: Path
) -> None:
    opened = desktop()
    sponsor = named(opened, "thanh van").id
    section = open_record(opened, sponsor, "papers")
    photo = tmp_path / "camera.jpg"
    exif = Image.Exif()
    exif[0x010F] = "camera of the office"
    Image.effect_noise((3000, 2000), 90).save(photo, exif=exif)
    opened.program.dialogs.files_to_open = lambda _title, _pattern: [photo]  # type: ignore[method-assign]
    steps, keys = section.record.papers, Keyboard()

    section.record_view.papers.paper_wanted.emit("")
    opened.settle()
    assert isinstance(steps.dialog, PaperDialog)
    keys.type("cam ket")
    keys.press(Qt.Key.Key_Return)
    keys.type("02112026")
    steps.dialog.choose.click()
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: steps.dialog is None)
    opened.settle()

    registry = opened.registry
    with registry.read() as reading:
        (paper,) = reading.of(Paper).where(sponsor_id=sponsor, void=False)
    assert (paper.kind, paper.dated_on) == ("cam_ket_bao_ve", dt.date(2026, 11, 2))
    assert 0 < paper.size <= 300_000
    _paper, content = papers.read_scan(registry, paper.id)
    assert b"camera of the office" not in content
    opened.wait(lambda: "Có bản chụp" in chips_of(section))

    section.record_view.papers.scan_wanted.emit(paper.id)
    opened.wait(lambda: steps.dialog is not None)
    assert isinstance(steps.dialog, ScanViewer)
    steps.dialog.reject()
    section.record_view.papers.paper_dropped.emit(paper.id)
    opened.wait(lambda: "Có bản chụp" not in chips_of(section))


def test_a_picture_that_is_none_is_refused_in_the_dialog_of_the_sponsor(
    desktop: Opener, tmp_path: Path
) -> None:
    opened = desktop()
    section = open_record(opened, named(opened, "thanh van").id, "papers")
    broken = tmp_path / "hong.jpg"
    broken.write_bytes(b"khong phai anh")

    section.record_view.papers.scan_given.emit(broken)
    opened.settle()
    dialog = section.record.papers.dialog
    assert isinstance(dialog, PaperDialog)
    dialog.editor("kind").show_code("thoa_thuan")  # type: ignore[union-attr]
    dialog.decided.emit()
    opened.settle()

    assert dialog.isVisible()
    assert dialog.banner.isVisible()
    dialog.reject()


def test_whoever_only_reads_adds_no_scan(desktop: Opener) -> None:
    opened = desktop(access=Access.LEADER)
    section = open_record(opened, named(opened, "thanh van").id, "papers")

    assert "Thêm giấy tờ" not in [one.text() for one in section.record_view.findChildren(Button)]
    section.record_view.papers.paper_wanted.emit("")
    opened.settle()
    assert section.record.papers.dialog is None
