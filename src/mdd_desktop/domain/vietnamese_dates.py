"""Dates as official papers and tables print them."""

import datetime as dt
from typing import Final

_LAST_PADDED_MONTH: Final = 2


def official_date(date: dt.date) -> str:
    """Return "ngày 05 tháng 01 năm 2026": a zero before days below 10 and months 1 and 2 only."""
    return f"ngày {date.day:02} {official_month(date.year, date.month)}"


def official_month(year: int, month: int) -> str:
    """Return "tháng 6 năm 2026", with the zero of months 1 and 2."""
    number = f"{month:02}" if month <= _LAST_PADDED_MONTH else str(month)
    return f"tháng {number} năm {year}"


def short_date(date: dt.date) -> str:
    """Return dd/mm/yyyy, for tables."""
    return f"{date.day:02}/{date.month:02}/{date.year:04}"
