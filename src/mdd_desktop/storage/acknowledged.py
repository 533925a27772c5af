"""What other computers said they have applied, and what of a feed they lack.

They name heads, never numbers: after a fork a number is ambiguous. A head that is unknown here
tells nothing, for the sender may know more than we do.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from mdd_desktop.storage.branches import ancestors, forked_feeds, has_hash
from mdd_desktop.storage.exchange import Statement, StoredChange
from mdd_desktop.storage.peer_heads import DOUBT, LIST, LIST_DOUBT, SILENT
from mdd_desktop.storage.prepared import Prepared
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
_AFTER = Prepared(
    select(*_WIRE)
    .where(_CHANGES.c.feed == bindparam("of_feed"), _CHANGES.c.n > bindparam("number"))
    .order_by(_CHANGES.c.n)
)
_WHOLE = Prepared(
    select(*_WIRE)
    .join(_FEEDS, _FEEDS.c.id == _CHANGES.c.feed)
    .where(_FEEDS.c.name == bindparam("name"))
    .order_by(_CHANGES.c.n)
)
_REACHED = Prepared(
    select(_HEADS.c.feed, func.max(_CHANGES.c.n))
    .join(_CHANGES, _CHANGES.c.id == func.substr(_HEADS.c.head, 1, 16))
    .where(_HEADS.c.peer == bindparam("voice"))
    .group_by(_HEADS.c.feed)
)
_HEADS_SAID = Prepared(
    select(_HEADS.c.head).where(
        _HEADS.c.peer == bindparam("voice"), _HEADS.c.feed == bindparam("name")
    )
)
_STATED = Prepared(
    select(_STATEMENTS.c.feed, _STATEMENTS.c.n, _STATEMENTS.c.head, _STATEMENTS.c.statement)
    .join(_CHANGES, has_hash(_STATEMENTS.c.head))
    .where(_STATEMENTS.c.feed == bindparam("name"))
)
_SPOKEN = Prepared(
    select(_HEADS.c.peer)
    .where(
        _HEADS.c.peer >= bindparam("first"),
        _HEADS.c.peer < bindparam("end"),
        _HEADS.c.feed != SILENT,
    )
    .distinct()
)
_PARTED = Prepared(select(_HELD.c.feed).where(_HELD.c.reason == "FORK").distinct())
_WENT_BACK = Prepared(
    select(_HEADS.c.peer).where(_HEADS.c.peer == bindparam("voice"), _HEADS.c.feed == DOUBT)
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
        self._doubtful = _doubtful(connection, self._devices, self.forked)

    def number(self, feed: str) -> int:
        """Up to which number all of them know a feed; of a forked one, without a hole."""
        if feed not in self.forked:
            return min((self._numbers.get((d, feed), 0) for d in self._devices), default=0)
        rows = self._rows(feed)
        lacking = [row.n for row in rows if row.hash not in self._known(feed, rows)]
        return min(lacking) - 1 if lacking else max((row.n for row in rows), default=0)

    def hold_list(self, trust_list: str) -> bool:
        """Whether every one of them said that it holds the trust list with this digest."""
        return bool(self._devices) and all(
            voice not in self._doubtful
            and not _HEADS_SAID.column(self._connection, voice=voice, name=LIST_DOUBT)
            and bytes.fromhex(trust_list)
            in _HEADS_SAID.column(self._connection, voice=voice, name=LIST)
            for voice in self._devices
        )

    def lacking(self, feed: Mapping[str, Any], *, after: int | None = None) -> list[StoredChange]:
        """The changes of a feed that one of them lacks, predecessors first."""
        name = str(feed["name"])
        if name in self.forked and after is None:
            rows = self._rows(name)
            known = self._known(name, rows)
            return [row for row in rows if row.hash not in known]
        number = self.number(name) if after is None else after
        if number >= feed["number"]:
            return []
        rows_after = _AFTER.rows(self._connection, of_feed=feed["id"], number=number)
        return [StoredChange(name, *row) for row in rows_after]

    def sendable(self, feed: Mapping[str, Any], vouched: Iterable[bytes] = ()) -> Sendable:
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

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        return {
            (voice, feed): number
            for voice in self._devices
            if voice not in self._doubtful
            for feed, number in _REACHED.rows(self._connection, voice=voice)
        }

    def _rows(self, feed: str) -> list[StoredChange]:
        return [StoredChange(feed, *row) for row in _WHOLE.rows(self._connection, name=feed)]

    def _known(self, feed: str, rows: Sequence[StoredChange]) -> set[bytes]:
        chain = {row.hash: row.prev for row in rows}
        everybody: set[bytes] | None = None
        for device in self._devices:
            if device in self._doubtful:
                return set()
            known = ancestors(chain, _HEADS_SAID.column(self._connection, voice=device, name=feed))
            everybody = known if everybody is None else everybody & known
        return everybody or set()

    def _statements(self, feed: str) -> list[Statement]:
        return [Statement(*row) for row in _STATED.rows(self._connection, name=feed)]


def _voices(connection: Connection, devices: Sequence[str]) -> list[str]:
    """Each computer with each of its epochs that has spoken; one that never did knows nothing."""
    found: list[str] = []
    for device in devices:
        # ``$`` is the sign that comes after ``#``, which stands before the epoch.
        found += _SPOKEN.column(connection, first=f"{device}#", end=f"{device}$") or [device]
    return found


def _doubtful(
    connection: Connection, voices: Sequence[str], forked: frozenset[str]
) -> frozenset[str]:
    """The voices with which two computers speak: a disk was copied, and both went on.

    As long as they have one key and one epoch, the word of one would leave the other without what
    it lacks. So their word does not count, and they get everything until they begin new feeds. A
    fork shows them, or a word that goes back. An epoch is random and names the computer's feeds
    whichever of its keys it wrote them with.
    """
    parted = {*forked, *_PARTED.column(connection)}
    written = {feed.split("/")[2] for feed in parted}
    return frozenset(
        voice
        for voice in voices
        if voice.partition("#")[2] in written
        or _WENT_BACK.first(connection, voice=voice) is not None
    )


def unsent(known: Acknowledged, feeds: Iterable[Mapping[str, Any]]) -> int:
    """How many changes of these feeds have not been acknowledged."""
    return sum(int(feed["number"]) - known.number(str(feed["name"])) for feed in feeds)
