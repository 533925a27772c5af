"""What tasks are worked out from: few columns of many records, each kind in one statement."""

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from mdd_desktop.storage.queries.child_filters import survivors
from mdd_desktop.storage.tables import RECORD_TABLES, DocumentPrintRow, PackageInRow, PackageOutRow

_C = RECORD_TABLES["child"].__table__.c
_S = RECORD_TABLES["sponsorship"].__table__.c
_G = RECORD_TABLES["sponsor"].__table__.c
_P = RECORD_TABLES["pledge"].__table__.c
_E = RECORD_TABLES["support_entry"].__table__.c
_V = RECORD_TABLES["visit"].__table__.c
_H = RECORD_TABLES["hold"].__table__.c
_F = RECORD_TABLES["frozen_report"].__table__.c
_D = RECORD_TABLES["outgoing_document"].__table__.c
_OUT, _IN = PackageOutRow.__table__, PackageInRow.__table__
_L = DocumentPrintRow.__table__.c


class ChildFacts(NamedTuple):
    """An open record; dates as ISO text, lists as JSON."""

    id: str
    full_name: str
    born_by: str | None
    registered_on: str | None
    sponsor_wanted: bool
    exit_plan: str | None
    consents: str
    referrals: str
    lacks_papers: bool
    complete: int


class BondFacts(NamedTuple):
    """A sponsorship that has not ended long ago; ``child`` is the surviving record."""

    id: str
    child: str
    sponsor: str | None
    sponsor_name: str
    registered_on: str | None
    start: str | None
    planned_end: str | None
    end: str | None
    pauses: str
    cancelled_on: str | None


class PledgeFacts(NamedTuple):
    """A pledge of money."""

    sponsorship: str
    rhythm: str
    amount: int
    from_month: str
    to_month: str | None


def open_children(connection: Connection) -> list[ChildFacts]:
    """Every open record."""
    columns = [_C[name] for name in ChildFacts._fields]
    query = select(*columns).where(_C.listed.is_(True))
    return [ChildFacts(*row) for row in connection.execute(query)]


def bonds(connection: Connection) -> list[BondFacts]:
    """Every sponsorship that was not removed."""
    winners = survivors(connection)
    query = (
        select(
            _S.id,
            _S.child_id,
            _S.sponsor_id,
            _G.full_name,
            _S.registered_on,
            _S.start,
            _S.planned_end,
            _S.end,
            _S.pauses,
            _S.cancelled_on,
        )
        .select_from(RECORD_TABLES["sponsorship"].__table__)
        .outerjoin(RECORD_TABLES["sponsor"].__table__, _G.id == _S.sponsor_id)
        .where(_S.void.is_(False))
    )
    return [
        BondFacts(id_, winners.get(child, child), sponsor, name or "", *rest)
        for id_, child, sponsor, name, *rest in connection.execute(query)
    ]


def money_pledges(connection: Connection) -> list[PledgeFacts]:
    """Every pledge of money that was not removed."""
    query = select(_P.sponsorship_id, _P.rhythm, _P.amount, _P.from_month, _P.to_month).where(
        _P.void.is_(False), _P.kind == "tien", _P.amount > 0
    )
    return [PledgeFacts(*row) for row in connection.execute(query)]


def last_visits(connection: Connection, until: dt.date) -> dict[str, str]:
    """The day of the latest visit to each child, by the surviving record."""
    winners = survivors(connection)
    query = (
        select(_V.child_id, func.max(_V.date))
        .where(_V.void.is_(False), _V.date <= until.isoformat())
        .group_by(_V.child_id)
    )
    found: dict[str, str] = {}
    for child, day in connection.execute(query):
        at = winners.get(child, child)
        found[at] = max(day, found.get(at, ""))
    return found


def open_holds(connection: Connection, today: dt.date) -> list[tuple[str, str]]:
    """Child and last day of every place that is kept today."""
    day = today.isoformat()
    winners = survivors(connection)
    query = select(_H.child_id, _H.until).where(
        _H.void.is_(False), _H.from_ <= day, _H.until >= day, _H.closed_on.is_(None)
    )
    return [(winners.get(child, child), until) for child, until in connection.execute(query)]


