"""What happens when the registry is opened, or opened again after it was locked."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.services import door
from mdd_desktop.ui.sign_in.view import SignInView
from mdd_desktop.ui.tasks import Tasks
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ticket import Ticket

if TYPE_CHECKING:  # this page stands before the registry's libraries are loaded
    from mdd_desktop.services.offices import Registry

_FREE_TRIES, _WAIT_SECONDS = 5, 30
_TYPED = {"wrong_passphrase", "weak_passphrase", "wrong_recovery_key"}


class SignInPresenter(QObject):
    """Opens a registry; a wrong passphrase never wipes anything.

    Attributes:
        opened: The open registry.
    """

    opened = Signal(object)

    def __init__(self, view: SignInView, tasks: Tasks, folders: dict[str, Path]) -> None:
        super().__init__(view)
        self._view = view
        self._tasks = tasks
        self._folders = folders
        self._book = "real"
        self._tries = 0
        self._opening: Ticket | None = None
        view.open_requested.connect(self._open)
        view.stop_requested.connect(self._stop)
        view.recover_requested.connect(self._recover)
        view.book_chosen.connect(self.choose)

    def choose(self, book: str, officer: str = "") -> None:
        """Open the real registry, or the one to practise with."""
        self._book = book
        if len(self._folders) > 1:
            self._view.show_books(book)
        try:
            self._view.show_officers(door.officers_of(self._folders[book]), officer)
        except RegistryError as error:
            self._view.show_failure(tr("Chưa mở được sổ"), error.message)

    def _open(self, passphrase: str) -> None:
        self._view.show_busy(busy=True)
        self._opening = self._tasks.registry(
            door.open_office,
            self._folders[self._book],
            passphrase,
            on_done=self._opened,
            on_error=self._refused,
            owner=self._view,
            sentence=tr("Đang mở sổ"),
        )
        self._opening.saves = False  # the window may close meanwhile

    def _stop(self) -> None:
        """Give up: the page is free at once, whatever still comes is thrown away."""
        if self._opening is not None:
            self._opening.cancel()
        self._view.show_busy(busy=False)

    def _opened(self, registry: "Registry") -> None:
        if self._opening is not None and self._opening.stopped:  # in the last moment
            self._tasks.registry(registry.close)
            return
        self._tries = 0
        self._view.show_busy(busy=False)
        self.opened.emit(registry)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, RegistryError):
            self._view.show_busy(busy=False)
            self._tasks.failed.emit(error)
        elif error.code not in _TYPED:
            self._view.show_failure(tr("Chưa mở được sổ"), error.message)
        else:
            self._tries += 1
            self._view.show_refused(error.message)
            if self._tries >= _FREE_TRIES:
                self._view.show_wait(_WAIT_SECONDS)

    def _recover(self, key: str, new: str) -> None:
        self._tasks.registry(
            door.recover,
            self._folders[self._book],
            key,
            officer=self._view.officer.code(),
            new_passphrase=new,
            on_done=self._recovered,
            on_error=self._not_recovered,
            owner=self._view,
            sentence=tr("Đang đặt mật khẩu mới"),
        )

    def _recovered(self, _nothing: object) -> None:
        self._tries = 0
        sentence = tr("Gõ mật khẩu mới để mở sổ. Phiếu khôi phục vẫn dùng được.")
        self._view.show_done(tr("Đã đặt mật khẩu mới"), sentence)

    def _not_recovered(self, error: Exception) -> None:
        if not isinstance(error, RegistryError):
            self._tasks.failed.emit(error)
            return
        weak = error.code == "weak_passphrase"
        self._view.key_field.show_problem("" if weak else error.message)
        self._view.new_field.show_problem(error.message if weak else "")
