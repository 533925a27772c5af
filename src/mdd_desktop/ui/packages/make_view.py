"""Making a package for the office above: what is unsent, one button, what was sent before."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.packages.changes_card import change_columns
from mdd_desktop.ui.packages.enrol_card import EnrolCard
from mdd_desktop.ui.packages.ports import MadePackage, SentCard, UnsentLine
from mdd_desktop.ui.packages.side_cards import CodeCard, RepliesCard, SentPackages, WaitingCard
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, IconDisc
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label, tabular
from mdd_desktop.ui.widgets.layouts import TOP, clear, column, hold, row
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.page_model import PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.step_bar import StepBar


class MakePackageView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        make_requested: Make the package and copy it.
        copy_requested: Copy the package that was made to another place.
        folder_requested: Show where it lies.
        open_requested: Open a package or an acknowledgement that came.
        keys_wanted: The page about the keys of this computer.
        again_requested: Copy once more what could not be copied.
    """

    make_requested = Signal()
    copy_requested = Signal()
    folder_requested = Signal()
    open_requested = Signal()
    again_requested = Signal()
    keys_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Đồng bộ"))
        self.header = PageHeader(tr("Đồng bộ"))
        keys = self.header.add_action(Button(tr("Chìa khóa của máy này…"), icon="key"))
        keys.clicked.connect(self.keys_wanted)
        opening = Button(tr("Mở gói nhận được…"), icon="package-import", key="Ctrl+O", writes=True)
        self.open = self.header.add_action(opening)
        self.open.clicked.connect(self.open_requested)
        making = Button(
            tr("Tạo gói và chép ra USB"),
            kind="primary",
            icon="package",
            key="Ctrl+Enter",
            writes=True,
        )
        self.make = self.header.add_action(making)
        self.make.clicked.connect(self.make_requested)
        self.again = self.banner.add_action(Button(tr("Chép lại…"), icon="copy", height=30))
        self.again.clicked.connect(self.again_requested)
        self.again.hide()
        self.enrolment = EnrolCard()
        self.steps = StepBar(
            [tr("Kiểm tra dữ liệu"), tr("Tạo gói"), tr("Chép ra USB"), tr("Chờ biên nhận")]
        )
        self._done = self._done_card()
        self._done.hide()
        left = column(self.steps, self._done, self._unsent_card(), gap=10)
        left.setStretch(2, 1)
        self.waiting, self.replies = WaitingCard(), RepliesCard()
        self.sent, self.receipts = SentPackages(), CodeCard()
        side = column(self.waiting, self.replies, self.sent, self.receipts, None, gap=12)
        self._side = scrolled(hold(side))
        self._side.hide()
        middle = row(left, self._side, gap=12)
        middle.setStretch(0, 1)
        packages = hold(middle)
        self.enrolment.code_shown.connect(packages.setHidden)
        self.enrolment.code_shown.connect(
            lambda shown: self.outer.setStretchFactor(self.enrolment, int(shown))
        )
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self.enrolment)
        self.outer.addWidget(packages, 1)

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
        self.folder = Button("", icon="folder")
        self.folder.setAccessibleName(tr("Mở thư mục chứa gói"))
        self.folder.setToolTip(tr("Mở thư mục chứa gói, để đính kèm vào Zalo hoặc thư"))
        self.folder.clicked.connect(self.folder_requested)
        card.body.addLayout(head)
        card.body.addLayout(self._checks)
        self._spoken = tabular(label("", "section"))
        about = label(tr("Mã đối chiếu"), "secondary")
        foot = row(self._file, about, self._spoken, self.copy, self.folder, gap=10)
        foot.setStretch(0, 1)
        card.body.addLayout(foot)
        return card

    def _unsent_card(self) -> Card:
        card = Card()
        card.body.setContentsMargins(1, 10, 1, 6)
        card.body.setSpacing(8)
        self._unsent_title = label("", "section")
        self._age = row()
        card.body.addLayout(row(self._unsent_title, None, self._age, margins=(15, 0, 15, 0)))
        self.model: PageModel[UnsentLine] = PageModel(change_columns(), self)
        self.table = RecordTable(tr("Thay đổi chưa gửi"), self.model, row_height=40)
        self.empty = EmptyState(
            "circle-check",
            tr("Không còn thay đổi nào chưa gửi"),
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

    def show_recipient(self, sentence: str) -> None:
        """Say where packages go."""
        self.header.show_subtitle(sentence)

    def show_sent(self, cards: Sequence[SentCard]) -> None:
        """Show the packages that were made here, newest first."""
        self.sent.show_sent(cards)
        self._side.setVisible(bool(cards))

    def show_stick(self, name: str) -> None:
        """Say on which stick the package goes; "" when it has to be chosen."""
        text = tr("Tạo gói và chép ra USB")
        self.make.setText(tr("Tạo gói, chép vào {stick}").format(stick=name) if name else text)

    def show_age(self, age: ChipText) -> None:
        """Say how old the last package is."""
        clear(self._age)
        self._age.addWidget(Chip(age))

    def show_made(self, made: MadePackage) -> None:
        """Say that the package is there and can be carried away."""
        self._done_title.setText(made.title)
        self._done_sentence.setText(made.sentence)
        self._file.setText(made.file)
        self._spoken.setText(made.check_code)
        self.folder.setVisible(made.folder is not None)
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

    @override
    def show_failure(self, title: str, sentence: str, *, again: bool = False) -> None:
        """Show in place what did not work; "" takes it away.

        Args:
            title: What happened.
            sentence: What is safe, what to do.
            again: Offer to copy once more.
        """
        super().show_failure(title, sentence)
        self.again.setVisible(again)

    def show_result(self, title: str, sentence: str, *, good: bool, aloud: str = "") -> None:
        """Show in place what came of something; ``aloud`` in letters to be read from."""
        self.show_told("ok" if good else "warn", title, sentence, aloud=aloud)
        self.again.hide()

    @override
    def first_box(self) -> QWidget:
        return self.table

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self._side.setFixedWidth(324 if fit.full else 264)
        self.enrolment.fit(fit)
