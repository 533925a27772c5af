"""What happens on the page of reports: count, draw, show, print, save."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from mdd_desktop.domain.document import OfficialDocument
from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.report import Report
from mdd_desktop.services import documents
from mdd_desktop.services.documents import Made, Wish
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.reports.figure_lines import figures_shown, paragraph
from mdd_desktop.ui.reports.view import ReportView
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ways_out import Paper

_KIND = "BC-T"
_MONTHS_IN_YEAR = 12


class ReportPresenter(QObject):
    """Shows one month's report; screen, pages and files are drawn from the same figures."""

    def __init__(self, view: ReportView, desk: Desk, paper: Paper) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._paper = paper
        self._month: tuple[int, int] | None = None
        self._composed: tuple[OfficialDocument, Report] | None = None
        self._stale = True
        view.month_step.connect(self._step)
        view.print_requested.connect(self._print)
        view.save_requested.connect(self._save)
        view.copy_requested.connect(self._copy)
        desk.committed.connect(self._forget)

    def open(self) -> None:
        """Show the report; it is counted again only after something was saved."""
        if self._month is None:
            self._month = (self._desk.today.year, self._desk.today.month)
        if self._stale:
            self._load()

    def _forget(self, _changes: object) -> None:
        self._stale = True
        if self._view.isVisible():
            self._load()

    def _step(self, step: int) -> None:
        year, month = self._month or (self._desk.today.year, self._desk.today.month)
        index = year * _MONTHS_IN_YEAR + month - 1 + step
        self._month = (index // _MONTHS_IN_YEAR, index % _MONTHS_IN_YEAR + 1)
        self._load()

    def _wish(self) -> Wish:
        year, month = self._month or (self._desk.today.year, self._desk.today.month)
        return Wish(kind=_KIND, period=Period.month(year, month).text)

    def _load(self) -> None:
        self._stale = False
        self._view.after.setEnabled(self._next_begins() <= self._desk.today)
        self._desk.ask(
            _gathered,
            self._wish(),
            on_done=self._show,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa lập được báo cáo")),
            owner=self._view,
            key="report",
            sentence=tr("Đang tính số liệu của tháng"),
        )

    def _next_begins(self) -> dt.date:
        year, month = self._month or (self._desk.today.year, self._desk.today.month)
        return Period.month(year, month).hi + dt.timedelta(days=1)

    def _show(self, gathered: tuple[OfficialDocument, Report]) -> None:
        self._composed = gathered
        self._view.show_failure("", "")
        self._view.show_figures(figures_shown(gathered[1]))
        self._desk.tasks.free(
            documents.draw,
            *gathered,
            "pdf",
            on_done=self._show_pages,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa vẽ được bản in")),
            owner=self._view,
            key="report_pdf",
            sentence=tr("Đang vẽ bản in"),
        )

    def _show_pages(self, made: Made) -> None:
        self._view.show_pdf(made.content)

    def _print(self) -> None:
        pdf = self._view.preview.pdf()
        if pdf:
            self._view.open_tab("paper")
            self._paper.print_pdf(pdf)

    def _save(self, form: str) -> None:
        if self._composed is None:
            return
        _document, report = self._composed
        name = f"bao-cao-thang-{report.first:%Y-%m}.{form}"
        path = self._paper.file_to_save(name, form)
        if path is None:
            return
        self._desk.tasks.free(
            _drawn_and_saved,
            *self._composed,
            form,
            path,
            on_done=lambda _none: self._desk.told.emit(tr("Đã lưu {file}").format(file=path.name)),
            on_error=self._not_saved,
            owner=self._view,
            sentence=tr("Đang lưu báo cáo"),
        )

    def _not_saved(self, error: Exception) -> None:
        title = tr("Chưa lưu được tệp")
        if isinstance(error, RegistryError):
            self._view.show_failure(title, error.message)
        elif isinstance(error, OSError):
            sentence = tr("Không ghi được vào chỗ đã chọn. Chị chọn thư mục khác.")
            self._view.show_failure(title, sentence)
        else:
            self._desk.tasks.failed.emit(error)

    def _copy(self) -> None:
        if self._composed is not None:
            QGuiApplication.clipboard().setText(paragraph(self._composed[1]))
            self._desk.told.emit(tr("Đã chép đoạn văn."))


def _gathered(registry: Registry, wish: Wish) -> tuple[OfficialDocument, Report]:
    report = documents.gather(registry, wish)
    return documents.composed(registry, wish, report), report


def _drawn_and_saved(document: OfficialDocument, report: Report, form: str, path: Path) -> None:
    documents.save(documents.draw(document, report, form), path)
