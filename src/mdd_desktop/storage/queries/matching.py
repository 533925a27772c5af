"""Who waits and who could help: the rows that matching and its screen start from."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, ScalarSelect, case, func, or_, select

from mdd_desktop.storage.queries.child_filters import (
    ChildFilter,
    Tab,
    conditions,
    is_sponsored,
)
from mdd_desktop.storage.queries.children import choice_counts, those_of, villages
from mdd_desktop.storage.queries.sponsor_bonds import has_room, places_taken
from mdd_desktop.storage.tables import ChildRow, SponsorRow, SponsorshipRow

_CHILDREN, _SPONSORS = ChildRow.__table__, SponsorRow.__table__
_C, _G = _CHILDREN.c, _SPONSORS.c
_SPONSORSHIPS = SponsorshipRow.__table__
_S = _SPONSORSHIPS.c
Row = dict[str, Any]
MOST_CHILDREN = 500
MOST_SPONSORS = 400


class WaitingRows(NamedTuple):
    """The children who wait longest, and how many wait in all."""

    rows: tuple[Row, ...]
    total: int


def waiting_children(
    connection: Connection,
    today: dt.date,
    chosen: ChildFilter,
    *,
    limit: int = MOST_CHILDREN,
) -> WaitingRows:
    """The children without a sponsor, those who wait longest first (rows of ``child``).

    The column ``since`` is ISO text of the day from which she waits, or None.

    Args:
        connection: Of the reading.
        today: The business date.
        chosen: Which of them.
        limit: How many at most.
    """
    sponsored = is_sponsored(connection, today)
    wanted = replace(chosen, tabs=frozenset({Tab.WITHOUT_SPONSOR}))
    tests = [_C.listed.is_(True), *conditions(wanted, today, sponsored)]
    if chosen.away:
        tests.append(_C.id.not_in([child.hex for child in chosen.away]))
    since = func.coalesce(_last_sponsored(today), _C.registered_on).label("since")
    query = (
        select(_CHILDREN, since)
        .where(*tests)
        .order_by(since.is_(None), since, _C.name_key, _C.id)
        .limit(limit)
    )
    rows = tuple(dict(row) for row in connection.execute(query).mappings())
    if len(rows) < limit:
        return WaitingRows(rows, len(rows))
    total = select(func.count()).select_from(_CHILDREN).where(*tests)
    return WaitingRows(rows, int(connection.execute(total).scalar_one()))


def _last_sponsored(today: dt.date) -> ScalarSelect[str | None]:
    """The last day on which the child had a sponsor: one who ended it, or who rests since then."""
    yesterday = (today - dt.timedelta(days=1)).isoformat()
    last = func.min(func.coalesce(_S.end, yesterday), yesterday)
    pause = func.json_each(_S.pauses).table_valued("value").c.value
    first, until = func.json_extract(pause, "$.from"), func.json_extract(pause, "$.to")
    rests = (
        select(func.date(func.min(first), "-1 day"))
        .where(first <= last, or_(until.is_(None), until >= last))
        .correlate(_SPONSORSHIPS)
        .scalar_subquery()
    )
    active = case((_S.pauses == "[]", last), else_=func.coalesce(rests, last))
    return (
        select(func.max(active))
        .where(_S.child_id == _C.id, _S.void.is_(False), _S.start <= yesterday)
        .scalar_subquery()
    )


def waiting_choices(
    connection: Connection, today: dt.date, away: Collection[UUID]
) -> dict[str, dict[str, int]]:
    """How many of those who wait and have not moved answer each choice of a filter, by code."""
    waiting = ChildFilter(tabs=frozenset({Tab.WITHOUT_SPONSOR}), away=frozenset(away))
    among = those_of(connection, waiting, today)
    places = dict(villages(connection, among))
    return {"village": places} | choice_counts(connection, {}, today=today, among=among)


def offers(
    connection: Connection,
    today: dt.date,
    *,
    unit: str = "",
    village: str | None = None,
    only: Sequence[str] | None = None,
    limit: int = MOST_SPONSORS,
) -> tuple[Row, ...]:
    """The sponsors who might help, in one query (rows of ``sponsor`` with ``taken``).

    Those with room and of the same place come first, so that the limit cuts off the far ones.

    Args:
        connection: Of the reading.
        today: The business date.
        unit: The child's commune.
        village: The child's village.
        only: Ids, as hex, when the sponsors are known already.
        limit: How many at most.
    """
    pairs = places_taken(today).subquery()
    counts = (
        select(pairs.c.sponsor_id, func.count().label("taken"))
        .group_by(pairs.c.sponsor_id)
        .subquery()
    )
    taken = func.coalesce(counts.c.taken, 0)
    full = case((_G.capacity <= taken, 1), else_=0)
    far = case((_G.unit_id == unit, 0), else_=1)
    further = case((_G.village == village, 0), else_=1)
    query = (
        select(_SPONSORS, taken.label("taken"))
        .outerjoin(counts, counts.c.sponsor_id == _G.id)
        .where(_G.listed.is_(True))
        .order_by(full, far, further, _G.offer_amount.desc(), _G.name_key, _G.id)
        .limit(limit)
    )
    if only is not None:
        query = query.where(_G.id.in_(only))
    return tuple(dict(row) for row in connection.execute(query).mappings())


def sponsors_with_room(connection: Connection, today: dt.date) -> int:
    """How many sponsors could take another child: as many as their list shows of that kind."""
    query = select(func.count()).select_from(_SPONSORS).where(_G.listed.is_(True), has_room(today))
    return int(connection.execute(query).scalar_one())
