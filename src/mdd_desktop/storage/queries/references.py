"""Which record answers to a code or to the id of an earlier system, and back."""

import contextlib
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, bindparam, or_, select

from mdd_desktop.storage.bulk import in_groups
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import RECORD_TABLES, RecordStateRow

_CHILDREN = RECORD_TABLES["child"].__table__
_CODES = Prepared(
    select(_CHILDREN.c.code).where(
        _CHILDREN.c.code >= bindparam("first"), _CHILDREN.c.code < bindparam("end")
    )
)


def ids_by_reference(connection: Connection, table: str, text: str, *, codes: bool) -> list[UUID]:
    """Return the ids of the records that ``text`` names: as UUID, code or source reference.

    Args:
        connection: Of the reading.
        table: The kind of record.
        text: What the caller knows.
        codes: Whether records of this kind have printed codes.
    """
    view = RECORD_TABLES[table].__table__
    tests = [view.c.source_ref == text]
    with contextlib.suppress(ValueError):
        tests.append(view.c.id == UUID(text).hex)
    if codes:
        tests += [view.c.code == text, view.c.old_codes.contains(f'"{text}"', autoescape=True)]
    rows = connection.execute(select(view.c.id).where(or_(*tests)).order_by(view.c.id).limit(50))
    return [UUID(row.id) for row in rows]


def references_of(connection: Connection, table: str, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the source references of those records that have one."""
    view = RECORD_TABLES[table].__table__
    found: dict[UUID, str] = {}
    for group in in_groups(list(ids)):
        rows = connection.execute(
            select(view.c.id, view.c.source_ref).where(
                view.c.id.in_([record.hex for record in group]), view.c.source_ref.is_not(None)
            )
        )
        found.update({UUID(row.id): row.source_ref for row in rows})
    return found


def ids_of_references(connection: Connection, table: str, refs: Iterable[str]) -> dict[str, UUID]:
    """Return the ids of the records that carry these source references."""
    view = RECORD_TABLES[table].__table__
    found: dict[str, UUID] = {}
    for group in in_groups(list(refs)):
        rows = connection.execute(
            select(view.c.id, view.c.source_ref).where(view.c.source_ref.in_(group))
        )
        found.update({row.source_ref: UUID(row.id) for row in rows})
    return found


def codes_beginning(connection: Connection, prefix: str) -> list[str]:
    """Return the printed codes of children that begin with ``prefix``."""
    end = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    return _CODES.column(connection, first=prefix, end=end)


def table_of(connection: Connection, record: UUID) -> str | None:
    """Return the kind of a record."""
    states = RecordStateRow.__table__
    kind: str | None = connection.execute(
        select(states.c.record_table).where(states.c.record == record.bytes)
    ).scalar()
    return kind


def children_missing_of(connection: Connection, table: str, ids: Iterable[UUID]) -> set[UUID]:
    """The children that records of a kind name and of whom there is no row."""
    view = RECORD_TABLES[table].__table__
    found: set[UUID] = set()
    for group in in_groups(list(ids)):
        rows = connection.execute(
            select(view.c.child_id)
            .outerjoin(_CHILDREN, _CHILDREN.c.id == view.c.child_id)
            .where(
                view.c.id.in_([record.hex for record in group]),
                view.c.child_id.is_not(None),
                _CHILDREN.c.id.is_(None),
            )
        )
        found.update(UUID(row.child_id) for row in rows)
    return found


def wishing_to_move(connection: Connection) -> list[UUID]:
    """The listed children whom their unit asks to move."""
    query = select(_CHILDREN.c.id).where(
        _CHILDREN.c.transfer_wish.is_not(None),
        _CHILDREN.c.exit.is_(None),
        _CHILDREN.c.void.is_(False),
    )
    return [UUID(row.id) for row in connection.execute(query)]


def ever_referred(connection: Connection) -> list[UUID]:
    """The listed children who were ever referred to a service."""
    query = select(_CHILDREN.c.id).where(
        _CHILDREN.c.referrals != "[]",
        _CHILDREN.c.merged_into.is_(None),
        _CHILDREN.c.void.is_(False),
    )
    return [UUID(row.id) for row in connection.execute(query)]


def records_of_owner(connection: Connection, table: str, owner: str) -> frozenset[UUID]:
    """The records of a kind that a unit writes."""
    view = RECORD_TABLES[table].__table__
    query = select(view.c.id).where(view.c.owner == owner)
    return frozenset(UUID(row.id) for row in connection.execute(query))
