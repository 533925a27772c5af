"""Everything that happened around a child: which records, and by which package changes came."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Table, or_, select, text

from mdd_desktop.domain.change import Change
from mdd_desktop.storage.bulk import in_groups
from mdd_desktop.storage.tables import (
    RECORD_TABLES,
    ChangeRow,
    PackageInRow,
    PackageOutRow,
    TransactionRow,
)

_L = ChangeRow.__table__.c
_IN, _OUT, _TX = PackageInRow.__table__.c, PackageOutRow.__table__.c, TransactionRow.__table__.c
_ROWID = text("rowid")


class PlacedChange(NamedTuple):
    """A change with the row of the package that brought it; None for one made here."""

    change: Change
    package: int | None


class Arrival(NamedTuple):
    """A package that was merged: whose, and when."""

    sender: str
    merged_at: str


class Departure(NamedTuple):
    """A package that was made: its number, its day, and how far each feed went into it."""

    number: int
    created: str
    heads: Mapping[str, int]


def records_of_child(connection: Connection, child: UUID) -> dict[str, list[UUID]]:
    """The records that name a child, by kind; the child herself first."""
    bonds = _ids(connection, "sponsorship", "child_id", [child.hex])
    found = {
        "child": [child],
        "sponsorship": bonds,
        "pledge": _ids(connection, "pledge", "sponsorship_id", [bond.hex for bond in bonds]),
    }
    for table in ("support_entry", "visit", "paper", "hold"):
        found[table] = _ids(connection, table, "child_id", [child.hex])
    return found


def changes_of(connection: Connection, records: Sequence[UUID]) -> list[PlacedChange]:
    """Every change of these records, in order of arrival."""
    found: list[tuple[int, PlacedChange]] = []
    for group in in_groups([record.bytes for record in records]):
        query = select(_L.seq, _L.header, _L.body, _L.body_hash, _L.prev, _L.package).where(
            _L.record.in_(group)
        )
        found += [
            (row.seq, PlacedChange(Change(*row[1:5]), row.package))
            for row in connection.execute(query)
        ]
    return [placed for _, placed in sorted(found, key=lambda one: one[0])]


def labels_of(connection: Connection, transactions: Sequence[str]) -> dict[str, str]:
    """The sentence of each transaction that was made on this computer."""
    found: dict[str, str] = {}
    for group in in_groups(sorted(set(transactions))):
        query = select(_TX.id, _TX.label).where(_TX.id.in_(group))
        found.update((row.id, row.label) for row in connection.execute(query))
    return found


def arrivals(connection: Connection) -> dict[int, Arrival]:
    """The packages merged here, by their row."""
    query = select(_ROWID, _IN.sender, _IN.merged_at).select_from(_table(PackageInRow))
    return {int(row[0]): Arrival(row[1], row[2]) for row in connection.execute(query)}


def departures(connection: Connection) -> list[Departure]:
    """The packages made here, oldest first."""
    query = select(_OUT.number, _OUT.created, _OUT.heads).order_by(_OUT.created, _OUT.number)
    return [Departure(row[0], row[1], json.loads(row[2])) for row in connection.execute(query)]


def _table(row: type[PackageInRow]) -> Table:
    return row.__table__


def _ids(connection: Connection, table: str, column: str, values: Sequence[str]) -> list[UUID]:
    view = RECORD_TABLES[table].__table__
    if not values:
        return []
    query = select(view.c.id).where(or_(view.c[column].in_(values))).order_by(view.c.id)
    return [UUID(row.id) for row in connection.execute(query)]
