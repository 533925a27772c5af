"""What was typed over a record and not saved yet: kept on every pause, shown again afterwards."""

from uuid import UUID

from PySide6.QtCore import QObject

from mdd_desktop.services import drafts
from mdd_desktop.services.drafts import ABOUT, Draft
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.form_page import FormPage


class CorrectionDraft(QObject):
    """Keeps only the boxes that differ from the record, so that what others save stays."""

    def __init__(self, view: FormPage, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._key = self._about = ""
        self._stored: dict[str, str] = {}
        self._as_saved = Button(tr("Theo hồ sơ"), icon="arrow-back-up")
        self._as_saved.setToolTip(tr("Bỏ những gì sửa dở, hiện lại đúng như hồ sơ đang ghi"))
        self._as_saved.clicked.connect(self._forget_typing)
        view.bar.add_before(self._as_saved)
        self._as_saved.hide()

    def begin(self, form: str, record: UUID, about: str = "") -> None:
        """Watch the boxes as they stand now; what was left unsaved before comes back.

        Args:
            form: Names the form among drafts, such as ``child_edit``.
            record: What is corrected.
            about: Whom it is about, for the list of drafts.
        """
        self._key, self._about = f"{form}:{record}", about
        self._stored = self._view.fields()
        self._as_saved.hide()
        self._desk.ask(
            drafts.load,
            self._key,
            on_done=self._show,
            owner=self._view,
            key="correction_draft",
        )

    def stop(self) -> None:
        """No record is corrected any more."""
        self._key = ""
        self._as_saved.hide()

    def keep(self) -> None:
        """Store what differs, or forget the draft when nothing does."""
        if not self._key:
            return
        typed = self._typed()
        if typed:
            kept = {**typed, ABOUT: self._about}
            self._desk.ask(drafts.save, self._key, kept, on_done=self._told, owner=self._view)
        else:
            self._desk.ask(drafts.discard, self._key)

    def saved(self) -> None:
        """The record says it now: the draft has done its work."""
        if self._key:
            self._desk.ask(drafts.discard, self._key)
        self.stop()

    def _typed(self) -> dict[str, str]:
        now = self._view.fields()
        return {name: text for name, text in now.items() if text != self._stored.get(name, "")}

    def _show(self, draft: Draft | None) -> None:
        if draft is None or draft.key != self._key or self._typed():
            return
        self._view.show_fields({**self._stored, **draft.fields})
        told = tr("Bản sửa dở lần trước, chị làm tiếp")
        self._view.bar.show_state(told, "info", "history")
        self._as_saved.show()

    def _forget_typing(self) -> None:
        self._view.show_fields(self._stored)
        self._view.bar.show_state("")
        self._as_saved.hide()
        self.keep()

    def _told(self, _nothing: object) -> None:
        moment = self._desk.now()
        self._view.bar.show_state(tr("Đã lưu nháp {time}").format(time=f"{moment:%H:%M:%S}"))
