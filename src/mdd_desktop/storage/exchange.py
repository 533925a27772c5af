"""What is exchanged with another office: which changes it lacks, what it acknowledged."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, RowMapping, func, select, text

from mdd_desktop.domain.change import OWN, UP
from mdd_desktop.storage.bulk import insert_rows
from mdd_desktop.storage.tables import (
    ChangeRow,
    FeedRow,
    ForkRow,
    HeadStatementRow,
    HeldRow,
    PackageInRow,
    PackageOutRow,
    PeerHeadRow,
    TrustFileRow,
)

_CHANGES = ChangeRow.__table__
_FEEDS = FeedRow.__table__
_FORKS, _HELD = ForkRow.__table__, HeldRow.__table__
_HEADS = PeerHeadRow.__table__
_STATEMENTS = HeadStatementRow.__table__
_IN = PackageInRow.__table__
_OUT = PackageOutRow.__table__
_TRUST = TrustFileRow.__table__
SILENT, DOUBT = "~", "?"
_WORDS_IN_DOUBT = 4
_HASH = 32


class Superiors(Protocol):
    """What visibility asks of the tree of units."""

    def is_above(self, upper: str, lower: str) -> bool:
        """Whether ``upper`` stands above ``lower``."""
        ...

    def heir(self, code: str) -> str:
        """The unit that stands for ``code`` after a merger by law; mostly itself."""
        ...


class StoredChange(NamedTuple):
    """A change as it lies in the log."""

    feed: str
    n: int
    prev: bytes
    hash: bytes
    header: bytes
    body: bytes | None
    body_hash: bytes


class Statement(NamedTuple):
    """A device's signed word about the head of its feed, kept to be relayed."""

    feed: str
    n: int
    head: bytes
    statement: bytes


def is_visible(feed: RowMapping, unit: str, tree: Superiors) -> bool:
    """Whether an office may read a feed (sync-format, clause on audiences)."""
    author, audience = str(feed["unit"]), str(feed["audience"])
    if unit == author:
        return True
    if audience == OWN:
        return False
    reader = author if audience == UP else audience
    heir = tree.heir(reader)  # whoever took a unit over reads what it wrote and what it was told
    return (
        (audience != UP and unit == reader)
        or (unit == heir != reader)
        or tree.is_above(unit, reader)
        or tree.is_above(unit, heir)
    )


def shared_feeds(connection: Connection, own: str, other: str, tree: Superiors) -> list[RowMapping]:
    """The feeds that both offices may read, by name."""
    rows = connection.execute(select(_FEEDS).order_by(_FEEDS.c.name)).mappings()
    return [
        row
        for row in rows
        if row["number"] and is_visible(row, own, tree) and is_visible(row, other, tree)
    ]


def feeds_of_device(connection: Connection, device: str) -> list[RowMapping]:
    """The feeds that a computer has begun to write."""
    query = select(_FEEDS).where(_FEEDS.c.device == device, _FEEDS.c.number > 0)
    return list(connection.execute(query).mappings())


def keep_statements(connection: Connection, statements: Iterable[Statement]) -> None:
    """Keep the signed heads; of a feed that never forked, older ones are dropped."""
    offered = list(statements)
    kept = connection.execute(
        select(_STATEMENTS.c.head).where(_STATEMENTS.c.feed.in_({s.feed for s in offered}))
    ).scalars()
    known = set(kept)
    for statement in (s for s in offered if s.head not in known):
        same_feed = _STATEMENTS.c.feed == statement.feed
        insert_rows(connection, _STATEMENTS, [{**statement._asdict(), "signature": b""}])
        if _never_forked(connection, statement.feed):
            newest = (
                select(func.max(_STATEMENTS.c.n))
                .join(_CHANGES, _CHANGES.c.hash == _STATEMENTS.c.head)
                .where(same_feed)
                .scalar_subquery()
            )
            connection.execute(_STATEMENTS.delete().where(same_feed, _STATEMENTS.c.n < newest))


def _never_forked(connection: Connection, feed: str) -> bool:
    return not any(
        connection.execute(select(table.c.feed).where(table.c.feed == feed).limit(1)).first()
        for table in (_FORKS, _HELD)
    )


def replace_heads(
    connection: Connection, device: str, epoch: str, heads: Mapping[str, Sequence[str]]
) -> None:
    """Set what a computer says it has applied; its last word counts, even when it goes back.

    Two computers can have one key: a disk was copied. Each epoch speaks for itself, so that the
    word of one does not leave the other without what it lacks. An epoch that is heard for the
    first time silences the others, for nearly always one computer went on to it; whoever still
    has one of those is heard again with its next package.

    A word that goes back within one epoch is in doubt for a while, and so are those after it:
    perhaps an old package came late, perhaps a disk was copied and two computers speak in turn.
    """
    mine = f"{device}#{epoch}"
    known = set(
        connection.execute(
            select(_HEADS.c.peer).where(_HEADS.c.peer.startswith(f"{device}#", autoescape=True))
        ).scalars()
    )
    rows = [
        {"peer": mine, "feed": feed, "head": bytes.fromhex(head)}
        for feed, feed_heads in (heads or {"": (bytes(32).hex(),)}).items()
        for head in feed_heads
    ]
    if mine not in known:
        connection.execute(_HEADS.delete().where(_HEADS.c.peer.in_(known)))
        rows += [{"peer": peer, "feed": SILENT, "head": bytes(32)} for peer in sorted(known)]
    doubt = _doubt_after(connection, mine, rows)
    if doubt:
        rows.append({"peer": mine, "feed": DOUBT, "head": bytes([doubt])})
    connection.execute(_HEADS.delete().where(_HEADS.c.peer == mine))
    insert_rows(connection, _HEADS, rows)


