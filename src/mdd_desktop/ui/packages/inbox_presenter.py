"""What happens in the inbox: every check, a preview, then one button."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.stopping import StoppedError, until_stopped
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import backups, originals, packages, sticks
from mdd_desktop.services.history import Unsent
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.packages import MergeResult
from mdd_desktop.services.sticks import Found, PluggedStick
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.packages.inbox_view import InboxView
from mdd_desktop.ui.packages.inbox_words import Looked, line_of, preview_of
from mdd_desktop.ui.packages.stick_watch import StickWatch
from mdd_desktop.ui.packages.told import told_line
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ways_out import Stick

_SAMPLES = 2


class InboxPresenter(QObject):
    """Opens package files, shows what they would do, merges them.

    Attributes:
        waiting_counted: How many packages wait to be merged.
        looked_changed: The previews of the files that are being looked at.
        undo_wanted: Take back the merge of these packages, the ones merged last.
    """

    waiting_counted = Signal(int)
    looked_changed = Signal(object)
    undo_wanted = Signal(object)

    def __init__(self, view: InboxView, desk: Desk, stick: Stick) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._stick = stick
        self._looked: list[Looked] = []
        self._previewed = 0
        self._wanted = 0
        self._last: list[str] = []
        self.unit_name: Callable[[str], str] = str
        view.open_requested.connect(self._choose)
        view.row_chosen.connect(self._preview)
        view.merge_requested.connect(self._merge)
        view.preview.all_wanted.connect(self._show_all)
        view.preview.merge_wanted.connect(self._merge_one)
        view.preview.later_wanted.connect(self._put_off)
        view.units.unit_chosen.connect(self._preview_unit)
        view.undo_requested.connect(lambda: self.undo_wanted.emit(self._last))
        view.forget_requested.connect(self.forget)
        view.stick_requested.connect(self._open_stick)
        self._plugged: list[PluggedStick] = []
        self._on_sticks: list[Path] = []
        StickWatch(view, self.look_for_sticks)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Run every check on these files; nothing is written."""
        known = {one.path for one in self._looked}
        for path in paths:
            if path not in known:
                self._desk.ask(
                    look_into,
                    path,
                    on_done=self._take,
                    on_error=self._desk.refused(self._view.show_failure, tr("Chưa mở được gói")),
                    owner=self._view,
                    sentence=tr("Đang kiểm tra gói"),
                )

    def try_again(self) -> None:
        """Look once more into what could not be read when it came: the program may be newer now."""
        self._desk.ask(
            originals.waiting, on_done=self.open_files, owner=self._view, key="waiting_files"
        )

    def look_for_sticks(self) -> None:
        """See whether another stick was plugged in, and only then what lies on it."""
        self._desk.tasks.free(
            sticks.plugged_in, on_done=self._compare_sticks, owner=self._view, key="sticks_to_read"
        )

    def _compare_sticks(self, found: list[PluggedStick]) -> None:
        if found != self._plugged:
            self._plugged = found
            self._read_sticks()

    def _read_sticks(self) -> None:
        self._desk.ask(
            sticks.with_packages, on_done=self._show_sticks, owner=self._view, key="on_sticks"
        )

    def _show_sticks(self, found: Sequence[Found]) -> None:
        known = {one.path for one in self._looked}
        files = [path for one in found for path in one.files if path not in known]
        self._on_sticks = files
        self._view.show_stick([one.stick.name for one in found], len(files))

    def _open_stick(self) -> None:
        self.open_files(self._on_sticks)

    def forget(self) -> None:
        """Take the files off the list; nothing was written."""
        self._looked.clear()
        self._view.show_result("", "", good=True)
        self._show()
        self._read_sticks()

    def _choose(self) -> None:
        self.open_files(self._stick.files_to_open(tr("Mở gói"), "*.mdd"))

    def _take(self, looked: Looked) -> None:
        self._looked.append(looked)
        self._show()

    def _show(self) -> None:
        lines = [line_of(one, self.unit_name) for one in self._looked]
        good = sum(line.mergeable for line in lines)
        foot = tr("{good} gói gộp được, chưa ghi gì vào sổ · {bad} gói để lại").format(
            good=good, bad=len(lines) - good
        )
        if not good:
            foot = tr("{bad} gói để lại").format(bad=len(lines))
        self._view.show_packages(lines, foot if lines else "")
        self.waiting_counted.emit(good)
        self.looked_changed.emit([one.preview for one in self._looked if one.preview])

    def _preview(self, at: int) -> None:
        if at < len(self._looked):
            self._previewed = at
            self._view.preview.show_preview(preview_of(self._looked[at], self.unit_name))

    def _show_all(self) -> None:
        """Everything that the previewed package would change; nothing is written."""
        one = self._looked[self._previewed]
        shown = preview_of(one, self.unit_name)
        if one.preview is None:
            return
        count = one.preview.new + one.preview.changed
        title = tr("{package} · {sender}: {count} hồ sơ").format(
            package=shown.title, sender=shown.sender, count=format_number(count)
        )
        self._desk.ask(
            all_changes,
            one.path,
            count,
            on_done=lambda lines: self._view.show_changes(title, [told_line(x) for x in lines]),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa mở được gói")),
            owner=self._view,
            sentence=tr("Đang kiểm tra gói"),
        )

    def _preview_unit(self, code: str) -> None:
        """The newest file of a unit that is being looked at."""
        of_unit = [
            at for at, one in enumerate(self._looked) if one.preview and one.preview.sender == code
        ]
        if of_unit:
            self._preview(of_unit[-1])

    def _put_off(self) -> None:
        """Take one file off the list; nothing was written."""
        if self._previewed < len(self._looked):
            del self._looked[self._previewed]
            self._show()

    def _merge_one(self) -> None:
        one = self._looked[self._previewed]
        if one.preview is not None and one.preview.is_worth_merging:
            self._merge_files([one.path])

    def _merge(self) -> None:
        worth = [o.path for o in self._looked if o.preview and o.preview.is_worth_merging]
        if worth:
            self._merge_files(worth)

    def _merge_files(self, paths: list[Path]) -> None:
        self._wanted = len(paths)
        self._desk.ask(
            merge_after_a_copy,
            paths,
            on_done=self._merged,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa gộp được")),
            owner=self._view,
            sentence=tr("Đang sao lưu rồi gộp gói"),
        )

    def _merged(self, results: Sequence[MergeResult]) -> None:
        good = [one for one in results if one.status != "refused"]
        applied = sum(one.applied for one in good)
        conflicts = sum(one.conflicts for one in good)
        title = tr("Đã gộp {count} gói, {applied} thay đổi").format(
            count=len(good), applied=format_number(applied)
        )
        words = [one.message for one in results if one.status in {"refused", "gap"}]
        if left := self._wanted - len(results):
            stopped = tr("Đã dừng theo ý chị: {count} gói chưa gộp, còn nguyên.")
            words.insert(0, stopped.format(count=left))
        if conflicts:
            words.insert(0, tr("Có {count} khác biệt cần quyết định.").format(count=conflicts))
        done = {one.file for one in good}
        self._looked = [one for one in self._looked if one.path not in done]
        self._show()
        self._last = [one.package for one in good]
        told = " ".join(dict.fromkeys(words))
        self._view.show_merged(title, told, good=len(good) == self._wanted, merged=bool(good))
        self._read_sticks()


def merge_after_a_copy(registry: Registry, paths: Sequence[Path]) -> list[MergeResult]:
    """Keep a copy of the registry as it was before, then merge package by package.

    Whoever stops it keeps what was merged so far: every package is in wholly or not at all.
    """
    try:
        backups.make(registry)
    except StoppedError:
        return []
    return [one for path in until_stopped(paths) for one in packages.merge(registry, [path])]


def all_changes(registry: Registry, path: Path, count: int) -> Sequence[Unsent]:
    """What merging would change in each record of a package."""
    return packages.inspect(registry, path, samples=count).lines


def look_into(registry: Registry, path: Path) -> Looked:
    """Run every check on a file; a refusal is part of the answer.

    What a newer program could read is kept, to be looked into again after the update.
    """
    try:
        return Looked(path, packages.inspect(registry, path, samples=_SAMPLES))
    except RegistryError as error:
        originals.set_aside(registry, path, error.code)
        return Looked(path, None, refusal=error.message, code=error.code)
