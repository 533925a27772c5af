"""Keys the way an input method sends them, counted."""

import unicodedata

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

BACKSPACE = "<"
NONE = Qt.KeyboardModifier.NoModifier


def send_letter(target: QWidget, letter: str) -> None:
    """Send one letter; those outside ASCII come as a packet without a key of their own."""
    if letter.isascii():
        QTest.keyClicks(target, letter)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(target, event)


def send_burst(target: QWidget, burst: str) -> None:
    """Send letters; "<" stands for a backspace."""
    for letter in burst:
        if letter == BACKSPACE:
            QTest.keyClick(target, Qt.Key.Key_Backspace)
        else:
            send_letter(target, letter)


class Keyboard:
    """Sends keys to whatever has the focus and counts them as an officer's fingers would."""

    def __init__(self) -> None:
        self.strokes = 0

    def type(self, text: str) -> None:
        """Type a text; every letter that Telex needs counts."""
        for letter in text:
            self.strokes += telex_strokes(letter)
            send_letter(focused(), letter)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press one key or chord."""
        self.strokes += 1
        QTest.keyClick(focused(), key, modifier)


def focused() -> QWidget:
    """Return the widget that has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def telex_strokes(letter: str) -> int:
    """How many keys Telex needs for a letter: one, and one for each mark."""
    if letter in "đĐ":
        return 2
    return len(unicodedata.normalize("NFD", letter))
