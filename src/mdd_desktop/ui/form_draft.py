"""What was typed into a form and not saved yet: kept box by box, shown again afterwards."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal

from mdd_desktop.services import drafts
from mdd_desktop.services.drafts import ABOUT, Draft
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.form_page import FormPage


class FormDraft(QObject):
    """Keeps a new record whole; of a correction only what differs, so that others' changes stay.

    Attributes:
        shown: What was left before stands in the boxes again.
        beside: What is kept with the boxes and stands in none of them; may be added to.
    """

    shown = Signal()

    def __init__(self, view: FormPage, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._key = ""
        self._is_new, self._is_kept = True, False
        self.beside: dict[str, str] = {}
        self._stored: dict[str, str] = {}
        self._as_saved = Button(tr("Theo hồ sơ"), icon="arrow-back-up")
        self._as_saved.setToolTip(tr("Bỏ những gì sửa dở, hiện lại đúng như hồ sơ đang ghi"))
        self._as_saved.clicked.connect(self._forget_typing)
        view.bar.add_before(self._as_saved)
        self._as_saved.hide()
        view.box_left.connect(lambda _name: self.keep())

    def begin_new(
        self, key: str, beside: Mapping[str, str] | None = None, *, go_on: bool = True
    ) -> None:
        """Watch a new record's boxes as they stand now; what was left unsaved before comes back.

        Args:
            key: Names the form among drafts, such as ``child:new``.
            beside: What else is kept with it, such as whom it is about.
            go_on: False begins a draft of its own; the one that was left stays what it was.
        """
        self._begin(key if go_on else f"{key}.{uuid4().hex}", beside or {}, is_new=True)
        if go_on:
            self._load()

    def go_on_with(self, draft: Draft) -> None:
        """Take up one draft of several of a new record."""
        self._begin(draft.key, {}, is_new=True)
        self._show(draft)

    def begin_correction(self, form: str, record: UUID, about: str = "") -> None:
        """Watch the boxes of a record as they stand now; an unsaved correction comes back.

        Args:
            form: Names the form among drafts, such as ``child_edit``.
            record: What is corrected.
            about: Whom it is about, for the list of drafts.
        """
        self._begin(f"{form}:{record}", {ABOUT: about}, is_new=False)
        self._load()

    def stop(self) -> None:
        """Nothing is typed any more."""
        self._key = ""
        self._as_saved.hide()

    def keep(self) -> None:
        """Store what was typed; what was taken back is forgotten."""
        if not self._key:
            return
        typed = self._typed()
        if typed:
            whole = {name: text for name, text in self._view.fields().items() if text}
            kept = {**(whole if self._is_new else typed), **self.beside}
            self._is_kept = True
            self._desk.ask(drafts.save, self._key, kept, on_done=self._told, owner=self._view)
        else:
            self._discard()

    def saved(self) -> None:
        """The record says it now: the draft has done its work."""
        self._discard()
        self.stop()

    def _discard(self) -> None:
        if self._is_kept:
            self._is_kept = False
            self._desk.ask(drafts.discard, self._key)

    def _begin(self, key: str, beside: Mapping[str, str], *, is_new: bool) -> None:
        self._key, self.beside, self._is_new = key, dict(beside), is_new
        self._stored, self._is_kept = self._view.fields(), False
        self._as_saved.hide()

    def _load(self) -> None:
        self._desk.ask(
            drafts.newest, self._key, on_done=self._show, owner=self._view, key="form_draft"
        )

    def _typed(self) -> dict[str, str]:
        now = self._view.fields()
        return {name: text for name, text in now.items() if text != self._stored.get(name, "")}

    def _show(self, draft: Draft | None) -> None:
        if draft is None or not draft.key.startswith(self._key):
            return
        if self._typed():
            self._keep_both(draft)
            return
        self._key, self._is_kept = draft.key, True
        self.beside |= {one: said for one, said in draft.fields.items() if one not in self._stored}
        self._view.show_fields({**self._stored, **draft.fields})
        told = tr("Bản nháp lần trước, chị làm tiếp")
        if not self._is_new:
            told = tr("Bản sửa dở lần trước, chị làm tiếp")
        self._view.bar.show_state(told, "info", "history")
        self._as_saved.setVisible(not self._is_new)
        self.shown.emit()

    def _keep_both(self, draft: Draft) -> None:
        """Typing was quicker than the reading of what had been left: neither takes the other's."""
        if self._is_new and draft.key == self._key:
            aside = f"{self._key}.{uuid4().hex}"
            self._desk.ask(drafts.save, aside, draft.fields)

    def _forget_typing(self) -> None:
        self._view.show_fields(self._stored)
        self._view.bar.show_state("")
        self._as_saved.hide()
        self.keep()

    def _told(self, _nothing: object) -> None:
        moment = self._desk.now()
        self._view.bar.show_state(tr("Đã lưu nháp {time}").format(time=f"{moment:%H:%M}"))
