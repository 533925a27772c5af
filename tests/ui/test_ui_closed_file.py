"""The record of a closed file says so, offers the way back and nothing that would be refused."""

import datetime as dt
from dataclasses import replace

import ui_tour
from ui_record import found, now, open_record, record_of, show_tab, view_of, words_on

from conftest import Desktop, Opener
from mdd_desktop.domain.child import ExitReason
from mdd_desktop.domain.office import Access
from mdd_desktop.services import cases
from mdd_desktop.ui.widgets.button import Button

TO_A_SPONSOR = {"Kết nối ›", "Tìm Mẹ đỡ đầu", "Lập thêm lượt đỡ đầu"}


def closed_record(opened: Desktop) -> None:
    child = open_record(opened, "ngo hoai an")
    moved = ExitReason.MOVED_AWAY
    cases.close(opened.registry, child, on=dt.date(2026, 11, 20), reason=moved)
    opened.wait(view_of(opened).closed.isVisible)
    opened.settle()


def ways_to_a_sponsor(opened: Desktop) -> set[str]:
    found = set()
    for tab in ("needs", "support"):
        show_tab(opened, tab)
        buttons = view_of(opened).findChildren(Button)
        found |= {one.text() for one in buttons if one.isVisible()} & TO_A_SPONSOR
    return found


def test_a_closed_file_says_when_and_why_and_is_opened_again_from_there(desktop: Opener) -> None:
    opened = desktop()
    closed_record(opened)
    view = view_of(opened)

    assert "Hồ sơ đóng ngày 20/11/2026, lý do: " in words_on(view)
    view.reopen.click()
    opened.settle()

    dialog = record_of(opened).steps.dialog
    assert dialog is not None
    dialog.put({"day": "23/11/2026", "note": "gia đình về lại"})
    dialog.decide()
    opened.wait(view.closed.isHidden)
    assert view.support.isEnabled()


def test_nobody_is_looked_for_to_sponsor_a_child_whose_file_is_closed(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened, "ngo hoai an")
    assert ways_to_a_sponsor(opened) == TO_A_SPONSOR

    closed_record(opened)

    assert ways_to_a_sponsor(opened) == set()
    view = view_of(opened)
    assert not view.support.isEnabled()
    assert "Sổ hỗ trợ" in view.support.toolTip()
    assert view.visit.isEnabled()


def test_only_whoever_is_in_charge_opens_a_file_again(desktop: Opener) -> None:
    opened = desktop(access=Access.ENTRY)
    open_record(opened)
    sheet = view_of(opened)._sheet  # noqa: SLF001 - what the record shows
    assert sheet is not None

    view_of(opened).show_sheet(replace(sheet, closed="Hồ sơ đóng ngày 20/11/2026."))

    assert not view_of(opened).reopen.isEnabled()
    assert view_of(opened).reopen.toolTip() == "Việc của cán bộ phụ trách."


def test_outside_the_list_the_way_back_is_followed_by_the_name(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)

    assert view_of(opened).place.text() == now(opened, child).full_name


def test_no_key_is_about_the_child_before_while_the_next_one_is_opened(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened, "ngo hoai an")
    ui_tour.hold_the_registry(opened)

    opened.space.open("child", found(opened, "dang ngoc han").id)
    view_of(opened).wishes.visit_wanted.emit(None)
    view_of(opened).edit_requested.emit()

    assert opened.window.page() == "child"
