"""The units below, each with what came last: who is late, who has a gap, who never sent."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget

from mdd_desktop.domain.vietnamese import format_number, sort_key
from mdd_desktop.ui.packages.ports import UnitLine
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.commit_bar import WholeOrNothing
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.filter_chip import FilterChip
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.segmented import Segmented

_GROUPS = (
    ("all", "Tất cả"),
    ("fresh", "Có gói mới"),
    ("late", "Trễ"),
    ("gap", "Thiếu gói"),
    ("never", "Chưa nộp"),
)


class UnitsCard(Card):
    """A filter, the units, one line that sums them up.

    Attributes:
        code_wanted: The unit to whose officer a receipt is to be read aloud.
        unit_chosen: The unit whose package is to be previewed, if one is being looked at.
        code_typed: (unit, the code that its officer read aloud).
    """

    code_wanted = Signal(str)
    code_typed = Signal(str, str)
    unit_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(1, 10, 1, 8)
        self.body.setSpacing(8)
        self._lines: list[UnitLine] = []
        self.filter = Segmented(tr("Lọc"), [(code, tr(text), "") for code, text in _GROUPS])
        self.filter.show_code("all")
        self.filter.chosen.connect(lambda _code: self._show())
        self.above = FilterChip(tr("Cụm"))
        self.above.chosen.connect(lambda _code: self._show())
        self.read = Button(tr("Đọc mã biên nhận"), icon="phone", height=30)
        self.read.clicked.connect(self._ask_code)
        name = tr("Mã đơn vị đọc cho chị qua điện thoại")
        self.code = LineEdit(name, example=tr("ví dụ: 14-K7QM-2R9D"))
        self.code.setMinimumWidth(look().px(180))
        self.code.textChanged.connect(lambda _text: self._allow())
        self.code.entered.connect(lambda _back: self._type_code())
        self.take = Button(tr("Ghi nhận"), icon="check", height=30, writes=True)
        self.take.clicked.connect(self._type_code)
        columns: list[Column[UnitLine]] = [
            Column("unit", tr("Đơn vị"), lambda x: Cell(x.name, x.sub, strong=True), 230, 1, 3),
            Column("fresh", tr("Gói mới"), lambda x: Cell(*x.fresh), 130, 2, 2),
            Column("last", tr("Đã gộp đến"), lambda x: Cell(*x.last), 150, 1, 1),
            Column("decide", tr("Cần quyết định"), _decide, 150, 2, 1),
            Column("state", tr("Tình trạng"), lambda x: Cell(chip=x.state), 170, 1, 1),
        ]
        self.model: PageModel[UnitLine] = PageModel(columns, self)
        self.table = RecordTable(tr("Các đơn vị cấp dưới"), self.model, row_height=42)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.empty = EmptyState(
            "inbox",
            tr("Không có đơn vị nào ở nhóm này"),
            tr("Cắm USB rồi mở tệp .mdd, hoặc thả tệp vào cửa sổ này. Xem trước rồi mới gộp."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._foot = WholeOrNothing("", "secondary")
        self.body.addLayout(row(self.filter, None, self.above, self.read, margins=(12, 0, 12, 0)))
        self.body.addWidget(self._stack, 1)
        asked = label(name, "label")
        foot = row(self._foot, asked, self.code, self.take, margins=(15, 0, 12, 0), gap=8)
        foot.setStretch(0, 1)
        self.body.addLayout(foot)

    def show_units(self, lines: Sequence[UnitLine]) -> None:
        """Show the units."""
        self._lines = list(lines)
        counts = Counter(line.group for line in lines)
        counts["all"] = len(lines)
        for code, text in _GROUPS:
            self.filter.show_option(code, f"{tr(text)} {format_number(counts[code])}")
        self._foot.setText(
            tr("{fine} đúng hạn · {late} trễ · {gap} thiếu gói · {never} chưa nộp").format(
                **{name: format_number(counts[name]) for name in ("fine", "late", "gap", "never")}
            )
        )
        above = Counter(line.above for line in lines if line.above)
        self.above.show_options(
            [
                (name, f"{at_the_start(name)} · {above[name]}")
                for name in sorted(above, key=sort_key)
            ]
        )
        self.above.setVisible(bool(above))
        self._show()

    def _show(self) -> None:
        wanted, above = self.filter.code(), self.above.code()
        shown = [
            line
            for line in self._lines
            if wanted in {"all", line.group} and above in {"", line.above}
        ]
        self.model.show_first(len(shown), shown)
        self._stack.setCurrentIndex(0 if shown else 1)
        if shown:
            self.table.choose_row(0)
        self._allow()

    def _allow(self) -> None:
        line = self.model.row(self.table.chosen_row())
        choose = "" if line else tr("Chọn một đơn vị trong danh sách.")
        missing = "" if self.code.text().strip() else tr("Gõ mã nghe được qua điện thoại.")
        self.read.show_possible(line.refusal if line else choose)
        self.take.show_possible(choose or missing)

    def _chosen(self, now: QModelIndex) -> None:
        line = self.model.row(now.row()) if now.isValid() else None
        self._allow()
        if line is not None:
            self.unit_chosen.emit(line.code)

    def _ask_code(self) -> None:
        line = self.model.row(self.table.chosen_row())
        if line is not None:
            self.code_wanted.emit(line.code)

    def _type_code(self) -> None:
        line = self.model.row(self.table.chosen_row())
        if line is not None and self.code.text().strip():
            self.code_typed.emit(line.code, self.code.text())


def _decide(line: UnitLine) -> Cell:
    return Cell(chip=line.decide) if line.decide else Cell("–")
