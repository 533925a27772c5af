"""B5, the summary table of communes, and every figure by its id for the workbook."""

from collections.abc import Mapping

from mdd_desktop.domain.document import Absent, Align, CellValue, Column, Row, RowStyle, Table
from mdd_desktop.domain.document_rules import unit_kind
from mdd_desktop.domain.figures import FIGURES, INDICATORS
from mdd_desktop.domain.report import Figure, Report
from mdd_desktop.domain.vietnamese import at_the_start

_COUNT_MM, _MONEY_MM = 9.0, 21.0
_COUNTS: tuple[tuple[str, str, str], ...] = (
    ("Trẻ trong danh sách", "Tổng số", "children_listed"),
    ("Trẻ trong danh sách", "Nữ", "children_girls"),
    ("Trẻ trong danh sách", "Dân tộc thiểu số", "children_ethnic_minority"),
    ("Trẻ trong danh sách", "Mồ côi cả cha mẹ", "orphans_both_parents"),
    ("Trẻ trong danh sách", "Mồ côi cha", "orphans_father"),
    ("Trẻ trong danh sách", "Mồ côi mẹ", "orphans_mother"),
    ("Trẻ trong danh sách", "Do Covid-19", "orphans_covid"),
    ("Trẻ trong danh sách", "Nguyên nhân khác", "orphans_other_cause"),
    ("Hoàn cảnh", "Hộ nghèo", "children_poor"),
    ("Hoàn cảnh", "Hộ cận nghèo", "children_near_poor"),
    ("Được đỡ đầu", "Đang được đỡ đầu", "children_sponsored"),
    ("Được đỡ đầu", "Mới trong kỳ", "children_sponsored_new"),
    ("Được đỡ đầu", "Lũy kế", "cumulative:children_sponsored_in_period"),
    ("Được đỡ đầu", "Đến 18 tuổi", "children_sponsored_to_18"),
    ("", "Chưa được đỡ đầu", "children_unsponsored"),
    ("Mẹ đỡ đầu", "Trực tiếp", "sponsors_direct"),
    ("Mẹ đỡ đầu", "Gián tiếp", "sponsors_indirect"),
)
_MONEY: tuple[tuple[str, str, str], ...] = (
    ("Đã trao trong kỳ (đồng)", "Tiền", "delivered_cash"),
    ("Đã trao trong kỳ (đồng)", "Hiện vật", "delivered_goods_value"),
)
_FIGURES = _COUNTS + _MONEY
SUMMARY_FIGURES = tuple(name for _, _, name in _FIGURES)
"""The figures of B5 by the order of its columns."""


def summary_table(report: Report) -> Table:
    """B5: a row per subordinate unit, the last row counted anew and not summed."""
    rows = [
        Row((n, at_the_start(row.name), *_values(row.figures, row.cumulative), row.note))
        for n, row in enumerate(report.rows, start=1)
    ]
    total = Row(
        (whole_name(report), *_values(report.figures, report.cumulative), ""),
        RowStyle.TOTAL,
        span=2,
    )
    return Table(_columns(), (*rows, total) if rows else (), numbered=True)


def whole_name(report: Report) -> str:
    """What the last row is called: ``Toàn tỉnh`` where it is counted anew."""
    if report.level == "centre":
        return "Cả nước"
    kind = unit_kind(report.unit_name)
    return f"Toàn {kind}" if report.province and kind else "Tổng cộng"


def differs_from_sum(report: Report) -> bool:
    """Whether a recounted total is not the sum of its rows, which the table must explain."""
    totals = _values(report.figures, report.cumulative)
    rows = [_values(row.figures, row.cumulative) for row in report.rows]
    return any(
        total != sum(value for value in column if isinstance(value, int))
        for total, *column in zip(totals, *rows, strict=True)
    )


def figures_table(report: Report) -> Table:
    """Every figure by its id, for the workbook."""
    columns = (
        Column("Mã số liệu", 60),
        Column("Số liệu", 90),
        Column("Đơn vị tính", 25, Align.CENTER),
        Column("Trong kỳ", 40, Align.RIGHT),
        Column("Lũy kế", 40, Align.RIGHT),
    )
    rows = tuple(
        Row((name, one.label, one.unit_word, report.figures[name], report.cumulative.get(name)))
        for name, one in FIGURES.items()
        if name in report.figures
    )
    return Table(columns, rows, caption="Số liệu")


def indicators_table(report: Report) -> Table:
    """Every indicator with numerator and denominator, for the workbook."""
    columns = (
        Column("Mã chỉ tiêu", 30),
        Column("Chỉ tiêu", 120),
        Column("Tử số", 30, Align.RIGHT),
        Column("Mẫu số", 30, Align.RIGHT),
    )
    unknown = (Absent.NOT_APPLICABLE, Absent.NOT_APPLICABLE)
    rows = tuple(
        Row((name, one.text, *(report.indicators[name] or unknown)))
        for name, one in INDICATORS.items()
        if name in report.indicators
    )
    return Table(columns, rows, caption="Chỉ tiêu")


def _columns() -> tuple[Column, ...]:
    return (
        Column("STT", 7, Align.CENTER, vertical=True),
        Column("Đơn vị", 28),
        *(
            Column(title, _COUNT_MM, Align.RIGHT, group=group, vertical=True)
            for group, title, _ in _COUNTS
        ),
        *(Column(title, _MONEY_MM, Align.RIGHT, group=group) for group, title, _ in _MONEY),
        Column("Ghi chú", 22),
    )


def _values(
    figures: Mapping[str, Figure], cumulative: Mapping[str, Figure]
) -> tuple[CellValue, ...]:
    return tuple(
        cumulative.get(name.removeprefix("cumulative:"))
        if name.startswith("cumulative:")
        else figures.get(name)
        for name in SUMMARY_FIGURES
    )
