"""Rows as high as the longest text in them needs; all others keep the usual height.

A name is never cut in the list that is there to find it. Few rows are raised: heights are looked
at for the rows in memory alone, so a list of 100,000 stays as quick as a short one.
"""

from typing import Any, Protocol

from PySide6.QtWidgets import QHeaderView

from mdd_desktop.ui.widgets.delegates import PAD, PAD_FIRST, heights_of
from mdd_desktop.ui.widgets.page_model import MARK_ROOM, Column, PageModel


class Columns(Protocol):
    """What the heights are asked of: the table."""

    def columnWidth(self, column: int) -> int:  # noqa: N802 - Qt's name
        """Return the width of a column, 0 where it is hidden."""

    def verticalHeader(self) -> QHeaderView:  # noqa: N802 - Qt's name
        """Return what knows the heights."""


class RowHeights:
    """Keeps the rows of a table as high as they have to be."""

    def __init__(self, table: Columns, pages: PageModel[Any]) -> None:
        self._table = table
        self._pages = pages
        self._raised: set[int] = set()

    def fit(self) -> None:
        """Look at every row in memory: the widths, the usual height or the rows are others."""
        for at in list(self._raised):
            self._raise(at, 0)
        self.fit_rows(0, self._pages.rowCount() - 1)

    def fit_rows(self, first: int, last: int) -> None:
        """Look at some rows, those in memory among them."""
        rooms = self._rooms()
        for at, row in self._pages.places_held():
            if first <= at <= last:
                asked = [heights_of(column.draw(row), room) for column, room in rooms]
                usual = self._table.verticalHeader().defaultSectionSize()
                self._raise(at, max((good for least, good in asked if least > usual), default=0))

    def _rooms(self) -> list[tuple[Column[Any], int]]:
        """The columns, and how much room their texts have; a column out of sight has any room."""
        marks = MARK_ROOM if self._pages.is_marked else 0
        found = []
        for at, column in enumerate(self._pages.columns):
            before = PAD if at else PAD_FIRST + marks
            wide = self._table.columnWidth(at)
            found.append((column, wide - before - PAD if wide else _ENDLESS))
        return found

    def _raise(self, at: int, needed: int) -> None:
        rows = self._table.verticalHeader()
        height = max(rows.defaultSectionSize(), needed)
        if at < rows.count() and rows.sectionSize(at) != height:
            rows.resizeSection(at, height)
        if height > rows.defaultSectionSize():
            self._raised.add(at)
        else:
            self._raised.discard(at)


_ENDLESS = 100_000
