"""A page of one record: who it is at a glance, tabs below, what needs attention at the right.

The record of a child and the record of a sponsor are this page with other heads and panels.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled, scrolled_column
from mdd_desktop.ui.widgets.side_panel import SidePanel, side_button
from mdd_desktop.ui.widgets.tabs import TabStrip

_SIDE, _NARROW_SIDE = 282, 264
_LEAST_PANEL = 120


class RecordPage(Page):
    """Its makers fill the head, the panels and the side anew for every record.

    Attributes:
        codes: Of the tabs.
        tab_changed: The code of the tab.
        back_requested: To the list.
    """

    tab_changed = Signal(str)
    back_requested = Signal()

    def __init__(self, name: str, back: str, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__(name)
        self.header = PageHeader("", back=back)
        self.header.back_requested.connect(self.back_requested)
        self.header.title.hide()
        pull = self.header.add_action(side_button())
        self.add_actions()
        self.header.show_actions(shown=False)  # until there is something to act on
        self.codes = [code for code, _name in tabs]
        self.tabs = TabStrip(list(tabs))
        self.tabs.chosen.connect(self._open_tab)
        self._panels = QStackedWidget()
        self._panels.setMinimumHeight(_LEAST_PANEL)  # not that of its highest panel
        self._bodies: dict[str, QVBoxLayout] = {}
        self._unfilled: dict[str, Callable[[], Sequence[QWidget]]] = {}
        for code in self.codes:
            self._panels.addWidget(self.make_panel(code))
        self._side = QVBoxLayout()
        self._side.setSpacing(10)
        panel = scrolled(hold(column(self._side, None, gap=0)))
        middle = row(self._panels, panel, gap=12)
        middle.setStretch(0, 1)
        whole = column(self._head(), middle, gap=self.outer.spacing())
        whole.setStretch(1, 1)
        for part in (self.header, self.banner):
            self.outer.addWidget(part)
        self.outer.addWidget(hold(whole), 1)
        self.beside = SidePanel(
            self,
            panel,
            middle,
            button=pull,
            title=tr("Cần chú ý"),
            widths=(_SIDE, _NARROW_SIDE),
        )
        self.beside.show_filled(filled=False)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.back_requested)

    def add_actions(self) -> None:
        """Put the actions into the header; Tab comes to them before it comes to the tabs."""

    def _head(self) -> Card:
        card = Card()
        card.body.setContentsMargins(16, 12, 16, 0)
        self._summary = QVBoxLayout()
        card.body.addLayout(self._summary)
        card.body.addWidget(self.tabs)
        return card

    def make_panel(self, code: str) -> QWidget:
        """Return the panel of a tab; a tab that is no column of cards makes another one."""
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        self._bodies[code] = body
        return scrolled_column(body)

    def fill_panel(self, code: str, make: Callable[[], Sequence[QWidget]]) -> None:
        """Put other cards into the panel of a tab: at once if it is open, else when it is opened.

        Args:
            code: Of the tab.
            make: Makes the cards.
        """
        clear(self._bodies[code])
        self._unfilled[code] = make
        if code == self.open_tab():
            self._fill(code)

    def _fill(self, code: str) -> None:
        make = self._unfilled.pop(code, None)
        if make is None:
            return
        body, parts = self._bodies[code], make()
        alone = len(parts) == 1 and isinstance(parts[0], EmptyState)
        for part in parts:
            body.addWidget(part, int(alone))
        body.addStretch(2 if alone else 1)

    def fill_side(self, cards: Sequence[QWidget]) -> None:
        """Put other cards at the right; without any the panels get the room."""
        clear(self._side)
        for card in cards:
            self._side.addWidget(card)
        self.beside.show_filled(filled=bool(cards))

    @override
    def show_opened(self) -> None:
        super().show_opened()
        self.header.show_actions(shown=True)

    @override
    def show_unopened(self, title: str, sentence: str) -> None:
        super().show_unopened(title, sentence)
        self.header.show_actions(shown=False)
        self.beside.show_filled(filled=False)

    def show_permission(self, read_only: str, buttons: Sequence[Button]) -> None:
        """Say why nothing can be written, on the page and at the buttons; "" allows it."""
        self.banner.setVisible(bool(read_only))
        if read_only:
            self.banner.show_message("info", "", read_only)
        for button in buttons:
            if read_only:
                button.refuse(read_only)
            else:
                button.allow()

    def open_tab(self) -> str:
        """Return the code of the open tab."""
        return self.tabs.open_tab()

    def show_tab(self, code: str) -> None:
        """Open a tab as a click would."""
        self.tabs.show_tab(code)
        self._open_tab(code)

    @override
    def first_box(self) -> QWidget:
        return self.tabs.open_button()

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.beside.fit(fit)

    def _open_tab(self, code: str) -> None:
        self._fill(code)
        self._panels.setCurrentIndex(self.codes.index(code))
        self.tab_changed.emit(code)
