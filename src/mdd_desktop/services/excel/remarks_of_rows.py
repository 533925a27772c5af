"""Remarks that come from comparing with the registry, put at the cell they are about."""

from mdd_desktop.documents.xlsx.grid import column_letters
from mdd_desktop.services.excel.findings import Finding, shown
from mdd_desktop.services.excel.reading import ReadList


class RowRemarks:
    """Gathers remarks by row and field.

    Attributes:
        found: The remarks.
        refused: The rows that cannot be taken.
    """

    def __init__(self, read: ReadList) -> None:
        self.found: list[Finding] = []
        self.refused: set[int] = set()
        self._rows = read.sheet.rows
        self._columns: dict[str, int] = {}
        for column, name in sorted(read.layout.fields.items()):
            self._columns.setdefault(name, column)
            self._columns.setdefault(name.partition(".")[0], column)

    def refuse(self, row: int, code: str, message: str, name: str = "") -> None:
        """A row that cannot be taken."""
        self.refused.add(row)
        self._add(row, code, message, name, refuses=True)

    def warn(self, row: int, code: str, message: str, name: str = "") -> None:
        """A cell that was not followed."""
        self._add(row, code, message, name, refuses=False)

    def _add(self, row: int, code: str, message: str, name: str, *, refuses: bool) -> None:
        column = self._columns.get(name)
        cells = self._rows[row - 1]
        value = shown(cells[column]) if column is not None and column < len(cells) else ""
        letters = column_letters(column) if column is not None else ""
        self.found.append(Finding(row, letters, value, message, code, refuses))
