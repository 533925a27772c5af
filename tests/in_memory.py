"""Folders of which the disk never hears, where the computer has such: files by the thousand."""

from pathlib import Path
from tempfile import TemporaryDirectory

_MEMORY = Path("/dev/shm")  # noqa: S108 - a file system and no place to hide a file


def folder_in_memory() -> TemporaryDirectory[str]:
    """A folder that goes when it is closed; on the disk where memory has no folders."""
    return TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None)
