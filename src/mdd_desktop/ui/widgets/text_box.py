"""A box of several lines; live figures in braces are tinted; told after a pause, never at once."""

import re

from PySide6.QtCore import Qt, QTimerEvent, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy
from typing_extensions import override

from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import SEMIBOLD

PAUSE_MS = 400
_LIVE = re.compile(r"\{[^{}\n]+\}")
_LINES_SHOWN, _MOST_LINES = 5, 16


class TextBox(QPlainTextEdit):
    """Plain text of several paragraphs.

    Attributes:
        changed: The text after a pause in typing, or when the box is left.
    """

    changed = Signal(str)

    def __init__(self, name: str, *, lines: int = _LINES_SHOWN) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = 0
        self._told = ""
        self._least = lines
        self._figures = _LiveFigures(self.document())
        self.textChanged.connect(self._wait)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        # Tinted figures are wider: lines that break anew because of them are told by the bar alone.
        self.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._grow())
        self._grow()

    def show_text(self, text: str) -> None:
        """Show a text without announcing it; the place of the cursor stays where it can."""
        if text == self.toPlainText():
            self._told = text
            return
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.setPlainText(text)
        self.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._told = text
        self._grow()

    def insert(self, text: str) -> None:
        """Put a text where the cursor stands, with a blank before it where one is missing."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        cursor.insertText(text if not before or before.endswith(" ") else f" {text}")
        self.setFocus()

    def surround(self, mark: str) -> None:
        """Put a mark at both ends of the chosen words, or take it away from there."""
        cursor = self.textCursor()
        words = cursor.selectedText()
        bare = words.strip()
        room = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        if bare.startswith(mark) and bare.endswith(mark) and len(bare) > 2 * len(mark):
            text = bare[len(mark) : -len(mark)]
        else:
            text = f"{mark}{bare}{mark}"
        start = cursor.selectionStart()
        cursor.insertText(f"{room[0]}{text}{room[1]}")
        cursor.setPosition(start + len(room[0]) + (0 if bare else len(mark)))
        if bare:
            cursor.setPosition(start + len(room[0]) + len(text), cursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def insert_line(self, text: str) -> None:
        """Put a text on a line of its own, below the line of the cursor."""
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.EndOfBlock)
        cursor.insertText(f"\n{text}" if cursor.block().text() else text)
        self.setTextCursor(cursor)
        self.setFocus()

    def tell(self) -> None:
        """Announce the text now when it was not announced yet."""
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0
        text = self.toPlainText()
        if text != self._told:
            self._told = text
            self.changed.emit(text)

    def _wait(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
        self._timer = self.startTimer(PAUSE_MS)

    def _grow(self) -> None:
        needed = int(self.document().size().height())
        # A bar that comes for a moment would narrow the text, and so be needed for good.
        bar = Qt.ScrollBarPolicy
        is_cut = needed > _MOST_LINES
        self.setVerticalScrollBarPolicy(bar.ScrollBarAsNeeded if is_cut else bar.ScrollBarAlwaysOff)
        lines = max(self._least, min(needed, _MOST_LINES) + 1)
        height = int(lines * self.fontMetrics().lineSpacing()) + look().px(16)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() == self._timer:
            self.tell()
        else:
            super().timerEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.tell()


class _LiveFigures(QSyntaxHighlighter):
    """Tints ``{Trẻ trong danh sách}``."""

    @override
    def highlightBlock(self, text: str) -> None:
        tint = QTextCharFormat()
        tint.setBackground(QColor(look().tokens.pri_h))
        tint.setForeground(QColor(look().tokens.pri_d))
        tint.setFontWeight(QFont.Weight(SEMIBOLD))
        for found in _LIVE.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), tint)
