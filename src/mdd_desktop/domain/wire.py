"""A change as it travels or lies in the log, its hash worked out already; read without waste."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Protocol
from uuid import UUID

from mdd_desktop.domain.change import Change, Feed
from mdd_desktop.domain.record_fields import FieldValue


class Wire(Protocol):
    """What a package and the log both know of a change before its JSON is read."""

    @property
    def feed(self) -> str:
        """The feed, as in the header."""
        ...

    @property
    def n(self) -> int:
        """Its place in the feed."""
        ...

    @property
    def prev(self) -> bytes:
        """Full hash of its predecessor."""
        ...

    @property
    def hash(self) -> bytes:
        """Its full hash."""
        ...

    @property
    def header(self) -> bytes:
        """Canonical JSON."""
        ...

    @property
    def body(self) -> bytes | None:
        """Canonical JSON, None when erased."""
        ...

    @property
    def body_hash(self) -> bytes:
        """SHA-256 of the body."""
        ...


def change_of(wire: Wire, head: Mapping[str, Any], body: Mapping[str, Any] | None) -> Change:
    """The change, with what the caller has decoded by a quick library put in its place.

    Args:
        wire: What travelled.
        head: Its header, decoded.
        body: Its body, decoded; None when it was erased.
    """
    values: Mapping[str, FieldValue] = body["f"] if body else {}
    feed = _feed(wire.feed)
    change = Change.__new__(Change)  # a frozen class sets its fields one by one, which takes longer
    vars(change).update(
        header=wire.header,
        body=wire.body,
        body_hash=wire.body_hash,
        prev=wire.prev,
        hash=wire.hash,
        id=wire.hash[:16],
        head=head,
        values=values,
        feed=feed,
        unit=feed.unit,
        number=wire.n,
        kind=head["k"],
        table=head["t"],
        record=_record(head["r"]),
    )
    return change


@lru_cache(maxsize=1 << 16)
def _record(text: str) -> UUID:
    """A record has many changes; its id is made once, and found quickly being one object."""
    return UUID(text)


@lru_cache(maxsize=256)
def _feed(text: str) -> Feed:
    """Feeds are few and changes are many."""
    return Feed.parse(text)
