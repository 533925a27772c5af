"""A card of a form, numbered like the section of the paper sheet."""

from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.step_bar import StepMark


def section_card(number: int, title: str, remark: QWidget | None = None) -> Card:
    """Return a card with its number, its title, and perhaps a remark at its right end."""
    card = Card()
    card.body.setSpacing(8)
    head = row(StepMark(number, "now", size=24), label(title, "section"), gap=10)
    head.addStretch(1)
    if remark is not None:
        head.addWidget(remark)
    card.body.addLayout(head)
    return card
