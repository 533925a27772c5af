"""What happens in the forms of activities and of counts: drafts, checks, saving, removing."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from mdd_desktop.services import activities, drafts
from mdd_desktop.services.drafts import Draft
from mdd_desktop.ui.activities.form_view import ActivityFormView
from mdd_desktop.ui.activities.forms import FormKind, missing_boxes
from mdd_desktop.ui.correction_draft import CorrectionDraft
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import tr

_DRAFT_MS = 800
Save = Callable[..., Any]


class ActivityFormPresenter(QObject):
    """Enters a record of one kind, or corrects one.

    Attributes:
        closed: The form is to be left.
    """

    closed = Signal()

    def __init__(self, view: ActivityFormView, desk: Desk, kind: FormKind, save: Save) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._kind = kind
        self._service = save
        self._before: UUID | None = None
        self._begun: dict[str, str] = {}
        self._correction = CorrectionDraft(view, desk)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_MS)
        self._timer.timeout.connect(self.save_draft)
        view.box_left.connect(lambda _name: self._timer.start())
        view.focus_lost.connect(lambda: self._timer.start() if self._timer.isActive() else None)
        view.save_requested.connect(self._save)
        view.close_requested.connect(self._close)
        view.remove_requested.connect(self._remove)

    def open_new(self) -> None:
        """Begin a new record, or go on with the draft that was left."""
        self._begin(None)
        self._begun = {self._kind.day: f"{self._desk.today:%d/%m/%Y}"}
        self._view.show_fields(self._begun)
        self._view.bar.show_state(tr("Chưa ghi gì"), "neu", "pencil")
        self._desk.ask(
            drafts.load,
            self._kind.draft,
            on_done=self._show_draft,
            owner=self._view,
            key=self._kind.draft,
        )

    def open_record(self, record: UUID, fields: Mapping[str, str], *, owned: bool) -> None:
        """Correct a record; one of another office is only looked at."""
        self._begin(record)
        self._view.show_fields(fields)
        self._view.show_owned(owned=owned)
        self._view.bar.show_state("")
        if owned:
            self._correction.begin(self._kind.draft.replace(":new", "_edit"), record)

    def save_draft(self) -> None:
        """Store what stands in the boxes."""
        self._timer.stop()
        fields = {name: text for name, text in self._view.fields().items() if text}
        if self._before is not None:
            self._correction.keep()
        elif fields != self._begun:
            key = self._kind.draft
            self._desk.ask(drafts.save, key, fields, on_done=self._kept, owner=self._view)

    def _begin(self, record: UUID | None) -> None:
        self._before = record
        self._correction.stop()
        self._timer.stop()
        self._view.show_failure("", "")
        self._view.show_correcting(self._kind, correcting=record is not None)

    def _kept(self, _nothing: object) -> None:
        moment = self._desk.now()
        self._view.bar.show_state(tr("Đã lưu nháp {time}").format(time=f"{moment:%H:%M:%S}"))

    def _show_draft(self, draft: Draft | None) -> None:
        if draft is not None and self._before is None:
            self._view.show_fields(draft.fields)
            self._view.bar.show_state(tr("Bản nháp lần trước, chị làm tiếp"), "info", "history")

    def _save(self) -> None:
        fields = self._view.fields()
        missing = missing_boxes(self._kind, fields)
        self._view.show_problems(missing)
        if missing:
            self._view.focus_box(next(iter(missing)))
            return
        self._desk.ask(
            self._service,
            self._kind.to_values(fields),
            self._before,
            on_done=self._saved,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ghi được")),
            owner=self._view,
        )

    def _saved(self, _record: object) -> None:
        self._timer.stop()
        self._desk.saved(self._kind.saved)
        if self._before is None:
            self._desk.ask(drafts.discard, self._kind.draft)
        self._correction.saved()
        self.closed.emit()

    def _remove(self) -> None:
        if self._before is None:
            return
        self._desk.ask(
            activities.remove,
            self._before,
            on_done=self._removed,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa xóa được")),
            owner=self._view,
        )

    def _removed(self, _nothing: object) -> None:
        self._desk.saved(tr("Đã xóa khỏi danh sách."))
        self.closed.emit()

    def _close(self) -> None:
        self.save_draft()
        self.closed.emit()
