"""What every panel of the system page has: a heading, a sentence, a banner, cards below."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import column, hold
from mdd_desktop.ui.widgets.page import scrolled
from mdd_desktop.ui.widgets.readable import Readable


class Panel(Readable):
    """One subject of the page; ``add`` puts cards below each other."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._read: list[QWidget] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self._cards.setContentsMargins(0, 0, 6, 0)
        head = column(label(title, "section"), WrapLabel(sentence, "secondary"), gap=2)
        whole = column(head, self.banner, scrolled(hold(self._cards)), gap=10)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def add(self, *widgets: QWidget, stretch: bool = True, read: bool = True) -> None:
        """Put cards below one another.

        Args:
            widgets: The cards.
            stretch: False lets the last one take the room that is left.
            read: Whether they show what is read; others are there without it.
        """
        for widget in widgets:
            self._cards.addWidget(widget)
        if read:
            self._read += widgets
        if stretch:
            self._cards.addStretch(1)

    def first_box(self) -> QWidget | None:
        """Return what gets the focus when the panel opens."""
        return None

    @override
    def _body(self) -> Sequence[QWidget]:
        return self._read
