"""Drafts of forms: local to this computer, encrypted with everything else."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Engine, or_, select

from mdd_desktop.storage.database import reading, writing
from mdd_desktop.storage.tables import DraftRow

_DRAFTS = DraftRow.__table__


class StoredDraft(NamedTuple):
    """A draft as it lies in its table."""

    key: str
    fields: str
    saved_at: str


def write(engine: Engine, key: str, fields: str, saved_at: str) -> None:
    """Keep a draft in the place of the one before it."""
    with writing(engine) as connection:
        connection.execute(_DRAFTS.delete().where(_DRAFTS.c.key == key))
        connection.execute(_DRAFTS.insert().values(key=key, fields=fields, saved_at=saved_at))


def read(engine: Engine, key: str) -> StoredDraft | None:
    """A draft, or None."""
    query = select(_DRAFTS.c.key, _DRAFTS.c.fields, _DRAFTS.c.saved_at).where(_DRAFTS.c.key == key)
    with reading(engine) as connection:
        row = connection.execute(query).first()
    return StoredDraft(*row) if row else None


def read_all(engine: Engine) -> list[StoredDraft]:
    """All drafts, newest first."""
    query = select(_DRAFTS.c.key, _DRAFTS.c.fields, _DRAFTS.c.saved_at)
    with reading(engine) as connection:
        rows = connection.execute(query.order_by(_DRAFTS.c.saved_at.desc())).all()
    return [StoredDraft(*row) for row in rows]


def remove(engine: Engine, key: str) -> None:
    """Drop a draft."""
    with writing(engine) as connection:
        connection.execute(_DRAFTS.delete().where(_DRAFTS.c.key == key))


def forget_record(connection: Connection, record: UUID) -> None:
    """Drop what was typed about a record that the law had erased."""
    named = [column.contains(str(record)) for column in (_DRAFTS.c.key, _DRAFTS.c.fields)]
    connection.execute(_DRAFTS.delete().where(or_(*named)))
