"""The support book: months, single lines, sponsors."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.ledger.grid_model import GridModel
from mdd_desktop.ui.ledger.grid_table import GridTable
from mdd_desktop.ui.ledger.legend import Legend
from mdd_desktop.ui.ledger.lines import LineRow, SponsorRow, line_columns, sponsor_columns
from mdd_desktop.ui.ledger.month_bar import MonthBar
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.filter_chip import FilterChip
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader
from mdd_desktop.ui.widgets.page_model import PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.segmented import Segmented
from mdd_desktop.ui.widgets.sums_line import SumsLine
from mdd_desktop.ui.widgets.year_switch import YearSwitch

MONTHS, LINES, SPONSORS = "months", "lines", "sponsors"
ONLY = "only"
_AROUND_FOOT = 15 + 12 + 15
_FILTERS = {
    MONTHS: ("rhythm", "village", "sponsor", "late", ONLY),
    LINES: ("form", "occasion", "struck"),
    SPONSORS: (),
}


class LedgerView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        year_stepped: -1 or 1.
        view_changed: One of ``months``, ``lines``, ``sponsors``.
        filter_changed: (name, code).
        month_wanted: Mark everything that is due this month.
        entry_wanted: Enter one line.
        print_wanted: Print the book.
        opening_wanted: Let the book count from this month on.
        remind_wanted: Remind the sponsor of the row with the ring.
        receipts_wanted: Print the receipts of what was just written.
        line_opened, sponsor_opened: The number of a row.
        rows_wanted: The offset of lines that came into sight.
    """

    year_stepped = Signal(int)
    view_changed = Signal(str)
    filter_changed = Signal(str, str)
    month_wanted = Signal()
    entry_wanted = Signal()
    print_wanted = Signal()
    opening_wanted = Signal()
    remind_wanted = Signal()
    receipts_wanted = Signal()
    line_opened = Signal(int)
    sponsor_opened = Signal(int)
    rows_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("Sổ hỗ trợ"))
        self.model = GridModel(self)
        self.table = GridTable(self.model)
        self.lines: PageModel[LineRow] = PageModel(line_columns(), self)
        self.lines.rows_wanted.connect(self.rows_wanted)
        self.line_table = RecordTable(tr("Từng lần trao"), self.lines)
        self.line_table.opened.connect(self.line_opened)
        self.sponsors: PageModel[SponsorRow] = PageModel(sponsor_columns(), self)
        self.sponsor_table = RecordTable(tr("Theo Mẹ đỡ đầu"), self.sponsors)
        self.sponsor_table.opened.connect(self.sponsor_opened)
        self._build_header()
        self.unopened = Banner("info")
        self.open_book = Button("", kind="tint", writes=True)
        self.open_book.clicked.connect(self.opening_wanted)
        self.unopened.add_action(self.open_book)
        self.unopened.hide()
        self.done = Banner("ok")
        self.receipts = Button(tr("In biên nhận"), icon="printer", kind="tint")
        self.receipts.clicked.connect(self.receipts_wanted)
        self.done.add_action(self.receipts)
        self.done.hide()
        self.bar = MonthBar()
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self.unopened)
        self.outer.addWidget(self._card(), 1)
        self.outer.addWidget(self.done)
        self.outer.addWidget(self.bar)
        for keys, signal in (
            ("F7", self.entry_wanted),
            ("Ctrl+P", self.print_wanted),
            ("Ctrl+B", self.remind_wanted),
            ("Ctrl+M", self.month_wanted),  # at once: a button answers its key 100 ms later
            ("Ctrl+Return", self.bar.write_requested),
            ("Ctrl+Enter", self.bar.write_requested),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(signal)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._to_filters)

    def _build_header(self) -> None:
        self.header = PageHeader(tr("Sổ hỗ trợ"))
        self.year = YearSwitch()
        self.year.stepped.connect(self.year_stepped)
        self.header.add_head(self.year)
        self.views = Segmented(
            tr("Cách xem"),
            [
                (MONTHS, tr("Tháng"), "t"),
                (LINES, tr("Từng lần"), "l"),
                (SPONSORS, tr("Mẹ đỡ đầu"), "m"),
            ],
        )
        self.views.show_code(MONTHS)
        self.views.chosen.connect(self.open_view)
        self.header.add_head(self.views)
        add = self.header.add_action
        paper = add(Button(tr("In sổ"), icon="printer"))
        paper.clicked.connect(self.print_wanted)
        self.one = add(
            Button(tr("Ghi một khoản"), icon="plus", key="F7", hint_only=True, writes=True)
        )
        self.one.clicked.connect(self.entry_wanted)
        month = Button(
            tr("Ghi cả tháng"),
            kind="primary",
            icon="list-check",
            key="Ctrl+M",
            hint_only=True,
            writes=True,
        )
        self.remind = Button(tr("Nhắc Mẹ"), icon="bell", key="Ctrl+B", hint_only=True, writes=True)
        add(self.remind, bare=True).clicked.connect(self.remind_wanted)
        self.remind.setToolTip(tr("Nhắc Mẹ đỡ đầu (Ctrl+B)"))
        self.whole_month = add(month)
        self.whole_month.clicked.connect(self.month_wanted)
        self.needs_reading(paper, self.remind, self.whole_month)

    def _card(self) -> QWidget:
        self.filters = {
            "rhythm": FilterChip(tr("Nhịp")),
            "village": FilterChip(tr("Ấp, khu phố")),
            "sponsor": FilterChip(tr("Mẹ đỡ đầu")),
            "late": FilterChip(tr("Chỉ lượt chậm")),
            ONLY: FilterChip(tr("Danh sách")),
            "form": FilterChip(tr("Tiền, hiện vật, dịch vụ")),
            "occasion": FilterChip(tr("Dịp")),
            "struck": FilterChip(tr("Đã gạch bỏ")),
        }
        for name, chip in self.filters.items():
            chip.chosen.connect(lambda code, name=name: self.filter_changed.emit(name, code))
        self.summary = SumsLine()
        tools = row(*self.filters.values(), self.summary, gap=8, margins=(15, 8, 15, 8))
        tools.setStretch(len(self.filters), 1)
        self.legend = Legend()
        self.count = ElidedLabel("", "secondary", "faint")
        self.count.setAlignment(_RIGHT)
        foot = row(self.legend, self.count, gap=12, margins=(15, 6, 15, 5))
        foot.setStretch(1, 1)
        self.empty = EmptyState("calendar", "")
        self.fewer = self.empty.add_action(Button(tr("Bỏ bớt điều kiện")))
        self.fewer.clicked.connect(self.clear_filters)
        self.match = self.empty.add_action(Button(tr("Kết nối Mẹ đỡ đầu"), kind="tint"))
        self.stack = QStackedWidget()
        for part in (self.table, self.line_table, self.sponsor_table, self.empty):
            self.stack.addWidget(part)
        card = Card()
        card.body.setContentsMargins(1, 0, 1, 2)
        card.body.setSpacing(0)
        card.body.addLayout(tools)
        card.body.addWidget(self.stack, 1)
        card.body.addLayout(foot)
        self.stack.currentChanged.connect(lambda _at: self._share_foot())
        self._show_filters(MONTHS)
        return card

    def open_view(self, code: str) -> None:
        """Show one of the three views."""
        self.views.show_code(code)
        self._show_filters(code)
        self.stack.setCurrentWidget(self._tables()[code])
        self.view_changed.emit(code)

    def view(self) -> str:
        """Return which view is open."""
        return self.views.code()

    def show_some(self, *, some: bool) -> None:
        """Show the table of the view, or the words for nothing."""
        self.stack.setCurrentWidget(self._tables()[self.view()] if some else self.empty)

    def show_nothing(self, title: str, sentence: str, *, filtered: bool) -> None:
        """Say that there is nothing, and the ways on."""
        self.empty.show_words(title, sentence)
        self.fewer.setVisible(filtered)
        self.match.setVisible(not filtered and self.view() == MONTHS)
        self.show_some(some=False)

    def show_done(self, title: str, receipts: int) -> None:
        """Show what was written, with the way to its receipts; "" takes it away."""
        self.done.show_message("ok", title, "")
        self.receipts.setText(tr("In {count} biên nhận").format(count=receipts))
        self.done.setVisible(bool(title))

    def show_options(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """Offer choices of one filter."""
        self.filters[name].show_options(options)
        self._show_filters(self.view())

    def show_only(self, words: str) -> None:
        """Say that only some sponsorships are looked at; "" when all are again."""
        self.show_options(ONLY, [(ONLY, words)] if words else [])
        self.filters[ONLY].show_choice(ONLY if words else "")

    def show_marking(self, *, some: bool) -> None:
        """Show the bar while something is marked; then its button is the main one."""
        self.bar.setVisible(some)
        self.whole_month.set_kind("secondary" if some else "primary")
        if some:
            self.done.hide()

    def clear_filters(self) -> None:
        """Take every filter of the view off."""
        for name in _FILTERS[self.view()]:
            if self.filters[name].code():
                self.filters[name].show_choice("")
                self.filter_changed.emit(name, "")
        self.first_box().setFocus()

    @override
    def first_box(self) -> QWidget:
        return self._tables()[self.view()]

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.table.fit_rows(34 if fit.low else 37)
        self.views.show_option(MONTHS, tr("Theo tháng") if fit.full else tr("Tháng"))
        self.bar.fit(full=fit.full, compact=fit.compact)
        self._share_foot()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_foot()

    def _share_foot(self) -> None:
        """The signs are told where there is room for them; nothing is counted where nothing is."""
        shown = self.stack.currentWidget()
        room = self.stack.width() - _AROUND_FOOT
        needed = self.legend.sizeHint().width() + self.count.sizeHint().width()
        self.legend.setVisible(shown is self.table and needed <= room)
        self.count.setVisible(shown is not self.empty)

    def _tables(self) -> dict[str, QFrame]:
        return {MONTHS: self.table, LINES: self.line_table, SPONSORS: self.sponsor_table}

    def _show_filters(self, view: str) -> None:
        for name, chip in self.filters.items():
            chip.setVisible(name in _FILTERS[view] and chip.has_options())

    def _to_filters(self) -> None:
        shown = [chip for chip in self.filters.values() if not chip.isHidden()]
        (shown[0] if shown else self.first_box()).setFocus(Qt.FocusReason.ShortcutFocusReason)


_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
