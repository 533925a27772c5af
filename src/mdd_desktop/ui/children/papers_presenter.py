"""What happens with papers, consents and needs on a child's record."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.paper import CONSENT_FORM, PDF, Paper
from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.services import consents, needs, papers
from mdd_desktop.services.child_file import ChildFile
from mdd_desktop.ui.children.file_dialogs import ConsentDialog, NeedDialog, PaperDialog
from mdd_desktop.ui.children.papers_panel import SCAN_ENDINGS
from mdd_desktop.ui.children.record_ports import NeedLine
from mdd_desktop.ui.children.record_wishes import RecordWishes
from mdd_desktop.ui.children.scan_paper import picture_as_pdf, picture_in_clipboard
from mdd_desktop.ui.children.scan_viewer import ScanViewer
from mdd_desktop.ui.children.sheet_money import need_lines
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.form_dialog import FormDialog

Show = Callable[[str, str], None]


class PapersPresenter(QObject):
    """Asks in a dialog, saves, and says what happened; the record reloads by itself.

    Attributes:
        dialog: The one that is open, or None.
    """

    def __init__(self, wishes: RecordWishes, ground: Ground, show_failure: Show) -> None:
        super().__init__(wishes)
        self._ground = ground
        self._desk = ground.desk
        self._show_failure = show_failure
        self._file: ChildFile | None = None
        self.dialog: FormDialog | ScanViewer | None = None
        wishes.paper_wanted.connect(self._ask_paper)
        wishes.scan_given.connect(lambda path: self._ask_paper("", path=path))
        wishes.scan_pasted.connect(self._paste)
        wishes.scan_wanted.connect(self._read_scan)
        wishes.paper_dropped.connect(self._drop_paper)
        wishes.consent_wanted.connect(self._ask_consent)
        wishes.consent_withdrawn.connect(self._withdraw)
        wishes.need_wanted.connect(self._ask_need)
        wishes.need_dropped.connect(self._drop_need)

    def show_file(self, file: ChildFile) -> None:
        """Work with this child from now on."""
        self._file = file

    def _open(self, dialog: FormDialog | ScanViewer) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _: self._closed(dialog))
        dialog.open()

    def _closed(self, dialog: FormDialog | ScanViewer) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _save(self, dialog: FormDialog, told: str, service: Any, *given: Any, **named: Any) -> None:  # noqa: ANN401 - any service
        self._desk.ask(
            service,
            *given,
            on_done=lambda _: self._saved(dialog, told),
            on_error=self._desk.refused(dialog.show_failure, tr("Chưa ghi được")),
            owner=dialog,
            key="record_dialog",
            sentence=tr("Đang ghi"),
            **named,
        )

    def _saved(self, dialog: FormDialog, told: str) -> None:
        dialog.accept()
        self._desk.saved(told)

    def _do(self, told: str, service: Any, *given: Any, **named: Any) -> None:  # noqa: ANN401 - any service
        self._desk.ask(
            service,
            *given,
            on_done=lambda _: self._desk.saved(told),
            on_error=self._desk.refused(self._show_failure, tr("Chưa ghi được")),
            owner=self,
            **named,
        )

    def _ask_paper(self, kind: str, *, path: Path | None = None, pasted: bytes = b"") -> None:
        if self._file is None or not self._file.is_own:
            return
        dialog = PaperDialog(self._ground.window, kind, path=path, pasted=pasted)
        dialog.choose.clicked.connect(lambda: self._choose_file(dialog))
        dialog.decided.connect(lambda: self._add_paper(dialog))
        self._open(dialog)

    def _choose_file(self, dialog: PaperDialog) -> None:
        pattern = " ".join(f"*.{ending} *.{ending.upper()}" for ending in SCAN_ENDINGS)
        chosen = self._ground.dialogs.files_to_open(tr("Chọn ảnh hoặc bản quét"), pattern)
        if chosen:
            dialog.take(chosen[0])

    def _add_paper(self, dialog: PaperDialog) -> None:
        fields = dialog.fields()
        if self._file is None:
            return
        if not fields["kind"]:
            dialog.show_problem("kind", tr("Chọn loại giấy trong danh sách."))
            return
        values = {
            "child_id": self._file.child.id,
            "kind": fields["kind"],
            "title": fields["title"] or None,
            "dated_on": _day(dialog.date("dated_on")),
            "valid_until": _day(dialog.date("valid_until")),
        }
        told = tr("Đã thêm {paper}.").format(paper=label("paper_kind", fields["kind"]).lower())
        if dialog.path is not None:
            self._save(dialog, told, papers.add_file, values, dialog.path)
        else:
            self._save(dialog, told, papers.add, values, dialog.pasted or None)

    def _paste(self) -> None:
        pasted = picture_in_clipboard()
        if pasted:
            self._ask_paper("", pasted=pasted)
        else:
            sentence = tr("Chép ảnh trước, rồi bấm Ctrl+V ở đây.")
            self._show_failure(tr("Không có ảnh để dán"), sentence)

    def _read_scan(self, paper: UUID) -> None:
        if self._desk.meeting:
            self._desk.told.emit(tr("Đang ở chế độ họp nên bản chụp được che."))
            return
        self._desk.ask(
            papers.read_scan,
            paper,
            on_done=self._show_scan,
            on_error=self._desk.refused(self._show_failure, tr("Chưa xem được")),
            owner=self,
            key="scan",
        )

    def _show_scan(self, found: tuple[Paper, bytes]) -> None:
        paper, content = found
        name = paper.title or label("paper_kind", paper.kind)
        viewer = ScanViewer(self._ground.window, name, content, is_pdf=paper.media == PDF)
        viewer.print_wanted.connect(
            lambda: self._ground.dialogs.print_pdf(
                content if paper.media == PDF else picture_as_pdf(content)
            )
        )
        self._open(viewer)

    def _drop_paper(self, paper: UUID) -> None:
        self._do(tr("Đã bỏ giấy tờ."), papers.remove, paper)

    def _ask_consent(self) -> None:
        file = self._file
        if file is None:
            return
        forms = tuple(
            (str(paper.id), f"{paper.dated_on:%d/%m/%Y}" if paper.dated_on else tr("không ngày"))
            for place in file.papers
            if place.kind == CONSENT_FORM
            for paper in place.papers
        )
        asks_child = any(line.by == "tre" for line in file.consents)
        dialog = ConsentDialog(self._ground.window, file.child, forms, asks_child=asks_child)
        dialog.decided.connect(lambda: self._give(dialog, file.child))
        self._open(dialog)

    def _give(self, dialog: ConsentDialog, child: Child) -> None:
        on = _day(dialog.date("on"))
        if on is None:
            dialog.show_problem("on", tr("Ghi ngày ký trên phiếu."))
            return
        fields = dialog.fields()
        paper = fields.get("paper", "")
        self._save(
            dialog,
            tr("Đã ghi sự đồng ý cho {count} việc.").format(count=len(dialog.scopes())),
            consents.give,
            child.id,
            scopes=dialog.scopes(),
            by=fields["by"] or "giam_ho",
            on=on,
            until=_day(dialog.date("until")),
            name=fields["name"] or None,
            paper_id=UUID(paper) if paper else None,
        )

    def _withdraw(self, scope: str, by: str) -> None:
        if self._file is not None:
            told = tr("Đã rút lại: {what}. Từ giờ không dùng nữa.").format(
                what=label("consent_scope", scope).lower()
            )
            self._do(told, consents.withdraw, self._file.child.id, scope=scope, by=by)

    def _ask_need(self, kind: str) -> None:
        file = self._file
        if file is None or not file.is_own:
            return
        known = next((n for n in need_lines(file, self._desk.today) if n.kind == kind), None)
        dialog = NeedDialog(self._ground.window, known)
        dialog.decided.connect(lambda: self._put_need(dialog, file.child, known))
        self._open(dialog)

    def _put_need(self, dialog: NeedDialog, child: Child, known: NeedLine | None) -> None:
        fields = dialog.fields()
        kind = known.kind if known else fields["kind"]
        if not kind:
            dialog.show_problem("kind", tr("Chọn em cần gì trong danh sách."))
            return
        self._save(
            dialog,
            tr("Đã ghi nhu cầu: {need}.").format(need=label("need", kind).lower()),
            needs.put,
            child.id,
            kind=kind,
            level=fields["level"] or None,
            since=_day(dialog.date("since")),
            note=fields["note"] or None,
        )

    def _drop_need(self, kind: str) -> None:
        if self._file is not None:
            told = tr("Đã bỏ nhu cầu: {need}.").format(need=label("need", kind).lower())
            self._do(told, needs.remove, self._file.child.id, kind=kind)


def _day(date: PartialDate | None) -> Any:  # noqa: ANN401 - a date or None, as services take it
    return date.first_day() if date else None
