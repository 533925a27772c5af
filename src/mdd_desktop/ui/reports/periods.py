"""Periods of reports: which one is present, which follows, how they are called on the screen."""

import datetime as dt

from mdd_desktop.domain.period import Period, PeriodKind
from mdd_desktop.ui.text import tr

_FIRST_YEAR = 2021
_FIVE = 5
_HALF = 6


def present(kind: str, today: dt.date) -> Period:
    """The period of a kind of report in which a day lies."""
    if kind == "BC-6T":
        return Period.half(today.year, 1 if today.month <= _HALF else 2)
    if kind == "BC-N":
        return Period.year(today.year)
    if kind == "BC-5N":
        return Period.years(_FIRST_YEAR, max(_FIRST_YEAR + _FIVE, today.year))
    return Period.month(today.year, today.month)


def following(period: Period) -> Period:
    """The period of the same kind just after; the same one when there is none."""
    after = period.hi + dt.timedelta(days=1)
    if period.kind is PeriodKind.MONTH:
        return Period.month(after.year, after.month)
    if period.kind is PeriodKind.HALF:
        return Period.half(after.year, 1 if after.month <= _HALF else 2)
    return Period.year(after.year) if period.kind is PeriodKind.YEAR else period


def short_name(period: Period) -> str:
    """The period in the head of the page: ``Tháng 11/2026``."""
    if period.kind is PeriodKind.MONTH:
        return tr("Tháng {month}/{year}").format(month=period.lo.month, year=period.lo.year)
    if period.kind is PeriodKind.HALF:
        half = tr("6 tháng đầu {year}") if period.lo.month == 1 else tr("6 tháng cuối {year}")
        return half.format(year=period.lo.year)
    if period.kind is PeriodKind.YEAR:
        return tr("Năm {year}").format(year=period.lo.year)
    return f"{period.lo.year}-{period.hi.year}"


def past_name(period: Period) -> str:
    """The period inside a sentence: ``tháng 11``, ``năm 2026``."""
    if period.kind is PeriodKind.MONTH:
        return tr("tháng {month}").format(month=period.lo.month)
    return period.label
