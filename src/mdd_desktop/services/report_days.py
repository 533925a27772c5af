"""By what day each report is due in this office: the days of the plans, or those it wrote."""

from mdd_desktop.documents.own_texts import CALENDAR
from mdd_desktop.domain.report_calendar import ReportDuty, duties_with
from mdd_desktop.services.own_wording import own_texts_of
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading


def duties_of(reading: Reading) -> tuple[ReportDuty, ...]:
    """The duties of the office, on its days."""
    return duties_with(own_texts_of(reading).get(CALENDAR, {}))


def duties(registry: Registry) -> tuple[ReportDuty, ...]:
    """The duties of the office, on its days."""
    with registry.read() as reading:
        return duties_of(reading)
