"""Zstandard with every size known beforehand, so that no bomb gets to grow."""

import threading
from typing import Final

import zstandard

from mdd_desktop.sync.errors import PackageError

_LEVEL: Final = 6
_THOROUGH: Final = 19
_SMALL: Final = 512 << 10
_MAX_WINDOW: Final = 8 << 20
_EMPTY_FRAME: Final = 25


def effort(size: int) -> int:
    """Return the level that packs so many bytes well without letting anybody wait.

    What an office writes in weeks is packed a tenth smaller in a quarter of a second; for a long
    history it would be a minute, and the levels in between gain nothing.
    """
    return _THOROUGH if size <= _SMALL else _LEVEL


def compress(content: bytes, level: int = _LEVEL) -> bytes:
    """Return one frame that states its content's size and carries a checksum."""
    return _COMPRESSORS.of(level).compress(content)


class _Compressors(threading.local):
    """Each thread's own, kept: to make one costs as much as to pack a small package."""

    def __init__(self) -> None:
        self._made: dict[int, zstandard.ZstdCompressor] = {}

    def of(self, level: int) -> zstandard.ZstdCompressor:
        if level not in self._made:
            self._made[level] = zstandard.ZstdCompressor(
                level=level, write_checksum=True, write_content_size=True
            )
        return self._made[level]


_COMPRESSORS: Final = _Compressors()


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
