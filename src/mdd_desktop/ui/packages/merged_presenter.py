"""What happens with packages that were merged: their files, the way back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import originals, unmerging
from mdd_desktop.services.originals import Original
from mdd_desktop.services.unmerging import Unmerged
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.packages.inbox_view import InboxView
from mdd_desktop.ui.packages.ports import MergedLine
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.ways_out import Stick


class MergedPresenter(QObject):
    """Lists them, copies their files, takes merges back."""

    def __init__(self, view: InboxView, desk: Desk, stick: Stick) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._stick = stick
        self.unit_name: Callable[[str], str] = str
        view.tab_changed.connect(self._tab_changed)
        view.merged.copy_wanted.connect(self._copy)
        view.merged.undo_wanted.connect(lambda package: self.take_back([package]))

    def take_back(self, packages: Sequence[str]) -> None:
        """Take back the merge of some packages."""
        self._desk.ask(
            unmerging.unmerge,
            packages,
            on_done=self._taken_back,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa hoàn tác được")),
            owner=self._view,
            sentence=tr("Đang hoàn tác lần gộp"),
        )

    def _tab_changed(self, code: str) -> None:
        if code == "merged":
            self._load()

    def _load(self) -> None:
        self._desk.ask(originals.all_merged, on_done=self._show, owner=self._view, key="merged")

    def _show(self, found: Sequence[Original]) -> None:
        self._view.merged.show_merged([self._line(one) for one in found])

    def _line(self, one: Original) -> MergedLine:
        number = tr("gói số {number}").format(number=one.number) if one.number else tr("biên nhận")
        return MergedLine(
            package=one.package,
            sender=at_the_start(self.unit_name(one.sender)),
            title=number,
            made=f"{one.made.astimezone():%H:%M %d/%m/%Y}",
            merged=f"{one.merged.astimezone():%H:%M %d/%m/%Y}",
            changes=format_number(one.changes),
            kept=one.file is not None,
        )

    def _copy(self, package: str) -> None:
        folder = self._stick.folder_to_use(tr("Chọn nơi chép bản gốc"))
        if folder is not None:
            self._desk.ask(
                originals.copy_out,
                package,
                folder,
                on_done=self._copied,
                on_error=self._desk.refused(self._view.show_failure, tr("Chưa chép được")),
                owner=self._view,
            )

    def _copied(self, copy: Path) -> None:
        told = tr("Đã chép bản gốc còn niêm phong: {file}.").format(file=copy.name)
        self._view.show_result(told, "", good=True)

    def _taken_back(self, gone: Unmerged) -> None:
        title = tr("Đã hoàn tác: {packages} gói, {changes} thay đổi ra khỏi sổ").format(
            packages=gone.packages, changes=format_number(gone.changes)
        )
        kept = tr("Bản gốc vẫn giữ; gộp lại lúc nào cũng được, gói sau của đơn vị cũng mang theo.")
        self._desk.saved(title, undo=False)
        self._view.show_result(title, kept, good=True)
        self._load()
