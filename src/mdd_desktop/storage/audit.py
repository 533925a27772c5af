"""The local log of views, prints and exports: lines chained by their hashes, never rewritten."""

import hashlib
from typing import NamedTuple

from sqlalchemy import Connection, Engine, Row, select

from mdd_desktop.storage.database import writing
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import AuditRow, TransactionRow

_LINES, _DONE = AuditRow.__table__, TransactionRow.__table__
_LAST = Prepared(select(_LINES.c.seq, _LINES.c.hash).order_by(_LINES.c.seq.desc()).limit(1))


class AuditLine(NamedTuple):
    """One line, without its place in the chain."""

    at: str
    officer: str
    act: str
    what: str
    subject: str
    how_many: int


class Done(NamedTuple):
    """A transaction as the history tells it."""

    label: str
    at_ms: int
    officer: str


def append(engine: Engine, line: AuditLine) -> None:
    """Add a line at the end."""
    with writing(engine) as connection:
        _, before = _LAST.first(connection) or (0, "")
        values = {**line._asdict(), "hash": _hash(before, line)}
        connection.execute(_LINES.insert().values(**values))


def lines(connection: Connection, since: str) -> list[AuditLine]:
    """The lines from a day or an instant on, oldest first."""
    query = select(_LINES).where(_LINES.c.at >= since).order_by(_LINES.c.seq)
    return [_line(row) for row in connection.execute(query)]


def done(connection: Connection, since_ms: int) -> list[Done]:
    """What officers saved on this computer since an instant, oldest first."""
    query = (
        select(_DONE.c.label, _DONE.c.at_ms, _DONE.c.officer)
        .where(_DONE.c.at_ms >= since_ms)
        .order_by(_DONE.c.at_ms)
    )
    return [Done(*row) for row in connection.execute(query)]


def labels_like(connection: Connection, pattern: str) -> list[str]:
    """The sentence of every transaction of this computer that fits a pattern of SQL."""
    return list(connection.scalars(select(_DONE.c.label).where(_DONE.c.label.like(pattern))))


def is_whole(connection: Connection) -> bool:
    """Whether nobody took a line out or wrote one over."""
    before = ""
    found = connection.execute(select(_LINES).order_by(_LINES.c.seq))
    for number, row in enumerate(found, start=1):
        before = _hash(before, _line(row))
        if row.hash != before or row.seq != number:
            return False
    return True


def end_of(connection: Connection) -> str:
    """Number and hash of the last line, "12:ab…"; "" while nothing stands in the log."""
    last = _LAST.first(connection)
    return "{}:{}".format(*last) if last else ""


def holds(connection: Connection, end: str) -> bool:
    """Whether the log still goes on from where somebody else noted that it ended."""
    number, _, noted = end.partition(":")
    if not noted:
        return True
    if not number.isdecimal():
        return False
    found = connection.execute(select(_LINES.c.hash).where(_LINES.c.seq == int(number))).scalar()
    return found == noted and is_whole(connection)


def _line(row: Row[tuple[object, ...]]) -> AuditLine:
    return AuditLine(*(getattr(row, name) for name in AuditLine._fields))


def _hash(before: str, line: AuditLine) -> str:
    return hashlib.sha256("\0".join((before, *map(str, line))).encode()).hexdigest()
