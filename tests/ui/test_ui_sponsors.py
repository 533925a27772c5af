"""Mẹ đỡ đầu: the list, the form with the keyboard, the record and the steps of a sponsorship."""

import datetime as dt
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from ui_keys import Keyboard

from conftest import Desktop, Opener
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.paper import Paper
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship, SponsorshipState
from mdd_desktop.services import drafts, papers, sponsor_list, sponsors, sponsorships
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.paper_dialog import PaperDialog
from mdd_desktop.ui.scan_viewer import ScanViewer
from mdd_desktop.ui.sponsors.form_presenter import DRAFT
from mdd_desktop.ui.sponsors.section import SponsorsSection
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.pdf_preview import is_veiled
from mdd_desktop.ui.widgets.reason_dialog import ReasonDialog

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return
BUDGET = 130


def registry_of(opened: Desktop) -> Registry:
    registry = opened.program.desk.registry
    assert registry is not None
    return registry


def the_section(opened: Desktop) -> SponsorsSection:
    return opened.space.section(SponsorsSection)


def named(opened: Desktop, typed: str) -> Sponsor:
    return sponsor_list.find(registry_of(opened), typed)[0]


def open_record(opened: Desktop, sponsor: UUID, tab: str = "identity") -> SponsorsSection:
    opened.space.open("sponsor", sponsor)
    opened.settle()
    the_section(opened).record_view.show_tab(tab)
    opened.settle()
    return the_section(opened)


