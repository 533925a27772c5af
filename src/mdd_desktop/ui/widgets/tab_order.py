"""The order of Tab where widgets are made later than those that stand below them."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def chain(stops: Iterable[QWidget]) -> None:
    """Let Tab lead from each of them to the next; Qt takes the order in which they were made."""
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)
