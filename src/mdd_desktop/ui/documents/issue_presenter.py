"""What happens when a document gets its number, or a replacement is begun."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject

from mdd_desktop.domain.outgoing import OutgoingDocument
from mdd_desktop.services import document_issuing, document_register
from mdd_desktop.services.document_issuing import Issuing
from mdd_desktop.services.documents import Wish
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.documents.composer_view import ComposerView
from mdd_desktop.ui.documents.issue_dialog import IssueDialog
from mdd_desktop.ui.text import tr


class IssuePresenter(QObject):
    """Keeps the draft, asks for number, date and signer, issues.

    Attributes:
        dialog: While the question stands.
    """

    def __init__(self, view: ComposerView, desk: Desk, reopen: Callable[[UUID], None]) -> None:
        super().__init__(view)
        self._view, self._desk, self._reopen = view, desk, reopen
        self._record: OutgoingDocument | None = None
        self._signer = ""
        self.dialog: IssueDialog | None = None

    def ask(
        self,
        wish: Wish,
        draft: UUID | None,
        signer: str,
        kept: Callable[[OutgoingDocument], None],
    ) -> None:
        """Keep the draft and ask under which number it goes out.

        Args:
            wish: As it stands on the screen.
            draft: Of the register; None while it was never kept.
            signer: Offered in the dialog.
            kept: Told the draft as it was kept.
        """
        self._signer = signer

        def show(ready: tuple[OutgoingDocument, int | None]) -> None:
            kept(ready[0])
            self._show(*ready)

        self._desk.ask(
            _ready_to_issue,
            wish,
            draft,
            on_done=show,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ban hành được")),
            owner=self._view,
            key="keep_draft",
        )

    def replace(self, issued: UUID) -> None:
        """Begin a draft that will replace an issued document."""
        self._desk.ask(
            document_issuing.replacement,
            issued,
            on_done=lambda draft: self._reopen(draft.id),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa lập được bản mới")),
            owner=self._view,
        )

    def _show(self, record: OutgoingDocument, number: int | None) -> None:
        self._record = record
        self.dialog = IssueDialog(
            self._view.window(), record.title, number, self._signer, self._desk.today
        )
        self.dialog.decided.connect(self._issue)
        self.dialog.finished.connect(self._closed)
        DialogDraft(self.dialog, self._desk, page="documents", question="issue", record=record.id)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _issue(self, how: Issuing) -> None:
        if self._record is None or self.dialog is None:
            return
        self._desk.ask(
            document_issuing.issue,
            self._record.id,
            how,
            on_done=self._issued,
            on_error=self._desk.refused(self.dialog.show_failure, tr("Chưa ban hành được")),
            owner=self._view,
            sentence=tr("Đang ban hành"),
        )

    def _issued(self, record: OutgoingDocument) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self._desk.saved(
            tr("Đã ban hành {number}.").format(number=record.number_text or record.title),
            undo=False,
        )
        self._reopen(record.id)


def _ready_to_issue(
    registry: Any,  # noqa: ANN401 - the open registry
    wish: Wish,
    draft: UUID | None,
) -> tuple[OutgoingDocument, int | None]:
    """Keep the draft and say which number comes next."""
    record = document_register.save_draft(registry, wish, draft=draft)
    return record, document_register.next_number(registry, wish.kind)
