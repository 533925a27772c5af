"""The board Trùng – Sót – Trễ in the window: cards, fixes, what a province may not do."""

from pathlib import Path

import pytest
import ui_office as office
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from ui_keys import Keyboard
from ui_support import a_second_sponsor, open_november, write_some_of_november

from conftest import Desktop, Opener
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.record import new_id
from mdd_desktop.services import gaps, timeline
from mdd_desktop.services.gaps import DoubleCard
from mdd_desktop.ui import unhurried
from mdd_desktop.ui.gaps.cards import GapText
from mdd_desktop.ui.gaps.section import GapsSection
from mdd_desktop.ui.gaps.texts import DELIVER, EXPLAIN, KEEP, MATCH, MOVE, double_text
from mdd_desktop.ui.gaps.view import DOUBLE, LATE, MISSED, GapsView
from mdd_desktop.ui.ledger.section import LedgerSection
from mdd_desktop.ui.sponsorship_steps import REMIND
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.reason_dialog import ReasonDialog

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def board(desktop: Desktop) -> gaps.Board:
    return gaps.board(desktop.registry, 2026, 11)


def opened(desktop: Desktop) -> GapsView:
    registry = desktop.registry
    open_november(registry)
    write_some_of_november(registry)
    a_second_sponsor(registry)
    desktop.space.open("gaps")
    desktop.settle()
    return desktop.space.section(GapsSection).view


def dialog_of(view: GapsView) -> ReasonDialog:
    return next(one for one in view.findChildren(ReasonDialog) if one.isVisible())


def test_each_column_shows_the_rows_of_the_printed_list(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)

    shown = board(made)

    counts = {name: part.title.text().split()[-1] for name, part in view.columns.items()}
    assert counts == {
        DOUBLE: str(len(shown.double)),
        MISSED: str(len(shown.missed)),
        LATE: str(len(shown.late)),
    }
    assert shown.double
    assert shown.missed
    assert shown.late


def test_the_navigation_tells_how_many_cases_there_are_before_the_board_is_opened(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unhurried, "SHORTEST_WAIT_MS", 1)
    made = desktop()
    navigation = made.window.navigation
    made.wait(lambda: navigation.count_of("gaps") == gaps.count(made.registry))
    before = navigation.count_of("gaps")

    made.program.desk.ask(a_second_sponsor, owner=made.window)

    made.wait(lambda: navigation.count_of("gaps") != before)
    assert navigation.count_of("gaps") == board(made).total
    assert made.window.page() == "overview"


def test_keeping_both_needs_a_reason_and_settles_the_case(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)
    keys = Keyboard()
    before = len(board(made).double)

    view.fix_wanted.emit(DOUBLE, 0, KEEP)
    dialog = dialog_of(view)
    dialog.decide()
    made.settle()
    assert dialog.banner.isVisible()
    keys.type("mot ben lo tien an")
    keys.press(ENTER, CTRL)
    made.settle()

    assert len(board(made).double) == before - 1
    assert "1" in view.columns[DOUBLE].foot.text()


def test_a_sponsor_is_moved_to_another_need(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)
    before = len(board(made).double)

    view.fix_wanted.emit(DOUBLE, 0, MOVE)
    dialog = dialog_of(view)
    dialog.put({"reason": "hoc_tap"})
    dialog.decide()
    made.settle()

    assert len(board(made).double) == before - 1


def test_why_it_is_late_is_shown_on_the_card(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)

    view.fix_wanted.emit(LATE, 0, EXPLAIN)
    dialog = dialog_of(view)
    dialog.put({"note": "mẹ đỡ đầu nằm viện"})
    dialog.decide()
    made.settle()

    assert board(made).late[0].reason == "mẹ đỡ đầu nằm viện"


def test_a_reminder_names_no_child_and_is_written_down_with_its_day_and_answer(
    desktop: Opener,
) -> None:
    made = desktop()
    view = opened(made)
    card = board(made).late[0]
    keys = Keyboard()

    view.fix_wanted.emit(LATE, 0, REMIND)
    told = QApplication.clipboard().text()
    assert card.sponsor_name in told
    assert card.name not in told
    made.settle()
    keys.type("goi")
    keys.press(ENTER)
    keys.press(ENTER)
    keys.type("cuoi thang dua")
    keys.press(ENTER, CTRL)
    made.settle()

    (kept,) = [one.reminded for one in board(made).late if one.sponsorship == card.sponsorship]
    assert kept is not None
    assert (kept.on, kept.way, kept.note) == (office.TODAY, "goi_dien", "cuoi thang dua")
    shown = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
    assert any("Đã nhắc 23/11/2026, gọi điện: cuoi thang dua" in text for text in shown)
    newest = timeline.of_child(made.registry, card.child)[0]
    assert newest.label == "Nhắc Mẹ đỡ đầu"
    assert "cuoi thang dua" in newest.edits[0].after


def test_a_reminder_is_taken_back_like_any_other_act(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)
    card = board(made).late[0]
    view.fix_wanted.emit(LATE, 0, REMIND)
    dialog = next(one for one in made.window.findChildren(ReasonDialog) if one.isVisible())
    dialog.put({"reason": "gap"})
    dialog.decide()
    made.settle()
    assert any(one.reminded for one in board(made).late)

    made.program.desk.undo_wanted.emit()
    made.settle()

    assert card.reminded is None
    assert not any(one.reminded for one in board(made).late)


