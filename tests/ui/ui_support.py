"""The support book of the invented commune as it stands before November is written."""

import datetime as dt

import ui_office as office

from mdd_desktop.domain.office import Settings
from mdd_desktop.domain.record import natural_id
from mdd_desktop.domain.support import Direction, SupportEntry
from mdd_desktop.services import ledger, sponsors, sponsorships, support_entries, support_months
from mdd_desktop.services.child_screen import Question, Tab, page
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.support_entries import SupportQuestion
from mdd_desktop.services.support_months import MonthLine, MonthWriting, to_write

MONTH = office.TODAY.month
OPENED = dt.date(2026, 7, 1)


def open_november(registry: Registry) -> None:
    """Let the book begin in July, pay what is behind, and take November's payments out again."""
    with registry.transaction("Mở sổ hỗ trợ") as tx:
        identity = natural_id("settings", office.COMMUNE)
        settings = Settings(id=identity, unit_id=office.COMMUNE, ledger_start=OPENED)
        tx.of(Settings).save(settings)
        for entry in tx.of(SupportEntry).all():
            if entry.date.month == MONTH and entry.direction is Direction.PASSED:
                tx.of(SupportEntry).save(entry.corrected(void=True))
    rows = ledger.year_book(registry, office.TODAY.year).rows
    months = range(OPENED.month, MONTH)
    write(registry, [(row, month) for row in rows for month in months], handed_over=True)


def write_some_of_november(registry: Registry) -> None:
    """Let some be handed over, some received, and a few older ones be missing."""
    rows = ledger.year_book(registry, office.TODAY.year).rows
    write(registry, [(row, MONTH) for row in rows[5::7]], handed_over=True)
    rows = ledger.year_book(registry, office.TODAY.year).rows
    write(registry, [(row, MONTH) for row in rows[1::5]], handed_over=False)
    for row in (rows[0], rows[4], rows[9], rows[16]):
        asked = SupportQuestion(office.TODAY.year, sponsorship=row.sponsorship)
        for line in support_entries.page(registry, asked, 0, 50).rows:
            if line.description == f"Tháng {MONTH - 2}/{office.TODAY.year}" or (
                line.date.startswith(f"{office.TODAY.year}-{MONTH - 1}")
            ):
                support_entries.strike_out(registry, line.id, reason="ghi nhầm em khác")


def write(
    registry: Registry, wanted: list[tuple[ledger.LedgerRow, int]], *, handed_over: bool
) -> None:
    """Write what is missing for these months."""
    lines = tuple(
        MonthLine(row.sponsorship, month, amount)
        for row, month in wanted
        if (amount := to_write(row.cells[month - 1], handed_over=handed_over))
    )
    day = office.TODAY - dt.timedelta(days=2)
    if lines:
        writing = MonthWriting(office.TODAY.year, lines, handed_over=handed_over, on=day)
        support_months.write_month(registry, writing)


def a_second_sponsor(registry: Registry) -> None:
    """Let two sponsors pledge for the same need of two children."""
    values = {"full_name": "Đồn Biên phòng 919", "kind": "tap_the"}
    sponsor = sponsors.register(registry, values)
    found = page(registry, Question(tab=Tab.SPONSORED), 3, 2).rows
    pledge = {"rhythm": "thang", "need": "sinh_hoat", "amount": 500_000, "from_month": "2026-11"}
    for child in found:
        bond = {"form": "gian_tiep", "start": office.TODAY, "child_id": child.id}
        sponsorships.begin(registry, {**bond, "sponsor_id": sponsor.id}, [pledge])
