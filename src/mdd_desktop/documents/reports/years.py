"""Tables and charts by year, and by the cause of loss, of the review of five years."""

from collections.abc import Mapping, Sequence

from mdd_desktop.documents.templates import Wording
from mdd_desktop.documents.typed_rows import TypedRow, typed_rows
from mdd_desktop.domain.chart import Chart, Series
from mdd_desktop.domain.document import Absent, Align, CellValue, Column, Row, RowStyle, Table
from mdd_desktop.domain.report import Figure, Report

YEAR_TITLES = (
    "Năm",
    "Trẻ trong danh sách",
    "Trẻ được đỡ đầu",
    "Mẹ đỡ đầu",
    "Đã trao",
    "Hiện vật",
)
_FIGURES = (
    "children_listed",
    "children_sponsored_in_period",
    "sponsors_in_period",
    "delivered_total",
    "delivered_goods_value",
)
_MONEY_FROM = 4
_COLUMNS = (
    Column("Năm", 18, Align.CENTER),
    Column("Trẻ trong danh sách cuối năm", 29, Align.RIGHT),
    Column("Trẻ được đỡ đầu trong năm", 29, Align.RIGHT),
    Column("Mẹ đỡ đầu trong năm", 29, Align.RIGHT),
    Column("Đã trao (đồng)", 30, Align.RIGHT),
    Column("Trong đó hiện vật (đồng)", 30, Align.RIGHT),
)
_SCALES = ((1_000_000_000, 1_000_000, "triệu đồng"), (1_000_000, 1_000, "nghìn đồng"))


def typed_years(words: Wording) -> dict[int, TypedRow]:
    """Years whose totals the officer took from the books, by year.

    Raises:
        RuleError: A line cannot be read.
    """
    lines = words.typed_texts("year_totals")
    rows = typed_rows(lines, YEAR_TITLES, range(len(YEAR_TITLES)))
    return {row[0]: row for row in rows if isinstance(row[0], int)}


def year_rows(report: Report, typed: Mapping[int, TypedRow]) -> list[TypedRow]:
    """Each year with its figures; what was typed in stands before what was counted."""
    counted = {one.year: (one.year, *_counted(one.figures)) for one in report.by_year}
    return [row for _, row in sorted({**counted, **typed}.items())]


def _counted(figures: Mapping[str, Figure]) -> TypedRow:
    values = (figures.get(name) for name in _FIGURES)
    return tuple(value if isinstance(value, int) else None for value in values)


def years_table(words: Wording, report: Report, rows: Sequence[TypedRow], *, typed: bool) -> Table:
    """A row per year and one for all of them, counted anew where it can be."""
    body = [Row((str(row[0]), *row[1:])) for row in rows]
    total: tuple[CellValue, ...] = ("Lũy kế", *_counted(report.figures))
    if typed:
        unknown = (Absent.NOT_APPLICABLE,) * (_MONEY_FROM - 1)
        total = ("Cộng", *unknown, *(_sum(rows, place) for place in (4, 5)))
    return Table(
        _COLUMNS,
        (*body, Row(total, RowStyle.TOTAL)) if body else (),
        caption=words.say("captions.by_year"),
    )


def _sum(rows: Sequence[TypedRow], place: int) -> int:
    return sum(value for row in rows if isinstance(value := row[place], int))


def people_chart(words: Wording, rows: Sequence[TypedRow]) -> Chart:
    """Sponsored children and sponsors of each year."""
    series = (
        Series("Trẻ được đỡ đầu", _numbers(rows, 2)),
        Series("Mẹ đỡ đầu", _numbers(rows, 3)),
    )
    return Chart(words.say("captions.people_chart"), "Năm", _years(rows), series)


def money_chart(words: Wording, rows: Sequence[TypedRow]) -> Chart:
    """What was handed over in the years that know it, in a unit whose numbers fit."""
    rows = [row for row in rows if row[_MONEY_FROM] is not None]
    totals, goods = _numbers(rows, 4), _numbers(rows, 5)
    highest = max(totals, default=0)
    scale, unit = next(((by, word) for least, by, word in _SCALES if highest >= least), (1, "đồng"))
    series = (
        Series("Tổng giá trị", tuple(_rounded(value, scale) for value in totals)),
        Series("Trong đó hiện vật", tuple(_rounded(value, scale) for value in goods)),
    )
    line = f"Đơn vị tính: {unit}{' (làm tròn)' if scale > 1 else ''}"
    return Chart(words.say("captions.money_chart"), "Năm", _years(rows), series, line)


def _rounded(value: int, scale: int) -> int:
    return (value + scale // 2) // scale


def _years(rows: Sequence[TypedRow]) -> tuple[str, ...]:
    return tuple(str(row[0]) for row in rows)


def _numbers(rows: Sequence[TypedRow], place: int) -> tuple[int, ...]:
    return tuple(value if isinstance(value := row[place], int) else 0 for row in rows)


def causes_table(words: Wording, report: Report) -> Table:
    """Children orphaned by Covid-19 and by other causes, apart."""
    listed = _pair(report, "orphans_covid", "orphans_other_cause", "orphans_listed")
    covid, every = _pair(report, "orphans_covid_sponsored", "orphans_sponsored")
    sponsored = (covid, _less(every, covid), every)
    names = ("Do Covid-19", "Do nguyên nhân khác", "Tổng cộng")
    columns = (
        Column("STT", 12, Align.CENTER),
        Column("Nguyên nhân", 51),
        Column("Trẻ mồ côi trong danh sách", 34, Align.RIGHT),
        Column("Đang được đỡ đầu", 34, Align.RIGHT),
        Column("Chưa được đỡ đầu", 34, Align.RIGHT),
    )
    cells = [
        (name, one, two, _less(one, two))
        for name, one, two in zip(names, listed, sponsored, strict=True)
    ]
    rows = [Row((n, *row)) for n, row in enumerate(cells[:2], start=1)]
    total = Row(cells[2], RowStyle.TOTAL, span=2)
    return Table(columns, (*rows, total), caption=words.say("captions.by_cause"))


def _pair(report: Report, *names: str) -> tuple[Figure, ...]:
    return tuple(report.figures.get(name) for name in names)


def _less(whole: Figure, part: Figure) -> int | None:
    return whole - part if isinstance(whole, int) and isinstance(part, int) else None
