"""Make a package: manifest, signature, changes, head statements; then seal it."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mdd_desktop.sync import sshsig
from mdd_desktop.sync.archive import pack
from mdd_desktop.sync.changes import ReadChange, write_lines
from mdd_desktop.sync.compression import compress
from mdd_desktop.sync.feeds import FeedId
from mdd_desktop.sync.keys import device_code, fingerprint
from mdd_desktop.sync.sealing import seal
from mdd_desktop.sync.statements import HeadStatement, leaves, sign_head, write_statements

FORMAT: Final = "mdd-package"
VERSION: Final = 1
READER: Final = 1

MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.json.sig"
CHANGES: Final = "ops.jsonl.zst"
STATEMENTS: Final = "checkpoints.jsonl.zst"
REGISTRY: Final = "registry.tar.zst"
SEALED: Final = "sealed.jsonl.zst.age"
ATTACHMENT: Final = "att-"

MAX_PACKAGE: Final = 64 << 20
MAX_MANIFEST: Final = 1 << 20
MAX_CHANGES_SIZE: Final = 256 << 20
MAX_CHANGES: Final = 2_000_000
MAX_ATTACHMENT: Final = 20 << 20

Kind = Literal["sync", "ack", "restore", "enrol", "registry"]
_Count = Annotated[int, msgspec.Meta(ge=0, lt=2**53)]
_Hex = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
_ENCODER: Final = msgspec.json.Encoder(order="sorted")


class FeedSpan(msgspec.Struct, frozen=True):
    """Which changes of a feed a package holds.

    Attributes:
        from_n: Smallest number.
        to_n: Greatest number.
        prev: Full hash before the first line of the feed, hex.
        head: Full hash of the last line of the feed, hex.
    """

    from_n: _Count
    to_n: _Count
    prev: _Hex
    head: _Hex


class Rejection(msgspec.Struct, frozen=True):
    """A change of the receiver that the sender holds back or refuses, with the reason's code."""

    id: str
    code: str


class Pending(msgspec.Struct, frozen=True):
    """A record of the receiver about which a decision waits at the sender, and why.

    Attributes:
        record: Its id, hex.
        code: ``conflict``, ``duplicate`` or ``proposal``; a reader passes over codes it knows not.
    """

    record: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
    code: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """The signed table of a package (docs/sync-format.md, clause 4)."""

    format: str
    v: int
    min_reader: int
    id: str
    kind: Kind
    sender: str
    sender_key: str
    recipients: tuple[str, ...]
    recipient_keys: tuple[str, ...]
    created: dt.datetime
    members: dict[str, _Hex]
    n_ops: _Count
    raw_size: _Count
    reg_version: _Count
    prev_package_sha256: str = ""
    app: str = ""
    feeds: dict[str, FeedSpan] = {}
    ack: dict[str, tuple[_Hex, ...]] = {}
    rejected: tuple[Rejection, ...] = ()
    pending: tuple[Pending, ...] = ()
    digest: dict[str, str] = {}
    epoch: str = ""
    lacking: tuple[_Hex, ...] = ()
    number: _Count = 0
    audit: str = ""
    trust_list: Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")] = ""


@dataclass(frozen=True, kw_only=True)
class PackageDraft:
    """Everything that goes into a package, gathered in one transaction.

    Attributes:
        sender: Own unit.
        recipients: Codes of the units that may read it.
        recipient_keys: age recipients: every valid device of those units, and the own one.
        created: Now.
        reg_version: Version of the own trust list.
        kind: What it is for.
        changes: In the order of each feed; a predecessor before its followers.
        statements: Head statements of foreign feeds; those of the own device are made here.
        ack: Heads that the sender has applied, feed → full hashes (hex).
        rejected: Changes held or refused, with codes.
        pending: Records of the receiver about which a decision waits here.
        digest: Unit → state digest.
        registry: Member ``registry.tar.zst`` when the receiver may hold another list.
        trust_list: Digest of the list that sender and receiver share.
        sealed: Member ``sealed.jsonl.zst.age``.
        attachments: Contents.
        prev_package_sha256: SHA-256 of the package before, empty for the first.
        app: Version of the program.
        epoch: Of the sender's feeds; tells two computers with one key apart.
        lacking: Hashes of attachments that changes name and the sender has not.
        number: Among the packages to this receiver, for people; 0 for a receipt or a welcome.
        audit: Where the log of views, prints and exports ends: the number of its last line and
            its hash, "12:ab…"; empty while nothing stands there.
        id: UUIDv7 of the package.
    """

    sender: str
    recipients: Sequence[str]
    recipient_keys: Sequence[str]
    created: dt.datetime
    reg_version: int
    trust_list: str = ""
    kind: Kind = "sync"
    changes: Sequence[ReadChange] = ()
    statements: Sequence[HeadStatement] = ()
    ack: Mapping[str, Sequence[str]] = field(default_factory=dict)
    rejected: Sequence[Rejection] = ()
    pending: Sequence[Pending] = ()
    digest: Mapping[str, str] = field(default_factory=dict)
    registry: bytes | None = None
    sealed: bytes | None = None
    attachments: Sequence[bytes] = ()
    prev_package_sha256: str = ""
    app: str = ""
    epoch: str = ""
    lacking: Sequence[str] = ()
    number: int = 0
    audit: str = ""
    id: uuid.UUID


