"""The button beside a list that chooses its columns, their widths and the height of its rows."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.table_layout import LEAST_WIDTH, MOST_WIDTH, TableLayout

_STEP = 24


class ColumnMenu(Button):
    """Everything the mouse does at the heads of the table can be done here by keyboard.

    Args:
        table: Whose columns; the first of them always stays.
        rows: (height or 0, text): what is offered for the rows.

    Attributes:
        changed: A :class:`TableLayout` that was chosen.
    """

    changed = Signal(object)

    def __init__(self, table: RecordTable, rows: Sequence[tuple[int, str]]) -> None:
        super().__init__("", kind="link", icon="columns", height=30)
        self._table, self._rows = table, rows
        self.setAccessibleName(tr("Cột và dòng của danh sách"))
        self.setToolTip(tr("Chọn cột, độ rộng, chiều cao dòng"))
        self.menu_shown = QMenu(self)
        self.clicked.connect(self.pull)

    def pull(self) -> None:
        """Open the menu under the button."""
        menu, layout = self.menu_shown, self._table.table_layout()
        menu.clear()
        columns = self._table.columns()
        for key, title in columns[1:]:
            self._tick(menu, title, self._turned(key), on=key not in layout.hidden)
        menu.addSeparator()
        shown = [one for one in columns if one[0] not in layout.hidden]
        for text, step in ((tr("Rộng thêm"), _STEP), (tr("Hẹp bớt"), -_STEP)):
            inner = menu.addMenu(text)
            for key, title in shown:
                action = inner.addAction(_plain(title))
                action.triggered.connect(lambda _=False, k=key, s=step: self._widen(k, s))
        heights = menu.addMenu(tr("Chiều cao dòng"))
        for height, text in self._rows:
            self._tick(heights, text, replace(layout, row=height), on=layout.row == height)
        menu.addSeparator()
        menu.addAction(tr("Như ban đầu")).triggered.connect(
            lambda _=False: self.changed.emit(TableLayout(sort=layout.sort))
        )
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _tick(self, menu: QMenu, text: str, chosen: TableLayout, *, on: bool) -> None:
        action = menu.addAction(_plain(text))
        action.setCheckable(True)
        action.setChecked(on)
        emit: Callable[[bool], None] = lambda _checked: self.changed.emit(chosen)  # noqa: E731 - typed
        action.triggered.connect(emit)

    def _turned(self, key: str) -> TableLayout:
        layout = self._table.table_layout()
        hidden = set(layout.hidden) ^ {key}
        return replace(layout, hidden=tuple(sorted(hidden)))

    def _widen(self, key: str, step: int) -> None:
        layout = self._table.table_layout()
        wide = min(MOST_WIDTH, max(LEAST_WIDTH, self._table.width_of(key) + step))
        self.changed.emit(replace(layout, widths={**layout.widths, key: wide}))


def _plain(text: str) -> str:
    return text.replace("&", "&&")
