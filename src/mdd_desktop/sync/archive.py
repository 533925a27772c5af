"""A tar reader that accepts only what the writer makes, byte for byte.

It never touches the file system: no path, link, owner or time of an archive means anything here.
"""

from collections.abc import Iterable
from typing import Final

from mdd_desktop.sync.errors import PackageError

_BLOCK: Final = 512
_END: Final = bytes(2 * _BLOCK)
_MAX_NAME: Final = 99
_MAX_SIZE: Final = 0o7777_7777_777
_MAX_MEMBERS: Final = 1000


def pack(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a POSIX ustar of regular files: mode 0600, owner 0, time 0, zero padding."""
    parts: list[bytes] = []
    for name, content in members:
        parts += (_header(name, len(content)), content, bytes(-len(content) % _BLOCK))
    return b"".join((*parts, _END))


def unpack(archive: bytes) -> dict[str, bytes]:
    """Return the members in their order.

    Raises:
        PackageError: E_FORMAT, anything differs from what :func:`pack` would have written.
    """
    members: dict[str, bytes] = {}
    offset = 0
    while archive[offset : offset + _BLOCK].strip(b"\0"):
        name, size = _read_header(archive[offset : offset + _BLOCK])
        start = offset + _BLOCK
        end = start + size
        offset = end + -size % _BLOCK
        if name in members or len(members) == _MAX_MEMBERS:
            raise PackageError("E_FORMAT", "a member twice, or too many")
        if offset > len(archive) or archive[end:offset].strip(b"\0"):
            raise PackageError("E_FORMAT", "cut off, or padding not zero")
        members[name] = archive[start:end]
    if archive[offset:] != _END:
        raise PackageError("E_FORMAT", "end of archive")
    return members


def _read_header(header: bytes) -> tuple[str, int]:
    try:
        name = header[: header.index(0)].decode("ascii")
        size = int(header[124:135], 8)
        if header == _header(name, size):
            return name, size
    except (ValueError, IndexError) as error:
        raise PackageError("E_FORMAT", "tar header") from error
    raise PackageError("E_FORMAT", "tar header")


def _header(name: str, size: int) -> bytes:
    encoded = name.encode("ascii")
    if not 1 <= len(encoded) <= _MAX_NAME or not 0 <= size <= _MAX_SIZE:
        raise ValueError(name)
    header = bytearray(_BLOCK)
    header[0 : len(encoded)] = encoded
    header[100:108] = b"0000600\0"
    header[108:124] = b"0000000\0" * 2
    header[124:136] = b"%011o\0" % size
    header[136:148] = b"%011o\0" % 0
    header[148:156] = b" " * 8
    header[156:157] = b"0"
    header[257:265] = b"ustar\x0000"
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header)
