"""Writes what a log made of its changes: states, rows and open questions, table by table."""

import hashlib
from collections.abc import Mapping
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Table, bindparam, select

from mdd_desktop.domain.aliases import Alias, effective
from mdd_desktop.domain.calm import without_collector
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.domain.ownership import Authority
from mdd_desktop.domain.record_fields import RECORDS, FieldValue
from mdd_desktop.domain.standing import MERGED
from mdd_desktop.storage.bulk import delete_rows, found_rows, insert_rows
from mdd_desktop.storage.chains import Pending
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.rows import Row, row_of
from mdd_desktop.storage.suspects import COMPARED, begin_edition
from mdd_desktop.storage.tables import (
    RECORD_TABLES,
    AliasRow,
    ChangeRow,
    ConflictRow,
    FeedRow,
    HeldRow,
    ProposalRow,
    RecordStateRow,
)

_CHANGES, _FEEDS = ChangeRow.__table__, FeedRow.__table__
_STATES, _CONFLICTS = RecordStateRow.__table__, ConflictRow.__table__
_PROPOSALS, _ALIASES = ProposalRow.__table__, AliasRow.__table__
_HELD = HeldRow.__table__
_JOINED = Prepared(select(_ALIASES.c.record, _ALIASES.c.survivor, _ALIASES.c.change))
_IS_HERE = Prepared(select(_CHANGES.c.seq).where(_CHANGES.c.id == bindparam("one")))

_MOVED = 2
UNCOMPARED = b""
"""Stands for the digest of a record that is only partly known here."""

States = Mapping[UUID, RecordState]
ShownFields = Mapping[UUID, Mapping[str, FieldValue]]
_SORTED = msgspec.json.Encoder(order="sorted")
_NOTHING = RecordState()
_REQUIRED = {
    table: tuple(
        field.alias or name
        for name, field in cls.model_fields.items()
        if name != "id" and field.is_required()
    )
    for table, cls in RECORDS.items()
}


@without_collector()
def write_states(
    connection: Connection, pending: Pending, states: States, shown: ShownFields
) -> None:
    """Put the states of the touched records in the place of the old ones."""
    known = [record.bytes for record in pending.touched if record not in pending.new_records]
    for table in (_STATES, _CONFLICTS, _PROPOSALS, _ALIASES):
        delete_rows(connection, table, "record", known)
    insert_rows(
        connection,
        _STATES,
        [
            {
                "record": record.bytes,
                "record_table": table,
                "owner": states[record].owner,
                "state": msgspec.json.encode(states[record].to_plain()),
                "digest": UNCOMPARED
                if _awaits_values(connection, states[record])
                else record_digest(table, record, states[record].owner, shown[record]),
            }
            for record, table in pending.touched.items()
            if record in pending.changed or states[record] != _NOTHING
        ],
    )
    touched = [(record.bytes, states[record]) for record in pending.touched]
    insert_rows(connection, _CONFLICTS, [row for one in touched for row in _conflicts(*one)])
    insert_rows(connection, _PROPOSALS, [row for one in touched for row in _proposals(*one)])
    insert_rows(connection, _ALIASES, [row for one in touched for row in _aliases(*one)])


def shown_fields(pending: Pending, states: States, authority: Authority) -> ShownFields:
    """What the touched records show."""
    return {record: states[record].shown(authority) for record in pending.touched}


def _awaits_values(connection: Connection, state: RecordState) -> bool:
    """Whether an office was told that a record moved, and not yet with which values.

    It saw the copy for the old owner first. The new owner's copy comes in another feed; until
    then this office knows another record than the new owner, and neither of them is at fault.
    """
    if len(state.chain) < _MOVED or state.chain[-1].snapshot:
        return False
    return _IS_HERE.first(connection, one=state.chain[-1].id) is None


def record_digest(
    table: str, record: UUID, owner: str | None, shown: Mapping[str, FieldValue]
) -> bytes:
    """The hash over what a record shows, the same on every computer that knows the same."""
    said = {name: value for name, value in shown.items() if value is not None}
    return hashlib.sha256(_SORTED.encode([table, record.hex, owner, said])).digest()


