"""Keys and what is kept aside: what waits for a decision at the left, the keys at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.trust.cards import AskingCard, ForksCard, OwnKeyCard
from mdd_desktop.ui.trust.held_card import HeldCard
from mdd_desktop.ui.trust.root_card import RootCard
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row, rule
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled


class TrustView(Page):
    """The cards say what the officer wishes; the presenters answer with ``show_…``.

    Args:
        back: The page it belongs to.

    Attributes:
        back_requested: To that page.
    """

    back_requested = Signal()

    def __init__(self, back: str) -> None:
        super().__init__(tr("Chìa khóa và thay đổi giữ riêng"))
        self.header = PageHeader(tr("Chìa khóa và thay đổi giữ riêng"), back=back)
        self.header.back_requested.connect(self.back_requested)
        self.header.show_subtitle(
            tr("Không có gì bị mất: thay đổi của máy chưa được tin vẫn giữ đủ, mở xem được")
        )
        self._notices_card = Card(tr("Cần biết"), kind="warn")
        self._notices = column(gap=6)
        self._notices_card.body.addLayout(self._notices)
        self.forks, self.held = ForksCard(), HeldCard()
        self.asking, self.own, self.root = AskingCard(), OwnKeyCard(), RootCard()
        self.empty = EmptyState(
            "shield-check",
            tr("Không có gì chờ quyết định"),
            tr("Máy bị thu hồi, máy ghi theo hai hướng và máy xin khóa mới sẽ hiện ở đây."),
        )
        left = column(self._notices_card, self.asking, self.forks, self.held, self.empty, gap=10)
        left.setStretch(3, 1)
        self._side = scrolled(hold(column(self.own, self.root, None, gap=10)))
        middle = row(scrolled(hold(left)), self._side, gap=12)
        middle.setStretch(0, 1)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(hold(middle), 1)
        for part in (self.asking, self.forks, self.held, self.empty, self.own.renew):
            part.hide()  # until it is known what waits
        self.show_notices([])

    def show_notices(self, sentences: Sequence[str]) -> None:
        """Show what else has to be known, one sentence after the other."""
        clear(self._notices)
        self._notices_card.setVisible(bool(sentences))
        for at, sentence in enumerate(sentences):
            if at:
                self._notices.addWidget(rule())
            self._notices.addWidget(WrapLabel(sentence, "body", "ink"))

    def show_emptiness(self) -> None:
        """Say so when nothing waits."""
        waiting = (self._notices_card, self.asking, self.forks, self.held)
        self.empty.setVisible(all(card.isHidden() for card in waiting))

    @override
    def first_box(self) -> QWidget:
        if not self.held.isHidden():
            return self.held.table
        return self._side if self.own.renew.isHidden() else self.own.renew

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self._side.setFixedWidth(int((350 if fit.full else 300) * max(1.0, fit.scale * 0.9)))
