"""Charts drawn as lines and patterns, readable on a black-and-white print; or as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from mdd_desktop.documents.body import PARAGRAPH_GAP
from mdd_desktop.documents.slabs import Canvas, Slab
from mdd_desktop.documents.table_fit import clean_text
from mdd_desktop.documents.textflow import break_text
from mdd_desktop.documents.typography import ASCENT, MM, NORMAL_LEADING, FontFamily
from mdd_desktop.domain.chart import Chart
from mdd_desktop.domain.document import TEXT_WIDTH_MM, Align, Column, Row, Table
from mdd_desktop.domain.vietnamese import format_number

_CAPTION, _UNIT, _LABEL = 13.0, 12.0, 11.0
_VALUE_SIZES = (11.0, 10.0, 9.0)
_VALUE_GAP = 5.0
_PLOT = 42 * MM
_BAR_SHARE, _WIDEST_BAR = 0.7, 16 * MM
_HATCH = 4.0
_LABEL_COLUMN_MM = 45.0
_SWATCH = 9.0
_PATTERNS = ("solid", "empty", "hatched", "crossed")


@dataclass(frozen=True)
class _Frame:
    """Where a chart's parts stand below its upper edge.

    Attributes:
        apart: From the middle of one bar to that of the next one in its group.
    """

    chart: Chart
    fonts: FontFamily
    width: float
    labels: tuple[tuple[str, ...], ...]
    value_size: float
    apart: float

    @property
    def step(self) -> float:
        """Width of one group of bars."""
        return self.width / max(1, len(self.chart.labels))

    @property
    def bar(self) -> float:
        """Width of one bar."""
        return min(_WIDEST_BAR, self.step * _BAR_SHARE / len(self.chart.series))

    @property
    def foot(self) -> float:
        """Distance of the axis from the upper edge."""
        return _PLOT + NORMAL_LEADING * self.value_size + 2.0

    @property
    def height(self) -> float:
        """All of it, legend included."""
        lines = max((len(lines) for lines in self.labels), default=0)
        legend = 2 * NORMAL_LEADING * _LABEL if len(self.chart.series) > 1 else 0.0
        return self.foot + lines * NORMAL_LEADING * _LABEL + legend + 6.0


def chart_slabs(chart: Chart, fonts: FontFamily, width: float) -> list[Slab]:
    """A chart with its caption as slabs that stay on one page."""
    frame = _frame(chart, fonts, width)
    slabs = [
        Slab(
            NORMAL_LEADING * size * len(lines) + 2.0,
            partial(_draw_words, lines, bold=bold, size=size, frame=frame),
            keep=True,
        )
        for text, size, bold in ((chart.caption, _CAPTION, True), (chart.unit_line, _UNIT, False))
        if text
        for lines in [break_text(clean_text(text), fonts.bold, size, width)]
    ]
    slabs.append(Slab(frame.height, partial(_draw, frame)))
    slabs[0].gap = PARAGRAPH_GAP
    return slabs


def chart_table(chart: Chart) -> Table:
    """The same figures as a table, for files that cannot draw."""
    width = (TEXT_WIDTH_MM - _LABEL_COLUMN_MM) / len(chart.series)
    columns = (
        Column(chart.label_title, _LABEL_COLUMN_MM),
        *(Column(one.name, width, Align.RIGHT) for one in chart.series),
    )
    values = zip(*(one.values for one in chart.series), strict=True)
    rows = tuple(Row((label, *row)) for label, row in zip(chart.labels, values, strict=True))
    return Table(columns, rows, caption=chart.caption, unit_line=chart.unit_line)


def _frame(chart: Chart, fonts: FontFamily, width: float) -> _Frame:
    step = width / max(1, len(chart.labels))
    labels = tuple(
        break_text(clean_text(one), fonts.regular, _LABEL, step - 4) for one in chart.labels
    )
    widest = max(
        (
            fonts.regular.width(format_number(value), 1)
            for one in chart.series
            for value in one.values
        ),
        default=0.0,
    )
    most = step / len(chart.series)
    size = next(
        (size for size in _VALUE_SIZES if widest * size + _VALUE_GAP <= most), _VALUE_SIZES[-1]
    )
    apart = min(most, max(most * _BAR_SHARE, widest * size + _VALUE_GAP))
    return _Frame(chart, fonts, width, labels, size, apart)


def _draw_words(
    lines: Sequence[str],
    canvas: Canvas,
    left: float,
    top: float,
    *,
    bold: bool,
    size: float,
    frame: _Frame,
) -> None:
    face = frame.fonts.bold if bold else frame.fonts.italic
    canvas.setFont(face.name, size)
    for place, line in enumerate(lines):
        spare = frame.width - face.width(line, size)
        y = top - ASCENT * size - place * NORMAL_LEADING * size
        canvas.drawString(left + (spare / 2 if bold else spare), y, line)


def _draw(frame: _Frame, canvas: Canvas, left: float, top: float) -> None:
    chart, axis = frame.chart, top - frame.foot
    highest = max((value for one in chart.series for value in one.values), default=0) or 1
    canvas.setLineWidth(0.5)
    for group in range(len(chart.labels)):
        middle = left + (group + 0.5) * frame.step
        for place, one in enumerate(chart.series):
            value = one.values[group]
            center = middle + (place - (len(chart.series) - 1) / 2) * frame.apart
            height = _PLOT * value / highest
            _draw_bar(canvas, center - frame.bar / 2, axis, (frame.bar, height), place)
            canvas.setFont(frame.fonts.regular.name, frame.value_size)
            canvas.drawCentredString(center, axis + height + 3.0, format_number(value))
        _draw_label(frame, canvas, middle, axis, frame.labels[group])
    canvas.setLineWidth(0.75)
    canvas.line(left, axis, left + frame.width, axis)
    if len(chart.series) > 1:
        _draw_legend(frame, canvas, left, top - frame.height)


def _draw_label(
    frame: _Frame, canvas: Canvas, middle: float, axis: float, lines: Sequence[str]
) -> None:
    canvas.setFont(frame.fonts.regular.name, _LABEL)
    for place, line in enumerate(lines):
        y = axis - 3.0 - ASCENT * _LABEL - place * NORMAL_LEADING * _LABEL
        canvas.drawCentredString(middle, y, line)


def _draw_legend(frame: _Frame, canvas: Canvas, left: float, bottom: float) -> None:
    face = frame.fonts.regular
    widths = [_SWATCH + 4 + face.width(one.name, _LABEL) for one in frame.chart.series]
    x = left + (frame.width - sum(widths) - 18 * (len(widths) - 1)) / 2
    for place, (one, width) in enumerate(zip(frame.chart.series, widths, strict=True)):
        canvas.setLineWidth(0.5)
        _draw_bar(canvas, x, bottom + 8.0, (_SWATCH, _SWATCH), place)
        canvas.setFont(face.name, _LABEL)
        canvas.drawString(x + _SWATCH + 4, bottom + 8.5, one.name)
        x += width + 18


def _draw_bar(
    canvas: Canvas, left: float, foot: float, size: tuple[float, float], place: int
) -> None:
    """One bar; its pattern tells its series, so that no colour is needed."""
    width, height = size
    if height <= 0:
        return
    pattern = _PATTERNS[place % len(_PATTERNS)]
    canvas.setFillGray(0)
    canvas.rect(left, foot, width, height, stroke=1, fill=int(pattern == "solid"))
    if pattern in {"hatched", "crossed"}:
        _hatch(canvas, left, foot, size, crossed=pattern == "crossed")


def _hatch(
    canvas: Canvas, left: float, foot: float, size: tuple[float, float], *, crossed: bool
) -> None:
    width, height = size
    strokes = []
    reach = _HATCH
    while reach < width + height:
        begin, end = max(0.0, reach - height), min(width, reach)
        strokes.append((left + begin, foot + reach - begin, left + end, foot + reach - end))
        if crossed:
            strokes.append(
                (left + width - begin, foot + reach - begin, left + width - end, foot + reach - end)
            )
        reach += _HATCH
    if strokes:
        canvas.lines(strokes)
