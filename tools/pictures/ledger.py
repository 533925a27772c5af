"""The support book: months, marking a month, single lines, sponsors, one line."""

import datetime as dt

import ui_office as office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mdd_desktop.domain.office import Settings
from mdd_desktop.domain.record import natural_id
from mdd_desktop.services import ledger, support_entries, support_months
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.support_entries import SupportQuestion
from mdd_desktop.services.support_months import MonthLine, MonthWriting, to_write
from mdd_desktop.ui.ledger.section import LedgerSection
from mdd_desktop.ui.ledger.view import LINES, SPONSORS
from pictures.stage import Stage

MONTH = office.TODAY.month


def pictures(stage: Stage) -> None:
    """Take them at every size, and on the first day."""
    for sitting in stage.sittings():
        open_the_book(sitting.registry)
        sitting.open("ledger")
        section = sitting.space.section(LedgerSection)
        sitting.take("05-so-ho-tro")
        section.presenter.mark_month()
        table = section.view.table
        QTest.keyClick(table, Qt.Key.Key_Down)
        QTest.keyClick(table, Qt.Key.Key_Space)
        sitting.take("05-so-ho-tro-ghi-ca-thang")
        section.view.model.marks.clear()
        section.view.show_marking(some=False)
        section.view.open_view(LINES)
        sitting.idle()
        sitting.take("05-so-ho-tro-tung-lan")
        section.view.open_view(SPONSORS)
        sitting.idle()
        sitting.take("05-so-ho-tro-theo-me")
        sitting.open("support_form")
        sitting.take("05-ghi-mot-khoan")
    with stage.sitting("empty") as sitting:
        sitting.open("ledger")
        sitting.take("05-so-ho-tro-ngay-dau")


def open_the_book(registry: Registry) -> None:
    """Let the book begin in July, as an office would that starts with the program."""
    with registry.transaction("Mở sổ hỗ trợ") as tx:
        settings = tx.settings()
        identity = natural_id("settings", office.COMMUNE)
        opened = Settings(id=identity, unit_id=office.COMMUNE, ledger_start=dt.date(2026, 8, 1))
        tx.of(Settings).save(opened if settings.id == identity else settings)
    rows = ledger.year_book(registry, office.TODAY.year).rows
    for handed_over, some in ((True, rows[5::7]), (False, rows[1::5])):
        lines = tuple(
            MonthLine(
                row.sponsorship, MONTH, to_write(row.cells[MONTH - 1], handed_over=handed_over)
            )
            for row in some
            if to_write(row.cells[MONTH - 1], handed_over=handed_over)
        )
        day = office.TODAY - dt.timedelta(days=2)
        writing = MonthWriting(office.TODAY.year, lines, handed_over=handed_over, on=day)
        support_months.write_month(registry, writing)
    for row in (rows[0], rows[4], rows[8]):
        asked = SupportQuestion(office.TODAY.year, 10, sponsorship=row.sponsorship)
        for line in support_entries.page(registry, asked, 0, 1).rows:
            support_entries.strike_out(registry, line.id, reason="ghi nhầm em khác")
