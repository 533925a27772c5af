"""A page with one long list: tabs, search as you type, filters, a table that never holds all rows.

The list of children and the list of sponsors are this page with other words and columns.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.column_menu import ColumnMenu
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.filter_chip import FilterChip
from mdd_desktop.ui.widgets.kept_page import KeptPage
from mdd_desktop.ui.widgets.labels import ElidedLabel, label
from mdd_desktop.ui.widgets.layouts import hold, row, rule
from mdd_desktop.ui.widgets.line_edit import SearchEdit
from mdd_desktop.ui.widgets.page import Fit, PageHeader
from mdd_desktop.ui.widgets.page_model import Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.tabs import TabStrip

Named = Sequence[tuple[str, str]]
_AROUND_TABS = 15 + 11 + 2 * 8


@dataclass(frozen=True)
class ListWords:
    """What one list calls its things.

    Attributes:
        table: The name of the table for screen readers.
        example: What can be typed into the search box.
        icon: Of the empty list.
        add: The button that begins a new record.
        add_this: The same with the name that was searched for.
        keys: The keys of the table, under it.
    """

    title: str
    table: str
    example: str
    icon: str
    add: str
    add_this: str
    keys: str


class ListPage(KeptPage):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        search_changed: The text in the search box, after a pause.
        tab_changed: The code of the tab.
        filter_changed: (name of the filter, code or "").
        sort_changed: The column to sort by.
        rows_wanted: The offset of rows that came into sight.
        opened: The row number of a record.
        register_wanted: A new record; the text is a name to begin with, or "".
        offers_new: Whether records are entered here.
    """

    search_changed = Signal(str)
    tab_changed = Signal(str)
    filter_changed = Signal(str, str)
    sort_changed = Signal(str)
    rows_wanted = Signal(int)
    opened = Signal(int)
    register_wanted = Signal(str)

    add: Button
    row_heights = (38, 34)
    """Of the table, and where the window is low."""

    def __init__(
        self, words: ListWords, tabs: Named, filters: Named, columns: Sequence[Column[Any]]
    ) -> None:
        super().__init__(words.title)
        self._words, self.offers_new = words, True
        self.header = PageHeader(words.title)
        self.known = self.header.add_chip(Chip(ChipText("")))
        self.known.hide()
        self.add_actions()
        self.tabs = TabStrip(tabs)
        self.tabs.chosen.connect(self.tab_changed)
        self.search = SearchEdit(tr("Tìm trong danh sách"), example=words.example)
        self.search.wanted.connect(self._search)
        self.filters = {name: FilterChip(text) for name, text in filters}
        self.model: PageModel[Any] = PageModel(columns, self)
        self.model.rows_wanted.connect(self.rows_wanted)
        self.table = self.make_table(words.table)
        self.table.opened.connect(self.opened)
        self.table.sort_wanted.connect(self.sort_changed)
        usual, low = self.row_heights
        self.table.rows_offered = ((0, tr("Vừa")), (low, tr("Khít")), (usual + 8, tr("Thưa")))
        self.columns = ColumnMenu(self.table)
        self.count = ElidedLabel("", "secondary")
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self._card(words), 1)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)

    def add_actions(self) -> None:
        """Put the actions into the header; Tab comes to them before it comes to the table."""

    def make_table(self, name: str) -> RecordTable:
        """Return the table over the model; a list whose rows can be marked makes another one."""
        return RecordTable(name, self.model)

    def add_main(self, key: str) -> Button:
        """Put the action that begins a new record at the right of the title."""
        button = Button(
            self._words.add, kind="primary", icon="plus", key=key, hint_only=True, writes=True
        )
        self.header.add_action(button)
        button.clicked.connect(lambda: self.register_wanted.emit(""))
        return button

    def refuse_new(self) -> None:
        """Nothing is entered here: the list is only read."""
        self.offers_new = False
        self.add.hide()

    def _card(self, words: ListWords) -> QWidget:
        card = Card()
        card.body.setContentsMargins(1, 0, 1, 6)
        card.body.setSpacing(0)
        self._tab_row = tabs = row(self.tabs, self.kept, self.columns, margins=(15, 2, 11, 0))
        tabs.setStretch(0, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.empty = self._empty_state(words)
        self.stack.addWidget(self.empty)
        self._foot_keys = label(words.keys, "secondary", "faint")
        foot = row(self.count, None, self._foot_keys, margins=(15, 6, 15, 4))
        foot.setStretch(0, 1)
        self._foot = hold(foot)
        card.body.addLayout(tabs)
        card.body.addWidget(rule())
        card.body.addLayout(self._tools())
        card.body.addWidget(self.stack, 1)
        card.body.addWidget(self._foot)
        self.stack.currentChanged.connect(
            lambda _at: self._foot.setVisible(self.stack.currentWidget() is self.table)
        )
        return card

    def _tools(self) -> Any:  # noqa: ANN401 - a layout
        chips = row(*self.filters.values(), gap=8)
        self.clear = Button(tr("Xóa lọc"), kind="link", height=30)
        self.clear.clicked.connect(self._clear)
        self.clear.hide()
        tools = row(self.search, chips, None, self.clear, gap=8, margins=(15, 8, 15, 8))
        tools.setStretch(0, 1)
        tools.setStretch(2, 0)
        self.search.setMinimumWidth(220)
        self.search.setMaximumWidth(look().px(420))
        for name, chip in self.filters.items():
            chip.chosen.connect(lambda code, name=name: self._filter(name, code))
        return tools

    def _empty_state(self, words: ListWords) -> EmptyState:
        empty = EmptyState(words.icon, "")
        self.fewer = empty.add_action(Button(tr("Bỏ bớt điều kiện")))
        self.fewer.clicked.connect(self._clear)
        self.new = empty.add_action(Button(words.add_this, kind="tint", writes=True))
        self.new.clicked.connect(lambda: self.register_wanted.emit(self.search.text()))
        return empty

    def show_first(self, total: int, rows: Sequence[Any], *, typed: str) -> None:
        """Show the answer to a question: how many there are, and the first of them."""
        self.table.cells.show_search(typed)
        self.model.show_first(total, rows)
        self.show_lack("" if total else tr("Danh sách đang trống."))
        self.stack.setCurrentWidget(self.table if total else self.empty)

    def show_page(self, offset: int, rows: Sequence[Any]) -> None:
        """Show rows that were wanted."""
        self.model.show_page(offset, rows)

    def show_nothing(self, title: str, sentence: str, *, searched: bool) -> None:
        """Say that there is nothing, and the ways on."""
        self.empty.show_words(title, sentence)
        self.fewer.setVisible(searched)
        self.new.setText(self._words.add_this if searched else self._words.add)
        named = bool(self.search.text()) or not searched
        self.new.setVisible(self.offers_new and named)
        self.stack.setCurrentWidget(self.empty)

    def show_line(self, text: str) -> None:
        """Show under the table how many were found."""
        self.count.setText(text)

    def show_counts(self, known: str, tabs: Mapping[str, int | None]) -> None:
        """Show how many there are, in the title and on the tabs."""
        self.known.show_chip(ChipText(known))
        self.known.show()
        for code, count in tabs.items():
            if self.tabs.has(code):
                self.tabs.show_count(code, count)
        self._share_tab_row()

    def show_conditions(self, typed: str, tab: str, codes: dict[str, str], sort: str) -> None:
        """Show what is asked for, without announcing it."""
        self.search.show_text(typed)
        self.tabs.show_tab(tab)
        for name, chip in self.filters.items():
            chip.show_choice(codes.get(name, ""))
        self.model.show_sort(sort)
        self._show_clear()

    def show_filter_options(self, name: str, options: Named) -> None:
        """Offer choices of one filter; a filter without choices is hidden."""
        self.filters[name].show_options(options)
        self.filters[name].setVisible(bool(options))

    def choose_row(self, at: int) -> None:
        """Select a row."""
        self.table.choose_row(at)

    @override
    def first_box(self) -> QWidget:
        return self.search

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.table.fit_rows(self.row_heights[1] if fit.low else self.row_heights[0])
        self._share_tab_row()
        self._foot_keys.setVisible(not fit.low)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_tab_row()

    def _share_tab_row(self) -> None:
        """The words of the own lists give way to the numbers on the tabs."""
        spare = self._tab_row.geometry().width() - self.columns.width() - _AROUND_TABS
        spare -= self.kept.wide(compact=False)
        self.kept.fit(compact=self.tabs.least_whole() > spare)

    def _search(self, text: str) -> None:
        self._show_clear()
        self.search_changed.emit(text)

    def _filter(self, name: str, code: str) -> None:
        self._show_clear()
        self.filter_changed.emit(name, code)

    def _show_clear(self) -> None:
        chosen = any(chip.code() for chip in self.filters.values())
        self.clear.setVisible(bool(self.search.text()) or chosen)

    def _clear(self) -> None:
        for name, chip in self.filters.items():
            if chip.code():
                chip.show_choice("")
                self.filter_changed.emit(name, "")
        self.search.empty()
        self.clear.hide()
        self.search.setFocus()
