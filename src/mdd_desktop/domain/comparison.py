"""A figure against the same period before, in words (documents.md §2.2)."""

from decimal import Decimal

from mdd_desktop.domain.figures import FIGURES
from mdd_desktop.domain.report import Figure, figure_text, rate
from mdd_desktop.domain.vietnamese import format_number, percent_text

EQUAL = "bằng"


def change_text(figure_id: str, now: Figure, before: Figure) -> str:
    """``tăng 02 trẻ (50%)``, ``bằng``; no percent of nothing; empty when either is unknown."""
    if not isinstance(now, int) or not isinstance(before, int):
        return _rate_change(now, before)
    if now == before:
        return EQUAL
    unit = FIGURES[figure_id].unit_word
    size = figure_text(figure_id, abs(now - before))
    return f"{_direction(now - before)} {size} {unit}{_share(now, before)}"


def change_cell(now: Figure, before: Figure) -> str:
    """The same for a table, whose row names the unit: ``tăng 2 (50%)``."""
    if not isinstance(now, int) or not isinstance(before, int):
        return _rate_change(now, before)
    if now == before:
        return EQUAL
    return f"{_direction(now - before)} {format_number(abs(now - before))}{_share(now, before)}"


def _rate_change(now: Figure, before: Figure) -> str:
    """Rates are compared in points, not in percent of percent."""
    if not isinstance(now, Decimal) or not isinstance(before, Decimal):
        return ""
    if now == before:
        return EQUAL
    points = percent_text(abs(now - before)).removesuffix("%")
    return f"{_direction(now - before)} {points} điểm phần trăm"


def _direction(difference: int | Decimal) -> str:
    return "tăng" if difference > 0 else "giảm"


def _share(now: int, before: int) -> str:
    share = rate(abs(now - before), before)
    return "" if share is None else f" ({percent_text(share)})"