def protection_papers(connection: Connection, until: dt.date) -> list[tuple[str, str, str]]:
    """Id, name and last day of the signed commitments of sponsors that end by a day."""
    query = select(_G.id, _G.full_name, _G.protection_expires_on).where(
        _G.listed.is_(True), _G.protection_expires_on <= until.isoformat()
    )
    return [(row[0], row[1], row[2]) for row in connection.execute(query)]


def last_package_out(connection: Connection, recipient: str) -> dt.date | None:
    """The day, local, on which the latest package to an office was made."""
    query = select(func.max(_OUT.c.created)).where(_OUT.c.recipient == recipient)
    found = connection.execute(query).scalar()
    return dt.datetime.fromisoformat(found).astimezone().date() if found else None


def last_packages_in(connection: Connection) -> dict[str, dt.date]:
    """The day, local, of the latest package of each sender."""
    query = select(_IN.c.sender, func.max(_IN.c.created)).group_by(_IN.c.sender)
    return {
        str(sender): dt.datetime.fromisoformat(made).astimezone().date()
        for sender, made in connection.execute(query)
    }


def frozen_periods(connection: Connection, unit: str) -> frozenset[tuple[str, str]]:
    """Kind and period of the reports of a unit whose figures were frozen."""
    query = select(_F.kind, _F.period).where(_F.unit_id == unit, _F.void.is_(False))
    return frozenset((str(row[0]), str(row[1])) for row in connection.execute(query))


def issued_documents(
    connection: Connection, unit: str, since: dt.date
) -> list[tuple[str, dt.date]]:
    """Kind and day of the documents of a unit that were issued from a day on."""
    query = select(_D.kind, _D.dated).where(
        _D.unit_id == unit,
        _D.void.is_(False),
        _D.kind.is_not(None),
        _D.dated >= since.isoformat(),
    )
    return [(str(row[0]), dt.date.fromisoformat(row[1])) for row in connection.execute(query)]


def issued_wishes(
    connection: Connection, unit: str, since: dt.date, kinds: Collection[str]
) -> list[tuple[str, str]]:
    """Kind and wish, as JSON, of the documents of some kinds that were issued from a day on."""
    query = select(_D.kind, _D.wish).where(
        _D.unit_id == unit,
        _D.void.is_(False),
        _D.kind.in_(sorted(kinds)),
        _D.dated >= since.isoformat(),
        _D.wish.is_not(None),
    )
    return [(str(row[0]), str(row[1])) for row in connection.execute(query)]


def printed_documents(connection: Connection, since: dt.date) -> list[tuple[str, dt.date]]:
    """Kind and day of what was printed or saved on this computer from a day on."""
    query = select(_L.kind, _L.at).where(_L.at >= since.isoformat())
    rows = connection.execute(query)
    return [(str(kind), dt.datetime.fromisoformat(at).date()) for kind, at in rows]


class Draft(NamedTuple):
    """A document that is being written; ``wish`` as JSON."""

    id: str
    title: str
    begun_on: str
    wish: str


def drafts(connection: Connection, unit: str, kind: str) -> list[Draft]:
    """The documents of a kind that a unit is still writing."""
    query = select(_D.id, _D.title, _D.recorded_on, _D.wish).where(
        _D.unit_id == unit,
        _D.void.is_(False),
        _D.kind == kind,
        _D.dated.is_(None),
        _D.recorded_on.is_not(None),
        _D.wish.is_not(None),
    )
    return [Draft(*row) for row in connection.execute(query)]


def latest_plan(connection: Connection, unit: str, today: dt.date) -> str:
    """Number and symbol of the latest plan of the programme that a unit issued this year; or ""."""
    query = (
        select(_D.number, _D.symbol)
        .where(
            _D.unit_id == unit,
            _D.void.is_(False),
            _D.kind == "KH1",
            _D.number.is_not(None),
            _D.dated >= f"{today.year}-01-01",
            _D.dated <= today.isoformat(),
        )
        .order_by(_D.dated.desc(), _D.number.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return "/".join([f"{row[0]:02d}", *([row[1]] if row[1] else [])]) if row else ""
