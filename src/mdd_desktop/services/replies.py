"""What the office above says of single records: all else that it acknowledged is simply in.

A receipt, and every package that comes down, names the records of the receiver about which a
decision waits at the sender. Here both halves: what is said, and what was heard.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.duplicates import PANEL_MIN_SCORE, find_pairs
from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.services.record_names import RECORD_WORDS, name_in
from mdd_desktop.services.told_conflicts import unit_name
from mdd_desktop.storage import exchange, suspects
from mdd_desktop.storage.log_reader import stored_change
from mdd_desktop.storage.queries.open_questions import (
    all_proposals,
    conflicting_records,
    owned_by,
)
from mdd_desktop.storage.queries.people import people_on_the_list
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading
from mdd_desktop.sync.package import Manifest, Pending

CONFLICT, DUPLICATE, PROPOSAL = "conflict", "duplicate", "proposal"
WORDS: Final = {
    CONFLICT: "có khác biệt, chờ quyết định",
    DUPLICATE: "nghi trùng với một hồ sơ khác",
    PROPOSAL: "là hồ sơ của đơn vị khác, chờ đơn vị ấy trả lời",
    "FORK": "nối tiếp theo hai hướng, cấp trên đang xem",
    "REVOKED": "viết ở máy đã thu hồi, cấp trên đang xem từng thay đổi",
}
_MOST_TOLD: Final = 1000


@dataclass(frozen=True)
class Reply:
    """A record of this office that another one has not simply taken in.

    Attributes:
        sender: Code of the office that says so.
        sender_name: Its name.
        at: When it made the package or the receipt.
        table: Kind of record.
        record: The record.
        kind: The kind in words.
        name: What officers call it.
        code: Why.
        words: Why, in words.
        birth: Of a child.
        twin: The other record of this office that is most likely the same child.
    """

    sender: str
    sender_name: str
    at: dt.datetime
    table: str
    record: UUID
    kind: str
    name: str
    code: str
    words: str
    birth: PartialDate | None = None
    twin: UUID | None = None


def pending_for(reading: Reading, unit: str) -> list[Pending]:
    """What a package to an office below says of its records; to one above nothing."""
    if not reading.tree.is_above(reading.unit, unit):
        return []
    reading.log.flush()
    below = reading.tree.subtree(unit)
    connection = reading.connection
    found = {(record.hex, CONFLICT) for record in conflicting_records(connection, below)}
    if suspects.are_current(connection):
        people = {UUID(one) for pair in suspects.pairs(connection) for one in pair}
        found |= {(record.hex, DUPLICATE) for record in owned_by(connection, people, below)}
    found |= {(record.hex, PROPOSAL) for record in _written_beyond(reading, below)}
    return [Pending(*one) for one in sorted(found)[:_MOST_TOLD]]


def heard_in(manifest: Manifest) -> dict[str, list[tuple[str, str]]]:
    """What a package says of single records and changes, as the book of packages keeps it."""
    return {
        "pending": [(one.record, one.code) for one in manifest.pending],
        "rejected": [(one.id, one.code) for one in manifest.rejected],
    }


def replies(registry: Registry) -> list[Reply]:
    """What the newest package of each office says of records of this one, in their names' order."""
    with registry.read() as reading:
        newest: dict[str, Mapping[str, Any]] = {}
        for row in exchange.packages_in(reading.connection):
            newest.setdefault(str(row["sender"]), dict(row))
        found = [one for row in newest.values() for one in _told(reading, row)]
        twins = _twins(reading, {one.record for one in found if one.code == DUPLICATE})
    found = [replace(one, twin=twins.get(one.record)) for one in found]
    return sorted(found, key=lambda one: (one.sender, one.name, one.code))


def _twins(reading: Reading, records: Collection[UUID]) -> dict[UUID, UUID]:
    """Each of some suspected children beside the one most like her; the likest pairs first."""
    twins: dict[UUID, UUID] = {}
    if not records:
        return twins
    people = [one for one in people_on_the_list(reading.connection) if UUID(one.id) in records]
    for match in find_pairs(people, PANEL_MIN_SCORE):
        first, second = UUID(match.a), UUID(match.b)
        if first not in twins and second not in twins:
            twins |= {first: second, second: first}
    return twins


def _written_beyond(reading: Reading, below: frozenset[str]) -> set[UUID]:
    """The records of others for which these units wrote something that nobody has answered yet."""
    connection = reading.connection
    waiting = [
        stored_change(connection, i) for i, _, state in all_proposals(connection) if state == "open"
    ]
    theirs = {change.record for change in waiting if change and change.unit in below}
    return theirs - owned_by(connection, theirs, below)


def _told(reading: Reading, row: Mapping[str, Any]) -> Iterator[Reply]:
    result = json.loads(row["result"])
    said = [(UUID(record), code) for record, code in result.get("pending", ())]
    for change_id, code in result.get("rejected", ()):
        held = stored_change(reading.connection, bytes.fromhex(change_id))
        said += [(held.record, code)] if held else []
    for record, code in dict.fromkeys(said):
        table = next((change.table for change in reading.log.changes_of(record)), "")
        child = reading.of(Child).find(record) if table == Child.table else None
        if table and code in WORDS:
            yield Reply(
                sender=str(row["sender"]),
                sender_name=unit_name(reading, str(row["sender"])),
                at=dt.datetime.fromisoformat(row["created"]).astimezone(),
                table=table,
                record=record,
                kind=RECORD_WORDS.get(table, table),
                name=name_in(reading, table, record),
                code=code,
                words=WORDS[code],
                birth=child.birth if child else None,
            )
