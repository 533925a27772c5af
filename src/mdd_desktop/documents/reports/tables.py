"""Tables and charts of the reports of six months, a year and five years."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from mdd_desktop.documents.lists.summary import whole_name
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.chart import Chart, Series
from mdd_desktop.domain.comparison import change_cell
from mdd_desktop.domain.document import Absent, Align, CellValue, Column, Row, RowStyle, Table
from mdd_desktop.domain.figures import FIGURES, INDICATORS
from mdd_desktop.domain.report import Report, is_met, rate
from mdd_desktop.domain.vietnamese import at_the_start, format_number

Rows = Sequence[Mapping[str, str]]
Said = Callable[[str], str]
"""How the issuer says a standing text."""
_TWICE = ("004-1",)  # another plan's name for 002-1
_NONE = Absent.NOT_APPLICABLE
_MOST_SOURCES = 2
_SPONSORED = (
    ("Lượt đỡ đầu", 17, "sponsorships_active"),
    ("Trẻ", 15, "children_sponsored"),
    ("Mẹ đỡ đầu", 17, "sponsors_active"),
    ("Đến 18 tuổi", 17, "children_sponsored_to_18"),
    ("Cam kết trong kỳ (đồng)", 26, "pledged_money"),
    ("Đã trao trong kỳ (đồng)", 26, "delivered_by_sponsorship_total"),
)


def results_table(words: Wording, report: Report, rows: Rows, caption: str) -> Table:
    """Figures of the period beside those of the year before."""
    columns: tuple[Column, ...]
    compared = any(report.previous.get(row["figure"]) is not None for row in rows)
    if compared:
        columns = (
            Column("STT", 11, Align.CENTER),
            Column("Nội dung", 44),
            Column("Đơn vị tính", 22, Align.CENTER),
            Column(at_the_start(report.period_label), 27, Align.RIGHT),
            Column(at_the_start(report.previous_label), 25, Align.RIGHT),
            Column("Tăng, giảm", 36, Align.RIGHT),
        )
    else:
        columns = (
            Column("STT", 12, Align.CENTER),
            Column("Nội dung", 90),
            Column("Đơn vị tính", 25, Align.CENTER),
            Column(at_the_start(report.period_label), 38, Align.RIGHT),
        )
    cells = _result_rows(report, rows, compared=compared)
    return Table(columns, cells, caption=words.say(f"captions.{caption}"))


def _result_rows(report: Report, rows: Rows, *, compared: bool) -> tuple[Row, ...]:
    found = []
    for n, row in enumerate(rows, start=1):
        name = row["figure"]
        now, before = report.figures.get(name), report.previous.get(name)
        cells: tuple[CellValue, ...] = (n, row["label"], FIGURES[name].unit_word, now)
        if compared:
            cells += (before, change_cell(now, before))
        found.append(Row(cells))
    return tuple(found)


def results_chart(words: Wording, report: Report, rows: Rows) -> Chart:
    """The main figures as bars, beside those of the year before where both are known."""
    if report.previous:
        rows = [row for row in rows if report.previous.get(row["figure"]) is not None]
    names = [row["figure"] for row in rows]
    series = [Series(at_the_start(report.period_label), _values(report.figures, names))]
    if report.previous:
        before = at_the_start(report.previous_label)
        series.insert(0, Series(before, _values(report.previous, names)))
    caption = words.say("captions.chart" if report.previous else "captions.chart_alone")
    return Chart(caption, "Nội dung", tuple(row["label"] for row in rows), tuple(series))


def _values(figures: Mapping[str, int | Decimal | None], names: Sequence[str]) -> tuple[int, ...]:
    return tuple(value if isinstance(value, int) else 0 for value in map(figures.get, names))


def measured(report: Report, *, without: Sequence[str] = ()) -> list[str]:
    """Indicators that can be printed: counted here, or counted elsewhere and reported."""
    return [
        name
        for name, one in INDICATORS.items()
        if name not in without
        and report.indicators.get(name)
        and (not one.is_external or report.reporting.get(name))
    ]


def met_and_missed(report: Report) -> tuple[int, int]:
    """How many indicators reach their goal and how many do not, of those with a denominator."""
    outcomes = [_outcome(name, report) for name in measured(report, without=_TWICE)]
    return outcomes.count("Đạt"), outcomes.count("Chưa đạt")


def targets_table(report: Report, caption: str = "", said: Said = str) -> Table:
    """What was planned and what was reached, as it stands in the body."""
    columns = (
        Column("STT", 12, Align.CENTER),
        Column("Chỉ tiêu", 66),
        Column("Kế hoạch (%)", 20, Align.RIGHT),
        Column("Thực hiện", 24, Align.CENTER),
        Column("Tỷ lệ (%)", 19, Align.RIGHT),
        Column("Đạt/Chưa đạt", 24, Align.CENTER),
    )
    rows = []
    for n, name in enumerate(measured(report, without=_TWICE), start=1):
        num, den = report.indicators[name] or (0, 0)
        done = f"{format_number(num)}/{format_number(den)}" if den else _NONE
        cells = (n, said(INDICATORS[name].text), report.goal(name), done, _rate(num, den))
        rows.append(Row((*cells, _outcome(name, report))))
    return Table(columns, tuple(rows), caption=caption)


def targets_detail(report: Report, said: Said = str) -> Table:
    """The same with numerator, denominator and how many units reported, for the annex."""
    columns = (
        Column("STT", 12, Align.CENTER),
        Column("Mã", 18, Align.CENTER),
        Column("Chỉ tiêu", 53),
        Column("Tử số", 15, Align.RIGHT),
        Column("Mẫu số", 17, Align.RIGHT),
        Column("Tỷ lệ (%)", 17, Align.RIGHT),
        Column("Ghi chú", 33),
    )
    rows = []
    for n, name in enumerate(measured(report), start=1):
        num, den = report.indicators[name] or (0, 0)
        cells = (n, name, said(INDICATORS[name].text), num, den or _NONE, _rate(num, den))
        rows.append(Row((*cells, _reported(report, name))))
    return Table(columns, tuple(rows))


def _reported(report: Report, name: str) -> str:
    """Of a count by others: how many units gave it, and whence, unless each says something else."""
    units, sources = report.reporting.get(name), report.sources.get(name, ())
    told = [f"{units} đơn vị báo cáo"] if units else []
    if 0 < len(sources) <= _MOST_SOURCES:
        told.append(f"nguồn: {', '.join(sources)}")
    return "; ".join(told)


def _rate(num: int, den: int) -> CellValue:
    found = rate(num, den)
    return _NONE if found is None else found


def _outcome(name: str, report: Report) -> str:
    num, den = report.indicators[name] or (0, 0)
    goal = report.goal(name)
    if not den or goal is None:
        return _NONE.value
    return "Đạt" if is_met(num, den, goal) else "Chưa đạt"


def sponsored_table(report: Report) -> Table:
    """B3 without names: sponsorships of each unit, with sums (documents.md §2.2)."""
    columns = (
        Column("STT", 12, Align.CENTER),
        Column("Đơn vị", 35),
        *(Column(title, width, Align.RIGHT) for title, width, _ in _SPONSORED),
    )
    rows = [
        Row((n, at_the_start(row.name), *(row.figures.get(name) for _, _, name in _SPONSORED)))
        for n, row in enumerate(report.rows, start=1)
    ]
    total = Row(
        (whole_name(report), *(report.figures.get(name) for _, _, name in _SPONSORED)),
        RowStyle.TOTAL,
        span=2,
    )
    return Table(columns, (*rows, total) if rows else ())
