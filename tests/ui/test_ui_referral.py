"""A child is referred to a service by keyboard: sent, shown, answered, taken back."""

import datetime as dt

from ui_keys import Keyboard
from ui_office import TODAY
from ui_record import CTRL, ENTER, button, now, open_record, record_of, show_tab, view_of, words_on

from conftest import Desktop, Opener
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.referral import ReferralState
from mdd_desktop.ui.children.file_dialogs import ReferralDialog


def _asked(opened: Desktop) -> ReferralDialog:
    view_of(opened).step_requested.emit("chuyen_gui")
    opened.settle()
    dialog = record_of(opened).referrals.dialog
    assert isinstance(dialog, ReferralDialog)
    return dialog


def _typed(keys: Keyboard) -> None:
    keys.type("y te")
    keys.press(ENTER)
    keys.type("Trạm y tế, chị Lan")
    keys.press(ENTER)
    keys.type("dau hieu")
    keys.press(ENTER)


def test_a_child_is_referred_and_the_answer_written_down(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    keys = Keyboard()

    dialog = _asked(opened)
    _typed(keys)
    dialog.editor("agreed").setChecked(True)  # type: ignore[attr-defined] - a check box
    keys.press(ENTER, CTRL)
    opened.wait(lambda: record_of(opened).referrals.dialog is None)
    opened.settle()
    show_tab(opened, "needs")
    (sent,) = now(opened, child).referrals
    shown = words_on(view_of(opened))
    button(opened, "Ghi trả lời của Trạm y tế, chị Lan").click()
    opened.settle()
    keys.type("hoan")
    for _ in range(2):
        keys.press(ENTER)
    keys.type("đã khám, cấp kính")
    keys.press(ENTER, CTRL)
    opened.wait(lambda: record_of(opened).referrals.dialog is None)
    opened.settle()

    assert (sent.kind, sent.reason, sent.without_consent) == ("y_te", "dau_hieu_khi_tham", None)
    assert sent.due - TODAY == dt.timedelta(days=14)
    assert "Trạm y tế, chị Lan" in shown
    (done,) = now(opened, child).referrals
    assert (done.state, done.outcome) == (ReferralState.DONE, "đã khám, cấp kính")
    opened.program.desk.undo_wanted.emit()
    opened.wait(lambda: now(opened, child).referrals[0].state is ReferralState.SENT)
    opened.settle()


def test_without_the_family_a_reason_is_needed_and_every_box_says_so(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    keys = Keyboard()

    dialog = _asked(opened)
    dialog.decide()
    empty = dialog.problem("kind")
    dialog.focus_box("kind")
    _typed(keys)
    keys.press(ENTER, CTRL)
    opened.settle()
    unasked = dialog.problem("without_consent")
    keys.type("em cần đi viện ngay")
    keys.press(ENTER, CTRL)
    opened.wait(lambda: record_of(opened).referrals.dialog is None)
    opened.settle()

    assert empty == "Ô này cần có."
    assert "vì sao vẫn phải báo" in unasked
    assert now(opened, child).referrals[0].without_consent == "em cần đi viện ngay"


def test_a_refusal_of_the_registry_is_shown_in_the_dialog(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened)
    keys = Keyboard()

    dialog = _asked(opened)
    _typed(keys)
    dialog.editor("agreed").setChecked(True)  # type: ignore[attr-defined] - a check box
    keys.type("24112026")
    keys.press(ENTER, CTRL)
    opened.settle()

    assert "sau hôm nay" in dialog.banner.sentence.text()
    dialog.reject()


def test_the_entry_role_is_told_who_refers(desktop: Opener) -> None:
    opened = desktop(access=Access.ENTRY)
    open_record(opened)

    menu = {action.data(): action for action in view_of(opened).more.menu_shown.actions()}

    assert not menu["chuyen_gui"].isEnabled()
    assert "cán bộ phụ trách" in menu["chuyen_gui"].text()
