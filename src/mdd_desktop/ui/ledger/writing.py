"""Writing what is marked in the support book: its day, its reasons, one act for all of it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.vietnamese import format_number, format_vnd
from mdd_desktop.services import support_months
from mdd_desktop.services.support_months import MonthWriting, Written
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.ledger.kept_marks import KeptMarks
from mdd_desktop.ui.ledger.view import LedgerView
from mdd_desktop.ui.text import tr


class MonthWriter(QObject):
    """Writes the marks of a year.

    Args:
        view: The book.
        desk: Calls the service.
        kept: The draft of the marks.
        year: The year in sight.

    Attributes:
        written: The marks are in the book, and none is left.
        entries: Ids of the lines that were written last, for their receipts.
    """

    written = Signal()

    def __init__(
        self, view: LedgerView, desk: Desk, kept: KeptMarks, year: Callable[[], int]
    ) -> None:
        super().__init__(view)
        self._view, self._desk, self._kept, self._year = view, desk, kept, year
        self.entries: tuple[UUID, ...] = ()
        view.bar.write_requested.connect(self.write)

    def write(self) -> None:
        """Write everything that is marked, as one act."""
        view, bar = self._view, self._view.bar
        view.table.finish_typing()
        marks = view.model.marks
        if not len(marks):
            return
        lacking = marks.without_reason()
        if lacking:
            self._ask_reason(lacking[0])
            return
        day = bar.day_read()
        if day is None:
            problem = bar.day.problem() or tr("Ghi đủ ngày, tháng, năm.")
            view.show_failure(tr("Chưa ghi được"), problem)
            bar.day.setFocus()
            return
        self._desk.save(
            support_months.write_month,
            MonthWriting(
                self._year(),
                marks.lines(),
                handed_over=bar.handed_over(),
                on=day,
                receiver=bar.receiver_name(),
            ),
            on_done=self._done,
            on_error=self._desk.refused(view.show_failure, tr("Chưa ghi được")),
            owner=self,
            sentence=tr("Đang ghi hỗ trợ"),
        )

    def _done(self, written: Written) -> None:
        self._view.model.forget_marks()
        self._kept.done()
        self.written.emit()
        self._view.show_failure("", "")
        self.entries = written.entries
        told = tr("Đã ghi {count} lượt, {total} đồng.").format(
            count=format_number(written.months), total=format_vnd(written.total)
        )
        self._view.show_done(told, len(written.entries))
        self._view.table.setFocus()
        self._desk.saved(told)

    def _ask_reason(self, sponsorship: UUID) -> None:
        for at, row in enumerate(self._view.model.rows):
            if row.sponsorship == sponsorship:
                self._view.table.ask_reason(at)
                return
        self._desk.told.emit(tr("Có dòng ngoài điều kiện đang lọc còn thiếu lý do."))
        self._view.clear_filters()
