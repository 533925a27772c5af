"""The numbers beside the navigation and on the first page; official figures are ``domain.figures``.

Each is the length of a list that opens when it is pressed.
"""

import datetime as dt
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, func, select

from mdd_desktop.storage.queries.child_filters import Tab, both_listed, running_on
from mdd_desktop.storage.queries.children import child_counts
from mdd_desktop.storage.tables import (
    ChildRow,
    ConflictRow,
    DraftRow,
    SponsorRow,
    SponsorshipRow,
    SuspectedPairRow,
)

_BONDS = SponsorshipRow.__table__


class Summary(NamedTuple):
    """How much there is and how much waits.

    Attributes:
        children: Behind each tab of the list.
        sponsors: In the list.
        sponsorships: Running on the day, pauses included.
        sponsorships_waiting: Registered and neither begun nor cancelled.
        conflicts: Fields with several values awaiting a decision.
        duplicates: Suspected pairs, not yet answered.
        drafts: Forms begun and not finished.
    """

    children: dict[Tab, int]
    sponsors: int
    sponsorships: int
    sponsorships_waiting: int
    conflicts: int
    duplicates: int
    drafts: int


def summary(connection: Connection, *, today: dt.date) -> Summary:
    """Count everything once, in one consistent reading."""
    bonds, sponsors = _BONDS.c, SponsorRow.__table__
    waiting = (bonds.void.is_(False), bonds.start.is_(None), bonds.cancelled_on.is_(None))
    return Summary(
        children=child_counts(connection, today=today),
        sponsors=_count(connection, sponsors, sponsors.c.listed.is_(True)),
        sponsorships=_count(connection, _BONDS, running_on(today)),
        sponsorships_waiting=_count(connection, _BONDS, *waiting),
        conflicts=_count(connection, ConflictRow.__table__),
        duplicates=suspected_pairs(connection),
        drafts=_count(connection, DraftRow.__table__),
    )


def people_listed(connection: Connection) -> tuple[int, int]:
    """How many children and how many sponsors are on their lists."""
    children, sponsors = ChildRow.__table__, SponsorRow.__table__
    return (
        _count(connection, children, children.c.listed.is_(True)),
        _count(connection, sponsors, sponsors.c.listed.is_(True)),
    )


def suspected_pairs(connection: Connection) -> int:
    """How many pairs of children on the list the last scan suspects."""
    return _count(connection, SuspectedPairRow.__table__, both_listed())


def _count(connection: Connection, table: Table, *tests: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(table).where(*tests)
    return int(connection.execute(query).scalar_one())
