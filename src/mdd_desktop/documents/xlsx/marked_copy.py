"""The officer's own workbook again, with the doubtful cells coloured and explained.

An Excel workbook is kept as it is, formats, widths, other sheets and all, only without macros.
What came in another form is written anew in the same layout, dates as dates.
"""

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from mdd_desktop.documents.xlsx.grid import (
    Book,
    CellContent,
    Face,
    Place,
    Sheet,
    column_letters,
)

_ERROR: Final = PatternFill("solid", fgColor="F8C9C9")
_DOUBT: Final = PatternFill("solid", fgColor="FFE9A8")
_AUTHOR: Final = "Mẹ đỡ đầu"
_FONTS: Final = {Face.TCVN3: ".VnTime", Face.TCVN3_CAPITALS: ".VnTimeH", Face.VNI: "VNI-Times"}
_DATE: Final = "dd/mm/yyyy"
_COMMENT_SIZE: Final = (120, 320)
_LONGEST: Final = 32_767
_TITLE: Final = 31
_FAR: Final = 500


class Note(NamedTuple):
    """What there is to say about a cell: the sheet's row from 1, letters or "" for the row."""

    row: int
    column: str
    message: str
    is_error: bool


def marked_copy(
    content: bytes, book: Book, sheet: Sheet, head: int, notes: Iterable[Note]
) -> bytes:
    """Return the workbook with notes.

    Args:
        content: The file's bytes.
        book: The same, as it was read.
        sheet: The sheet the notes are about.
        head: Last row of its head, from 1.
        notes: What there is to say.
    """
    if book.kind in ("xlsx", "xlsm"):
        target = load_workbook(io.BytesIO(content), keep_vba=False)
        page: Any = target[sheet.name]
    else:
        target = Workbook()
        page = target.active
        _write(page, sheet)
    _mark(page, head, notes, _width(sheet))
    target.active = target.index(page)
    buffer = io.BytesIO()
    target.save(buffer)
    return buffer.getvalue()


def _width(sheet: Sheet) -> int:
    return max(map(len, sheet.rows), default=0)


def _mark(page: Worksheet, head: int, notes: Iterable[Note], width: int) -> None:
    gathered: dict[tuple[int, str], list[Note]] = {}
    by_row: dict[int, list[Note]] = {}
    for note in notes:
        gathered.setdefault((note.row, note.column), []).append(note)
        by_row.setdefault(note.row, []).append(note)
    for (row, column), found in gathered.items():
        cell = page[f"{column or 'A'}{row}"]
        if cell.__class__.__name__ == "MergedCell":
            continue
        cell.fill = _ERROR if any(note.is_error for note in found) else _DOUBT
        cell.comment = _comment([note.message for note in found])
    widest = page.max_column if page.max_column < _FAR else width
    _explain(page, head, max(width, widest), by_row)


def _explain(page: Worksheet, head: int, column: int, by_row: Mapping[int, Sequence[Note]]) -> None:
    """A column at the right says the same in words, for those who print the sheet."""
    letters = column_letters(column)
    page.column_dimensions[letters].width = 60
    title = page[f"{letters}{max(head, 1)}"]
    title.value, title.font = "Cần xem lại", Font(bold=True)
    for row, found in by_row.items():
        if row <= head:
            continue
        errors = sorted(found, key=lambda note: not note.is_error)
        texts = [f"{n.column}: {n.message}" if n.column else n.message for n in errors]
        cell = page[f"{letters}{row}"]
        _put(cell, " ".join(dict.fromkeys(texts)))
        cell.fill = _ERROR if any(note.is_error for note in found) else _DOUBT


def _comment(messages: Sequence[str]) -> Comment:
    comment = Comment("\n".join(dict.fromkeys(messages)), _AUTHOR)
    comment.height, comment.width = _COMMENT_SIZE
    return comment


def _write(page: Worksheet, sheet: Sheet) -> None:
    page.title = "".join(sign for sign in sheet.name if sign not in "[]:*?/\\")[:_TITLE] or "Bảng"
    for number, cells in enumerate(sheet.rows, start=1):
        for column, content in enumerate(cells):
            if content is not None and content != "":
                cell = page.cell(number, column + 1)
                _put(cell, content)
                face = sheet.faces.get(Place(number - 1, column))
                if face is not None:
                    cell.font = Font(name=_FONTS[face])
    for area in sheet.areas:
        page.merge_cells(
            start_row=area.top + 1,
            start_column=area.left + 1,
            end_row=area.bottom + 1,
            end_column=area.right + 1,
        )
    for row in sheet.hidden_rows:
        page.row_dimensions[row + 1].hidden = True
    for column in sheet.hidden_columns:
        page.column_dimensions[column_letters(column)].hidden = True


def _put(cell: Any, content: CellContent) -> None:  # noqa: ANN401 - two classes of openpyxl
    """Write a content; a text stays a text even when it looks like a formula."""
    if isinstance(content, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", content)[:_LONGEST]
        cell.data_type = "s"
        return
    cell.value = content
    if isinstance(content, dt.date) and not isinstance(content, dt.datetime):
        cell.number_format = _DATE
