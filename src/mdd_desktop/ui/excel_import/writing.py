"""An import written, and the workbook of its problems saved."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import excel_import
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.services.excel.planning import Plan
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.excel_import.ports import DoneShown
from mdd_desktop.ui.excel_import.view import DONE, ExcelImportView
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ways_out import Stick


class ImportWriter(QObject):
    """The one place of the import that writes.

    Attributes:
        written: The id of the import, None when nothing was to do.
    """

    written = Signal(object)

    def __init__(self, view: ExcelImportView, desk: Desk, stick: Stick) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._stick = stick

    def write(self, path: Path, choices: Choices) -> None:
        """Import in one transaction; stopping it leaves nothing behind."""
        self._desk.ask(
            excel_import.run,
            path,
            choices,
            on_done=self._done,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa nhập được")),
            owner=self._view,
            sentence=tr("Đang nhập"),
        )

    def _done(self, result: tuple[Plan, str | None]) -> None:
        plan, batch = result
        title = tr("Đã nhập {count} dòng").format(
            count=format_number(plan.counts["new"] + plan.counts["updated"])
        )
        self._view.done.show_done(
            DoneShown(title, _facts(plan), _sentence(plan), can_undo=batch is not None)
        )
        self._view.show_step(DONE)
        self.written.emit(batch)
        self._desk.told.emit(title)

    def save_errors(self, path: Path, plan: Plan) -> None:
        """Save the officer's workbook again with its problems marked."""
        target = self._stick.file_to_save(f"{path.stem} - loi.xlsx", "xlsx")
        if target is None:
            return
        self._desk.ask(
            _write_errors,
            path,
            plan,
            target,
            on_done=lambda _none: self._desk.told.emit(
                tr("Đã lưu {file}").format(file=target.name)
            ),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa lưu được tệp lỗi")),
            owner=self._view,
            sentence=tr("Đang lưu tệp lỗi"),
        )


def _facts(plan: Plan) -> tuple[tuple[str, str], ...]:
    counts = plan.counts
    refused = len({finding.row for finding in plan.refused})
    return (
        (tr("Thêm mới"), format_number(counts["new"])),
        (tr("Cập nhật"), format_number(counts["updated"])),
        (tr("Không đổi"), format_number(counts["unchanged"])),
        (tr("Vào hàng chờ"), format_number(counts["duplicate"])),
        (tr("Không nhận"), format_number(refused)),
    )


def _sentence(plan: Plan) -> str:
    sentence = tr("Lần nhập này hoàn tác được bất cứ lúc nào, cả những hồ sơ đã cập nhật.")
    waiting = plan.counts["duplicate"]
    if not waiting:
        return sentence
    queued = tr("{count} dòng nghi trùng vào hàng chờ ở bước Chọn tệp.").format(count=waiting)
    return f"{queued} {sentence}"


def _write_errors(_registry: Registry, path: Path, plan: Plan, target: Path) -> None:
    excel_import.save_error_workbook(path, plan, target)
