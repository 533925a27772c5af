"""The list of children: tabs, search as you type, filters, a table that never holds all rows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.children.ports import ChildLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.bulk_bar import BulkBar
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.filter_chip import FilterChip
from mdd_desktop.ui.widgets.labels import ElidedLabel, label
from mdd_desktop.ui.widgets.layouts import row, rule
from mdd_desktop.ui.widgets.line_edit import SearchEdit
from mdd_desktop.ui.widgets.mark_table import MarkTable
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.tabs import TabStrip


class ChildListView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        search_changed: The text in the search box, after a pause.
        tab_changed: The code of the tab.
        filter_changed: (name of the filter, code or "").
        sort_changed: The column to sort by.
        rows_wanted: The offset of rows that came into sight.
        child_opened: The row number of a child.
        register_wanted: A new child; the text is a name to begin with, or "".
        print_wanted: The list on paper, as it is filtered and sorted.
        export_wanted: The same as a workbook.
    """

    search_changed = Signal(str)
    tab_changed = Signal(str)
    filter_changed = Signal(str, str)
    sort_changed = Signal(str)
    rows_wanted = Signal(int)
    child_opened = Signal(int)
    register_wanted = Signal(str)
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, tabs: Sequence[tuple[str, str]], filters: Sequence[tuple[str, str]]) -> None:
        super().__init__(tr("Trẻ em"))
        self.header = PageHeader(tr("Trẻ em"))
        self.open_count = self.header.add_chip(Chip(ChipText("")))
        paper = Button(tr("In danh sách"), icon="printer", key="Ctrl+P")
        self.paper = self.header.add_action(paper)
        self.paper.clicked.connect(self.print_wanted)
        self.export = self.header.add_action(Button(tr("Xuất Excel"), icon="file-spreadsheet"))
        self.export.clicked.connect(self.export_wanted)
        add = Button(tr("Tiếp nhận trẻ"), kind="primary", icon="plus", key="Ctrl+N", hint_only=True)
        self.add = self.header.add_action(add)
        self.add.clicked.connect(lambda: self.register_wanted.emit(""))
        self.banner = Banner("bad")
        self.banner.hide()
        self.tabs = TabStrip(tabs)
        self.tabs.chosen.connect(self.tab_changed)
        self.search = SearchEdit(
            tr("Tìm trong danh sách"), example=tr("Tên, mã, ngày sinh, người nuôi, điện thoại")
        )
        self.search.wanted.connect(self._search)
        self.filters = {name: FilterChip(text) for name, text in filters}
        self.model: PageModel[ChildLine] = PageModel(columns(self), self)
        self.model.rows_wanted.connect(self.rows_wanted)
        self.table = MarkTable(tr("Danh sách trẻ"), self.model)
        self.table.opened.connect(self.child_opened)
        self.table.sort_wanted.connect(self.sort_changed)
        self.count = ElidedLabel("", "secondary")
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self._card(), 1)
        self.bulk = BulkBar(tr("Trẻ đã đánh dấu"))
        self.outer.addWidget(self.bulk)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self.search.setFocus)

    def _card(self) -> QWidget:
        card = Card()
        card.body.setContentsMargins(1, 0, 1, 6)
        card.body.setSpacing(0)
        tabs = row(self.tabs, margins=(15, 2, 15, 0))
        chips = row(*self.filters.values(), gap=8)
        self.clear = Button(tr("Xóa lọc"), kind="link", height=30)
        self.clear.clicked.connect(self._clear)
        self.clear.hide()
        tools = row(self.search, chips, None, self.clear, gap=8, margins=(15, 8, 15, 8))
        tools.setStretch(0, 3)
        tools.setStretch(2, 1)
        self.search.setMinimumWidth(220)
        self.search.setMaximumWidth(420)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.empty = self._empty_state()
        self.stack.addWidget(self.empty)
        keys = label(tr("Enter mở · Space đánh dấu · Ctrl+A đánh dấu hết"), "secondary", "faint")
        foot = row(self.count, None, keys, margins=(15, 6, 15, 4))
        foot.setStretch(0, 1)
        self._foot_keys = keys
        for part in (tabs, rule(), tools):
            _add(card.body, part)
        card.body.addWidget(self.stack, 1)
        card.body.addLayout(foot)
        for name, chip in self.filters.items():
            chip.chosen.connect(lambda code, name=name: self._filter(name, code))
        return card

    def _empty_state(self) -> EmptyState:
        empty = EmptyState("mood-kid", "")
        self._fewer = empty.add_action(Button(tr("Bỏ bớt điều kiện")))
        self._fewer.clicked.connect(self._clear)
        self._new = empty.add_action(Button(tr("Tiếp nhận trẻ tên này"), kind="tint"))
        self._new.clicked.connect(lambda: self.register_wanted.emit(self.search.text()))
        return empty

    def show_first(self, total: int, lines: Sequence[ChildLine], *, typed: str) -> None:
        """Show the answer to a question: how many there are, and the first of them."""
        self.table.delegate.show_search(typed)
        self.model.show_first(total, lines)
        self.stack.setCurrentWidget(self.table if total else self.empty)

    def show_page(self, offset: int, lines: Sequence[ChildLine]) -> None:
        """Show rows that were wanted."""
        self.model.show_page(offset, lines)

    def show_nothing(self, title: str, sentence: str, *, searched: bool) -> None:
        """Say that there is nothing, and the ways on."""
        self.empty.show_words(title, sentence)
        self._fewer.setVisible(searched)
        self._new.setVisible(searched)
        self.stack.setCurrentWidget(self.empty)

    def show_line(self, text: str) -> None:
        """Show under the table how many were found."""
        self.count.setText(text)

    def show_counts(self, opened: str, tabs: dict[str, int]) -> None:
        """Show how many there are, in the title and on the tabs."""
        self.open_count.show_chip(ChipText(opened))
        for code, count in tabs.items():
            if self.tabs.has(code):
                self.tabs.show_count(code, count)

    def show_tab(self, code: str) -> None:
        """Show which tab is open, without announcing it."""
        self.tabs.show_tab(code)

    def show_filter_options(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """Offer choices of one filter; a filter without choices is hidden."""
        self.filters[name].show_options(options)
        self.filters[name].setVisible(bool(options))

    def show_failure(self, title: str, sentence: str) -> None:
        """Show in place what did not work; "" takes it away."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))

    def choose_row(self, at: int) -> None:
        """Select a row."""
        self.table.choose_row(at)

    @override
    def first_box(self) -> QWidget:
        return self.search

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.table.fit_rows(34 if fit.low else 38)
        self._foot_keys.setVisible(not fit.low)

    def _search(self, text: str) -> None:
        self.clear.setVisible(bool(text) or any(chip.code() for chip in self.filters.values()))
        self.search_changed.emit(text)

    def _filter(self, name: str, code: str) -> None:
        self.clear.setVisible(True)
        self.filter_changed.emit(name, code)

    def _clear(self) -> None:
        for name, chip in self.filters.items():
            if chip.code():
                chip.show_choice("")
                self.filter_changed.emit(name, "")
        self.search.empty()
        self.clear.hide()
        self.search.setFocus()


def _add(body: QVBoxLayout, part: object) -> None:
    if isinstance(part, QWidget):
        body.addWidget(part)
    else:
        body.addLayout(part)  # type: ignore[arg-type]


def columns(view: ChildListView) -> list[Column[ChildLine]]:
    """Return the columns; where room is scarce sex and caregiver go under the name."""

    def name(line: ChildLine) -> Cell:
        if "caregiver" not in view.table.dropped:
            return Cell(line.name, line.code, strong=True)
        told = " ".join(word for word in (line.relation, line.caregiver) if word)
        parts = [line.sex.lower(), told or line.code]
        return Cell(line.name, " · ".join(part for part in parts if part), strong=True)

    return [
        Column("name", tr("Họ và tên"), name, 218, 1, 4, sortable=True),
        Column("born", tr("Ngày sinh"), lambda x: Cell(x.born, x.age), 108, 1, 1, sortable=True),
        Column("sex", tr("Giới"), lambda x: Cell(x.sex), 58, 4),
        Column("circumstance", tr("Diện mồ côi"), lambda x: Cell(x.circumstance), 112, 2, 1),
        Column("caregiver", tr("Người nuôi dưỡng"), _caregiver, 148, 3, 2),
        Column("sponsor", tr("Mẹ đỡ đầu"), lambda x: Cell(x.sponsor), 150, 2, 2),
        Column("state", tr("Tình trạng"), lambda x: Cell(chip=x.state), 168, 1, 1),
        Column("percent", tr("Hồ sơ đủ"), lambda x: Cell(percent=x.percent), 112, 2),
    ]


def _caregiver(line: ChildLine) -> Cell:
    return Cell(line.caregiver, line.relation)
