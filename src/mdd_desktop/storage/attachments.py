"""Scans and photographs by their hash, and what other offices have of them."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, and_, bindparam, func, select

from mdd_desktop.storage.bulk import delete_rows, found_rows, insert_rows
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import (
    AttachmentRow,
    AttachmentSentRow,
    AttachmentWantedRow,
    PaperRow,
)

_KEPT, _PAPERS = AttachmentRow.__table__, PaperRow.__table__
_SENT, _WANTED = AttachmentSentRow.__table__, AttachmentWantedRow.__table__
_EVERYTHING = (1 << 31) - 1
_NAMED, _ASKED = (_PAPERS.c.content, _PAPERS.c.void), (_WANTED.c.sha256,)
_MISSING = Prepared(
    select(_PAPERS.c.content, _PAPERS.c.id)
    .outerjoin(_KEPT, _KEPT.c.sha256 == _PAPERS.c.content)
    .where(_PAPERS.c.content.is_not(None), _PAPERS.c.void.is_(False), _KEPT.c.sha256.is_(None))
    .order_by(_PAPERS.c.id)
    .limit(bindparam("most"))
)
_SENT_AGAIN = Prepared(
    _SENT.update()
    .where(_SENT.c.sha256 == bindparam("one"), _SENT.c.recipient == bindparam("to"))
    .values(times=_SENT.c.times + 1)
)
_SIZES = Prepared(
    select(_KEPT.c.sha256, func.length(_KEPT.c.content), func.coalesce(_SENT.c.times, 0))
    .outerjoin(_SENT, and_(_SENT.c.sha256 == _KEPT.c.sha256, _SENT.c.recipient == bindparam("to")))
    .where(_KEPT.c.sha256 == bindparam("one"))
)
_CONTENT = (_KEPT.c.sha256, _KEPT.c.content)
_NAMING = (_PAPERS.c.content, _PAPERS.c.id)


class NamedContent(NamedTuple):
    """A content that a paper names, and the paper that names it."""

    sha256: str
    paper: str


def keep(connection: Connection, content: bytes) -> str:
    """Keep a content and return its name; one that is there already is not written again."""
    name = hashlib.sha256(content).hexdigest()
    if not present(connection, [name]):
        insert_rows(connection, _KEPT, [{"sha256": name, "content": content}])
    return name


def read(connection: Connection, name: str) -> bytes | None:
    """A content, or None when it has not come yet."""
    found: bytes | None = connection.execute(
        select(_KEPT.c.content).where(_KEPT.c.sha256 == name)
    ).scalar()
    return found


def present(connection: Connection, names: Iterable[str]) -> frozenset[str]:
    """Which of these contents are here."""
    rows = found_rows(connection, (_KEPT.c.sha256,), _KEPT.c.sha256, sorted(set(names)))
    return frozenset(name for (name,) in rows)


def missing(connection: Connection, limit: int | None = None) -> list[NamedContent]:
    """The contents that papers name and that are not here, oldest paper first."""
    most = _EVERYTHING if limit is None else limit
    return [NamedContent(*row) for row in _MISSING.rows(connection, most=most)]


def is_named(connection: Connection, name: str) -> bool:
    """Whether a paper names the content; nothing else is kept."""
    query = select(_PAPERS.c.id).where(_PAPERS.c.content == name).limit(1)
    return connection.execute(query).first() is not None


def forget_unnamed(connection: Connection) -> int:
    """Drop contents that no paper names any more: their paper was erased.

    Returns:
        How many were dropped.
    """
    named = select(_PAPERS.c.content).where(_PAPERS.c.content.is_not(None))
    query = select(_KEPT.c.sha256).where(_KEPT.c.sha256.not_in(named))
    gone = list(connection.execute(query).scalars())
    for table in (_KEPT, _SENT, _WANTED):
        delete_rows(connection, table, "sha256", gone)
    return len(gone)


def damaged_contents(connection: Connection) -> list[str]:
    """The contents that are not what their name says."""
    rows = connection.execute(select(_KEPT.c.sha256, _KEPT.c.content))
    return [name for name, content in rows if hashlib.sha256(content).hexdigest() != name]


class ToSend(NamedTuple):
    """A content that an office may lack.

    Attributes:
        size: In bytes.
        times: How often it was sent there before.
    """

    name: str
    size: int
    times: int


def to_send(
    connection: Connection, recipient: str, papers: Iterable[str], peers: Sequence[str]
) -> list[ToSend]:
    """What an office may lack: contents of these papers, and what its computers asked for.

    Args:
        connection: Of the open transaction.
        recipient: Code of the receiving unit.
        papers: Ids, hex, of the papers whose changes it has not acknowledged.
        peers: Fingerprints of its computers.

    Returns:
        What was sent least often comes first.
    """
    wanted: set[str] = set()
    for content, void in found_rows(connection, _NAMED, _PAPERS.c.id, sorted(set(papers))):
        if content is not None and not void:
            wanted.add(content)
    wanted.update(n for (n,) in found_rows(connection, _ASKED, _WANTED.c.peer, peers))
    found = [row for name in wanted for row in _SIZES.rows(connection, one=name, to=recipient)]
    return [ToSend(*row) for row in sorted(found, key=itemgetter(2, 0))]


def papers_naming(connection: Connection, names: Iterable[str]) -> dict[str, set[str]]:
    """For each content the ids, hex, of the papers that name it."""
    found: dict[str, set[str]] = {}
    wanted = sorted(set(names))
    for name, paper in found_rows(connection, _NAMING, _PAPERS.c.content, wanted):
        found.setdefault(name, set()).add(paper)
    return found


def note_sent(connection: Connection, recipient: str, names: Iterable[str]) -> None:
    """Remember that these contents went into a package."""
    for name in names:
        if not _SENT_AGAIN.run(connection, one=name, to=recipient):
            row = {"sha256": name, "recipient": recipient, "times": 1}
            insert_rows(connection, _SENT, [row])


def replace_wanted(connection: Connection, peer: str, names: Iterable[str]) -> None:
    """Remember what a computer of another office lacks, in the place of what it said before."""
    delete_rows(connection, _WANTED, "peer", [peer])
    insert_rows(
        connection, _WANTED, [{"sha256": name, "peer": peer} for name in sorted(set(names))]
    )


def contents(connection: Connection, names: Sequence[str]) -> Mapping[str, bytes]:
    """The contents with these names, those that are here."""
    return dict(found_rows(connection, _CONTENT, _KEPT.c.sha256, names))
