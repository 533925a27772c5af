"""A list as a workbook: typed cells, filter, frozen head, widths, ready to print.

The sheet's XML is written directly: row by row, nothing kept in memory, faster than a library that
makes an object of every cell. Every text is an inline string with the quote prefix where it could
be taken for a formula, so nothing typed by anybody is ever calculated.
"""

import datetime as dt
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from io import BytesIO
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from mdd_desktop.documents.xlsx.grid import column_letters
from mdd_desktop.documents.xlsx.list_parts import FIXED_PARTS, sheet_end, sheet_start, workbook_part
from mdd_desktop.domain.stopping import heeded

_EPOCH: Final = dt.date(1899, 12, 30).toordinal()
_FIRST_SAFE_DAY: Final = dt.date(1900, 3, 1)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(r"[&<>\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|^[\s=+\-@']|\s$")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_SIGNS: Final = "=+-@'\t\r"
_LONGEST: Final = 32_767
_ROWS_AT_ONCE: Final = 500
_MADE: Final = (1980, 1, 1, 0, 0, 0)


class Style(IntEnum):
    """Numbers of the cell styles in the styles part."""

    PLAIN = 0
    TITLE = 1
    HEAD = 2
    TEXT = 3
    QUOTED = 4
    DAY = 5
    AMOUNT = 6
    COUNT = 7


class ListColumn(NamedTuple):
    """A column: its heading, and its width in characters."""

    title: str
    width: float
    is_money: bool = False


ListCell = str | int | float | dt.date | None


def write_list(
    title: str, columns: Sequence[ListColumn], rows: Iterable[Sequence[ListCell]], *, name: str
) -> tuple[bytes, int]:
    """Return the workbook and the number of its rows.

    Args:
        title: Over the head.
        columns: From the left.
        rows: A cell for each column: text, whole number, day, or None.
        name: On the sheet's tab.
    """
    buffer = BytesIO()
    count = 0

    def counted() -> Iterator[Sequence[ListCell]]:
        nonlocal count
        for row in heeded(rows):
            count += 1
            yield row

    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for part, content in FIXED_PARTS.items():
            archive.writestr(_part(part), content)
        with archive.open(_part("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as stream:
            stream.write(sheet_start([column.width for column in columns]).encode())
            stream.write(_head(title, columns).encode())
            for piece in _body(columns, counted()):
                stream.write(piece.encode())
            stream.write(sheet_end(len(columns), count).encode())
        archive.writestr(_part("xl/workbook.xml"), workbook_part(name, len(columns), count))
    return buffer.getvalue(), count


def _part(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, _MADE)
    part.compress_type = zipfile.ZIP_DEFLATED
    part.external_attr = 0o600 << 16
    return part


def _head(title: str, columns: Sequence[ListColumn]) -> str:
    cells = "".join(
        _text_cell(f"{column_letters(place)}3", column.title, Style.HEAD)
        for place, column in enumerate(columns)
    )
    first = _text_cell("A1", title, Style.TITLE)
    return f'<row r="1">{first}</row><row r="3" ht="32" customHeight="1">{cells}</row>'


def _body(columns: Sequence[ListColumn], rows: Iterable[Sequence[ListCell]]) -> Iterator[str]:
    letters = [column_letters(place) for place in range(len(columns))]
    amounts = [Style.AMOUNT if column.is_money else Style.COUNT for column in columns]
    pieces: list[str] = []
    for number, row in enumerate(rows, start=4):
        pieces.append(f'<row r="{number}">')
        for letter, amount, cell in zip(letters, amounts, row, strict=True):
            if type(cell) is str:
                if _SPECIAL.search(cell) is None and len(cell) < _LONGEST:
                    pieces.append(
                        f'<c r="{letter}{number}" s="3" t="inlineStr"><is><t>{cell}</t></is></c>'
                        if "_x" not in cell
                        else _text_cell(f"{letter}{number}", cell, Style.TEXT)
                    )
                else:
                    pieces.append(_text_cell(f"{letter}{number}", cell, Style.TEXT))
            elif cell is not None:
                pieces.append(_typed_cell(f"{letter}{number}", cell, amount))
        pieces.append("</row>")
        if number % _ROWS_AT_ONCE == 0:
            yield "".join(pieces)
            pieces.clear()
    yield "".join(pieces)


def _typed_cell(place: str, cell: ListCell, amount: Style) -> str:
    if isinstance(cell, dt.date):
        if cell < _FIRST_SAFE_DAY:
            return _text_cell(place, f"{cell.day:02}/{cell.month:02}/{cell.year:04}", Style.TEXT)
        return f'<c r="{place}" s="{Style.DAY:d}"><v>{cell.toordinal() - _EPOCH}</v></c>'
    if isinstance(cell, int | float):
        return f'<c r="{place}" s="{amount:d}"><v>{cell!r}</v></c>'
    return _text_cell(place, str(cell), Style.TEXT)


def _text_cell(place: str, text: str, style: Style) -> str:
    clean = _ESCAPE.sub("_x005F_", _UNPRINTABLE.sub("", text))[:_LONGEST]
    if style is Style.TEXT and clean[:1] and clean[0] in _FORMULA_SIGNS:
        style = Style.QUOTED
    keep = ' xml:space="preserve"' if clean != clean.strip() or "\n" in clean else ""
    inner = escape(clean)
    return f'<c r="{place}" s="{style:d}" t="inlineStr"><is><t{keep}>{inner}</t></is></c>'
