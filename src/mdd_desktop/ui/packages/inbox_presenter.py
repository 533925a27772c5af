"""What happens in the inbox: every check, a preview, then one button."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import backups, packages, sticks
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.packages import MergeResult, Preview
from mdd_desktop.services.sticks import Found, PluggedStick
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.packages.inbox_view import InboxView
from mdd_desktop.ui.packages.ports import IncomingLine, PackagePreview
from mdd_desktop.ui.packages.stick_watch import StickWatch
from mdd_desktop.ui.packages.told import told_sample
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.ways_out import Stick
from mdd_desktop.ui.widgets.chip import ChipText

_SAMPLES = 5


@dataclass(frozen=True)
class Looked:
    """A file and what looking into it gave: a preview, or a refusal."""

    path: Path
    preview: Preview | None
    sender: str = ""
    refusal: str = ""


class InboxPresenter(QObject):
    """Opens package files, shows what they would do, merges them.

    Attributes:
        waiting_counted: How many packages wait to be merged.
    """

    waiting_counted = Signal(int)

    def __init__(self, view: InboxView, desk: Desk, stick: Stick) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._stick = stick
        self._looked: list[Looked] = []
        self.unit_name: Callable[[str], str] = str
        view.open_requested.connect(self._choose)
        view.row_chosen.connect(self._preview)
        view.merge_requested.connect(self._merge)
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
        lines = [self._line(one) for one in self._looked]
        good = sum(line.mergeable for line in lines)
        foot = tr("{good} gói gộp được, chưa ghi gì vào sổ · {bad} gói để lại").format(
            good=good, bad=len(lines) - good
        )
        if not good:
            foot = tr("{bad} gói để lại").format(bad=len(lines))
        self._view.show_packages(lines, foot if lines else "")
        self.waiting_counted.emit(good)

    def _line(self, one: Looked) -> IncomingLine:
        shown = one.preview
        if shown is None:
            chip = ChipText(tr("Không gộp được"), "bad", "alert-triangle")
            return IncomingLine(
                str(one.path), one.path.name, _short(one.refusal), "", "", None, chip,
                mergeable=False,
            )  # fmt: skip
        content = tr("{new} hồ sơ mới, {changed} sửa").format(
            new=format_number(shown.new), changed=format_number(shown.changed)
        )
        return IncomingLine(
            path=str(one.path),
            sender=at_the_start(self.unit_name(shown.sender)),
            file=one.path.name,
            made=f"{shown.created.astimezone():%d/%m/%Y %H:%M}",
            content=content,
            decide=_decide(shown),
            state=_state(shown),
            mergeable=shown.is_worth_merging,
        )

    def _preview(self, at: int) -> None:
        if at >= len(self._looked):
            return
        one = self._looked[at]
        shown = one.preview
        if shown is None:
            self._view.show_preview(
                PackagePreview(
                    title=one.path.name,
                    sender="",
                    signature=tr("Không qua được kiểm tra, chưa ghi gì"),
                    trusted=False,
                    facts=(),
                    counts=(),
                    samples=(),
                    refusal=one.refusal,
                )
            )
            return
        self._view.show_preview(
            PackagePreview(
                title=tr("Gói từ {unit}").format(unit=self.unit_name(shown.sender)),
                sender=one.path.name,
                signature=tr("Chữ ký đúng: {officer}").format(officer=shown.officer),
                trusted=True,
                facts=(
                    (tr("Tạo lúc"), f"{shown.created.astimezone():%H:%M %d/%m/%Y}"),
                    (tr("Nối tiếp gói trước"), _joint(shown)),
                    (tr("Thay đổi"), format_number(shown.changes)),
                ),
                counts=(
                    (tr("Trẻ mới"), format_number(shown.children)),
                    (tr("Hồ sơ mới"), format_number(shown.new)),
                    (tr("Hồ sơ được sửa"), format_number(shown.changed)),
                    (tr("Nghi trùng"), format_number(shown.duplicates)),
                    (tr("Khác biệt cần quyết định"), format_number(shown.conflicts)),
                ),
                samples=tuple(map(told_sample, shown.lines)),
                refusal=_nothing_new(shown),
            )
        )

    def _merge(self) -> None:
        paths = [o.path for o in self._looked if o.preview and o.preview.is_worth_merging]
        if not paths:
            return
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
        if conflicts:
            words.insert(0, tr("Có {count} khác biệt cần quyết định.").format(count=conflicts))
        done = {one.file for one in good}
        self._looked = [one for one in self._looked if one.path not in done]
        self._show()
        self._view.show_result(
            title, " ".join(dict.fromkeys(words)), good=len(good) == len(results)
        )
        self._desk.told.emit(title)
        self._read_sticks()


def merge_after_a_copy(registry: Registry, paths: Sequence[Path]) -> list[MergeResult]:
    """Keep a copy of the registry as it was before, then merge."""
    backups.make(registry)
    return packages.merge(registry, paths)


def look_into(registry: Registry, path: Path) -> Looked:
    """Run every check on a file; a refusal is part of the answer."""
    try:
        return Looked(path, packages.inspect(registry, path, samples=_SAMPLES))
    except RegistryError as error:
        return Looked(path, None, refusal=error.message)


def _joint(shown: Preview) -> str:
    if shown.waiting:
        return tr("thiếu phần trước của {count}").format(count=format_number(shown.waiting))
    return tr("liền mạch")


def _decide(shown: Preview) -> ChipText | None:
    if shown.conflicts:
        text = tr("{count} khác biệt").format(count=shown.conflicts)
        return ChipText(text, "warn", "git-compare")
    if shown.duplicates:
        return ChipText(tr("{count} nghi trùng").format(count=shown.duplicates), "warn", "copy")
    return None


def _nothing_new(shown: Preview) -> str:
    if shown.confirms:
        return tr("Biên nhận: nơi gửi cho biết đã nhận đến đâu. Gộp để ghi nhận.")
    return tr("Gói này đã gộp từ trước, không có gì mới.") if shown.already_merged else ""


def _state(shown: Preview) -> ChipText:
    if shown.confirms:
        return ChipText(tr("Biên nhận"), "ok", "file-check")
    if shown.already_merged:
        return ChipText(tr("Đã gộp rồi"), "neu", "circle-check")
    if shown.waiting:
        return ChipText(tr("Thiếu gói trước"), "warn", "alert-circle")
    return ChipText(tr("Gộp được"), "info", "inbox")


def _short(text: str) -> str:
    return text.partition(". ")[0]
