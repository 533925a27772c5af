"""Children referred to a service: where to, by when to ask, what came of it; their files stay."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import ChipText
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable


@dataclass(frozen=True)
class ReferredLine:
    """One referral.

    Attributes:
        late: By how much the day to ask has passed.
    """

    name: str
    code: str
    unit: str
    to: str
    kind: str
    sent: str
    due: str
    late: str
    state: ChipText
    outcome: str


class ReferralsCard(QStackedWidget):
    """The list, or why it is empty.

    Attributes:
        record_wanted: The row whose record is wanted.
    """

    record_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        columns: list[Column[ReferredLine]] = [
            Column("name", tr("Trẻ"), lambda x: Cell(x.name, x.code, strong=True), 200, 1, 3),
            Column("unit", tr("Đơn vị quản lý"), lambda x: Cell(x.unit, wrap=True), 160, 3, 2),
            Column("to", tr("Chuyển gửi đến"), lambda x: Cell(x.to, x.kind), 190, 1, 3),
            Column("sent", tr("Ngày gửi"), lambda x: Cell(x.sent), 104, 4),
            Column("due", tr("Hạn hỏi lại"), lambda x: Cell(x.due, x.late), 124, 1),
            Column("state", tr("Tình trạng"), lambda x: Cell(chip=x.state), 176, 1),
            Column("outcome", tr("Kết quả"), lambda x: Cell(x.outcome, wrap=True), 150, 2, 3),
        ]
        self.model: PageModel[ReferredLine] = PageModel(columns, self)
        self.table = RecordTable(tr("Các lần chuyển gửi"), self.model, row_height=42)
        self.table.opened.connect(self.record_wanted)
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 8)
        card.body.addWidget(self.table, 1)
        how = WrapLabel(tr("Enter mở hồ sơ để ghi kết quả."), "secondary")
        card.body.addLayout(row(how, margins=(15, 4, 15, 0)))
        self.empty = EmptyState(
            "send",
            tr("Chưa có trẻ nào được chuyển gửi đến dịch vụ"),
            tr("Lập bằng nút “…” ở góc hồ sơ trẻ, đến theo gói; hồ sơ vẫn do xã cũ quản lý."),
        )
        self.addWidget(card)
        self.addWidget(self.empty)

    def show_lines(self, lines: Sequence[ReferredLine]) -> None:
        """Show the referrals."""
        at = max(0, self.table.chosen_row())
        self.model.show_first(len(lines), lines)
        self.setCurrentIndex(0 if lines else 1)
        if lines:
            self.table.choose_row(min(at, len(lines) - 1))
