"""The changes of a revoked computer, kept aside: read one by one, entered anew or dropped."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.trust.ports import HeldLine
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import column, row
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable


class HeldCard(Card):
    """Nothing here counts until somebody enters it anew.

    Attributes:
        decided: (the id of a change, whether it is entered anew).
    """

    decided = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(1, 10, 1, 8)
        self.title = label("", "section")
        sentence = WrapLabel(
            tr("Máy đã bị thu hồi nên những thay đổi này chưa tính vào sổ. Xem từng dòng: đúng thì "
               "nhập lại, người nhập lại chịu trách nhiệm; sai thì bỏ qua."),
            "secondary",
        )  # fmt: skip
        self.body.addLayout(column(self.title, sentence, gap=2, margins=(15, 0, 15, 0)))
        columns: list[Column[HeldLine]] = [
            Column("name", tr("Hồ sơ"), lambda x: Cell(x.name, x.kind, strong=True), 190, 1, 3),
            Column("says", tr("Ghi gì"), lambda x: Cell(x.says, wrap=True), 220, 1, 4),
            Column("writer", tr("Máy của"), lambda x: Cell(x.writer), 150, 3, 2),
            Column("day", tr("Ngày"), lambda x: Cell(x.day), 108, 2),
        ]
        self.model: PageModel[HeldLine] = PageModel(columns, self)
        self.table = RecordTable(tr("Thay đổi đang giữ riêng"), self.model, row_height=42)
        self.table.setMinimumHeight(150)
        self.table.selectionModel().currentRowChanged.connect(lambda _now: self._allow())
        self.drop = Button(tr("Bỏ qua"), icon="x", key="2", writes=True)
        self.enter = Button(tr("Nhập lại"), kind="tint", icon="check", key="1", writes=True)
        self.drop.clicked.connect(lambda: self._decide(enter=False))
        self.enter.clicked.connect(lambda: self._decide(enter=True))
        self._whole = WrapLabel("", "body")
        self.body.addWidget(self.table, 1)
        self.body.addLayout(column(self._whole, margins=(15, 0, 15, 0)))
        self.body.addLayout(row(None, self.drop, self.enter, margins=(15, 4, 15, 0)))

    def show_lines(self, lines: Sequence[HeldLine]) -> None:
        """Show them; the card is hidden without any."""
        at = max(0, self.table.chosen_row())
        self.setVisible(bool(lines))
        self.title.setText(tr("{count} thay đổi đang giữ riêng").format(count=len(lines)))
        self.model.show_first(len(lines), lines)
        if lines:
            self.table.choose_row(min(at, len(lines) - 1))
        self._allow()

    def _decide(self, *, enter: bool) -> None:
        line = self.model.row(self.table.chosen_row())
        if line is not None:
            self.decided.emit(line.id, enter)

    def _allow(self) -> None:
        at = self.table.chosen_row()
        line = self.model.row(at) if at >= 0 else None
        self._whole.setText(tr("Ghi: {words}").format(words=line.says) if line else "")
        if line is not None and line.refusal:
            self.enter.refuse(line.refusal)
        else:
            self.enter.allow()
