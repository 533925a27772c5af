"""The list behind a figure: as long as the figure, or adding up to it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.reports.ports import ListLine, ListShown
from mdd_desktop.ui.reports.tables import list_columns
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.kept_page import KeptPage
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.page import Fit, PageHeader
from mdd_desktop.ui.widgets.page_model import PAGE_ROWS, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable

_RECORDS, _DATED, _SUMS = "records", "dated", "sums"


class FigureListView(KeptPage):
    """Signals are what the officer wishes.

    Attributes:
        closed: Back to where the figure stood.
        row_opened: The number of a row.
    """

    closed = Signal()
    row_opened = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("Danh sách của số liệu"))
        self.header = PageHeader("", back=tr("Quay lại"))
        self.header.back_requested.connect(self.closed)
        self.header.add_action(self.kept)
        self.models: dict[str, PageModel[ListLine]] = {}
        self.tables: dict[str, RecordTable] = {}
        self._stack = QStackedWidget()
        self._add_table(_RECORDS, tr("Các hồ sơ đã đếm"), days=False)
        self._add_table(_DATED, tr("Các dòng đã đếm"))
        self._add_table(_SUMS, tr("Các khoản đã đếm"), amounts=True)
        self.empty = EmptyState("list", tr("Số liệu này bằng 0, không có dòng nào"))
        self._stack.addWidget(self.empty)
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 6)
        card.body.setSpacing(0)
        card.body.addWidget(self._stack, 1)
        self.foot = ElidedLabel("", "strong")
        card.body.addLayout(row(self.foot, margins=(15, 8, 15, 4)))
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(card, 1)
        self._shown = _RECORDS

    def _add_table(self, kind: str, name: str, *, days: bool = True, amounts: bool = False) -> None:
        columns = list_columns(days=days, amounts=amounts)
        model: PageModel[ListLine] = PageModel(columns, self)
        table = RecordTable(name, model, row_height=34)
        table.opened.connect(self.row_opened)
        table.cell_opened.connect(self._cell)
        self.models[kind], self.tables[kind] = model, table
        self._stack.addWidget(table)

    def _cell(self, at: int, column: str) -> None:
        if column == "name":
            self.row_opened.emit(at)

    @property
    def model(self) -> PageModel[ListLine]:
        """The rows that are shown."""
        return self.models[self._shown]

    @property
    def table(self) -> RecordTable:
        """The table that is shown."""
        return self.tables[self._shown]

    def show_list(self, shown: ListShown) -> None:
        """Show another list."""
        self.header.title.setText(shown.title)
        self.header.show_subtitle(shown.subtitle)
        dated = _DATED if shown.has_days else _RECORDS
        self._shown = _SUMS if shown.has_amounts else dated
        self.model.show_first(len(shown.lines), shown.lines[:PAGE_ROWS])
        self._stack.setCurrentWidget(self.table if shown.lines else self.empty)
        self.foot.setText(shown.foot)

    def show_rows(self, offset: int, lines: Sequence[ListLine]) -> None:
        """Show rows that came into sight again."""
        self.model.show_page(offset, lines[offset : offset + PAGE_ROWS])

    @override
    def first_box(self) -> QWidget:
        return self.table

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        for table in self.tables.values():
            table.fit_rows(30 if fit.low else 34)
