"""The list of children: what it calls its things, its columns, its marks and ways out."""

from PySide6.QtCore import Signal
from typing_extensions import override

from mdd_desktop.ui.children.ports import ChildLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.bulk_bar import BulkBar
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.list_page import ListPage, ListWords, Named
from mdd_desktop.ui.widgets.mark_table import MarkTable
from mdd_desktop.ui.widgets.page_model import Cell, Column


class ChildListView(ListPage):
    """A list whose rows can be marked.

    Attributes:
        print_wanted: The list on paper, as it is filtered and sorted.
        export_wanted: The same as a workbook.
    """

    print_wanted = Signal()
    export_wanted = Signal()
    table: MarkTable

    def __init__(self, tabs: Named, filters: Named) -> None:
        super().__init__(_words(), tabs, filters, columns(self))
        self.bulk = BulkBar(tr("Trẻ đã đánh dấu"))
        self.outer.addWidget(self.bulk)

    @override
    def add_actions(self) -> None:
        paper = Button(tr("In danh sách"), icon="printer", key="Ctrl+P")
        self.paper = self.header.add_action(paper)
        self.paper.clicked.connect(self.print_wanted)
        self.export = self.header.add_action(
            Button(tr("Xuất Excel"), icon="file-spreadsheet", writes=True)
        )
        self.export.clicked.connect(self.export_wanted)
        self.needs_reading(self.paper, self.export)
        self.add = self.add_main("Ctrl+N")

    @override
    def make_table(self, name: str) -> MarkTable:
        return MarkTable(name, self.model)


def _words() -> ListWords:
    return ListWords(
        title=tr("Trẻ em"),
        table=tr("Danh sách trẻ"),
        example=tr("Tên, mã, ngày sinh, người nuôi, điện thoại"),
        icon="mood-kid",
        add=tr("Tiếp nhận trẻ"),
        add_this=tr("Tiếp nhận trẻ tên này"),
        keys=tr("Enter mở · Space đánh dấu · Ctrl+A đánh dấu hết"),
    )


def columns(view: ChildListView) -> list[Column[ChildLine]]:
    """Return the columns; where room is scarce sex and caregiver go under the name."""

    def name(line: ChildLine) -> Cell:
        if "caregiver" not in view.table.dropped:
            return Cell(line.name, line.code, strong=True, wrap=True)
        told = " ".join(word for word in (line.relation, line.caregiver) if word)
        parts = [line.sex.lower(), told or line.code]
        sub = " · ".join(part for part in parts if part)
        return Cell(line.name, sub, strong=True, wrap=True, whole=True)

    return [
        Column("name", tr("Họ và tên"), name, 210, 1, 2, sortable=True),
        Column("born", tr("Ngày sinh"), lambda x: Cell(x.born, x.age), 100, 1, 1, sortable=True),
        Column("sex", tr("Giới"), lambda x: Cell(x.sex), 54, 4),
        Column("circumstance", tr("Diện mồ côi"), lambda x: Cell(x.circumstance), 110, 2),
        Column("caregiver", tr("Người nuôi dưỡng"), _caregiver, 150, 3, 4),
        Column("sponsor", tr("Mẹ đỡ đầu"), lambda x: Cell(x.sponsor, wrap=True), 150, 2, 4),
        Column("state", tr("Tình trạng"), lambda x: Cell(chip=x.state), 168, 1, 1),
        Column("percent", tr("Hồ sơ đủ"), lambda x: Cell(percent=x.percent), 106, 2),
    ]


def _caregiver(line: ChildLine) -> Cell:
    return Cell(line.caregiver, line.relation, wrap=True)
