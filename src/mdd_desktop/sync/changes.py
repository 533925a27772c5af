"""Changes as lines of a package: canonical JSON in, hashed and chained changes out, and back."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Annotated, Final

import msgspec

from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.feeds import FeedId
from mdd_desktop.sync.field_forms import unreadable_field

MAX_LINE: Final = 1 << 20
ORIGIN: Final = bytes(32)

_HEX: Final = re.compile(r"[0-9a-f]*")
_ENCODER: Final = msgspec.json.Encoder(order="sorted")

_Integer = Annotated[int, msgspec.Meta(gt=-(2**53), lt=2**53)]
_Value = str | _Integer | bool | list[str] | None
_Id = Annotated[str, msgspec.Meta(min_length=32, max_length=32)]
_Hash = Annotated[str, msgspec.Meta(min_length=64, max_length=64)]
_Unit = Annotated[str, msgspec.Meta(max_length=32)]
_PLAIN_KINDS: Final = frozenset({"new", "put"})


class ReadChange(msgspec.Struct, frozen=True, gc=False):
    """A change as it travels; nothing of its meaning is known here.

    Attributes:
        feed: Feed id, as in the header.
        n: Number in the feed, from 1, without holes along a chain.
        prev: Full hash of the predecessor, 32 zero bytes for the first of a feed.
        hash: Full hash of this change; its first 16 bytes are the change's id.
        header: Canonical JSON without ``p``.
        body: Canonical JSON, or None when the law had it erased.
        body_hash: SHA-256 of the body, known even when the body is not.
    """

    feed: str
    n: int
    prev: bytes
    hash: bytes
    header: bytes
    body: bytes | None
    body_hash: bytes


class _Body(msgspec.Struct, forbid_unknown_fields=True):
    f: dict[str, _Value]
    salt: _Id


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    h: dict[str, _Value | dict[str, list[str]]]
    b: _Body | None = None
    bh: str = ""


class _Header(msgspec.Struct):
    s: str
    n: Annotated[int, msgspec.Meta(ge=1, lt=2**53)]
    k: Annotated[str, msgspec.Meta(min_length=1, max_length=16)]
    t: Annotated[str, msgspec.Meta(max_length=32)]
    r: _Id
    w: Annotated[str, msgspec.Meta(max_length=32)]
    par: dict[str, list[_Id]]
    x: _Id
    sv: Annotated[int, msgspec.Meta(ge=1, lt=2**31)]
    at: Annotated[int, msgspec.Meta(ge=0, lt=2**47)]  # what every system can show as a date
    clk: Annotated[str, msgspec.Meta(max_length=8)]
    by: str
    p: _Hash | None = None
    cut: tuple[_Hash, ...] = ()
    past: tuple[_Id, ...] = ()
    re: tuple[_Id, ...] = ()


class _Decision(msgspec.Struct):
    """What stands in the headers of the rarer kinds."""

    from_: _Unit = msgspec.field(name="from", default="")
    to: _Unit = ""
    dec: str = ""
    why: str = ""
    code: str = ""
    snap: bool = False


def full_hash(prev: bytes, body_hash: bytes, header: bytes) -> bytes:
    """Return a change's full hash; ``header`` is canonical and without ``p``."""
    return hashlib.sha256(prev + body_hash + header).digest()


def write_lines(changes: Iterable[ReadChange]) -> Iterator[bytes]:
    """Return one line for each change, each with its newline.

    ``p`` is written only where the predecessor is not the preceding line of the same feed.
    """
    tips: dict[str, bytes] = {}
    for change in changes:
        header = change.header
        if tips.get(change.feed, ORIGIN) != change.prev:
            header = _ENCODER.encode({**msgspec.json.decode(header), "p": change.prev.hex()})
        tips[change.feed] = change.hash
        if change.body is None:
            yield b'{"bh":"%b","h":%b}\n' % (change.body_hash.hex().encode(), header)
        else:
            yield b'{"b":%b,"h":%b}\n' % (change.body, header)


def read_lines(content: bytes, count: int) -> list[ReadChange]:
    """Read all lines, hash them and follow each feed's chain.

    Raises:
        PackageError: E_OPS, a line is not typed and canonical as we would write it, or their
            number is not ``count``; E_CHAIN, a change does not follow its predecessor.
    """
    lines = content.split(b"\n")
    if lines.pop() != b"" or len(lines) != count or max(map(len, lines), default=0) > MAX_LINE:
        raise PackageError("E_OPS", "number or length of lines")
    _check_text(content, lines)
    reader = _LineReader()
    try:
        return [reader.read(line) for line in lines]
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise PackageError("E_OPS", "line is not of the stated types") from error


