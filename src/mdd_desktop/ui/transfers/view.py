"""Requests to move children, decided by the office above; beside them who was only referred."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.transfers.referrals_card import ReferralsCard, ReferredLine
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.code_combo import CodeCombo
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.layouts import hold, row
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.page import Page, PageHeader
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.segmented import Segmented


@dataclass(frozen=True)
class TransferLine:
    """One request.

    Attributes:
        state: Whether it waits here, or for the commune that was told that she stays.
        said: What the two offices said to it.
        refusal: Why it cannot be refused now; "" when it can.
    """

    name: str
    code: str
    old: str
    new: str
    new_code: str
    reason: str
    day: str
    state: ChipText
    said: str = ""
    refusal: str = ""


class TransfersView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        decided: (row, code of the new unit, reason).
        refusal_wanted: The row whose request is to be refused.
        record_wanted: The row whose record is wanted.
        line_chosen: The row that is decided about now.
        tab_changed: ``move`` or ``refer``.
    """

    decided = Signal(int, str, str)
    refusal_wanted = Signal(int)
    line_chosen = Signal(int)
    record_wanted = Signal(int)
    tab_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Chuyển hồ sơ"))
        self.header = PageHeader(tr("Chuyển hồ sơ"))
        self.chip = self.header.add_chip(Chip(ChipText("")))
        self._shown: TransferLine | None = None
        columns: list[Column[TransferLine]] = [
            Column("name", tr("Trẻ"), lambda x: Cell(x.name, x.code, strong=True), 210, 1, 3),
            Column("old", tr("Từ"), lambda x: Cell(x.old), 170, 1, 2),
            Column("new", tr("Đến"), lambda x: Cell(x.new), 170, 1, 2),
            Column("reason", tr("Lý do"), lambda x: Cell(x.reason, x.said), 200, 3, 3),
            Column("day", tr("Ngày đề nghị"), lambda x: Cell(x.day), 110, 2),
            Column("state", tr("Tình trạng"), lambda x: Cell(chip=x.state), 150, 2),
        ]
        self.model: PageModel[TransferLine] = PageModel(columns, self)
        self.table = RecordTable(tr("Đề nghị chuyển hồ sơ"), self.model, row_height=42)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.opened.connect(self.record_wanted)
        self.empty = EmptyState(
            "transfer",
            tr("Không có đề nghị chuyển hồ sơ nào"),
            tr("Xã đề nghị bằng nút “…” ở góc hồ sơ trẻ; đề nghị đến theo gói và hiện ra ở đây."),
        )
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 8)
        card.body.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self.empty)
        self.referrals = ReferralsCard()
        self._stack.addWidget(self.referrals)
        options = [("move", tr("Đề nghị chuyển"), ""), ("refer", tr("Chuyển gửi dịch vụ"), "")]
        self.tabs = Segmented(tr("Chuyển hồ sơ hay chuyển gửi"), options)
        self.tabs.show_code("move")
        self.tabs.chosen.connect(self.tab_changed)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(hold(row(self.tabs, None)))
        self.outer.addWidget(self._stack, 1)
        self.outer.addWidget(self._decision())

    def _decision(self) -> QWidget:
        self.target = CodeCombo(tr("Đơn vị nhận"))
        self.reason = LineEdit(tr("Lý do"))
        self.move_button = Button(
            tr("Chuyển hồ sơ"), kind="primary", icon="transfer", key="Ctrl+Enter", writes=True
        )
        self.move_button.clicked.connect(
            lambda: self.decided.emit(
                self.table.chosen_row(), self.target.code(), self.reason.text()
            )
        )
        self.refuse_button = Button(tr("Trả lại…"), icon="arrow-back-up", key="Ctrl+R", writes=True)
        self.refuse_button.clicked.connect(
            lambda: self.refusal_wanted.emit(self.table.chosen_row())
        )
        parts = row(Field(tr("Chuyển đến"), self.target), Field(tr("Lý do"), self.reason), gap=12)
        parts.setStretch(0, 2)
        parts.setStretch(1, 3)
        card = Card()
        line = row(parts, self.refuse_button, self.move_button, gap=16)
        line.setStretch(0, 1)
        for button in (self.refuse_button, self.move_button):
            line.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        card.body.addLayout(line)
        self._card = card
        return card

    def show_units(self, units: Sequence[tuple[str, str]]) -> None:
        """Offer the units that a child can be moved to."""
        self.target.show_options(units)

    def show_referrals(self, lines: Sequence[ReferredLine]) -> None:
        """Show who was referred to a service; there is nothing to decide here."""
        self.referrals.show_lines(lines)
        self._stack.setCurrentWidget(self.referrals)
        self._card.hide()

    def show_lines(self, lines: Sequence[TransferLine]) -> None:
        """Show the requests."""
        at = max(0, self.table.chosen_row())
        self.model.show_first(len(lines), lines)
        if self.tabs.code() == "move":
            self._stack.setCurrentIndex(0 if lines else 1)
            self._card.setVisible(bool(lines))
        waiting = sum(not line.refusal for line in lines)
        self.chip.setVisible(bool(waiting))
        words = tr("{count} đề nghị").format(count=waiting)
        self.chip.show_chip(ChipText(words, "warn", "transfer"))
        if not lines:
            self._shown = None
        else:
            at = min(at, len(lines) - 1)
            self.table.choose_row(at)
            self._prefill(at)

    @override
    def first_box(self) -> QWidget:
        return self.referrals.table if self.tabs.code() == "refer" else self.table

    def _chosen(self, now: QModelIndex) -> None:
        if now.isValid():
            self._prefill(now.row())

    def _prefill(self, at: int) -> None:
        line = self.model.row(at)
        if line is None or line == self._shown:  # read again while somebody types
            return
        self._shown = line
        self.target.show_code(line.new_code)
        self.reason.show_text(line.reason)
        if line.refusal:
            self.refuse_button.refuse(line.refusal)
        else:
            self.refuse_button.allow()
        self.line_chosen.emit(at)
