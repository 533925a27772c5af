"""One saved edit of one record: which fields got which values, and what each value replaces.

The wire form and its hashes are described in docs/sync-format.md. A change is immutable; its id
is the first 16 bytes of its hash, so a body may be erased by law without breaking the chain.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple, Self
from uuid import UUID

from mdd_desktop.domain.record_fields import FieldValue, canonical_json

SCHEMA_VERSION = 1
NO_PREDECESSOR = bytes(32)
UP = "up"
OWN = "own"


_NOTHING: frozenset[bytes] = frozenset()


class ChangeKind(StrEnum):
    """What a change does."""

    NEW = "new"
    PUT = "put"
    RETRACT = "retract"
    RESTORE = "restore"
    PROPOSAL = "prop"
    ANSWER = "ans"
    OWN = "own"
    ALIAS = "alias"
    UNALIAS = "unalias"
    ERASE = "erase"
    NOTE = "note"
    FORK = "fork"


class Feed(NamedTuple):
    """The hash-chained series of changes of one device for one audience.

    Attributes:
        unit: Code of the unit whose device writes it.
        device: First 16 hex digits of the device's key fingerprint.
        epoch: 8 hex digits, new after every restore.
        audience: ``up`` for the office above, a unit code for one below, ``own`` for nobody else.
    """

    unit: str
    device: str
    epoch: str
    audience: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``unit/device/epoch/audience``.

        Raises:
            ValueError: It has not four parts.
        """
        unit, device, epoch, audience = text.split("/")
        return cls(unit, device, epoch, audience)

    def __str__(self) -> str:
        return "/".join(self)


@dataclass(frozen=True)
class Change:
    """A change as it stands in its feed.

    Attributes:
        header: Canonical JSON without the predecessor.
        body: Canonical JSON, None when erased.
        body_hash: SHA-256 of the body.
        prev: Full hash of the change before it in its feed, zeros for the first.
    """

    header: bytes
    body: bytes | None
    body_hash: bytes
    prev: bytes

    @cached_property
    def hash(self) -> bytes:
        """The full hash, 32 bytes."""
        return hashlib.sha256(self.prev + self.body_hash + self.header).digest()

    @cached_property
    def id(self) -> bytes:
        """The first 16 bytes of the hash; names this change everywhere."""
        return self.hash[:16]

    @cached_property
    def head(self) -> Mapping[str, Any]:
        """The header, decoded."""
        decoded: dict[str, Any] = json.loads(self.header)
        return decoded

    @cached_property
    def values(self) -> Mapping[str, FieldValue]:
        """The written values by field; empty when the body was erased."""
        fields: dict[str, FieldValue] = json.loads(self.body)["f"] if self.body else {}
        return fields

    @cached_property
    def feed(self) -> Feed:
        """The feed it stands in."""
        return Feed.parse(self.head["s"])

    @cached_property
    def number(self) -> int:
        """Its place in the feed, from 1."""
        return int(self.head["n"])

    @cached_property
    def kind(self) -> str:
        """One of ``ChangeKind``, or a kind of a newer version."""
        return str(self.head["k"])

    @cached_property
    def table(self) -> str:
        """The kind of record."""
        return str(self.head["t"])

    @cached_property
    def record(self) -> UUID:
        """The record it changes."""
        return UUID(self.head["r"])

    @cached_property
    def unit(self) -> str:
        """The unit whose device wrote it."""
        return self.feed.unit

    @property
    def link(self) -> bytes:
        """The ownership decision its author believed current; empty for a new record."""
        return bytes.fromhex(self.head["w"])

    @property
    def fields(self) -> frozenset[str]:
        """The fields it writes; of an erased change those of which it replaced a value."""
        return frozenset(self.head["par"]).union(self.values)

    def replaces(self, field: str) -> frozenset[bytes]:
        """The changes whose value of ``field`` this one replaces."""
        parents = self.head["par"].get(field)
        return frozenset(map(bytes.fromhex, parents)) if parents else _NOTHING

    @property
    def made_at_ms(self) -> int:
        """When its author's clock says it was made; for display only."""
        return int(self.head["at"])

    @property
    def clock_is_trusted(self) -> bool:
        """Whether the author's clock was believed to be right."""
        return bool(self.head["clk"] == "ok")

    @property
    def officer(self) -> str:
        """Who made it."""
        return str(self.head["by"])

    @property
    def transaction(self) -> str:
        """The id of the transaction that it was saved in, shared by all changes of it."""
        return str(self.head["x"])

    @property
    def giver(self) -> str:
        """For a copy of an ownership decision: the unit that was the owner before; else empty."""
        return str(self.head.get("from", ""))

    @property
    def receiver(self) -> str:
        """For an ownership change: the unit that becomes the owner."""
        return str(self.head.get("to", ""))

    @property
    def cut(self) -> frozenset[bytes]:
        """For an ownership change: the full hashes up to which the old owner's edits count."""
        return frozenset(bytes.fromhex(head) for head in self.head.get("cut", ()))

    @property
    def decision(self) -> bytes:
        """For an ownership change: what names the decision, the same in each of its copies.

        A copy stands in the feed for each office concerned. The name is the hash of what the
        copies have in common, so nobody can add a copy to another's decision; empty when it is
        not that hash.
        """
        if not self.is_copy:
            return self.id
        named = decision_id(self.head, self.unit)
        return named if named.hex() == self.head["dec"] else b""

    @property
    def past(self) -> frozenset[bytes]:
        """For a copy of an ownership decision: those that it follows, as far as they are known."""
        return frozenset(bytes.fromhex(step) for step in self.head.get("past", ()))

    @property
    def is_copy(self) -> bool:
        """Whether it is one of several copies of a decision."""
        return "dec" in self.head

    @property
    def is_snapshot(self) -> bool:
        """Whether its values begin the record anew: what stood before is history."""
        return bool(self.head.get("snap", False))

    @property
    def named(self) -> tuple[bytes, ...]:
        """The changes that an answer answers, an erasure erases or a question asks about."""
        return tuple(bytes.fromhex(str(item)) for item in self.head.get("re", ()))

    def without_body(self) -> "Change":
        """The same change after its content was erased; its hash stays."""
        return Change(self.header, None, self.body_hash, self.prev)


