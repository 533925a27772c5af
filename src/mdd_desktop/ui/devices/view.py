"""Units and their computers: who is trusted, until when; enrolment and revocation at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.devices.panels import AskingComputer, EnrolPanel, RevokePanel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import ChipText
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel, label
from mdd_desktop.ui.widgets.layouts import column, hold, row
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable


@dataclass(frozen=True)
class DeviceLine:
    """A listed computer."""

    unit: str
    code: str
    computer: str
    officer: str
    until: str
    last: str
    state: ChipText
    facts: tuple[tuple[str, str], ...]
    refusal: str = ""


class DevicesView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        request_wanted: Choose an enrolment request.
        request_scanned: The text of a request's code, scanned or pasted.
        approved: The digits agree.
        mismatched: They do not.
        packages_wanted: The row of a computer of which the packages are wanted.
        revoke_requested: (row, last good, reason).
        merger_wanted: Communes were merged by law.
        keys_wanted: The page about keys and what is kept aside.
    """

    request_wanted = Signal()
    request_scanned = Signal(str)
    approved = Signal()
    mismatched = Signal()
    packages_wanted = Signal(int)
    revoke_requested = Signal(int, str, str)
    merger_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Đơn vị, thiết bị"))
        self.header = PageHeader(tr("Đơn vị, thiết bị"))
        self.merger = self.header.add_action(
            Button(tr("Sáp nhập đơn vị…"), icon="transfer", writes=True)
        )
        self.merger.clicked.connect(self.merger_wanted)
        keys = self.header.add_action(Button(tr("Chìa khóa và thay đổi giữ riêng…"), icon="key"))
        keys.clicked.connect(self.keys_wanted)
        self.revoke = self.header.add_action(Button(tr("Thu hồi máy…"), icon="ban", writes=True))
        self.revoke.clicked.connect(self._open_revoke)
        enrol = Button(tr("Ghi danh máy…"), kind="primary", icon="key", key="Ctrl+O", writes=True)
        self.enrol = self.header.add_action(enrol)
        self.enrol.clicked.connect(self.request_wanted)
        columns: list[Column[DeviceLine]] = [
            Column(
                "unit",
                tr("Đơn vị"),
                lambda x: Cell(x.unit, f"{x.code} · {x.computer}", strong=True),
                210,
                1,
                3,
            ),
            Column("officer", tr("Cán bộ"), lambda x: Cell(x.officer), 170, 2, 2),
            Column("until", tr("Hiệu lực đến"), lambda x: Cell(x.until), 110, 2),
            Column("last", tr("Gói gần nhất"), lambda x: Cell(x.last), 120, 3),
            Column("state", tr("Tình trạng"), lambda x: Cell(chip=x.state), 150, 1, 1),
        ]
        self.model: PageModel[DeviceLine] = PageModel(columns, self)
        self.table = RecordTable(tr("Các máy"), self.model, row_height=42)
        self.table.selectionModel().currentRowChanged.connect(lambda _now: self._allow())
        self.foot = ElidedLabel("", "secondary")
        self._list = card = Card()
        card.body.setContentsMargins(1, 1, 1, 8)
        card.body.setSpacing(0)
        card.body.addWidget(self.table, 1)
        card.body.addLayout(row(self.foot, margins=(15, 6, 15, 0)))
        self.empty = EmptyState(
            "device-laptop",
            tr("Chưa ghi danh máy nào"),
            tr("Xã gửi tệp đề nghị ghi danh; mở tệp ấy ở đây và so 30 chữ số qua điện thoại."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self.empty)
        middle = row(self._stack, self._side_part(), gap=12)
        middle.setStretch(0, 1)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(hold(middle), 1)
        self.outer.addLayout(self._scan_part())

    def _scan_part(self) -> QHBoxLayout:
        words = tr("Quét hoặc dán mã QR của đề nghị ghi danh")
        self.scanned = LineEdit(words, longest=4000)
        self.scanned.setMinimumWidth(look().px(260))
        self.scanned.entered.connect(lambda _back: self._scan())
        read = Button(tr("Đọc mã"))
        read.clicked.connect(self._scan)
        caption = label(words, "label")
        caption.setBuddy(self.scanned)
        return row(caption, self.scanned, read, None)

    def _side_part(self) -> QWidget:
        self.enrol_panel, self.revoke_panel = EnrolPanel(), RevokePanel()
        self.enrol_panel.approved.connect(self.approved)
        self.enrol_panel.mismatched.connect(self.mismatched)
        self.revoke_panel.given_up.connect(self.close_side)
        self.revoke_panel.revoked.connect(
            lambda last, why: self.revoke_requested.emit(self.table.chosen_row(), last, why)
        )
        self.enrol_panel.hide()
        self.revoke_panel.hide()
        panels = column(self.enrol_panel, self.revoke_panel, None, gap=0)
        self._side = scrolled(hold(panels))
        self._side.hide()
        return self._side

    def show_lines(self, lines: Sequence[DeviceLine], foot: str) -> None:
        """Show the computers."""
        self.model.show_first(len(lines), lines)
        self._stack.setCurrentWidget(self._list if lines else self.empty)
        self.foot.setText(foot)
        if lines:
            self.table.choose_row(0)
        several = len({line.code for line in lines}) > 1
        nobody = tr("Chưa có máy nào của đơn vị bên dưới được ghi danh.")
        self.merger.show_possible("" if several else nobody)
        self._allow()

    def show_request(self, shown: AskingComputer) -> None:
        """Show a computer that asks to be let in."""
        self.enrol_panel.show_request(shown)
        self._open_side(self.enrol_panel)

    def _scan(self) -> None:
        text = self.scanned.text().strip()
        if text:
            self.scanned.clear()
            self.request_scanned.emit(text)

    def close_side(self) -> None:
        """Close the panel at the right."""
        self._side.hide()
        self.table.setFocus()

    @override
    def first_box(self) -> QWidget:
        return self.scanned if self._stack.currentWidget() is self.empty else self.table

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self._side.setFixedWidth(int((320 if fit.full else 290) * max(1.0, fit.scale)))

    def _open_revoke(self) -> None:
        line = self.model.row(self.table.chosen_row())
        if line is not None:
            self.revoke_panel.show_device(line.facts)
            self._open_side(self.revoke_panel)
            self.revoke_panel.reason.setFocus()
            self.packages_wanted.emit(self.table.chosen_row())

    def _open_side(self, panel: QWidget) -> None:
        for one in (self.enrol_panel, self.revoke_panel):
            one.setVisible(one is panel)
        self._side.show()

    def _allow(self) -> None:
        at = self.table.chosen_row()
        line = self.model.row(at) if at >= 0 else None
        refusal = tr("Chọn một máy trong danh sách.") if line is None else line.refusal
        self.revoke.show_possible(refusal)
