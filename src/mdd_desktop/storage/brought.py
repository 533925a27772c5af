"""What a merged package brought into the log, and what has been built on it since."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, bindparam, delete, func, select

from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import ChangeRow, FeedRow, PackageInRow

_CHANGES, _FEEDS, _IN = ChangeRow.__table__, FeedRow.__table__, PackageInRow.__table__
_WIRE = (_CHANGES.c.header, _CHANGES.c.body, _CHANGES.c.body_hash, _CHANGES.c.prev)
_BROUGHT = Prepared(
    select(*_WIRE).where(_CHANGES.c.package == bindparam("row")).order_by(_CHANGES.c.seq)
)
_FIRST = select(func.min(_CHANGES.c.seq)).where(_CHANGES.c.package == bindparam("row"))
_WRITTEN_SINCE = Prepared(
    select(*_WIRE)
    .join(_FEEDS, _FEEDS.c.id == _CHANGES.c.feed)
    .where(_FEEDS.c.device == bindparam("code"), _CHANGES.c.seq > _FIRST.scalar_subquery())
)
_BEGINNINGS = (
    select(_CHANGES.c.feed, func.min(_CHANGES.c.n).label("n"))
    .where(_CHANGES.c.package == bindparam("row"))
    .group_by(_CHANGES.c.feed)
    .subquery()
)
_FOLLOWING = Prepared(
    select(_CHANGES.c.seq)
    .join(_BEGINNINGS, _BEGINNINGS.c.feed == _CHANGES.c.feed)
    .where(
        _CHANGES.c.n > _BEGINNINGS.c.n,
        func.coalesce(_CHANGES.c.package, 0) != bindparam("row"),
    )
    .limit(1)
)


def brought_by(connection: Connection, row: int) -> list[Change]:
    """The changes that a package, named by its row in the book, brought and that are still in."""
    return [Change(*wire) for wire in _BROUGHT.rows(connection, row=row)]


def is_continued(connection: Connection, row: int) -> bool:
    """Whether later changes of the same feeds came since, in another package."""
    return _FOLLOWING.first(connection, row=row) is not None


def built_on(connection: Connection, row: int, device: str, gone: Sequence[Change]) -> int:
    """How many later changes of this computer name one of the package's changes or new records."""
    names = {change.id.hex() for change in gone}
    for change in gone:
        if change.kind == ChangeKind.NEW:
            names |= {change.record.hex, str(change.record)}
    since = (Change(*wire) for wire in _WRITTEN_SINCE.rows(connection, row=row, code=device))
    return sum(not names.isdisjoint(_names(change)) for change in since)


def strike_out(connection: Connection, package: str) -> None:
    """Take a package out of the book of what came; nothing in the log may name its row any more."""
    connection.execute(delete(_IN).where(_IN.c.id == package))


def _names(change: Change) -> Iterator[str]:
    head = change.head
    yield head["w"]
    yield from head.get("re", ())
    for parents in head["par"].values():
        yield from parents
    yield from (value for value in change.values.values() if isinstance(value, str))
