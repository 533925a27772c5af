"""What is said around the figures: targets, annexes, the freezing, the whole text."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mdd_desktop.domain.document import Heading, OfficialDocument, Paragraph
from mdd_desktop.domain.indicators import INDICATORS
from mdd_desktop.domain.report import Adjustment, Report
from mdd_desktop.domain.vietnamese import format_number, percent_text
from mdd_desktop.services.frozen_reports import FrozenLine
from mdd_desktop.ui.reports.figure_lines import NOTHING, change_text, number_text
from mdd_desktop.ui.reports.ports import AnnexLine, FrozenShown, PastLine, TargetLine
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.widgets.chip import ChipText

_PLANS = {
    "000": "Chương trình “Mẹ đỡ đầu”",
    "001": "Chăm sóc, giáo dục, bảo vệ trẻ em 2024-2030",
    "002": "Chăm sóc trẻ em có hoàn cảnh đặc biệt",
    "003": "Vận động nguồn lực",
    "004": "Chăm sóc dựa vào cộng đồng",
}
_LISTS = (
    ("B1", "Danh sách trẻ em mồ côi", "children_listed"),
    ("B2", "Danh sách Mẹ đỡ đầu", "sponsors_active"),
    ("B3", "Tổng hợp nhận đỡ đầu", "sponsorships_active"),
    ("B4", "Theo dõi tình hình trẻ", "visits"),
    ("B5", "Biểu tổng hợp", ""),
    ("B6", "Trẻ chưa được đỡ đầu", "children_unsponsored"),
    ("B7", "Trùng – Sót – Trễ", ""),
    ("B8", "Danh sách công khai", "children_public_allowed"),
)
_MOST_PAST = 6
_SHORT = 10


def target_lines(report: Report) -> tuple[TargetLine, ...]:
    """The indicators of the plans, each plan under its name."""
    lines: list[TargetLine] = []
    plan = ""
    for name, one in INDICATORS.items():
        if name[:3] != plan:
            plan = name[:3]
            lines.append(
                TargetLine("", _PLANS[plan], "", "", "", None, "", external=False, depth=0)
            )
        pair = report.indicators.get(name)
        units = report.reporting.get(name)
        lines.append(
            _target(name, one.text, report.goal(name), pair, units, external=one.is_external)
        )
    return tuple(lines)


def _target(
    name: str,
    text: str,
    goal: int | None,
    pair: tuple[int, int] | None,
    units: int | None,
    *,
    external: bool,
) -> TargetLine:
    num, den = pair or (0, 0)
    state = None
    if den and goal is not None:
        reached = num * 100 >= goal * den
        words = tr("Đạt") if reached else tr("Chưa đạt")
        state = ChipText(words, "ok" if reached else "warn", "circle-check" if reached else "flag")
    if external:
        source = tr("{n} đơn vị báo cáo").format(n=units) if units else tr("chưa có số liệu")
    else:
        source = tr("tính từ sổ") if goal is not None else tr("nêu bằng lời")
    return TargetLine(
        id=name,
        text=text,
        done=f"{format_number(num)} / {format_number(den)}" if den else NOTHING,
        rate=percent_text(Decimal(num * 100) / Decimal(den)) if den else NOTHING,
        goal=f"{goal}%" if goal is not None else NOTHING,
        state=state,
        source=source,
        external=external,
    )


def annex_lines(report: Report) -> tuple[AnnexLine, ...]:
    """The lists that can go with the report."""
    return tuple(
        AnnexLine(name, tr(title), number_text(report.figures.get(figure)) if figure else NOTHING)
        for name, title, figure in _LISTS
    )


def whole_text(document: OfficialDocument) -> str:
    """The words of a document, without its head, tables and foot."""
    return "\n\n".join(_texts(document)).replace("\u00a0", " ")


def _texts(document: OfficialDocument) -> Iterator[str]:
    for block in document.body:
        if isinstance(block, Heading):
            yield " ".join(part for part in (block.number, block.text) if part)
        elif isinstance(block, Paragraph):
            yield "".join(run.text for run in block.runs)


def not_frozen(report: Report, *, name: str) -> FrozenShown:
    """What is said while the figures of a period can still change."""
    return FrozenShown(
        tone="warn",
        icon="lock-open",
        title=tr("Chưa chốt số liệu"),
        sentence=tr(
            "Chốt xong, in lại lúc nào cũng ra đúng con số này. "
            "Sửa về sau hiện ở dòng “điều chỉnh”."
        ),
        until=f"{report.state_on:%d/%m/%Y}",
        button=tr("Chốt số liệu {name}…").format(name=name)
        if len(name) <= _SHORT
        else tr("Chốt số liệu…"),
    )


def frozen(report: Report, at: dt.datetime, by: str, later: Sequence[Adjustment]) -> FrozenShown:
    """What is said after the figures were frozen."""
    return FrozenShown(
        tone="ok",
        icon="lock",
        title=tr("Đã chốt số liệu"),
        sentence=tr("{officer} chốt lúc {time} ngày {day}.").format(
            officer=by, time=f"{at:%H:%M}", day=f"{at:%d/%m/%Y}"
        ),
        until=f"{report.state_on:%d/%m/%Y}",
        button=tr("Chốt lại…"),
        corrections=tuple(
            tr("{label}: {before} → {after} (đ/c {change})").format(
                label=at_the_start(one.label),
                before=format_number(one.before),
                after=format_number(one.after),
                change=change_text(one),
            )
            for one in later
        ),
    )


def past_lines(found: Sequence[FrozenLine], unit: str) -> tuple[PastLine, ...]:
    """The reports of this office that stand, newest first."""
    own = [line for line in found if line.unit == unit and line.stands]
    return tuple(
        PastLine(
            line.kind,
            line.period,
            at_the_start(line.period_label),
            tr("chốt {day}").format(day=f"{line.cut_off:%d/%m}"),
        )
        for line in own[:_MOST_PAST]
    )
