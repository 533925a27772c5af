"""Writes what a log gathered: changes, states, rows and open questions, table by table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from mdd_desktop.domain.change import Change
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.domain.ownership import Authority
from mdd_desktop.domain.record_fields import RECORDS
from mdd_desktop.storage.bulk import delete_rows, insert_rows
from mdd_desktop.storage.rows import row_of
from mdd_desktop.storage.tables import (
    RECORD_TABLES,
    ChangeRow,
    ConflictRow,
    FeedRow,
    ProposalRow,
    RecordStateRow,
)

_CHANGES, _FEEDS = ChangeRow.__table__, FeedRow.__table__
_STATES, _CONFLICTS = RecordStateRow.__table__, ConflictRow.__table__
_PROPOSALS = ProposalRow.__table__

States = Mapping[UUID, RecordState]


@dataclass
class FeedTip:
    """Where a feed ends here."""

    row: int
    number: int
    head: bytes


@dataclass
class Pending:
    """What a flush will write."""

    changes: dict[bytes, Change] = field(default_factory=dict)
    packages: dict[bytes, int | None] = field(default_factory=dict)
    by_record: dict[UUID, list[Change]] = field(default_factory=dict)
    touched: dict[UUID, str] = field(default_factory=dict)
    new_records: set[UUID] = field(default_factory=set)


def write_changes(connection: Connection, pending: Pending, tips: Mapping[str, FeedTip]) -> None:
    """Append the changes, and note where their feeds now end."""
    insert_rows(
        connection,
        _CHANGES,
        [
            {
                "id": change.id,
                "hash": change.hash,
                "feed": tips[change.head["s"]].row,
                "n": change.number,
                "record": change.record.bytes,
                "kind": change.kind,
                "record_table": change.table,
                "header": change.header,
                "body": change.body,
                "body_hash": change.body_hash,
                "prev": change.prev,
                "package": pending.packages[change.id],
            }
            for change in pending.changes.values()
        ],
    )
    for name in {change.head["s"] for change in pending.changes.values()}:
        tip = tips[name]
        end = {"number": tip.number, "head": tip.head}
        connection.execute(_FEEDS.update().where(_FEEDS.c.id == tip.row).values(**end))


def write_states(connection: Connection, pending: Pending, states: States) -> None:
    """Put the states of the touched records in the place of the old ones."""
    known = [record.bytes for record in pending.touched if record not in pending.new_records]
    for table in (_STATES, _CONFLICTS, _PROPOSALS):
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
            }
            for record, table in pending.touched.items()
        ],
    )
    for record in pending.touched:
        _write_open_questions(connection, record, states[record])


def write_views(
    connection: Connection, pending: Pending, states: States, authority: Authority
) -> None:
    """Put the rows of the touched records in the place of the old ones."""
    for table in dict.fromkeys(pending.touched.values()):
        if table not in RECORDS:
            continue
        records = [record for record, kind in pending.touched.items() if kind == table]
        known = [record.hex for record in records if record not in pending.new_records]
        view = RECORD_TABLES[table].__table__
        delete_rows(connection, view, "id", known)
        rows = [
            row_of(table, record, states[record].owner, shown)
            for record in records
            if (shown := states[record].shown(authority))
        ]
        insert_rows(connection, view, rows)


def _write_open_questions(connection: Connection, record: UUID, state: RecordState) -> None:
    conflicts = [
        {
            "record": record.bytes,
            "field": name,
            "since_ms": max(state.authors[change].made_at_ms for change in state.frontier[name]),
        }
        for name in sorted(state.conflicts())
    ]
    insert_rows(connection, _CONFLICTS, conflicts)
    proposals = [
        {"change": change, "record": record.bytes, "state": "open"}
        for change in sorted(state.proposals)
    ]
    insert_rows(connection, _PROPOSALS, proposals)
