"""What happens in the tab of targets: open what was counted, type in counts and goals."""

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.indicators import INDICATORS
from mdd_desktop.domain.report import Report
from mdd_desktop.services import targets
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.reports.figure_lines import NOTHING
from mdd_desktop.ui.reports.view import ReportView
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import Box
from mdd_desktop.ui.widgets.form_dialog import FormDialog


class TargetPresenter(QObject):
    """Serves the tab of targets.

    Attributes:
        list_wanted: The id of an indicator: who was counted, or what others typed in.
    """

    list_wanted = Signal(str)

    def __init__(self, view: ReportView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._report: Report | None = None
        view.target_opened.connect(self._open)

    def show(self, report: Report) -> None:
        """Know which report the targets are of."""
        self._report = report

    def _open(self, at: int, column: str) -> None:
        line = self._view.targets.row(at)
        if line is None or not line.id:
            return
        if column == "goal" and line.goal != NOTHING:
            self._ask_goal(line.id, line.goal)
        elif column == "done" and line.done != NOTHING:
            self.list_wanted.emit(line.id)
        elif line.external:
            self._ask(line.id)

    def _ask_goal(self, indicator: str, now: str) -> None:
        usual = INDICATORS[indicator].goal
        dialog = FormDialog(
            self._view,
            title=tr("Kế hoạch của đơn vị đặt mức bao nhiêu?"),
            sentence=tr("{text}. Các kế hoạch chung đặt {usual}%.").format(
                text=INDICATORS[indicator].text, usual=usual
            ),
            verb=tr("Đặt mức chỉ tiêu"),
            rows=[[Box("percent", tr("Mức cần đạt (%)"), required=True)]],
            fields={"percent": now.removesuffix("%")},
        )
        dialog.decided.connect(lambda: self._save_goal(dialog, indicator))
        dialog.finished.connect(dialog.deleteLater)
        DialogDraft(dialog, self._desk, page="reports", question="goal", record=indicator)

    def _save_goal(self, dialog: FormDialog, indicator: str) -> None:
        title = tr("Chưa đặt được mức chỉ tiêu")
        typed = dialog.fields()["percent"].removesuffix("%").strip()
        if not typed.isdecimal():
            dialog.show_failure(title, tr("Ghi một số từ 1 đến 100, như 95."))
            return
        self._desk.ask(
            targets.set_goal,
            indicator,
            int(typed),
            on_done=lambda _settings: self._goal_saved(dialog),
            on_error=self._desk.refused(dialog.show_failure, title),
            owner=dialog,
        )

    def _goal_saved(self, dialog: FormDialog) -> None:
        dialog.accept()
        self._desk.saved(tr("Đã đặt mức chỉ tiêu; báo cáo và kế hoạch theo mức mới."))

    def _ask(self, indicator: str) -> None:
        last = self._report.state_on if self._report else self._desk.today
        day = min(last, self._desk.today)
        dialog = FormDialog(
            self._view,
            title=tr("Nhập số liệu do nơi khác đếm"),
            sentence=INDICATORS[indicator].text,
            verb=tr("Ghi số liệu"),
            rows=[
                [
                    Box("num", tr("Số đã làm được"), required=True),
                    Box("den", tr("Tổng số"), required=True),
                    Box("as_of", tr("Tính đến ngày"), "day", required=True),
                ],
                [Box("source", tr("Nguồn (đơn vị, văn bản)"), required=True)],
            ],
            fields={"as_of": f"{day:%d/%m/%Y}"},
        )
        dialog.decided.connect(lambda: self._save(dialog, indicator))
        dialog.finished.connect(dialog.deleteLater)
        DialogDraft(dialog, self._desk, page="reports", question="count", record=indicator)

    def _save(self, dialog: FormDialog, indicator: str) -> None:
        title = tr("Chưa ghi được số liệu")
        typed, as_of = dialog.fields(), dialog.date("as_of")
        numbers = [typed[name].replace(".", "") for name in ("num", "den")]
        if not all(number.isdecimal() for number in numbers) or as_of is None:
            sentence = tr("Ghi đủ hai số và ngày; số chỉ gồm chữ số, như 410 và 520.")
            dialog.show_failure(title, sentence)
            return
        num, den = map(int, numbers)
        self._desk.ask(
            targets.record_external,
            indicator,
            num=num,
            den=den,
            as_of=as_of.first_day(),
            source=typed["source"],
            on_done=lambda _count: self._saved(dialog),
            on_error=self._desk.refused(dialog.show_failure, title),
            owner=dialog,
        )

    def _saved(self, dialog: FormDialog) -> None:
        dialog.accept()
        self._desk.saved(tr("Đã ghi số liệu chỉ tiêu."))
