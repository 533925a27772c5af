"""Room on the disk: asked before large work, told when it ran out."""

import shutil
from pathlib import Path

from mdd_desktop.domain.errors import RegistryError

MEGABYTE = 1_000_000
ROOM_TO_WORK = 200 * MEGABYTE


def require_room(folder: Path, needed: int) -> None:
    """Refuse before anything is written when the disk has not room for it.

    Args:
        folder: Where it will be written.
        needed: Bytes.

    Raises:
        RegistryError: ``disk_full``.
    """
    if _free(folder) < needed:
        raise disk_full(folder, needed)


def disk_full(folder: Path, needed: int) -> RegistryError:
    """The refusal that tells how many megabytes are free and how many are needed."""
    needed_mb = -(-max(needed, ROOM_TO_WORK) // MEGABYTE)
    return RegistryError(
        "disk_full",
        f"Ổ đĩa đầy: còn {_free(folder) // MEGABYTE} MB, cần {needed_mb} MB. "
        "Dữ liệu đã có vẫn nguyên. Dọn bớt tệp trên ổ này rồi làm lại.",
    )


def _free(folder: Path) -> int:
    existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    return shutil.disk_usage(existing).free
