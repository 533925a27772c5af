"""The way from a figure to its list: children open in their own list, the rest on a page for it."""

import datetime as dt

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mdd_desktop.domain.period import Period
from mdd_desktop.services import figure_lists
from mdd_desktop.services.figure_lists import FigureList
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ticket import Show


class CountedLists(QObject):
    """Gathers what a figure counted and says which page shows it.

    Attributes:
        ready: The page and the arguments of its route.
    """

    ready = Signal(str, tuple)

    def __init__(self, view: QWidget, desk: Desk, show_failure: Show) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._show_failure = show_failure

    def open(self, figure: str, period: Period | None = None) -> None:
        """Open the list behind a figure; of this year up to today by default."""
        today = self._desk.today
        span = period or Period.days(dt.date(today.year, 1, 1), today)
        self._desk.ask(
            figure_lists.figure_list,
            figure,
            span,
            on_done=self._lead,
            on_error=self._desk.refused(self._show_failure, tr("Chưa mở được danh sách")),
            owner=self._view,
            key="figure_list",
            sentence=tr("Đang mở danh sách"),
            beside=True,
        )

    def _lead(self, found: FigureList) -> None:
        if found.lists_children:
            self.ready.emit("children", (found.selection,))
        else:
            self.ready.emit("figure", (found,))
