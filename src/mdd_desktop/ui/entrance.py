"""The pages before the registry: first run, passphrase, a backup put back, the sheet still owed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mdd_desktop.services import door
from mdd_desktop.ui.main_window import MainWindow
from mdd_desktop.ui.sign_in.presenter import SignInPresenter
from mdd_desktop.ui.sign_in.view import SignInView
from mdd_desktop.ui.tasks import Tasks
from mdd_desktop.ui.text import tr

if TYPE_CHECKING:  # this page stands before the registry's libraries are loaded
    from mdd_desktop.services.offices import Registry

_TRAINING = "tap-huan"
_RESTORED = (
    "Sổ trước đó được giữ riêng trong thư mục. Mở sổ bằng mật khẩu của lúc sao lưu, rồi xin cấp "
    "trên gửi lại gói của đơn vị. Nơi có cấp dưới: nhờ cấp dưới gửi lại gói, và xem lại ở trang "
    "Đơn vị, thiết bị các máy đã thu hồi sau đó."
)
_KEPT = "Sổ đang có vẫn nguyên. Mở lại rồi thử bản sao khác."


class Entrance(QObject):
    """Leads from an empty folder or a closed registry to an open one.

    Attributes:
        opened: The open registry.
        first_page: Which page of the registry is wanted first.
        book: Which registry is wanted next: ``real`` or ``training``, "" for the one before.
        officer: Who signed in last.
        unfinished: Returns the registry of a first run that was left, to be closed.
    """

    opened = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        folder: Path,
        rooms: Callable[[], Any],
        dialogs: Callable[[], Any],
    ) -> None:
        super().__init__(window)
        self._window, self._tasks, self._folder = window, tasks, folder
        self._rooms, self._dialogs = rooms, dialogs
        self._told = ("", "", False)
        self.first_page = "overview"
        self.book = ""
        self.officer = ""
        self.unfinished: Callable[[], Registry | None] = lambda: None

    def start(self) -> None:
        """Show the first run, or ask for the passphrase."""
        if door.is_set_up(self._folder):
            self.show_sign_in(locked=False)
        else:
            self.show_first_run()

    def show_first_run(self) -> None:
        """Lead through the six steps."""
        view, presenter = self._rooms().first_run(
            self._tasks,
            self._dialogs(),
            folder=self._folder,
            training_folder=self._beside(),
        )
        self.unfinished = presenter.give_up
        presenter.finished.connect(self.opened)
        presenter.restore_wanted.connect(self.show_restore)
        presenter.replacement_wanted.connect(lambda: self._open_first("sync"))
        self._window.show_gate(view)

    def show_sign_in(self, *, locked: bool, in_training: bool = False) -> None:
        """Ask for the passphrase."""
        view = SignInView(locked=locked)
        folders = {"real": self._folder}
        if door.is_set_up(self._beside()):
            folders["training"] = self._beside()
        presenter = SignInPresenter(view, self._tasks, folders)
        presenter.opened.connect(self.opened)
        view.restore_wanted.connect(self.show_restore)
        book = self.book or ("training" if in_training else "real")
        presenter.choose(book if book in folders else "real", self.officer)
        title, sentence, well = self._told
        if title:
            (view.show_done if well else view.show_failure)(title, sentence)
        self.book, self._told = "", ("", "", False)
        self._window.show_gate(view)

    def show_restore(self) -> None:
        """Let a backup be put in the place of whatever is there."""
        view, presenter = self._rooms().restore_gate(self._tasks, self._dialogs(), self._folder)
        view.back_wanted.connect(self.start)
        presenter.finished.connect(self._restored)
        self._window.show_gate(view)

    def show_sheet(self, registry: "Registry", on_paper: Callable[[], object]) -> None:
        """Make the recovery sheet that is still owed before the registry is shown."""
        view, presenter = self._rooms().sheet_gate(self._tasks, self._dialogs(), registry)
        presenter.finished.connect(on_paper)
        self._window.show_gate(view)

    def restore(self, registry: "Registry", path: Path, secret: str) -> None:
        """Close a registry, put the backup in its place, ask for the passphrase."""
        self._tasks.closing(
            self._rooms().restore,
            registry,
            path,
            secret,
            on_done=lambda _done: self._restored(),
            on_error=self._not_restored,
            owner=self._window,
            sentence=tr("Đang khôi phục"),
        )

    def _restored(self) -> None:
        self._told = (tr("Đã khôi phục"), tr(_RESTORED), True)
        self.show_sign_in(locked=True)

    def _not_restored(self, error: Exception) -> None:
        self._told = (tr("Chưa khôi phục được"), getattr(error, "message", tr(_KEPT)), False)
        self.show_sign_in(locked=True)

    def _open_first(self, page: str) -> None:
        self.first_page = page

    def _beside(self) -> Path:
        return self._folder.with_name(f"{self._folder.name}-{_TRAINING}")
