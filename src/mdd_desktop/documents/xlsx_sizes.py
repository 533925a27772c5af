"""Widths and heights of a workbook's cells, so that no word is cut and no number prints as ``###``.

A spreadsheet may or may not measure wrapped text by itself; a row that says how high it is looks
the same in all of them. Words are measured in the typeface that comes with the program, which is
as wide as the one a workbook names; numbers have room for another one as well.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from mdd_desktop.documents.textflow import break_text
from mdd_desktop.documents.typography import Face, shipped_fonts
from mdd_desktop.domain.document import CellValue, Column, Row, Table
from mdd_desktop.domain.document_rules import bound, tidy

_MM_PER_CHARACTER = 2.1
_NARROWEST = 6.0
_NUMBER_ROOM = 1.3
_WIDEST_WORD = 24.0
_SIZE = 12.0
_DIGIT_PT = 6.0  # of that size
_PADDING_PT = 5.0
_LINE_PT = 15.75
_MOST_PT = 400.0  # Excel allows 409
_TURNED_PT_PER_LETTER = 7.0


def measure_columns_in(book: Workbook, font: str) -> None:
    """Count the widths of columns in digits of 12 pt of this typeface.

    A spreadsheet counts them in digits of the style "Normal", which is narrower where that one's
    own typeface is at hand and wider where it is not: the rows would be too low, or the page too
    narrow.
    """
    normal: Any = vars(book)["_named_styles"]["Normal"]  # openpyxl gives no other way to it
    normal.font = Font(name=font, size=12)


def column_width(column: Column, place: int, rows: Iterable[Row]) -> float:
    """Characters: as on paper, but never narrower than its longest number, date or word."""
    cells = [row.cells[place] for row in rows if row.span == 1]
    longest = max((len(_shown(value)) for value in cells), default=0)
    words = {word for value in cells if isinstance(value, str) for word in value.split()}
    title = [] if column.vertical else bound(column.title).split(" ")
    return max(
        _NARROWEST,
        column.width_mm / _MM_PER_CHARACTER,
        longest * _NUMBER_ROOM,
        min(_WIDEST_WORD, _widest(words, shipped_fonts().regular)),
        _widest(title, shipped_fonts().bold),
    )


def _widest(words: Iterable[str], face: Face) -> float:
    """Characters of a column that holds each of the words on one line."""
    widest = max((face.width(_measurable(word, face), _SIZE) for word in words), default=0.0)
    return (widest + _PADDING_PT) / _DIGIT_PT


def _measurable(text: str, face: Face) -> str:
    """The text with a wide letter for each that the typeface lacks; a workbook may hold any."""
    return "".join(sign if sign in face.widths or sign == "\n" else "W" for sign in text)


def _shown(value: CellValue) -> str:
    """A number or date as it will stand in its cell; a text may be wrapped instead."""
    if isinstance(value, date):
        return "00/00/0000"
    return f"{value:,}" if isinstance(value, int | Decimal) else ""


def height_of(texts: Iterable[tuple[object, float]], *, bold: bool = False) -> float | None:
    """Points a row needs for its texts in columns of these widths; None for a single line."""
    face = shipped_fonts().face(bold=bold)
    lines = (_lines(text, width, face) for text, width in texts if isinstance(text, str))
    most = max(lines, default=1)
    return min(_MOST_PT, most * _LINE_PT) if most > 1 else None


def _lines(text: str, width: float, face: Face) -> int:
    room = max(_DIGIT_PT, width * _DIGIT_PT - _PADDING_PT)
    known = _measurable(text, face)
    if "\n" not in known and face.width(known, _SIZE) <= room:
        return 1
    return len(break_text(bound(tidy(known)), face, _SIZE, room))


def turned_height(table: Table) -> float:
    """Points a header row needs for its titles that stand upright."""
    longest = max((len(column.title) for column in table.columns if column.vertical), default=0)
    return longest * _TURNED_PT_PER_LETTER


def print_on_a4(sheet: Worksheet, *, across: bool) -> None:
    """As wide as one page, as long as it takes."""
    sheet.page_setup.orientation = "landscape" if across else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def print_one_column(sheet: Worksheet, rows: int) -> None:
    """Print column A never wider than the page, whatever typeface it is measured in.

    LibreOffice shrinks only what takes several pages side by side; one column never does, and was
    cut at the edge of the paper. An empty narrow neighbour makes it two.
    """
    sheet.column_dimensions["B"].width = 1
    sheet.print_area = f"A1:B{max(rows, 1)}"