def write_package(draft: PackageDraft, key: Ed25519PrivateKey) -> bytes:
    """Sign, then seal: the signed manifest names the recipients, so nobody can forward it."""
    lines = b"".join(write_lines(draft.changes))
    members = _members(draft, key, lines)
    recipient_keys = tuple(dict.fromkeys(draft.recipient_keys))
    manifest = Manifest(
        format=FORMAT,
        v=VERSION,
        min_reader=1,
        id=str(draft.id),
        kind=draft.kind,
        sender=draft.sender,
        sender_key=fingerprint(key.public_key()),
        recipients=tuple(draft.recipients),
        recipient_keys=recipient_keys,
        created=draft.created.astimezone(dt.UTC).replace(microsecond=0),
        members={name: sha256(content) for name, content in members.items()},
        n_ops=len(draft.changes),
        raw_size=len(lines),
        reg_version=draft.reg_version,
        trust_list=draft.trust_list,
        prev_package_sha256=draft.prev_package_sha256,
        app=draft.app,
        feeds=feed_spans(draft.changes),
        ack={feed: tuple(sorted(heads)) for feed, heads in draft.ack.items()},
        rejected=tuple(draft.rejected),
        pending=tuple(draft.pending),
        digest=dict(draft.digest),
        epoch=draft.epoch,
        lacking=tuple(sorted(draft.lacking)),
        number=draft.number,
        audit=draft.audit,
    )
    return seal_members(encode_manifest(manifest), members, key, recipient_keys)


def encode_manifest(manifest: Manifest) -> bytes:
    """Return the manifest's only valid bytes: sorted JSON and a newline."""
    return _ENCODER.encode(manifest) + b"\n"


def seal_members(
    manifest: bytes,
    members: Mapping[str, bytes],
    key: Ed25519PrivateKey,
    recipient_keys: Sequence[str],
) -> bytes:
    """Sign the manifest, pack it with its members and seal the whole."""
    signature = sshsig.sign(key, manifest, sshsig.PACKAGE)
    inner = pack([(MANIFEST, manifest), (SIGNATURE, signature), *members.items()])
    return seal(inner, recipient_keys)


def feed_spans(changes: Sequence[ReadChange]) -> dict[str, FeedSpan]:
    """Return which part of each feed the changes are."""
    spans: dict[str, tuple[int, int, bytes, bytes]] = {}
    for change in changes:
        low, high, prev, _ = spans.get(change.feed, (change.n, change.n, change.prev, b""))
        spans[change.feed] = min(low, change.n), max(high, change.n), prev, change.hash
    return {
        feed: FeedSpan(low, high, prev.hex(), head.hex())
        for feed, (low, high, prev, head) in spans.items()
    }


def sha256(content: bytes) -> str:
    """Return the SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()


def _members(draft: PackageDraft, key: Ed25519PrivateKey, lines: bytes) -> dict[str, bytes]:
    """Return the members behind the signature, in their fixed order."""
    members = {
        CHANGES: compress(lines),
        STATEMENTS: write_statements([*_own_statements(draft, key), *draft.statements]),
    }
    if draft.registry is not None:
        members[REGISTRY] = draft.registry
    if draft.sealed is not None:
        members[SEALED] = draft.sealed
    attachments = {ATTACHMENT + sha256(content): content for content in draft.attachments}
    return members | dict(sorted(attachments.items()))


def _own_statements(draft: PackageDraft, key: Ed25519PrivateKey) -> list[HeadStatement]:
    device = device_code(key.public_key())
    return [
        sign_head(key, leaf.feed, leaf.n, leaf.hash, reg_version=draft.reg_version)
        for leaf in leaves(draft.changes)
        if FeedId.parse(leaf.feed).device == device
    ]
