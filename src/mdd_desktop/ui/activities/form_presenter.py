"""What happens in the forms of activities and of counts: drafts, checks, saving, removing."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.services import activities
from mdd_desktop.ui.activities.form_view import ActivityFormView
from mdd_desktop.ui.activities.forms import FormKind, missing_boxes
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.form_draft import FormDraft
from mdd_desktop.ui.text import tr

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
        self.draft = FormDraft(view, desk)
        view.save_requested.connect(self._save)
        view.close_requested.connect(self._close)
        view.remove_requested.connect(self._remove)

    def open_new(self) -> None:
        """Begin a new record, or go on with the draft that was left."""
        self._begin(None)
        self._view.show_fields({self._kind.day: f"{self._desk.today:%d/%m/%Y}"})
        self._view.bar.show_state(tr("Chưa ghi gì"), "neu", "pencil")
        self.draft.begin_new(self._kind.draft)

    def open_record(self, record: UUID, fields: Mapping[str, str], *, owned: bool) -> None:
        """Correct a record; one of another office is only looked at."""
        self._begin(record)
        self._view.show_fields(fields)
        self._view.show_owned(owned=owned)
        self._view.bar.show_state("")
        if owned:
            self.draft.begin_correction(self._kind.draft.replace(":new", "_edit"), record)

    def _begin(self, record: UUID | None) -> None:
        self._before = record
        self.draft.stop()
        self._view.show_failure("", "")
        self._view.show_correcting(self._kind, correcting=record is not None)

    def _save(self) -> None:
        fields = self._view.fields()
        missing = missing_boxes(self._kind, fields)
        self._view.show_problems(missing)
        if missing:
            self._view.focus_box(next(iter(missing)))
            return
        self._desk.save(
            self._service,
            self._kind.to_values(fields),
            self._before,
            on_done=self._saved,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ghi được")),
            owner=self._view,
        )

    def _saved(self, _record: object) -> None:
        self.draft.saved()
        self._desk.saved(self._kind.saved)
        self.closed.emit()

    def _remove(self) -> None:
        if self._before is None:
            return
        self._desk.save(
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
        self.draft.keep()
        self.closed.emit()
