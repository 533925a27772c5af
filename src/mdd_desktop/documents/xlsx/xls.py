"""Workbooks of Excel 97–2003 (.xls), by xlrd: contents, fonts, joined and hidden cells at once.

xlrd keeps what calamine would drop, and takes rows as long as they are; formulas it reads by
value without a word, so they are looked for in the file's own records.
"""

import datetime as dt
import struct
from typing import Any, Final

import xlrd
from xlrd.biffh import XLRDError, error_text_from_code
from xlrd.xldate import XLDateError, xldate_as_datetime

from mdd_desktop.documents.xlsx.grid import (
    Area,
    Book,
    CellContent,
    Face,
    Mark,
    Place,
    Sheet,
    face_of,
    without_tail,
)
from mdd_desktop.domain.errors import RuleError

_FORMULA: Final = 0x0006
_BEGIN: Final = (0x0809, 0x0409, 0x0209, 0x0009)
_END: Final = 0x000A
_LAST_COLUMN: Final = 256


def read_xls(content: bytes) -> Book:
    """Read all sheets.

    Raises:
        RuleError: ``workbook_locked``.
    """
    try:
        book = xlrd.open_workbook(
            file_contents=content,
            formatting_info=True,
            ragged_rows=True,
            on_demand=True,
            logfile=_Silent(),
        )
    except XLRDError as error:
        if "encrypted" in str(error).lower() or "EncryptedPackage" in str(error):
            raise RuleError(
                "workbook_locked", "Tệp có mật khẩu. Bỏ mật khẩu trong Excel, lưu lại rồi nhập."
            ) from None
        raise
    with book:
        sheets = tuple(_sheet(book, index) for index in range(book.nsheets))
    return Book("xls", sheets, is_1904=bool(book.datemode))


class _Silent:
    def write(self, _: str) -> None:
        """Take what xlrd would print."""


def _sheet(book: Any, index: int) -> Sheet:  # noqa: ANN401 - xlrd has no class for it in its stubs
    formulas = _formulas(book, index)
    source = book.sheet_by_index(index)
    faces = _faces(book)
    found_faces: dict[Place, Face] = {}
    marks = dict.fromkeys(formulas, Mark.FORMULA)
    rows = []
    for row in range(source.nrows):
        cells = source.row(row)
        rows.append([_content(cell, book.datemode) for cell in cells])
        for column, cell in enumerate(cells):
            face = faces.get(cell.xf_index)
            if face is not None and cell.ctype == xlrd.XL_CELL_TEXT:
                found_faces[Place(row, column)] = face
            if cell.ctype == xlrd.XL_CELL_ERROR:
                marks[Place(row, column)] = Mark.ERROR
    return Sheet(
        source.name,
        without_tail(rows),
        source.visibility != 0,
        frozenset(row for row, info in source.rowinfo_map.items() if info.hidden),
        frozenset(
            column
            for column, info in source.colinfo_map.items()
            if info.hidden and column < _LAST_COLUMN
        ),
        tuple(
            Area(top, left, bottom - 1, right - 1)
            for top, bottom, left, right in source.merged_cells
        ),
        marks,
        found_faces,
    )


def _content(cell: Any, mode: int) -> CellContent:  # noqa: ANN401 - a cell of xlrd
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _date(cell.value, mode)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(error_text_from_code.get(cell.value, "#ERR"))
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return None
    content: CellContent = cell.value
    return content


def _date(value: float, mode: int) -> CellContent:
    try:
        moment = xldate_as_datetime(value, 1 if mode else 0)
    except (XLDateError, OverflowError, ValueError):
        return value
    if value < 1:
        return moment.time()
    return moment.date() if moment.time() == dt.time() else moment


def _faces(book: Any) -> dict[int, Face]:  # noqa: ANN401 - a book of xlrd
    return {
        index: face
        for index, style in enumerate(book.xf_list)
        if (face := face_of(book.font_list[style.font_index].name)) is not None
    }


def _formulas(book: Any, index: int) -> set[Place]:  # noqa: ANN401 - a book of xlrd
    """The cells with formulas, from the records of the sheet's stream."""
    stream, position = book.mem, book._sh_abs_posn[index]  # noqa: SLF001 - nothing public says it
    found: set[Place] = set()
    depth = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        if kind in _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                break
        elif kind & 0xFF == _FORMULA and kind in (0x0006, 0x0206, 0x0406) and length >= 4:  # noqa: PLR2004 - two numbers of two bytes
            found.add(Place(*struct.unpack_from("<HH", stream, position + 4)))
        position += 4 + length
    return found
