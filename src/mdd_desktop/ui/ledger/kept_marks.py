"""Months that were marked and not yet written: kept at every mark, marked again afterwards."""

from collections.abc import Mapping

from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.kept_typing import KeptTyping
from mdd_desktop.ui.ledger.view import LedgerView
from mdd_desktop.ui.text import tr


class KeptMarks(KeptTyping):
    """The draft of a year of the support book."""

    def __init__(self, view: LedgerView, desk: Desk) -> None:
        marks = view.model.marks
        way = ("ledger", "marks")
        super().__init__(view, desk, way, read=marks.fields, show=self._mark_again)
        self._view = view
        view.table.marks_changed.connect(self.keep)

    def look_again(self, year: int) -> None:
        """Offer what was marked in a year; what is marked now stays."""
        if not len(self._view.model.marks):
            self.begin(tr("Sổ hỗ trợ năm {year}").format(year=year), year)

    def _mark_again(self, fields: Mapping[str, str]) -> None:
        self._view.model.marks.mark_again(fields)
        self._view.model.repaint()
        self._view.table.marks_changed.emit()