def _doubt_after(connection: Connection, voice: str, rows: Sequence[Mapping[str, Any]]) -> int:
    """For how many words more a voice is not believed, now that it says this."""
    before = select(_HEADS.c.feed, _HEADS.c.head).where(_HEADS.c.peer == voice)
    said = connection.execute(before).all()
    stated = {row["head"] for row in rows}
    gone = [row.head[:16] for row in said if row.head not in stated and len(row.head) == _HASH]
    numbers = {row["feed"]: row["head"][:16] for row in rows}
    places = {
        row.id: (row.feed, row.n)
        for row in connection.execute(
            select(_CHANGES.c.id, _CHANGES.c.feed, _CHANGES.c.n).where(
                _CHANGES.c.id.in_([*gone, *numbers.values()])
            )
        )
    }
    ends = {places[i][0]: places[i][1] for i in numbers.values() if i in places}
    if any(places[i][1] > ends.get(places[i][0], 0) for i in gone if i in places):
        return _WORDS_IN_DOUBT
    return max((row.head[0] - 1 for row in said if row.feed == DOUBT), default=0)


def inherit_heads(connection: Connection, old: str, new: str) -> None:
    """Let the next key of a computer begin with what the old key said, until it speaks itself."""
    said = connection.execute(
        select(_HEADS).where(_HEADS.c.peer.startswith(f"{old}#", autoescape=True))
    ).mappings()
    rows = [{**row, "peer": new + str(row["peer"]).removeprefix(old)} for row in said]
    mine = _HEADS.c.peer.startswith(f"{new}#", autoescape=True)
    heard = set(connection.execute(select(_HEADS.c.peer).where(mine)).scalars())
    if heard <= {row["peer"] for row in rows}:
        connection.execute(_HEADS.delete().where(mine))
        insert_rows(connection, _HEADS, rows)


def add_head(connection: Connection, device: str, feed: str, head: bytes) -> None:
    """Note what a computer was heard to have applied; its next package says it anew.

    Every voice of the computer is taken to know it, for the code does not say which one spoke.
    """
    peers = set(
        connection.execute(
            select(_HEADS.c.peer).where(
                _HEADS.c.peer.startswith(f"{device}#", autoescape=True), _HEADS.c.feed != SILENT
            )
        ).scalars()
    ) or {f"{device}#"}
    connection.execute(_HEADS.delete().where(_HEADS.c.peer.in_(peers), _HEADS.c.feed == feed))
    rows = [{"peer": peer, "feed": feed, "head": head} for peer in sorted(peers)]
    insert_rows(connection, _HEADS, rows)


def mark_acknowledged(connection: Connection, unit: str, feeds: Mapping[str, int], at: str) -> int:
    """Mark the packages to a unit that it has acknowledged.

    Args:
        connection: Of the transaction.
        unit: The receiver.
        feeds: Up to which number it knows each feed.
        at: When its word came.

    Returns:
        How many packages were marked.
    """
    waiting = connection.execute(
        select(_OUT).where(_OUT.c.recipient == unit, _OUT.c.acknowledged_at.is_(None))
    ).mappings()
    arrived = [
        row["id"]
        for row in waiting
        if all(feeds.get(feed, 0) >= number for feed, number in json.loads(row["heads"]).items())
    ]
    for package in arrived:
        connection.execute(_OUT.update().where(_OUT.c.id == package).values(acknowledged_at=at))
    return len(arrived)


def next_number(connection: Connection, recipient: str) -> int:
    """The number of the next package to a unit; for people only."""
    last = connection.execute(
        select(func.max(_OUT.c.number)).where(_OUT.c.recipient == recipient)
    ).scalar()
    return (last or 0) + 1


def packages_out(connection: Connection) -> list[RowMapping]:
    """The packages made here, newest first."""
    return list(connection.execute(select(_OUT).order_by(_OUT.c.created.desc())).mappings())


def packages_in(connection: Connection) -> list[RowMapping]:
    """The packages merged here, newest first."""
    return list(connection.execute(select(_IN).order_by(_IN.c.merged_at.desc())).mappings())


def was_merged(connection: Connection, sha256: str) -> bool:
    """Whether this very file was merged before."""
    return connection.execute(select(_IN.c.id).where(_IN.c.sha256 == sha256)).first() is not None


def record_out(connection: Connection, row: Mapping[str, Any]) -> None:
    """Enter a package made here."""
    connection.execute(_OUT.insert().values(**row))


def record_in(connection: Connection, row: Mapping[str, Any]) -> None:
    """Enter a package merged here, once; its row stays the one that its changes name."""
    if not connection.execute(_IN.update().where(_IN.c.id == row["id"]).values(**row)).rowcount:
        connection.execute(_IN.insert().values(**row))


def row_of_package(connection: Connection, package: str) -> int:
    """The row under which a package is entered, or will be in this transaction."""
    rowid = text("rowid")
    known = connection.execute(select(rowid).select_from(_IN).where(_IN.c.id == package)).scalar()
    if known is not None:
        return int(known)
    last = connection.execute(select(func.max(rowid)).select_from(_IN)).scalar()
    return int(last or 0) + 1


def read_trust(connection: Connection) -> bytes | None:
    """The trust list, as it travels; None before enrolment."""
    content: bytes | None = connection.execute(select(_TRUST.c.content)).scalar()
    return content


def write_trust(connection: Connection, content: bytes, version: int) -> None:
    """Keep the trust list."""
    connection.execute(_TRUST.delete())
    connection.execute(_TRUST.insert().values(name="registry", version=version, content=content))
