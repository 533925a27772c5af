"""The list of visits: tabs, the box for a sheet's code, who is due where."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.visits.ports import VisitLine
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.filter_chip import FilterChip
from mdd_desktop.ui.widgets.labels import ElidedLabel, label
from mdd_desktop.ui.widgets.layouts import row, rule
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader
from mdd_desktop.ui.widgets.page_model import PAGE_ROWS, Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.tabs import TabStrip


class VisitListView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        tab_changed: The code of the tab.
        village_changed: The village, or "".
        code_entered: What was scanned or typed into the box for a sheet's code.
        visit_wanted: The row of the child whose visit is to be entered; -1 for none chosen.
        record_wanted: The row of the child whose record is to be opened.
        sheets_wanted: Paper sheets for the children that the list shows.
        blank_wanted: One blank sheet, by the kind of paper.
        register_wanted: A first child, without whom nobody is visited.
    """

    tab_changed = Signal(str)
    village_changed = Signal(str)
    code_entered = Signal(str)
    visit_wanted = Signal(int)
    record_wanted = Signal(int)
    sheets_wanted = Signal()
    blank_wanted = Signal(str)
    register_wanted = Signal()

    def __init__(self, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__(tr("Thăm, theo dõi"))
        self.model: PageModel[VisitLine] = PageModel(_columns(), self)
        self._lines: Sequence[VisitLine] = ()
        self.model.rows_wanted.connect(
            lambda at: self.model.show_page(at, self._lines[at : at + PAGE_ROWS])
        )
        self.table = RecordTable(tr("Danh sách thăm"), self.model)
        self.table.opened.connect(self.visit_wanted)
        self.header = PageHeader(tr("Thăm, theo dõi"))
        blank = self.header.add_action(Button(tr("In phiếu trống"), icon="file"))
        menu = QMenu(blank)
        for kind, text in (("D7", tr("Phiếu thăm hỏi")), ("D14", tr("Phiếu hộ gia đình"))):
            action = menu.addAction(text)
            action.triggered.connect(lambda _=False, kind=kind: self.blank_wanted.emit(kind))
        blank.clicked.connect(lambda: menu.popup(blank.mapToGlobal(blank.rect().bottomLeft())))
        self.sheets = self.header.add_action(
            Button(tr("In phiếu thăm"), icon="printer", key="Ctrl+P")
        )
        self.sheets.clicked.connect(self.sheets_wanted)
        self.enter = self.header.add_action(
            Button(
                tr("Ghi phiếu thăm"), kind="primary", icon="clipboard-check", key="F6", writes=True
            )
        )
        self.enter.clicked.connect(lambda: self.visit_wanted.emit(self.table.chosen_row()))
        self.needs_reading(self.sheets, self.enter)
        self.tabs = TabStrip(tabs)
        self.tabs.chosen.connect(self.tab_changed)
        self.village = FilterChip(tr("Ấp, khu phố"))
        self.village.chosen.connect(self.village_changed)
        self.code = LineEdit(
            tr("Mã trên phiếu thăm"),
            example=tr("Quét hoặc gõ mã trên phiếu"),
            icon_name="qrcode",
            longest=60,
        )
        self.code.entered.connect(lambda _back: self._code_entered())
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self._card(), 1)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.code.setFocus)
        QShortcut(QKeySequence("F2"), self).activated.connect(
            lambda: self.record_wanted.emit(self.table.chosen_row())
        )

    def _card(self) -> QWidget:
        card = Card()
        card.body.setContentsMargins(1, 0, 1, 6)
        card.body.setSpacing(0)
        tools = row(self.code, self.village, None, gap=8, margins=(15, 8, 15, 8))
        tools.setStretch(0, 3)
        tools.setStretch(2, 2)
        self.code.setMinimumWidth(220)
        self.code.setMaximumWidth(380)
        self.count = ElidedLabel("", "secondary")
        self._keys = label(
            tr("↑ ↓ chọn dòng · Enter ghi phiếu · F2 mở hồ sơ · Ctrl+F ô mã"), "secondary", "faint"
        )
        self.stack = QStackedWidget()
        self.empty = EmptyState("clipboard-check", "")
        self.register = self.empty.add_action(Button(tr("Tiếp nhận trẻ"), kind="tint", writes=True))
        self.register.clicked.connect(self.register_wanted)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        foot = row(self.count, None, self._keys, margins=(15, 6, 15, 4))
        foot.setStretch(0, 1)
        card.body.addLayout(row(self.tabs, margins=(15, 2, 15, 0)))
        card.body.addWidget(rule())
        card.body.addLayout(tools)
        card.body.addWidget(self.stack, 1)
        card.body.addLayout(foot)
        self.stack.currentChanged.connect(lambda _at: self._show_keys())
        return card

    def show_lines(
        self, lines: Sequence[VisitLine], *, nobody: str, sentence: str, knows_children: bool
    ) -> None:
        """Show who is due; ``nobody`` and ``sentence`` stand where the list is empty."""
        self.register.setVisible(not knows_children)
        self._lines = lines
        chosen = max(0, self.table.chosen_row())
        self.model.show_first(len(lines), lines[:PAGE_ROWS])
        self.stack.setCurrentWidget(self.table if lines else self.empty)
        self.empty.show_words(nobody, sentence)
        if lines and self.code.hasFocus() and not self.code.text():
            self.table.setFocus()
        if lines:
            self.table.choose_row(min(chosen, len(lines) - 1))
        self.show_lack("" if lines else tr("Danh sách đang trống."))

    def show_villages(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer the villages with their numbers."""
        self.village.show_options(options)

    @override
    def first_box(self) -> QWidget:
        return self.table if self._lines else self.code

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.table.fit_rows(34 if fit.low else 38)
        self._show_keys()

    def _show_keys(self) -> None:
        shown = self.stack.currentWidget() is self.table
        self._keys.setVisible(shown and not self.fit_now.compact)

    def _code_entered(self) -> None:
        text = self.code.text().strip()
        if text:
            self.code_entered.emit(text)


def _columns() -> list[Column[VisitLine]]:
    return [
        Column("name", tr("Trẻ"), lambda x: Cell(x.name, x.code, strong=True), 190, stretch=4),
        Column("village", tr("Ấp, khu phố"), lambda x: Cell(x.village or "—"), 120, stretch=2),
        Column("last", tr("Lần thăm trước"), lambda x: Cell(x.last), 120),
        Column("due", tr("Hạn thăm"), lambda x: Cell(x.due), 104),
        Column("state", tr("Tình trạng"), lambda x: Cell(chip=x.state), 168, stretch=1),
        Column(
            "carer",
            tr("Người nuôi dưỡng"),
            lambda x: Cell(x.carer or "—", x.phone),
            150,
            rank=2,
            stretch=3,
        ),
    ]
