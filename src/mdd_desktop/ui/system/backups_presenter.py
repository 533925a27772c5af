"""What happens on the panel of backups."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.vietnamese_numbers import format_number
from mdd_desktop.services import backups
from mdd_desktop.services.backups import Copy, Kept, Loss
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.moments import moment_words
from mdd_desktop.ui.system.backups_panel import BackupsPanel, CopyLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ways_out import Stick

_TOLD_ACTS = 8
_MEGABYTE = 1_000_000


class BackupsPresenter(QObject):
    """Looks into a copy before anything is put back.

    Attributes:
        restore_wanted: (path, passphrase): the registry has to be closed for it.
        made: When the newest copy was made.
    """

    restore_wanted = Signal(object, str)
    made = Signal(str)

    def __init__(self, panel: BackupsPanel, desk: Desk, stick: Stick) -> None:
        super().__init__(panel)
        self._panel = panel
        self._desk = desk
        self._stick = stick
        panel.make_requested.connect(lambda: self._make(None))
        panel.stick_requested.connect(self._to_stick)
        panel.chosen.connect(self._look)
        panel.restore_requested.connect(self._restore)

    def load(self) -> None:
        """Read which copies there are."""
        self._panel.hide_loss()
        self._panel.show_failure("", "")
        self._desk.ask(
            backups.listed,
            on_done=self._show,
            on_error=self._desk.refused(self._panel.show_unread, tr("Chưa xem được các bản")),
            owner=self._panel,
            key="backups",
        )

    def _show(self, kept: list[Kept]) -> None:
        self._panel.show_opened()
        self._panel.show_copies([_line(copy) for copy in kept])
        if kept:
            self.made.emit(moment_words(kept[0].made_at, self._desk.now()))

    def _make(self, target: Path | None) -> None:
        self._desk.ask(
            backups.make,
            target,
            on_done=lambda copy: self._done(copy, on_stick=target is not None),
            on_error=self._desk.refused(self._panel.show_failure, tr("Chưa sao lưu được")),
            owner=self._panel,
            sentence=tr("Đang sao lưu và mở thử"),
            beside=True,
        )

    def _to_stick(self) -> None:
        folder = self._stick.folder_to_use(tr("Chọn USB"))
        if folder is not None:
            self._make(folder)

    def _done(self, copy: Copy, *, on_stick: bool) -> None:
        text = tr("Đã sao lưu và mở thử: {name}.").format(name=copy.file.name)
        self._desk.saved(text, undo=False)
        if not on_stick:
            self.load()

    def _look(self, path: str) -> None:
        if not path:
            found = self._stick.files_to_open(tr("Chọn bản sao lưu"), "*.mddbackup")
            if not found:
                return
            path = str(found[0])
        self._desk.ask(
            backups.missing,
            Path(path),
            on_done=lambda loss: self._show_loss(path, loss),
            on_error=lambda error: self._not_ours(path, error),
            owner=self._panel,
            sentence=tr("Đang mở thử bản sao"),
            key="loss",
            beside=True,
        )

    def _show_loss(self, path: str, loss: Loss) -> None:
        acts = [f"{at:%H:%M %d/%m/%Y}  {label}" for at, label in loss.acts[:_TOLD_ACTS]]
        title = tr("Bản này có đủ mọi việc của sổ đang có")
        if loss.changes or acts:
            count = format_number(loss.changes)
            title = tr("Bản này thiếu {count} thay đổi so với sổ đang có").format(count=count)
        self._panel.show_loss(path, title, acts, max(0, len(loss.acts) - _TOLD_ACTS))

    def _not_ours(self, path: str, error: Exception) -> None:
        if getattr(error, "code", "") == "backup_damaged":
            self._desk.refused(self._panel.show_failure, tr("Bản sao này không dùng được"))(error)
            return
        title = tr("Chưa xem được bản này thiếu gì: bản của máy khác hoặc khóa khác")
        self._panel.show_loss(path, title, [], 0)

    def _restore(self, path: str, secret: str) -> None:
        if not secret.strip():
            self._panel.field.show_problem(tr("Gõ mật khẩu của lúc sao lưu, hoặc mã khôi phục."))
            return
        self._desk.ask(
            backups.missing,
            Path(path),
            secret,
            on_done=lambda _loss: self.restore_wanted.emit(Path(path), secret),
            on_error=self._desk.refused(self._wrong, ""),
            owner=self._panel,
            sentence=tr("Đang mở thử bản sao"),
            beside=True,
        )

    def _wrong(self, _title: str, sentence: str) -> None:
        self._panel.field.show_problem(sentence)


def _line(copy: Kept) -> CopyLine:
    megabytes = f"{copy.size / _MEGABYTE:.1f}".replace(".", ",")
    size = tr("{size} MB · {name}").format(size=megabytes, name=copy.file.name)
    return CopyLine(str(copy.file), f"{copy.made_at:%H:%M %d/%m/%Y}", size)