def test_the_fixes_lead_to_the_pages_where_it_is_put_right(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)

    view.fix_wanted.emit(MISSED, 0, MATCH)
    made.settle()
    assert made.window.page() == "matching"

    late = board(made).late[0]
    view.fix_wanted.emit(LATE, 0, DELIVER)
    made.settle()
    assert made.window.page() == "ledger"
    table = made.space.section(LedgerSection).view.table
    assert table.model().rows[table.currentIndex().row()].child == late.child


def test_one_walks_from_case_to_case(desktop: Opener) -> None:
    view = opened(desktop())
    keys = Keyboard()
    first = view.columns[DOUBLE].cards[0]
    view.first_box().setFocus()
    assert first.isAncestorOf(QApplication.focusWidget())

    keys.press(Qt.Key.Key_F8)

    assert not first.isAncestorOf(QApplication.focusWidget())
    assert view.columns[DOUBLE].cards[1].isAncestorOf(QApplication.focusWidget())


def test_counting_again_in_the_background_leaves_the_keys_with_their_case(
    desktop: Opener,
) -> None:
    made = desktop()
    view = opened(made)
    view.columns[MISSED].cards[1].buttons[0].setFocus()

    made.space.section(GapsSection).presenter.open()
    made.settle()

    assert view.columns[MISSED].cards[1].buttons[0].hasFocus()


def printing(view: GapsView) -> Button:
    (button,) = [one for one in view.findChildren(Button) if one.text() == "In danh sách"]
    return button


def test_nothing_to_do_is_said(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)

    view.place_changed.emit("Ấp không có trường hợp nào")
    made.settle()

    assert view.clear.isVisible()
    assert view.clear.title.text() == "Tháng này không trùng, không sót, không trễ."
    assert not printing(view).isEnabled()
    assert printing(view).toolTip() == "Không có việc nào để in."


@pytest.mark.parametrize(
    ("is_province", "way", "page"),
    [(False, "Tiếp nhận trẻ", "child_form"), (True, "Hộp nhận gói", "inbox")],
)
def test_a_registry_without_children_is_not_told_to_be_all_clear(
    desktop: Opener, made_offices: Path, *, is_province: bool, way: str, page: str
) -> None:
    office.open_office(made_offices / page, province=is_province, people=False).close()
    made = desktop(page)
    made.space.open("gaps")
    made.settle()

    view = made.space.section(GapsSection).view
    assert view.stack.currentWidget() is view.empty
    assert not printing(view).isEnabled()
    assert printing(view).toolTip() == "Chưa có trẻ nào để in."
    assert view.way.text() == way

    view.way.click()
    made.settle()

    assert made.window.page() == page


def test_a_sum_never_runs_into_the_number_in_a_name() -> None:
    sponsors = ((new_id(), "Trần Thị Thủy", 400_000), (new_id(), "Đồn Biên phòng 919", 500_000))
    card = DoubleCard(new_id(), "Phạm Hoài An", "thôn Hòa Thuận", "hoc_tap", sponsors, (), "")

    sentence = double_text(card, can_act=True).sentence

    assert sentence.endswith(
        "Trần Thị Thủy: 400.000 đồng; Đồn Biên phòng 919: 500.000 đồng, mỗi tháng."
    )


def test_buttons_share_a_line_where_two_of_them_fit(desktop: Opener) -> None:
    made = desktop()
    made.window.resize(1024, 505)
    view = opened(made)
    view.columns[LATE].fit()
    made.settle()

    first, second, third = view.columns[LATE].cards[0].buttons

    assert first.y() == second.y() < third.y()


def test_a_value_without_room_is_left_out_where_the_sentence_says_it(desktop: Opener) -> None:
    view = opened(desktop())
    card = view.columns[DOUBLE].cards[0]
    (value,) = [one for one in card.findChildren(QLabel) if one.text() == "sinh hoạt hằng tháng"]
    card.fit(400, twice=True)
    assert not value.isHidden()

    card.fit(200, twice=False)

    assert value.isHidden()


def test_a_value_said_twice_is_shown_on_all_cards_of_a_column_or_on_none(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)
    column = view.columns[DOUBLE]
    short, long = (
        GapText("An", "học tập", "Học tập."),
        GapText("Bảo Hoàng Vy", "học tập", "Học tập."),
    )
    column.show_cases([short, long], "")
    values = [card.findChildren(QLabel)[0] for card in column.cards]
    assert {value.text() for value in values} == {"học tập"}

    shown = []
    for width in range(120, 420, 5):
        column.area.viewport().resize(width, 300)
        column.fit()
        shown.append({not value.isHidden() for value in values})

    assert {True} in shown
    assert {False} in shown
    assert {True, False} not in shown


def test_who_only_enters_sees_the_board_without_its_buttons(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)
    office.give_access(made.registry, Access.ENTRY)
    made.space.ground.facts_wanted.emit()
    made.settle()
    made.space.open("gaps")
    made.settle()

    cards = [card for part in view.columns.values() for card in part.cards]

    assert cards
    assert not any(card.buttons for card in cards)
