"""Dates the way officers type them."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mdd_desktop.ui.widgets.date_edit import DateEdit, DateProblem, read_date


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("05012015", "2015-01-05"),
        ("5.1.2015", "2015-01-05"),
        ("5/1/2015", "2015-01-05"),
        ("05-01-2015", "2015-01-05"),
        ("5 1 2015", "2015-01-05"),
        ("1/2015", "2015-01"),
        ("2015", "2015"),
        (" 29/02/2016 ", "2016-02-29"),
    ],
)
def test_every_usual_way_of_typing_a_date_is_read(typed: str, read: str) -> None:
    date = read_date(typed)

    assert date is not None
    assert date.text == read


def test_an_empty_box_is_no_date() -> None:
    assert read_date("  ") is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("5/1/15", "Năm 15 là 2015 hay 1915? Gõ đủ bốn chữ số."),
        ("31/02/2016", "Ngày 31/02/2016 không có trên lịch. Chị xem lại phiếu giấy."),
        ("29/02/2015", "Ngày 29/02/2015 không có trên lịch. Chị xem lại phiếu giấy."),
        ("13/2015", "Ngày 13/2015 không có trên lịch. Chị xem lại phiếu giấy."),
        ("hôm qua", "Ngày này không đọc được. Gõ như 05012015, 5.1.2015 hoặc 2015."),
        ("050120155", "Ngày này không đọc được. Gõ như 05012015, 5.1.2015 hoặc 2015."),
        ("1/2/3/2015", "Ngày này không đọc được. Gõ như 05012015, 5.1.2015 hoặc 2015."),
    ],
)
def test_a_date_that_cannot_be_is_asked_back(typed: str, said: str) -> None:
    with pytest.raises(DateProblem) as caught:
        read_date(typed)

    assert str(caught.value) == said


def test_a_day_is_asked_for_where_only_a_day_will_do() -> None:
    with pytest.raises(DateProblem, match="cần đủ ngày, tháng, năm"):
        read_date("2015", whole_day=True)


def test_nothing_is_read_before_the_box_is_left(qtbot: QtBot) -> None:
    box = DateEdit("Ngày sinh")
    qtbot.addWidget(box)
    found: list[object] = []
    box.date_changed.connect(found.append)

    qtbot.keyClicks(box, "05012015")
    assert (box.text(), found) == ("05012015", [])
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert box.text() == "05/01/2015"
    assert len(found) == 1


def test_a_wrong_date_stays_in_the_box_as_it_was_typed(qtbot: QtBot) -> None:
    box = DateEdit("Ngày sinh")
    qtbot.addWidget(box)
    said: list[str] = []
    box.problem_found.connect(said.append)

    qtbot.keyClicks(box, "31022016")
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert box.text() == "31022016"
    assert said == ["Ngày 31/02/2016 không có trên lịch. Chị xem lại phiếu giấy."]
