"""One of the values that stand side by side, on a card with the button that takes it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QSizePolicy

from mdd_desktop.ui.conflicts.ports import Choice
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip, ChipText, chip_size
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import row

_SHORT = 16
"""Letters of a value that still fit on its button."""


class ChoiceCard(Card):
    """Value, machine, person, time, note, and what taking it changes.

    Attributes:
        taken: Its button was pressed, or its key.
    """

    taken = Signal()

    def __init__(self, number: int, choice: Choice, verb: str) -> None:
        super().__init__(kind="choice")
        chips = [Chip(ChipText(tr("đang hiển thị"), "info", "eye"))] if choice.is_shown else []
        head = row(ElidedLabel(choice.place, "strong"), *chips, gap=8)
        head.setStretch(0, 1)
        head.addStrut(chip_size(ChipText("")).height())  # cards side by side stay level
        take = Button(
            f"{tr(verb)} {choice.value if len(choice.value) <= _SHORT else tr('giá trị này')}",
            kind="tint",
            icon="check",
            key=str(number),
            height=38,
            writes=True,
        )
        take.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        take.setAccessibleName(f"{tr(verb)} {choice.value}")
        take.clicked.connect(self.taken)
        self.body.addLayout(head)
        self.body.addWidget(WrapLabel(choice.value, "title"))
        self.body.addLayout(_marked("user", choice.officer))
        self.body.addLayout(_marked("clock", choice.when))
        if choice.note:
            self.body.addLayout(_marked("note", choice.note))
        self.body.addWidget(WrapLabel(choice.effect, "secondary"))
        self.body.addStretch(1)
        self.body.addWidget(take)


def _marked(icon: str, text: str) -> QLayout:
    """A line behind its icon."""
    mark = label("")
    mark.setPixmap(icon_pixmap(icon, look().tokens.muted, 16))
    mark.setFixedWidth(16)
    line = row(mark, ElidedLabel(text, "secondary", "ink"), gap=6)
    line.setStretch(1, 1)
    return line
