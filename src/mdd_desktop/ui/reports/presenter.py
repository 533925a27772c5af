"""What happens on the page of reports: count, freeze, open the list behind a figure, print."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from mdd_desktop.domain.document import OfficialDocument
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.report import Report
from mdd_desktop.services import documents, frozen_reports, report_page
from mdd_desktop.services.documents import Made, Wish
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.report_page import ReportPage
from mdd_desktop.ui.counted_lists import CountedLists
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.reports.periods import following, past_name, present, short_name
from mdd_desktop.ui.reports.ports import NOW, PERIOD, SO_FAR
from mdd_desktop.ui.reports.shown import page_shown
from mdd_desktop.ui.reports.target_presenter import TargetPresenter
from mdd_desktop.ui.reports.view import PAPER, TARGETS, ReportView
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ways_out import Paper
from mdd_desktop.ui.widgets.reason_dialog import Asked, ReasonDialog

_MONTHLY = "BC-T"


class ReportPresenter(QObject):
    """Screen, pages and files are drawn from the same figures.

    Attributes:
        list_ready: The page of the list behind a figure, and the arguments of its route.
    """

    list_ready = Signal(str, tuple)

    def __init__(self, view: ReportView, desk: Desk, paper: Paper) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._paper = paper
        self._kind = _MONTHLY
        self._period: Period | None = None
        self._page: ReportPage | None = None
        self._drawn: tuple[OfficialDocument, Report] | None = None
        self._stale = True
        self._dialog: ReasonDialog | None = None
        self._lists = CountedLists(view, desk, view.show_failure)
        self._lists.ready.connect(self.list_ready)
        self._targets = TargetPresenter(view, desk)
        self._targets.list_wanted.connect(lambda figure: self._open_list(figure, PERIOD))
        view.kind_chosen.connect(self._kind_chosen)
        view.period_step.connect(self._step)
        view.figure_opened.connect(self._open_figure)
        view.annex_opened.connect(self._open_annex)
        view.tab_opened.connect(self._tab_opened)
        view.print_requested.connect(self._print)
        view.save_requested.connect(self._save)
        view.words_wanted.connect(self._copy_words)
        view.side.copy_wanted.connect(self._copy_paragraph)
        view.side.freeze_wanted.connect(self._ask_to_freeze)
        view.side.note_opened.connect(lambda figure: self._open_list(figure, PERIOD))
        view.side.past_opened.connect(self.show_report)
        desk.committed.connect(self._forget)

    def open(self) -> None:
        """Show the report; it is counted again only after something was saved."""
        if self._period is None:
            self._period = present(self._kind, self._desk.today)
        if self._stale:
            self._load()

    def show_report(self, kind: str, period: str = "") -> None:
        """Show a kind of report, for the present period unless one is named."""
        self._kind = kind
        self._period = Period.parse(period) if period else present(kind, self._desk.today)
        self._load()

    def show_targets(self) -> None:
        """Open the targets."""
        self.open()
        self._view.open_tab(TARGETS)

    def _kind_chosen(self, kind: str) -> None:
        self.show_report(kind)

    def _forget(self, _changes: object) -> None:
        self._stale = True
        if self._view.isVisible():
            self._load()

    def _step(self, step: int) -> None:
        now = self._period or present(self._kind, self._desk.today)
        self._period = (now.previous() or now) if step < 0 else following(now)
        self._load()

    def _load(self) -> None:
        self._stale = False
        period = self._period or present(self._kind, self._desk.today)
        after = following(period)
        self._view.show_period(
            self._kind,
            short_name(period),
            has_before=after != period,
            has_next=after != period and after.lo <= self._desk.today,
        )
        self._desk.ask(
            report_page.report_page,
            self._kind,
            period.text,
            on_done=self._show,
            on_error=self._not_read,
            owner=self._view,
            key="report",
            sentence=tr("Đang tính số liệu của kỳ"),
            beside=True,
        )

    def _not_read(self, error: Exception) -> None:
        self._stale = True
        self._desk.refused(self._view.show_unread, tr("Chưa lập được báo cáo"))(error)

    def _show(self, page: ReportPage) -> None:
        self._page = page
        self._view.show_opened()
        name = past_name(self._period or present(self._kind, self._desk.today))
        self._view.show_figures(page_shown(page, name=name))
        self._targets.show(page.report)
        self._draw(page.document, page.report)

    def _draw(self, document: OfficialDocument, report: Report) -> None:
        self._drawn = (document, report)
        self._desk.tasks.free(
            documents.draw,
            document,
            report,
            "pdf",
            on_done=self._show_pages,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa vẽ được bản in")),
            owner=self._view,
            key="report_pdf",
            sentence=tr("Đang vẽ bản in"),
        )

    def _show_pages(self, made: Made) -> None:
        self._view.show_pdf(made.content)

    def _tab_opened(self, code: str) -> None:
        page = self._page
        if code == PAPER and page is not None and self._drawn != (page.document, page.report):
            self._draw(page.document, page.report)

    def _open_figure(self, at: int, column: str) -> None:
        line = self._view.model.row(at)
        if line is None or not line.figures:
            return
        columns = [column] if column else [NOW, PERIOD, SO_FAR]
        found = next((one for one in columns if one in line.figures), None)
        if found is not None:
            self._open_list(line.figures[found], found)

    def _open_list(self, figure: str, column: str) -> None:
        if self._page is None:
            return
        report = self._page.report
        last = report.state_on
        period = Period.days(min(report.first, last), last)
        if column == SO_FAR:
            period = Period.cumulative(last, min(self._page.begun, last))
        self._lists.open(figure, period)

    def _open_annex(self, at: int, column: str) -> None:
        line = self._view.annexes.row(at)
        if line is None or column not in {"paper", "sheet"}:
            return
        period = None if self._page is None else _wish_period(self._page.report)
        wish = Wish(kind=line.id, period=period)
        shown = self._show_annex if column == "paper" else self._save_annex
        self._desk.ask(
            _composed,
            wish,
            on_done=lambda drawn: shown(line.id, drawn),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa lập được danh sách")),
            owner=self._view,
            key="report_annex",
            sentence=tr("Đang lập danh sách"),
        )

    def _show_annex(self, _kind: str, drawn: tuple[OfficialDocument, Report]) -> None:
        self._view.open_tab(PAPER)
        self._draw(*drawn)

    def _save_annex(self, kind: str, drawn: tuple[OfficialDocument, Report]) -> None:
        self._save_as(drawn, f"{kind.lower()}-{drawn[1].last:%Y-%m}", "xlsx")

    def _ask_to_freeze(self) -> None:
        page = self._page
        if page is None:
            return
        name = past_name(self._period or present(self._kind, self._desk.today))
        asked = Asked(
            title=tr("Chốt số liệu {name}?").format(name=name),
            sentence=tr(
                "Số liệu tính đến hết ngày {day}. Chốt xong vẫn sửa hồ sơ được; "
                "phần sửa sau hiện ở dòng “điều chỉnh”."
            ).format(day=f"{page.report.state_on:%d/%m/%Y}"),
            verb=tr("Chốt số liệu"),
        )
        dialog = ReasonDialog(self._view, asked, self._desk.today)
        dialog.decided.connect(lambda _decision: self._freeze(dialog, again=bool(page.frozen)))
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        dialog.open()

    def _freeze(self, dialog: ReasonDialog, *, again: bool) -> None:
        period = self._period or present(self._kind, self._desk.today)
        self._desk.ask(
            frozen_reports.freeze,
            self._kind,
            period.text,
            again=again,
            on_done=lambda _record: self._was_frozen(dialog),
            on_error=self._desk.refused(dialog.show_failure, tr("Chưa chốt được")),
            owner=self._view,
            sentence=tr("Đang chốt số liệu"),
        )

    def _was_frozen(self, dialog: ReasonDialog) -> None:
        dialog.accept()
        self._desk.told.emit(tr("Đã chốt số liệu."))
        self._load()

    def _print(self) -> None:
        pdf = self._view.preview.pdf()
        if pdf:
            self._view.open_tab(PAPER)
            self._paper.print_pdf(pdf)

    def _save(self, form: str) -> None:
        if self._page is None:
            return
        report = self._page.report
        name = f"{self._kind.lower()}-{(self._period or Period.year(report.last.year)).text}"
        self._save_as((self._page.document, report), name, form)

    def _save_as(self, drawn: tuple[OfficialDocument, Report], name: str, form: str) -> None:
        path = self._paper.file_to_save(f"{name}.{form}", form)
        if path is None:
            return
        self._desk.tasks.free(
            _drawn_and_saved,
            *drawn,
            form,
            path,
            on_done=lambda _none: self._desk.told.emit(tr("Đã lưu {file}").format(file=path.name)),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa lưu được tệp")),
            owner=self._view,
            sentence=tr("Đang lưu báo cáo"),
        )

    def _copy_paragraph(self) -> None:
        self._copy(self._view.paragraph.text().strip("“”"), tr("Đã chép đoạn văn."))

    def _copy_words(self) -> None:
        self._copy(self._view.words.toPlainText(), tr("Đã chép lời văn."))

    def _copy(self, text: str, told: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
            self._desk.told.emit(told)


def _wish_period(report: Report) -> str:
    return f"{report.last:%Y-%m}"


def _composed(registry: Registry, wish: Wish) -> tuple[OfficialDocument, Report]:
    report = documents.gather(registry, wish)
    return documents.composed(registry, wish, report), report


def _drawn_and_saved(document: OfficialDocument, report: Report, form: str, path: Path) -> None:
    documents.save(documents.draw(document, report, form), path)
