"""The cards of the board: one sentence, one fix."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.tokens import ROW_CONTROL
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import IconDisc
from mdd_desktop.ui.widgets.flow import FlowBox
from mdd_desktop.ui.widgets.labels import ElidedLabel, Ink, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import column, hold, row
from mdd_desktop.ui.widgets.page import scrolled
from mdd_desktop.ui.widgets.tab_order import chain

Kind = Literal["double", "missed", "late"]
_STEP = 6


@dataclass(frozen=True)
class GapText:
    """A card ready to be shown.

    Attributes:
        value: At the right of the name: a need, days, đồng.
        fixes: (code, words) of its buttons; none where nobody may act.
    """

    name: str
    value: str
    sentence: str
    fixes: tuple[tuple[str, str], ...] = ()
    remark: str = ""


_CARD_SIDES = 66
_LINE_GAP, _BESIDE, _BEFORE_FIXES = 2, 8, 4


class GapCard(QFrame):
    """One case.

    Attributes:
        opened: Its name was pressed.
        fixed: The code of a button.
    """

    opened = Signal()
    fixed = Signal(str)

    def __init__(self, text: GapText, ink: Ink) -> None:
        super().__init__()
        self.setProperty("mddKind", "card")
        self.setAccessibleName(f"{text.name}, {text.value}. {text.sentence}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.name = Button(text.name, kind="name", height=24)
        self.name.clicked.connect(self.opened)
        self._full_name = text.name
        self._value = label(text.value, "value", ink)
        self._told_twice = text.value in text.sentence.lower()
        self._head: QBoxLayout = row(self.name, None, self._value)
        body = column(self._head, WrapLabel(text.sentence, "secondary", "ink"), gap=_LINE_GAP)
        if text.remark:
            body.addWidget(WrapLabel(text.remark, "secondary", "warn"))
        self.buttons: list[Button] = []
        for code, words in text.fixes:
            button = Button(words, height=ROW_CONTROL, writes=True)
            button.clicked.connect(lambda _=False, code=code: self.fixed.emit(code))
            self.buttons.append(button)
        if self.buttons:
            body.addSpacing(_BEFORE_FIXES)
            body.addWidget(FlowBox(self.buttons, line_gap=8))
        body.setContentsMargins(12, 8, 12, 12)
        self.setLayout(body)

    def stops(self) -> list[QWidget]:
        """Return what the keys can go to, in their order."""
        return [self.name, *self.buttons]

    def beside(self, room: int) -> bool:
        """Whether name and value stand in one line."""
        return self._least(room) >= self.name.fontMetrics().horizontalAdvance(self._full_name)

    def _least(self, room: int) -> int:
        return room - self._value.sizeHint().width() - _CARD_SIDES

    def fit(self, room: int, *, twice: bool) -> None:
        """End a name in "…" that is longer than the card is wide; the tooltip has all of it.

        A value that leaves the name too little room stands under it, unless the sentence says it.

        Args:
            room: How wide the card is.
            twice: Whether a value the sentence says too is shown: on all cards or on none.
        """
        beside = self.beside(room)
        self._head.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._head.setSpacing(_BESIDE if beside else 0)
        self._value.setVisible(twice or not self._told_twice)
        least = self._least(room) if beside else room - _CARD_SIDES
        metrics = self.name.fontMetrics()
        shown = metrics.elidedText(self._full_name, Qt.TextElideMode.ElideRight, least)
        self.name.setText(shown)
        self.name.setAccessibleName(self._full_name)
        self.name.setToolTip("" if shown == self._full_name else self._full_name)


class GapColumn(QFrame):
    """One of the three columns.

    Attributes:
        opened: The number of a case whose name was pressed.
        fixed: (number of a case, code of the button).
    """

    opened = Signal(int)
    fixed = Signal(int, str)

    def __init__(
        self, kind: Kind, title: str, about: str, icon: str, tone: Literal["warn", "bad"]
    ) -> None:
        super().__init__()
        self.setProperty("mddKind", "well")
        self.kind = kind
        self._title = title
        self._ink: Ink = tone
        self._texts: Sequence[GapText] = ()
        self._shown = _STEP
        self.cards: list[GapCard] = []
        self.title = label(title, "section", tone)
        head = row(
            IconDisc(icon, tone, size=36),
            column(self.title, WrapLabel(about, "secondary"), gap=1),
            gap=12,
            margins=(14, 10, 14, 8),
        )
        head.setStretch(1, 1)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(10, 4, 10, 8)
        self._body.setSpacing(8)
        self._body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._inner = hold(self._body)
        self.area = scrolled(self._inner)
        self.area.viewport().installEventFilter(self)
        self.none = WrapLabel("", "secondary", "faint")
        self.none.setContentsMargins(14, 0, 14, 0)
        self.more = Button("", kind="link", height=30)
        self.more.clicked.connect(self._show_more)
        self.more.hide()
        self.foot = ElidedLabel("", "secondary", "pri")
        foot = row(self.more, self.foot, None, margins=(12, 0, 12, 6))
        whole = column(head, self.none, gap=0)
        whole.addWidget(self.area, 1)
        whole.addLayout(foot)
        self.setLayout(whole)

    def show_cases(self, texts: Sequence[GapText], nothing: str, foot: str = "") -> None:
        """Show the cases of the column, the first ones at once."""
        at = self.area.verticalScrollBar().value()
        held = self._with_focus()
        self._texts = texts
        self.title.setText(f"{self._title}  {len(texts)}")
        self.setAccessibleName(f"{self._title}: {len(texts)}")
        self.none.setText(nothing)
        self.none.setVisible(not texts)
        self.foot.setText(foot)
        for card in self.cards:
            card.hide()
            card.setParent(None)
            card.deleteLater()
        self.cards = []
        self._add(self._shown)
        if held >= 0 and self.cards:  # what is counted again in the background moves no keys
            first_button(self.cards[min(held, len(self.cards) - 1)]).setFocus()
        self.area.verticalScrollBar().setValue(at)

    def _with_focus(self) -> int:
        here = QApplication.focusWidget()
        return next((at for at, card in enumerate(self.cards) if here in card.stops()), -1)

    def fit(self) -> None:
        """Lay the cards out for the present width."""
        sides = self._body.contentsMargins()
        room = self.area.viewport().width() - sides.left() - sides.right()
        twice = all(card.beside(room) for card in self.cards)
        for card in self.cards:
            card.fit(room, twice=twice)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:  # also when the bar for scrolling comes or goes
            self.fit()
        return False

    def _show_more(self) -> None:
        self._shown += _STEP
        first = len(self.cards)
        self._add(self._shown)
        if first < len(self.cards):
            self.cards[first].name.setFocus()

    def _add(self, until: int) -> None:
        for at in range(len(self.cards), min(until, len(self._texts))):
            card = GapCard(self._texts[at], self._ink)
            card.opened.connect(lambda at=at: self.opened.emit(at))
            card.fixed.connect(lambda code, at=at: self.fixed.emit(at, code))
            self._body.addWidget(card)
            self.cards.append(card)
        chain([*(stop for card in self.cards for stop in card.stops()), self.more])
        left = len(self._texts) - len(self.cards)
        self.more.setText(tr("Xem {count} trường hợp còn lại ›").format(count=left))
        self.more.setVisible(left > 0)
        self.fit()


def first_button(card: GapCard) -> QWidget:
    """Return what gets the focus when one walks from case to case."""
    return card.buttons[0] if card.buttons else card.name
