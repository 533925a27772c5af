"""From what was counted to what the first page shows; nothing is counted here."""

import datetime as dt
from decimal import Decimal

from mdd_desktop.domain.vietnamese import format_number, percent_text
from mdd_desktop.services.overview import Overview, Share
from mdd_desktop.ui.overview.ports import FIGURE, Counted, Door, FigureShown, MonthBar, ShareLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.tokens import Tone

_MILLION = 1_000_000
_SHOWN = 3
_GOOD, _FAIR = 85, 60
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def day_line(today: dt.date, counted_at: dt.datetime | None = None) -> str:
    """The line under the title; with a time when the figures are those counted then."""
    day = f"{tr(WEEKDAYS[today.weekday()])}, {today:%d/%m/%Y}"
    if counted_at is not None:
        return tr("{day} · số liệu cũ, tính lúc {time}").format(day=day, time=f"{counted_at:%H:%M}")
    return tr("{day} · số liệu tính đến lúc này, bấm vào con số để xem danh sách").format(day=day)


def counted_shown(found: Overview, today: dt.date) -> Counted:
    """The page's numbers in the officer's words."""
    first_day = not found.figures.get("children_listed") and not found.figures.get(
        "delivered_total"
    )
    return Counted(
        figures=tuple(_cards(found)),
        bars=tuple(
            MonthBar(f"T{one.month}", one.pledged, one.delivered, is_now=one.month == today.month)
            for one in found.months
        ),
        year=str(today.year),
        shares=tuple(_share(one) for one in found.shares[:_SHOWN]),
        shares_title=(
            tr("Chỉ tiêu Kế hoạch {number}").format(number=found.plan)
            if found.plan
            else tr("Chỉ tiêu năm {year}").format(year=today.year)
        ),
        shares_all=len(found.shares),
        is_first_day=first_day,
    )


def _cards(found: Overview) -> list[FigureShown]:
    def n(name: str) -> str:
        value = found.figures.get(name)
        return "–" if value is None else format_number(int(value))

    rate = found.figures.get("coverage_rate")
    share = f"{percent_text(rate)} · " if isinstance(rate, Decimal) else ""
    waited = (
        tr("chờ lâu nhất {days} ngày").format(days=format_number(found.longest_wait))
        if found.longest_wait is not None
        else tr("không còn em nào chờ")
    )
    both = tr(" · cả\N{NO-BREAK SPACE}hai\N{NO-BREAK SPACE}{both}").format(
        both=n("sponsors_both_forms")
    )
    return [
        FigureShown(
            "children_listed",
            n("children_listed"),
            tr("nữ {girls} · dân tộc thiểu số {minority}").format(
                girls=n("children_girls"), minority=n("children_ethnic_minority")
            ),
        ),
        FigureShown(
            "children_sponsored",
            n("children_sponsored"),
            tr("{share}đến 18 tuổi: {n}").format(share=share, n=n("children_sponsored_to_18")),
        ),
        FigureShown("children_unsponsored", n("children_unsponsored"), waited),
        FigureShown(
            "sponsors_active",
            n("sponsors_active"),
            tr("trực tiếp {direct} · gián tiếp {indirect}").format(
                direct=n("sponsors_direct"), indirect=n("sponsors_indirect")
            )
            + (both if found.figures.get("sponsors_both_forms") else ""),
        ),
        FigureShown(
            "delivered_total",
            millions(int(found.figures.get("delivered_total") or 0)),
            tr("năm {year} · cam kết {pledged}").format(
                year=found.period.hi.year,
                pledged=millions(int(found.figures.get("pledged_money") or 0)),
            ),
        ),
    ]


def millions(vnd: int) -> str:
    """An amount in million đồng with one decimal: ``422,0``."""
    tenths = (vnd * 10 + _MILLION // 2) // _MILLION
    return f"{format_number(tenths // 10)},{tenths % 10}"


def _share(one: Share) -> ShareLine:
    goal = one.goal or 100
    percent = min(100, int(one.rate * 100 / goal)) if goal else 0
    tone: Tone = "ok" if percent >= _GOOD else "warn" if percent >= _FAIR else "bad"
    figure = tr("{num} / {den} {word} · {percent}").format(
        num=format_number(one.num),
        den=format_number(one.den),
        word=one.unit_word,
        percent=percent_text(one.rate),
    )
    door = Door(FIGURE, (one.figure,))
    return ShareLine(one.text, figure, percent, tone, door)
