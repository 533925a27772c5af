"""The order of Tab where widgets are made later than those that stand below them."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain(stops: Iterable[QWidget]) -> None:
    """Let Tab lead from each of them to the next; Qt takes the order in which they were made."""
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)


def stops_in(widget: QWidget) -> list[QWidget]:
    """Return the stops of Tab inside a widget, in the order in which they were made.

    The list that drops down from a box is a window of its own and no stop of this one.
    """
    reached, here = Qt.FocusPolicy.TabFocus.value, widget.window()
    inside = (one for one in widget.findChildren(QWidget) if one.window() is here)
    return [one for one in inside if int(one.focusPolicy().value) & reached]
