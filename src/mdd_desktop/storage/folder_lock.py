"""The lock that lets one program into the folder of an installation."""

from typing import Self

from filelock import FileLock, Timeout

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.whole_file import explained


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
