"""The columns of one list side by side: values by field, remarks by field."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mdd_desktop.documents.xlsx.grid import CellContent
from mdd_desktop.domain.written_dates import DateOrder
from mdd_desktop.services.excel.findings import Finding, Remarks, shown
from mdd_desktop.services.excel.layout import Heading

Values = list[Any]
Reader = Callable[[Remarks, list[CellContent]], list[Any]]


@dataclass
class Column:
    """One column that fills a field.

    Attributes:
        name: The field.
        heading: What stands over it.
        remarks: About its cells.
        cells: Its contents in Unicode.
        order: Of day and month, if the officer said it.
    """

    name: str
    heading: Heading
    remarks: Remarks
    cells: list[CellContent]
    order: DateOrder | None = None


@dataclass
class ListColumns:
    """All columns of a list, read step by step.

    Attributes:
        rows: The sheet's numbers, from 0, of the list's entries.
        columns: By field.
        found: Every remark.
        open_dates: Fields whose order of day and month must be asked.
        notes: By index of a row, what goes into its note.
        is_1904: Whether bare numbers of days count from 1904.
    """

    rows: list[int]
    columns: dict[str, Column]
    found: list[Finding]
    is_1904: bool = False
    open_dates: list[str] = field(default_factory=list)
    notes: dict[int, list[str]] = field(default_factory=dict)

    def read(self, name: str, reader: Reader) -> Values | None:
        """Read a field's column; None if there is none."""
        column = self.columns.get(name)
        return reader(column.remarks, column.cells) if column else None

    def note(self, name: str, index: int, text: str) -> None:
        """Put what a field cannot hold into the row's note, under the column's heading."""
        label = self.columns[name].heading.label
        self.notes.setdefault(index, []).append(f"{label}: {text}")

    def text(self, name: str, index: int) -> str:
        """What stands in a cell, in Unicode."""
        return shown(self.columns[name].cells[index]).strip()

    def refuse(self, index: int, code: str, message: str) -> None:
        """Refuse a whole row."""
        self.found.append(Finding(self.rows[index] + 1, "", "", message, code, refuses=True))

    def by_row(self, values: dict[str, Values]) -> list[dict[str, Any]]:
        """The values of each row by field, with what was gathered for its note."""
        filled = {name: found for name, found in values.items() if any(found)}
        rows: list[dict[str, Any]] = [
            {name: value for name, value in zip(filled, row, strict=True) if value is not None}
            for row in zip(*filled.values(), strict=True)
        ] or [{} for _ in self.rows]
        for index, texts in self.notes.items():
            note = rows[index].get("note")
            rows[index]["note"] = "\n".join([*([note] if note else []), *texts])
        return rows
