"""Step 3: what would happen to every row, the cells that need somebody, and the rule."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mdd_desktop.ui.excel_import.fix_panel import FixPanel
from mdd_desktop.ui.excel_import.ports import SheetLine, TableColumn
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.card import Card, FigureCard
from mdd_desktop.ui.widgets.choice_list import Choice, ChoiceList
from mdd_desktop.ui.widgets.commit_bar import WholeOrNothing
from mdd_desktop.ui.widgets.labels import ElidedLabel, label
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row
from mdd_desktop.ui.widgets.page import Fit, scrolled
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.segmented import Segmented

FILTERS = ("all", "open", "new", "updated")
_SPOKEN_OF = 1
"""The rank of columns that are never dropped."""


class PreviewStep(QWidget):
    """Look before writing.

    Attributes:
        filter_chosen: One of ``FILTERS``.
        row_chosen: Place of the row whose problem is wanted.
        page_wanted: Offset of rows that came into sight.
        rule_chosen: What becomes of records that are there already.
    """

    filter_chosen = Signal(str)
    row_chosen = Signal(int)
    page_wanted = Signal(int)
    rule_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.figures = (
            FigureCard("plus", "ok", tr("thêm mới")),
            FigureCard("pencil", "info", tr("cập nhật")),
            FigureCard("copy", "warn", tr("nghi trùng")),
            FigureCard("alert-circle", "bad", tr("dòng có lỗi")),
        )
        self.panel = FixPanel()
        self.rule = ChoiceList(tr("Khi trẻ đã có hồ sơ"))
        self.rule.show_choices(
            [
                Choice("fill", tr("Chỉ điền chỗ đang trống")),
                Choice("take", tr("Lấy số liệu mới trong Excel")),
                Choice("keep", tr("Giữ nguyên hồ sơ")),
            ],
            "fill",
        )
        self.rule.chosen.connect(self.rule_chosen)
        rule_card = Card(tr("Khi đã có hồ sơ"), type_="strong")
        rule_card.body.addWidget(self.rule)
        parts = column(self.panel, rule_card, None, gap=12)
        self._side = scrolled(hold(parts))
        middle = row(self._rows(), self._side, gap=12)
        middle.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        self._figure_row = row(*self.figures, gap=10)
        layout.addLayout(self._figure_row)
        layout.addLayout(middle, 1)

    def _rows(self) -> Card:
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 8)
        card.body.setSpacing(0)
        self.filters = Segmented(tr("Xem các dòng"), [(code, "", "") for code in FILTERS])
        self.filters.show_code("all")
        self.filters.chosen.connect(self.filter_chosen)
        self.hint = ElidedLabel("", "secondary")
        self._holder = QVBoxLayout()
        self.table: RecordTable | None = None
        self.model: PageModel[SheetLine] | None = None
        self._ranks: dict[str, int] = {}
        self._foot = ElidedLabel("", "secondary")
        self._keys = keys = WholeOrNothing("", "secondary")
        keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        keys.setMinimumWidth(0)
        keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = row(self.filters, keys, self.hint, margins=(12, 8, 12, 8), gap=6)
        head.setStretch(1, 1)
        card.body.addLayout(head)
        card.body.addLayout(self._holder, 1)
        mark = label("")
        mark.setPixmap(icon_pixmap("file-spreadsheet", look().tokens.ok, 16))
        foot = row(mark, self._foot, gap=8, margins=(15, 6, 15, 0))
        foot.setStretch(1, 1)
        card.body.addLayout(foot)
        return card

    def show_columns(self, columns: Sequence[TableColumn]) -> None:
        """Begin a table with these columns of the sheet."""
        clear(self._holder)
        made: list[Column[SheetLine]] = [
            Column("row", tr("Dòng"), lambda x: Cell(x.row), 58, 1),
            Column("state", tr("Sẽ làm gì"), lambda x: Cell(chip=x.state), 122, 1),
        ]
        made += [_column(one) for one in columns]
        self._ranks = {one.key: one.rank for one in made}
        self.model = PageModel(made, self)
        self.model.rows_wanted.connect(self.page_wanted)
        self.table = RecordTable(tr("Các dòng của tệp"), self.model, row_height=36)
        self.table.selectionModel().currentRowChanged.connect(self._moved)
        self.table.fitted.connect(self._show_hint)
        self._holder.addWidget(self.table)

    def show_rows(self, total: int, lines: Sequence[SheetLine], foot: str) -> None:
        """Show the rows of the chosen filter."""
        if self.model is None or self.table is None:
            return
        self.model.show_first(total, lines)
        self.table.fit_columns()
        self._foot.setText(foot)

    def show_column(self, letters: str) -> None:
        """Keep the column in sight that is spoken of; others give way to it."""
        if self.model is None or self.table is None:
            return
        self.model.columns = [
            replace(one, rank=_SPOKEN_OF if one.key == letters else self._ranks[one.key])
            for one in self.model.columns
        ]
        self.table.fit_columns()

    def _show_hint(self) -> None:
        hidden = len(self.table.dropped) if self.table is not None else 0
        keys = tr("F8 tới ô cần xem kế tiếp")
        self._keys.setText(f"{keys} ·" if hidden else keys)
        self.hint.setText(tr("còn {count} cột không hiện").format(count=hidden) if hidden else "")

    def show_page(self, offset: int, lines: Sequence[SheetLine]) -> None:
        """Take in further rows as the table is scrolled."""
        if self.model is not None:
            self.model.show_page(offset, lines)

    def show_counts(self, figures: Sequence[str], filters: Sequence[str]) -> None:
        """Show the four figures and the words of the filters."""
        for card, figure in zip(self.figures, figures, strict=True):
            card.show_figure(figure)
        self.figures[-1].ring(on=figures[-1] != "0")
        for code, text in zip(FILTERS, filters, strict=True):
            self.filters.show_option(code, text)

    def take_keys(self, *, to_type: bool) -> None:
        """Give the keys to the box of the correction, or to the table."""
        if to_type:
            self.panel.box.setFocus()
            self.panel.box.selectAll()
        elif self.table is not None:
            self.table.setFocus()

    def choose(self, at: int) -> None:
        """Bring a row into sight."""
        if self.table is not None:
            self.table.choose_row(at)

    def fit(self, fit: Fit) -> None:
        """Lay out for the room there is."""
        self._side.setFixedWidth(308 if fit.full else look().px(288))
        self.panel.fit(full=fit.full)
        for card in self.figures:
            card.setVisible(not fit.low)

    def _moved(self, now: QModelIndex) -> None:
        if now.isValid():
            self.row_chosen.emit(now.row())


def _column(one: TableColumn) -> Column[SheetLine]:
    def draw(line: SheetLine) -> Cell:
        tone = line.problems.get(one.letters)
        text = line.cells.get(one.letters, "") or "–"
        return Cell(text, problem="bad" if tone == "bad" else "warn" if tone else None)

    return Column(one.letters, one.title, draw, one.width, one.rank, one.stretch)
