"""Reminding the sponsor of the row that the ring stands on, from the book itself."""

from PySide6.QtCore import QObject

from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.services import sponsors
from mdd_desktop.services.ledger import LedgerRow
from mdd_desktop.ui.ledger.view import MONTHS, LedgerView
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.sponsorship_questions import Bond
from mdd_desktop.ui.sponsorship_steps import REMIND, SponsorshipSteps
from mdd_desktop.ui.sponsorship_words import reminder_to_send
from mdd_desktop.ui.text import tr


class LedgerReminder(QObject):
    """Looks for whom to call, then asks as every other page does."""

    def __init__(self, view: LedgerView, ground: Ground) -> None:
        super().__init__(view)
        self._view, self._ground = view, ground
        self._steps = SponsorshipSteps(ground)
        view.remind_wanted.connect(self._remind)

    def _remind(self) -> None:
        at = self._view.table.currentIndex().row()
        rows = self._view.model.rows
        if self._view.view() != MONTHS or not 0 <= at < len(rows):
            told = tr("Chọn dòng của Mẹ cần nhắc trong bảng Theo tháng trước.")
            self._ground.desk.told.emit(told)
            return
        row = rows[at]
        self._ground.desk.ask(
            sponsors.get,
            str(row.sponsor),
            on_done=lambda sponsor: self._ask(row, sponsor),
            on_error=self._ground.desk.refused(self._view.show_failure, tr("Chưa nhắc được")),
            owner=self._view,
            key="ledger_remind",
        )

    def _ask(self, row: LedgerRow, sponsor: Sponsor) -> None:
        words = ""
        if row.late:
            months = [str(at) for at, cell in enumerate(row.cells, 1) if cell.late]
            when = tr("tháng {months}").format(months=", ".join(months))
            words = reminder_to_send(row.sponsor_name, row.late, when)
        phone = sponsor.phone or ""
        bond = Bond(row.sponsorship, row.child, row.child_name, row.sponsor_name, words, phone)
        self._steps.ask(REMIND, bond)
