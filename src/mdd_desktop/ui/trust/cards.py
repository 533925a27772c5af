"""The cards about forks, about this computer's keys, and about computers that ask for keys."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.trust.ports import AskingShown, ForkShown, OwnKeyShown
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, facts
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import clear, column, row, rule
from mdd_desktop.ui.widgets.read_digits import ReadDigits

_ACROSS = 3


class ForksCard(Card):
    """Each fork as a question with what either answer means.

    Attributes:
        accepted: The id of a fork whose two branches are both kept.
        lost: The computer was stolen or lost: it is to be stopped.
    """

    accepted = Signal(str)
    lost = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Máy ghi theo hai hướng"), kind="warn")
        self._list = column(gap=10)
        self.body.addLayout(self._list)

    def show_forks(self, forks: Sequence[ForkShown], *, may_stop: bool) -> None:
        """Show the forks; the card is hidden without any."""
        clear(self._list)
        self.setVisible(bool(forks))
        for at, fork in enumerate(forks):
            if at:
                self._list.addWidget(rule())
            self._list.addWidget(WrapLabel(fork.title, "strong"))
            for branch in fork.branches:
                self._list.addWidget(WrapLabel(branch, "body"))
            self._list.addWidget(
                WrapLabel(
                    tr("Thường do máy được khôi phục từ bản sao lưu, hoặc chép sang máy khác rồi "
                       "cả hai cùng ghi: nhận cả hai hướng thì không mất gì, ô nào ghi khác nhau "
                       "sẽ hiện ở Khác biệt. Nếu máy mất hay bị người lạ dùng: thu hồi máy."),
                    "secondary",
                    "ink",
                )
            )  # fmt: skip
            self._list.addLayout(self._answers(fork, may_stop=may_stop))

    def _answers(self, fork: ForkShown, *, may_stop: bool) -> QHBoxLayout:
        both = Button(tr("Nhận cả hai hướng"), kind="tint", icon="check", writes=True)
        both.clicked.connect(lambda: self.accepted.emit(fork.id))
        if fork.refusal:
            both.refuse(fork.refusal)
        line = row(both, gap=8)
        if may_stop:
            stop = Button(tr("Máy bị mất, thu hồi…"), kind="danger", icon="ban", writes=True)
            stop.clicked.connect(self.lost)
            line.addWidget(stop)
        line.addStretch(1)
        return line


class AskingCard(Card):
    """Computers below that ask for other keys.

    Attributes:
        confirmed: The id of a request.
    """

    confirmed = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Máy xin khóa mới"))
        self._shown: Sequence[AskingShown] = ()
        self._list = column(gap=10)
        self.body.addLayout(self._list)

    def show_requests(self, found: Sequence[AskingShown]) -> None:
        """Show them; the card is hidden without any, and ticks stay while they are the same."""
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        clear(self._list)
        for at, one in enumerate(found):
            if at:
                self._list.addWidget(rule())
            self._list.addLayout(self._request(one))

    def _request(self, one: AskingShown) -> QVBoxLayout:
        read = ReadDigits(one.digits, across=_ACROSS)
        button = Button(
            tr("Khớp cả 6 nhóm, duyệt khóa mới"), kind="tint", icon="check", writes=True
        )
        button.setAccessibleName(tr("Duyệt khóa mới của {unit}").format(unit=one.unit))
        button.clicked.connect(lambda: self.confirmed.emit(one.id))
        button.refuse(read.refusal())
        read.ticked.connect(lambda: button.show_possible(read.refusal()))
        return column(
            WrapLabel(one.unit, "strong"),
            WrapLabel(one.sentence, "secondary", "ink"),
            read,
            row(button, None),
        )


class OwnKeyCard(Card):
    """The keys of this computer.

    Attributes:
        wanted: Other keys are wanted.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Chìa khóa của máy này"))
        self._facts = row()
        self._state = row()
        self._sentence = WrapLabel("", "secondary")
        self.renew = Button("", icon="refresh", writes=True)
        self.renew.clicked.connect(self.wanted)
        self.body.addLayout(self._state)
        self.body.addLayout(self._facts)
        self.body.addWidget(self._sentence)
        self.body.addLayout(row(None, self.renew))

    def show_keys(self, shown: OwnKeyShown) -> None:
        """Show them."""
        clear(self._state)
        clear(self._facts)
        self._state.addWidget(Chip(shown.state))
        self._state.addStretch(1)
        self._facts.addLayout(facts(list(shown.facts)))
        self._sentence.setText(shown.sentence)
        self.renew.setText(shown.verb)
        self.renew.setVisible(bool(shown.verb))
