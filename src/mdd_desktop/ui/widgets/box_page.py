"""A page with one form that is saved with one verb: cards of boxes, a side panel."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.form_page import FormPage, Rows
from mdd_desktop.ui.widgets.layouts import column

Groups = Sequence[tuple[str, Rows]]


class BoxPage(FormPage):
    """Made of data alone.

    Args:
        title: Of the page.
        back: Name of the page that Esc goes back to.
        groups: (title of a card, its rows of boxes).
        first: Name of the box that gets the focus.

    Attributes:
        save_requested: Save.
    """

    save_requested = Signal()

    def __init__(self, title: str, back: str, groups: Groups, first: str) -> None:
        super().__init__(title, back, first)
        self.save_button = Button(
            tr("Ghi"), kind="primary", key="Ctrl+Enter", hint_only=True, writes=True
        )
        self.save_button.clicked.connect(self._save)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save_button.click)
        self.bar.add_action(self.save_button)
        self.side: QVBoxLayout = column(gap=10)
        self.lay_out([self.add_rows(Card(name), lines) for name, lines in groups], side=self.side)

    def _save(self) -> None:
        if self.finish_typing():
            self.save_requested.emit()
