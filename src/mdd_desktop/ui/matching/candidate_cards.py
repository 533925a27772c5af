"""The cards at the right: the chosen one at the head, candidates below with their reasons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from mdd_desktop.ui.matching.ports import HeadCard, MatchCard, Point
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, Initials
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.flow import FlowBox
from mdd_desktop.ui.widgets.labels import ElidedLabel, LongLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import MIDDLE, column, hold, row


class Head(Card):
    """Who was chosen.

    Attributes:
        name_clicked: Open the record.
        notice_clicked: Do what the notice offers.
    """

    name_clicked = Signal()
    notice_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(16, 10, 16, 10)
        self.initials = Initials("", size=40)
        self.name = LongLabel("", "section")
        self.chip = Chip(ChipText(""))
        self.sentence = ElidedLabel("", "body")
        self.about = ElidedLabel("", "secondary")
        self.open = Button(tr("Mở hồ sơ"), kind="link", height=30)
        self.open.clicked.connect(self.name_clicked)
        first = row(FlowBox([self.name, self.chip], gap=8, line_gap=2), self.open, gap=8)
        first.setStretch(0, 1)
        words = column(first, self.sentence, self.about, gap=2)
        whole = row(self.initials, words, gap=14)
        whole.setStretch(1, 1)
        whole.setAlignment(self.initials, MIDDLE)
        self.body.addLayout(whole)
        self.notice = Banner("info")
        self.act = self.notice.add_action(Button("", height=30))
        self.act.clicked.connect(self.notice_clicked)
        self.notice.hide()
        self.body.addWidget(self.notice)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_head(self, shown: HeadCard) -> None:
        """Show somebody else."""
        self.initials.show_name(shown.name)
        self.name.setText(shown.name)
        self.chip.show_chip(shown.chip)
        self.chip.setVisible(bool(shown.chip.text))
        self.sentence.setText(shown.sentence)
        self.about.setText(shown.about)
        self.about.setVisible(bool(shown.about))
        self.notice.show_message("info", "", shown.notice, "flag")
        self.notice.setVisible(bool(shown.notice))
        self.act.setText(shown.notice_action)
        self.act.lead(writes=shown.notice_writes)
        self.act.setVisible(bool(shown.notice_action))


class CandidateCard(QFrame):
    """One candidate with what speaks for and against.

    Attributes:
        match_wanted: Make the sponsorship.
        hold_wanted: Keep a place.
        refusal_wanted: Note that one side said no.
    """

    match_wanted = Signal()
    hold_wanted = Signal()
    refusal_wanted = Signal()

    def __init__(self, shown: MatchCard, *, first: bool, days: int, may_match: bool) -> None:
        super().__init__()
        self.shown = shown
        self.setProperty("mddKind", "choice")
        self.setProperty("mddChosen", "true" if first else "false")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(_spoken(shown))
        refused = bool(shown.refusal)
        name = FlowBox([LongLabel(shown.name, "strong"), Chip(shown.chip)], gap=8, line_gap=2)
        about = WrapLabel(shown.about, "secondary")
        if not shown.about:
            about.hide()
        words = column(name, about, gap=2)
        head = row(Initials(shown.name, size=36), words, gap=12)
        head.setStretch(1, 1)
        if refused:
            head.addWidget(label(tr("Chưa nhận được"), "secondary", "warn"))
        else:
            buttons = self._buttons(first=first, days=days, may_match=may_match)
            head.addLayout(row(*buttons, gap=8))
        points = self._points(refused=refused)
        parts = [WrapLabel(shown.refusal, "secondary", "warn")] if refused else []
        body = column(head, *parts, points, gap=6, margins=(14, 8, 14, 4))
        self.setLayout(body)

    def _buttons(self, *, first: bool, days: int, may_match: bool) -> list[Button]:
        text = tr("Lập lượt đỡ đầu") if may_match else tr("Đề nghị lượt đỡ đầu")
        self.match = Button(text, kind="primary" if first else "secondary", writes=True)
        self.match.setAccessibleName(f"{text}: {self.shown.name}")
        self.match.clicked.connect(self.match_wanted)
        words = tr("Giữ thêm {days} ngày") if self.shown.held else tr("Giữ chỗ {days} ngày")
        self.keep = Button(words.format(days=days), icon="flag", writes=True)
        self.keep.setAccessibleName(f"{self.keep.text()}: {self.shown.name}")
        self.keep.clicked.connect(self.hold_wanted)
        return [self.match, self.keep]

    def fit(self, *, compact: bool) -> None:
        """Let the second button keep its icon alone where room is scarce."""
        if not self.shown.refusal:
            self.keep.set_compact(compact=compact)

    def _points(self, *, refused: bool) -> QWidget:
        shown = [_point(point) for point in self.shown.points]
        if not refused:
            no = Button(tr("Từ chối…"), kind="link", height=30, writes=True)
            no.setAccessibleName(f"{tr('Ghi lời từ chối')}: {self.shown.name}")
            no.clicked.connect(self.refusal_wanted)
            self.no = no
            shown.append(no)
        return FlowBox(shown, gap=16, line_gap=0)


def _point(point: Point) -> QWidget:
    tokens = look().tokens
    name, ink = ("check", tokens.ok) if point.fits else ("x", tokens.warn)
    mark = label("")
    mark.setPixmap(icon_pixmap(name, ink, 16))
    mark.setFixedWidth(18)
    text = label(point.text, "secondary", "ink")
    made = hold(row(mark, text, gap=4))
    for_or_against = tr("hợp") if point.fits else tr("chưa hợp")
    made.setAccessibleName(f"{for_or_against}: {point.text}")
    return made


def _spoken(shown: MatchCard) -> str:
    words = [shown.name, shown.chip.text, shown.about, *(point.text for point in shown.points)]
    return ", ".join(word for word in (*words, shown.refusal) if word)
