"""What happens with the lists an officer keeps under a name: keep, open again, drop."""

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import QObject

from mdd_desktop.services import kept_lists
from mdd_desktop.services.kept_lists import AnyQuestion, KeptList
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import Box
from mdd_desktop.ui.widgets.form_dialog import FormDialog
from mdd_desktop.ui.widgets.kept_page import KeptPage


class KeptLists(QObject, Generic[AnyQuestion]):
    """Stands between a list's star and what is kept.

    Args:
        view: The list.
        desk: The registry.
        asked: What the list asks for now.
        open_one: Ask for what was kept.
        promise: What opening it again will show.
    """

    def __init__(
        self,
        view: KeptPage,
        desk: Desk,
        asked: Callable[[], AnyQuestion],
        open_one: Callable[[AnyQuestion], None],
        *,
        promise: str,
    ) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._asked, self._open_one = asked, open_one
        self._promise = promise
        self._first = asked()
        self._lists: dict[str, KeptList[AnyQuestion]] = {}
        self._dialog: FormDialog | None = None
        view.kept.chosen.connect(lambda name: self._open_one(self._lists[name].asked))
        view.kept.keep_wanted.connect(self._ask_name)
        view.kept.drop_wanted.connect(self._drop)

    def load(self) -> None:
        """Read what is kept."""
        self._desk.ask(
            kept_lists.everything,
            type(self._first),
            on_done=self._show_lists,
            owner=self._view,
            key=(id(self), "kept"),
        )

    def show(self) -> None:
        """Say which list is open, and whether there is anything to keep."""
        asked = self._asked()
        name = next((one.name for one in self._lists.values() if one.asked == asked), "")
        self._view.kept.show_open(name, may_keep=not name and asked != self._first)

    def _show_lists(self, found: Sequence[KeptList[AnyQuestion]]) -> None:
        self._lists = {one.name: one for one in found}
        self._view.kept.show_lists(list(self._lists))
        self.show()

    def _ask_name(self) -> None:
        dialog = FormDialog(
            self._view,
            title=tr("Giữ danh sách đang xem dưới tên nào?"),
            sentence=self._promise,
            verb=tr("Giữ danh sách"),
            rows=[[Box("name", tr("Tên danh sách"), required=True)]],
        )
        dialog.decided.connect(lambda: self._keep(dialog.fields()["name"]))
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        DialogDraft(dialog, self._desk, page="", question="keep", record=type(self._first).__name__)

    def _keep(self, name: str) -> None:
        self._desk.ask(
            kept_lists.keep,
            name,
            self._asked(),
            on_done=self._kept,
            on_error=self._refused,
            owner=self._view,
        )

    def _refused(self, error: Exception) -> None:
        if self._dialog is not None:
            self._desk.refused(self._dialog.show_failure, tr("Chưa giữ được"))(error)

    def _kept(self, kept: KeptList[AnyQuestion]) -> None:
        if self._dialog is not None:
            self._dialog.accept()
            self._dialog = None
        self._desk.told.emit(tr("Đã giữ danh sách “{name}”.").format(name=kept.name))
        self._open_one(kept.asked)

    def _drop(self, name: str) -> None:
        dropped = self._lists[name]
        self._desk.ask(
            kept_lists.drop,
            dropped,
            on_done=lambda _nothing: self._dropped(dropped),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa bỏ được")),
            owner=self._view,
        )

    def _dropped(self, dropped: KeptList[AnyQuestion]) -> None:
        told = tr("Đã bỏ danh sách “{name}”. Hồ sơ vẫn còn.").format(name=dropped.name)
        self._desk.done_here(told, lambda: self._keep_again(dropped))
        self.load()

    def _keep_again(self, dropped: KeptList[AnyQuestion]) -> None:
        self._desk.ask(
            kept_lists.keep,
            dropped.name,
            dropped.asked,
            on_done=lambda _kept: self.load(),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa giữ lại được")),
            owner=self._view,
        )