@without_collector()
def write_views(
    connection: Connection, pending: Pending, states: States, shown: ShownFields
) -> None:
    """Put the rows of the touched records in the place of the old ones."""
    merged = merged_records(connection)
    if COMPARED.intersection(pending.touched.values()):
        begin_edition(connection)
    for record, table in pending.moved.items():
        if table in RECORDS:
            delete_rows(connection, RECORD_TABLES[table].__table__, "id", [record.hex])
    for table in dict.fromkeys(pending.touched.values()):
        if table not in RECORDS:
            continue
        records = [record for record, kind in pending.touched.items() if kind == table]
        known = [record.hex for record in records if record not in pending.new_records]
        view = RECORD_TABLES[table].__table__
        delete_rows(connection, view, "id", known)
        rows = [
            row_of(table, record, states[record].owner, followed(shown[record], record, merged))
            for record in records
            if is_shown(table, shown[record])
        ]
        insert_rows(connection, view, rows)
    _follow(connection, merged)


def is_shown(table: str, shown: Mapping[str, FieldValue]) -> bool:
    """Whether enough of a record is known here to stand in a table."""
    if not shown:
        return False
    for name in _REQUIRED[table]:  # noqa: SIM110 - a generator would cost three times as much
        if shown.get(name) is None:
            return False
    return True


def merged_records(connection: Connection) -> dict[UUID, UUID]:
    """The records that were joined to another one, each with the one to read instead."""
    rows = _JOINED.rows(connection)
    return effective(Alias(UUID(bytes=r), UUID(survivor), change) for r, survivor, change in rows)


def followed(
    shown: Mapping[str, FieldValue], record: UUID, merged: Mapping[UUID, UUID]
) -> Mapping[str, FieldValue]:
    """The shown fields, with the record to read instead as all decisions together say it."""
    if MERGED not in shown:
        return shown
    survivor = merged.get(record)
    return {**shown, MERGED: survivor.hex if survivor else None}


def _follow(connection: Connection, merged: Mapping[UUID, UUID]) -> None:
    """Keep what other records' decisions change: one circle is broken at its latest decision."""
    decided = {record.hex() for record in _JOINED.column(connection)}
    if not decided:
        return
    for table in ("child", "sponsor"):
        view = RECORD_TABLES[table].__table__
        columns = (view.c.id, view.c.merged_into)
        for record, shown in list(found_rows(connection, columns, view.c.id, sorted(decided))):
            survivor = merged.get(UUID(record))
            wanted = survivor.hex if survivor else None
            if shown != wanted:
                values = {
                    "merged_into": wanted,
                    "listed": _listed(connection, view, record, wanted),
                }
                connection.execute(view.update().where(view.c.id == record).values(**values))


def _listed(connection: Connection, view: Table, record: str, survivor: str | None) -> bool:
    row = connection.execute(select(view).where(view.c.id == record)).mappings().one()
    return not (row["void"] or survivor or row.get("exit"))


def _conflicts(record: bytes, state: RecordState) -> list[Row]:
    return [
        {
            "record": record,
            "field": name,
            "since_ms": max(state.authors[change].made_at_ms for change in state.standing_in(name)),
        }
        for name in sorted(state.to_decide())
    ]


def _proposals(record: bytes, state: RecordState) -> list[Row]:
    return [
        {"change": change, "record": record, "state": _answered(state, change)}
        for change in sorted(state.proposals)
    ]


def _aliases(record: bytes, state: RecordState) -> list[Row]:
    return [
        {"record": record, "change": change, "survivor": str(survivor)}
        for change, survivor in state.standing_in(MERGED).items()
        if survivor is not None
    ]


def _answered(state: RecordState, proposal: bytes) -> str:
    answer = state.answers.get(proposal)
    if answer is None:
        return "open"
    return "accepted" if answer.accepted else "rejected"
