"""What happens in the composer: texts in, the very pages out, kept as a draft, issued."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.outgoing import OutgoingDocument
from mdd_desktop.services import (
    composer,
    document_issuing,
    document_prints,
    document_register,
    documents,
)
from mdd_desktop.services.composer import Composition
from mdd_desktop.services.documents import Made, Wish
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.documents import composer_shown as shown
from mdd_desktop.ui.documents.composer_view import ComposerView
from mdd_desktop.ui.documents.issue_presenter import IssuePresenter
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ways_out import Paper

_KEEP_MS = 4000


class ComposerPresenter(QObject):
    """One document at a time; figures are counted once and again when the period changes."""

    def __init__(self, view: ComposerView, desk: Desk, paper: Paper) -> None:
        super().__init__(view)
        self._view, self._desk, self._paper = view, desk, paper
        self._wish: Wish | None = None
        self._record: OutgoingDocument | None = None
        self._shown: Composition | None = None
        self._made: Made | None = None
        self._unsaved = False
        self.issuing = IssuePresenter(view, desk, self.reopen)
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keep.timeout.connect(self.keep)
        view.outline.written.connect(self._write)
        view.outline.added.connect(self._add)
        view.head_form.changed.connect(self._set)
        view.recipients_form.changed.connect(self._set)
        view.print_wanted.connect(self._print)
        view.export_wanted.connect(self._export)
        view.issue_wanted.connect(self._issue_or_replace)
        view.tab_opened.connect(self._read_history)

    def begin(self, kind: str, values: Mapping[str, Any] | None = None) -> None:
        """Begin a document of a kind, with a period or records; last year's wording is taken."""
        self.keep()
        self._forget()
        wish = Wish(kind=kind, **dict(values or {}))
        self._ask(_begun, wish)

    def reopen(self, document: UUID) -> None:
        """Open a draft or an issued document."""
        self.keep()
        self._forget()
        self._ask(composer.reopened, document)

    def keep(self) -> None:
        """Store the draft when something was written since."""
        self._keep.stop()
        self._view.outline.tell()
        if not self._unsaved or self._wish is None or self._is_issued():
            return
        self._unsaved = False
        self._desk.ask(
            document_register.save_draft,
            self._wish,
            draft=self._record.id if self._record else None,
            on_done=self._kept,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa lưu được bản thảo")),
            owner=self._view,
            key="keep_draft",
        )

    def _forget(self) -> None:
        self._view.show_opening()
        self._wish = self._record = self._shown = self._made = None
        self._unsaved = False

    def _is_issued(self) -> bool:
        return self._record is not None and self._record.dated is not None

    def _ask(self, service: Any, *arguments: object) -> None:  # noqa: ANN401 - any service
        self._desk.ask(
            service,
            *arguments,
            on_done=self._show,
            on_error=self._not_composed,
            owner=self._view,
            key="compose",
            sentence=tr("Đang soạn văn bản"),
        )

    def _not_composed(self, error: Exception) -> None:
        """What was composed before stays; of another paper nothing does."""
        show = self._view.show_unopened if self._shown is None else self._view.show_unread
        self._desk.refused(show, tr("Chưa vẽ được bản in"))(error)

    def _show(self, answer: Composition | tuple[OutgoingDocument, Composition]) -> None:
        if isinstance(answer, tuple):
            self._record, composition = answer
        else:
            composition = answer
        view, record, first = self._view, self._record, self._shown is None
        self._wish, self._shown = composition.wish, composition
        view.show_opened()
        view.show_title(
            *shown.title_of(composition),
            issued=self._is_issued(),
            number=record.number_text if record else "",
        )
        view.outline.show_sections(
            shown.outline_of(composition), shown.inserts_of(composition.report)
        )
        view.head_form.show_boxes(shown.head_boxes(composition))
        view.recipients_form.show_boxes(shown.recipient_boxes(composition))
        view.show_formats(shown.formats_of(composition))
        if first and (box := view.first_box()) is not None:
            box.setFocus()
        self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        if self._is_issued() and self._record is not None:
            self._desk.ask(
                document_issuing.reprint,
                self._record.id,
                on_done=self._show_issued,
                on_error=self._desk.refused(self._view.show_failure, tr("Chưa in lại được")),
                owner=self._view,
                key="reprint",
            )
            return
        self._desk.tasks.free(
            documents.draw,
            self._shown.document,
            self._shown.report,
            "pdf",
            on_done=self._show_pages,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa vẽ được bản in")),
            owner=self._view,
            key="draw",
            sentence=tr("Đang vẽ bản in"),
        )

    def _show_pages(self, made: Made) -> None:
        self._made = made
        self._view.show_pdf(made.content)

    def _show_issued(self, content: bytes) -> None:
        if self._shown is not None and self._record is not None:
            self._made = Made(content, 0, self._record.sha256 or "", self._shown.report)
            self._view.show_pdf(content)

    def _write(self, _place: str, key: str, text: str) -> None:
        if self._wish is not None:
            content = dict(self._wish.content or {})
            content.pop(key, None)
            lines = shown.lines_of(text)
            if lines:
                content[key] = lines
            self._change(replace(self._wish, content=content))

    def _add(self, place: str, text: str) -> None:
        if self._wish is not None:
            added = dict(self._wish.added)
            added.pop(place, None)
            lines = shown.lines_of(text)
            if lines:
                added[place] = lines
            self._change(replace(self._wish, added=added))

    def _set(self, name: str, value: str) -> None:
        if self._wish is not None:
            wish = shown.changed(self._wish, name, value)
            self._change(wish, counted=shown.is_counted_anew(name))

    def _change(self, wish: Wish, *, counted: bool = False) -> None:
        """Compose again with what was written; the last good pages stay when that fails."""
        if wish == self._wish or self._is_issued():
            return
        self._wish = wish
        self._unsaved = True
        self._keep.start()
        report = None if counted or self._shown is None else self._shown.report
        self._ask(composer.compose, wish, report)

    def _kept(self, record: OutgoingDocument) -> None:
        self._record = record
        if self.issuing.dialog is None:
            time = self._desk.now()
            self._desk.told.emit(tr("Đã lưu bản thảo lúc {at}.").format(at=f"{time:%H:%M}"))

    def _print(self) -> None:
        pdf = self._view.preview.pdf()
        if pdf:
            self._paper.print_pdf(pdf, self._noting())

    def _export(self, form: str) -> None:
        if self._shown is None:
            return
        path = self._paper.file_to_save(shown.file_name(self._shown, form), form)
        if path is None:
            return
        pdf = self._view.preview.pdf() if form == "pdf" else b""
        note = self._noting()

        def saved(_nothing: object) -> None:
            note(0)
            self._desk.told.emit(tr("Đã lưu {file}").format(file=path.name))

        refused = self._desk.refused(self._view.show_failure, tr("Chưa lưu được tệp"))
        if self._is_issued() and self._record is not None:
            self._desk.ask(
                document_issuing.save_reprint,
                self._record.id,
                path,
                form,
                on_done=saved,
                on_error=refused,
                owner=self._view,
                sentence=tr("Đang lưu tệp"),
            )
            return
        self._desk.tasks.free(
            shown.write_file,
            self._shown,
            form,
            path,
            pdf,
            on_done=saved,
            on_error=refused,
            owner=self._view,
            sentence=tr("Đang lưu tệp"),
        )

    def _noting(self) -> Callable[[int], None]:
        """Return what notes copies of the pages that are shown now, whatever is shown then."""
        composition, made = self._shown, self._made

        def note(copies: int) -> None:
            if composition is not None and made is not None:
                self._desk.ask(document_prints.note_print, composition.document, made, copies)

        return note

    def _issue_or_replace(self) -> None:
        if self._is_issued() and self._record is not None:
            self.issuing.replace(self._record.id)
            return
        self._view.outline.tell()
        if self._wish is not None and self._shown is not None:
            signer = self._shown.document.issuer.signer_name.replace("\u00a0", " ")
            draft = self._record.id if self._record else None
            self.issuing.ask(self._wish, draft, signer, self._ready)

    def _ready(self, record: OutgoingDocument) -> None:
        self._record = record
        self._unsaved = False

    def _read_history(self, tab: str) -> None:
        if tab == "history":
            if self._record is None:
                self._view.show_history([])
                return
            self._desk.ask(
                composer.edits,
                self._record.id,
                on_done=lambda edits: self._view.show_history(shown.history_of(edits)),
                owner=self._view,
                key="history",
            )


def _begun(registry: Any, wish: Wish) -> Composition:  # noqa: ANN401 - the open registry
    """Compose a new document with the wording of the last one of its kind."""
    before = composer.last_years(registry, wish)
    try:
        return composer.compose(registry, before or wish)
    except RegistryError:
        if before is None:
            raise
        return composer.compose(registry, wish)
