"""What was typed into a dialog and not saved: kept on every box, offered when it is asked again."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from mdd_desktop.services import drafts
from mdd_desktop.services.drafts import ABOUT, DIALOG, Draft
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.form_dialog import FormDialog


class DialogDraft(QObject):
    """Opens a dialog; a crash, a lock or Esc leaves what stood in it, saving forgets it.

    Args:
        dialog: Not yet open.
        desk: Keeps drafts.
        page: Where one goes on with it, by the name of a route: ``child``.
        question: Names the dialog among those of a record: ``dong``.
        record: Whom it is about; "" for none.
    """

    def __init__(
        self, dialog: FormDialog, desk: Desk, *, page: str, question: str, record: object = ""
    ) -> None:
        super().__init__(dialog)
        self._dialog, self._desk = dialog, desk
        self._key = f"{DIALOG}.{page}.{question}:{record}"
        self._is_kept = False
        dialog.left.connect(self._keep)
        dialog.cleared.connect(self._forget)
        dialog.finished.connect(self._finished)
        dialog.is_saving = desk.tasks.is_saving
        desk.ask(drafts.load, self._key, on_done=self._offer, owner=dialog)
        dialog.open()

    def _offer(self, draft: Draft | None) -> None:
        if draft is None:
            return
        self._is_kept = True
        if not self._dialog.typed() and not self._desk.meeting:  # a masked name must not be saved
            draft.fields.pop(ABOUT, None)
            self._dialog.offer(draft.fields)

    def _keep(self) -> None:
        typed = self._dialog.typed()
        if typed:
            self._is_kept = True
            about = self._dialog.title.rstrip("?")
            self._desk.ask(drafts.save, self._key, {**typed, ABOUT: about})

    def _finished(self, result: int) -> None:
        if result == QDialog.DialogCode.Accepted:
            self._forget()
        elif self._dialog.typed():
            self._keep()
            self._desk.told.emit(tr("Điều chị gõ dở được giữ, mở lại là thấy."))

    def _forget(self) -> None:
        if self._is_kept:
            self._is_kept = False
            self._desk.ask(drafts.discard, self._key)
