"""The packages that were merged: their files as they were sealed, and the way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from mdd_desktop.ui.packages.ports import MergedLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable


class MergedCard(Card):
    """A list, newest first, with two actions for the chosen package.

    Attributes:
        copy_wanted: Copy the file of this package, as it was sealed.
        undo_wanted: Take the merge of this package back.
    """

    copy_wanted = Signal(str)
    undo_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(1, 1, 1, 8)
        columns: list[Column[MergedLine]] = [
            Column("sender", tr("Đơn vị"), lambda x: Cell(x.sender, x.title), 220, 1, 3),
            Column("made", tr("Tạo lúc"), lambda x: Cell(x.made), 150, 2),
            Column("merged", tr("Gộp lúc"), lambda x: Cell(x.merged), 150, 1),
            Column("changes", tr("Thay đổi mới"), lambda x: Cell(x.changes), 110, 2, right=True),
            Column("kept", tr("Bản gốc"), _kept, 150, 3),
        ]
        self.model: PageModel[MergedLine] = PageModel(columns, self)
        self.table = RecordTable(tr("Gói đã gộp"), self.model, row_height=42)
        empty = EmptyState(
            "inbox", tr("Chưa gộp gói nào"), tr("Gói gộp xong nằm ở đây, bản gốc giữ 90 ngày.")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty)
        words = ElidedLabel(tr("Bản gốc giữ niêm phong 90 ngày để đối chiếu"), "secondary")
        self.copy = Button(tr("Chép bản gốc…"), icon="copy", height=30)
        self.copy.clicked.connect(lambda: self._wish(self.copy_wanted.emit))
        self.undo = Button(tr("Hoàn tác lần gộp"), icon="arrow-back-up", height=30, writes=True)
        self.undo.clicked.connect(lambda: self._wish(self.undo_wanted.emit))
        self.body.addWidget(self._stack, 1)
        foot = row(words, self.copy, self.undo, margins=(15, 0, 15, 0), gap=8)
        foot.setStretch(0, 1)
        self.body.addLayout(foot)

    def show_merged(self, lines: Sequence[MergedLine]) -> None:
        """Show them."""
        self.model.show_first(len(lines), lines)
        self._stack.setCurrentIndex(0 if lines else 1)
        self.table.choose_row(0)
        for button in (self.copy, self.undo):
            if lines:
                button.allow()
            else:
                button.refuse(tr("Chưa gộp gói nào."))

    def _wish(self, say: Callable[[str], object]) -> None:
        line = self.model.row(self.table.chosen_row())
        if line is not None:
            say(line.package)


def _kept(line: MergedLine) -> Cell:
    return Cell(tr("còn giữ") if line.kept else tr("đã quá 90 ngày"))
