"""What merging one package would do, and the two answers to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from mdd_desktop.ui.packages.ports import PackagePreview
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, facts
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import TOP, clear, column, hold, row, rule
from mdd_desktop.ui.widgets.panel_parts import link_button


class PreviewCard(Card):
    """Who sent it, whether it is genuine, what it brings.

    Attributes:
        all_wanted: Show everything that it would change.
        merge_wanted: Merge this package alone.
        later_wanted: Take it off the list; nothing was written.
    """

    all_wanted = Signal()
    merge_wanted = Signal()
    later_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all: QAbstractButton | None = None
        self._content = QVBoxLayout()
        self._content.setSpacing(6)
        self.only = Button(tr("Chỉ gộp gói này"), icon="package-import", height=30, writes=True)
        self.only.clicked.connect(self.merge_wanted)
        self.later = Button(tr("Để gói này sau"), kind="quiet", height=30)
        self.later.clicked.connect(self.later_wanted)
        self.body.addLayout(self._content)
        self.body.addLayout(column(row(self.only, None), row(self.later, None), gap=6))

    def show_preview(self, shown: PackagePreview) -> None:
        """Show what merging this package would do."""
        self.only.setVisible(shown.may_merge)
        body = self._content
        clear(body)
        self._all = None
        head = row(ElidedLabel(shown.title, "section"), Chip(shown.chip))
        head.setStretch(0, 1)
        body.addLayout(head)
        for told in filter(None, (shown.sender, shown.file)):
            body.addWidget(WrapLabel(told, "secondary"))
        body.addWidget(_signature(shown))
        if shown.refusal:
            body.addWidget(rule())
            body.addWidget(WrapLabel(shown.refusal, "body"))
        body.addLayout(facts(list(shown.facts)))
        if shown.counts:
            body.addWidget(rule())
            body.addLayout(facts(list(shown.counts)))
        if shown.samples:
            body.addWidget(rule())
            body.addWidget(label(tr("Ví dụ"), "secondary"))
            for sample in shown.samples:
                body.addWidget(WrapLabel(f"• {sample}", "secondary", "ink"))
            self._all = link_button(shown.all_text, self.all_wanted.emit)
            body.addWidget(self._all)
            self._all.setVisible(bool(shown.all_text))

    def offer_all(self, *, offered: bool) -> None:
        """Offer the list of everything; not while it is open."""
        if self._all is not None:
            self._all.setVisible(offered and bool(self._all.text()))


def _signature(shown: PackagePreview) -> QWidget:
    tokens = look().tokens
    mark = label("")
    name, colour = ("shield-check", tokens.ok) if shown.trusted else ("alert-triangle", tokens.bad)
    mark.setPixmap(icon_pixmap(name, colour, 16))
    mark.setFixedWidth(16)
    line = row(
        mark, WrapLabel(shown.signature, "secondary", "ok" if shown.trusted else "bad"), gap=6
    )
    line.setAlignment(mark, TOP)
    return hold(line)
