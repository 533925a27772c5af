"""Tables of the DOCX twin."""

import copy
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt

from mdd_desktop.documents.docx_parts import (
    Element,
    cell_margins,
    keep_next,
    keep_one_paragraph,
    never_split,
    plain_table,
    repeat_header,
    shape,
    turn,
    write,
    xml,
)
from mdd_desktop.documents.table_fit import SLACK, Fit, cell_text, clean_text, fit_table, spanned
from mdd_desktop.documents.table_header import header_cells
from mdd_desktop.documents.typography import FontFamily
from mdd_desktop.domain.document import Align, Row, RowStyle, Table

File = Any  # python-docx brings no types
_WORD = "x"
_TAIL_ROWS, _PARTED_FROM = 2, 4


def write_table(file: File, table: Table, fonts: FontFamily, width: float) -> None:
    """A table with its caption, unit line, repeated header and rows that never split."""
    fit = fit_table(table, fonts, width)
    if table.caption:
        paragraph = shape(file.add_paragraph(), Align.CENTER, before=6)
        write(paragraph, clean_text(table.caption), 13, bold=True)
        paragraph.paragraph_format.keep_with_next = True
    if table.unit_line:
        paragraph = shape(file.add_paragraph(), Align.RIGHT)
        write(paragraph, clean_text(table.unit_line), 12, italic=True)
        paragraph.paragraph_format.keep_with_next = True
    shape(file.add_paragraph(), Align.LEFT, pitch=6).paragraph_format.keep_with_next = True
    heads = 1 + any(column.group for column in table.columns) + table.numbered
    rows = table.rows or (Row((table.empty_text,), span=len(table.columns)),)
    room = fit.padding - SLACK / 2
    made = plain_table(file, heads, list(fit.widths), grid=True, padding=room)
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    _write_header(made, table, fonts, fit)
    pattern = _pattern(made, table, fit.size)
    for row in rows:
        texts = _plain_texts(row, table)
        if texts is None:
            _write_row(made.add_row(), row, table, fit.size)
        else:
            xml(made).append(_copied(pattern, texts))
    totals = sum(row.style is RowStyle.TOTAL for row in rows)
    _keep_rows(made, heads, len(rows), totals)


def _keep_rows(made: File, heads: int, count: int, totals: int) -> None:
    """The header stays with the first two rows, the totals with the row before them (L15).

    Without totals the last two of four rows or more stay together, as in the PDF.
    """
    rows = xml(made).findall(qn("w:tr"))
    for row in rows[: heads + min(1, count - 1)]:
        keep_next(row)
    ending = totals + 1 if totals or count < _PARTED_FROM else _TAIL_ROWS
    for row in rows[-ending:-1]:
        keep_next(row)


def _pattern(made: File, table: Table, size: float) -> Element:
    """A plain row as it is written cell by cell; the long part of a list is copied from it."""
    row = made.add_row()
    _write_row(row, Row(tuple(_WORD for _ in table.columns)), table, size)
    pattern = xml(row)
    xml(made).remove(pattern)
    return pattern


def _plain_texts(row: Row, table: Table) -> list[str] | None:
    """The texts of a row that looks like the pattern; None for one that has to be written."""
    if row.style is not RowStyle.PLAIN or row.span != 1:
        return None
    texts = [
        cell_text(value, zero_blank=column.zero_blank)
        for value, column in zip(row.cells, table.columns, strict=True)
    ]
    return None if any("\n" in text or "\t" in text for text in texts) else texts


def _copied(pattern: Element, texts: Sequence[str]) -> Element:
    made = copy.deepcopy(pattern)
    for place, text in zip(list(made.iter(qn("w:t"))), texts, strict=True):
        if text:
            place.text = text
        else:
            place.getparent().remove(place)
    return made


def _write_header(made: File, table: Table, fonts: FontFamily, fit: Fit) -> None:
    grouped = any(column.group for column in table.columns)
    cells, height = header_cells(table.columns, fonts.bold, fit)
    if grouped:
        _write_groups(made, table, fit)
    title_row = made.rows[1 if grouped else 0]
    band = max((cell.height for cell in cells if cell.top == 0 and cell.height < height), default=0)
    title_row.height, title_row.height_rule = Pt(height - band), WD_ROW_HEIGHT_RULE.AT_LEAST
    for place, column in enumerate(table.columns):
        cell = title_row.cells[place]
        if grouped and not column.group:
            cell = made.rows[0].cells[place].merge(cell)
        _write_title(cell, column.title, fit.size, vertical=column.vertical)
    if table.numbered:
        for place, cell in enumerate(made.rows[1 + grouped].cells):
            write(shape(cell.paragraphs[0], Align.CENTER), f"({place + 1})", fit.size)
            cell_margins(cell, left=0, right=0)
    for row in made.rows[: 1 + grouped + table.numbered]:
        never_split(row)
        repeat_header(row)


def _write_groups(made: File, table: Table, fit: Fit) -> None:
    place = 0
    for name, members in groupby(table.columns, lambda column: column.group):
        count = len(list(members))
        if name:
            top = made.rows[0].cells
            cell = top[place].merge(top[place + count - 1])
            _write_title(cell, name, fit.size)
        place += count


def _write_title(cell: File, title: str, size: float, *, vertical: bool = False) -> None:
    words = clean_text(title).replace("\u00a0", " ")  # a narrow column must be able to part them
    write(shape(cell.paragraphs[0], Align.CENTER), words, size, bold=True)
    keep_one_paragraph(cell)
    if vertical:
        turn(cell)
    cell.vertical_alignment = 1


def _write_row(made: File, row: Row, table: Table, size: float) -> None:
    never_split(made)
    cells = made.cells
    place = 0
    for value, span in zip(row.cells, spanned(row, len(table.columns)), strict=True):
        column = table.columns[place]
        cell = cells[place].merge(cells[place + span - 1]) if span > 1 else cells[place]
        align = column.align if span == 1 else Align.CENTER
        if span > 1 and row.style is RowStyle.GROUP:
            align = Align.LEFT
        text = cell_text(value, zero_blank=column.zero_blank)
        paragraph = shape(cell.paragraphs[0], align)
        write(paragraph, text, size, bold=row.style is not RowStyle.PLAIN)
        paragraph.paragraph_format.keep_with_next = row.style is RowStyle.GROUP or None
        keep_one_paragraph(cell)
        cell.vertical_alignment = 1
        place += span
