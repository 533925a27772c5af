"""Head statements: a device signs how far its feed goes, and with it every change below.

So a province can believe the changes of a commune that a district relays, without believing the
district and without a signature on each change.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Annotated, Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mdd_desktop.sync import sshsig
from mdd_desktop.sync.changes import ReadChange
from mdd_desktop.sync.compression import compress, decompress_at_most
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.feeds import FeedId
from mdd_desktop.sync.keys import device_code, fingerprint

MAX_STATEMENTS: Final = 10_000
_MAX_CONTENT: Final = 16 << 20
_ENCODER: Final = msgspec.json.Encoder(order="sorted")


class HeadStatement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A device's word that its feed's change ``n`` has this full hash.

    Attributes:
        feed: Feed id.
        n: Number of the head.
        head: Full hash of the head, 64 hex characters.
        unit: Unit of the device, the same as in the feed id.
        key: SSH fingerprint of the device.
        reg_version: Version of the trust list that the device knew.
        sig: Armoured SSHSIG over the statement without ``sig`` as canonical JSON and a newline.
    """

    feed: str
    n: Annotated[int, msgspec.Meta(ge=1, lt=2**53)]
    head: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    unit: str
    key: str
    reg_version: Annotated[int, msgspec.Meta(ge=0, lt=2**53)]
    sig: str = ""

    def signed_bytes(self) -> bytes:
        """Return the bytes under the signature."""
        fields = msgspec.structs.asdict(self)
        del fields["sig"]
        return _ENCODER.encode(fields) + b"\n"


def sign_head(
    key: Ed25519PrivateKey, feed: str, n: int, head: bytes, *, reg_version: int
) -> HeadStatement:
    """State that the own feed's change ``n`` has the full hash ``head``."""
    unsigned = HeadStatement(
        feed=feed,
        n=n,
        head=head.hex(),
        unit=FeedId.parse(feed).unit,
        key=fingerprint(key.public_key()),
        reg_version=reg_version,
    )
    armour = sshsig.sign(key, unsigned.signed_bytes(), sshsig.HEAD)
    return msgspec.structs.replace(unsigned, sig=armour.decode())


@lru_cache(maxsize=4096)
def check_statement(statement: HeadStatement) -> None:
    """Verify form, signature, and that signer and feed are the same device.

    Whether that device may write for the unit is for the trust list to say. The same statement
    comes with every package until a later one takes its place; it is verified once.

    Raises:
        PackageError: E_CHAIN.
    """
    try:
        feed = FeedId.parse(statement.feed)
        signature = sshsig.parse(statement.sig.encode())
        sshsig.check(signature, statement.signed_bytes(), sshsig.HEAD)
    except (ValueError, PackageError) as error:
        raise PackageError("E_CHAIN", "head statement") from error
    named = (statement.unit, statement.key, device_code(signature.public_key))
    if named != (feed.unit, signature.fingerprint, feed.device):
        raise PackageError("E_CHAIN", "head statement of another device")


def leaves(changes: Iterable[ReadChange]) -> list[ReadChange]:
    """Return the changes that no other of them follows: one for each feed, more after a fork."""
    ends: dict[tuple[str, bytes], ReadChange] = {}
    followed: set[tuple[str, bytes]] = set()
    for change in changes:
        before = (change.feed, change.prev)
        if ends.pop(before, None) is None:
            followed.add(before)
        ends[change.feed, change.hash] = change
    return [change for key, change in ends.items() if key not in followed]


def require_statements(
    changes: Sequence[ReadChange],
    statements: Collection[HeadStatement],
    vouched: Collection[tuple[str, str]] = (),
) -> None:
    """Check that the end of every chain in a package is stated by its device.

    Args:
        changes: Of the package.
        statements: Of the package, verified.
        vouched: Feed and full hash, hex, of last good heads in the signed list.

    Raises:
        PackageError: E_CHAIN.
    """
    stated = {(item.feed, item.n, item.head) for item in statements}
    for leaf in leaves(changes):
        head = leaf.hash.hex()
        if (leaf.feed, leaf.n, head) not in stated and (leaf.feed, head) not in vouched:
            raise PackageError("E_CHAIN", "feed without head statement")


def write_statements(statements: Iterable[HeadStatement]) -> bytes:
    """Return the member ``checkpoints.jsonl.zst``."""
    unique = {(item.feed, item.n, item.head): item for item in statements}
    lines = [_ENCODER.encode(unique[key]) + b"\n" for key in sorted(unique)]
    return compress(b"".join(lines))


def read_statements(member: bytes) -> tuple[HeadStatement, ...]:
    """Read and verify every statement of the member.

    Raises:
        PackageError: E_TOO_BIG, E_SIZE, or E_CHAIN when a statement is not what it should be.
    """
    lines = decompress_at_most(member, _MAX_CONTENT).split(b"\n")
    if len(lines) > MAX_STATEMENTS + 1:
        raise PackageError("E_TOO_BIG", "head statements")
    decoder = msgspec.json.Decoder(HeadStatement)
    try:
        last = lines.pop()
        statements = tuple(decoder.decode(line) for line in lines)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise PackageError("E_CHAIN", "head statement") from error
    if last or [_ENCODER.encode(item) for item in statements] != lines:
        raise PackageError("E_CHAIN", "head statement is not canonical")
    for statement in statements:
        check_statement(statement)
    return statements
