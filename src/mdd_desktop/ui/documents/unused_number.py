"""Saying why a number of the register was never used."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from mdd_desktop.services import document_register
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.documents.list_view import DocumentsView
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.reason_dialog import Asked, Decision, ReasonDialog


@dataclass(frozen=True)
class Gap:
    """A number that nobody used or explained."""

    year: int
    series: str
    number: int


class UnusedNumber(QObject):
    """One dialog at a time; the register then prints “Không sử dụng”.

    Attributes:
        gap: The number that is asked about; None while none is missing.
        dialog: While the question stands.
    """

    def __init__(self, view: DocumentsView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self.gap: Gap | None = None
        self.dialog: ReasonDialog | None = None
        view.reason_wanted.connect(self._ask)

    def show_gap(self, gap: Gap | None) -> None:
        """Offer the question about a number."""
        self.gap = gap
        self._view.show_gap(f"{gap.number:02d}" if gap else "")

    def _ask(self) -> None:
        gap = self.gap
        if gap is None:
            return
        asked = Asked(
            tr("Vì sao không dùng số {number:02d}?").format(number=gap.number),
            tr("Sổ văn bản đi sẽ ghi “Không sử dụng” ở số này."),
            tr("Ghi lý do"),
            note_text=tr("Lý do"),
        )
        dialog = ReasonDialog(self._view.window(), asked, self._desk.today)
        dialog.decided.connect(lambda decision: self._write(gap, decision))
        dialog.finished.connect(lambda _: self._closed(dialog))
        self.dialog = dialog
        record = f"{gap.year}.{gap.series}.{gap.number}"
        DialogDraft(dialog, self._desk, page="documents", question="unused", record=record)

    def _closed(self, dialog: ReasonDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _write(self, gap: Gap, decision: Decision) -> None:
        if self.dialog is None:
            return
        self._desk.ask(
            document_register.mark_unused,
            gap.year,
            gap.number,
            decision.note,
            series=gap.series,
            on_done=lambda _: self._written(gap),
            on_error=self._desk.refused(self.dialog.show_failure, tr("Chưa ghi được")),
            owner=self._view,
        )

    def _written(self, gap: Gap) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self._desk.saved(tr("Đã ghi lý do bỏ số {number:02d}.").format(number=gap.number))
