"""The records that a package changes, by record, in sentences."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from mdd_desktop.ui.packages.ports import UnsentLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable


def change_columns() -> list[Column[UnsentLine]]:
    """The columns of a list of changes, whether they are to be sent or came."""
    return [
        Column("record", tr("Hồ sơ"), lambda x: Cell(x.record, x.kind), 190, 1, 3),
        Column("what", tr("Thay đổi"), lambda x: Cell(x.what), 240, 1, 4),
        Column("day", tr("Ngày"), lambda x: Cell(x.day), 108),
        Column("chip", "", lambda x: Cell(chip=x.chip), 96),
    ]


class ChangesCard(Card):
    """All that one package would change, before it is merged.

    Attributes:
        closed: Back to the packages.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(1, 8, 1, 8)
        self.body.setSpacing(8)
        self._title = ElidedLabel("", "section")
        back = Button(tr("Quay lại các gói"), icon="chevron-left", height=30)
        back.clicked.connect(self.closed)
        self.model: PageModel[UnsentLine] = PageModel(change_columns(), self)
        self.table = RecordTable(tr("Các thay đổi của gói"), self.model, row_height=40)
        head = row(self._title, back, margins=(15, 0, 12, 0))
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)

    def show_changes(self, title: str, lines: Sequence[UnsentLine]) -> None:
        """Show what one package would change."""
        self._title.setText(title)
        self.model.show_first(len(lines), lines)
        self.table.setFocus()
