"""The log: who changed, saw, printed and exported what on this computer."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.domain.vietnamese_numbers import format_number
from mdd_desktop.ui.system.panel import Panel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.line_edit import SearchEdit
from mdd_desktop.ui.widgets.page_model import PAGE_ROWS, Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.segmented import Segmented


@dataclass(frozen=True)
class LogLine:
    """One line as the panel shows it; ``is_change`` tells the two halves of the log apart."""

    at: str
    officer: str
    act: str
    what: str
    subject: str
    how_many: int
    is_change: bool


class LogPanel(Panel):
    """Filters what it was given; printing and exporting are wishes.

    Attributes:
        print_wanted: The lines in sight.
        export_wanted: The lines in sight.
    """

    print_wanted = Signal(list)
    export_wanted = Signal(list)

    def __init__(self) -> None:
        super().__init__(
            tr("Nhật ký"),
            tr("Chỉ thêm vào, không sửa được. Không ghi tên trẻ; hồ sơ ghi bằng mã."),
        )
        self._lines: Sequence[LogLine] = ()
        self.found: list[LogLine] = []
        self.kind = Segmented(
            tr("Loại"),
            [
                ("all", tr("Tất cả"), ""),
                ("change", tr("Thay đổi"), ""),
                ("seen", tr("Xem, in, xuất"), ""),
            ],
        )
        self.kind.show_code("all")
        self.kind.chosen.connect(lambda _code: self._filter())
        self.search = SearchEdit(tr("Tìm trong nhật ký"), example=tr("tên cán bộ, việc, mã"))
        self.search.wanted.connect(lambda _typed: self._filter())
        self.chain = Chip(ChipText(tr("Nhật ký còn nguyên vẹn"), "ok", "circle-check"))
        self._count = ElidedLabel("", "secondary")
        self._model = PageModel(_columns(), self)
        self._model.rows_wanted.connect(self._give)
        self.table = RecordTable(tr("Nhật ký"), self._model, row_height=34)
        self.add(self._card(), stretch=False)

    def _card(self) -> QWidget:
        card = Card()
        card.body.setContentsMargins(1, 12, 1, 10)
        head = row(self.search, self.kind, gap=12, margins=(15, 0, 15, 0))
        head.setStretch(0, 1)
        printing = Button(tr("In"), icon="printer", key="Ctrl+P", height=30)
        printing.clicked.connect(lambda: self.print_wanted.emit(self.found))
        export = Button(tr("Xuất Excel"), icon="file-spreadsheet", height=30, writes=True)
        export.clicked.connect(lambda: self.export_wanted.emit(self.found))
        foot = row(self.chain, self._count, None, printing, export, margins=(15, 0, 15, 0))
        card.body.addLayout(head)
        card.body.addWidget(self.table, 1)
        card.body.addLayout(foot)
        return card

    def show_lines(self, lines: Sequence[LogLine], *, whole: bool) -> None:
        """Show the log, newest first."""
        self._lines = lines
        good = ChipText(tr("Nhật ký còn nguyên vẹn"), "ok", "circle-check")
        bad = ChipText(tr("Nhật ký bị đụng vào"), "bad", "alert-triangle")
        self.chain.show_chip(good if whole else bad)
        self._filter()

    @override
    def first_box(self) -> QWidget:
        return self.search

    def _filter(self) -> None:
        words = fold(self.search.text()).split()
        kind = self.kind.code()
        self.found = [
            line
            for line in self._lines
            if kind == "all" or line.is_change is (kind == "change")
            if all(w in fold(f"{line.officer} {line.what} {line.subject}") for w in words)
        ]
        self._model.show_first(len(self.found), self.found[:PAGE_ROWS])
        count = format_number(len(self.found))
        self._count.setText(tr("{count} dòng").format(count=count))

    def _give(self, offset: int) -> None:
        self._model.show_page(offset, self.found[offset : offset + PAGE_ROWS])


def _columns() -> list[Column[LogLine]]:
    return [
        Column("at", tr("Lúc"), lambda line: Cell(line.at), 164),
        Column("officer", tr("Cán bộ"), lambda line: Cell(line.officer), 130, 2, stretch=1),
        Column("act", tr("Việc"), lambda line: Cell(line.act), 80),
        Column("what", tr("Nội dung"), lambda line: Cell(line.what, strong=True), 170, stretch=2),
        Column("subject", tr("Hồ sơ"), lambda line: Cell(line.subject or "—"), 140, 3),
        Column("count", tr("Số"), lambda line: Cell(str(line.how_many)), 50, 4, right=True),
    ]
