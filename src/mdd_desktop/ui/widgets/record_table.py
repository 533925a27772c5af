"""The table of records: whole rows, hairlines, one tab stop, columns dropped by rank."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView
from typing_extensions import override

from mdd_desktop.ui.theme.look import colour, look
from mdd_desktop.ui.widgets.delegates import PAD, PAD_FIRST, CellPainter, face_of
from mdd_desktop.ui.widgets.page_model import CELL, MARK_ROOM, Cell, Column, PageModel
from mdd_desktop.ui.widgets.row_heights import RowHeights
from mdd_desktop.ui.widgets.table_head import TableHead
from mdd_desktop.ui.widgets.table_layout import LEAST_WIDTH, TableLayout
from mdd_desktop.ui.widgets.table_memory import table_memory
from mdd_desktop.ui.widgets.table_menu import TableMenu
from mdd_desktop.ui.widgets.written import width_of

_AFTER_DRAGGING_MS = 300
_EDGE = 2  # the ring of the focus


class RecordTable(QTableView):
    """Shows a ``PageModel`` as it was left on this computer.

    Args:
        name: For screen readers, and what its layout is remembered by.
        model: The rows.
        row_height: In pixels at a text scale of 100 %.

    Attributes:
        opened: The row number: Enter, or a click on the first column.
        cell_opened: (row, column key): a click or Enter on a linked figure.
        sort_wanted: The key of the column head that was pressed.
        fitted: The width was shared among the columns anew; some may have been dropped.
        menu: Columns, widths and rows by keyboard.
        rows_offered: (height or 0 for the usual one, text): heights of rows to choose from.
    """

    opened = Signal(int)
    cell_opened = Signal(int, str)
    sort_wanted = Signal(str)
    fitted = Signal()

    def __init__(self, name: str, model: PageModel[Any], *, row_height: int = 38) -> None:
        super().__init__()
        self._pages = model
        self._base_row = row_height
        self.dropped: list[str] = []
        self.rows_offered: Sequence[tuple[int, str]] = ()
        self.menu = TableMenu(self)
        self._name = name
        self._layout = table_memory().layout_of(name)
        self._needed: dict[str, int] = {}
        self._heights = RowHeights(self, model)
        self._most_rows = 0
        self._is_fitting = False
        self._dragged = QTimer(self)
        self._dragged.setSingleShot(True)
        self._dragged.setInterval(_AFTER_DRAGGING_MS)
        self._dragged.timeout.connect(lambda: self.like(self._layout))
        self.sort_wanted.connect(lambda key: self.like(replace(self._layout, sort=key)))
        self.cells = CellPainter()
        self.setAccessibleName(name)
        self.setHorizontalHeader(TableHead(self))
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        # Says that every pixel is painted: scrolling then moves what is there instead of drawing
        # every row again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._heads()
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.clicked.connect(self._clicked)
        model.dataChanged.connect(self._take_rows)

    def _heads(self) -> None:
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(20)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setMinimumSectionSize(look().px(LEAST_WIDTH))
        heads.sectionResized.connect(self._drag)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        heads.sectionClicked.connect(self._head_clicked)
        heads.setSectionsClickable(True)
        self.fit_rows(self._base_row)

    def fit_rows(self, height: int) -> None:
        """Take a row height, in pixels at a text scale of 100 %; one that is liked comes first."""
        self._base_row = height
        self.verticalHeader().setDefaultSectionSize(look().px(self._layout.row or height))
        self.horizontalHeader().setFixedHeight(look().px(31))
        self._fit_heights()

    def show_at_most(self, rows: int) -> None:
        """Be as high as the rows there are, up to so many; more of them scroll."""
        self._most_rows = rows
        self._fit_heights()

    def _fit_heights(self) -> None:
        self._heights.fit()
        if self._most_rows:
            rows = min(self._most_rows, self._pages.rowCount())
            shown = sum(self.rowHeight(at) for at in range(rows))
            self.setFixedHeight(self.horizontalHeader().height() + shown + 2 * _EDGE)

    def _take_rows(self, first: QModelIndex, last: QModelIndex) -> None:
        self._heights.fit_rows(first.row(), last.row())

    def chosen_row(self) -> int:
        """Return the selected row, or -1."""
        return self.currentIndex().row() if self.selectionModel().hasSelection() else -1

    def choose_row(self, at: int) -> None:
        """Select a row and bring it into sight."""
        if 0 <= at < self._pages.rowCount():
            self.setCurrentIndex(self._pages.index(at, 0))
            self.scrollTo(self._pages.index(at, 0))

    def columns(self) -> list[tuple[str, str]]:
        """Return (key, title) of every column there can be."""
        return [(column.key, column.title) for column in self._pages.columns]

    def table_layout(self) -> TableLayout:
        """Return how somebody likes the table."""
        return self._layout

    def sort_left(self) -> str:
        """Return the key of the column that the rows were sorted by last, or ""."""
        sortable = {column.key for column in self._pages.columns if column.sortable}
        return self._layout.sort if self._layout.sort in sortable else ""

    def like(self, layout: TableLayout) -> None:
        """Show the columns and rows that somebody likes, from now on."""
        self._layout = layout
        self.fit_rows(self._base_row)
        self.fit_columns()
        table_memory().keep(self._name, layout)

    def width_of(self, key: str) -> int:
        """Return how wide a column is now, in pixels at a text scale of 100 %."""
        at = next(at for at, column in enumerate(self._pages.columns) if column.key == key)
        return round(self.columnWidth(at) * 100 / look().px(100))

    def fit_columns(self) -> None:
        """Share the width among the columns; those of the highest rank go first."""
        room = self.viewport().width()
        wanted = [self._liked(one) for one in self._pages.columns if self._is_liked(one)]
        kept = list(wanted)
        while sum(look().px(column.width) for column in kept) > room:
            worst = max(kept, key=lambda column: column.rank)
            if worst.rank <= 1:
                break
            kept.remove(worst)
        used = sum(look().px(column.width) for column in kept)
        shares = sum(column.stretch for column in kept) or 1
        spare = max(0, room - used)
        self.dropped = [column.key for column in wanted if column not in kept]
        shown = {column.key: column for column in kept}
        self._is_fitting = True
        for at, column in enumerate(self._pages.columns):
            self.setColumnHidden(at, column.key not in shown)
            if column.key in shown:
                liked = shown[column.key]
                self.setColumnWidth(at, look().px(liked.width) + spare * liked.stretch // shares)
        self._is_fitting = False
        self._fit_heights()
        self.fitted.emit()

    def make_room(self) -> None:
        """Let columns of figures be wide enough for every figure that is shown now."""
        rows = list(self._pages.rows_held())
        for column in self._pages.columns:
            if column.right:
                cells = (column.draw(row) for row in rows)
                widest = max((width_of(cell.text, face_of(cell)) for cell in cells), default=0)
                self._needed[column.key] = math.ceil((widest + 2 * PAD + 1) * 100 / look().px(100))
        self.fit_columns()

    def _is_liked(self, column: Column[Any]) -> bool:
        return column is self._pages.columns[0] or column.key not in self._layout.hidden

    def _liked(self, column: Column[Any]) -> Column[Any]:
        wide = self._layout.widths.get(column.key)
        if wide is None:
            return replace(column, width=max(column.width, self._needed.get(column.key, 0)))
        return replace(column, width=wide, stretch=0)

    def _drag(self, section: int, _before: int, now: int) -> None:
        if self._is_fitting or not now:
            return
        wide = max(LEAST_WIDTH, round(now * 100 / look().px(100)))
        widths = {**self._layout.widths, self._pages.columns[section].key: wide}
        self._layout = replace(self._layout, widths=widths)
        self._dragged.start()

    def join_heads(self) -> None:
        """Let the head of each group reach over all columns, from the edge on."""
        self.clearSpans()
        for at in range(self._pages.rowCount()):
            cell = self._pages.data(self._pages.index(at, 0), CELL)
            if isinstance(cell, Cell) and cell.group:
                self.setSpan(at, 0, 1, len(self._pages.columns))

    @override
    def reset(self) -> None:
        """Lay the rows out before the first of them is drawn, or Qt draws all of them twice."""
        super().reset()
        self._fit_heights()
        self.executeDelayedItemsLayout()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight, one by one: Qt would ask for each cell three times over."""
        seen = event.rect()
        painter = QPainter(self.viewport())
        painter.fillRect(seen, colour(look().tokens.surface))
        columns = self._columns_in(seen)
        first, last = self.rowAt(seen.top()), self.rowAt(seen.bottom())
        if first >= 0:
            for at in range(first, (last if last >= 0 else self._pages.rowCount() - 1) + 1):
                self._paint_row(painter, at, columns)
        painter.end()

    def _columns_in(self, seen: QRect) -> "list[tuple[int, int, Column[Any]]]":
        """Return (left, width, column) of the columns that reach into what is drawn."""
        found = []
        for at, column in enumerate(self._pages.columns):
            left, width = self.columnViewportPosition(at), self.columnWidth(at)
            if width and left <= seen.right() and left + width > seen.left():
                found.append((left, width, column))
        return found

    def _paint_row(
        self, painter: QPainter, at: int, columns: "list[tuple[int, int, Column[Any]]]"
    ) -> None:
        row = self._pages.row(at)
        top, height = self.rowViewportPosition(at), self.rowHeight(at)
        lead = self._pages.columns[0]
        head = lead.draw(row) if row is not None else Cell()
        marked = self._pages.is_marked(row) if self._pages.is_marked and row is not None else None
        selected = bool(marked) or self.selectionModel().isRowSelected(at, QModelIndex())
        whole = QRect(self.columnViewportPosition(0), top, self.horizontalHeader().length(), height)
        self.cells.ground(painter, whole, headed=head.group, selected=selected)
        if row is None:
            return
        if head.group:
            columns = [(whole.left(), whole.width(), lead)]
        for left, width, column in columns:
            room, before = QRect(left, top, width, height), PAD
            if column is lead:
                before = PAD_FIRST
                if selected:
                    self.cells.edge(painter, room)
                if marked is not None:
                    self.cells.box(painter, room, checked=marked)
                    before += MARK_ROOM
            cell = head if column is lead else column.draw(row)
            self.cells.cell(painter, room, cell, before=before, right=column.right)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen_row() >= 0:
            self._open_current()
            return
        super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:
        self.menu.pull(arg__1.globalPos())

    def _open_current(self) -> None:
        self.opened.emit(self.chosen_row())

    def _clicked(self, index: QModelIndex) -> None:
        self.cell_opened.emit(index.row(), self._pages.columns[index.column()].key)

    def _head_clicked(self, section: int) -> None:
        column = self._pages.columns[section]
        if column.sortable:
            self.sort_wanted.emit(column.key)
