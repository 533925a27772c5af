"""The chains of changes in their tables: where feeds end, what is appended and what is let go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from mdd_desktop.domain.change import NO_PREDECESSOR, Change, Feed
from mdd_desktop.storage.bulk import delete_rows, in_groups, insert_rows
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import ChangeRow, FeedRow, HeldRow

_CHANGES, _FEEDS, _HELD = ChangeRow.__table__, FeedRow.__table__, HeldRow.__table__
_TIP = Prepared(
    select(_FEEDS.c.id, _FEEDS.c.number, _FEEDS.c.head).where(_FEEDS.c.name == bindparam("one"))
)
_END = Prepared(
    _FEEDS.update()
    .where(_FEEDS.c.id == bindparam("one"))
    .values(number=bindparam("last"), head=bindparam("tip"))
)
_FILL = Prepared(
    _CHANGES.update().where(_CHANGES.c.id == bindparam("one")).values(body=bindparam("content"))
)


@dataclass
class FeedTip:
    """Where a feed ends here."""

    row: int
    number: int
    head: bytes


@dataclass
class Pending:
    """What a flush will write.

    Attributes:
        changes: To be appended, by id.
        packages: The row of the package that each came in.
        by_record: The same changes by record.
        touched: Records whose state may be another now, with their kinds.
        moved: Those of which the kind that was believed was not that of their first change.
        changed: Those of which there is a new change.
        new_records: Those of which nothing was known.
    """

    changes: dict[bytes, Change] = field(default_factory=dict)
    packages: dict[bytes, int | None] = field(default_factory=dict)
    by_record: dict[UUID, list[Change]] = field(default_factory=dict)
    touched: dict[UUID, str] = field(default_factory=dict)
    moved: dict[UUID, str] = field(default_factory=dict)
    changed: set[UUID] = field(default_factory=set)
    new_records: set[UUID] = field(default_factory=set)


def write_changes(connection: Connection, pending: Pending, tips: Mapping[Feed, FeedTip]) -> None:
    """Append the changes, and note where their feeds now end."""
    insert_rows(
        connection,
        _CHANGES,
        [
            {
                "id": change.id,
                "hash": change.hash,
                "feed": tips[change.feed].row,
                "n": change.number,
                "record": bytes.fromhex(change.head["r"]),
                "kind": change.kind,
                "record_table": change.table,
                "header": change.header,
                "body": change.body,
                "body_hash": change.body_hash,
                "prev": change.prev,
                "package": pending.packages[change.id],
            }
            for change in pending.changes.values()
        ],
    )
    for feed in {change.feed for change in pending.changes.values()}:
        tip = tips[feed]
        _END.run(connection, one=tip.row, last=tip.number, tip=tip.head)


def remove_changes(connection: Connection, changes: Iterable[Change]) -> None:
    """Take changes out of the tables; their feeds end earlier then."""
    gone = list(changes)
    delete_rows(connection, _CHANGES, "id", [change.id for change in gone])
    for name in {change.head["s"] for change in gone}:
        feed = connection.execute(select(_FEEDS.c.id).where(_FEEDS.c.name == name)).scalar()
        last = connection.execute(
            select(_CHANGES.c.n, _CHANGES.c.hash)
            .where(_CHANGES.c.feed == feed)
            .order_by(_CHANGES.c.n.desc(), _CHANGES.c.seq)
            .limit(1)
        ).first()
        number, head = last or (0, None)
        _END.run(connection, one=feed, last=number, tip=head)


def forget_bodies(connection: Connection, changes: Iterable[bytes]) -> None:
    """Let go of the content of changes; their headers and hashes stay."""
    wanted = sorted(changes)
    for table in (_CHANGES, _HELD):
        for group in in_groups(wanted):
            connection.execute(table.update().where(table.c.id.in_(group)).values(body=None))


def fill_body(connection: Connection, change: Change) -> None:
    """Put the content of a change back that came without it before."""
    _FILL.run(connection, one=change.id, content=change.body)


def feed_tip(connection: Connection, feed: Feed) -> FeedTip:
    """Where a feed ends; a feed never seen is opened at zero."""
    name = str(feed)
    found = _TIP.first(connection, one=name)
    if found is None:
        values = {**feed._asdict(), "name": name, "mine": False, "number": 0, "head": None}
        insert_rows(connection, _FEEDS, [values])
        found = _TIP.rows(connection, one=name)[0]
    row, number, head = found
    return FeedTip(row, number, head or NO_PREDECESSOR)
