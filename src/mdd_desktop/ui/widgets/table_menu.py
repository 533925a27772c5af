"""The menu of a table: its columns, their widths and the height of its rows, all by keyboard."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.table_layout import LEAST_WIDTH, MOST_WIDTH, TableLayout

if TYPE_CHECKING:
    from mdd_desktop.ui.widgets.record_table import RecordTable

_STEP = 24


class TableMenu(QMenu):
    """Everything the mouse does at the heads of a table; the first column always stays.

    Args:
        table: Whose columns. It opens the menu at the Menu key, Shift+F10 or the right button.
    """

    def __init__(self, table: "RecordTable") -> None:
        super().__init__(table)
        self._table = table

    def pull(self, at: QPoint) -> None:
        """Open the menu at a place of the screen."""
        self.clear()
        self._offer_columns()
        self._offer_widths()
        if self._table.rows_offered:
            self._offer_heights()
        self.addSeparator()
        first = TableLayout(sort=self._table.table_layout().sort)
        self.addAction(tr("Như ban đầu")).triggered.connect(lambda: self._table.like(first))
        self.popup(at)

    def _offer_columns(self) -> None:
        layout = self._table.table_layout()
        for key, title in self._table.columns()[1:]:
            turned = tuple(sorted(set(layout.hidden) ^ {key}))
            self._tick(self, title, replace(layout, hidden=turned), on=key not in layout.hidden)
        self.addSeparator()

    def _offer_widths(self) -> None:
        hidden = self._table.table_layout().hidden
        for text, step in ((tr("Rộng thêm"), _STEP), (tr("Hẹp bớt"), -_STEP)):
            inner = self.addMenu(text)
            for key, title in self._table.columns():
                if key not in hidden:
                    action = inner.addAction(_plain(title))
                    action.triggered.connect(lambda _=False, k=key, s=step: self._widen(k, s))

    def _offer_heights(self) -> None:
        layout = self._table.table_layout()
        heights = self.addMenu(tr("Chiều cao dòng"))
        for height, text in self._table.rows_offered:
            self._tick(heights, text, replace(layout, row=height), on=layout.row == height)

    def _tick(self, menu: QMenu, text: str, chosen: TableLayout, *, on: bool) -> None:
        action = menu.addAction(_plain(text))
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda: self._table.like(chosen))

    def _widen(self, key: str, step: int) -> None:
        layout = self._table.table_layout()
        wide = min(MOST_WIDTH, max(LEAST_WIDTH, self._table.width_of(key) + step))
        self._table.like(replace(layout, widths={**layout.widths, key: wide}))


def _plain(text: str) -> str:
    return text.replace("&", "&&")
