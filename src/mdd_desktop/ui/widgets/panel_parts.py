"""Small parts that the panels of records share."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout

from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.labels import WrapLabel, label, tabular
from mdd_desktop.ui.widgets.layouts import column

Pairs = Sequence[tuple[str, str]]


def pairs_grid(pairs: Pairs, *, columns: int = 2) -> QGridLayout:
    """Return names and values in columns; a value that is missing shows "—"."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(10)
    for at, (name, value) in enumerate(pairs):
        cell = column(
            label(name, "label"),
            tabular(WrapLabel(value or "—", "body", "ink" if value else "faint")),
            None,
            gap=1,
        )
        grid.addLayout(cell, at // columns, at % columns)
    for at in range(columns):
        grid.setColumnStretch(at, 1)
    return grid


def facts_card(title: str, pairs: Pairs, *, columns: int = 3) -> Card:
    """Return a card of names and values."""
    card = Card(title)
    card.body.addLayout(pairs_grid(pairs, columns=columns))
    return card


def small_button(text: str, icon: str, do: Callable[[], object], *, writes: bool = True) -> Button:
    """Return a low button with an icon, which mostly leads to writing."""
    made = Button(text, icon=icon, height=30, writes=writes)
    made.clicked.connect(lambda _=False: do())
    return made


def link_button(text: str, do: Callable[[], object], *, writes: bool = False) -> Button:
    """Return a button that looks like a link."""
    made = Button(text, kind="link", height=30, writes=writes)
    made.clicked.connect(lambda _=False: do())
    return made
