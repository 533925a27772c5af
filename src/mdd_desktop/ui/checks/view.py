"""Kiểm tra dữ liệu: rules by weight, the records that break them, what to do about one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.checks.finding_panel import FindingPanel
from mdd_desktop.ui.checks.ports import FindingLine, RuleLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.layouts import hold, row
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.segmented import Segmented
from mdd_desktop.ui.widgets.side_panel import SidePanel, side_button

WEIGHTS = ("", "error", "warning", "note")


def _rule_title(line: RuleLine) -> Cell:
    return Cell(line.title, strong=True, wrap=True)


def _title(line: FindingLine) -> Cell:
    """What is wrong in full stands in the panel; the name of the rule must not be cut."""
    return Cell(line.title, wrap=True)


def _whose(line: FindingLine) -> Cell:
    """The panel tells the code too."""
    return Cell(line.name, line.record, strong=True)


class ChecksView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        weight_chosen: Show findings of one weight; "" for all.
        rule_chosen: Place of a rule in the list at the left; 0 for all.
        finding_chosen: Place of the finding to be explained.
        open_wanted: Open the record of the chosen finding.
        next_wanted: Go on to the next finding, or with -1 to the one before.
        again_wanted: Look through everything again.
    """

    weight_chosen = Signal(str)
    rule_chosen = Signal(int)
    finding_chosen = Signal(int)
    open_wanted = Signal()
    next_wanted = Signal(int)
    again_wanted = Signal()
    page_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("Kiểm tra dữ liệu"))
        self.header = PageHeader(tr("Kiểm tra dữ liệu"))
        pull = self.header.add_action(side_button())
        again = self.header.add_action(Button(tr("Kiểm tra lại"), icon="refresh"))
        again.clicked.connect(self.again_wanted)
        self.next = self.header.add_action(
            Button(tr("Chỗ kế tiếp"), kind="primary", icon="arrow-down", key="F8", hint_only=True)
        )
        self.next.clicked.connect(lambda: self.next_wanted.emit(1))
        self.needs_reading(again, self.next)
        for key, step in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda step=step: self.next_wanted.emit(step))
        self.panel = FindingPanel()
        self.panel.open_wanted.connect(self.open_wanted)
        self._side = scrolled(self.panel)
        self.panel.sight_wanted.connect(self._side.ensureWidgetVisible)
        self._side.hide()
        rules = self._rules()
        middle = row(rules, self._findings(), self._side, gap=12)
        middle.setStretch(1, 1)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(hold(middle), 1)
        self.beside = SidePanel(
            self, rules, middle, button=pull, title=tr("Điều kiểm tra"), widths=(260, 252)
        )

    def _rules(self) -> Card:
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 1)
        columns: list[Column[RuleLine]] = [
            Column("title", tr("Điều kiểm tra"), _rule_title, 156, 1, 1),
            Column("count", tr("Chỗ"), lambda x: Cell(chip=x.state), 72, 1),
        ]
        self.rule_model: PageModel[RuleLine] = PageModel(columns, self)
        self.rules = RecordTable(tr("Điều kiểm tra"), self.rule_model, row_height=44)
        self.rules.selectionModel().currentRowChanged.connect(self._rule_moved)
        card.body.addWidget(self.rules)
        return card

    def _findings(self) -> Card:
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 8)
        card.body.setSpacing(0)
        names = (tr("Tất cả"), tr("Phải sửa"), tr("Nên xem"), tr("Bổ sung"))
        options = [(code, name, "") for code, name in zip(WEIGHTS, names, strict=True)]
        self.weights = Segmented(tr("Mức độ"), options)
        self.weights.show_code("")
        self.weights.chosen.connect(self.weight_chosen)
        columns: list[Column[FindingLine]] = [
            Column("state", tr("Mức độ"), lambda x: Cell(chip=x.state), 114, 1),
            Column("name", tr("Hồ sơ"), _whose, 150, 1, 2),
            Column("what", tr("Cần xem"), _title, 190, 1, 3),
        ]
        self.model: PageModel[FindingLine] = PageModel(columns, self)
        self.model.rows_wanted.connect(self.page_wanted)
        self.table = RecordTable(tr("Chỗ cần xem"), self.model, row_height=42)
        self.table.selectionModel().currentRowChanged.connect(self._finding_moved)
        self.table.opened.connect(lambda _row: self.open_wanted.emit())
        self.empty = EmptyState("circle-check", tr("Không có chỗ nào cần xem"))
        self._stack = QStackedWidget()
        self._foot = ElidedLabel("", "secondary")
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        card.body.addLayout(row(self.weights, None, margins=(12, 8, 12, 8)))
        card.body.addWidget(self._stack, 1)
        card.body.addLayout(row(self._foot, margins=(15, 6, 15, 0)))
        self._stack.currentChanged.connect(
            lambda _at: self._foot.setVisible(self._stack.currentWidget() is self.table)
        )
        return card

    def show_rules(self, lines: Sequence[RuleLine], chosen: int) -> None:
        """Show the rules that found something, "all" first."""
        blocked = self.rules.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.rule_model.show_first(len(lines), lines)
        self.rules.choose_row(chosen)
        self.rules.selectionModel().blockSignals(blocked)

    def show_weights(self, counts: Sequence[str]) -> None:
        """Say how many findings there are of all weights, and of each."""
        names = (tr("Tất cả"), tr("Phải sửa"), tr("Nên xem"), tr("Bổ sung"))
        for code, name, count in zip(WEIGHTS, names, counts, strict=True):
            self.weights.show_option(code, f"{name} {count}")

    def show_nothing(self, title: str) -> None:
        """Say why there is nothing, where there is nothing."""
        self.empty.show_words(title)

    def show_findings(self, total: int, lines: Sequence[FindingLine], foot: str) -> None:
        """Show the findings of the chosen rule and weight."""
        self.model.show_first(total, lines)
        self._stack.setCurrentWidget(self.table if total else self.empty)
        self.table.fit_columns()
        self._foot.setText(foot)
        self._side.setVisible(total > 0)
        if total:
            self.next.allow()
        else:
            self.next.refuse(tr("Không còn chỗ nào cần xem."))

    def show_page(self, offset: int, lines: Sequence[FindingLine]) -> None:
        """Take in further findings as the list is scrolled."""
        self.model.show_page(offset, lines)

    def choose(self, at: int) -> None:
        """Bring a finding into sight."""
        self.table.choose_row(at)
        self.table.setFocus()

    @override
    def first_box(self) -> QWidget:
        return self.table if self.model.rowCount() else self.next

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.beside.fit(fit)
        self._side.setFixedWidth(look().px(260 if fit.full else 256))
        self.table.viewport().update()

    def _rule_moved(self, now: QModelIndex) -> None:
        if now.isValid():
            self.rule_chosen.emit(now.row())

    def _finding_moved(self, now: QModelIndex) -> None:
        if now.isValid():
            self.finding_chosen.emit(now.row())
