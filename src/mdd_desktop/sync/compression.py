"""Zstandard with every size known beforehand, so that no bomb gets to grow."""

import threading
from typing import Final

import zstandard

from mdd_desktop.sync.errors import PackageError

_SMALL: Final = 24 << 10
_LEVELS: Final = ((_SMALL, 9), (1 << 20, 19), (16 << 20, 15))
_QUICK: Final = 6
_MAX_WINDOW: Final = 8 << 20
_EMPTY_FRAME: Final = 25


def compress(content: bytes) -> bytes:
    """Return one frame that states its content's size and carries a checksum."""
    small = len(content) <= _SMALL
    compressor = _KEPT.compressor if small else _compressor(len(content))
    return compressor.compress(content)


def _effort(size: int) -> int:
    """Return the level that packs so many bytes well without letting anybody wait.

    It costs a second for what an office writes in months, less for what it writes in years, and
    is no part of the format. The hardest packing makes a few kilobytes smaller by a hundredth and
    takes twenty times as long; an office packs and signs such a list for each of its communes.
    """
    return next((level for most, level in _LEVELS if size <= most), _QUICK)


def _compressor(size: int) -> zstandard.ZstdCompressor:
    return zstandard.ZstdCompressor(
        level=_effort(size), write_checksum=True, write_content_size=True
    )


class _Kept(threading.local):
    """Each thread's own: to make one costs as much as to pack a small package.

    For a large one the making does not count, and its tables would stay in memory.
    """

    def __init__(self) -> None:
        self.compressor = _compressor(_SMALL)


_KEPT: Final = _Kept()


def stated_size(frame: bytes) -> int:
    """Return the content size that the frame states.

    Raises:
        PackageError: E_SIZE, no frame or no size.
    """
    try:
        size = zstandard.get_frame_parameters(frame).content_size
    except zstandard.ZstdError as error:
        raise PackageError("E_SIZE", "no zstd frame") from error
    if size == zstandard.CONTENTSIZE_UNKNOWN:
        raise PackageError("E_SIZE", "size not stated")
    return int(size)


def decompress(frame: bytes, size: int) -> bytes:
    """Decompress one whole frame to exactly ``size`` bytes; there is no room for more.

    Raises:
        PackageError: E_SIZE, the frame states or holds another size, is damaged, or is not alone.
    """
    # The library does not look into a frame that states to be empty.
    if stated_size(frame) != size or (size == 0 and len(frame) > _EMPTY_FRAME):
        raise PackageError("E_SIZE", "frame states another size")
    decompressor = zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW)
    try:
        content = decompressor.decompress(frame, max_output_size=size, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise PackageError("E_SIZE", "damaged zstd frame") from error
    return content


def decompress_at_most(frame: bytes, limit: int) -> bytes:
    """Decompress a frame by its own stated size, if that is within the limit.

    Raises:
        PackageError: E_TOO_BIG or E_SIZE.
    """
    size = stated_size(frame)
    if size > limit:
        raise PackageError("E_TOO_BIG", "unpacked member")
    return decompress(frame, size)
