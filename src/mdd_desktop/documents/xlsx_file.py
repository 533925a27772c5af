"""The workbook of a document: its text, and each table with figures typed as numbers."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from mdd_desktop.documents.archive import settled
from mdd_desktop.documents.charts import chart_table
from mdd_desktop.documents.lines import document_lines
from mdd_desktop.documents.table_fit import spanned
from mdd_desktop.documents.xlsx_sizes import (
    column_width,
    height_of,
    measure_columns_in,
    print_on_a4,
    print_one_column,
    turned_height,
)
from mdd_desktop.domain.chart import Chart
from mdd_desktop.domain.document import (
    Absent,
    Align,
    CellValue,
    OfficialDocument,
    Row,
    RowStyle,
    Table,
)
from mdd_desktop.domain.document_layout import HeadForm
from mdd_desktop.domain.document_rules import annex_label, bound, tidy

_FONT = "Times New Roman"
_LINE = Side(style="thin")
_THIN = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TEXT_WIDTH = 80  # an upright page between the usual margins
_CELL_LIMIT = 32_767
_FORMATS = {int: "#,##0", Decimal: "0.0", dt.date: "dd/mm/yyyy"}


def render_xlsx(document: OfficialDocument) -> bytes:
    """Write a document as a workbook: a sheet with the text, then one per table."""
    book = Workbook()
    measure_columns_in(book, _FONT)
    sheet: Any = book.active
    sheet.title = "Văn bản"
    _write_text(sheet, document)
    for name, heading, table in _tables(document):
        _write_table(book.create_sheet(_sheet_name(book, name)), heading, table)
    if document.layout.head is HeadForm.UNNUMBERED and len(book.worksheets) > 1:
        book.move_sheet(sheet, len(book.worksheets) - 1)
        book.active = 0
        sheet.sheet_view.tabSelected = False
    book.properties.title = document.title
    book.properties.creator = document.issuer.office_text
    book.properties.language = "vi-VN"
    buffer = io.BytesIO()
    book.save(buffer)
    return settled(buffer.getvalue())


def _tables(document: OfficialDocument) -> Iterable[tuple[str, str, Table]]:
    for one in document.batch:
        yield from _own_tables(one)


def _own_tables(document: OfficialDocument) -> Iterable[tuple[str, str, Table]]:
    tables = (chart_table(b) if isinstance(b, Chart) else b for b in document.body)
    for n, table in enumerate((one for one in tables if isinstance(one, Table)), start=1):
        yield table.caption or f"Bảng {n}", table.caption or document.title, table
    for index, annex in enumerate(document.annexes):
        label = annex_label(index, len(document.annexes))
        for table in (block for block in annex.blocks if isinstance(block, Table)):
            yield label, annex.title.upper(), table
    for table in document.data_tables:
        yield table.caption, table.caption, table


def _sheet_name(book: Workbook, wanted: str) -> str:
    name = "".join(sign for sign in wanted if sign not in "[]:*?/\\")[:28] or "Bảng"
    count = sum(1 for taken in book.sheetnames if taken.startswith(name))
    return f"{name} {count + 1}" if count else name


def _put(
    cell: Cell | MergedCell, value: CellValue, *, bold: bool = False, italic: bool = False
) -> None:
    """Write a value; a text stays a text even when it looks like a formula."""
    if isinstance(value, Absent):
        value = value.value
    if isinstance(value, str):
        cell.value = bound(tidy(value))[:_CELL_LIMIT]
        cell.data_type = "s"
    elif value is not None:
        cell.value = value
        cell.number_format = _FORMATS[type(value)]
    cell.font = Font(name=_FONT, size=12, bold=bold, italic=italic)


def _write_text(sheet: Worksheet, document: OfficialDocument) -> None:
    lines = [line for one in document.batch for line in document_lines(one)]
    sheet.column_dimensions["A"].width = _TEXT_WIDTH
    print_on_a4(sheet, across=False)
    for number, line in enumerate(lines, start=1):
        cell = sheet.cell(number, 1)
        _put(cell, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[number].height = height_of([(line, _TEXT_WIDTH)])
    print_one_column(sheet, len(lines))


def _write_table(sheet: Worksheet, heading: str, table: Table) -> None:
    _put(sheet.cell(1, 1), heading, bold=True)
    _put(sheet.cell(2, 1), table.unit_line, italic=True)
    first = 3
    grouped = any(column.group for column in table.columns)
    if grouped:
        _write_groups(sheet, table, first)
    title_row = first + grouped
    for place, column in enumerate(table.columns, start=1):
        cell = sheet.cell(first if grouped and not column.group else title_row, place)
        _put(cell, column.title, bold=True)
        turned = 90 if column.vertical else 0
        cell.alignment = Alignment("center", "center", turned, wrap_text=True)
        if grouped and not column.group:
            sheet.merge_cells(
                start_row=first, end_row=title_row, start_column=place, end_column=place
            )
    for row in range(first, title_row + 1):
        for place in range(1, len(table.columns) + 1):
            sheet.cell(row, place).border = _THIN
    widths = [column_width(one, n, table.rows) for n, one in enumerate(table.columns)]
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    level = [
        (one.title, w) for one, w in zip(table.columns, widths, strict=True) if not one.vertical
    ]
    sheet.row_dimensions[title_row].height = (
        max(turned_height(table), height_of(level, bold=True) or 0) or None
    )
    _write_rows(sheet, table, title_row + 1, widths)
    plain = [row for row in table.rows if row.style is not RowStyle.TOTAL]
    if plain:
        last = get_column_letter(len(table.columns))
        sheet.auto_filter.ref = f"A{title_row}:{last}{title_row + len(plain)}"
    sheet.freeze_panes = f"A{title_row + 1}"
    sheet.print_title_rows = f"{first}:{title_row}"
    print_on_a4(sheet, across=True)


def _write_groups(sheet: Worksheet, table: Table, row: int) -> None:
    place = 1
    for name, members in groupby(table.columns, lambda column: column.group):
        count = len(list(members))
        if name:
            _put(sheet.cell(row, place), name, bold=True)
            sheet.cell(row, place).alignment = Alignment("center", "center", wrap_text=True)
            sheet.merge_cells(
                start_row=row, end_row=row, start_column=place, end_column=place + count - 1
            )
        place += count


def _write_rows(sheet: Worksheet, table: Table, first: int, widths: Sequence[float]) -> None:
    rows = table.rows or (Row((table.empty_text,), span=len(table.columns)),)
    aligns = {Align.CENTER: "center", Align.RIGHT: "right"}
    for number, row in enumerate(rows, start=first):
        if row.span == 1:
            wrapped = zip(row.cells, widths, strict=True)
            sheet.row_dimensions[number].height = height_of(wrapped)
        place = 1
        for value, span in zip(row.cells, spanned(row, len(table.columns)), strict=True):
            cell = sheet.cell(number, place)
            column = table.columns[place - 1]
            _put(cell, value, bold=row.style is not RowStyle.PLAIN)
            horizontal = aligns.get(column.align, "left") if span == 1 else "center"
            cell.alignment = Alignment(horizontal, "center", wrap_text=True)
            if span > 1:
                sheet.merge_cells(
                    start_row=number,
                    end_row=number,
                    start_column=place,
                    end_column=place + span - 1,
                )
            place += span
        for column_number in range(1, len(table.columns) + 1):
            sheet.cell(number, column_number).border = _THIN
