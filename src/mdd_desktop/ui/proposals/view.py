"""Proposals: what another office would change, answered with one key; and what waits above."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.commit_bar import CommitBar
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.layouts import hold, row
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.segmented import Segmented


@dataclass(frozen=True)
class ProposalLine:
    """One proposal.

    Attributes:
        refusal: Why it cannot be answered here; "" when it can.
        is_question: It proposes nothing and wants words.
        why: Why it is proposed; "" when that was not said.
        refuses_move: It says that a child stays; the request is given up or repeated.
        news: What was decided against this office, in a sentence; there is only to read it.
    """

    name: str
    field: str
    now: str
    proposed: str
    place: str
    officer: str
    day: str
    state: ChipText
    refusal: str
    is_question: bool = False
    why: str = ""
    refuses_move: bool = False
    news: str = ""


class ProposalsView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        answered: (row, whether it is accepted, the reason).
        read: The row of a decision that was read.
        tab_changed: ``open`` or ``answered``.
    """

    answered = Signal(int, bool, str)
    read = Signal(int)
    tab_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Đề nghị"))
        self.header = PageHeader(tr("Đề nghị"))
        self.chip = self.header.add_chip(Chip(ChipText("")))
        options = [("open", tr("Đang chờ"), ""), ("answered", tr("Đã trả lời"), "")]
        self.tabs = Segmented(tr("Đang chờ hay đã trả lời"), options)
        self.tabs.show_code("open")
        self.tabs.chosen.connect(self.tab_changed)
        columns: list[Column[ProposalLine]] = [
            Column("name", tr("Hồ sơ"), lambda x: Cell(x.name, x.field, strong=True), 220, 1, 3),
            Column("now", tr("Đang ghi"), lambda x: Cell(x.now), 150, 1, 2),
            Column(
                "proposed",
                tr("Đề nghị, câu hỏi"),
                lambda x: Cell(x.proposed, x.why, strong=True),
                150,
                1,
                2,
            ),
            Column("place", tr("Nơi đề nghị"), lambda x: Cell(x.place, x.officer), 180, 3, 2),
            Column("day", tr("Ngày"), lambda x: Cell(x.day), 112, 2),
            Column("state", tr("Tình trạng"), lambda x: Cell(chip=x.state), 160, 2),
        ]
        self.model: PageModel[ProposalLine] = PageModel(columns, self)
        self.table = RecordTable(tr("Các đề nghị"), self.model, row_height=42)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.empty = EmptyState(
            "message-2",
            tr("Không có đề nghị nào"),
            tr("Đề nghị, câu hỏi của đơn vị khác đến theo gói và hiện ra ở đây để trả lời."),
        )
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 8)
        card.body.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self.empty)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(hold(row(self.tabs, None)))
        self.outer.addWidget(self._stack, 1)
        self.news = Banner("info")
        self.news.hide()
        self.outer.addWidget(self.news)
        self.outer.addWidget(self._commit())
        self.bar.hide()  # until there is something to answer
        for keys, step in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self._step(step))

    def _commit(self) -> CommitBar:
        self.bar = CommitBar()
        self.reason = LineEdit(tr("Lý do khi không đồng ý"))
        self.reason.setPlaceholderText(tr("Lý do khi không đồng ý"))
        self.reason.setMinimumWidth(260)
        self.bar.layout().addWidget(hold(row(self.reason)))  # type: ignore[union-attr]
        self.refuse = self.bar.add_action(Button(tr("Không đồng ý"), key="2", writes=True))
        self.accept = self.bar.add_action(
            Button(tr("Đồng ý"), kind="primary", key="1", writes=True)
        )
        self.refuse.clicked.connect(lambda: self._answer(accept=False))
        self.accept.clicked.connect(lambda: self._answer(accept=True))
        return self.bar

    def show_lines(self, lines: Sequence[ProposalLine]) -> None:
        """Show the proposals."""
        at = max(0, self.table.chosen_row())
        self.model.show_first(len(lines), lines)
        self._stack.setCurrentIndex(0 if lines else 1)
        self.bar.setVisible(bool(lines) and self.tabs.code() == "open")
        self.news.hide()
        self._count(lines)
        if lines:
            self.table.choose_row(min(at, len(lines) - 1))
            self._allow(lines[min(at, len(lines) - 1)])

    def _count(self, lines: Sequence[ProposalLine]) -> None:
        """Say in the head what waits: for an answer, or only to be read."""
        to_read = sum(bool(line.news) for line in lines)
        to_answer = sum(not line.refusal for line in lines) - to_read
        words = (
            tr("{count} cần trả lời").format(count=to_answer) if to_answer else "",
            tr("{count} cần đọc").format(count=to_read) if to_read else "",
        )
        self.chip.setVisible(bool(to_answer + to_read))
        self.chip.show_chip(ChipText(", ".join(filter(None, words)), "warn"))

    def ask_reason(self) -> None:
        """Put the caret where the reason or the answer belongs."""
        self.reason.setFocus()

    @override
    def first_box(self) -> QWidget:
        return self.table

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.bar.fit(compact=fit.compact, full=fit.full)

    def _answer(self, *, accept: bool) -> None:
        line = self.model.row(self.table.chosen_row())
        if line is not None and line.news:
            self.read.emit(self.table.chosen_row())
            return
        self.answered.emit(self.table.chosen_row(), accept, self.reason.text())

    def _step(self, step: int) -> None:
        if self.model.rowCount():
            self.table.choose_row((self.table.chosen_row() + step) % self.model.rowCount())

    def _chosen(self, now: QModelIndex) -> None:
        line = self.model.row(now.row()) if now.isValid() else None
        if line is not None:
            self.reason.clear()
            self._allow(line)

    def _allow(self, line: ProposalLine) -> None:
        is_ours = not line.refusal
        for button in (self.accept, self.refuse):
            button.show_possible(line.refusal)
        self.accept.setVisible(is_ours)
        self.refuse.setVisible(is_ours and not line.is_question and not line.news)
        self.reason.setVisible(is_ours and not line.news)
        accept, refuse, words = _verbs(line)
        self.accept.setText(accept)
        self.refuse.setText(refuse)
        self.reason.setPlaceholderText(words)
        self.reason.setAccessibleName(words)
        self.news.show_message("info", "", line.news)
        self.news.setVisible(bool(line.news))
        said = line.refusal or tr("Câu trả lời gửi về trong gói kế tiếp")
        if line.news:
            said = tr("Đọc xong thì bấm Đã đọc, dòng này thôi hiện")
        self.bar.show_state(said, "neu" if line.refusal else "ok", "info-circle")


def _verbs(line: ProposalLine) -> tuple[str, str, str]:
    """What stands on the two buttons and in the box of words."""
    if line.news:
        return tr("Đã đọc"), "", tr("Không cần trả lời")
    if line.is_question:
        return tr("Trả lời"), "", tr("Câu trả lời")
    if line.refuses_move:
        return tr("Thôi đề nghị"), tr("Vẫn đề nghị"), tr("Vì sao vẫn đề nghị chuyển")
    return tr("Đồng ý"), tr("Không đồng ý"), tr("Lý do khi không đồng ý")
