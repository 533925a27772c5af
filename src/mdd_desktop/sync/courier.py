"""Put a file down whole or not at all, and carry it to a stick that is never believed."""

import contextlib
import errno
import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mdd_desktop.domain.errors import RegistryError

_PART: Final = ".part"
_MEGABYTE: Final = 1 << 20
# FAT sticks refuse files over their limit; quotas do not exist everywhere.
_FULL: Final = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_READ_ONLY: Final = {errno.EROFS, errno.EACCES, errno.EPERM}


def write_whole(path: Path, content: bytes) -> None:
    """Write the file so that a power cut leaves the old one, none, or the whole new one.

    A neighbour is written, flushed to the disk and renamed over the name; then the folder itself
    is flushed. Of the recipes tried under simulated power cuts only this one never lost a file
    that was reported as written.

    Raises:
        RegistryError: ``disk_full``, ``read_only`` or ``not_written``; no part is left behind.
    """
    part = path.with_name(path.name + _PART)
    with _explained(path, len(content)):
        try:
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                _flush_to_disk(file.fileno())
            part.replace(path)
            _flush_folder(path.parent)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise


def carry(source: Path, folder: Path) -> Path:
    """Copy a file into a folder, such as a stick, and compare what can be read back.

    Returns:
        The copy. Only now may the stick be pulled out.

    Raises:
        RegistryError: As :func:`write_whole`, or ``copy_differs`` when the copy is not the same.
    """
    with _explained(source, 0):
        content = source.read_bytes()
    copy = folder / source.name
    put(copy, content)
    return copy


def put(path: Path, content: bytes) -> None:
    """Write a file, such as one on a stick, and compare what can be read back.

    Raises:
        RegistryError: As :func:`write_whole`, or ``copy_differs`` when the file is not the same.
    """
    write_whole(path, content)
    with _explained(path, len(content)):
        back = _read_back(path)
    if hashlib.sha256(back).digest() != hashlib.sha256(content).digest():
        raise RegistryError(
            "copy_differs",
            "Bản chép trên USB đọc lại không giống bản gốc. Bản gốc vẫn giữ trong máy."
            " Chị chép lại, hoặc dùng USB khác.",
        )


def require_folder(folder: Path) -> None:
    """Refuse a folder that is not there any more, such as that of a stick that was pulled out.

    Raises:
        RegistryError: ``not_written``.
    """
    if not folder.is_dir():
        raise _not_written(folder)


def _read_back(path: Path) -> bytes:
    """Read from the medium and not from memory, where the system lets us ask for that."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()


def _flush_to_disk(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415  - exists on no Windows

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def _flush_folder(folder: Path) -> None:
    """Flush the directory entry; Windows has no such call and FAT refuses it on some systems."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _explained(path: Path, size: int) -> Iterator[None]:
    """Turn what the system says into a sentence with the thing to do."""
    try:
        yield
    except OSError as error:
        needed = max(1, -(-size // _MEGABYTE))
        if error.errno in _FULL:
            code = "disk_full"
            text = f"Ổ đĩa đầy: cần {needed} MB. Dữ liệu trong máy vẫn giữ."
            text += " Chị dọn bớt chỗ hoặc chọn ổ khác rồi làm lại."
        elif error.errno in _READ_ONLY:
            code = "read_only"
            text = f"Thư mục {path.parent} không cho ghi."
            text += " Chị gạt khóa USB hoặc chọn nơi khác rồi làm lại."
        else:
            raise _not_written(path.parent) from error
        raise RegistryError(code, text) from error


def _not_written(folder: Path) -> RegistryError:
    return RegistryError(
        "not_written",
        f"USB bị rút, hoặc ổ đĩa không đọc ghi được: {folder}."
        " Dữ liệu trong máy vẫn giữ. Chị cắm lại hoặc chọn nơi khác rồi làm lại.",
    )
