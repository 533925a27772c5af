"""Tabs with counts: one tab stop each, an underline in the accent for the one that is open."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import BODY, SEMIBOLD
from mdd_desktop.ui.widgets.layouts import row

_GAP, _LEAST_GAP = 22, 4


class TabStrip(QWidget):
    """A row of tabs.

    Attributes:
        chosen: The code of the tab the officer opened.
    """

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._texts = dict(tabs)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Tab] = {}
        self._layout = row(gap=_GAP)
        for code, text in tabs:
            self._add(code, text)
        self._layout.addStretch(1)
        self.setLayout(self._layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if tabs:
            self.show_tab(tabs[0][0])

    def _add(self, code: str, text: str) -> None:
        button = _Tab(text)
        button.clicked.connect(lambda: self.chosen.emit(code))
        self._group.addButton(button)
        self._buttons[code] = button
        self._layout.addWidget(button)

    def fit(self, *, compact: bool) -> None:
        """Stand closer together where room is scarce."""
        self._layout.setSpacing(6 if compact else 22)

    @override
    def minimumSizeHint(self) -> QSize:
        hints = [button.sizeHint() for button in self._buttons.values()]
        width = sum(hint.width() for hint in hints) + _LEAST_GAP * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Let the tabs stand closer where room is scarce."""
        buttons = [button for button in self._buttons.values() if not button.isHidden()]
        spare = self.width() - sum(button.sizeHint().width() for button in buttons)
        gap = spare // max(1, len(buttons))
        self._layout.setSpacing(max(_LEAST_GAP, min(_GAP, gap)))

    def show_tab(self, code: str) -> None:
        """Show which tab is open, without announcing it."""
        self._buttons[code].setChecked(True)

    def open_button(self) -> QToolButton:
        """Return the button of the open tab, to give it the focus."""
        return self._buttons[self.open_tab()]

    def open_tab(self) -> str:
        """Return the code of the open tab."""
        return next(code for code, button in self._buttons.items() if button.isChecked())

    def has(self, code: str) -> bool:
        """Whether there is such a tab."""
        return code in self._buttons

    def show_count(self, code: str, count: int | None) -> None:
        """Show the number behind a tab's name; None takes it away."""
        self.show_remark(code, "" if count is None else format_number(count))

    def show_remark(self, code: str, remark: str) -> None:
        """Show a word or two behind a tab's name; "" takes it away."""
        text = self._texts[code]
        shown = f"{text}  {remark}" if remark else text
        self._buttons[code].setText(shown)
        self._buttons[code].setAccessibleName(shown)
        self._share_room()


class _Tab(QToolButton):
    """One tab; as wide as its words in the heavier weight, so that nothing jumps."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setProperty("mddKind", "tab")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = look().metrics(BODY, SEMIBOLD).horizontalAdvance(self.text())
        return QSize(width + 10, look().control(36))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
