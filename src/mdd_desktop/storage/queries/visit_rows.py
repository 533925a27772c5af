"""What the list of visits shows of each child, in few statements."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from mdd_desktop.storage.queries.child_filters import survivors
from mdd_desktop.storage.tables import RECORD_TABLES

_C = RECORD_TABLES["child"].__table__.c
_V = RECORD_TABLES["visit"].__table__.c


class VisitedChild(NamedTuple):
    """An open record; ``name_key`` sorts by the given name."""

    id: str
    code: str | None
    full_name: str
    village: str | None
    guardian_name: str | None
    phone: str | None
    birth: str | None
    registered_on: str | None
    name_key: bytes


def open_children(connection: Connection) -> list[VisitedChild]:
    """Every open record."""
    query = select(
        _C.id,
        _C.code,
        _C.full_name,
        _C.village,
        _C.guardian_name,
        _C.phone,
        _C.birth,
        _C.registered_on,
        _C.name_key,
    ).where(_C.listed.is_(True))
    return [VisitedChild(*row) for row in connection.execute(query)]


def open_flags(connection: Connection) -> dict[str, str]:
    """The latest day on which a red flag was raised that nobody has settled, by child."""
    winners = survivors(connection)
    query = select(_V.child_id, _V.date).where(
        _V.void.is_(False), _V.red_flag.is_(True), _V.follow_up_on.is_(None)
    )
    found: dict[str, str] = {}
    for child, day in connection.execute(query):
        at = winners.get(child, child)
        found[at] = max(day, found.get(at, ""))
    return found
