"""Columns, widths, order and rows of a long list as they were left, on this computer."""

from dataclasses import replace

from PySide6.QtCore import QObject

from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.widgets.list_page import ListPage
from mdd_desktop.ui.widgets.table_layout import TableLayout, read_layouts, write_layouts


class ListLayout(QObject):
    """Shows a list as it was left, and remembers every change at once.

    Args:
        view: The list.
        desk: Keeps the preferences.
        name: Of the list among the layouts.
    """

    def __init__(self, view: ListPage, desk: Desk, name: str) -> None:
        super().__init__(view)
        self._view, self._desk, self._name = view, desk, name
        stored = read_layouts(desk.preferences.tables).get(name, TableLayout())
        sortable = {column.key for column in view.model.columns if column.sortable}
        self.sort = stored.sort if stored.sort in sortable else ""
        view.show_layout(stored)
        view.layout_changed.connect(self._keep)
        view.sort_changed.connect(self._sorted)

    def _sorted(self, key: str) -> None:
        self._keep(replace(self._view.table.table_layout(), sort=key))

    def _keep(self, layout: TableLayout) -> None:
        self._view.show_layout(layout)
        known = read_layouts(self._desk.preferences.tables)
        tables = write_layouts({**known, self._name: layout})
        if tables != self._desk.preferences.tables:
            self._desk.prefer(replace(self._desk.preferences, tables=tables))
