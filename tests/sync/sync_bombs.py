"""Frames of a few kilobytes that would unpack to gigabytes, written by hand in no time."""

_MAGIC = bytes.fromhex("28b52ffd")
_SIZE_OF_EIGHT_BYTES = b"\xc0"
_WINDOW_OF_8_MIB = b"\x68"
_BLOCK = 128 << 10
_REPEATED = 1


def bomb(size: int, stated: int | None = None) -> bytes:
    """Return one zstd frame of that many zero bytes, which states its size or another one."""
    blocks, rest = divmod(size, _BLOCK)
    assert blocks
    assert not rest
    said = (size if stated is None else stated).to_bytes(8, "little")
    head = _MAGIC + _SIZE_OF_EIGHT_BYTES + _WINDOW_OF_8_MIB + said
    return head + _block(last=0) * (blocks - 1) + _block(last=1)


def _block(last: int) -> bytes:
    return (_BLOCK << 3 | _REPEATED << 1 | last).to_bytes(3, "little") + b"\0"
