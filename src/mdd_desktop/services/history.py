"""Who changed what, when: of one record, and of what another office has not acknowledged."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.field_table import field_label
from mdd_desktop.domain.record_fields import FieldValue
from mdd_desktop.domain.value_words import value_words
from mdd_desktop.services.outgoing import peers
from mdd_desktop.services.questions import FIELD
from mdd_desktop.services.record_names import RECORD_WORDS, name_in
from mdd_desktop.services.trusted import trust_list
from mdd_desktop.storage import exchange
from mdd_desktop.storage.acknowledged import Acknowledged
from mdd_desktop.storage.queries.task_rows import last_package_out
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

_GIST = {"amount": "{}", "birth": "sinh {}", "date": "ngày {}"}
_UNTOLD = (
    "id",
    "recorded_on",
    "source_ref",
    "sort_name",
    "household_id",
    "unit_id",
    "unit_history",
)


@dataclass(frozen=True)
class FieldEdit:
    """One field before and after, as a sentence says it; "" where there was nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One saved change of a record.

    Attributes:
        at: By the clock of the computer that made it.
        unit: Code of its unit.
        is_new: It made the record.
        is_proposal: By a unit that does not own the record.
    """

    at: dt.datetime
    officer: str
    unit: str
    is_new: bool
    is_proposal: bool
    edits: tuple[FieldEdit, ...]


@dataclass(frozen=True)
class Unsent:
    """A record with changes that another office has not acknowledged.

    Attributes:
        gist: What tells it from others of its kind, as far as that was written: the amount, the
            day, the birth.
    """

    name: str
    kind: str
    is_new: bool
    fields: tuple[str, ...]
    at: dt.datetime
    gist: str = ""


@dataclass(frozen=True)
class ToSend:
    """What another office has not yet.

    Attributes:
        records: How many records have changes that are in no package.
        waiting: How many changes are in packages that it has not acknowledged.
        last_made: The day of the last package to it; None before the first.
        lines: The newest of those records.
    """

    records: int
    waiting: int
    last_made: dt.date | None
    lines: tuple[Unsent, ...]


class Outstanding(NamedTuple):
    """The same in numbers, cheap enough to be asked after every saving.

    Attributes:
        unsent: Changes that are in no package.
        waiting: Changes in packages that were not acknowledged.
        last_made: The day of the last package.
    """

    unsent: int
    waiting: int
    last_made: dt.date | None


def of_record(registry: Registry, record: UUID) -> list[Entry]:
    """The changes of a record, newest first."""
    with registry.read() as reading:
        changes = reading.log.changes_of(record)
    known: dict[str, FieldValue] = {}
    entries = []
    for change in sorted(changes, key=lambda c: (c.made_at_ms, c.id)):
        if change.kind not in {ChangeKind.NEW, ChangeKind.PUT, ChangeKind.PROPOSAL}:
            continue
        entries.append(entry_of(change, known))
        if change.kind != ChangeKind.PROPOSAL:
            known.update(change.values)
    return entries[::-1]


def counts_to_send(registry: Registry, to: str) -> Outstanding:
    """How many changes are in no package to an office, and how many wait for its answer."""
    trust = trust_list(registry)
    with registry.read() as reading:
        acknowledged = Acknowledged(
            reading.connection, peers(trust, to, registry.device) if trust else ()
        )
        packed = packed_for(reading, to)
        unsent = waiting = 0
        for feed in exchange.shared_feeds(reading.connection, reading.unit, to, reading.tree):
            if feed["unit"] == reading.unit:
                known = acknowledged.number(str(feed["name"]))
                sent = max(known, packed.get(str(feed["name"]), 0))
                unsent += int(feed["number"]) - sent
                waiting += sent - known
        return Outstanding(unsent, waiting, last_package_out(reading.connection, to))


def to_send(registry: Registry, to: str, *, limit: int = 200) -> ToSend:
    """What an office has not yet: in no package, or in one that it has not acknowledged."""
    trust = trust_list(registry)
    with registry.read() as reading:
        devices = peers(trust, to, registry.device) if trust else ()
        packed = packed_for(reading, to)
        acknowledged = Acknowledged(reading.connection, devices)
        waiting = 0
        changes: list[Change] = []
        for feed in exchange.shared_feeds(reading.connection, reading.unit, to, reading.tree):
            if feed["unit"] != reading.unit:
                continue
            name = str(feed["name"])
            known = acknowledged.number(name)
            sent = max(known, packed.get(name, 0))
            waiting += sent - known
            stored = acknowledged.lacking(feed, after=sent)
            changes += [Change(c.header, c.body, c.body_hash, c.prev) for c in stored]
        records = len({change.record for change in changes})
        last_made = last_package_out(reading.connection, to)
        return ToSend(records, waiting, last_made, tuple(by_record(reading, changes, limit)))


def packed_for(reading: Reading, to: str) -> dict[str, int]:
    """Up to which number each feed went into a package to an office."""
    packed: dict[str, int] = {}
    for row in exchange.packages_out(reading.connection):
        if row["recipient"] == to:
            for feed, number in json.loads(row["heads"]).items():
                packed[feed] = max(packed.get(feed, 0), int(number))
    return packed


def entry_of(change: Change, known: dict[str, FieldValue]) -> Entry:
    """A change told field by field, after what is known of the record before it."""
    is_new = change.kind == ChangeKind.NEW
    edits = tuple(
        FieldEdit(
            field_label(change.table, field),
            value_words(change.table, field, known[field]) if field in known else "",
            value_words(change.table, field, value),
        )
        for field, value in change.values.items()
        if _is_told(field)
    )
    return Entry(
        at=_instant(change.made_at_ms),
        officer=change.officer,
        unit=change.unit,
        is_new=is_new,
        is_proposal=change.kind == ChangeKind.PROPOSAL,
        edits=edits,
    )


def by_record(reading: Reading, changes: Sequence[Change], limit: int) -> list[Unsent]:
    """Changes told by record, the newest record first."""
    grouped: dict[UUID, list[Change]] = {}
    for change in sorted(changes, key=lambda c: c.made_at_ms):
        grouped.setdefault(change.record, []).append(change)
    newest = sorted(grouped.values(), key=lambda group: group[-1].made_at_ms, reverse=True)
    return [_unsent(reading, group) for group in newest[:limit]]


def _unsent(reading: Reading, group: Sequence[Change]) -> Unsent:
    table = group[-1].table
    fields = {label: None for change in group for label in _told_fields(change)}
    return Unsent(
        name=name_in(reading, table, group[-1].record),
        kind=RECORD_WORDS.get(table, ""),
        is_new=any(change.kind == ChangeKind.NEW for change in group),
        fields=tuple(fields),
        at=_instant(group[-1].made_at_ms),
        gist=_gist(table, {field: v for change in group for field, v in change.values.items()}),
    )


def _gist(table: str, values: Mapping[str, FieldValue]) -> str:
    """``500.000 đồng, ngày 12/11/2026``."""
    said = {field: value_words(table, field, values.get(field)) for field in _GIST}
    return ", ".join(_GIST[field].format(words) for field, words in said.items() if words)


def _told_fields(change: Change) -> list[str]:
    """What a change speaks of; of a question and of an answer that it is one."""
    if change.kind == ChangeKind.NOTE:
        return [f"câu hỏi về ô {field_label(change.table, str(change.values.get(FIELD))).lower()}"]
    if change.kind == ChangeKind.ANSWER:
        return ["câu trả lời"]
    return [field_label(change.table, field) for field in change.fields if _is_told(field)]


def _is_told(field: str) -> bool:
    return field.partition("[")[0] not in _UNTOLD


def _instant(milliseconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC).astimezone()
