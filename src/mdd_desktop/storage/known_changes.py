"""Which changes of a package came before, told by where the feeds end instead of one by one.

A feed that never forked is one chain, and a change is applied only after its predecessor. So when
the end of a feed is one of a package's changes, that one and all before it are here and those after
it are not. Feeds that forked, or of which something is held, are looked up change by change.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, literal_column, select

from mdd_desktop.domain.change import NO_PREDECESSOR
from mdd_desktop.domain.wire import Wire
from mdd_desktop.storage.branches import forked_feeds
from mdd_desktop.storage.bulk import found_rows
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import ChangeRow, FeedRow, HeldRow

_CHANGES, _FEEDS, _HELD = ChangeRow.__table__, FeedRow.__table__, HeldRow.__table__
_EMPTY = {table.name: (table.c.id, table.c.body.is_(None)) for table in (_CHANGES, _HELD)}
_END = Prepared(select(_FEEDS.c.number, _FEEDS.c.head).where(_FEEDS.c.name == bindparam("one")))
_HASH = Prepared(select(_CHANGES.c.hash).where(_CHANGES.c.id == bindparam("one")))
_KEPT_ASIDE = Prepared(select(_HELD.c.feed).distinct())
# The literal lets SQLite use the index over these few rows.
_BARE = Prepared(
    select(_CHANGES.c.id)
    .join(_FEEDS, _FEEDS.c.id == _CHANGES.c.feed)
    .where(_FEEDS.c.name == bindparam("one"), literal_column("change_row.body IS NULL"))
)


class KnownChanges:
    """The changes that are here already, among those of one package."""

    def __init__(self, connection: Connection, wires: Sequence[Wire]) -> None:
        self._connection = connection
        self._reached = _reached(connection, wires)
        self._bare = {
            change
            for feed, number in self._reached.items()
            if number
            for change in _BARE.column(connection, one=feed)
        }

    def among(self, wires: Iterable[Wire]) -> dict[bytes, bool]:
        """The ids of those that came before, each with whether its content is missing here."""
        found: dict[bytes, bool] = {}
        doubtful: list[bytes] = []
        for wire in wires:
            change, reached = wire.hash[:16], self._reached.get(wire.feed)
            if reached is None:
                doubtful.append(change)
            elif wire.n <= reached:
                found[change] = change in self._bare
        for table in (_HELD, _CHANGES) if doubtful else ():
            rows = found_rows(self._connection, _EMPTY[table.name], table.c.id, doubtful)
            found |= {change: bool(empty) for change, empty in rows}
        return found


def brings_nothing(connection: Connection, heads: Mapping[str, bytes]) -> bool:
    """Whether everything up to these full hashes is here, in feeds that are one chain each."""
    parted = _parted(connection)
    return not any(
        feed in parted
        or not _is_applied(connection, head)
        or _BARE.first(connection, one=feed) is not None
        for feed, head in heads.items()
    )


def _reached(connection: Connection, wires: Sequence[Wire]) -> dict[str, int]:
    """For each feed that is one chain here and in the package, up to which number it is here."""
    parted = _parted(connection)
    chains: dict[str, Wire] = {}
    ends: dict[str, tuple[int, bytes]] = {}
    found: dict[str, int] = {}
    for wire in wires:
        feed, last = wire.feed, chains.get(wire.feed)
        if last is None:
            number, head = _END.first(connection, one=feed) or (0, None)
            ends[feed] = number, head or NO_PREDECESSOR
            if wire.prev == ends[feed][1] and wire.n == number + 1:
                found[feed] = number
        elif wire.prev != last.hash:
            parted |= {feed}
        chains[feed] = wire
        if (wire.n, wire.hash) == ends[feed]:
            found[feed] = wire.n
    for feed, last in chains.items():
        if feed not in found and last.n < ends[feed][0] and _is_applied(connection, last.hash):
            found[feed] = last.n
    return {feed: number for feed, number in found.items() if feed not in parted}


def _parted(connection: Connection) -> frozenset[str]:
    return forked_feeds(connection).union(_KEPT_ASIDE.column(connection))


def _is_applied(connection: Connection, full_hash: bytes) -> bool:
    return bool(_HASH.scalar(connection, one=full_hash[:16]) == full_hash)
