"""Files of issued documents by their hash, and the log of prints; in the caller's transaction."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from mdd_desktop.storage.tables import DocumentFileRow, DocumentPrintRow

_FILES = DocumentFileRow.__table__
_PRINTS = DocumentPrintRow.__table__


class Printed(NamedTuple):
    """One print: when, by whom, what, how many copies, by which way it left."""

    at: str
    officer: str
    kind: str
    title: str
    copies: int
    way: str
    sha256: str


def name_of_twin(sha256: str, form: str) -> str:
    """Under which name the Word or Excel twin is kept of the PDF with this hash."""
    return hashlib.sha256(f"{sha256}.{form}".encode()).hexdigest()


def keep_file(
    connection: Connection, sha256: str, content: bytes, about: Iterable[UUID], at: str
) -> None:
    """Keep the bytes of a document under its hash, a twin under its name; each is kept once."""
    if find_file(connection, sha256) is None:
        ids = " ".join(sorted({one.hex for one in about}))
        row = {"sha256": sha256, "content": content, "about": ids, "stored_at": at}
        connection.execute(_FILES.insert().values(**row))


def find_file(connection: Connection, sha256: str) -> bytes | None:
    """The bytes with this hash or of this twin, or None."""
    found: bytes | None = connection.execute(
        select(_FILES.c.content).where(_FILES.c.sha256 == sha256)
    ).scalar()
    return found


def forget_person(connection: Connection, record: UUID) -> None:
    """Let go of the files that name a person whom the law had erased."""
    connection.execute(_FILES.delete().where(_FILES.c.about.contains(record.hex)))


def log_print(connection: Connection, printed: Printed) -> None:
    """Note a print."""
    connection.execute(_PRINTS.insert().values(**printed._asdict()))


def prints(connection: Connection, kind: str | None = None) -> list[Printed]:
    """The prints of a kind of document, or all, newest first."""
    columns = [_PRINTS.c[name] for name in Printed._fields]
    query = select(*columns).order_by(_PRINTS.c.seq.desc())
    if kind is not None:
        query = query.where(_PRINTS.c.kind == kind)
    return [Printed(*row) for row in connection.execute(query)]
