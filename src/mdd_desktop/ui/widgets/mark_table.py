"""A table whose rows can be marked: Space, Shift with the arrows, Ctrl+A, a click on a box."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from typing_extensions import override

from mdd_desktop.ui.widgets.delegates import PAD_FIRST
from mdd_desktop.ui.widgets.page_model import MARK_ROOM, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.table_head import TableHead

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class MarkTable(RecordTable):
    """A ``RecordTable`` with a box before the first column.

    Attributes:
        mark_wanted: The row whose mark is turned on or off.
        range_wanted: The first and the last row of a range to be marked.
        all_wanted: Every row found is to be marked.
        none_wanted: Every mark is to go.
    """

    mark_wanted = Signal(int)
    range_wanted = Signal(int, int)
    all_wanted = Signal()
    none_wanted = Signal()

    def __init__(self, name: str, model: PageModel[Any], *, row_height: int = 38) -> None:
        super().__init__(name, model, row_height=row_height)
        head = self.horizontalHeader()
        if isinstance(head, TableHead):
            head.box_pressed.connect(self._turn_all)

    def redraw_marks(self) -> None:
        """Rows were marked, or are no longer."""
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def _turn_all(self, before: Qt.CheckState) -> None:
        self.setFocus()
        (self.none_wanted if before == Qt.CheckState.Checked else self.all_wanted).emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), event.modifiers()
        if key == Qt.Key.Key_Space and self.chosen_row() >= 0:
            self.mark_wanted.emit(self.chosen_row())
        elif key == Qt.Key.Key_A and keys == Qt.KeyboardModifier.ControlModifier:
            self.all_wanted.emit()
        elif key in _STEPS and keys & Qt.KeyboardModifier.ShiftModifier:
            self._walk(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self.none_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        at = self.chosen_row()
        if at >= 0:
            self.choose_row(at + step)
            self.range_wanted.emit(min(at, self.chosen_row()), max(at, self.chosen_row()))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        if not index.isValid() or index.column() or spot.x() > PAD_FIRST + MARK_ROOM:
            super().mousePressEvent(event)
            return
        before = self.chosen_row()
        self.choose_row(index.row())
        self.setFocus()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and before >= 0:
            self.range_wanted.emit(min(before, index.row()), max(before, index.row()))
        else:
            self.mark_wanted.emit(index.row())
