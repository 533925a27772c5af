"""Mẹ đỡ đầu: the list, the form with the keyboard, the record and the steps of a sponsorship."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui_keys import Keyboard
from ui_sponsors import named, open_record, the_section

from conftest import Opener
from mdd_desktop.domain.office import Access
from mdd_desktop.services import document_prints, drafts, sponsor_list, sponsors, tasks
from mdd_desktop.ui.sponsors.form_presenter import DRAFT
from mdd_desktop.ui.widgets.button import Button

CTRL = Qt.KeyboardModifier.ControlModifier


ENTER = Qt.Key.Key_Return


BUDGET = 130


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
    registry = opened.registry
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

    (sponsor,) = sponsor_list.find(opened.registry, "do thi van")
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
    assert sponsor_list.find(opened.registry) == []
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
    draft = drafts.load(opened.registry, DRAFT)
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


def test_letters_of_everybody_are_printed_in_one_go(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desktop()
    printed: list[bytes] = []

    def print_once(pdf: bytes, done: Callable[[int], None]) -> None:
        printed.append(pdf)
        done(1)

    monkeypatch.setattr(opened.space.ground.dialogs, "print_pdf", print_once)
    registry = opened.program.desk.registry
    assert registry is not None
    registry.today = dt.date(registry.today.year, 12, 10)

    def owed() -> bool:
        found = tasks.due(registry).tasks
        return any(one.report and one.report.duty.id == "KH1-sponsors" for one in found)

    assert owed()
    opened.space.open("sponsors")
    opened.settle()

    the_section(opened).list_view.letters.click()
    opened.settle()

    assert len(printed) == 1
    assert printed[0].startswith(b"%PDF")
    (noted,) = document_prints.print_log(registry)
    assert (noted.kind, noted.copies) == ("D1", 1)
    assert not owed()


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
