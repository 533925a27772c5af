"""A card of a form, numbered like the section of the paper sheet."""

from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import row


def section_card(number: int, title: str, remark: QWidget | None = None) -> Card:
    """Return a card with its number, its title, and perhaps a remark behind it."""
    card = Card()
    card.body.setSpacing(8)
    head = row(Chip(ChipText(str(number))), label(title, "section"), gap=10)
    if remark is not None:
        head.addWidget(remark)
    head.addStretch(1)
    card.body.addLayout(head)
    return card
