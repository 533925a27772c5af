"""The header of a table: groups over columns, turned titles, the row (1) (2)… of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from mdd_desktop.documents.slabs import Canvas, Slab
from mdd_desktop.documents.table_fit import PADDING, SLACK, Fit, clean_text
from mdd_desktop.documents.textflow import break_text
from mdd_desktop.documents.typography import ASCENT, MM, NORMAL_LEADING, Face, FontFamily
from mdd_desktop.domain.document import Column, Table

VERTICAL_ROOM = 42 * MM
_GRID_WIDTH = 0.5


@dataclass(frozen=True)
class HeaderCell:
    """A cell of the header, measured from the header's upper left corner."""

    lines: tuple[str, ...]
    left: float
    width: float
    top: float
    height: float
    vertical: bool = False


def header_slabs(table: Table, fonts: FontFamily, fit: Fit) -> tuple[Slab, ...]:
    """The header as slabs that stay with what follows."""
    face, size = fonts.bold, fit.size
    cells, height = header_cells(table.columns, face, fit)
    slabs = [Slab(height, partial(_draw_header, cells, face, size), keep=True)]
    if table.numbered:
        slabs.append(_number_slab(len(table.columns), fonts.regular, fit))
    return tuple(slabs)


def header_cells(columns: Sequence[Column], face: Face, fit: Fit) -> tuple[list[HeaderCell], float]:
    """The cells of the header and its height."""
    step = NORMAL_LEADING * fit.size
    groups = _group_spans(columns)
    band = max(
        (
            len(_lines(name, face, fit, sum(fit.widths[a:b]))) * step + 2 * PADDING
            for name, a, b in groups
            if name
        ),
        default=0.0,
    )
    below = max(
        _title_height(column, face, fit, place) - (0.0 if column.group else band)
        for place, column in enumerate(columns)
    )
    edges = fit.edges
    cells = [
        HeaderCell(
            _lines(name, face, fit, edges[b] - edges[a]), edges[a], edges[b] - edges[a], 0.0, band
        )
        for name, a, b in groups
        if name
    ]
    for place, column in enumerate(columns):
        top = band if column.group else 0.0
        height = band + below - top
        room = VERTICAL_ROOM if column.vertical else fit.widths[place]
        cells.append(
            HeaderCell(
                _lines(column.title, face, fit, room),
                edges[place],
                fit.widths[place],
                top,
                height,
                column.vertical,
            )
        )
    return cells, band + below


def _group_spans(columns: Sequence[Column]) -> list[tuple[str, int, int]]:
    spans: list[tuple[str, int, int]] = []
    place = 0
    for name, members in groupby(columns, lambda column: column.group):
        count = len(list(members))
        spans.append((name, place, place + count))
        place += count
    return spans


def _lines(title: str, face: Face, fit: Fit, room: float) -> tuple[str, ...]:
    return break_text(clean_text(title), face, fit.size, room - 2 * fit.padding + SLACK)


def _title_height(column: Column, face: Face, fit: Fit, place: int) -> float:
    if column.vertical:
        lines = _lines(column.title, face, fit, VERTICAL_ROOM)
        return max(face.width(line, fit.size) for line in lines) + 2 * PADDING
    lines = _lines(column.title, face, fit, fit.widths[place])
    return len(lines) * NORMAL_LEADING * fit.size + 2 * PADDING


def _draw_header(
    cells: Sequence[HeaderCell], face: Face, size: float, canvas: Canvas, left: float, top: float
) -> None:
    canvas.setFont(face.name, size)
    canvas.setLineWidth(_GRID_WIDTH)
    for cell in cells:
        canvas.rect(left + cell.left, top - cell.top - cell.height, cell.width, cell.height)
        _draw_in_cell(canvas, cell, size, left, top)


def _draw_in_cell(canvas: Canvas, cell: HeaderCell, size: float, left: float, top: float) -> None:
    """Write a header cell's lines in its middle, turned when it is vertical."""
    step = NORMAL_LEADING * size
    canvas.saveState()
    canvas.translate(left + cell.left + cell.width / 2, top - cell.top - cell.height / 2)
    if cell.vertical:
        canvas.rotate(90)
    upper = len(cell.lines) * step / 2
    for place, line in enumerate(cell.lines):
        y = upper - place * step - ASCENT * size - (step - 1.107 * size) / 2
        canvas.drawCentredString(0, y, line)
    canvas.restoreState()


def _number_slab(count: int, face: Face, fit: Fit) -> Slab:
    edges = fit.edges
    height = NORMAL_LEADING * fit.size + 2 * PADDING
    cells = [
        HeaderCell((f"({n + 1})",), edges[n], fit.widths[n], 0.0, height) for n in range(count)
    ]
    return Slab(height, partial(_draw_header, cells, face, fit.size), keep=True)
