"""What the window asks before the registry is open, with little to load.

A window that takes typing must stand within a second on an old laptop; the libraries behind the
registry take longer than that to load. So this module reads only the names of the officers, and
loads the rest when a passphrase is typed, on the thread that opens the registry.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from mdd_desktop.domain.errors import DamagedError, NotFoundError
from mdd_desktop.domain.stopping import StoppedError, heed, listening
from mdd_desktop.storage.data_folder import DataFolder

if TYPE_CHECKING:
    from mdd_desktop.storage.registry import Registry


def is_set_up(folder: Path) -> bool:
    """Whether an office was set up in a folder."""
    return DataFolder(folder).in_use


def officers_of(folder: Path) -> tuple[str, ...]:
    """Who has a passphrase; the keystore is checked in full when it is opened.

    Raises:
        NotFoundError: ``no_registry``.
        DamagedError: ``keystore_damaged``.
    """
    try:
        content = json.loads(DataFolder(folder).keystore.read_bytes())
        return tuple(str(slot["officer"]) for slot in content["slots"])
    except FileNotFoundError:
        raise NotFoundError(
            "no_registry",
            f"Chưa có sổ nào trong thư mục {folder}. Lập sổ mới, hoặc khôi phục từ bản sao lưu.",
        ) from None
    except (ValueError, KeyError, TypeError):
        raise DamagedError(
            "keystore_damaged",
            "Tệp khóa keystore.json bị hỏng. Khôi phục từ bản sao lưu; tệp cũ vẫn được giữ lại.",
        ) from None


def open_office(folder: Path, passphrase: str) -> "Registry":
    """Open an office's registry; see ``offices.open_office``.

    The key is one calculation that hears nobody, and what a newer program brings up to date while
    it opens is brought up to date whole. Who gave up meanwhile gets the registry closed again.
    """
    from mdd_desktop.services import offices  # noqa: PLC0415 - the window stands without it

    with listening(_go_on):
        registry = offices.open_office(folder, passphrase)
    try:
        heed()
    except StoppedError:
        registry.close()
        raise
    return registry


def _go_on(_done: int, _total: int) -> None:
    """Stop nothing."""


def recover(folder: Path, recovery_key: str, *, officer: str, new_passphrase: str) -> None:
    """Set a passphrase with the recovery sheet; see ``offices.recover``."""
    from mdd_desktop.services import offices  # noqa: PLC0415 - the window stands without it

    offices.recover(folder, recovery_key, officer=officer, new_passphrase=new_passphrase)
