"""Papers added to a record, looked at and taken out: for a child and for a sponsor alike."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from PySide6.QtCore import QObject

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.paper import PDF, Paper
from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.services import papers
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.paper_card import SCAN_ENDINGS, PaperWishes
from mdd_desktop.ui.paper_dialog import PaperDialog
from mdd_desktop.ui.scan_paper import picture_as_pdf, picture_in_clipboard
from mdd_desktop.ui.scan_viewer import ScanViewer
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ticket import Show
from mdd_desktop.ui.widgets.form_dialog import FormDialog


class PaperSteps(QObject):
    """Asks in a dialog, saves, and says what happened; the record reloads by itself.

    Attributes:
        dialog: The one that is open, or None.
    """

    def __init__(
        self,
        wishes: PaperWishes,
        ground: Ground,
        show_failure: Show,
        *,
        field: Literal["child_id", "sponsor_id"],
        kinds: Sequence[str],
    ) -> None:
        super().__init__(wishes)
        self._ground = ground
        self._desk = ground.desk
        self._show_failure = show_failure
        self._field, self._kinds = field, kinds
        self._owner: UUID | None = None
        self.dialog: FormDialog | ScanViewer | None = None
        wishes.paper_wanted.connect(self._ask_paper)
        wishes.scan_given.connect(lambda path: self._ask_paper("", path=path))
        wishes.scan_pasted.connect(self._paste)
        wishes.scan_wanted.connect(self._read_scan)
        wishes.paper_dropped.connect(self._drop_paper)

    def show_owner(self, owner: UUID | None) -> None:
        """Add papers to this record from now on; None where nothing may be added."""
        self._owner = owner

    def _open(self, dialog: FormDialog | ScanViewer, question: str) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _: self._closed(dialog))
        if isinstance(dialog, FormDialog):
            page = self._field.removesuffix("_id")
            DialogDraft(dialog, self._desk, page=page, question=question, record=self._owner)
        else:
            dialog.open()

    def _closed(self, dialog: FormDialog | ScanViewer) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _save(self, dialog: FormDialog, told: str, service: Any, *given: Any, **named: Any) -> None:  # noqa: ANN401 - any service
        self._desk.save(
            service,
            *given,
            on_done=lambda _: self._saved(dialog, told),
            on_error=self._desk.refused(dialog.show_failure, tr("Chưa ghi được")),
            owner=dialog,
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
        if self._owner is None:
            return
        kinds = tuple((code, label("paper_kind", code)) for code in self._kinds)
        dialog = PaperDialog(self._ground.window, kinds, kind, path=path, pasted=pasted)
        dialog.choose.clicked.connect(lambda: self._choose_file(dialog))
        dialog.decided.connect(lambda: self._add_paper(dialog))
        self._open(dialog, f"paper_{kind}")

    def _choose_file(self, dialog: PaperDialog) -> None:
        pattern = " ".join(f"*.{ending} *.{ending.upper()}" for ending in SCAN_ENDINGS)
        chosen = self._ground.dialogs.files_to_open(tr("Chọn ảnh hoặc bản quét"), pattern)
        if chosen:
            dialog.take(chosen[0])

    def _add_paper(self, dialog: PaperDialog) -> None:
        fields = dialog.fields()
        if self._owner is None:
            return
        if not fields["kind"]:
            dialog.show_problem("kind", tr("Chọn loại giấy trong danh sách."))
            return
        values = {
            self._field: self._owner,
            "kind": fields["kind"],
            "title": fields["title"] or None,
            "dated_on": day_of(dialog.date("dated_on")),
            "valid_until": day_of(dialog.date("valid_until")),
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
        self._open(viewer, "")

    def _drop_paper(self, paper: UUID) -> None:
        self._do(tr("Đã bỏ giấy tờ."), papers.remove, paper)


def day_of(date: PartialDate | None) -> Any:  # noqa: ANN401 - a date or None, as services take it
    """Return the day that a box says."""
    return date.first_day() if date else None
