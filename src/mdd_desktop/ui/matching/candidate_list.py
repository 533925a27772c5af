"""The right side: who is chosen, and the candidates below, the best first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from mdd_desktop.ui.matching.candidate_cards import CandidateCard, Head
from mdd_desktop.ui.matching.ports import HeadCard, MatchCard
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel, label
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row
from mdd_desktop.ui.widgets.page import scrolled
from mdd_desktop.ui.widgets.plain_combo import PlainCombo

_DAYS = (3, 7, 15, 30)
_USUAL = 7
_STEP = 8
"""How many cards are made at once; thirty of them would hold the window up for 150 ms."""


class CandidateList(QWidget):
    """Signals carry the :class:`MatchCard` they are about.

    Attributes:
        match_wanted: Make the sponsorship.
        hold_wanted: Keep a place.
        refusal_wanted: One side said no.
        notice_clicked: What the notice at the head offers.
        record_wanted: Open the record of who is chosen.
        appeal_wanted: Write a letter that asks for sponsors.
        looser_wanted: Look at the sponsors, where wishes and capacity can be changed.
        changed: Other candidates are shown.
    """

    match_wanted = Signal(object)
    hold_wanted = Signal(object)
    refusal_wanted = Signal(object)
    notice_clicked = Signal()
    record_wanted = Signal()
    appeal_wanted = Signal()
    looser_wanted = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[MatchCard] = []
        self._cards: list[CandidateCard] = []
        self._may_match = self._compact = False
        self.head = Head()
        self.head.name_clicked.connect(self.record_wanted)
        self.head.notice_clicked.connect(self.notice_clicked)
        self.head.hide()
        self.caption = label(tr("Phù hợp nhất với em"), "strong")
        self.order = ElidedLabel(tr("xếp theo nhu cầu, mức, nơi ở, nguyện vọng"), "secondary")
        self.days = PlainCombo(tr("Số ngày giữ chỗ"))
        self.days.show_options([(str(n), tr("giữ {n} ngày").format(n=n)) for n in _DAYS])
        self.days.show_code(str(_USUAL))
        self.days.setFixedHeight(look().control(30))
        self.days.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.days.currentIndexChanged.connect(lambda _: self._show_again())
        self.words = hold(row(self.caption, self.order, None, self.days, gap=10))
        self.more = Button("", kind="link", height=30)
        self.more.clicked.connect(self._show_more)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 4, 0)
        self._list.setSpacing(8)
        inner = column(self._list, hold(row(self.more, None)), None, gap=4)
        self._area = scrolled(hold(inner))
        self.none = self._nobody_fits()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.none)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self.head)
        outer.addWidget(self.words)
        outer.addWidget(self._stack, 1)

    def _nobody_fits(self) -> EmptyState:
        none = EmptyState("link", "")
        self.letter = none.add_action(Button(tr("Soạn thư vận động"), icon="mail", writes=True))
        self.letter.clicked.connect(self.appeal_wanted)
        self.looser = none.add_action(Button(tr("Nới điều kiện"), kind="tint"))
        self.looser.clicked.connect(self.looser_wanted)
        return none

    def show_caption(self, text: str) -> None:
        """Say what the candidates are."""
        self.caption.setText(text)

    def show_head(self, shown: HeadCard) -> None:
        """Show who is chosen."""
        self.head.show_head(shown)
        self.head.show()

    def show_cards(self, cards: Sequence[MatchCard], *, may_match: bool) -> None:
        """Show the candidates, the best first."""
        self._shown, self._may_match = list(cards), may_match
        clear(self._list)
        self._cards = []
        self._make(_STEP)
        self.words.show()
        self._stack.setCurrentIndex(0)
        self._area.verticalScrollBar().setValue(0)
        self.changed.emit()

    def _show_more(self) -> None:
        before = len(self._cards)
        self._make(before + _STEP)
        if before < len(self._cards):
            self._cards[before].match.setFocus()

    def _make(self, until: int) -> None:
        first = next((card for card in self._shown if not card.refusal), None)
        for shown in self._shown[len(self._cards) : until]:
            card = CandidateCard(
                shown, first=shown is first, days=self.hold_days(), may_match=self._may_match
            )
            card.match_wanted.connect(lambda shown=shown: self.match_wanted.emit(shown))
            card.hold_wanted.connect(lambda shown=shown: self.hold_wanted.emit(shown))
            card.refusal_wanted.connect(lambda shown=shown: self.refusal_wanted.emit(shown))
            card.fit(compact=self._compact)
            self._cards.append(card)
            self._list.addWidget(card)
        left = len(self._shown) - len(self._cards)
        self.more.setText(tr("Xem {count} người còn lại ›").format(count=left))
        self.more.setVisible(left > 0)

    def show_none(self, title: str, sentence: str, *, ways: bool) -> None:
        """Say that nobody fits, and the ways on."""
        self.show_cards([], may_match=False)
        self.none.show_words(title, sentence)
        self.letter.setVisible(ways)
        self.looser.setVisible(ways)
        self.words.hide()  # a head and a number of days for nobody
        self._stack.setCurrentIndex(1)

    def cards(self) -> Sequence[CandidateCard]:
        """Return the cards as they stand."""
        return self._cards

    def first(self) -> CandidateCard | None:
        """Return the best card that can be, or None."""
        return next((card for card in self._cards if not card.shown.refusal), None)

    def hold_days(self) -> int:
        """Return for how many days a place is kept."""
        return int(self.days.code() or _USUAL)

    def fit(self, *, compact: bool) -> None:
        """Take the room there is."""
        self._compact = compact
        self.order.setVisible(not compact)
        for card in self._cards:
            card.fit(compact=compact)

    def _show_again(self) -> None:
        self.show_cards(self._shown, may_match=self._may_match)