def test_tab_counts_are_those_of_their_lists(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("sponsors")
    opened.settle()
    view = the_section(opened).list_view

    for code in ("tat_ca", "dang_do_dau", "con_nhan", "chua_do_dau", "can_ky"):
        view.tabs.show_tab(code)
        view.tab_changed.emit(code)
        opened.settle()

        shown = view.tabs.open_button().text().split()[-1]
        assert shown == str(view.model.rowCount()), code


def test_typing_finds_sponsors_and_never_moves_the_focus(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("sponsors")
    opened.settle()
    view = the_section(opened).list_view
    keys = Keyboard()
    keys.press(Qt.Key.Key_F, CTRL)

    keys.type("hoang sen")
    opened.wait(lambda: "khớp" in view.count.text())
    opened.settle()

    assert view.model.index(0, 0).data() == "Công ty TNHH Hoàng Sen"
    assert view.search.hasFocus()


def test_a_search_without_match_offers_two_ways_on(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("sponsors", "không ai tên này")
    opened.settle()
    view = the_section(opened).list_view

    assert view.empty.title.text() == "Không có Mẹ đỡ đầu nào khớp “không ai tên này”"
    view.new.click()
    opened.settle()
    assert opened.window.page() == "sponsor_form"
    assert the_section(opened).form_view.fields()["full_name"] == "không ai tên này"


def test_heads_sort_in_the_database(desktop: Opener) -> None:
    opened = desktop()
    registry = registry_of(opened)
    sponsors.correct(registry, named(opened, "hoang sen").id, {"offer_amount": 9_000_000})
    opened.space.open("sponsors")
    opened.settle()
    view = the_section(opened).list_view

    view.sort_changed.emit("amount")
    opened.settle()

    assert view.model.index(0, 0).data() == "Công ty TNHH Hoàng Sen"
    assert view.count.text().endswith("mức có thể cao trước")


def test_enter_opens_the_sponsor_and_escape_comes_back(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("sponsors")
    opened.settle()
    view = the_section(opened).list_view
    view.table.choose_row(0)

    QTest.keyClick(view.table, ENTER)
    opened.settle()
    assert opened.window.page() == "sponsor"
    QTest.keyClick(the_section(opened).record_view.tabs.open_button(), Qt.Key.Key_Escape)
    opened.settle()

    assert opened.window.page() == "sponsors"


def test_a_sponsor_is_entered_without_a_mouse(desktop: Opener) -> None:
    opened = desktop("empty")
    keys = Keyboard()

    keys.press(Qt.Key.Key_D, CTRL)
    opened.settle()
    assert QApplication.focusWidget() is the_section(opened).form_view.editor("full_name")
    for text in ("Đỗ Thị Vân", "", "1961", "", "giáo viên", "0912345678", "", "Phú Lợi", ""):
        keys.type(text)
        keys.press(ENTER)
    for text in ("", "", "", "2", "500k"):
        keys.type(text)
        keys.press(ENTER)
    keys.press(ENTER, CTRL)
    opened.wait(lambda: the_section(opened).form_view.fields()["full_name"] == "")
    opened.settle()

    (sponsor,) = sponsor_list.find(registry_of(opened), "do thi van")
    assert (sponsor.born_year, sponsor.occupation, sponsor.village) == (
        1961,
        "giáo viên",
        "Phú Lợi",
    )
    assert (sponsor.capacity, sponsor.offer_amount) == (2, 500_000)
    assert sponsor.phone == "0912345678"
    assert the_section(opened).form_view.fields()["full_name"] == ""
    assert keys.strokes <= BUDGET


def test_a_foreign_sponsor_needs_a_contact_officer(desktop: Opener) -> None:
    opened = desktop("empty")
    opened.space.open("sponsor_form")
    opened.settle()
    form = the_section(opened).form_view
    form.show_fields({"kind": "ca_nhan", "full_name": "Anna Zeller", "foreign": "1"})

    form.save_button.click()
    opened.settle()

    problem = form.fields_by_name["contact_officer"].problem()
    assert problem == "Người nước ngoài cần có cán bộ đầu mối giữ liên lạc."
    assert sponsor_list.find(registry_of(opened)) == []
    form.show_fields(form.fields() | {"contact_officer": "Chị Hạnh"})
    form.save_button.click()
    opened.settle()
    assert opened.window.page() == "sponsor"


def test_who_may_be_in_the_book_already_is_shown_while_typing(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("sponsor_form")
    opened.settle()
    form = the_section(opened).form_view
    form.show_fields({"kind": "ca_nhan", "full_name": "do thi thanh van"})

    form.box_left.emit("full_name")
    opened.wait(form.alike.isVisible)

    assert "Đỗ Thị Thanh Vân" in form.alike.sentence.text()
    assert "cùng tên" in form.alike.sentence.text()
    form.open_alike.click()
    opened.settle()
    assert opened.window.page() == "sponsor"


def test_a_draft_survives_leaving_the_form(desktop: Opener) -> None:
    opened = desktop("empty")
    opened.space.open("sponsor_form")
    opened.settle()
    keys = Keyboard()
    keys.type("Trần Thị Dở Dang")
    keys.press(ENTER)

    keys.press(Qt.Key.Key_Escape)
    opened.settle()
    assert opened.window.page() == "sponsors"
    draft = drafts.load(registry_of(opened), DRAFT)
    assert draft is not None
    opened.space.open("sponsor_form")
    opened.settle()

    assert the_section(opened).form_view.fields()["full_name"] == "Trần Thị Dở Dang"


def test_a_record_is_corrected_in_the_same_form(desktop: Opener) -> None:
    opened = desktop()
    sponsor = named(opened, "thanh van")
    section = open_record(opened, sponsor.id)

    QTest.keyClick(section.record_view.tabs.open_button(), Qt.Key.Key_F2)
    opened.wait(lambda: opened.window.page() == "sponsor_form")
    opened.settle()
    fields = section.form_view.fields() | {"capacity": "4", "protection_signed_on": "01/02/2026"}
    section.form_view.show_fields(fields)
    section.form_view.more_button.click()
    opened.settle()

    assert opened.window.page() == "sponsor"
    saved = named(opened, "thanh van")
    assert saved.capacity == 4
    assert saved.protection_signed_on is not None
    assert saved.occupation == sponsor.occupation


def words_of(section: SponsorsSection) -> str:
    labels = section.record_view.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisible())


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
    registry = registry_of(opened)
    (found,) = (b for b in sponsorships.of_sponsor(registry, bond.sponsor_id) if b.id == bond.id)
    return found.state_on(registry.today)


def running(opened: Desktop, typed: str) -> Sponsorship:
    registry = registry_of(opened)
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

    registry = registry_of(opened)
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
    assert state_of(opened, bond) in {SponsorshipState.ACTIVE, SponsorshipState.ENDED}


def test_letters_of_everybody_are_printed_in_one_go(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desktop()
    printed: list[bytes] = []
    monkeypatch.setattr(opened.space.ground.dialogs, "print_pdf", printed.append)
    opened.space.open("sponsors")
    opened.settle()

    the_section(opened).list_view.letters.click()
    opened.settle()

    assert len(printed) == 1
    assert printed[0].startswith(b"%PDF")


def test_the_first_day_says_how_to_begin(desktop: Opener) -> None:
    opened = desktop("empty")
    opened.space.open("sponsors")
    opened.settle()
    view = the_section(opened).list_view

    assert view.empty.title.text() == "Chưa có Mẹ đỡ đầu nào trong sổ"
    assert not view.fewer.isVisible()


def test_a_leader_reads_and_changes_nothing(desktop: Opener) -> None:
    opened = desktop(access=Access.LEADER)
    opened.space.open("sponsors")
    opened.settle()
    assert not the_section(opened).list_view.add.isVisible()

    section = open_record(opened, named(opened, "thanh van").id, "bonds")

    assert not section.record_view.edit.isEnabled()
    assert not section.record_view.match.isVisible()
    assert section.record_view.banner.sentence.text() == "Lãnh đạo xem, không sửa hồ sơ."
    words = [button.text() for button in section.record_view.findChildren(Button)]
    assert "Kết thúc…" not in words


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


# -- papers ----------------------------------------------------------------------------------


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

    registry = registry_of(opened)
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
