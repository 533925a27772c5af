"""Sticks that are plugged in: found by what the system says of its drives, and let go again."""

import ctypes
import shutil
import string
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from mdd_desktop.storage.location import MOUNTS, STICK_TYPES, is_removable, mounts_of

_HOMES = ("/media/", "/run/media/", "/mnt/")
_PATIENCE = 20
_REMOVABLE = 2
_READ_WRITE, _SHARED, _EXISTING = 0xC0000000, 3, 3
_LOCK, _DISMOUNT, _EJECT = 0x90018, 0x90020, 0x2D4808


@dataclass(frozen=True)
class PluggedStick:
    """A stick, or another drive that can be pulled out.

    Attributes:
        name: As the officer knows it: "KINGSTON (E:)".
        path: Its topmost folder.
        device: What the system calls it.
    """

    name: str
    path: Path
    device: str


def sticks() -> list[PluggedStick]:
    """The sticks that are plugged in now."""
    if sys.platform == "win32":
        return _windows_sticks()
    if not MOUNTS.exists():
        return []
    text = MOUNTS.read_text(encoding="utf-8", errors="replace")
    return [
        PluggedStick(point.name, point, device)
        for device, point, kind in mounts_of(text)
        if str(point).startswith(_HOMES) and (kind in STICK_TYPES or is_removable(device))
    ]


def eject(stick: PluggedStick) -> bool:
    """Ask the system to finish with a stick; True once it may be pulled out."""
    if sys.platform == "win32":
        return _windows_eject(stick.device)
    program = shutil.which("udisksctl")
    if program is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603 - the device is the system's own word, no text of ours
            [program, "unmount", "--no-user-interaction", "-b", stick.device],
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _windows_sticks() -> list[PluggedStick]:
    if sys.platform != "win32":
        return []
    kernel = ctypes.windll.kernel32
    letters = kernel.GetLogicalDrives()
    found = []
    for at, letter in enumerate(string.ascii_uppercase):
        root = f"{letter}:\\"
        if letters >> at & 1 and kernel.GetDriveTypeW(root) == _REMOVABLE:
            label = ctypes.create_unicode_buffer(261)
            if kernel.GetVolumeInformationW(root, label, 261, None, None, None, None, 0):
                name = f"{label.value or 'USB'} ({letter}:)"
                found.append(PluggedStick(name, Path(root), f"\\\\.\\{letter}:"))
    return found


def _windows_eject(device: str) -> bool:
    """Flush, lock, dismount, eject: what the safe-removal button of Windows does."""
    if sys.platform != "win32":
        return False
    kernel = ctypes.windll.kernel32
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = kernel.CreateFileW(device, _READ_WRITE, _SHARED, None, _EXISTING, 0, None)
    if handle in {None, ctypes.c_void_p(-1).value}:
        return False
    held, told = ctypes.c_void_p(handle), ctypes.c_ulong()
    try:
        kernel.FlushFileBuffers(held)
        return all(
            kernel.DeviceIoControl(held, code, None, 0, None, 0, ctypes.byref(told), None)
            for code in (_LOCK, _DISMOUNT, _EJECT)
        )
    finally:
        kernel.CloseHandle(held)
