"""What is typed into a dialog outlives Esc and a crash, and is offered when it is asked again."""

from PySide6.QtCore import Qt
from ui_keys import Keyboard
from ui_record import (
    CTRL,
    ENTER,
    now,
    open_record,
    record_of,
    view_of,
    words_on,
)

from conftest import Desktop, Opener
from mdd_desktop.services import drafts
from mdd_desktop.ui.overview.section import OverviewSection
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.form_dialog import FormDialog

ESCAPE = Qt.Key.Key_Escape


def _close_asked(opened: Desktop) -> FormDialog:
    view_of(opened).step_requested.emit("dong")
    opened.settle()
    dialog = record_of(opened).steps.dialog
    assert dialog is not None
    return dialog


def _begin_and_leave(opened: Desktop) -> None:
    keys = Keyboard()
    _close_asked(opened)
    keys.type("chuyen")
    keys.press(ENTER)
    keys.press(ESCAPE)
    opened.settle()


def _offered(dialog: FormDialog) -> Banner:
    (found,) = [one for one in dialog.findChildren(Banner) if one.isVisible()]
    return found


def test_escape_keeps_what_was_typed_and_the_same_question_offers_it(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    keys = Keyboard()

    _close_asked(opened)
    keys.type("chuyen")
    keys.press(ENTER)
    keys.press(ENTER)
    keys.type("theo mẹ về quê")
    keys.press(ESCAPE)
    opened.settle()
    again = _close_asked(opened)

    assert "gõ dở lần trước" in _offered(again).sentence.text()
    assert again.fields()["note"] == "theo mẹ về quê"
    keys.press(ENTER, CTRL)
    opened.wait(lambda: record_of(opened).steps.dialog is None)
    opened.settle()
    closed = now(opened, child).exit
    assert closed is not None
    assert (closed.reason.value, closed.note) == ("chuyen_di", "theo mẹ về quê")
    assert drafts.everything(opened.registry) == []


def test_a_box_that_was_left_is_kept_before_the_dialog_is_closed(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened)
    keys = Keyboard()

    _close_asked(opened)
    keys.type("chuyen")
    keys.press(ENTER)
    opened.settle()

    (kept,) = drafts.everything(opened.registry)
    assert kept.fields["reason"] == "chuyen_di"
    assert kept.fields[drafts.ABOUT].startswith("Đóng hồ sơ em")


def test_a_question_left_without_typing_leaves_nothing(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened)
    keys = Keyboard()

    _close_asked(opened)
    keys.press(ESCAPE)
    opened.settle()

    assert drafts.everything(opened.registry) == []


def test_what_was_typed_before_can_be_thrown_away(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened)
    _begin_and_leave(opened)

    dialog = _close_asked(opened)
    _offered(dialog).findChildren(Button)[0].click()
    opened.settle()

    assert dialog.fields()["reason"] == ""
    assert dialog.typed() == {}
    assert drafts.everything(opened.registry) == []
    dialog.reject()


def test_another_record_is_not_offered_it_and_the_first_page_leads_back(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    _begin_and_leave(opened)

    open_record(opened, "nguyen")
    other = _close_asked(opened)
    assert other.typed() == {}
    other.reject()
    opened.space.open("overview")
    opened.settle()
    panel = opened.space.section(OverviewSection).view.drafts
    names = [one.accessibleName() for one in panel.findChildren(Button)]

    assert names == [f"Làm tiếp: Đang làm dở: Đóng hồ sơ em {now(opened, child).full_name}"]
    panel.findChildren(Button)[0].click()
    opened.settle()
    assert now(opened, child).full_name in words_on(view_of(opened))


def test_a_meeting_shows_no_draft_of_a_dialog(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened)
    _begin_and_leave(opened)

    opened.program.desk.meet(on=True)
    opened.settle()
    dialog = _close_asked(opened)

    assert dialog.typed() == {}
    dialog.reject()
    opened.settle()
    assert len(drafts.everything(opened.registry)) == 1
