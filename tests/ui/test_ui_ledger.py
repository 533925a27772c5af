"""The support book by keyboard: a whole month within its budget, amounts, reasons, one line."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from ui_keys import Keyboard
from ui_support import open_november

from conftest import Desktop, Opener
from mdd_desktop.domain.month_cells import CellState
from mdd_desktop.services import ledger, support_entries, timeline
from mdd_desktop.services.ledger import LedgerRow
from mdd_desktop.services.support_entries import SupportQuestion
from mdd_desktop.ui.ledger.grid_model import FIRST
from mdd_desktop.ui.ledger.grid_table import read_amount
from mdd_desktop.ui.ledger.section import LedgerSection
from mdd_desktop.ui.ledger.view import SPONSORS, LedgerView
from mdd_desktop.ui.widgets.page_model import CELL

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down
BUDGET = 12
NOVEMBER = 10


def book(desktop: Desktop) -> tuple[LedgerRow, ...]:
    return ledger.year_book(desktop.registry, 2026).rows


def delivered(rows: tuple[LedgerRow, ...]) -> int:
    return sum(row.cells[NOVEMBER].state is CellState.DELIVERED for row in rows)


def opened(desktop: Desktop) -> LedgerView:
    open_november(desktop.registry)
    desktop.space.open("ledger")
    desktop.settle()
    return desktop.space.section(LedgerSection).view


def place_of(desktop: Desktop) -> int:
    pages = desktop.window.navigation.pages()
    return pages.index("ledger") + 1


def test_a_months_payments_are_written_within_the_budget(desktop: Opener) -> None:
    made = desktop()
    open_november(made.registry)
    keys = Keyboard()
    before = book(made)
    due = sum(row.cells[NOVEMBER].open > 0 for row in before)

    keys.press(Qt.Key(Qt.Key.Key_0 + place_of(made)), CTRL)
    made.settle()
    keys.press(Qt.Key.Key_M, CTRL)
    exceptions = Keyboard()
    for _ in range(2):
        exceptions.press(SPACE)
        exceptions.press(DOWN)
    keys.press(ENTER, CTRL)
    made.settle()

    view = made.space.section(LedgerSection).view
    assert due > 10
    assert delivered(book(made)) == delivered(before) + due - 2
    assert keys.strokes <= BUDGET
    assert view.done.isVisible()
    assert f"Đã ghi {due - 2} lượt" in view.done.title.text()


def test_the_book_is_read_again_when_anything_may_have_changed(desktop: Opener) -> None:
    """So it is when a meeting begins and ends, and when a scan found other pairs."""
    made = desktop()
    view = opened(made)
    before = len(view.model.rows)
    view.model.rows = ()

    made.program.desk.committed.emit(None)
    made.settle()

    assert len(view.model.rows) == before > 0


def test_the_box_in_the_head_marks_what_is_due_and_lets_it_go(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)
    due = sum(row.cells[NOVEMBER].open > 0 for row in book(made))
    head = view.table.horizontalHeader()
    spot = QPoint(head.sectionViewportPosition(0) + 18, head.height() // 2)

    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert len(view.model.marks) == due
    assert view.bar.isVisible()

    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert not len(view.model.marks)


def test_the_month_is_taken_back_with_one_key(desktop: Opener) -> None:
    made = desktop()
    keys = Keyboard()
    opened(made)
    before = delivered(book(made))
    keys.press(Qt.Key.Key_M, CTRL)
    keys.press(ENTER, CTRL)
    made.settle()
    assert delivered(book(made)) > before

    keys.press(Qt.Key.Key_Z, CTRL)
    made.settle()

    assert delivered(book(made)) == before


def test_another_amount_asks_for_its_reason_in_the_row(desktop: Opener) -> None:
    made = desktop()
    keys = Keyboard()
    view = opened(made)
    keys.press(Qt.Key.Key_M, CTRL)
    row = view.table.currentIndex().row()
    who = view.model.rows[row].sponsorship

    keys.type("300")
    keys.press(ENTER)
    made.settle()
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    assert "Lý do" in box.accessibleName()
    keys.type("gui truoc mot phan")
    keys.press(ENTER)
    keys.press(ENTER, CTRL)
    made.settle()

    (entry,) = support_entries.page(
        made.registry, SupportQuestion(2026, 11, sponsorship=who), 0, 9
    ).rows[:1]
    assert (entry.amount, entry.note) == (300_000, "gui truoc mot phan")


def test_without_its_reason_nothing_is_written_and_the_row_asks(desktop: Opener) -> None:
    made = desktop()
    keys = Keyboard()
    opened(made)
    before = delivered(book(made))
    keys.press(Qt.Key.Key_M, CTRL)
    keys.type("300")
    keys.press(ENTER)
    made.settle()
    keys.press(Qt.Key.Key_Escape)

    keys.press(ENTER, CTRL)
    made.settle()

    assert delivered(book(made)) == before
    assert "Lý do" in QApplication.focusWidget().accessibleName()


def test_a_range_is_marked_with_shift_and_space(desktop: Opener) -> None:
    made = desktop()
    keys = Keyboard()
    view = opened(made)
    at = next(i for i, row in enumerate(view.model.rows) if row.cells[NOVEMBER].open)
    view.table.choose(at, 13)

    for _ in range(4):
        keys.press(DOWN, SHIFT)
    keys.press(SPACE)

    marks = view.model.marks
    expected = sum(row.cells[NOVEMBER].open > 0 for row in view.model.rows[at : at + 5])
    assert len(marks) == expected
    keys.press(SPACE)
    assert len(marks) == 0


def test_received_only_is_written_as_received(desktop: Opener) -> None:
    made = desktop()
    keys = Keyboard()
    view = opened(made)
    keys.press(Qt.Key.Key_M, CTRL)

    view.bar.direction.setFocus()
    keys.type("n")
    keys.press(ENTER, CTRL)
    made.settle()

    states = [row.cells[NOVEMBER].state for row in book(made)]
    assert states.count(CellState.NOT_DUE) == 0
    assert states.count(CellState.RECEIVED) > 5


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("500", 500_000),
        ("1.000", 1_000_000),
        ("300000", 300_000),
        ("300k", 300_000),
        ("1tr", 10**6),
    ],
)
def test_small_numbers_are_thousands_like_the_grid(typed: str, amount: int) -> None:
    assert read_amount(typed) == amount


def test_every_month_is_told_to_a_screen_reader(desktop: Opener) -> None:
    view = opened(desktop())
    index = view.model.index(0, 3 + 9)

    spoken = view.model.data(index, Qt.ItemDataRole.AccessibleTextRole)

    assert str(spoken).startswith(f"{view.model.rows[0].child_name}, tháng 10, ")


def test_the_sums_of_sponsors_are_those_of_the_grid(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)

    view.open_view(SPONSORS)
    made.settle()

    names = {row.sponsor for row in book(made)}
    assert view.sponsors.rowCount() == len(names)
    assert view.sponsors.index(0, 0).data(CELL).text


def test_the_first_day_shows_the_way_to_matching(desktop: Opener) -> None:
    view = opened(desktop("empty"))

    assert view.empty.isVisible()
    assert "chưa có lượt đỡ đầu" in view.empty.title.text()


def test_an_office_says_from_when_its_book_counts(desktop: Opener) -> None:
    made = desktop()
    made.space.open("ledger")
    made.settle()
    view = made.space.section(LedgerSection).view
    assert view.unopened.isVisible()

    view.open_book.click()
    made.settle()

    assert not view.unopened.isVisible()
    assert not any(row.late for row in book(made))


def test_receipts_of_what_was_written_and_the_book_are_printed(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = desktop()
    keys = Keyboard()
    view = opened(made)
    printed: list[bytes] = []
    monkeypatch.setattr(
        made.space.ground.dialogs, "print_pdf", lambda pdf, _done: printed.append(pdf)
    )
    view.table.choose(0, 3 + NOVEMBER)
    keys.press(SPACE)
    keys.press(ENTER, CTRL)
    made.settle()

    view.receipts.click()
    made.settle()
    keys.press(Qt.Key.Key_P, CTRL)
    made.settle()

    assert [content[:5] for content in printed] == [b"%PDF-", b"%PDF-"]
    assert view.banner.isHidden()


def test_the_sponsor_of_a_row_is_reminded_from_the_book(desktop: Opener) -> None:
    made = desktop()
    made.space.open("ledger")
    made.settle()
    view = made.space.section(LedgerSection).view
    at = next(at for at, row in enumerate(view.model.rows) if row.late)
    row = view.model.rows[at]
    view.table.setFocus()
    view.table.choose(at, FIRST)
    keys = Keyboard()

    keys.press(Qt.Key.Key_B, CTRL)
    made.settle()
    told = QApplication.clipboard().text()
    keys.type("goi")
    keys.press(ENTER)
    keys.press(ENTER, CTRL)
    made.settle()

    assert row.sponsor_name in told
    assert row.child_name not in told
    newest = timeline.of_child(made.registry, row.child)[0]
    assert newest.label == "Nhắc Mẹ đỡ đầu"
    made.program.desk.undo_wanted.emit()
    made.settle()
    assert timeline.of_child(made.registry, row.child)[0].label.startswith("Hoàn tác")


def test_without_a_row_nobody_is_reminded_and_it_is_said(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)
    told: list[str] = []
    made.program.desk.told.connect(told.append)

    view.open_view(SPONSORS)
    view.remind_wanted.emit()

    assert told == ["Chọn dòng của Mẹ cần nhắc trong bảng Theo tháng trước."]


def test_sponsors_of_one_name_are_told_apart_by_their_children(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)
    view.open_view(SPONSORS)
    made.settle()
    rows = {row.sponsor: row.child_name for row in book(made)}

    for at in range(view.sponsors.rowCount()):
        line = view.sponsors.row(at)
        assert line is not None
        assert rows[line.sponsor] in line.whom.split(", ")


def test_marks_of_one_year_do_not_become_marks_of_another(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)
    section = made.space.section(LedgerSection)
    view.year_stepped.emit(1)
    made.settle()
    ahead = next(
        (row.sponsorship, month)
        for row in view.model.rows
        for month in range(1, 13)
        if view.model.marks.usual((row.sponsorship, month))
    )
    view.model.marks.toggle([ahead])
    view.table.marks_changed.emit()
    made.settle()

    section.presenter.mark_month()
    made.settle()

    assert view.model.marks.months() == [NOVEMBER + 1]
    view.model.marks.clear()
    view.table.marks_changed.emit()
    view.year_stepped.emit(1)
    made.settle()
    assert view.model.marks.months() == [ahead[1]]


def test_a_day_that_is_on_no_calendar_writes_nothing(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)
    before = delivered(book(made))
    keys = Keyboard()
    made.space.section(LedgerSection).presenter.mark_month()
    view.bar.day.setFocus()
    keys.press(Qt.Key.Key_A, CTRL)
    keys.type("31022026")
    keys.press(ENTER, CTRL)
    made.settle()

    assert delivered(book(made)) == before
    assert "31/02/2026" in view.banner.sentence.text()
    keys.press(Qt.Key.Key_A, CTRL)
    keys.type("20112026")
    keys.press(ENTER, CTRL)
    made.settle()
    assert delivered(book(made)) > before
    assert not view.banner.isVisible()


def test_a_filter_is_named_when_it_leaves_nothing_to_mark(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)
    told: list[str] = []
    made.program.desk.told.connect(told.append)
    name = view.model.rows[0].sponsor_name
    view.filters["sponsor"].show_choice(name)
    view.filter_changed.emit("sponsor", name)
    made.space.section(LedgerSection).presenter.mark_month()
    view.bar.write_requested.emit()
    made.settle()
    told.clear()

    made.space.section(LedgerSection).presenter.mark_month()

    assert told == ["Trong các dòng đang lọc, tháng 11 không còn lượt nào phải ghi."]


def test_the_foot_of_the_book_is_read_to_its_end_in_a_small_window(desktop: Opener) -> None:
    made = desktop()
    made.window.resize(1024, 505)
    made.settle()

    assert opened(made).count.text() == "Nghìn đồng"
