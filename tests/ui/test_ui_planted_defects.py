"""Each check of a screen finds the defect it is there for, and is quiet without it."""

from collections.abc import Callable, Iterable

import pytest
import ui_checks
import ui_measure_checks
import ui_style_checks
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mdd_desktop.ui.theme.look import look, wear
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.commit_bar import CommitBar
from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import hold, row
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.page import Page, PageHeader
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.segmented import Segmented

Check = Callable[[QWidget], Iterable[str]]
Plant = Callable[[QWidget, QVBoxLayout], None]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a title, a text, a box and a button, in which nothing is wrong."""
    made = QWidget()
    wear(made)
    made.setProperty("mddKind", "page")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    qtbot.addWidget(made)
    made.resize(900, 600)
    body = QVBoxLayout(made)
    header = PageHeader("Trẻ em")
    header.add_action(Button("In danh sách", icon="printer"))
    header.add_action(Button("Tiếp nhận trẻ", kind="primary"))
    body.addWidget(header)
    body.addWidget(WrapLabel("Ba em đang chờ Mẹ đỡ đầu."))
    body.addWidget(LineEdit("Họ và tên"))
    body.addWidget(hold(row(Chip(ChipText("Đang đỡ đầu", "ok", "heart-handshake")), None)))
    body.addStretch(1)
    made.show()
    made.activateWindow()
    return made


def body_of(window: QWidget) -> QVBoxLayout:
    found = window.layout()
    assert isinstance(found, QVBoxLayout)
    return found


def a_table(rank: int, title: str, text: str) -> RecordTable:
    columns = [
        Column("name", "Họ và tên", Cell, 100, 1, 1),
        Column("sum", title, lambda _row: Cell(text), 100, rank),
    ]
    model: PageModel[str] = PageModel(columns)
    table = RecordTable("Danh sách", model)
    model.setParent(table)
    model.show_first(1, ["Ngô Hoài An"])
    return table


def cut(_window: QWidget, body: QVBoxLayout) -> None:
    text = QLabel("Nguyễn Phước Bảo Hoàng Khánh Tường Vy")
    text.setFixedWidth(60)
    body.addWidget(text)


def cut_button(_window: QWidget, body: QVBoxLayout) -> None:
    button = Button("Ghi và tiếp nhận trẻ khác")
    button.setFixedWidth(50)
    body.addWidget(button)


def sticking_out(window: QWidget, _body: QVBoxLayout) -> None:
    frame = QFrame(window)
    frame.setGeometry(QRect(860, 10, 100, 30))
    frame.show()


def overlapping(window: QWidget, _body: QVBoxLayout) -> None:
    text = QLabel("Đè lên", window.findChildren(PageHeader)[0])
    text.setGeometry(QRect(0, 0, 200, 30))
    text.show()


def two_main_actions(_window: QWidget, body: QVBoxLayout) -> None:
    body.addWidget(Button("Ghi", kind="primary"))


def lost_commit_bar(window: QWidget, _body: QVBoxLayout) -> None:
    bar = CommitBar()
    bar.setParent(window)
    bar.setGeometry(QRect(0, 590, 900, 52))
    bar.show()


def cut_choice(_window: QWidget, body: QVBoxLayout) -> None:
    choice = Segmented("Cách xem", [("a", "Theo tháng", ""), ("b", "Từng lần trao", "")])
    choice.setFixedWidth(110)
    body.addWidget(choice)


def nameless(_window: QWidget, body: QVBoxLayout) -> None:
    box = LineEdit("")
    box.setAccessibleName("")
    body.addWidget(box)


def says(text: str) -> Plant:
    def plant(_window: QWidget, body: QVBoxLayout) -> None:
        body.addWidget(label(text))

    return plant


def pale(_window: QWidget, body: QVBoxLayout) -> None:
    text = QLabel("Chữ quá nhạt")
    text.setStyleSheet("color: #c8c8c8; background: #ffffff;")
    body.addWidget(text)


def pale_example(_window: QWidget, body: QVBoxLayout) -> None:
    box = LineEdit("Điện thoại", example="0912 345 678")
    box.setStyleSheet("placeholder-text-color: #c8c8c8;")
    body.addWidget(box)


def strange_colour(_window: QWidget, body: QVBoxLayout) -> None:
    frame = QFrame()
    frame.setStyleSheet("background: #12c4a8;")
    frame.setFixedHeight(80)
    body.addWidget(frame)


def strange_size(_window: QWidget, body: QVBoxLayout) -> None:
    text = QLabel("Cỡ chữ lạ")
    text.setStyleSheet(f"font-size: {look().px(19)}px;")
    body.addWidget(text)


def main_action_first(_window: QWidget, body: QVBoxLayout) -> None:
    header = PageHeader("Sổ hỗ trợ")
    header.add_action(Button("Ghi", kind="primary"))
    header.add_action(Button("In"))
    body.addWidget(header)


def hidden_column(_window: QWidget, body: QVBoxLayout) -> None:
    table = a_table(1, "Mức (đồng)", "500.000")
    body.addWidget(table)
    QApplication.processEvents()
    table.setColumnHidden(1, True)  # noqa: FBT003 - Qt


def double_unit(_window: QWidget, body: QVBoxLayout) -> None:
    body.addWidget(a_table(2, "Mức (đồng)", "500.000 đồng"))


def no_unit(_window: QWidget, body: QVBoxLayout) -> None:
    body.addWidget(a_table(2, "Mức", "500.000"))


def colour_alone(_window: QWidget, body: QVBoxLayout) -> None:
    body.addWidget(Chip(ChipText("Trễ", "bad")))


def no_reason(_window: QWidget, body: QVBoxLayout) -> None:
    button = Button("Chốt số liệu…")
    button.setEnabled(False)
    body.addWidget(button)


def three_edges(_window: QWidget, body: QVBoxLayout) -> None:
    card = Card("Liên hệ")
    for inset in (0, 20, 33):
        line = label("Điện thoại", "label")
        card.body.addLayout(row(line, None, margins=(inset, 0, 0, 0)))
    body.addWidget(card)


def uneven_cards(_window: QWidget, body: QVBoxLayout) -> None:
    column = hold(QVBoxLayout())
    inner = column.layout()
    assert isinstance(inner, QVBoxLayout)
    inner.setSpacing(17)
    inner.addWidget(Card("Một"))
    inner.addWidget(Card("Hai"))
    body.addWidget(column)


def shifted_head(_window: QWidget, body: QVBoxLayout) -> None:
    page = Page("Sổ hỗ trợ")
    page.outer.addWidget(PageHeader("Sổ hỗ trợ"))
    left, top, right, bottom = 33, 10, 20, 8
    page.outer.setContentsMargins(left, top, right, bottom)
    body.addWidget(page)


def a_narrow_sum(_window: QWidget, body: QVBoxLayout) -> None:
    body.addWidget(a_table(1, "Mức (đồng)", "500.000"))


PLANTED: list[tuple[Check, Plant]] = [
    (ui_checks.room_problems, cut),
    (ui_checks.room_problems, cut_button),
    (ui_checks.room_problems, cut_choice),
    (ui_checks.room_problems, sticking_out),
    (ui_checks.room_problems, overlapping),
    (ui_checks.room_problems, two_main_actions),
    (ui_checks.room_problems, lost_commit_bar),
    (ui_checks.nameless, nameless),
    (ui_checks.word_problems, says("Save file")),
    (ui_checks.word_problems, says("Mức: None")),
    (ui_checks.word_problems, says("Đã chọn {count} trẻ")),
    (ui_checks.word_problems, says("Tre\u0302\u0303")),
    (ui_checks.word_problems, says("Sen \u2740")),
    (ui_checks.pale, pale),
    (ui_style_checks.never_said, says("Thành công!")),
    (ui_style_checks.never_said, says("Có xung đột cần hợp nhất")),
    (ui_style_checks.never_said, says("Không hợp lệ")),
    (ui_style_checks.main_action_problems, main_action_first),
    (ui_style_checks.hidden_columns, hidden_column),
    (ui_style_checks.money_problems, double_unit),
    (ui_style_checks.money_problems, no_unit),
    (ui_style_checks.font_problems, strange_size),
    (ui_style_checks.colour_problems, strange_colour),
    (ui_style_checks.toneless, colour_alone),
    (ui_style_checks.without_reason, no_reason),
    (ui_measure_checks.ragged, three_edges),
    (ui_measure_checks.uneven_gaps, uneven_cards),
    (ui_measure_checks.misplaced, shifted_head),
    (ui_measure_checks.narrow_sums, a_narrow_sum),
    (ui_checks.pale, pale_example),
]


@pytest.mark.parametrize(
    ("check", "plant"), PLANTED, ids=[f"{c.__name__}-{n}" for n, (c, _) in enumerate(PLANTED)]
)
def test_a_check_finds_what_was_planted_and_nothing_else(
    window: QWidget, qtbot: QtBot, check: Check, plant: Plant
) -> None:
    qtbot.wait(30)
    assert list(check(window)) == []

    plant(window, body_of(window))
    qtbot.wait(30)

    assert list(check(window))


def test_a_stop_that_comes_too_late_is_found(window: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    page = hold(QVBoxLayout())
    boxes = [LineEdit(name) for name in ("Một", "Hai", "Ba")]
    inner = page.layout()
    assert inner is not None
    for box in boxes:
        inner.addWidget(box)
    body_of(window).addWidget(page)
    qtbot.wait(30)
    assert list(ui_style_checks.order_problems(page, window)) == []

    QWidget.setTabOrder(boxes[0], boxes[2])
    QWidget.setTabOrder(boxes[2], boxes[1])

    assert list(ui_style_checks.order_problems(page, window))


def test_a_stop_without_a_ring_is_found(window: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    page = hold(QVBoxLayout())
    box = LineEdit("Một")
    inner = page.layout()
    assert inner is not None
    inner.addWidget(box)
    body_of(window).addWidget(page)
    qtbot.wait(30)
    assert not [p for p in ui_checks.focus_problems(page, window) if "ring" in p]

    box.setStyleSheet("QLineEdit, QLineEdit:focus { border: 1px solid #8E858E; padding: 1px; }")
    box.setReadOnly(True)

    assert [p for p in ui_checks.focus_problems(page, window) if "ring" in p]
