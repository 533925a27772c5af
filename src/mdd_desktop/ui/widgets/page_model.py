"""A table model over a query that returns pages: it never holds all rows."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.chip import ChipText

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

PAGE_ROWS = 25
MARK_ROOM = 30
"""How much room the box of a row that can be marked takes."""
_PAGES_KEPT = 12

CELL = Qt.ItemDataRole.UserRole + 1
"""Role under which a delegate finds the ``Cell``."""

MARKED = Qt.ItemDataRole.UserRole + 2
"""Role under which it finds whether the row is marked; None in a table without marks."""

SORTED = Qt.ItemDataRole.UserRole + 3
"""Role under which a head finds whether the rows are sorted by its column."""


@dataclass(frozen=True)
class Cell:
    """What a delegate draws: a text, a sub line, a chip, a percentage; ``group`` heads a group.

    Attributes:
        problem: The tone of a cell that needs somebody; it gets a ground and an icon.
        wrap: A text too long for one line goes on in the next ones.
        whole: So does its sub line, where there is ``wrap``.
    """

    text: str = ""
    sub: str = ""
    chip: ChipText | None = None
    percent: int | None = None
    link: bool = False
    strong: bool = False
    group: bool = False
    problem: Tone | None = None
    wrap: bool = False
    whole: bool = False

    def spoken(self) -> str:
        """Return the cell for a screen reader."""
        parts = [self.text, self.chip.text if self.chip else "", self.sub]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column; columns of the highest rank are dropped first where room is scarce.

    Attributes:
        key: Also the name it is sorted by, when ``sortable``.
        width: Least width in pixels at a text scale of 100 %.
        stretch: Share of the room that is left.
    """

    key: str
    title: str
    draw: Callable[[Row], Cell]
    width: int = 100
    rank: int = 1
    stretch: int = 0
    right: bool = False
    sortable: bool = False


class PageModel(QAbstractTableModel, Generic[Row]):
    """Rows come in pages, fetched when the table first asks for one of them.

    Attributes:
        rows_wanted: The offset of a page that is being looked at and not here.
        is_marked: Tells whether a row is marked; None in a table without marks.
    """

    rows_wanted = Signal(int)

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.is_marked: Callable[[Row], bool] | None = None
        self._total = 0
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._asked: set[int] = set()
        self._sorted = ""

    def show_first(self, total: int, rows: Sequence[Row]) -> None:
        """Show the answer to a new question: how many rows there are, and the first page."""
        self.beginResetModel()
        self._total = total
        self._pages.clear()
        self._asked.clear()
        self._pages[0] = rows
        self.endResetModel()

    def show_page(self, offset: int, rows: Sequence[Row]) -> None:
        """Take in a page that was wanted."""
        self._asked.discard(offset)
        self._pages[offset] = rows
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min(offset + len(rows), self._total) - 1
        if last >= offset:
            self.dataChanged.emit(self.index(offset, 0), self.index(last, len(self.columns) - 1))

    def show_sort(self, key: str) -> None:
        """Mark the head of the column that the rows are sorted by."""
        if key == self._sorted:
            return
        self._sorted = key
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def rename(self, at: int, title: str) -> None:
        """Give a column another head."""
        self.columns[at] = replace(self.columns[at], title=title)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, at, at)

    def reshape(self, columns: Sequence[Column[Row]]) -> None:
        """Give the columns other heads and widths; there are as many as before."""
        self.columns = list(columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def row(self, at: int) -> Row | None:
        """Return a row, or None while it is being fetched and where there is none."""
        if not 0 <= at < self._total:
            return None
        offset = at - at % PAGE_ROWS
        page = self._pages.get(offset)
        if page is None:
            if offset not in self._asked:
                self._asked.add(offset)
                self.rows_wanted.emit(offset)
            return None
        self._pages.move_to_end(offset)
        inside = at - offset
        return page[inside] if inside < len(page) else None

    def rows_held(self) -> Iterator[Row]:
        """Yield the rows in memory."""
        for page in self._pages.values():
            yield from page

    def places_held(self) -> Iterator[tuple[int, Row]]:
        """Yield the rows in memory, each after its number."""
        for offset, page in self._pages.items():
            yield from enumerate(page, start=offset)

    def pages_held(self) -> int:
        """Return how many pages are in memory."""
        return len(self._pages)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._total

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if role in _ROLES else None
        if row is None:
            return None
        if role == MARKED:
            return self.is_marked(row) if self.is_marked else None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if column.right else _LEFT)
        cell = column.draw(row)
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, cell, index.column())
        return cell.text

    def _spoken(self, row: Row, cell: Cell, column: int) -> str:
        marked = column == 0 and self.is_marked is not None and self.is_marked(row)
        return f"{tr('đã đánh dấu')}, {cell.spoken()}" if marked else cell.spoken()

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == SORTED:
            return column.key == self._sorted
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if column.right else _LEFT)
        if role == Qt.ItemDataRole.CheckStateRole and section == 0:
            return self._all_marked()
        return None

    def _all_marked(self) -> Qt.CheckState | None:
        """How many of the rows at hand are marked; None in a table without marks."""
        if self.is_marked is None:
            return None
        marks = (self.is_marked(row) for rows in self._pages.values() for row in rows)
        return share_checked(marks) or Qt.CheckState.Unchecked


def share_checked(marks: Iterable[bool]) -> Qt.CheckState | None:
    """Return what the box over many boxes shows; None where there is none.

    No more of them are looked at than it takes to know.
    """
    known = iter(marks)
    first = next(known, None)
    if first is None:
        return None
    if (not first) in known:
        return Qt.CheckState.PartiallyChecked
    return Qt.CheckState.Checked if first else Qt.CheckState.Unchecked


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ROLES = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.TextAlignmentRole,
    CELL,
    MARKED,
}
