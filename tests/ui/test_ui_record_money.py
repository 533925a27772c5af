"""The money on a child's record: the strip of months, what is late, what comes next."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from conftest import Desktop, Opener
from mdd_desktop.domain.month_cells import CellState, MonthCell
from mdd_desktop.services import child_screen
from mdd_desktop.services.child_screen import Question
from mdd_desktop.ui.children.record_view import ChildRecordView
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.widgets.month_strip import MonthStrip, spoken
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.sums_line import Sum, SumsLine


def opened_record(opened: Desktop) -> ChildRecordView:
    registry = opened.program.desk.registry
    assert registry is not None
    found = child_screen.page(registry, Question(typed="dang ngoc han"), 0, 1).rows
    opened.space.open("child", found[0].id, "support")
    opened.settle()
    view = opened.space.section(ChildrenSection).record_view
    view.show_tab("support")
    opened.settle()
    return view


def texts(view: ChildRecordView) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible()]


def test_a_sponsorship_shows_its_months_and_says_them(desktop: Opener) -> None:
    opened = desktop()

    (strip,) = opened_record(opened).findChildren(MonthStrip)

    assert strip.isVisible()
    assert strip.accessibleName() == "Các tháng của Đỗ Thị Thanh Vân"
    said = strip.accessibleDescription()
    assert "đã trao: tháng 9, 10" in said
    assert "đã nhận, chưa trao: tháng 11" in said
    assert "chưa đến hạn: tháng 12" in said


def test_what_is_late_and_what_comes_stands_at_the_right(desktop: Opener) -> None:
    opened = desktop()

    shown = texts(opened_record(opened))

    assert "Chậm hỗ trợ 8 tháng" in shown
    assert any(text.startswith("Tháng 1, 2, 3, 4, 5, 6, 7, 8: chưa ghi") for text in shown)
    assert "Sắp tới" in shown
    assert shown[shown.index("Thư báo Mẹ đỡ đầu") + 1] == "31/12/2026"
    assert any("lũy kế 1.000.000 đồng" in text for text in shown)


def test_a_delivered_line_prints_its_receipt_and_money_not_passed_on_has_none(
    desktop: Opener,
) -> None:
    opened = desktop()
    view = opened_record(opened)
    printed: list[bytes] = []
    opened.program.dialogs.print_pdf = lambda pdf, _done=None: printed.append(pdf)  # type: ignore[method-assign]
    (table,) = (one for one in view.findChildren(RecordTable) if one.isVisible())

    table.cell_opened.emit(0, "receipt")  # received in November, not handed over
    table.cell_opened.emit(1, "date")
    opened.settle()
    assert printed == []

    table.cell_opened.emit(1, "receipt")
    opened.settle()
    assert [pdf[:4] for pdf in printed] == [b"%PDF"]


def test_sums_say_their_words_and_give_way_to_plain_text_where_room_is_scarce(
    qtbot: QtBot,
) -> None:
    line = SumsLine()
    qtbot.addWidget(line)
    line.show_sums([Sum("cam kết", "48.900"), Sum("còn", "42.600", "warn")])
    line.resize(line.sizeHint())
    coloured = line.grab().toImage()
    line.resize(60, line.height())
    line.grab()

    assert line.text() == "cam kết 48.900 · còn 42.600"
    assert line.toolTip() == line.text()
    line.resize(line.sizeHint())
    line.setText(line.text())
    assert line.grab().toImage() != coloured


def test_each_state_of_a_month_is_drawn_in_its_own_way(qtbot: QtBot) -> None:
    pictures = []
    for state in CellState:
        strip = MonthStrip("Đỗ Thị Thanh Vân", [MonthCell(state)])
        qtbot.addWidget(strip)
        strip.resize(strip.sizeHint())
        pictures.append(strip.grab().toImage())

    assert all(
        first != second for at, first in enumerate(pictures) for second in pictures[at + 1 :]
    )


def test_months_that_are_alike_are_said_together() -> None:
    cells = [MonthCell(CellState.OUTSIDE), MonthCell(CellState.LATE), MonthCell(CellState.LATE)]

    assert spoken(cells) == "ngoài thời gian: tháng 1; chậm: tháng 2, 3"
