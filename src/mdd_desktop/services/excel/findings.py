"""What there is to say about cells: refused, changed in reading, guessed, doubted."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from mdd_desktop.documents.xlsx.grid import CellContent, column_letters

_LONGEST_SHOWN = 200


class Finding(NamedTuple):
    """One remark about one cell of the sheet.

    Attributes:
        row: As the sheet numbers it, from 1.
        column: Its letters; "" for a whole row.
        value: As it stands in the sheet.
        message: Vietnamese: what was found, what to do or what was done. Never the value itself.
        code: Stable word for callers and tests.
        refuses: Whether the row cannot be taken.
        read: What the cell was read as, when it was changed in reading; else "".
    """

    row: int
    column: str
    value: str
    message: str
    code: str
    refuses: bool = False
    read: str = ""


@dataclass
class Remarks:
    """Remarks about one column, gathered by the place of a row in the list.

    Attributes:
        rows: The sheet's number, from 0, of each row of the list.
        column: The column's number, from 0.
        cells: The contents as they stand in the sheet.
        found: The remarks so far.
    """

    rows: list[int]
    column: int
    cells: list[CellContent]
    found: list[Finding]

    def refuse(self, index: int, code: str, message: str) -> None:
        """A cell that keeps its row out."""
        self._add(index, code, message, refuses=True, read="")

    def warn(self, index: int, code: str, message: str, read: object = "") -> None:
        """A cell that was changed, guessed or is doubted."""
        self._add(index, code, message, refuses=False, read=str(read))

    def _add(self, index: int, code: str, message: str, *, refuses: bool, read: str) -> None:
        self.found.append(
            Finding(
                self.rows[index] + 1,
                column_letters(self.column),
                shown(self.cells[index]),
                message,
                code,
                refuses,
                read,
            )
        )


def shown(content: CellContent) -> str:
    """A cell's content as the sheet shows it, more or less."""
    if content is None:
        return ""
    if isinstance(content, bool):
        return "TRUE" if content else "FALSE"
    if isinstance(content, float):
        return str(int(content)) if content.is_integer() else str(content).replace(".", ",")
    if isinstance(content, dt.datetime):
        return f"{content:%d/%m/%Y %H:%M}"
    if isinstance(content, dt.date):
        return f"{content.day:02}/{content.month:02}/{content.year:04}"
    return str(content)[:_LONGEST_SHOWN]


def is_blank(content: CellContent) -> bool:
    """Whether nothing stands in a cell."""
    return content is None or (isinstance(content, str) and not content.strip())
