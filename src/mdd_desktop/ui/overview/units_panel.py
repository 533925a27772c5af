"""The card of the units below: how many children, how many sponsored, what came last."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.ui.overview.ports import Door, UnitRow
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable

_ROW = 34
_LEAST_ROWS = 3
_HEAD = 33


class UnitsPanel(Card):
    """A short table that scrolls in itself; hidden while there is no unit below.

    Attributes:
        opened: The door to the inbox.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(1, 8, 1, 4)
        self.body.setSpacing(4)
        self.name = ElidedLabel(tr("Đơn vị cấp dưới"), "section")
        self.every = Button(tr("Hộp nhận gói ›"), kind="link", height=28)
        self.every.clicked.connect(self._open)
        self.head = row(self.name, self.every, margins=(15, 0, 15, 0))
        self.head.setStretch(0, 1)
        self.body.addLayout(self.head)
        columns: list[Column[UnitRow]] = [
            Column("unit", tr("Đơn vị"), lambda x: Cell(x.name, strong=True), 124, 1, 3),
            Column("children", tr("Trẻ"), lambda x: Cell(x.children), 52, 1, right=True),
            Column("sponsored", tr("Đỡ đầu"), lambda x: Cell(x.sponsored), 68, 1, right=True),
            Column("last", tr("Gói gần nhất"), lambda x: Cell(x.last), 110, 2, 1),
            Column("state", tr("Tình trạng"), lambda x: Cell(chip=x.state), 134, 1, 1),
        ]
        self.model: PageModel[UnitRow] = PageModel(columns, self)
        self.table = RecordTable(tr("Đơn vị cấp dưới"), self.model, row_height=_ROW)
        self.table.setMinimumHeight(look().px(_HEAD + _ROW * _LEAST_ROWS))
        self.table.opened.connect(self._open)
        self.table.cell_opened.connect(self._open)
        self.body.addWidget(self.table, 1)
        self.hide()

    def show_units(self, rows: Sequence[UnitRow]) -> None:
        """Show the units; the officer's row stays the same while the number of rows does."""
        had = max(0, self.table.chosen_row())
        self.model.show_first(len(rows), rows)
        self.table.choose_row(min(had, len(rows) - 1))
        late = sum(1 for one in rows if one.group == "late")
        text = tr("{n} đơn vị cấp dưới").format(n=format_number(len(rows)))
        told = tr("{units} · {late} trễ").format(units=text, late=format_number(late))
        self.name.setText(told if late else text)
        self.setVisible(bool(rows))

    def _open(self) -> None:
        self.opened.emit(Door("inbox"))
