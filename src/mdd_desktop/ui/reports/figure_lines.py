"""From a report's figures to the rows of the table; nothing is counted here."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from mdd_desktop.domain.figures import FIGURES, Kind
from mdd_desktop.domain.report import Adjustment, Figure, Report
from mdd_desktop.domain.vietnamese import format_number, percent_text
from mdd_desktop.ui.reports.ports import NOW, PERIOD, SO_FAR, FigureLine, Note
from mdd_desktop.ui.text import tr, within
from mdd_desktop.ui.widgets.chip import ChipText

NOTHING = "–"
_INNER = 2
_GOOD = 90


class _Row(NamedTuple):
    """Which figures stand in one row; a figure of a period also stands under "Lũy kế"."""

    figure: str
    in_period: str = ""
    so_far: str = ""
    inner: bool = False


_GROUPS: tuple[tuple[str, tuple[_Row, ...]], ...] = (
    (
        "Trẻ em",
        (
            _Row("children_listed", "children_new", "children_listed_in_period"),
            _Row("children_girls", inner=True),
            _Row("children_ethnic_minority", inner=True),
            _Row("children_poor", inner=True),
            _Row("children_near_poor", inner=True),
            _Row("orphans_covid", inner=True),
            _Row("orphans_other_cause", inner=True),
            _Row("children_moved_in"),
            _Row("children_moved_out"),
        ),
    ),
    (
        "Đỡ đầu",
        (
            _Row("children_sponsored", "children_sponsored_new", "children_sponsored_in_period"),
            _Row("children_sponsored_direct", inner=True),
            _Row("children_sponsored_indirect", inner=True),
            _Row("children_sponsored_to_18", inner=True),
            _Row("children_unsponsored"),
            _Row("sponsors_active", "sponsors_new", "sponsors_in_period"),
            _Row("sponsors_direct", inner=True),
            _Row("sponsors_indirect", inner=True),
            _Row("sponsorships_active", "sponsorships_started"),
            _Row("sponsorships_ended"),
        ),
    ),
    (
        "Nguồn lực (đồng)",
        (
            _Row("received_total"),
            _Row("delivered_total"),
            _Row("delivered_cash", inner=True),
            _Row("delivered_goods_value", inner=True),
            _Row("pledged_money"),
            _Row("cash_balance"),
            _Row("late_amount"),
        ),
    ),
    (
        "Thăm, hoạt động",
        (
            _Row("visits"),
            _Row("children_visited"),
            _Row("children_visit_overdue"),
            _Row("activities"),
        ),
    ),
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI")


def figure_lines(report: Report, corrected: Sequence[Adjustment]) -> tuple[FigureLine, ...]:
    """Return the rows of a report.

    Args:
        report: As it was frozen, or as it is counted now.
        corrected: What is counted differently since the freezing.
    """
    by_figure = {one.figure: one for one in corrected}
    lines: list[FigureLine] = []
    number = 0
    for at, (title, rows) in enumerate(_GROUPS):
        lines.append(FigureLine("", f"{_ROMAN[at]}. {tr(title)}", depth=0))
        before = False
        for one in rows:
            number += not one.inner
            text = FIGURES[one.figure].label
            if one.inner:
                text = (
                    within(text) if before else tr("trong đó: {label}").format(label=within(text))
                )
            shown = "" if one.inner else str(number)
            lines.append(_line(report, one, (shown, text), by_figure))
            before = one.inner
    return tuple(lines)


def _line(
    report: Report, row: _Row, words: tuple[str, str], corrected: Mapping[str, Adjustment]
) -> FigureLine:
    definition = FIGURES[row.figure]
    standing = definition.kind is Kind.AS_OF
    names = {
        NOW: row.figure if standing else "",
        PERIOD: row.in_period if standing else row.figure,
        SO_FAR: row.so_far if standing else row.figure,
    }
    number, text = words
    return FigureLine(
        number=number,
        text=text,
        depth=_INNER if row.inner else 1,
        as_of=_shown(report.figures, names[NOW]),
        in_period=_shown(report.figures, names[PERIOD], more=standing),
        so_far=_shown(report.cumulative, names[SO_FAR]),
        goal=_chip(report, row.figure, [corrected.get(one) for one in names.values() if one]),
        figures={column: name for column, name in names.items() if name},
    )


def _shown(figures: Mapping[str, Figure], name: str, *, more: bool = False) -> str:
    if not name:
        return NOTHING
    value = figures.get(name)
    sign = "+" if more and value else ""
    return sign + number_text(value)


def _chip(report: Report, figure: str, corrected: Sequence[Adjustment | None]) -> ChipText | None:
    found = next((one for one in corrected if one is not None), None)
    if found is not None:
        return ChipText(tr("đ/c {change}").format(change=change_text(found)), "info", "history")
    rate = report.figures.get("coverage_rate")
    if figure != "children_sponsored" or not isinstance(rate, Decimal):
        return None
    good = rate >= _GOOD
    text = tr("đạt {percent}").format(percent=percent_text(rate))
    return ChipText(text, "ok" if good else "warn", "circle-check" if good else "flag")


def change_text(one: Adjustment) -> str:
    """How a figure changed since the freezing: ``+300.000``."""
    change = one.after - one.before
    return f"{'+' if change > 0 else '−'}{format_number(abs(change))}"


def notes(report: Report) -> tuple[Note, ...]:
    """What is worth a look before the figures are frozen."""
    asked = {
        "children_sponsored_no_delivery": tr("{n} trẻ đang được đỡ đầu chưa nhận gì trong kỳ"),
        "children_visit_overdue": tr("{n} trẻ quá hạn thăm"),
        "sponsorships_late": tr("{n} lượt hỗ trợ trễ"),
        "children_overage_open": tr("{n} trẻ quá 18 tuổi chưa đóng hồ sơ"),
        "delivered_goods_unestimated": tr("{n} hiện vật đã trao chưa quy đổi ra tiền"),
    }
    found = ((text, name, report.figures.get(name)) for name, text in asked.items())
    return tuple(
        Note(text.format(n=number_text(value)), name) for text, name, value in found if value
    )


def number_text(value: Figure) -> str:
    """A figure as a table shows it."""
    if value is None:
        return NOTHING
    return percent_text(value) if isinstance(value, Decimal) else format_number(value)
