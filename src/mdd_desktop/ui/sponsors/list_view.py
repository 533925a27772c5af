"""The list of sponsors: tabs, search as you type, a table that never holds all rows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.sponsors.ports import SponsorRow
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.filter_chip import FilterChip
from mdd_desktop.ui.widgets.labels import ElidedLabel, label
from mdd_desktop.ui.widgets.layouts import row, rule
from mdd_desktop.ui.widgets.line_edit import SearchEdit
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.tabs import TabStrip


class SponsorListView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        search_changed: The text in the search box, after a pause.
        tab_changed: The code of the tab.
        kind_changed: A kind of sponsor, or "".
        sort_changed: The column to sort by.
        rows_wanted: The offset of rows that came into sight.
        sponsor_opened: The row number of a sponsor.
        register_wanted: A new sponsor; the text is a name to begin with, or "".
        letters_wanted: Print the half-yearly letters of everybody.
    """

    search_changed = Signal(str)
    tab_changed = Signal(str)
    kind_changed = Signal(str)
    sort_changed = Signal(str)
    rows_wanted = Signal(int)
    sponsor_opened = Signal(int)
    register_wanted = Signal(str)
    letters_wanted = Signal()

    def __init__(self, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__(tr("Mẹ đỡ đầu"))
        self.header = PageHeader(tr("Mẹ đỡ đầu"))
        self.known = self.header.add_chip(Chip(ChipText("")))
        self.letters = self.header.add_action(Button(tr("In thư báo 6 tháng"), icon="mail"))
        self.letters.clicked.connect(self.letters_wanted)
        add = Button(
            tr("Thêm Mẹ đỡ đầu"), kind="primary", icon="plus", key="Ctrl+D", hint_only=True
        )
        self.add = self.header.add_action(add)
        self.add.clicked.connect(lambda: self.register_wanted.emit(""))
        self.banner = Banner("bad")
        self.banner.hide()
        self.tabs = TabStrip(tabs)
        self.tabs.chosen.connect(self.tab_changed)
        self.search = SearchEdit(
            tr("Tìm trong danh sách"), example=tr("Tên, điện thoại, người liên hệ, cán bộ đầu mối")
        )
        self.search.wanted.connect(self._search)
        self.kind = FilterChip(tr("Loại"))
        self.kind.chosen.connect(self._kind)
        self.model: PageModel[SponsorRow] = PageModel(_columns(), self)
        self.model.rows_wanted.connect(self.rows_wanted)
        self.table = RecordTable(tr("Danh sách Mẹ đỡ đầu"), self.model)
        self.table.opened.connect(self.sponsor_opened)
        self.table.sort_wanted.connect(self.sort_changed)
        self.count = ElidedLabel("", "secondary")
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self._card(), 1)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.search.setFocus)

    def _card(self) -> QWidget:
        card = Card()
        card.body.setContentsMargins(1, 0, 1, 6)
        card.body.setSpacing(0)
        self.clear = Button(tr("Xóa lọc"), kind="link", height=30)
        self.clear.clicked.connect(self._clear)
        self.clear.hide()
        tools = row(self.search, self.kind, None, self.clear, gap=8, margins=(15, 8, 15, 8))
        tools.setStretch(0, 3)
        tools.setStretch(2, 1)
        self.search.setMinimumWidth(220)
        self.search.setMaximumWidth(420)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.empty = self._empty_state()
        self.stack.addWidget(self.empty)
        self._foot_keys = label(tr("↑ ↓ chọn dòng · Enter mở"), "secondary", "faint")
        foot = row(self.count, None, self._foot_keys, margins=(15, 6, 15, 4))
        foot.setStretch(0, 1)
        card.body.addLayout(row(self.tabs, margins=(15, 2, 15, 0)))
        card.body.addWidget(rule())
        card.body.addLayout(tools)
        card.body.addWidget(self.stack, 1)
        card.body.addLayout(foot)
        return card

    def _empty_state(self) -> EmptyState:
        empty = EmptyState("user-heart", "")
        self.fewer = empty.add_action(Button(tr("Bỏ bớt điều kiện")))
        self.fewer.clicked.connect(self._clear)
        self.new = empty.add_action(Button(tr("Thêm Mẹ đỡ đầu tên này"), kind="tint"))
        self.new.clicked.connect(lambda: self.register_wanted.emit(self.search.text()))
        return empty

    def show_first(self, total: int, rows: Sequence[SponsorRow], *, typed: str) -> None:
        """Show the answer to a question: how many there are, and the first of them."""
        self.table.delegate.show_search(typed)
        self.model.show_first(total, rows)
        self.stack.setCurrentWidget(self.table if total else self.empty)

    def show_page(self, offset: int, rows: Sequence[SponsorRow]) -> None:
        """Show rows that were wanted."""
        self.model.show_page(offset, rows)

    def show_nothing(self, title: str, sentence: str, *, searched: bool) -> None:
        """Say that there is nothing, and the ways on."""
        self.empty.show_words(title, sentence)
        self.fewer.setVisible(searched)
        self.new.setVisible(searched and bool(self.search.text()))
        self.stack.setCurrentWidget(self.empty)

    def show_line(self, text: str) -> None:
        """Show under the table how many were found."""
        self.count.setText(text)

    def show_counts(self, known: str, tabs: dict[str, int]) -> None:
        """Show how many there are, in the title and on the tabs."""
        self.known.show_chip(ChipText(known))
        for code, count in tabs.items():
            if self.tabs.has(code):
                self.tabs.show_count(code, count)

    def show_failure(self, title: str, sentence: str) -> None:
        """Show in place what did not work; "" takes it away."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))

    @override
    def first_box(self) -> QWidget:
        return self.search

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.table.fit_rows(38 if fit.low else 42)
        self._foot_keys.setVisible(not fit.low)

    def _search(self, text: str) -> None:
        self.clear.setVisible(bool(text) or bool(self.kind.code()))
        self.search_changed.emit(text)

    def _kind(self, code: str) -> None:
        self.clear.setVisible(bool(code) or bool(self.search.text()))
        self.kind_changed.emit(code)

    def _clear(self) -> None:
        if self.kind.code():
            self.kind.show_choice("")
            self.kind_changed.emit("")
        self.search.empty()
        self.clear.hide()
        self.search.setFocus()


def _columns() -> list[Column[SponsorRow]]:
    return [
        Column("name", tr("Mẹ đỡ đầu"), _name, 250, 1, 4, sortable=True),
        Column("children", tr("Đang đỡ đầu"), _children, 148, 1, 1, sortable=True),
        Column("amount", tr("Mức mỗi tháng (đồng)"), _amount, 156, 2, 0, sortable=True),
        Column("late", tr("Tiến độ"), _late, 140, 1),
        Column("promise", tr("Cam kết bảo vệ trẻ em"), lambda x: Cell(chip=x.promise), 176, 2),
        Column("contact", tr("Liên hệ"), _contact, 140, 3, 1),
    ]


def _name(line: SponsorRow) -> Cell:
    return Cell(line.name, line.about, strong=True)


def _children(line: SponsorRow) -> Cell:
    return Cell(line.children, line.forms)


def _amount(line: SponsorRow) -> Cell:
    return Cell(line.monthly, line.offer)


def _late(line: SponsorRow) -> Cell:
    if line.late is not None:
        return Cell(chip=line.late)
    return Cell("—" if line.monthly == "—" else tr("đúng hẹn"))


def _contact(line: SponsorRow) -> Cell:
    return Cell(line.contact, line.contact_sub)
