"""What is exchanged with another office: feeds, signed heads, the books of packages, the list."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, RowMapping, bindparam, func, or_, select, text

from mdd_desktop.domain.change import OWN, UP
from mdd_desktop.storage.branches import has_hash
from mdd_desktop.storage.bulk import found_rows, insert_rows
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import (
    ChangeRow,
    FeedRow,
    ForkRow,
    HeadStatementRow,
    HeldRow,
    PackageInRow,
    PackageOutRow,
    TrustFileRow,
)

_CHANGES = ChangeRow.__table__
_FEEDS = FeedRow.__table__
_FORKS, _HELD = ForkRow.__table__, HeldRow.__table__
_STATEMENTS = HeadStatementRow.__table__
_IN = PackageInRow.__table__
_OUT = PackageOutRow.__table__
_TRUST = TrustFileRow.__table__
_CODES = select(func.json_each(bindparam("codes")).table_valued("value").c.value)
_FEEDS_ABOUT = Prepared(
    select(_FEEDS)
    .where(_FEEDS.c.number > 0, or_(_FEEDS.c.unit.in_(_CODES), _FEEDS.c.audience.in_(_CODES)))
    .order_by(_FEEDS.c.name)
)
_FEEDS_OF = Prepared(select(_FEEDS).where(_FEEDS.c.device == bindparam("code")))
_PARTED = tuple(
    Prepared(select(table.c.feed).where(table.c.feed == bindparam("of_feed")).limit(1))
    for table in (_FORKS, _HELD)
)
_KEPT_HEADS = 3
_OLDEST_KEPT = (
    select(_STATEMENTS.c.n)
    .join(_CHANGES, has_hash(_STATEMENTS.c.head))
    .where(_STATEMENTS.c.feed == bindparam("of_feed"))
    .order_by(_STATEMENTS.c.n.desc())
    .limit(1)
    .offset(_KEPT_HEADS - 1)
    .scalar_subquery()
)
_DROP_OLDER = Prepared(
    _STATEMENTS.delete().where(
        _STATEMENTS.c.feed == bindparam("of_feed"), _STATEMENTS.c.n < _OLDEST_KEPT
    )
)
_WAITING = Prepared(
    select(_OUT.c.id, _OUT.c.heads).where(
        _OUT.c.recipient == bindparam("to"), _OUT.c.acknowledged_at.is_(None)
    )
)
_MARK = Prepared(
    _OUT.update().where(_OUT.c.id == bindparam("one")).values(acknowledged_at=bindparam("day"))
)
_LAST_NUMBER = Prepared(select(func.max(_OUT.c.number)).where(_OUT.c.recipient == bindparam("to")))
_LAST_SHA = Prepared(
    select(_OUT.c.sha256)
    .where(_OUT.c.recipient == bindparam("to"))
    .order_by(_OUT.c.number.desc())
    .limit(1)
)
_LAST_OF = Prepared(
    select(_IN).where(_IN.c.sender == bindparam("unit")).order_by(text("rowid desc")).limit(1)
)
_MERGED_AT = Prepared(select(_IN.c.merged_at).where(_IN.c.id == bindparam("one")))
_MERGED = Prepared(select(_IN.c.id).where(_IN.c.sha256 == bindparam("file")))
_MADE = Prepared(select(_OUT.c.id).where(_OUT.c.sha256 == bindparam("file")))
_ROW_OF = Prepared(select(text("rowid")).select_from(_IN).where(_IN.c.id == bindparam("one")))
_LAST_ROW = Prepared(select(func.max(text("rowid"))).select_from(_IN))
_CONTENT = Prepared(select(_TRUST.c.content))
_NO_LIST = Prepared(_TRUST.delete())


class Superiors(Protocol):
    """What visibility asks of the tree of units."""

    @property
    def units(self) -> Collection[str]:
        """The codes of all units that are known here."""
        ...

    def above(self, code: str) -> Sequence[str]:
        """The units above another, nearest first."""
        ...

    def is_named_to(self, code: str, reader: str) -> bool:
        """Whether an office has the list that names the computers of a unit."""
        ...

    def subtree(self, code: str) -> Collection[str]:
        """The unit and every unit below it, with those that they took over."""
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


def is_visible(feed: Mapping[str, Any], unit: str, tree: Superiors) -> bool:
    """Whether an office may read a feed (sync-format, clause on audiences).

    Whoever took a unit over reads what it wrote and what it was told. A commune's list does not
    name the units of other districts: what it writes for one of them goes to the top office. Nor
    does theirs name it, so that they could not believe it.
    """
    author, audience = str(feed["unit"]), str(feed["audience"])
    if unit == author:
        return True
    if audience == OWN:
        return False
    reader, below = author if audience == UP else audience, tree.subtree(unit)
    unnamed = reader not in tree.units and author in below and not tree.above(unit)
    return (reader in below and tree.is_named_to(author, unit)) or unnamed


def shared_feeds(
    connection: Connection, own: str, other: str, tree: Superiors
) -> list[dict[str, Any]]:
    """The feeds that both offices may read, by name.

    Only those by or for the units of the lower office are looked at: a country has thousands.
    """
    lower = min(tree.subtree(own), tree.subtree(other), key=len)
    return [
        feed
        for feed in _FEEDS_ABOUT.mappings(connection, codes=json.dumps(sorted(lower)))
        if is_visible(feed, own, tree) and is_visible(feed, other, tree)
    ]


def feeds_of_device(connection: Connection, device: str) -> list[dict[str, Any]]:
    """The feeds that a computer has begun to write."""
    return [feed for feed in _FEEDS_OF.mappings(connection, code=device) if feed["number"]]


def keep_statements(connection: Connection, statements: Iterable[Statement]) -> None:
    """Keep the signed heads; of a feed that never forked, only the last few that are applied.

    More than one, because the merge that brought the last can be taken back: then the one before
    vouches for what is left, and its writer may be gone.
    """
    offered = list(statements)
    feeds = sorted({statement.feed for statement in offered})
    known = {h for (h,) in found_rows(connection, (_STATEMENTS.c.head,), _STATEMENTS.c.feed, feeds)}
    for statement in (s for s in offered if s.head not in known):
        insert_rows(connection, _STATEMENTS, [{**statement._asdict(), "signature": b""}])
        if _never_forked(connection, statement.feed):
            _DROP_OLDER.run(connection, of_feed=statement.feed)


def _never_forked(connection: Connection, feed: str) -> bool:
    return not any(parted.first(connection, of_feed=feed) for parted in _PARTED)


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
    arrived = [
        package
        for package, heads in _WAITING.rows(connection, to=unit)
        if all(feeds.get(feed, 0) >= number for feed, number in json.loads(heads).items())
    ]
    for package in arrived:
        _MARK.run(connection, one=package, day=at)
    return len(arrived)


def awaits_word(connection: Connection, unit: str) -> bool:
    """Whether a unit has not acknowledged every package that was made for it."""
    return _WAITING.first(connection, to=unit) is not None


def next_number(connection: Connection, recipient: str) -> int:
    """The number of the next package to a unit; for people only."""
    return int(_LAST_NUMBER.scalar(connection, to=recipient) or 0) + 1


def packages_out(connection: Connection) -> list[RowMapping]:
    """The packages made here, newest first."""
    return list(connection.execute(select(_OUT).order_by(_OUT.c.created.desc())).mappings())


def acknowledged_files(connection: Connection, files: Collection[str]) -> list[str]:
    """Which of the packages made here, told by their files, the receiver has acknowledged."""
    rows = found_rows(connection, (_OUT.c.file, _OUT.c.acknowledged_at), _OUT.c.file, list(files))
    return sorted({file for file, at in rows if at})


def packages_in(connection: Connection) -> list[RowMapping]:
    """The packages merged here, newest first."""
    return list(
        connection.execute(
            select(_IN).order_by(_IN.c.merged_at.desc(), text("rowid desc"))
        ).mappings()
    )


def last_merged(connection: Connection, sender: str) -> dict[str, Any] | None:
    """The newest package of a unit that was merged here."""
    return next(iter(_LAST_OF.mappings(connection, unit=sender)), None)


def merged_at(connection: Connection, package: str) -> str:
    """When a package was merged before, "" when it was not."""
    return str(_MERGED_AT.scalar(connection, one=package) or "")


def was_merged(connection: Connection, sha256: str) -> bool:
    """Whether this very file was merged before."""
    return _MERGED.first(connection, file=sha256) is not None


def is_in_the_books(connection: Connection, sha256: str) -> bool:
    """Whether this very file was made or merged here before."""
    return was_merged(connection, sha256) or _MADE.first(connection, file=sha256) is not None


def record_out(connection: Connection, row: Mapping[str, Any]) -> None:
    """Enter a package made here."""
    insert_rows(connection, _OUT, [row])


def record_in(connection: Connection, row: Mapping[str, Any]) -> None:
    """Enter a package merged here, once; its row stays the one that its changes name."""
    if _ROW_OF.first(connection, one=row["id"]) is None:
        insert_rows(connection, _IN, [row])
    else:
        connection.execute(_IN.update().where(_IN.c.id == row["id"]).values(**row))


def row_of_package(connection: Connection, package: str) -> int:
    """The row under which a package is entered, or will be in this transaction."""
    known = row_in_book(connection, package)
    return int(_LAST_ROW.scalar(connection) or 0) + 1 if known is None else known


def row_in_book(connection: Connection, package: str) -> int | None:
    """The row under which a package is entered; None when it was not merged."""
    known = _ROW_OF.scalar(connection, one=package)
    return None if known is None else int(known)


def last_made(connection: Connection, recipient: str) -> str:
    """The SHA-256 of the last package made for a unit, "" before the first."""
    return str(_LAST_SHA.scalar(connection, to=recipient) or "")


def read_trust(connection: Connection) -> bytes | None:
    """The trust list, as it travels; None before enrolment."""
    content: bytes | None = _CONTENT.scalar(connection)
    return content


def write_trust(connection: Connection, content: bytes, version: int) -> None:
    """Keep the trust list."""
    _NO_LIST.run(connection)
    insert_rows(connection, _TRUST, [{"name": "registry", "version": version, "content": content}])
