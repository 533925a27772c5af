"""What a page says when there is nothing to show: icon, one sentence, one or two actions."""

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import SECONDARY
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import IconDisc
from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import CENTRE, column, row

_NARROWEST, _WIDEST = 120, 440
_SLACK = 1.12


class EmptyState(QWidget):
    """Shown in place of a table or a panel."""

    def __init__(self, icon: str, title: str, sentence: str = "") -> None:
        super().__init__()
        self.title = label(title, "section")
        self.sentence = WrapLabel(sentence, "secondary")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._balance()
        self._actions = row(gap=8)
        disc = IconDisc(icon, size=56)
        layout = column(None, disc, self.title, self.sentence, self._actions, None, gap=10)
        for widget in (disc, self.title, self.sentence):
            layout.setAlignment(widget, CENTRE)
        layout.setAlignment(self._actions, CENTRE)
        self.setLayout(layout)

    def show_words(self, title: str, sentence: str = "") -> None:
        """Say something else."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self._balance()

    def _balance(self) -> None:
        """Break the sentence into lines of about the same length: no word stands alone."""
        whole = look().metrics(SECONDARY).horizontalAdvance(self.sentence.text())
        lines = ceil(whole / _WIDEST) or 1
        slack = 1.0 if lines == 1 else _SLACK
        self.sentence.setFixedWidth(min(_WIDEST, max(_NARROWEST, int(whole / lines * slack) + 8)))

    def add_action(self, button: Button) -> Button:
        """Offer a way out."""
        self._actions.addWidget(button)
        return button
