"""Computers that are no longer believed: what of their work still counts, and what is held.

A revocation names the last good heads of a feed. What stands at or before one of them counts;
everything else is kept aside, whether it comes before or after the revocation, so that every
computer ends with the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, func, literal_column, select

from mdd_desktop.domain.change import Change
from mdd_desktop.domain.wire import Wire
from mdd_desktop.storage.branches import ancestors, forked_feeds, has_hash, heads_of
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import ChangeRow, FeedRow, HeldRow, PackageInRow

_CHANGES, _FEEDS, _HELD = ChangeRow.__table__, FeedRow.__table__, HeldRow.__table__
_IN = PackageInRow.__table__
_WIRE = (_CHANGES.c.header, _CHANGES.c.body, _CHANGES.c.body_hash, _CHANGES.c.prev)
_FEEDS_OF = Prepared(select(_FEEDS).where(_FEEDS.c.device == bindparam("code")))
_APPLIED = Prepared(
    select(_CHANGES.c.hash, _CHANGES.c.prev)
    .join(_FEEDS, _FEEDS.c.id == _CHANGES.c.feed)
    .where(_FEEDS.c.name == bindparam("name"))
)
_ASIDE = Prepared(
    select(_HELD.c.header, _HELD.c.body, _HELD.c.body_hash, _HELD.c.prev).where(
        _HELD.c.feed == bindparam("name")
    )
)
_WRITTEN_BY = Prepared(
    select(*_WIRE)
    .join(_FEEDS, _FEEDS.c.id == _CHANGES.c.feed)
    .where(_FEEDS.c.device == bindparam("code"))
    .order_by(_CHANGES.c.feed, _CHANGES.c.n)
)

Limits = Mapping[str, Mapping[str, Sequence[str]]]
"""Device code → feed → the full hashes, hex, of its last good heads."""


class Gate:
    """Which changes may be applied, given the revocations in force."""

    def __init__(
        self, connection: Connection, limits: Limits, incoming: Iterable[Wire] = ()
    ) -> None:
        self._connection = connection
        self._limits = limits
        self._incoming: dict[str, dict[bytes, bytes]] = {}
        self._good: dict[str, set[bytes]] = {}
        if limits:
            for wire in incoming:
                self._incoming.setdefault(wire.feed, {})[wire.hash] = wire.prev

    def is_good(self, change: Change) -> bool:
        """Whether the change's device is believed, or was when it wrote this."""
        limit = self._limits.get(change.feed.device) if self._limits else None
        if limit is None:
            return True
        feed = change.head["s"]
        if feed not in self._good:
            heads = map(bytes.fromhex, limit.get(feed, ()))
            self._good[feed] = ancestors(self._chain(feed), heads)
        return change.hash in self._good[feed]

    def beyond(self) -> list[Change]:
        """The changes applied here that are not good any more."""
        return [
            change
            for device in sorted(self._limits)
            for row in _WRITTEN_BY.rows(self._connection, code=device)
            if not self.is_good(change := Change(*row))
        ]

    def _chain(self, feed: str) -> dict[bytes, bytes]:
        applied = _APPLIED.rows(self._connection, name=feed)
        chain: dict[bytes, bytes] = dict(applied)
        held = _ASIDE.rows(self._connection, name=feed)
        chain |= {change.hash: change.prev for change in (Change(*row) for row in held)}
        return chain | self._incoming.get(feed, {})


def heads_of_device(connection: Connection, device: str) -> dict[str, list[str]]:
    """Where each feed of a computer ends here: full hashes, hex."""
    forked = forked_feeds(connection)
    feeds = _FEEDS_OF.mappings(connection, code=device)
    return {str(feed["name"]): heads_of(connection, feed, forked) for feed in feeds}


class Brought(NamedTuple):
    """A merged package, and how many changes of a computer it brought."""

    row: int
    created: str
    changes: int


def packages_of_device(connection: Connection, device: str) -> list[Brought]:
    """The packages that brought changes of a computer, newest first."""
    row: ColumnElement[int] = literal_column("package_in.rowid")
    query = (
        select(row, _IN.c.created, func.count())
        .select_from(_IN)
        .join(_CHANGES, _CHANGES.c.package == row)
        .join(_FEEDS, _FEEDS.c.id == _CHANGES.c.feed)
        .where(_FEEDS.c.device == device)
        .group_by(row)
        .order_by(row.desc())
    )
    return [Brought(*found) for found in connection.execute(query)]


def heads_until_package(connection: Connection, device: str, row: int) -> dict[str, list[str]]:
    """Where the feeds of a computer ended once a package was merged: full hashes, hex."""
    rows = connection.execute(
        select(_FEEDS.c.name, _CHANGES.c.hash, _CHANGES.c.prev)
        .join(_FEEDS, _FEEDS.c.id == _CHANGES.c.feed)
        .where(_FEEDS.c.device == device, _CHANGES.c.package <= row)
    ).all()
    followed = {found.prev for found in rows}
    heads: dict[str, list[str]] = {}
    for found in rows:
        if found.hash not in followed:
            heads.setdefault(found.name, []).append(found.hash.hex())
    return heads


def newest_feed(connection: Connection, device: str) -> str | None:
    """The feed of a computer that it wrote last, by its own clock."""
    rows = connection.execute(
        select(_FEEDS.c.name, *_WIRE)
        .join(_CHANGES, has_hash(_FEEDS.c.head))
        .where(_FEEDS.c.device == device)
    )
    written = {name: Change(*wire).made_at_ms for name, *wire in rows}
    return max(written, key=lambda name: (written[name], name), default=None)


def change_number(connection: Connection, feed: str, number: int) -> str | None:
    """The full hash, hex, of a change of a feed."""
    found = connection.execute(
        select(_CHANGES.c.hash)
        .join(_FEEDS, _FEEDS.c.id == _CHANGES.c.feed)
        .where(_FEEDS.c.name == feed, _CHANGES.c.n == number)
        .order_by(_CHANGES.c.seq)
        .limit(1)
    ).scalar()
    return found.hex() if found else None


def change_by_hash(connection: Connection, device: str, text: str) -> tuple[str, str | None]:
    """The feed and the full hash, hex, of the change whose hash begins with a text."""
    rows = connection.execute(
        select(_FEEDS.c.name, _CHANGES.c.hash)
        .join(_FEEDS, _FEEDS.c.id == _CHANGES.c.feed)
        .where(_FEEDS.c.device == device)
    )
    known = [(row.name, row.hash.hex()) for row in rows]
    kept = connection.execute(select(_HELD).where(_HELD.c.feed.contains(f"/{device}/")))
    for row in kept:
        change = Change(row.header, row.body, row.body_hash, row.prev)
        known.append((row.feed, change.hash.hex()))
    fitting = [(feed, found) for feed, found in known if found.startswith(text)]
    return fitting[0] if len(fitting) == 1 else ("", None)
