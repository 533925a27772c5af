"""The shape of a feed as it lies here: a chain, or after an accepted fork a tree.

A feed that never forked is found by its number alone; only one with an accepted fork is read as
a whole, and such feeds are few and short.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, exists, func, select

from mdd_desktop.domain.change import NO_PREDECESSOR, Change
from mdd_desktop.domain.forks import ForkPoint
from mdd_desktop.storage.bulk import insert_rows
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import ChangeRow, FeedRow, ForkRow, HeldRow

_CHANGES, _FEEDS = ChangeRow.__table__, FeedRow.__table__
_FORKS, _HELD = ForkRow.__table__, HeldRow.__table__
_FEED_NAMED = Prepared(select(_FEEDS.c.id).where(_FEEDS.c.name == bindparam("one")))
_FEEDS_OF_UNIT = Prepared(select(_FEEDS).where(_FEEDS.c.unit == bindparam("code")))
_NUMBER = Prepared(
    select(_CHANGES.c.n).where(
        _CHANGES.c.id == bindparam("one"), _CHANGES.c.feed == bindparam("of_feed")
    )
)
_RIVAL = Prepared(
    select(_CHANGES.c.id)
    .where(
        _CHANGES.c.feed == bindparam("of_feed"),
        _CHANGES.c.n == bindparam("number"),
        _CHANGES.c.prev == bindparam("after"),
    )
    .limit(1)
)
_IS_HELD = Prepared(select(_HELD.c.id).where(_HELD.c.id == bindparam("one")))
_IS_ACCEPTED = Prepared(
    select(_FORKS.c.feed)
    .where(_FORKS.c.feed == bindparam("of_feed"), _FORKS.c.prev == bindparam("after"))
    .limit(1)
)
_FORKED = Prepared(select(_FORKS.c.feed).distinct())
_ACCEPTANCE = Prepared(
    _FORKS.delete().where(
        _FORKS.c.feed == bindparam("of_feed"),
        _FORKS.c.prev == bindparam("after"),
        _FORKS.c.change == bindparam("one"),
    )
)
_LATER = _CHANGES.alias()
_ENDS = Prepared(
    select(_CHANGES.c.hash).where(
        _CHANGES.c.feed == bindparam("of_feed"),
        ~exists().where(
            _LATER.c.feed == _CHANGES.c.feed,
            _LATER.c.n == _CHANGES.c.n + 1,
            _LATER.c.prev == _CHANGES.c.hash,
        ),
    )
)


def has_hash(full_hash: ColumnElement[bytes]) -> ColumnElement[bool]:
    """The condition under which a change has a full hash, found by its id.

    The hash itself has no index: asking for it alone would read the whole log.
    """
    return and_(_CHANGES.c.id == func.substr(full_hash, 1, 16), _CHANGES.c.hash == full_hash)


class Place(Enum):
    """Where a change would stand in its feed."""

    OPEN = "it follows what is applied here"
    FORK = "another change already follows its predecessor"
    HELD = "its predecessor is held"
    GAP = "its predecessor has not come"


def place_of(connection: Connection, change: Change) -> Place:
    """Where a change that has not come before stands among what lies in the tables."""
    feed = _FEED_NAMED.scalar(connection, one=change.head["s"])
    if change.prev == NO_PREDECESSOR:
        follows = change.number == 1
    else:
        before = _NUMBER.scalar(connection, one=change.prev[:16], of_feed=feed)
        follows = before == change.number - 1
    if not follows:
        return Place.HELD if is_held(connection, change.prev) else Place.GAP
    if _RIVAL.first(connection, of_feed=feed, number=change.number, after=change.prev) is None:
        return Place.OPEN
    point = ForkPoint(change.head["s"], change.prev)
    return Place.OPEN if is_accepted(connection, point) else Place.FORK


def is_held(connection: Connection, full_hash: bytes) -> bool:
    """Whether a change is kept without being applied."""
    return _IS_HELD.first(connection, one=full_hash[:16]) is not None


def is_accepted(connection: Connection, point: ForkPoint) -> bool:
    """Whether an office accepted both branches of a fork."""
    return _IS_ACCEPTED.first(connection, of_feed=point.feed, after=point.prev) is not None


def accept(connection: Connection, point: ForkPoint, change: bytes) -> None:
    """Note that a change accepts a fork; once."""
    _ACCEPTANCE.run(connection, of_feed=point.feed, after=point.prev, one=change)
    insert_rows(connection, _FORKS, [{**point._asdict(), "change": change}])


def forked_feeds(connection: Connection) -> frozenset[str]:
    """The feeds that may have several branches here."""
    return frozenset(_FORKED.column(connection))


def heads_of(connection: Connection, feed: Mapping[str, Any], forked: frozenset[str]) -> list[str]:
    """The full hashes, hex, of the changes of a feed that no other one follows."""
    if feed["name"] not in forked:
        return [feed["head"].hex()] if feed["head"] else []
    return sorted(head.hex() for head in _ENDS.column(connection, of_feed=feed["id"]))


def number_of(connection: Connection, head: str) -> int:
    """The number of an applied change by its full hash, hex."""
    query = select(_CHANGES.c.n).where(_CHANGES.c.id == bytes.fromhex(head)[:16])
    return int(connection.execute(query).scalar_one())


def ancestors(chain: Mapping[bytes, bytes], heads: Iterable[bytes]) -> set[bytes]:
    """The heads that are known and everything before them.

    Args:
        chain: Full hash → full hash of the predecessor.
        heads: Where to begin.
    """
    found: set[bytes] = set()
    for head in heads:
        here = head
        while here in chain and here not in found:
            found.add(here)
            here = chain[here]
    return found


def heads_of_unit(connection: Connection, unit: str) -> list[str]:
    """The full hashes, hex, of the ends of every feed of a unit's computers."""
    forked = forked_feeds(connection)
    feeds = _FEEDS_OF_UNIT.mappings(connection, code=unit)
    return sorted(head for feed in feeds for head in heads_of(connection, feed, forked))


def following(connection: Connection, feed: str, prev: bytes) -> list[Change]:
    """The applied changes of a feed that come after one of them, in order."""
    rows = connection.execute(
        select(_CHANGES.c.header, _CHANGES.c.body, _CHANGES.c.body_hash, _CHANGES.c.prev)
        .join(_FEEDS, _FEEDS.c.id == _CHANGES.c.feed)
        .where(_FEEDS.c.name == feed)
        .order_by(_CHANGES.c.n, _CHANGES.c.seq)
    )
    known, found = {prev}, []
    for change in (Change(*row) for row in rows):
        if change.prev in known:
            known.add(change.hash)
            found.append(change)
    return found
