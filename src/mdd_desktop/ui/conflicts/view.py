"""Differences: a list at the left, the question with its values at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.ui.conflicts.choice_card import ChoiceCard
from mdd_desktop.ui.conflicts.ports import Choice, Difference, DifferenceLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.check_box import CheckBox
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.commit_bar import CommitBar
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.flow import FlowBox
from mdd_desktop.ui.widgets.key_hint import KeyHint
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row
from mdd_desktop.ui.widgets.line_edit import LineEdit, SearchEdit
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.segmented import Segmented
from mdd_desktop.ui.widgets.tab_order import chain, stops_in


class ConflictsView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        line_chosen: The row of the list.
        value_chosen: Which of the values, from 1.
        alike_chosen: Decide all of this kind: the value written last.
        question_wanted: Ask the office that owns the record.
        words_wanted: Put the question into the clipboard.
        alike_wanted: Show all of this kind.
        record_wanted: Open the child.
        next_wanted: +1 or -1 from the present one.
        grouping_changed: ``unit`` or ``kind``.
        search_wanted: Show only what holds these words.
    """

    line_chosen = Signal(int)
    value_chosen = Signal(int)
    alike_chosen = Signal()
    question_wanted = Signal()
    words_wanted = Signal()
    alike_wanted = Signal()
    record_wanted = Signal()
    next_wanted = Signal(int)
    grouping_changed = Signal(str)
    search_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Khác biệt cần quyết định"))
        self.header = PageHeader(tr("Khác biệt cần quyết định"))
        self.open_count = self.header.add_chip(Chip(ChipText("")))
        self.decided_count = self.header.add_chip(Chip(ChipText("")))
        self.decided_count.hide()
        kept = tr("Không có gì bị mất: giá trị nào cũng còn đủ đến khi chị quyết định")
        self.header.show_subtitle(kept)
        self._noting: CheckBox | None = None
        self._shown: Difference | None = None
        self._question = self._question_card()
        self.bulk = CommitBar()
        self.see_all = self.bulk.add_action(Button("", icon="list"))
        self.see_all.clicked.connect(self.alike_wanted)
        self.take_all = self.bulk.add_action(Button("", kind="tint", icon="check", writes=True))
        self.take_all.clicked.connect(self.alike_chosen)
        self._area = scrolled(hold(column(self._question)))
        asked = column(self._area, self.bulk, gap=10)
        asked.setStretch(0, 1)
        self._right = hold(asked)
        policy = self._right.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the list keeps its place while nothing is asked
        self._right.setSizePolicy(policy)
        self._right.hide()
        self._list = self._list_card()
        both = row(self._list, self._right, gap=12)
        both.setStretch(1, 1)
        self.empty = EmptyState(
            "git-compare",
            tr("Không có khác biệt nào cần quyết định"),
            tr("Khi hai máy ghi khác nhau về cùng một ô, cả hai giá trị hiện ra ở đây để chọn."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(hold(both))
        self._stack.addWidget(self.empty)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self._stack, 1)
        for keys, step in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self.next_wanted.emit(step))

    def _question_card(self) -> Card:
        """What is asked about one difference, above the reason, which stays the same box."""
        self._asked = QVBoxLayout()
        self._asked.setSpacing(12)
        self.effect = Banner("info")
        card = Card()
        card.body.setSpacing(12)
        card.body.addLayout(self._asked)
        card.body.addLayout(self._reason_row())
        card.body.addWidget(self.effect)
        card.body.addStretch(1)
        return card

    def _reason_row(self) -> QLayout:
        self.reason = LineEdit(
            tr("Lý do quyết định"), example=tr("Không bắt buộc; nơi ghi giá trị kia sẽ đọc")
        )
        self.reason.entered.connect(lambda _backwards: self.table.setFocus())
        QShortcut(QKeySequence("5"), self).activated.connect(self._to_reason)
        return row(label(tr("Lý do"), "label"), self.reason, KeyHint("5"), gap=8)

    def _to_reason(self) -> None:
        self.reason.setFocus()
        self._area.ensureWidgetVisible(self.reason)

    def _list_card(self) -> Card:
        card = Card()
        card.body.setContentsMargins(1, 10, 1, 8)
        card.body.setSpacing(8)
        self.grouping = Segmented(
            tr("Cách xếp"),
            [("unit", tr("Theo đơn vị"), "d"), ("kind", tr("Theo loại ô"), "l")],
        )
        self.grouping.show_code("unit")
        self.grouping.chosen.connect(self.grouping_changed)
        columns: list[Column[DifferenceLine]] = [
            Column("what", tr("Khác biệt"), _what, 170, 1, 1),
            Column("day", tr("Ngày"), lambda x: Cell(x.day, group=x.at < 0), 64, 1),
        ]
        self.model: PageModel[DifferenceLine] = PageModel(columns, self)
        self.table = RecordTable(tr("Các khác biệt"), self.model, row_height=42)
        self.table.horizontalHeader().hide()
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.search = SearchEdit(tr("Tìm khác biệt"), example=tr("Tên trẻ, ô, đơn vị"))
        self.search.wanted.connect(self.search_wanted)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._find)
        card.body.addLayout(row(self.grouping, None, margins=(12, 0, 12, 0)))
        card.body.addLayout(row(self.search, margins=(12, 0, 12, 0)))
        card.body.addWidget(self.table, 1)
        keys = label(tr("F8 tới khác biệt kế tiếp"), "secondary", "faint")
        card.body.addLayout(row(keys, margins=(15, 0, 15, 0)))
        return card

    def show_lines(self, lines: Sequence[DifferenceLine], open_count: int) -> None:
        """Show the list; group heads are lines without a number."""
        self.model.show_first(len(lines), lines)
        self._stack.setCurrentIndex(0 if open_count else 1)
        self._right.setVisible(any(line.at >= 0 for line in lines))
        self.open_count.setVisible(bool(open_count))
        text = tr("{count} chưa quyết").format(count=open_count)
        self.open_count.show_chip(ChipText(text, "warn", "git-compare"))

    def show_decided(self, count: int) -> None:
        """Say how many were decided on this computer."""
        text = tr("{count} đã quyết").format(count=format_number(count))
        self.decided_count.show_chip(ChipText(text, "neu", "circle-check"))
        self.decided_count.setToolTip(tr("Quyết định và đề nghị đã ghi trên máy này"))
        self.decided_count.setVisible(count > 0)

    def choose_line(self, at: int) -> None:
        """Select a row."""
        self.table.choose_row(at)

    def show_difference(self, shown: Difference) -> None:
        """Ask one question; the same one read again stays as it is."""
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._asked)
        self._asked.addLayout(
            column(
                ElidedLabel(shown.about, "secondary"), WrapLabel(shown.question, "section"), gap=3
            )
        )
        cards = [self._choice(at, one, shown.verb) for at, one in enumerate(shown.choices, 1)]
        for start in range(0, len(cards), 2):
            pair = row(*cards[start : start + 2], gap=12)
            for place in range(pair.count()):
                pair.setStretch(place, 1)
            self._asked.addLayout(pair)
        if shown.before:
            self._asked.addLayout(_before(shown.before))
        told: tuple[tuple[Tone, str], ...] = (
            ("info", shown.proposed),
            ("warn", shown.asked),
            ("ok", shown.answer),
        )
        for tone, sentence in told:
            if sentence:
                self._asked.addWidget(Banner(tone, "", sentence))
        self._asked.addWidget(self._ways(shown))
        self.effect.show_message("info", "", shown.effect)
        self._show_alike(shown)
        asked = [stop for stop in stops_in(self._question) if stop is not self.reason]
        chain([*asked, self.reason, *stops_in(self.bulk)])

    def _choice(self, number: int, choice: Choice, verb: str) -> QWidget:
        card = ChoiceCard(number, choice, verb)
        card.taken.connect(lambda: self.value_chosen.emit(number))
        return card

    def _ways(self, shown: Difference) -> QWidget:
        """What can be done beside choosing; in two lines where the window is narrow."""
        ways: list[QWidget] = []
        self._noting = None
        if shown.may_ask:
            ask = Button(tr("Hỏi lại xã"), icon="message-2", key="3", writes=True)
            ask.clicked.connect(self.question_wanted)
            ways.append(ask)
        if shown.has_note:
            self._noting = CheckBox(tr("Lấy một, ghi số kia vào ghi chú"))
            self._noting.setShortcut("4")
            ways.append(hold(row(self._noting, KeyHint("4"), gap=4)))
        copy = Button(tr("Chép câu hỏi"), kind="link", icon="copy")
        copy.clicked.connect(self.words_wanted)
        ways.append(copy)
        if shown.opens_record:
            opening = Button(tr("Mở hồ sơ"), kind="link", icon="external-link")
            opening.clicked.connect(self.record_wanted)
            ways.append(opening)
        return FlowBox(ways, gap=12)

    def notes_others(self) -> bool:
        """Whether the values that are not taken go into the record's note."""
        return self._noting is not None and self._noting.isChecked()

    def _show_alike(self, shown: Difference) -> None:
        self.bulk.setVisible(shown.alike > 1)
        text = tr("{count} khác biệt cùng loại: {kind}").format(count=shown.alike, kind=shown.kind)
        self.bulk.show_state(text, "neu", "list-check")
        self.see_all.setText(tr("Xem cả {count}").format(count=shown.alike))
        self.take_all.setText(tr("{verb} giá trị ghi sau").format(verb=tr(shown.verb)))

    @override
    def first_box(self) -> QWidget:
        return self.table

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self._list.setFixedWidth(int((296 if fit.full else 250) * max(1.0, fit.scale)))
        self.bulk.fit(compact=fit.compact)
        self.search.setVisible(not fit.low or bool(self.search.text()))

    def _find(self) -> None:
        """Give the keys to the box, which low windows hide until it is asked for."""
        self.search.show()
        self.search.setFocus()

    def _chosen(self, now: QModelIndex) -> None:
        if now.isValid():
            self.line_chosen.emit(now.row())


def _before(before: str) -> QLayout:
    line = row(label(tr("Trước đó"), "secondary"), ElidedLabel(before, "secondary", "ink"), gap=8)
    line.setStretch(1, 1)
    return line


def _what(line: DifferenceLine) -> Cell:
    if line.at < 0:
        return Cell(line.text, group=True)
    return Cell(line.text, line.person, strong=True)
