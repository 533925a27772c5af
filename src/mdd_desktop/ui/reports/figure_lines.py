"""From a report's figures to the rows of the table; nothing is counted here."""

from decimal import Decimal

from mdd_desktop.domain.figures import FIGURES, INDICATORS, Kind
from mdd_desktop.domain.report import Figure, Report, figure_text
from mdd_desktop.domain.vietnamese import format_number, percent_text
from mdd_desktop.ui.reports.ports import FigureLine, FiguresShown
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.chip import ChipText

_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Trẻ em",
        (
            "children_listed",
            "-children_girls",
            "-children_ethnic_minority",
            "-children_poor",
            "-orphans_covid",
            "-orphans_other_cause",
            "children_new",
            "children_moved_in",
            "children_moved_out",
        ),
    ),
    (
        "Đỡ đầu",
        (
            "children_sponsored",
            "-children_sponsored_direct",
            "-children_sponsored_indirect",
            "-children_sponsored_to_18",
            "children_unsponsored",
            "children_sponsored_new",
            "sponsors_active",
            "sponsors_new",
        ),
    ),
    (
        "Nguồn lực (đồng)",
        (
            "received_total",
            "delivered_total",
            "-delivered_cash",
            "-delivered_goods_value",
            "pledged_money",
            "cash_balance",
            "late_amount",
        ),
    ),
    (
        "Thăm, hoạt động",
        ("visits", "children_visited", "children_visit_overdue", "activities"),
    ),
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI")


def figures_shown(report: Report) -> FiguresShown:
    """Return the table of figures of a report."""
    lines: list[FigureLine] = []
    for at, (title, names) in enumerate(_GROUPS):
        lines.append(FigureLine("", f"{_ROMAN[at]}. {tr(title)}", depth=0))
        number = 0
        for name in names:
            inner = name.startswith("-")
            number += not inner
            shown = "" if inner else str(number)
            lines.append(_line(report, name.removeprefix("-"), shown, inner=inner))
    indicators = [_indicator(name, pair) for name, pair in report.indicators.items() if pair]
    if indicators:
        lines.append(FigureLine("", f"{_ROMAN[len(_GROUPS)]}. {tr('Chỉ tiêu kế hoạch')}", depth=0))
        lines += indicators
    return FiguresShown(
        period=_capital(report.period_label),
        as_of=tr("Đến {day}").format(day=f"{report.state_on:%d/%m}"),
        so_far=tr("Lũy kế"),
        lines=tuple(lines),
        paragraph=paragraph(report),
        notes=tuple(_notes(report)),
    )


def _line(report: Report, name: str, number: str, *, inner: bool) -> FigureLine:
    definition = FIGURES[name]
    now, so_far = report.figures.get(name), report.cumulative.get(name)
    standing = definition.kind is Kind.AS_OF
    return FigureLine(
        number=number,
        text=tr("trong đó: {label}").format(label=_small(definition.label))
        if inner
        else definition.label,
        depth=2 if inner else 1,
        as_of=_number(now) if standing else "",
        in_period="" if standing else _number(now),
        so_far="" if standing else _number(so_far),
        goal=_rate_chip(report) if name == "children_sponsored" else None,
    )


def _rate_chip(report: Report) -> ChipText | None:
    rate = report.figures.get("coverage_rate")
    if not isinstance(rate, Decimal):
        return None
    good = rate >= 90  # noqa: PLR2004 - nine of ten
    text = tr("đạt {percent}").format(percent=percent_text(rate))
    return ChipText(text, "ok" if good else "warn", "circle-check" if good else "flag")


def _indicator(name: str, pair: tuple[int, int]) -> FigureLine:
    num, den = pair
    definition = INDICATORS[name]
    chip = None
    if den:
        percent = percent_text(Decimal(num * 100) / Decimal(den))
        reached = definition.goal is not None and num * 100 >= definition.goal * den
        text = tr("{percent}, cần {goal}%").format(percent=percent, goal=definition.goal)
        chip = ChipText(text, "ok" if reached else "warn", "circle-check" if reached else "flag")
    shown = f"{format_number(num)} / {format_number(den)}" if den else "–"
    return FigureLine("", definition.text, in_period=shown, goal=chip)


def paragraph(report: Report) -> str:
    """Return a sentence to paste into the Hội's own report."""
    said = {
        name: _in_words(report, name)
        for name in (
            "children_listed",
            "children_sponsored",
            "children_sponsored_new",
            "delivered_total",
        )
    }
    return tr(
        "Trong {period}, Hội kết nối thêm {new} trẻ; đến nay có {sponsored} trẻ được đỡ đầu trong "
        "{listed} trẻ thuộc danh sách, đã trao {money} đồng."
    ).format(
        period=report.period_label,
        new=said["children_sponsored_new"],
        sponsored=said["children_sponsored"],
        listed=said["children_listed"],
        money=said["delivered_total"].removesuffix(" đồng").removesuffix("\u00a0đồng"),
    )


def _in_words(report: Report, name: str) -> str:
    value = report.figures.get(name)
    return tr("chưa có số liệu") if value is None else figure_text(name, value)


def _notes(report: Report) -> list[str]:
    asked = {
        "children_sponsored_no_delivery": tr("{n} trẻ đang được đỡ đầu chưa nhận gì trong kỳ"),
        "children_visit_overdue": tr("{n} trẻ quá hạn thăm"),
        "sponsorships_late": tr("{n} lượt hỗ trợ trễ"),
        "children_overage_open": tr("{n} trẻ quá 18 tuổi chưa đóng hồ sơ"),
        "delivered_goods_unestimated": tr("{n} hiện vật đã trao chưa quy đổi ra tiền"),
    }
    found = ((text, report.figures.get(name)) for name, text in asked.items())
    return [text.format(n=_number(value)) for text, value in found if value]


def _number(value: Figure) -> str:
    if value is None:
        return "–"
    return percent_text(value) if isinstance(value, Decimal) else format_number(value)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
