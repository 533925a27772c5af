"""Tables as slabs: header repeated on each page, rows never cut (documents.md, L15, L21-L23)."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import NamedTuple

from mdd_desktop.documents.body import PARAGRAPH_GAP
from mdd_desktop.documents.pen import pen_of
from mdd_desktop.documents.slabs import Canvas, Slab
from mdd_desktop.documents.table_fit import (
    PADDING,
    SLACK,
    Fit,
    cell_text,
    clean_text,
    fit_table,
    spanned,
)
from mdd_desktop.documents.table_header import header_slabs
from mdd_desktop.documents.textflow import break_text
from mdd_desktop.documents.typography import ASCENT, NORMAL_LEADING, Face, FontFamily
from mdd_desktop.domain.document import Align, Column, Row, RowStyle, Table

GRID_WIDTH = 0.5
_CAPTION_SIZE, _UNIT_SIZE = 13.0, 12.0
_HEAD_ROWS = _TAIL_ROWS = 2


class _Cell(NamedTuple):
    lines: tuple[str, ...]
    left: float
    width: float
    align: Align


@dataclass(frozen=True)
class _RowStyle:
    face: Face
    size: float
    step: float
    edges: tuple[float, ...]
    whole: tuple[float, ...]
    padding: float


def table_slabs(
    table: Table, fonts: FontFamily, width: float, page_height: float
) -> Iterator[Slab]:
    """A table with its caption and unit line, row by row."""
    fit = fit_table(table, fonts, width)
    header = header_slabs(table, fonts, fit)
    top = [*_caption_slabs(table, fonts, width), *header]
    top[0].gap = PARAGRAPH_GAP
    yield from top
    for slab in _kept_together(table, _row_slabs(table, fonts, fit, page_height / 2)):
        slab.repeat = header
        yield slab


def _kept_together(table: Table, rows: Iterable[Slab]) -> Iterator[Slab]:
    """The first two rows stay with the header, the totals with the row before them.

    Without totals the last two rows stay together: none is alone below a repeated header. Of two
    rows and a total the total may go alone, and so may the last of three: all would take the
    header along, and leave nothing but the title on the page before.
    """
    totals = len(list(takewhile(lambda row: row.style is RowStyle.TOTAL, reversed(table.rows))))
    ending = totals + 1 if totals else _TAIL_ROWS
    held: deque[Slab] = deque()
    count = 0
    for slab in rows:
        count += 1
        slab.keep = slab.keep or count < _HEAD_ROWS
        held.append(slab)
        if len(held) > ending:
            yield held.popleft()
    if count < _HEAD_ROWS:
        held[0].keep = False
    if count >= _HEAD_ROWS + ending:
        for slab in list(held)[:-1]:
            slab.keep = True
    yield from held


def _row_slabs(table: Table, fonts: FontFamily, fit: Fit, tallest: float) -> Iterator[Slab]:
    rows = table.rows or (Row((table.empty_text,), span=len(table.columns)),)
    edges, step = fit.edges, NORMAL_LEADING * fit.size
    plain = _RowStyle(fonts.regular, fit.size, step, edges, edges, fit.padding)
    heavy = _RowStyle(fonts.bold, fit.size, step, edges, edges, fit.padding)
    for row in rows:
        style = plain if row.style is RowStyle.PLAIN else heavy
        if row.span > 1:
            own = (edges[0], *edges[row.span :])
            style = _RowStyle(style.face, style.size, step, own, edges, fit.padding)
        slabs = _one_row(row, table.columns, style, tallest)
        if row.style is RowStyle.GROUP:
            slabs[-1].keep = True
        yield from slabs


def _one_row(row: Row, columns: Sequence[Column], style: _RowStyle, tallest: float) -> list[Slab]:
    cells = tuple(_cells(row, columns, style))
    count = max(len(cell.lines) for cell in cells)
    height = count * style.step + 2 * PADDING
    if height <= tallest:
        draw = partial(_draw_row, cells, style, 0, count)
        return [Slab(height, draw, edges=style.edges)]
    return _cut_row(cells, style, count, max(1, int(tallest / style.step) - 1))


def _cut_row(cells: tuple[_Cell, ...], style: _RowStyle, count: int, portion: int) -> list[Slab]:
    """A row taller than half a page, in portions: only such a row may be parted."""
    slabs = []
    for begin in range(0, count, portion):
        end = min(count, begin + portion)
        draw = partial(_draw_row, cells, style, begin, end)
        slabs.append(Slab((end - begin) * style.step + 2 * PADDING, draw, edges=style.edges))
    return slabs


def _cells(row: Row, columns: Sequence[Column], style: _RowStyle) -> Iterator[_Cell]:
    place = 0
    whole = style.whole
    for value, span in zip(row.cells, spanned(row, len(columns)), strict=True):
        column = columns[place]
        left, right = whole[place], whole[place + span]
        text = cell_text(value, zero_blank=column.zero_blank)
        lines = break_text(text, style.face, style.size, right - left - 2 * style.padding + SLACK)
        align = column.align if span == 1 else _merged_align(row)
        yield _Cell(lines, left + style.padding, right - left - 2 * style.padding, align)
        place += span


def _merged_align(row: Row) -> Align:
    return Align.LEFT if row.style is RowStyle.GROUP else Align.CENTER


def _draw_row(
    cells: Iterable[_Cell],
    style: _RowStyle,
    begin: int,
    end: int,
    canvas: Canvas,
    left: float,
    top: float,
) -> None:
    face, size, step = style.face, style.size, style.step
    drop = top - PADDING - ASCENT * size
    height = (end - begin) * step + 2 * PADDING
    texts: list[tuple[float, float, str]] = []
    for lines, cell_left, width, align in cells:
        shown = lines[begin:end]
        y = drop - ((end - begin) - len(shown)) * step / 2
        for line in shown:
            if line:
                x = left + cell_left
                if align is Align.CENTER:
                    x += (width - face.width(line, size)) / 2
                elif align is Align.RIGHT:
                    x += width - face.width(line, size)
                texts.append((x, y, line))
            y -= step
    pen_of(canvas).write(face.name, size, texts)
    x0, x1 = left + style.whole[0], left + style.whole[-1]
    canvas.addLiteral(
        f"{GRID_WIDTH:g} w n {x0:.3f} {top:.3f} m {x1:.3f} {top:.3f} l "
        f"{x0:.3f} {top - height:.3f} m {x1:.3f} {top - height:.3f} l S"
    )


def _caption_slabs(table: Table, fonts: FontFamily, width: float) -> list[Slab]:
    slabs = []
    for text, face, size, align in (
        (table.caption, fonts.bold, _CAPTION_SIZE, Align.CENTER),
        (table.unit_line, fonts.italic, _UNIT_SIZE, Align.RIGHT),
    ):
        if text:
            lines = break_text(clean_text(text), face, size, width)
            height = NORMAL_LEADING * size * len(lines) + 2.0
            slabs.append(
                Slab(height, partial(_draw_caption, lines, face, size, width, align), keep=True)
            )
    return slabs


def _draw_caption(
    lines: Sequence[str],
    face: Face,
    size: float,
    width: float,
    align: Align,
    canvas: Canvas,
    left: float,
    top: float,
) -> None:
    canvas.setFont(face.name, size)
    for place, line in enumerate(lines):
        spare = width - face.width(line, size)
        x = left + (spare if align is Align.RIGHT else spare / 2)
        canvas.drawString(x, top - ASCENT * size - place * NORMAL_LEADING * size, line)
