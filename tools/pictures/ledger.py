"""The support book: months, marking a month, single lines, sponsors, one line."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui_support import open_november, write_some_of_november

from mdd_desktop.ui.ledger.section import LedgerSection
from mdd_desktop.ui.ledger.view import LINES, SPONSORS
from pictures.stage import Stage


def pictures(stage: Stage) -> None:
    """Take them at every size, and on the first day."""
    for sitting in stage.sittings():
        open_november(sitting.registry)
        write_some_of_november(sitting.registry)
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
        view = section.view
        view.open_view(LINES)
        sitting.idle()
        line = view.lines.row(0)
        sitting.open("support_form", None, line.id if line else None)
        sitting.made.window.toast.hide()  # it lies over the last box for its six seconds
        sitting.take("05-sua-khoan")
    with stage.sitting() as sitting:
        sitting.open("ledger")
        sitting.take("05-so-ho-tro-chua-mo-so")
        view = sitting.space.section(LedgerSection).view
        view.show_failure("Chưa ghi được", "Ngày 24/11/2026 ở sau ngày hôm nay. Xem lại ngày trao.")
        sitting.take("05-so-ho-tro-loi")
    with stage.sitting("empty") as sitting:
        sitting.open("ledger")
        sitting.take("05-so-ho-tro-ngay-dau")
