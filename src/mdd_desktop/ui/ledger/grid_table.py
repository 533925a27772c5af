"""The table of the grid and its keys: arrows, Space, digits, Shift for a range."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView
from typing_extensions import override

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.vietnamese import parse_vnd
from mdd_desktop.ui.ledger.grid_model import CHECK, FIRST, LAST, LEVEL, NAME, SUM, GridModel
from mdd_desktop.ui.ledger.month_cell import MonthCellDelegate
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.enter_walk import ENTER
from mdd_desktop.ui.widgets.table_head import TableHead

_THOUSAND, _PLAIN_LIMIT = 1000, 100_000
_WIDTHS = {CHECK: 38, NAME: 178, LEVEL: 52, SUM: 116}
_MONTH, _ROW = 56, 37


def read_amount(text: str) -> int:
    """Return the đồng of a typed amount; small plain numbers are thousands, like the grid.

    Raises:
        RuleError: It cannot be read.
    """
    amount = parse_vnd(text)
    return amount * _THOUSAND if amount < _PLAIN_LIMIT and not _has_unit(text) else amount


def _has_unit(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


class GridTable(QTableView):
    """Shows a ``GridModel``.

    Attributes:
        marks_changed: The officer marked, unmarked or typed something.
        row_opened: Enter on a row: its number.
        refused: A sentence about what was typed.
        typing_done: An editor was left.
    """

    marks_changed = Signal()
    row_opened = Signal(int)
    refused = Signal(str)
    typing_done = Signal()

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self._grid = model
        self._delegate = MonthCellDelegate(self)
        self._shown_from = 0
        self.setAccessibleName(tr("Sổ hỗ trợ theo tháng"))
        head = TableHead(self)
        head.box_pressed.connect(self._turn_all)
        self.setHorizontalHeader(head)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self._delegate.typed.connect(self._typed)
        self.clicked.connect(self._clicked)
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(20)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setMinimumSectionSize(20)
        self.fit_rows(_ROW)

    def fit_rows(self, height: int) -> None:
        """Take a row height, in pixels at a text scale of 100 %."""
        self.verticalHeader().setDefaultSectionSize(look().px(height))
        self.horizontalHeader().setFixedHeight(look().px(30))

    def fit_columns(self) -> None:
        """Share the width; the sum goes first, then the level, then months far from the present."""
        room = self.viewport().width()
        hidden: set[int] = set()
        for column in (SUM, LEVEL):
            if self._needed(hidden) > room:
                hidden.add(column)
        months = list(range(FIRST, LAST + 1))
        while self._needed(hidden) > room and len(months) > 1:
            at = FIRST + (self._shown_from or max(1, self._grid.month) - 1)
            far = months[-1] if months[-1] - at >= at - months[0] else months[0]
            months.remove(far)
            hidden.add(far)
        spare = max(0, room - self._needed(hidden))
        each = min(8, spare // max(1, len(months)))
        for column in range(SUM + 1):
            self.setColumnHidden(column, column in hidden)
            width = look().px(_WIDTHS.get(column, _MONTH))
            if FIRST <= column <= LAST:
                width += each
            elif column == NAME:
                width += spare - each * len(months)
            self.setColumnWidth(column, width)

    def _needed(self, hidden: set[int]) -> int:
        return sum(
            look().px(_WIDTHS.get(column, _MONTH))
            for column in range(SUM + 1)
            if column not in hidden
        )

    def choose(self, row: int, column: int) -> None:
        """Put the ring on a cell and bring it into sight."""
        index = self._grid.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def current_month(self) -> int:
        """Return the month the ring is on, 0 beside the months."""
        column = self.currentIndex().column()
        return column - FIRST + 1 if FIRST <= column <= LAST else 0

    def is_typing(self) -> bool:
        """Whether an editor is open: what is shown must not be exchanged now."""
        return self._delegate.editor() is not None

    def finish_typing(self) -> None:
        """Take what stands in an open editor."""
        editor = self._delegate.editor()
        if editor is not None:
            self._delegate.finish(editor, editor.text())

    def ask_reason(self, row: int) -> None:
        """Open the box for the reason, in the row itself."""
        index = self._grid.index(row, NAME)
        self.scrollTo(index)
        self.edit(index)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key, index = event.key(), self.currentIndex()
        if key == Qt.Key.Key_Space and plain:
            self._toggle()
        elif plain and event.text().isdigit() and self._can_type(index):
            self._begin_typing(index, event.text())
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and plain:
            self._unmark()
        elif key in ENTER and plain and index.isValid():
            self.row_opened.emit(index.row())
        elif plain and key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self._turn(key):
            return
        else:
            super().keyPressEvent(event)

    def _turn(self, key: int) -> bool:
        """Bring a month into sight that has no room, when the ring reaches the edge."""
        step = -1 if key == Qt.Key.Key_Left else 1
        index = self.currentIndex()
        column = index.column() + step
        if not FIRST <= column <= LAST or not self.isColumnHidden(column):
            return False
        self._shown_from = column - FIRST
        self.fit_columns()
        self.choose(index.row(), column)
        return True

    def _can_type(self, index: QModelIndex) -> bool:
        place = self._grid.place(index)
        if place is None:
            return False
        if not self._grid.marks.usual(place):
            self.refused.emit(
                tr("Tháng này không còn phải ghi. Khoản khác mức hằng tháng: Ghi một khoản (F7).")
            )
            return False
        return True

    def _begin_typing(self, index: QModelIndex, first: str) -> None:
        self.edit(index)
        editor = self._delegate.editor()
        if editor is not None:
            editor.setText(first)

    def _typed(self, index: QModelIndex, text: str) -> None:
        self.setFocus()
        self.typing_done.emit()
        place = self._grid.place(index)
        if place is None:
            self._take_reason(index, text)
        elif text:
            try:
                amount = read_amount(text)
            except RuleError as error:
                self.refused.emit(error.message)
                return
            self._grid.marks.write_amount(place, amount)
            self._told()
            if self._grid.marks.needs_reason(place[0]):
                QTimer.singleShot(0, self, lambda: self.ask_reason(index.row()))

    def _take_reason(self, index: QModelIndex, text: str) -> None:
        if text and index.isValid():
            self._grid.marks.reasons[self._grid.rows[index.row()].sponsorship] = text
            self._told()

    def _toggle(self) -> None:
        chosen = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        places = [self._grid.place(index) for index in chosen]
        found = [place for place in places if place is not None]
        if not found and self.currentIndex().isValid():
            found = [self._grid.row_place(row) for row in _rows(chosen)]
        self._grid.marks.toggle(found)
        self._told()

    def _unmark(self) -> None:
        for index in self.selectionModel().selectedIndexes():
            place = self._grid.place(index)
            if place is not None:
                self._grid.marks.unmark(place)
        self._told()

    def _told(self) -> None:
        self._grid.repaint()
        self.marks_changed.emit()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == CHECK:
            self._turn_rows([index.row()])

    def _turn_all(self) -> None:
        self.setFocus()
        self._turn_rows(range(len(self._grid.rows)))

    def _turn_rows(self, rows: Iterable[int]) -> None:
        self._grid.marks.toggle([self._grid.row_place(row) for row in rows])
        self._told()


def _rows(indexes: Sequence[QModelIndex]) -> list[int]:
    return sorted({index.row() for index in indexes})
