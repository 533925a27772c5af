"""The folder of one office's installation, and the lock that lets one program into it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.storage.whole_file import explained, make_folder


@dataclass(frozen=True)
class DataFolder:
    """Where everything of an installation lies."""

    path: Path

    @property
    def database(self) -> Path:
        """The encrypted registry."""
        return self.path / "registry.db"

    @property
    def keystore(self) -> Path:
        """The keys, locked by passphrases."""
        return self.path / "keystore.json"

    @property
    def backups(self) -> Path:
        """Copies that were opened once to be sure of them."""
        return self.path / "backups"

    @property
    def outbox(self) -> Path:
        """Packages made here."""
        return self.path / "outbox"

    @property
    def inbox(self) -> Path:
        """Packages that came."""
        return self.path / "inbox"

    @property
    def attachments(self) -> Path:
        """Scans and photographs, encrypted."""
        return self.path / "attachments"

    @property
    def in_use(self) -> bool:
        """Whether an office was set up here."""
        return self.database.exists() or self.keystore.exists()

    def make(self) -> None:
        """Make the folder and those inside it, for its owner only."""
        for folder in (self.path, self.backups, self.outbox, self.inbox, self.attachments):
            make_folder(folder)


class FolderLock:
    """Held while a program works in a folder; a second one is refused."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._lock = FileLock(folder.path / "registry.lock", thread_local=False)

    def acquire(self) -> None:
        """Take the folder.

        Raises:
            RuleError: ``already_open``, or ``folder_read_only``.
        """
        with explained(self._folder.path, needed=0):
            try:
                self._lock.acquire(timeout=0)
            except Timeout:
                raise RuleError(
                    "already_open",
                    "Sổ này đang mở ở một cửa sổ hoặc một lệnh khác trên máy. "
                    "Đóng bên kia rồi mở lại.",
                ) from None

    def release(self) -> None:
        """Give the folder back."""
        self._lock.release()

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