def decision_id(head: Mapping[str, Any], unit: str) -> bytes:
    """The name of a decision about ownership, from what its copies have in common."""
    shared = {name: head.get(name) for name in ("r", "w", "from", "to", "cut", "why")}
    return hashlib.sha256(canonical_json({**shared, "by": unit}).encode()).digest()[:16]


class Origin(NamedTuple):
    """What every change of one transaction has in common."""

    transaction: str
    made_at_ms: int
    clock: str
    officer: str


def new_change(  # noqa: PLR0913 - a change says all of this
    *,
    feed: Feed,
    number: int,
    prev: bytes,
    kind: ChangeKind,
    table: str,
    record: UUID,
    link: bytes,
    values: Mapping[str, FieldValue],
    parents: Mapping[str, list[str]],
    origin: Origin,
    salt: bytes,
    extra: Mapping[str, object] | None = None,
) -> Change:
    """Make the next change of a feed.

    Args:
        feed: The feed it is appended to.
        number: Its place there.
        prev: Full hash of the feed's last change.
        kind: What it does.
        table: The kind of record.
        record: The record.
        link: The ownership decision that is current.
        values: The new values by field.
        parents: For each field the ids, in hex, of the changes whose value it replaces.
        origin: Of its transaction.
        salt: 16 random bytes, so that an erased value cannot be guessed from its hash.
        extra: Keys of the kind: ``to`` and ``cut`` of an ownership change.
    """
    header = {
        "s": str(feed),
        "n": number,
        "k": kind.value,
        "t": table,
        "r": record.hex,
        "w": link.hex(),
        "par": {field: sorted(known) for field, known in parents.items() if known},
        "x": origin.transaction,
        "sv": SCHEMA_VERSION,
        "at": origin.made_at_ms,
        "clk": origin.clock,
        "by": origin.officer,
        **(extra or {}),
    }
    body = canonical_json({"salt": salt.hex(), "f": dict(values)}).encode()
    change = Change(
        header=canonical_json(header).encode(),
        body=body,
        body_hash=hashlib.sha256(body).digest(),
        prev=prev,
    )
    # What was just written need not be read back from its JSON.
    vars(change).update(head=header, values=dict(values), feed=feed, record=record)
    return change
