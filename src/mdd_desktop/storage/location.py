"""Where a registry may lie: on this computer's own disk, in a folder that nobody synchronises.

A program that copies the database without its write-ahead log destroys it, and a network drive
or a stick may take it away in the middle of a commit (features.md, row 86).
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from mdd_desktop.domain.errors import RuleError

_CLOUD_NAMES = (
    "onedrive",
    "google drive",
    "googledrive",
    "my drive",
    "dropbox",
    "icloud",
    "box sync",
    "nextcloud",
    "pcloud",
    "yandex.disk",
)
_CLOUD_MARKS = (".dropbox.cache", ".tmp.drivedownload", ".sync_folder_marker")
_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK_TYPES = (
    "nfs nfs3 nfs4 cifs smb3 smbfs ncpfs afs davfs fuse.sshfs fuse.rclone fuse.davfs2 "
    "fuse.gvfsd-fuse fuse.google-drive-ocamlfuse fuse.onedriver fuse.s3fs"
)
MOUNTS = Path("/proc/mounts")
STICK_TYPES = frozenset({"vfat", "exfat", "msdos", "iso9660", "udf"})
_WINDOWS_KINDS = {2: "removable", 4: "network", 5: "removable"}
_REASONS = {
    "cloud": "được chép tự động lên mạng (OneDrive, Google Drive, Dropbox …)",
    "network": "nằm trên ổ mạng",
    "removable": "nằm trên USB hoặc ổ rời",
}


def require_safe_folder(folder: Path) -> None:
    """Refuse a folder in which a registry would sooner or later be damaged.

    Args:
        folder: Need not exist yet.

    Raises:
        RuleError: ``unsafe_folder`` or ``folder_read_only``.
    """
    place = folder.expanduser().absolute()
    reason = unsafe_reason(place)
    if reason is not None:
        raise RuleError(
            "unsafe_folder",
            f"Thư mục {place} {_REASONS[reason]}: sổ để ở đó dễ hỏng và dễ lộ. Chọn một thư mục "
            "trên ổ cứng của máy này; sổ đã có thì chuyển cả thư mục sang đó rồi mở lại.",
        )
    existing = _existing(place)
    if not os.access(existing, os.W_OK | os.X_OK):
        raise RuleError(
            "folder_read_only",
            f"Không ghi được vào thư mục {existing}. Xin quyền ghi hoặc chọn thư mục khác.",
        )


def unsafe_reason(place: Path) -> str | None:
    """Why a registry must not lie there: ``cloud``, ``network``, ``removable``; None if it may."""
    if any(map(_is_in_a_cloud_folder, {place, Path(os.path.realpath(place))})):  # by any link too
        return "cloud"
    if sys.platform == "win32":
        return _windows_reason(place)
    if not MOUNTS.exists():
        return None
    device, kind = mount_of(place, MOUNTS.read_text(encoding="utf-8", errors="replace"))
    if kind in _NETWORK_TYPES.split():
        return "network"
    return "removable" if kind in STICK_TYPES or is_removable(device) else None


def mount_of(place: Path, mounts: str) -> tuple[str, str]:
    """Device and type of the file system that holds a path, from the text of ``/proc/mounts``."""
    real = Path(os.path.realpath(place))
    best, found = -1, ("", "")
    for device, point, kind in mounts_of(mounts):
        if (point == real or point in real.parents) and len(point.parts) >= best:
            best, found = len(point.parts), (device, kind)
    return found


def mounts_of(mounts: str) -> Iterator[tuple[str, Path, str]]:
    """Device, folder and type of every mounted file system, from the text of ``/proc/mounts``."""
    for line in mounts.splitlines():
        device, target, kind, *_ = line.split(" ")
        yield device, Path(target.replace("\\040", " ")), kind


def _is_in_a_cloud_folder(place: Path) -> bool:
    if any(part.casefold().startswith(_CLOUD_NAMES) for part in place.parts):
        return True
    known = [Path(os.environ[name]) for name in _CLOUD_VARIABLES if os.environ.get(name)]
    around = (place, *place.parents)
    return any(folder in around for folder in known) or any(
        (folder / mark).exists() for folder in around for mark in _CLOUD_MARKS
    )


def is_removable(device: str) -> bool:
    """Whether the system says of a drive that it can be pulled out."""
    name = Path(device).name.rstrip("0123456789")
    flag = Path("/sys/block", name, "removable")
    try:
        return flag.read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False


def _windows_reason(place: Path) -> str | None:
    if sys.platform != "win32":
        return None
    if str(place).startswith("\\\\"):
        return "network"
    kind = ctypes.windll.kernel32.GetDriveTypeW(place.anchor)
    return _WINDOWS_KINDS.get(kind)


def _existing(place: Path) -> Path:
    return next(folder for folder in (place, *place.parents) if folder.exists())
