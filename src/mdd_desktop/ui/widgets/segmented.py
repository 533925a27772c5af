"""A choice of up to four: arrows move, the first letter picks."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton
from typing_extensions import override

from mdd_desktop.domain.coded import newer
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import CONTROL, SECONDARY, SEMIBOLD
from mdd_desktop.ui.widgets.enter_walk import ENTER, is_backwards
from mdd_desktop.ui.widgets.labels import restyle
from mdd_desktop.ui.widgets.layouts import row


class Segmented(QFrame):
    """Equal choices side by side; one tab stop.

    Args:
        name: For screen readers.
        options: (code, text, letter that picks it or "").
        grows: Whether a code that is not among the options becomes a choice when it is shown.

    Attributes:
        chosen: The code, when the officer changes it.
        entered: Enter was pressed; True together with Shift.
    """

    chosen = Signal(str)
    entered = Signal(bool)

    def __init__(
        self, name: str, options: Sequence[tuple[str, str, str]], *, grows: bool = False
    ) -> None:
        super().__init__()
        self._grows = grows
        self.setProperty("mddKind", "segments")
        self.setProperty("mddChosen", "false")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look().control(CONTROL))
        self._codes = [code for code, _text, _letter in options]
        self._letters = {letter.lower(): code for code, _text, letter in options if letter}
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._newer = ""
        self._row = row(gap=2, margins=(3, 3, 3, 3))
        for code, text, _letter in options:
            self._row.addWidget(self._segment(code, text))
        self.setLayout(self._row)

    def _segment(self, code: str, text: str) -> QToolButton:
        button = _Segment()
        button.setText(text)
        button.setAccessibleName(text)
        button.setProperty("mddKind", "segment")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        button.clicked.connect(lambda: self._announce(code))
        self._group.addButton(button)
        self._buttons[code] = button
        return button

    def code(self) -> str:
        """Return the chosen code, or ""."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")

    def show_code(self, code: str) -> None:
        """Show a choice without announcing it; "" shows none.

        A code of a newer program is a choice as long as its record is shown: it must not be lost.
        """
        if self._newer and self._newer != code:
            self._codes.remove(self._newer)
            self._buttons.pop(self._newer).deleteLater()
            self._newer = ""
        if self._grows and code and code not in self._buttons:
            self._newer = code
            self._codes.append(code)
            self._row.addWidget(self._segment(code, newer(code)))
        self._check(code)

    def _check(self, code: str) -> None:
        self._group.setExclusive(False)
        for key, button in self._buttons.items():
            button.setChecked(key == code)
        self._group.setExclusive(True)
        chosen = self._buttons.get(code)
        self.setAccessibleDescription(chosen.text() if chosen else "")
        now = "true" if chosen else "false"
        if self.property("mddChosen") != now:
            self.setProperty("mddChosen", now)
            restyle(self)

    def show_option(self, code: str, text: str) -> None:
        """Change the words of one choice."""
        self._buttons[code].setText(text)
        self._buttons[code].setAccessibleName(text)

    def _announce(self, code: str) -> None:
        self._check(code)
        self.chosen.emit(code)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        letter = event.text().lower()
        if step:
            now = self._codes.index(self.code()) if self.code() else -1 if step > 0 else 0
            self._announce(self._codes[(now + step) % len(self._codes)])
        elif letter in self._letters:
            self._announce(self._letters[letter])
        elif event.key() in ENTER:
            self.entered.emit(is_backwards(event))
        else:
            super().keyPressEvent(event)


class _Segment(QToolButton):
    """One choice; as wide as its words in the heavier weight, so that nothing jumps."""

    @override
    def sizeHint(self) -> QSize:
        metrics = look().metrics(SECONDARY, SEMIBOLD)
        return QSize(metrics.horizontalAdvance(self.text()) + 28, look().control(28))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
