"""What happens in the import: read, match, put right, write, take back."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import excel_import
from mdd_desktop.services.excel.choices import Choices, Existing
from mdd_desktop.services.excel.preview import Preview, PreviewRow, RowState
from mdd_desktop.services.import_drafts import Begun
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.excel_import import lines
from mdd_desktop.ui.excel_import.begun import BegunImports
from mdd_desktop.ui.excel_import.questions import answered, questions_of
from mdd_desktop.ui.excel_import.taking_back import TakingBackImports
from mdd_desktop.ui.excel_import.view import COLUMNS, FILE, PREVIEW, ExcelImportView
from mdd_desktop.ui.excel_import.writing import ImportWriter
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ways_out import Stick
from mdd_desktop.ui.widgets.page_model import PAGE_ROWS

PATTERN = "*.xlsx *.xlsm *.xls *.ods *.csv *.htm *.html"


class ExcelImportPresenter(QObject):
    """One workbook at a time; every decision reads it again and writes nothing.

    Attributes:
        list_wanted: Look at the children.
    """

    list_wanted = Signal()

    def __init__(self, view: ExcelImportView, desk: Desk, stick: Stick) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._stick = stick
        self._path: Path | None = None
        self._choices = Choices()
        self._preview: Preview | None = None
        self._filter = "all"
        self._rows: list[PreviewRow] = []
        self._at = 0
        self.may_write = True
        self.past = TakingBackImports(view, desk)
        self.writer = ImportWriter(view, desk, stick)
        self.begun = BegunImports(view, desk)
        self.writer.written.connect(self.past.remember)
        self.writer.written.connect(self.begun.forget)
        view.file.go_on_wanted.connect(self.open_file)
        view.file.choose_wanted.connect(self._choose)
        view.columns.column_matched.connect(self._match)
        view.columns.answered.connect(self._answer_question)
        view.columns.sheet_chosen.connect(lambda name: self._decide(Choices(sheet=name)))
        view.back_wanted.connect(self._back)
        view.forward_wanted.connect(self._forward)
        view.problem_wanted.connect(self._next_problem)
        step = view.preview
        step.filter_chosen.connect(self._choose_filter)
        step.row_chosen.connect(self._explain)
        step.page_wanted.connect(self._more)
        step.rule_chosen.connect(self._choose_rule)
        view.errors_wanted.connect(self._save_errors)
        step.panel.fix_wanted.connect(self._fix)
        step.panel.skip_wanted.connect(self._skip)
        step.panel.answer_wanted.connect(self._answer_row)
        view.done.again_wanted.connect(self.begin)
        view.done.list_wanted.connect(self.list_wanted)

    def begin(self) -> None:
        """Start with an empty desk; the earlier imports and the rows that wait are shown."""
        self._path, self._preview, self._choices = None, None, Choices()
        self._view.show_failure("", "")
        self._view.show_step(FILE)
        self.load()

    def load(self) -> None:
        """Come back to the page; an import that was begun goes on."""
        if self._view.step() == FILE:
            self.past.load()
            self.begun.load()

    def open_file(self, path: Path) -> None:
        """Read a workbook and show its columns, or the rows if some were decided before."""
        self._path, self._preview = path, None
        self._choices = Choices(existing=self._choices.existing)
        self._begin_table()
        self._view.show_failure("", "")
        self.begun.take_up(path, self._take_up)

    def _take_up(self, kept: Begun | None) -> None:
        self._choices = kept.choices if kept else self._choices
        self._ask(PREVIEW if kept and kept.decisions else COLUMNS)

    def _choose(self) -> None:
        paths = self._stick.files_to_open(tr("Chọn tệp Excel"), PATTERN)
        if paths:
            self.open_file(paths[0])

    def _ask(self, step: int) -> None:
        """Read the workbook with what is decided so far; nothing is written."""
        self._desk.ask(
            excel_import.preview,
            self._path,
            self._choices,
            on_done=lambda preview: self._take(preview, step),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa đọc được tệp")),
            owner=self._view,
            key="excel_preview",
            sentence=tr("Đang đọc tệp"),
        )

    def _take(self, preview: Preview, step: int) -> None:
        fresh = self._preview is None
        self._preview, self._choices = preview, preview.plan.choices
        self._view.show_failure("", "")
        if not fresh:
            self.begun.keep(self._choices)
        self._show_columns(preview)
        if step == PREVIEW or not fresh:
            self._show_table(preview, keep_columns=not fresh and self._view.step() == PREVIEW)
        if fresh or step != self._view.step():
            self._view.show_step(step)
        self._show_bar()
        if fresh:
            self._view.first_box().setFocus()

    # -- the columns ----------------------------------------------------------------------------

    def _show_columns(self, preview: Preview) -> None:
        read, step = preview.plan.read, self._view.columns
        name = self._path.name if self._path else ""
        step.show_file(name, lines.file_facts(preview), preview.sheets, read.sheet.name)
        step.show_columns(lines.column_lines(preview), preview.fields)
        step.show_questions(questions_of(preview, self._choices))

    def _decide(self, choices: Choices) -> None:
        self._choices = choices
        self._ask(self._view.step())

    def _match(self, letters: str, field: str) -> None:
        preview = self._preview
        if preview is None:
            return
        mapped = {one.letters: one.field for one in preview.columns if one.field != field}
        self._decide(replace(self._choices, columns={**mapped, letters: field or None}))

    def _answer_question(self, key: str, code: str) -> None:
        if self._preview is not None:
            self._decide(answered(self._preview, self._choices, key, code))

    def _begin_table(self) -> None:
        self._at, self._filter = 0, "all"
        self._view.preview.filters.show_code(self._filter)

    # -- the preview ----------------------------------------------------------------------------

    def _show_table(self, preview: Preview, *, keep_columns: bool) -> None:
        step = self._view.preview
        if not keep_columns or step.model is None:
            step.show_columns(lines.table_columns(preview))
        counts = {state: preview.count(state) for state in RowState}
        figures = (RowState.NEW, RowState.UPDATED, RowState.DUPLICATE, RowState.REFUSED)
        words = (tr("Tất cả"), tr("Cần xem"), tr("Sẽ thêm"), tr("Sẽ cập nhật"))
        sizes = [
            sum(counts[state] for state in lines.FILTERED[code])
            for code in ("all", "open", "new", "updated")
        ]
        step.show_counts(
            [format_number(counts[state]) for state in figures],
            [f"{word} {format_number(size)}" for word, size in zip(words, sizes, strict=True)],
        )
        self._show_rows()

    def _show_rows(self) -> None:
        preview, step = self._preview, self._view.preview
        if preview is None:
            return
        wanted = lines.FILTERED[self._filter]
        self._rows = [row for row in preview.rows if row.state in wanted]
        first = [lines.sheet_line(row) for row in self._rows[:PAGE_ROWS]]
        name = self._path.name if self._path else ""
        sheet = tr("trang “{name}”").format(name=preview.plan.read.sheet.name)
        step.show_rows(len(self._rows), first, f"{name} · {sheet} · {lines.file_facts(preview)}")
        self._at = min(self._at, max(0, len(self._rows) - 1))
        if self._rows:
            step.choose(self._at)
            self._explain(self._at)

    def _show_bar(self) -> None:
        preview, view = self._preview, self._view
        if preview is None:
            return
        view.forward.allow()
        if view.step() == COLUMNS:
            view.forward.setText(tr("Tiếp"))
            state = tr("Chưa ghi gì vào sổ.")
            if not all(question.answer for question in questions_of(preview, self._choices)):
                state = tr("Còn câu hỏi ở bên phải chưa trả lời.")
                view.forward.refuse(state)
            view.bar.show_state(state, "info", "shield-check")
            return
        taken = preview.count(RowState.NEW) + preview.count(RowState.UPDATED)
        waiting, refused = preview.count(RowState.DUPLICATE), preview.count(RowState.REFUSED)
        told = tr("Chưa ghi gì vào sổ.")
        if waiting or refused:
            told += tr(" {waiting} dòng nghi trùng chờ, {refused} dòng lỗi để lại.").format(
                waiting=waiting, refused=refused
            )
        if not taken and not waiting:
            told = tr("0 thay đổi: mọi dòng đọc được đều đã có trong sổ.")
            view.forward.refuse(told)
        if not self.may_write:
            view.forward.refuse(tr("Cán bộ phụ trách mới nhập được. Chị chuẩn bị đến bước này."))
        view.bar.show_state(told, "ok", "shield-check")
        view.errors.setVisible(refused > 0)
        view.forward.setText(tr("Nhập {count} dòng").format(count=format_number(taken)))

    def _choose_filter(self, code: str) -> None:
        self._filter, self._at = code, 0
        self._show_rows()

    def _choose_rule(self, code: str) -> None:
        self._decide(replace(self._choices, existing=Existing(code)))

    def _more(self, offset: int) -> None:
        shown = [lines.sheet_line(row) for row in self._rows[offset : offset + PAGE_ROWS]]
        self._view.preview.show_page(offset, shown)

    def _explain(self, at: int) -> None:
        preview = self._preview
        if preview is None or at >= len(self._rows):
            return
        self._at = at
        row = self._rows[at]
        wanting = [one for one in preview.rows if lines.needs_somebody(one)]
        place = f"{wanting.index(row) + 1} / {len(wanting)}" if row in wanting else ""
        self._view.preview.panel.show_problem(lines.problem_of(preview, row, place))
        self._view.preview.show_column(lines.problem_column(row))

    def _next_problem(self, step: int) -> None:
        wanting = [at for at, row in enumerate(self._rows) if lines.needs_somebody(row)]
        if self._view.step() != PREVIEW or not wanting:
            return
        later = [at for at in wanting if (at - self._at) * step > 0] or wanting
        at = later[0] if step > 0 else later[-1]
        self._view.preview.choose(at)
        self._explain(at)
        self._view.preview.take_keys(to_type=lines.problem_cell(self._rows[at]) is not None)

    def _fix(self, text: str) -> None:
        row = self._chosen()
        column = lines.problem_column(row) if row else ""
        if row is None or not column:
            return
        fixes = {**self._choices.fixes, f"{column}{row.row}": text}
        self._decide(replace(self._choices, fixes=fixes))

    def _skip(self) -> None:
        row = self._chosen()
        if row is not None:
            left_out = self._choices.left_out | {row.row}
            self._decide(replace(self._choices, left_out=left_out))

    def _answer_row(self, answer: str) -> None:
        row = self._chosen()
        if row is not None:
            answers = {**self._choices.answers, row.row: answer}
            self._decide(replace(self._choices, answers=answers))

    def _chosen(self) -> PreviewRow | None:
        return self._rows[self._at] if self._at < len(self._rows) else None

    # -- writing ----------------------------------------------------------------------------

    def _back(self) -> None:
        if self._view.step() != PREVIEW:
            return self.begin()
        self._view.show_step(COLUMNS)
        return self._show_bar()

    def _forward(self) -> None:
        if self._preview is None or not self._view.forward.isEnabled():
            return
        if self._view.step() == COLUMNS:
            self._begin_table()
            self._view.show_step(PREVIEW)
            self._show_table(self._preview, keep_columns=False)
            self._show_bar()
            self._view.first_box().setFocus()
            return
        if self._path is not None:
            self.writer.write(self._path, self._choices)

    def _save_errors(self) -> None:
        if self._preview is not None and self._path is not None:
            self.writer.save_errors(self._path, self._preview.plan)
