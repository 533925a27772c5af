"""The papers of the support book: the book itself, and receipts two to a sheet."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from mdd_desktop.services import documents
from mdd_desktop.services.documents import Made, Wish
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.ledger.form_view import SupportFormView
from mdd_desktop.ui.ledger.view import LedgerView
from mdd_desktop.ui.noted_print import print_noted
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ways_out import Paper

_BOOK, _RECEIPT = "B3", "D4"


class LedgerPapers(QObject):
    """Draws them from the registry and hands them to the printer."""

    def __init__(self, view: LedgerView | SupportFormView, desk: Desk, paper: Paper) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._paper = paper

    def print_book(self, year: int) -> None:
        """Print the sponsorships of a year with what was handed over."""
        self._draw(Wish(_BOOK, period=str(year or self._desk.today.year)), tr("Đang vẽ sổ"))

    def print_receipts(self, entries: Sequence[UUID]) -> None:
        """Print a receipt for each line, two copies on a sheet."""
        if entries:
            records = {"entry": [str(one) for one in entries]}
            self._draw(Wish(_RECEIPT, records=records), tr("Đang vẽ biên nhận"))

    def _draw(self, wish: Wish, sentence: str) -> None:
        self._desk.ask(
            documents.make,
            wish,
            "pdf",
            on_done=self._print,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa in được")),
            owner=self._view,
            key="ledger_paper",
            sentence=sentence,
        )

    def _print(self, made: Made) -> None:
        print_noted(self._desk, self._paper, made)
