"""Imports taken back, and rows of theirs that wait for a decision."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import excel_import
from mdd_desktop.services.excel import queue
from mdd_desktop.services.excel.applying import Undone
from mdd_desktop.services.excel.choices import NEW_CHILD
from mdd_desktop.services.excel.queue import WaitingRow
from mdd_desktop.services.excel_import import PastImport
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.excel_import import lines
from mdd_desktop.ui.excel_import.ports import OUT, BatchLine
from mdd_desktop.ui.excel_import.view import DONE, ExcelImportView
from mdd_desktop.ui.text import tr


class TakingBackImports(QObject):
    """What stands below the place where a workbook is dropped.

    Attributes:
        batch: The import that was just written.
    """

    def __init__(self, view: ExcelImportView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self.batch: str | None = None
        view.file.undo_wanted.connect(self._take_back)
        view.file.settle_wanted.connect(self._settle)
        view.done.undo_wanted.connect(self._take_back_last)

    def load(self) -> None:
        """Read the earlier imports and the rows that wait."""
        self._desk.ask(
            excel_import.past_imports, on_done=self._show_past, owner=self._view, key="excel_past"
        )
        self._desk.ask(queue.waiting, on_done=self._show_queue, owner=self._view, key="excel_queue")

    def remember(self, batch: object) -> None:
        """The import that was just written."""
        self.batch = str(batch) if batch else None

    def _show_past(self, imports: Sequence[PastImport]) -> None:
        self._view.file.show_past([_line(one) for one in imports])

    def _show_queue(self, rows: Sequence[WaitingRow]) -> None:
        self._view.file.show_queue([lines.queue_line(row) for row in rows])

    def _take_back_last(self) -> None:
        if self.batch is not None:
            self._take_back(self.batch)

    def _take_back(self, batch: str) -> None:
        self._desk.ask(
            excel_import.undo,
            batch,
            on_done=self._taken_back,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa hoàn tác được")),
            owner=self._view,
            sentence=tr("Đang hoàn tác lần nhập"),
        )

    def _taken_back(self, done: Undone) -> None:
        title = tr("Đã hoàn tác lần nhập")
        sentence = tr("Trả lại {restored} hồ sơ, bỏ {voided} hồ sơ mới lập.").format(
            restored=format_number(done.restored), voided=format_number(done.voided)
        )
        kept = [
            tr("Dòng {row}: {reason}").format(row=one.row, reason=one.reason) for one in done.kept
        ]
        self.batch = None
        self._view.done.show_undone(title, sentence, kept)
        self._view.show_step(DONE)
        self._desk.told.emit(title)
        self.load()

    def _settle(self, batch: str, row: int, answer: str) -> None:
        self._desk.ask(
            _settle,
            batch,
            row,
            answer,
            on_done=self._settled,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ghi được dòng này")),
            owner=self._view,
        )

    def _settled(self, _record: object) -> None:
        self._view.show_failure("", "")
        self._desk.told.emit(tr("Đã quyết định dòng chờ."))
        self.load()


def _settle(registry: Registry, batch: str, row: int, answer: str) -> None:
    if answer == NEW_CHILD:
        queue.enter_as_new(registry, batch, row)
    elif answer == OUT:
        queue.leave_out(registry, batch, row)
    else:
        queue.enter_into(registry, batch, row, UUID(answer))


def _line(one: PastImport) -> BatchLine:
    what = tr("thêm {new}, cập nhật {updated}, chờ {waiting}").format(
        new=format_number(one.counts.get("new", 0)),
        updated=format_number(one.counts.get("updated", 0)),
        waiting=format_number(one.counts.get("duplicate", 0)),
    )
    made = f"{one.made_at.astimezone():%d/%m/%Y %H:%M}"
    return BatchLine(one.batch, one.file, made, what, one.is_undone)
