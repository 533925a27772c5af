"""Typing Vietnamese: input methods send backspaces, and nothing may get in their way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from ui_keys import send_burst

from mdd_desktop.ui.widgets.code_combo import CodeCombo
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.line_edit import LineEdit, SearchEdit
from mdd_desktop.ui.widgets.offers import Offers
from mdd_desktop.ui.widgets.passphrase_edit import PassphraseEdit

# What UniKey sends for "Nguyễn Thị Ngọc Ánh" typed in Telex: letters, then < for a backspace.
BURST = "Nguye<ê<<<yê<ễn Thi<ị Ngo<ọc A<Ánh"


def expected(burst: str) -> str:
    text = ""
    for letter in burst:
        text = text[:-1] if letter == "<" else text + letter
    return text


@pytest.mark.parametrize(
    "make",
    [
        lambda: LineEdit("Tên"),
        lambda: SearchEdit("Tìm"),
        lambda: DateEdit("Ngày"),
        lambda: PassphraseEdit("Mật khẩu"),
    ],
)
def test_a_burst_of_backspaces_leaves_the_text_intact(qtbot: QtBot, make: object) -> None:
    box = make()  # type: ignore[operator]
    qtbot.addWidget(box)
    box.show()

    send_burst(box, BURST)

    assert box.text() == expected(BURST)
    assert box.cursorPosition() == len(box.text())


def test_a_list_to_type_into_never_completes_inline(qtbot: QtBot) -> None:
    box = CodeCombo("Dân tộc", [("kinh", "Kinh"), ("kho_mu", "Khơ-mú"), ("khmer", "Khmer")])
    qtbot.addWidget(box)
    box.show()
    line = box.lineEdit()
    assert line is not None

    send_burst(line, "kho<ơ")

    assert line.text() == "khơ"
    assert line.cursorPosition() == len("khơ")
    assert not line.hasSelectedText()


def test_a_composing_input_method_is_not_disturbed(qtbot: QtBot) -> None:
    box = SearchEdit("Tìm")
    qtbot.addWidget(box)
    box.show()

    QApplication.sendEvent(box, QInputMethodEvent("ngọ", []))
    assert box.text() == ""
    done = QInputMethodEvent()
    done.setCommitString("ngọc")
    QApplication.sendEvent(box, done)

    assert box.text() == "ngọc"


def test_search_waits_for_a_pause_and_asks_once(qtbot: QtBot) -> None:
    box = SearchEdit("Tìm")
    qtbot.addWidget(box)
    asked: list[str] = []
    box.wanted.connect(asked.append)

    with qtbot.waitSignal(box.wanted, timeout=2000):
        qtbot.keyClicks(box, "ngoc anh")

    assert asked == ["ngoc anh"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("on", "Ông nội"),
        ("ong ngoai", "Ông ngoại"),
        ("bà", "Bà nội"),
        ("bn", "Bà nội"),
        ("ruot", "Anh ruột"),
    ],
)
def test_a_code_is_found_by_its_letters_without_accents(typed: str, first: str) -> None:
    texts = ["Cha", "Mẹ", "Ông nội", "Bà nội", "Ông ngoại", "Bà ngoại", "Anh ruột", "Chị ruột"]

    assert Offers([(text, text) for text in texts]).matching(typed, 9)[0] == first


def test_what_begins_with_the_letters_is_offered_first_and_nothing_twice() -> None:
    texts = ["Hà An", "An Bình", "Anh", "Bùi An An", "Ân", "Ao Nhà"]
    offers = Offers([(text, text) for text in texts])

    assert offers.matching("an", 9) == ["An Bình", "Anh", "Ân", "Hà An", "Bùi An An", "Ao Nhà"]
    assert offers.matching("an", 4) == ["An Bình", "Anh", "Ân", "Hà An"]
    assert offers.matching(" ", 2) == texts[:2]
    assert offers.matching("x", 9) == []


def test_what_differs_by_accents_only_is_the_same() -> None:
    offers = Offers([("1", "An Bình"), ("2", "Ân")])

    assert (offers.same_as("ân"), offers.same_as("AN BINH"), offers.same_as("binh")) == (
        "Ân",
        "An Bình",
        None,
    )


def test_enter_takes_the_first_answer_of_a_list(qtbot: QtBot) -> None:
    box = CodeCombo("Quan hệ", [("ong_noi", "Ông nội"), ("ong_ngoai", "Ông ngoại")])
    other = QWidget()
    qtbot.addWidget(box)
    qtbot.addWidget(other)
    box.show()
    taken: list[str] = []
    box.committed.connect(taken.append)
    line = box.lineEdit()
    assert line is not None

    qtbot.keyClicks(line, "ong ng")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert (box.currentText(), box.code(), taken) == ("Ông ngoại", "ong_ngoai", ["ong_ngoai"])
