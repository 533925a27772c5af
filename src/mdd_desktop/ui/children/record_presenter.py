"""What happens on a child's record: shown, walked through, corrected."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.child import Child
from mdd_desktop.services import child_file, history
from mdd_desktop.services.child_file import ChildFile
from mdd_desktop.services.history import Entry
from mdd_desktop.ui.children.record_view import ChildRecordView
from mdd_desktop.ui.children.sheet import sheet_of, timeline_of
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import tr


class ChildRecordPresenter(QObject):
    """Shows one child.

    Attributes:
        edit_wanted: The child's record is to be corrected.
        neighbour_wanted: -1 or 1, in the order of the list.
        closed: Back to the list.
    """

    edit_wanted = Signal(object)
    neighbour_wanted = Signal(int)
    closed = Signal()

    def __init__(self, view: ChildRecordView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._id: UUID | None = None
        self._child: Child | None = None
        view.edit_requested.connect(self._edit)
        view.neighbour_requested.connect(self.neighbour_wanted)
        view.back_requested.connect(self.closed)
        view.tab_changed.connect(self._tab)
        view.child_wanted.connect(self.open)
        desk.committed.connect(self._changed)

    def open(self, child_id: UUID) -> None:
        """Show a child."""
        self._id = child_id
        self._load()

    def _load(self) -> None:
        self._desk.ask(
            child_file.read_file,
            self._id,
            on_done=self._show,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa mở được hồ sơ")),
            owner=self._view,
            key="child_file",
        )
        self._tab(self._view.open_tab())

    def _show(self, file: ChildFile) -> None:
        self._child = file.child
        self._view.show_sheet(sheet_of(file, self._desk.today))

    def _tab(self, code: str) -> None:
        if code == "timeline" and self._id is not None:
            self._desk.ask(
                history.of_record,
                self._id,
                on_done=self._show_timeline,
                owner=self._view,
                key="child_timeline",
            )

    def _show_timeline(self, entries: Sequence[Entry]) -> None:
        self._view.show_timeline(timeline_of(entries))

    def _edit(self) -> None:
        if self._child is not None:
            self.edit_wanted.emit(self._child)

    def _changed(self, _changes: object) -> None:
        if self._id is not None and self._view.isVisible():
            self._load()
