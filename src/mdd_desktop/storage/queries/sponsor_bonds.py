"""Sponsorships and holds of children and sponsors, as rows."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    func,
    or_,
    select,
    union_all,
)

from mdd_desktop.storage.bulk import in_groups
from mdd_desktop.storage.queries.child_filters import running_on
from mdd_desktop.storage.tables import RECORD_TABLES, ChildRow, HoldRow, SponsorRow, SponsorshipRow

_C, _G = ChildRow.__table__.c, SponsorRow.__table__.c
_S, _H = SponsorshipRow.__table__.c, HoldRow.__table__.c

Row = dict[str, Any]


def places_taken(today: dt.date) -> Select[tuple[str, str]]:
    """Pairs (sponsor, child) that take a place: present, waiting for approval, or kept."""
    day = today.isoformat()
    current = select(_S.sponsor_id, _S.child_id).where(
        _S.void.is_(False),
        or_(_S.end.is_(None), _S.end >= day),
        or_(_S.start.is_not(None), _S.cancelled_on.is_(None)),
    )
    kept = select(_H.sponsor_id, _H.child_id).where(open_hold(today))
    both = union_all(current, kept).subquery()
    return select(both.c.sponsor_id, both.c.child_id).distinct()


def has_room(today: dt.date) -> ColumnElement[bool]:
    """Whether a sponsor could take another child: she named no number, or it is not reached."""
    pairs = places_taken(today).subquery()
    full = (
        select(_G.id)
        .join(pairs, pairs.c.sponsor_id == _G.id)
        .group_by(_G.id)
        .having(func.count() >= _G.capacity)
    )
    return _G.capacity.is_(None) | ((_G.capacity > 0) & _G.id.not_in(full))


def children_taken(connection: Connection, sponsor: UUID, today: dt.date) -> frozenset[UUID]:
    """The children for whom a sponsor has no place left to give again."""
    pairs = places_taken(today).subquery()
    query = select(pairs.c.child_id).where(pairs.c.sponsor_id == sponsor.hex)
    return frozenset(UUID(child) for child in connection.execute(query).scalars())


def open_hold(today: dt.date) -> ColumnElement[bool]:
    """Whether a place is kept on a day; it expires by itself."""
    day = today.isoformat()
    return and_(
        _H.void.is_(False),
        _H.from_ <= day,
        _H.until >= day,
        or_(_H.closed_on.is_(None), _H.closed_on > day),
    )


def sponsors_of_households(
    connection: Connection, households: Sequence[str], today: dt.date
) -> list[tuple[str, str]]:
    """Pairs (household, sponsor) of the children sponsored on a day."""
    query = (
        select(_C.household_id, _S.sponsor_id)
        .join(SponsorshipRow.__table__, _S.child_id == _C.id)
        .where(_C.household_id.in_(households), running_on(today))
        .distinct()
    )
    return [(row[0], row[1]) for row in connection.execute(query)]


def rows_where(connection: Connection, table: str, column: str, values: Iterable[str]) -> list[Row]:
    """The rows of a kind of record, void ones left out, whose column holds one of the values."""
    view = RECORD_TABLES[table].__table__
    rows: list[Row] = []
    for group in in_groups(list(values)):
        query = select(view).where(view.c[column].in_(group), view.c.void.is_(False))
        found = connection.execute(query.order_by(view.c.id)).mappings()
        rows += [dict(row) for row in found]
    return rows


def ids_where(connection: Connection, table: str, column: str, values: Iterable[str]) -> list[UUID]:
    """The ids of those records."""
    view = RECORD_TABLES[table].__table__
    found: list[UUID] = []
    for group in in_groups(list(values)):
        query = select(view.c.id).where(view.c[column].in_(group), view.c.void.is_(False))
        found += [UUID(record) for record in connection.execute(query).scalars()]
    return found
