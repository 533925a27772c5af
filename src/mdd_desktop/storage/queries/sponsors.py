"""The list of sponsors: found by typing, filtered, a page at a time."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from mdd_desktop.storage.queries.child_filters import active_on, running_on
from mdd_desktop.storage.queries.sponsor_bonds import has_room
from mdd_desktop.storage.search import asked_for, find, matching_clause
from mdd_desktop.storage.tables import SponsorRow, SponsorshipRow

_SPONSORS = SponsorRow.__table__
_G = _SPONSORS.c
_S = SponsorshipRow.__table__.c
_ORDERS = {
    "name": (_G.name_key, _G.id),
    "kind": (_G.kind, _G.name_key, _G.id),
    "amount": (_G.offer_amount.is_(None), _G.offer_amount.desc(), _G.name_key, _G.id),
}
Sort = Literal["name", "kind", "amount", "children"]


@dataclass(frozen=True)
class SponsorFilter:
    """What the chips above the list say; everything left out lets everybody through.

    Attributes:
        kind: A code of ``SponsorKind``.
        foreign: Only foreign ones, or none of them.
        units: Codes of units.
        active: Only those who sponsor somebody on the day, or only those who do not.
        with_room: Only those who could take another child.
        protection_due: The signed promise to protect children is missing or has run out.
    """

    kind: str | None = None
    foreign: bool | None = None
    units: frozenset[str] | None = None
    active: bool | None = None
    with_room: bool = False
    protection_due: bool = False


class SponsorLine(NamedTuple):
    """One sponsor in the list.

    Attributes:
        direct: Children she brings up herself on the day.
        indirect: Children she supports through the family or the Hội.
        capacity: How many she said she could take; None when she did not say.
        protection_expires_on: ISO text; None when there is no signed promise with a term.
    """

    id: UUID
    full_name: str
    kind: str
    foreign: bool
    phone: str | None
    address: str | None
    unit_id: str
    owner: str | None
    direct: int
    indirect: int
    capacity: int | None
    protection_expires_on: str | None
    protection_signed_on: str | None
    occupation: str | None
    village: str | None
    contact_name: str | None
    contact_officer: str | None
    offer_amount: int | None

    @property
    def children(self) -> int:
        """How many children she sponsors on the day."""
        return self.direct + self.indirect


class SponsorPage(NamedTuple):
    """A page of the list and how many answer on all pages."""

    rows: tuple[SponsorLine, ...]
    total: int


def search_sponsors(
    connection: Connection,
    typed: str = "",
    *,
    today: dt.date,
    filters: SponsorFilter | None = None,
    sort: Sort = "name",
    offset: int = 0,
    limit: int = 50,
) -> SponsorPage:
    """Find sponsors.

    Args:
        connection: Of the reading.
        typed: Beginnings of words in any order: name, contact, telephone.
        today: The business date.
        filters: Of the chips; by default everybody.
        sort: By name, persons by tên and organisations by their first word; by kind; by the
            amount they could give, the greatest first; or by their children, the most first.
        offset: How many to pass over.
        limit: How many at most.
    """
    chosen = filters or SponsorFilter()
    if sort == "name" and chosen == SponsorFilter():
        ids, total = find(connection, "sponsor", typed, offset=offset, limit=limit)
    else:
        tests = _tests(typed, chosen, today)
        query = _ordered(select(_G.id).where(*tests), sort, today).offset(offset).limit(limit)
        ids = list(connection.execute(query).scalars())
        counted = select(func.count()).select_from(_SPONSORS).where(*tests)
        total = int(connection.execute(counted).scalar_one())
    return SponsorPage(_lines(connection, ids, today), total)


def sponsor_ids(
    connection: Connection,
    typed: str = "",
    *,
    today: dt.date,
    filters: SponsorFilter | None = None,
    sort: Sort = "name",
) -> list[str]:
    """Ids, as hex, of all sponsors found, in the order of the list: for printing and export."""
    tests = _tests(typed, filters or SponsorFilter(), today)
    query = _ordered(select(_G.id).where(*tests), sort, today)
    return list(connection.execute(query).scalars())


def _tests(typed: str, chosen: SponsorFilter, today: dt.date) -> list[ColumnElement[bool]]:
    tests = [_G.listed.is_(True), *_conditions(chosen, today)]
    asked = asked_for(typed)
    if asked is not None:
        tests.append(_G.id.in_(matching_clause("sponsor", asked).columns(_G.id)))
    return tests


def _ordered(query: Select[str], sort: Sort, today: dt.date) -> Select[str]:
    if sort != "children":
        return query.order_by(*_ORDERS[sort])
    counts = _counts(today).subquery()
    most = func.coalesce(counts.c.children, 0).desc()
    joined = query.outerjoin(counts, counts.c.sponsor_id == _G.id)
    return joined.order_by(most, _G.name_key, _G.id)


def count_sponsors(connection: Connection, *, today: dt.date, filters: SponsorFilter) -> int:
    """How many sponsors pass the chips."""
    query = select(func.count()).select_from(_SPONSORS)
    tests = _conditions(filters, today)
    return int(connection.execute(query.where(_G.listed.is_(True), *tests)).scalar_one())


def kind_counts(connection: Connection) -> dict[str, int]:
    """How many sponsors there are of each kind, and under ``foreign`` how many foreign ones."""
    query = (
        select(_G.kind, func.count(), func.sum(case((_G.foreign.is_(True), 1), else_=0)))
        .where(_G.listed.is_(True))
        .group_by(_G.kind)
    )
    rows = connection.execute(query).all()
    return {row[0]: row[1] for row in rows} | {"foreign": sum(row[2] for row in rows)}


def _counts(today: dt.date) -> Select[tuple[str, int]]:
    """For each sponsor how many children she has on the day."""
    return (
        select(_S.sponsor_id, func.count(_S.child_id.distinct()).label("children"))
        .where(running_on(today))
        .group_by(_S.sponsor_id)
    )


def _conditions(chosen: SponsorFilter, today: dt.date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if chosen.kind:
        found.append(_G.kind == chosen.kind)
    if chosen.foreign is not None:
        found.append(_G.foreign.is_(chosen.foreign))
    if chosen.units is not None:
        found.append(_G.unit_id.in_(sorted(chosen.units)))
    if chosen.active is not None:
        active = _G.id.in_(select(_S.sponsor_id).where(active_on(today)))
        found.append(active if chosen.active else ~active)
    if chosen.with_room:
        found.append(has_room(today))
    if chosen.protection_due:
        signed, expires = _G.protection_signed_on, _G.protection_expires_on
        found.append(signed.is_(None) | (expires < today.isoformat()))
    return found


def _lines(connection: Connection, ids: Sequence[str], today: dt.date) -> tuple[SponsorLine, ...]:
    rows = connection.execute(select(_SPONSORS).where(_G.id.in_(ids))).mappings()
    found = {row["id"]: row for row in rows}
    counts = _children(connection, ids, today)
    return tuple(
        SponsorLine(
            id=UUID(sponsor),
            full_name=row["full_name"],
            kind=row["kind"],
            foreign=row["foreign"],
            phone=row["phone"],
            address=row["address"],
            unit_id=row["unit_id"],
            owner=row["owner"],
            direct=counts.get(sponsor, (0, 0))[0],
            indirect=counts.get(sponsor, (0, 0))[1],
            capacity=row["capacity"],
            protection_expires_on=row["protection_expires_on"],
            protection_signed_on=row["protection_signed_on"],
            occupation=row["occupation"],
            village=row["village"],
            contact_name=row["contact_name"],
            contact_officer=row["contact_officer"],
            offer_amount=row["offer_amount"],
        )
        for sponsor in ids
        if (row := found.get(sponsor)) is not None
    )


def _children(
    connection: Connection, ids: Sequence[str], today: dt.date
) -> dict[str, tuple[int, int]]:
    """For each sponsor her present children: brought up by herself, and supported."""
    child = _S.child_id
    direct = func.count(case((_S.form == "truc_tiep", child)).distinct())
    rows = connection.execute(
        select(_S.sponsor_id, direct, func.count(child.distinct()) - direct)
        .where(_S.sponsor_id.in_(ids), running_on(today))
        .group_by(_S.sponsor_id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}
