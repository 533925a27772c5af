"""Beside the making of packages: what waits for an answer, what was sent, receipts by telephone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from mdd_desktop.ui.packages.ports import ReplyLine, SentCard
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import clear, column, row, rule
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.panel_parts import link_button


class WaitingCard(Card):
    """Proposals of the office above and differences that this office answers.

    Attributes:
        page_wanted: The page where one kind of them is answered.
    """

    page_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Chờ chị trả lời"))
        self.proposals = Button("", icon="message-2", height=30)
        self.proposals.clicked.connect(lambda: self.page_wanted.emit("proposals"))
        self.conflicts = Button("", icon="git-compare", height=30)
        self.conflicts.clicked.connect(lambda: self.page_wanted.emit("conflicts"))
        self.body.addLayout(column(self.proposals, self.conflicts, gap=6))
        self.hide()

    def show_waiting(self, proposals: int, conflicts: int) -> None:
        """Show how many wait; nothing when none do."""
        self.proposals.setText(tr("{count} đề nghị của cấp trên").format(count=proposals))
        self.conflicts.setText(tr("{count} khác biệt").format(count=conflicts))
        self.proposals.setVisible(proposals > 0)
        self.conflicts.setVisible(conflicts > 0)
        self.setVisible(proposals + conflicts > 0)


class RepliesCard(Card):
    """The records of which the receiver says that they wait for a decision there."""

    def __init__(self) -> None:
        super().__init__(tr("Nơi nhận báo lại"))
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addLayout(self._list)
        self.hide()

    def show_replies(self, title: str, lines: Sequence[ReplyLine], more: str) -> None:
        """Show the first ones, after a sentence about all; nothing when there are none."""
        clear(self._list)
        self.setVisible(bool(lines))
        self._list.addWidget(WrapLabel(title, "secondary"))
        for line in lines:
            name = WrapLabel(line.record, "strong")
            self._list.addLayout(column(name, WrapLabel(line.words, "secondary"), gap=1))
        if more:
            self._list.addWidget(WrapLabel(more, "secondary"))


class SentPackages(Card):
    """The packages that were made here, newest first.

    Attributes:
        copy_wanted: The file of one whose original is to be copied again.
    """

    copy_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Gói đã gửi"))
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.body.addLayout(self._list)
        self.hide()

    def show_sent(self, cards: Sequence[SentCard]) -> None:
        """Show them."""
        clear(self._list)
        self.setVisible(bool(cards))
        for at, card in enumerate(cards):
            if at:
                self._list.addWidget(rule())
            head = row(label(card.title, "strong"), label(card.when, "secondary"), None, gap=6)
            state = row(Chip(card.state), None)
            if card.file:
                again = link_button(tr("Chép lại…"), partial(self.copy_wanted.emit, card.file))
                again.setAccessibleName(tr("Chép lại {package}").format(package=card.title))
                state.addWidget(again)
            entry = column(head, state, gap=4)
            if card.note:
                entry.addWidget(WrapLabel(card.note, "secondary"))
            self._list.addLayout(entry)


class CodeCard(Card):
    """A receipt's code that was heard, and the one that is read to the other side.

    Attributes:
        code_typed: What was heard.
        code_wanted: Show the code to be read aloud.
        file_wanted: Write a receipt as a file.
    """

    code_typed = Signal(str)
    code_wanted = Signal()
    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Biên nhận"), type_="strong")
        self.box = LineEdit(
            tr("Mã biên nhận nghe qua điện thoại"), example=tr("ví dụ: 14-K7QM-2R9D")
        )
        self.box.entered.connect(lambda _back: self._type())
        self.box.textChanged.connect(lambda _text: self._allow())
        self.write = Button(tr("Ghi nhận"), icon="check", height=30, writes=True)
        self.write.clicked.connect(self._type)
        self.read = Button(tr("Đọc mã"), icon="phone", height=30)
        self.read.clicked.connect(self.code_wanted)
        self.file = Button(tr("Ghi tệp…"), icon="file-check", height=30)
        self.file.clicked.connect(self.file_wanted)
        words = tr("Nơi nhận đọc mã qua điện thoại thì gõ vào đây, khỏi chờ tệp.")
        self.body.addWidget(WrapLabel(words, "secondary"))
        self.body.addWidget(self.box)
        self.body.addLayout(row(self.write, None))
        self.body.addWidget(rule())
        self.body.addWidget(
            WrapLabel(tr("Báo cho cấp trên biết máy này đã nhận gói của cấp trên:"), "secondary")
        )
        self.body.addLayout(row(self.read, self.file, None, gap=8))
        self._allow()

    def _allow(self) -> None:
        is_typed = bool(self.box.text().strip())
        self.write.show_possible("" if is_typed else tr("Gõ mã nghe được qua điện thoại."))

    def _type(self) -> None:
        if self.box.text().strip():
            self.code_typed.emit(self.box.text())
