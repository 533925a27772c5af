"""Making a package for the office above: what is unsent, one button, what was sent before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.packages.ports import MadePackage, SentCard, UnsentLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, IconDisc
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import TOP, clear, column, hold, row, rule
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.step_bar import StepBar


class MakePackageView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        make_requested: Make the package and copy it.
        copy_requested: Copy the package that was made to another place.
        open_requested: Open a package or an acknowledgement that came.
        keys_wanted: The page about the keys of this computer.
        enrolment_requested: Write the file that asks the office above to let this computer in.
        welcome_requested: Open the answer to it.
        code_typed: A receipt's code that somebody read aloud.
    """

    make_requested = Signal()
    copy_requested = Signal()
    open_requested = Signal()
    enrolment_requested = Signal()
    keys_wanted = Signal()
    welcome_requested = Signal()
    code_typed = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Đồng bộ"))
        self.header = PageHeader(tr("Đồng bộ"))
        keys = self.header.add_action(Button(tr("Khóa máy này…"), icon="key"))
        keys.clicked.connect(self.keys_wanted)
        opening = Button(tr("Mở gói nhận được…"), icon="package-import", key="Ctrl+O")
        self.open = self.header.add_action(opening)
        self.open.clicked.connect(self.open_requested)
        making = Button(
            tr("Tạo gói và chép ra USB"), kind="primary", icon="package", key="Ctrl+Enter"
        )
        self.make = self.header.add_action(making)
        self.make.clicked.connect(self.make_requested)
        self.banner = Banner("bad")
        self.banner.hide()
        self.enrolment = self._enrolment_banner()
        self.enrolment.hide()
        self.steps = StepBar(
            [tr("Kiểm tra dữ liệu"), tr("Tạo gói"), tr("Chép ra USB"), tr("Chờ biên nhận")]
        )
        self._done = self._done_card()
        self._done.hide()
        left = column(self.steps, self._done, self._unsent_card(), gap=10)
        left.setStretch(2, 1)
        self._sent = QVBoxLayout()
        self._sent.setSpacing(10)
        self._sent_card = Card(tr("Gói đã gửi"))
        self._sent_card.body.addLayout(self._sent)
        self._side = scrolled(hold(column(self._sent_card, self._code_card(), None, gap=12)))
        self._side.hide()
        middle = row(left, self._side, gap=12)
        middle.setStretch(0, 1)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self.enrolment)
        self.outer.addLayout(middle, 1)

    def _enrolment_banner(self) -> Banner:
        banner = Banner("info")
        asking = banner.add_action(Button(tr("Tạo tệp đề nghị…"), icon="file-export"))
        asking.clicked.connect(self.enrolment_requested)
        answer = banner.add_action(Button(tr("Mở gói chào mừng…"), icon="file-import"))
        answer.clicked.connect(self.welcome_requested)
        return banner

    def _done_card(self) -> Card:
        card = Card(kind="ok")
        self._done_title = label("", "title", "ok")
        self._done_sentence = WrapLabel("", "body")
        words = column(self._done_title, self._done_sentence, gap=2)
        head = row(IconDisc("device-usb", "ok", size=56), words, gap=16)
        head.setStretch(1, 1)
        self._checks = QVBoxLayout()
        self._checks.setSpacing(4)
        self._file = ElidedLabel("", "secondary")
        self.copy = Button(tr("Chép nơi khác…"), icon="copy")
        self.copy.clicked.connect(self.copy_requested)
        card.body.addLayout(head)
        card.body.addLayout(self._checks)
        foot = row(self._file, self.copy, gap=10)
        foot.setStretch(0, 1)
        card.body.addLayout(foot)
        return card

    def _code_card(self) -> Card:
        card = Card(tr("Mã biên nhận"), type_="strong")
        self.receipt_code = LineEdit(tr("Mã biên nhận nghe qua điện thoại"))
        self.receipt_code.entered.connect(lambda _back: self._type_code())
        write = Button(tr("Ghi nhận"), icon="check", height=30)
        write.clicked.connect(self._type_code)
        words = tr("Nơi nhận đọc mã qua điện thoại thì gõ vào đây, khỏi chờ tệp.")
        card.body.addWidget(WrapLabel(words, "secondary"))
        line = row(self.receipt_code, write, gap=8)
        line.setStretch(0, 1)
        card.body.addLayout(line)
        return card

    def _type_code(self) -> None:
        if self.receipt_code.text().strip():
            self.code_typed.emit(self.receipt_code.text())

    def _unsent_card(self) -> Card:
        card = Card()
        card.body.setContentsMargins(1, 10, 1, 6)
        card.body.setSpacing(8)
        self._unsent_title = label("", "section")
        card.body.addLayout(row(self._unsent_title, None, margins=(15, 0, 15, 0)))
        columns: list[Column[UnsentLine]] = [
            Column("record", tr("Hồ sơ"), lambda x: Cell(x.record, x.kind), 190, 1, 3),
            Column("what", tr("Thay đổi"), lambda x: Cell(x.what), 240, 1, 4),
            Column("day", tr("Ngày"), lambda x: Cell(x.day), 108),
            Column("chip", "", lambda x: Cell(chip=x.chip), 96),
        ]
        self.model: PageModel[UnsentLine] = PageModel(columns, self)
        self.table = RecordTable(tr("Thay đổi chưa gửi"), self.model, row_height=40)
        self.empty = EmptyState(
            "circle-check",
            tr("Không còn gì chưa gửi"),
            tr("Mọi thay đổi đều đã nằm trong gói gửi đi."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        card.body.addWidget(self._stack, 1)
        return card

    def show_unsent(self, title: str, lines: Sequence[UnsentLine]) -> None:
        """Show what the office above has not yet, by record, in sentences."""
        self._unsent_title.setText(title)
        self.model.show_first(len(lines), lines)
        self._stack.setCurrentWidget(self.table if lines else self.empty)

    def show_recipient(self, sentence: str, refusal: str = "") -> None:
        """Say where packages go; with a refusal, why none can be made now."""
        self.header.show_subtitle(sentence)
        if refusal:
            self.make.refuse(refusal)
        else:
            self.make.allow()

    def show_enrolment(self, title: str, sentence: str) -> None:
        """Say how this computer is let in; "" when it is."""
        self.enrolment.show_message("info", title, sentence, "fingerprint")
        self.enrolment.setVisible(bool(title))

    def show_sent(self, cards: Sequence[SentCard]) -> None:
        """Show the packages that were made here, newest first."""
        clear(self._sent)
        self._sent_card.setVisible(bool(cards))
        self._side.setVisible(bool(cards))
        for at, card in enumerate(cards):
            if at:
                self._sent.addWidget(rule())
            head = row(label(card.title, "strong"), label(card.when, "secondary"), None, gap=6)
            entry = column(head, row(Chip(card.state), None), gap=4)
            if card.note:
                entry.addWidget(WrapLabel(card.note, "secondary"))
            self._sent.addLayout(entry)

    def show_made(self, made: MadePackage) -> None:
        """Say that the package is there and can be carried away."""
        self._done_title.setText(made.title)
        self._done_sentence.setText(made.sentence)
        self._file.setText(made.file)
        clear(self._checks)
        for text in made.checks:
            tick = label("")
            tick.setPixmap(icon_pixmap("circle-check", look().tokens.ok, 16))
            tick.setFixedWidth(16)
            line = row(tick, WrapLabel(text, "secondary", "ink"), gap=6)
            line.setAlignment(tick, TOP)
            self._checks.addLayout(line)
        self._done.show()
        self.steps.show_step(3)

    def show_idle(self) -> None:
        """Forget the package that was made."""
        self._done.hide()
        self.steps.show_step(0)

    def show_failure(self, title: str, sentence: str) -> None:
        """Show in place what did not work; "" takes it away."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))

    @override
    def first_box(self) -> QWidget:
        return self.table

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self._side.setFixedWidth(324 if fit.full else 264)
        self.steps.fit(compact=not fit.full)
