"""Nhập từ Excel: four steps, nothing written before the last button, taken back by one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.excel_import.columns_step import ColumnsStep
from mdd_desktop.ui.excel_import.done_step import DoneStep
from mdd_desktop.ui.excel_import.file_step import FileStep
from mdd_desktop.ui.excel_import.preview_step import PreviewStep
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.commit_bar import CommitBar
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader
from mdd_desktop.ui.widgets.step_bar import StepBar

FILE, COLUMNS, PREVIEW, DONE = range(4)
_ROOM_FOR_WORDS = 1080
"""Of the window: three named buttons stand beside what will be written."""


class ExcelImportView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        back_wanted: One step back.
        forward_wanted: From the columns to the preview, or write.
        problem_wanted: The next thing to decide, or with -1 the one before.
        errors_wanted: Save the workbook with its problems marked.
    """

    back_wanted = Signal()
    forward_wanted = Signal()
    problem_wanted = Signal(int)
    errors_wanted = Signal()
    fills_at_once = True

    def __init__(self) -> None:
        super().__init__(tr("Nhập từ Excel"))
        self.header = PageHeader(tr("Nhập từ Excel"))
        self.steps = StepBar([tr("Chọn tệp"), tr("Ghép cột"), tr("Xem trước"), tr("Xong")])
        self.steps.setProperty("mddKind", "")  # it stands beside the title, not on a card
        self.header.add_head(self.steps)
        self.file, self.columns = FileStep(), ColumnsStep()
        self.preview, self.done = PreviewStep(), DoneStep()
        self._stack = QStackedWidget()
        for step in (self.file, self.columns, self.preview, self.done):
            self._stack.addWidget(step)
        self.bar = CommitBar()
        self.errors = self.bar.add_action(Button(tr("Lưu tệp lỗi…"), icon="file-download"))
        self.errors.setToolTip(tr("Cùng mẫu tệp gốc, ô sai tô màu, có lý do; để trả lại ấp."))
        self.errors.clicked.connect(self.errors_wanted)
        self.back = self.bar.add_action(Button(tr("Chọn tệp khác")))
        self.back.clicked.connect(self.back_wanted)
        self.forward = self.bar.add_action(
            Button(tr("Tiếp"), kind="primary", icon="check", key="Ctrl+Enter", hint_only=True)
        )
        self.forward.clicked.connect(self.forward_wanted)
        for key, step_by in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda by=step_by: self.problem_wanted.emit(by))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.forward.click)
        for widget in (self.header, self.banner):
            self.outer.addWidget(widget)
        self.outer.addWidget(self._stack, 1)
        self.outer.addWidget(self.bar)
        self.show_step(FILE)

    def show_step(self, step: int) -> None:
        """Open a step."""
        self.steps.show_step(step)
        self._stack.setCurrentIndex(step)
        self.bar.setVisible(step in {COLUMNS, PREVIEW})
        self.errors.setVisible(step == PREVIEW)
        self.back.setText(tr("Chọn tệp khác") if step == COLUMNS else tr("Quay lại ghép cột"))

    def step(self) -> int:
        """Return the open step."""
        return self._stack.currentIndex()

    @override
    def first_box(self) -> QWidget:
        if self.step() == COLUMNS:
            return self.columns.first_box()
        if self.step() == PREVIEW and self.preview.table is not None:
            return self.preview.table
        return self.file.choose if self.step() == FILE else self.done.again

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.bar.fit(compact=fit.low, full=fit.full)
        self.errors.set_compact(compact=fit.width / fit.scale < _ROOM_FOR_WORDS)
        self.columns.fit(fit)
        self.preview.fit(fit)