class _LineReader:
    """Remembers the chain of each feed while lines are read in order."""

    def __init__(self) -> None:
        self._line = msgspec.json.Decoder(_Line)
        self._decision = msgspec.json.Decoder(_Decision)
        self._chains: dict[str, _Chain] = {}

    def read(self, text: bytes) -> ReadChange:
        line = self._line.decode(text)
        header = _ENCODER.encode(line.h)
        body, body_hash = self._body(line, header, text)
        known = msgspec.convert(line.h, _Header)
        _check_ids(known)
        if known.k not in _PLAIN_KINDS:
            self._decision.decode(header)
        if line.b is not None and unreadable_field(known.k, known.t, line.b.f) is not None:
            raise PackageError("E_OPS", "a known field has another form")
        chain = self._chains.get(known.s) or self._begin(known.s)
        if known.p is None:
            prev = chain.tip
            follows = known.n == chain.n + 1
        else:
            prev = _unhex(known.p, 32)
            follows = prev != chain.tip and chain.may_be_followed(prev, known.n)
            del line.h["p"]
            header = _ENCODER.encode(line.h)
        digest = full_hash(prev, body_hash, header)
        if not follows or digest in chain.numbers:
            raise PackageError("E_CHAIN", "number or predecessor")
        chain.add(known.n, digest)
        return ReadChange(known.s, known.n, prev, digest, header, body, body_hash)

    @staticmethod
    def _body(line: _Line, header: bytes, text: bytes) -> tuple[bytes | None, bytes]:
        """Return body and its hash; the line must be what the writer makes of its parts."""
        if line.b is None:
            if text == b'{"bh":"%b","h":%b}' % (line.bh.encode(), header):
                return None, _unhex(line.bh, 32)
        else:
            body = _ENCODER.encode(line.b)
            if text == b'{"b":%b,"h":%b}' % (body, header):
                return body, hashlib.sha256(body).digest()
        raise PackageError("E_OPS", "line is not canonical")

    def _begin(self, feed: str) -> "_Chain":
        try:
            FeedId.parse(feed)
        except ValueError as error:
            raise PackageError("E_OPS", "feed id") from error
        chain = self._chains[feed] = _Chain()
        return chain


class _Chain:
    """What was read of one feed."""

    def __init__(self) -> None:
        self.n = 0
        self.tip = ORIGIN
        self.numbers = {ORIGIN: 0}

    def add(self, n: int, digest: bytes) -> None:
        self.n = n
        self.tip = digest
        self.numbers[digest] = n

    def may_be_followed(self, prev: bytes, n: int) -> bool:
        """Say whether change ``n`` can follow ``prev``, which may lie outside this package."""
        number = self.numbers.get(prev)
        return n > 1 if number is None else n == number + 1


def _check_ids(header: _Header) -> None:
    ids = header.r + header.x + header.w + "".join(map("".join, header.par.values()))
    if header.cut or header.past or header.re:
        ids += "".join((*header.cut, *header.past, *header.re))
    if not _HEX.fullmatch(ids) or len(header.w) not in {0, 32}:
        raise PackageError("E_OPS", "ids are hex")


def _unhex(text: str, length: int) -> bytes:
    if len(text) != 2 * length or not _HEX.fullmatch(text):
        raise PackageError("E_OPS", "hashes are hex")
    return bytes.fromhex(text)


def _check_text(content: bytes, lines: list[bytes]) -> None:
    """Refuse text that is not NFC, and NUL, which JSON can only write as an escape.

    The whole content is looked at first, because that is fast and nearly always enough; an escape
    beside a mark can look wrong there and yet be right, so the lines in doubt are then decoded.
    """
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise PackageError("E_OPS", "not UTF-8") from error
    if "\\u0000" not in text and unicodedata.is_normalized("NFC", text):
        return
    decoder = msgspec.json.Decoder()
    for line in lines:
        try:
            strings = _strings(decoder.decode(line))
            clean = all(
                "\0" not in part and unicodedata.is_normalized("NFC", part) for part in strings
            )
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            raise PackageError("E_OPS", "line is not JSON") from error
        if not clean:
            raise PackageError("E_OPS", "text is not NFC or holds NUL")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(key)
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
