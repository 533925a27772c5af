"""How every table was left on this computer: one memory that all of them ask and tell."""

from functools import lru_cache

from PySide6.QtCore import QObject, Signal

from mdd_desktop.ui.widgets.table_layout import TableLayout, read_layouts, write_layouts


class TableMemory(QObject):
    """Layouts of tables, by the name of the table.

    Attributes:
        changed: A table is liked otherwise; all layouts as a line of the preferences.
    """

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._layouts: dict[str, TableLayout] = {}

    def load(self, text: str) -> None:
        """Take the layouts from a line of the preferences."""
        self._layouts = read_layouts(text)

    def layout_of(self, table: str) -> TableLayout:
        """Return how a table was left."""
        return self._layouts.get(table, TableLayout())

    def keep(self, table: str, layout: TableLayout) -> None:
        """Remember how a table is left."""
        if layout != self.layout_of(table):
            self._layouts[table] = layout
            self.changed.emit(write_layouts(self._layouts))


@lru_cache(maxsize=1)
def table_memory() -> TableMemory:
    """Return the memory of this program; a table is made deep inside a page and finds it here."""
    return TableMemory()
