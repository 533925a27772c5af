"""What Qt itself says is Vietnamese too: on a right click, in windows that ask for a file."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.words_of_qt import WORDS, WordsOfQt

VIETNAMESE = re.compile("[À-ỹđĐ]")
WITHOUT_A_MARK = {"Cao", "In", "Ngang", "Trang"}


@pytest.fixture(autouse=True)
def speaking(qapp: QApplication) -> Iterator[None]:
    """Let Qt say its words as in the program."""
    said = WordsOfQt(qapp)
    qapp.installTranslator(said)
    yield
    qapp.removeTranslator(said)


def bare(said: str) -> str:
    """A word without the sign before its key and without a colon."""
    return said.replace("&", "").removesuffix(":")


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_a_right_click_in_a_box_offers_vietnamese_words(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    box = kind("ba")
    qtbot.addWidget(box)
    menu = box.createStandardContextMenu()
    qtbot.addWidget(menu)

    offered = [one.text() for one in menu.findChildren(QAction) if one.text()]
    assert len(offered) == 7
    assert all(VIETNAMESE.search(text) for text in offered), offered


def test_the_window_that_asks_for_a_file_speaks_vietnamese(qtbot: QtBot) -> None:
    asking = QFileDialog(None, "Lưu tệp")
    asking.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(asking)

    kinds = (QLabel, QPushButton, QAction)
    said = [one.text() for kind in kinds for one in asking.findChildren(kind) if one.text()]
    said += [box.itemText(0) for box in asking.findChildren(QComboBox)[1:]]
    assert len(said) > 10
    assert [text for text in said if not VIETNAMESE.search(text)] == []


def test_every_word_is_vietnamese_and_keeps_its_places_and_its_key() -> None:
    for source, said in WORDS.items():
        assert VIETNAMESE.search(said) or bare(said) in WITHOUT_A_MARK, said
        assert ("%1" in said) == ("%1" in source)
        assert said.count("&") == source.count("&")


def test_keys_and_words_of_the_program_stay_as_they_are(qtbot: QtBot) -> None:
    del qtbot

    assert tr("Open") == "Open"
    assert QKeySequence("Delete").toString(QKeySequence.SequenceFormat.NativeText) == "Del"
    assert QCoreApplication.translate("QShortcut", "Print") == "Print"
    assert WordsOfQt().isEmpty() is False
