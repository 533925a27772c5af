"""Half-yearly letters to sponsors: drawn in the background, printed from the very pages."""

import datetime as dt

from mdd_desktop.services import documents
from mdd_desktop.services.documents import Made, Wish
from mdd_desktop.services.offices import Registry

KIND = "D1"
_EVERYBODY = "tat_ca"
_LAST_OF_FIRST_HALF = 6


def half_year(today: dt.date) -> str:
    """The half-year that a letter of today tells about: the one that is running."""
    return f"{today:%Y}-H{1 if today.month <= _LAST_OF_FIRST_HALF else 2}"


def half_name(period: str) -> str:
    """``2026-H2`` in words."""
    year, half = period.split("-H")
    return f"6 tháng {'đầu' if half == '1' else 'cuối'} năm {year}"


def drawn(registry: Registry, period: str, sponsor: str = _EVERYBODY) -> Made:
    """Draw the letter to one sponsor, or to everybody who has somebody to hear of."""
    wish = Wish(KIND, period=period, records={"sponsor": [sponsor]})
    return documents.make(registry, wish, "pdf")
