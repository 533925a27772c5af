"""A choice among described things: rows or cards with a filled mark; arrows move, Space picks."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.enter_walk import ENTER
from mdd_desktop.ui.widgets.labels import ElidedLabel, label, restyle, tabular
from mdd_desktop.ui.widgets.layouts import clear, column, row

_MARK = 16


@dataclass(frozen=True)
class Choice:
    """One thing to choose."""

    code: str
    title: str
    sentence: str = ""
    right: str = ""


class RadioMark(QWidget):
    """A round mark, filled when chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen = False
        self.setFixedSize(_MARK + 2, _MARK + 2)

    def show_chosen(self, *, chosen: bool) -> None:
        """Fill it, or empty it."""
        self._chosen = chosen
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.pri if self._chosen else tokens.field), 1.5))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(QRectF(1, 1, _MARK, _MARK))
        if self._chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.pri))
            painter.drawEllipse(QRectF(5, 5, _MARK - 8, _MARK - 8))


class ChoiceRow(QFrame):
    """One choice.

    Attributes:
        picked: It was clicked, or picked with Space or Enter.
        moved: Arrow up -1, arrow down 1.
    """

    picked = Signal(str)
    moved = Signal(int)

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.code = choice.code
        self.setProperty("mddKind", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(", ".join(p for p in (choice.title, choice.sentence) if p))
        self._mark = RadioMark()
        texts = column(label(choice.title, "strong"), gap=1)
        if choice.sentence:
            texts.addWidget(ElidedLabel(choice.sentence, "caption", "muted"))
        parts = row(self._mark, texts, gap=14, margins=(16, 6, 16, 6))
        parts.setStretch(1, 1)
        if choice.right:
            parts.addWidget(tabular(label(choice.right, "secondary")))
        self.setLayout(parts)

    def show_chosen(self, *, chosen: bool) -> None:
        """Show whether this is the choice."""
        self.setProperty("mddChosen", "true" if chosen else "false")
        self._mark.show_chosen(chosen=chosen)
        restyle(self)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.picked.emit(self.code)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(steps[key])
        elif key is Qt.Key.Key_Space:
            self.picked.emit(self.code)
        elif key in ENTER:
            self.picked.emit(self.code)
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)


class ChoiceList(QWidget):
    """Choices one below the other.

    Attributes:
        chosen: The code of the choice.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._rows: list[ChoiceRow] = []
        self._code = ""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)

    def show_choices(self, choices: Sequence[Choice], chosen: str = "") -> None:
        """Show other choices."""
        clear(self._layout)
        self._rows = []
        for choice in choices:
            made = ChoiceRow(choice)
            made.picked.connect(self._pick)
            made.moved.connect(lambda step, row=made: self._move(row, step))
            self._rows.append(made)
            self._layout.addWidget(made)
        self.show_code(chosen)

    def show_code(self, code: str) -> None:
        """Show which is chosen, without announcing it."""
        self._code = code
        for made in self._rows:
            made.show_chosen(chosen=made.code == code)

    def code(self) -> str:
        """Return the chosen code, or ""."""
        return self._code

    def focus_first(self) -> None:
        """Put the focus on the chosen row, or the first."""
        rows = [row for row in self._rows if row.code == self._code] or self._rows
        if rows:
            rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _pick(self, code: str) -> None:
        self.show_code(code)
        self.chosen.emit(code)

    def _move(self, start: ChoiceRow, step: int) -> None:
        at = (self._rows.index(start) + step) % len(self._rows)
        self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)
        self._pick(self._rows[at].code)
