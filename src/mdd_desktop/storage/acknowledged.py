"""What other computers said they have applied, and what of a feed they lack.

They name heads, never numbers: after a fork a number is ambiguous. A head that is unknown here
tells nothing, for the sender may know more than we do.
"""

from base64 import b64decode
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, func, select

from mdd_desktop.storage.branches import ancestors, forked_feeds
from mdd_desktop.storage.exchange import DOUBT, SILENT, Statement, StoredChange
from mdd_desktop.storage.tables import ChangeRow, FeedRow, HeadStatementRow, HeldRow, PeerHeadRow

_CHANGES = ChangeRow.__table__
_FEEDS, _HEADS, _HELD = FeedRow.__table__, PeerHeadRow.__table__, HeldRow.__table__
_STATEMENTS = HeadStatementRow.__table__
_WIRE = (
    _CHANGES.c.n,
    _CHANGES.c.prev,
    _CHANGES.c.hash,
    _CHANGES.c.header,
    _CHANGES.c.body,
    _CHANGES.c.body_hash,
)


class Sendable(NamedTuple):
    """What may be sent of a feed, and the signed heads that vouch for it."""

    changes: list[StoredChange]
    statements: list[Statement]


class Acknowledged:
    """What every one of some computers has applied."""

    def __init__(self, connection: Connection, devices: Sequence[str]) -> None:
        self._connection = connection
        self._devices = _voices(connection, devices)
        self.forked = forked_feeds(connection)
        self._doubtful = _doubtful(connection, self._devices)
        self._numbers = self._read_numbers()

    def number(self, feed: str) -> int:
        """Up to which number all of them know a feed; of a forked one, without a hole."""
        if feed not in self.forked:
            return min((self._numbers.get((d, feed), 0) for d in self._devices), default=0)
        rows = self._rows(feed)
        lacking = [row.n for row in rows if row.hash not in self._known(feed, rows)]
        return min(lacking) - 1 if lacking else max((row.n for row in rows), default=0)

    def lacking(self, feed: RowMapping, *, after: int | None = None) -> list[StoredChange]:
        """The changes of a feed that one of them lacks, predecessors first."""
        name = str(feed["name"])
        if name in self.forked and after is None:
            rows = self._rows(name)
            known = self._known(name, rows)
            return [row for row in rows if row.hash not in known]
        number = self.number(name) if after is None else after
        rows_after = self._connection.execute(
            select(*_WIRE)
            .where(_CHANGES.c.feed == feed["id"], _CHANGES.c.n > number)
            .order_by(_CHANGES.c.n)
        )
        return [StoredChange(name, *row) for row in rows_after]

    def sendable(self, feed: RowMapping, vouched: Iterable[bytes] = ()) -> Sendable:
        """What one of them lacks of a foreign feed, as far as its device's word reaches.

        Args:
            feed: Written by another computer.
            vouched: Last good heads of a revocation, for which the signed list vouches.
        """
        name = str(feed["name"])
        lacking = self.lacking(feed)
        if not lacking:
            return Sendable([], [])
        by_head = {statement.head: statement for statement in self._statements(name)}
        heads = {*by_head, *vouched}
        if name not in self.forked:
            ends = [change.n for change in lacking if change.hash in heads]
            sent = [change for change in lacking if change.n <= max(ends, default=0)]
        else:
            chain = {row.hash: row.prev for row in self._rows(name)}
            reached = ancestors(chain, heads)
            sent = [change for change in lacking if change.hash in reached]
        followed = {change.prev for change in sent}
        leaves = [change.hash for change in sent if change.hash not in followed]
        return Sendable(sent, [by_head[leaf] for leaf in leaves if leaf in by_head])

    def _read_numbers(self) -> dict[tuple[str, str], int]:
        if not self._devices:
            return {}
        clear = [device for device in self._devices if device not in self._doubtful]
        rows = self._connection.execute(
            select(_HEADS.c.peer, _HEADS.c.feed, func.max(_CHANGES.c.n))
            .join(_CHANGES, _CHANGES.c.id == func.substr(_HEADS.c.head, 1, 16))
            .where(_HEADS.c.peer.in_(clear))
            .group_by(_HEADS.c.peer, _HEADS.c.feed)
        )
        return {(peer, feed): number for peer, feed, number in rows}

    def _rows(self, feed: str) -> list[StoredChange]:
        own_id = select(_FEEDS.c.id).where(_FEEDS.c.name == feed).scalar_subquery()
        query = select(*_WIRE).where(_CHANGES.c.feed == own_id).order_by(_CHANGES.c.n)
        return [StoredChange(feed, *row) for row in self._connection.execute(query)]

    def _known(self, feed: str, rows: Sequence[StoredChange]) -> set[bytes]:
        chain = {row.hash: row.prev for row in rows}
        everybody: set[bytes] | None = None
        for device in self._devices:
            if device in self._doubtful:
                return set()
            heads = self._connection.execute(
                select(_HEADS.c.head).where(_HEADS.c.peer == device, _HEADS.c.feed == feed)
            ).scalars()
            known = ancestors(chain, heads)
            everybody = known if everybody is None else everybody & known
        return everybody or set()

    def _statements(self, feed: str) -> list[Statement]:
        rows = self._connection.execute(
            select(_STATEMENTS)
            .join(_CHANGES, _CHANGES.c.hash == _STATEMENTS.c.head)
            .where(_STATEMENTS.c.feed == feed)
        )
        return [Statement(row.feed, row.n, row.head, row.statement) for row in rows]


def _voices(connection: Connection, devices: Sequence[str]) -> list[str]:
    """Each computer with each of its epochs that has spoken; one that never did knows nothing."""
    spoken = (
        connection.execute(select(_HEADS.c.peer).where(_HEADS.c.feed != SILENT).distinct())
        .scalars()
        .all()
    )
    found: list[str] = []
    for device in devices:
        own = [peer for peer in spoken if peer.split("#")[0] == device]
        found += own or [device]
    return found


def _doubtful(connection: Connection, voices: Sequence[str]) -> frozenset[str]:
    """The voices with which two computers speak: a disk was copied, and both went on.

    As long as they have one key and one epoch, the word of one would leave the other without what
    it lacks. So their word does not count, and they get everything until they begin new feeds. A
    fork shows them, or a word that goes back.
    """
    held = connection.execute(select(_HELD.c.feed).where(_HELD.c.reason == "FORK").distinct())
    parted = {*forked_feeds(connection), *held.scalars()}
    written = {tuple(feed.split("/")[1:3]) for feed in parted}
    back = connection.execute(select(_HEADS.c.peer).where(_HEADS.c.feed == DOUBT)).scalars()
    return frozenset(back).union(
        voice for voice in voices if (_code(voice.split("#")[0]), voice.split("#")[-1]) in written
    )


def _code(fingerprint: str) -> str:
    """The name in feeds of the computer with a fingerprint ``SHA256:…``."""
    return b64decode(fingerprint.removeprefix("SHA256:") + "=").hex()[:16]


def unsent(known: Acknowledged, feeds: Iterable[RowMapping]) -> int:
    """How many changes of these feeds have not been acknowledged."""
    return sum(int(feed["number"]) - known.number(str(feed["name"])) for feed in feeds)
