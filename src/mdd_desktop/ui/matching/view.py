"""Kết nối: who waits at the left, who fits at the right, the side panel in its place."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.matching.bond_panel import BondPanel
from mdd_desktop.ui.matching.candidate_list import CandidateList
from mdd_desktop.ui.matching.ports import WaitingLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.filter_chip import FilterChip
from mdd_desktop.ui.widgets.labels import ElidedLabel, label
from mdd_desktop.ui.widgets.layouts import hold, row
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.segmented import Segmented

CHILDREN, SPONSORS = "children", "sponsors"
_LEFT, _NARROW_LEFT, _COMPACT_LEFT = 448, 410, 340


class MatchingView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        side_changed: ``children`` or ``sponsors``: from whom one starts.
        filter_changed: (name of the filter, code or "").
        row_chosen: The number of a row at the left.
        match_wanted: A :class:`MatchCard`: open the side panel for it.
        hold_wanted: The same: keep a place.
        refusal_wanted: The same: one side said no.
        notice_clicked: What the notice at the head offers.
        record_wanted: Open the record of who is chosen at the left.
        sponsor_wanted: A new sponsor.
        appeal_wanted: Write a letter that asks for sponsors.
        looser_wanted: Look at the sponsors, where wishes and capacity can be changed.
        children_wanted: The list of children, where nobody waits.
        save_requested: Write what stands in the side panel.
    """

    side_changed = Signal(str)
    filter_changed = Signal(str, str)
    row_chosen = Signal(int)
    match_wanted = Signal(object)
    hold_wanted = Signal(object)
    refusal_wanted = Signal(object)
    notice_clicked = Signal()
    record_wanted = Signal()
    sponsor_wanted = Signal()
    appeal_wanted = Signal()
    looser_wanted = Signal()
    children_wanted = Signal()
    save_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Kết nối"))
        self.header = PageHeader(tr("Kết nối"))
        self.side = Segmented(
            tr("Bắt đầu từ"),
            [
                (CHILDREN, tr("Chọn trẻ trước"), "t"),
                (SPONSORS, tr("Chọn Mẹ đỡ đầu trước"), "m"),
            ],
        )
        self.side.show_code(CHILDREN)
        self.side.chosen.connect(self.side_changed)
        add = Button(tr("Thêm Mẹ đỡ đầu"), icon="plus", key="Ctrl+D", hint_only=True, writes=True)
        self.add = add
        self.add.clicked.connect(self.sponsor_wanted)
        self.header.add_filter(self.side)
        self.header.add_action(self.add)
        self.left = self._left_card()
        self.right = QStackedWidget()
        self.found = CandidateList()
        self.found.record_wanted.connect(self.record_wanted)
        self.found.notice_clicked.connect(self.notice_clicked)
        self.found.match_wanted.connect(self.match_wanted)
        self.found.hold_wanted.connect(self.hold_wanted)
        self.found.refusal_wanted.connect(self.refusal_wanted)
        self.found.appeal_wanted.connect(self.appeal_wanted)
        self.found.looser_wanted.connect(self.looser_wanted)
        self.found.changed.connect(self._show_main_action)
        self.right.addWidget(self.found)
        middle = row(self.left, self.right, gap=12)
        middle.setStretch(1, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(hold(middle))
        self.stack.addWidget(self._nobody())
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self.stack, 1)
        self._keys()

    @cached_property
    def panel(self) -> BondPanel:
        """The side panel, made when it is first wanted."""
        made = BondPanel()
        made.close_requested.connect(self.close_panel)
        made.save_requested.connect(self.save_requested)
        made.bar.fit(compact=self.fit_now.low)
        self.right.addWidget(made)
        return made

    def _keys(self) -> None:
        for keys, do in (
            ("Ctrl+Return", self._go_on),
            ("Ctrl+Enter", self._go_on),
            ("Alt+G", self._keep_first),
            ("Escape", self.close_panel),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _left_card(self) -> Card:
        card = Card()
        card.body.setContentsMargins(1, 0, 1, 6)
        card.body.setSpacing(0)
        self.filters = {
            "village": FilterChip(tr("Ấp")),
            "need": FilterChip(tr("Nhu cầu")),
            "poor": FilterChip(tr("Hộ nghèo")),
            "only": FilterChip(tr("Danh sách")),
        }
        self.filters["only"].hide()
        for name, chip in self.filters.items():
            chip.chosen.connect(lambda code, name=name: self._filter(name, code))
        self._order = label(tr("chờ lâu trước"), "secondary")
        filters = row(*self.filters.values(), None, self._order, gap=8, margins=(13, 8, 13, 8))
        self.filter_row = hold(filters)
        self.model: PageModel[WaitingLine] = PageModel(_columns(CHILDREN), self)
        self.table = RecordTable(tr("Trẻ đang chờ"), self.model, row_height=52)
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.row_chosen.emit(now.row()) if now.isValid() else None
        )
        self.table.opened.connect(lambda _row: self._focus_cards())
        self.foot = ElidedLabel("", "secondary", "faint")
        card.body.addWidget(self.filter_row)
        card.body.addWidget(self.table, 1)
        card.body.addLayout(row(self.foot, margins=(15, 6, 15, 4)))
        return card

    def _nobody(self) -> EmptyState:
        self.empty = EmptyState("link", "")
        self.fewer = self.empty.add_action(Button(tr("Bỏ bớt điều kiện"), kind="tint"))
        self.fewer.clicked.connect(self._clear)
        self.everybody = self.empty.add_action(Button(tr("Mở danh sách trẻ"), kind="tint"))
        self.everybody.clicked.connect(self.children_wanted)
        return self.empty

    def show_waiting(self, line: str, lines: Sequence[WaitingLine], foot: str) -> None:
        """Show who is at the left."""
        self.header.show_subtitle(line)
        self.foot.setText(foot)
        self.model.show_first(len(lines), lines)
        self.stack.setCurrentIndex(0)

    def show_side(self, side: str) -> None:
        """Show from whom one starts: heads and filters."""
        self.side.show_code(side)
        of_children = side == CHILDREN
        self.filter_row.setVisible(of_children)
        columns = _columns(side)
        self.model.reshape(columns)
        self.table.fit_columns()
        self.table.setAccessibleName(columns[0].title)
        self.found.show_caption(
            tr("Phù hợp nhất với em") if of_children else tr("Trẻ phù hợp nhất")
        )

    def show_nobody(self, title: str, sentence: str, *, filtered: bool) -> None:
        """Say that nobody waits, or nobody is there to start from."""
        self.found.show_cards([], may_match=False)
        self.fewer.setVisible(filtered)
        self.everybody.setVisible(not filtered and self.side.code() == CHILDREN)
        self.empty.show_words(title, sentence)
        self.stack.setCurrentIndex(1)

    def show_filter_options(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """Offer choices of one filter."""
        self.filters[name].show_options(options)
        self.filters[name].setVisible(bool(options))

    def show_only(self, words: str) -> None:
        """Say that only some children are looked at; the other filters are off."""
        for chip in self.filters.values():
            chip.show_choice("")
        self.show_filter_options("only", [("1", words)])
        self.filters["only"].show_choice("1")

    def open_panel(self) -> None:
        """Show the side panel in the place of the candidates."""
        self.right.setCurrentWidget(self.panel)
        self.panel.focus_box("need")

    def close_panel(self) -> None:
        """Back to the candidates; what was typed is of no use without its pair."""
        if self.right.currentIndex() == 1:
            self.right.setCurrentIndex(0)
            self.table.setFocus()

    @override
    def first_box(self) -> QWidget:
        return self.table

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        width = _COMPACT_LEFT if fit.compact else _LEFT if fit.full else _NARROW_LEFT
        self.left.setFixedWidth(min(look().px(width), int(fit.width * 0.42)))
        self.table.fit_rows(40 if fit.low else 52)
        self._order.setVisible(fit.full)
        self.found.fit(compact=fit.compact)
        if self.right.count() > 1:  # it was wanted before
            self.panel.bar.fit(compact=fit.low)

    def _show_main_action(self) -> None:
        """The first card has it; where no card can, a new sponsor is the way on."""
        self.add.set_kind("secondary" if self.found.first() else "primary")

    def _filter(self, name: str, code: str) -> None:
        if name == "only":
            self.show_filter_options("only", [])
        self.filter_changed.emit(name, code)

    def _clear(self) -> None:
        for name, chip in self.filters.items():
            if chip.code():
                chip.show_choice("")
                self._filter(name, "")

    def _go_on(self) -> None:
        first = self.found.first()
        if self.right.currentIndex() == 1:
            self.save_requested.emit()
        elif first is not None:
            self.match_wanted.emit(first.shown)

    def _keep_first(self) -> None:
        first = self.found.first()
        if first is not None and self.right.currentIndex() == 0:
            self.hold_wanted.emit(first.shown)

    def _focus_cards(self) -> None:
        first = self.found.first()
        if first is not None:
            first.match.setFocus()


def _name(line: WaitingLine) -> Cell:
    return Cell(line.name, line.about, strong=True, wrap=True)


def _columns(side: str) -> list[Column[WaitingLine]]:
    heads, widths = (
        ((tr("Trẻ đang chờ"), tr("Cần"), tr("Đã chờ")), (160, 120, 106))
        if side == CHILDREN
        else ((tr("Mẹ đỡ đầu"), tr("Mức mỗi tháng"), tr("Còn nhận")), (200, 120, 80))
    )
    return [
        Column("name", heads[0], _name, widths[0], 1, 3),
        Column("wanted", heads[1], lambda x: Cell(x.wanted, x.wanted_sub), widths[1], 2, 2),
        Column("days", heads[2], lambda x: Cell(chip=x.chip), widths[2], 1),
    ]
