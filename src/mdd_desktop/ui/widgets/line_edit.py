"""The line input: error and success states, an icon, a note inside at the right.

Nothing here changes text while somebody types: UniKey types by sending backspaces, so texts
are tidied only when the box is left.
"""

from typing import Literal, NamedTuple, Self

from PySide6.QtCore import Qt, QTimerEvent, Signal
from PySide6.QtGui import QAction, QIcon, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from mdd_desktop.ui.theme.icons import icon, icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import CONTROL
from mdd_desktop.ui.widgets.enter_walk import EnterLine
from mdd_desktop.ui.widgets.key_hint import KeyHint
from mdd_desktop.ui.widgets.labels import label, restyle

State = Literal["", "error"]
_ICON, _EDGE, _KEY_EDGE = 16, 12, 8


class _Note(NamedTuple):
    """A short confirmation inside a box; made when there is one, most boxes never show it."""

    words: QLabel
    picture: QLabel

    @classmethod
    def made(cls, box: QWidget) -> Self:
        """Make both inside a box."""
        words, picture = label("", "secondary", "ok"), QLabel(box)
        words.setParent(box)
        ratio = box.devicePixelRatio()
        picture.setPixmap(icon_pixmap("circle-check", look().tokens.ok, _ICON, ratio))
        return cls(words, picture)


class LineEdit(EnterLine):
    """A line input with a name for screen readers.

    Attributes:
        committed: The text as it was left, once per change: on Enter or when the box is left.
    """

    committed = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        example: str = "",
        icon_name: str = "",
        longest: int = 200,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setMaxLength(longest)
        self.setFixedHeight(look().control(CONTROL))
        self._last = ""
        self._kept = 0  # room at the right end for something of the box's own
        self._note: _Note | None = None
        self._before = QLabel(self) if icon_name else None
        if self._before is not None:
            ratio = self.devicePixelRatio()
            self._before.setPixmap(icon_pixmap(icon_name, look().tokens.muted, _ICON, ratio))
            self._before.setFixedSize(_ICON, _ICON)
        self._place_note()
        self.editingFinished.connect(self._commit)

    def show_text(self, text: str) -> None:
        """Put a text in without announcing it."""
        self._last = text
        self.setText(text)
        self.setCursorPosition(0)

    def show_state(self, state: State) -> None:
        """Wear the border of an error, or none."""
        if str(self.property("mddState") or "") != state:
            self.setProperty("mddState", state)
            restyle(self)

    def show_note(self, text: str) -> None:
        """Show a short confirmation inside, at the right; "" takes it away."""
        if self._note is None:
            if not text:
                return
            self._note = _Note.made(self)
        self._note.words.setText(text)
        for part in self._note:
            part.setVisible(bool(text))
        self._place_note()

    def add_button(self, name: str, picture: QIcon) -> QAction:
        """Add a small button at the right end."""
        action = QAction(picture, name, self)
        self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        return action

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_note()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_note()  # only now it is dressed

    def _place_note(self) -> None:
        middle = (self.height() - _ICON) // 2
        before = 0
        if self._before is not None:
            self._before.move(_EDGE, middle)
            before = _ICON + 8
        if self._note is None or not self._note.words.text():
            self.setTextMargins(before, 0, self._kept, 0)
            return
        words, picture = self._note
        width = words.fontMetrics().horizontalAdvance(words.text()) + 2
        height = words.fontMetrics().height()
        left = self.width() - width - 10
        typed = before + self.fontMetrics().horizontalAdvance(self.text()) + 15
        fits = left - _ICON - 6 > typed
        for part in self._note:
            part.setVisible(fits)
        words.setGeometry(left, (self.height() - height) // 2, width, height)
        picture.setGeometry(left - _ICON - 5, middle, _ICON, _ICON)
        self.setTextMargins(before, 0, width + _ICON + 8 if fits else 0, 0)

    def _commit(self) -> None:
        if self.text() != self._last:
            self._last = self.text()
            self.committed.emit(self._last)
            self._place_note()


class SearchEdit(LineEdit):
    """A search box: ``wanted`` after a short pause in typing; it reads and never writes.

    Args:
        name: For screen readers.
        example: What may be typed.
        key: The key that leads here from anywhere, drawn at the end of the empty box.

    Attributes:
        wanted: The text to search for.
    """

    wanted = Signal(str)
    pause_ms = 150

    def __init__(self, name: str, *, example: str = "", key: str = "") -> None:
        super().__init__(name, example=example, icon_name="search")
        self._key = KeyHint(key, self) if key else None
        if self._key is not None:
            self._kept = self._key.width()
            self._place_note()
        self._pause_timer = self.startTimer(0)
        self.killTimer(self._pause_timer)
        self._pause_timer = 0
        self.textEdited.connect(self._typed)
        self._clear = self.add_button("", icon("x", look().tokens.muted, _ICON))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.empty)
        self.textChanged.connect(self._show_clear)

    def empty(self) -> None:
        """Take the text away and search for nothing."""
        self.clear()
        self._stop()
        self.wanted.emit("")

    def _show_clear(self) -> None:
        self._clear.setVisible(bool(self.text()))
        if self._key is not None:
            self._key.setVisible(not self.text())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._key is not None:
            room = self.rect().adjusted(0, 0, -_KEY_EDGE, 0)
            at = self._key.rect()
            at.moveCenter(room.center())
            at.moveRight(room.right())
            self._key.move(at.topLeft())

    def _typed(self) -> None:
        self._stop()
        self._pause_timer = self.startTimer(self.pause_ms, Qt.TimerType.PreciseTimer)

    def _stop(self) -> None:
        if self._pause_timer:
            self.killTimer(self._pause_timer)
            self._pause_timer = 0

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        self._stop()
        self.wanted.emit(self.text())
