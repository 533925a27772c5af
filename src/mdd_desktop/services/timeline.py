"""The timeline of a child: everything that was saved around her, and taking a value back."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.field_table import field_label
from mdd_desktop.domain.record_fields import RECORDS, FieldValue, record_from
from mdd_desktop.domain.value_words import value_words
from mdd_desktop.services.entry_rules import check_entry
from mdd_desktop.services.move_requests import reason_of
from mdd_desktop.services.private_part import PRIVATE, privacy_of
from mdd_desktop.services.questions import FIELD, TEXT
from mdd_desktop.storage.queries import life_rows
from mdd_desktop.storage.queries.life_rows import Arrival, Departure, PlacedChange
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

KINDS = ("child", "sponsorship", "support_entry", "visit", "paper", "decision")
"""What the timeline can be narrowed to."""

_GROUPS = {"pledge": "sponsorship", "hold": "sponsorship"}
_UNTOLD = frozenset(
    {
        "recorded_on",
        "source_ref",
        "sort_name",
        "household_id",
        "unit_history",
        "child_id",
        "sponsor_id",
        "sponsorship_id",
        "unit_id",
        "credited_unit_id",
        "merged_into",
        "media",
        "size",
    }
)
_FIXED = frozenset({"code", "old_codes", "registered_on"})
_TOLD = {
    ChangeKind.NEW,
    ChangeKind.PUT,
    ChangeKind.PROPOSAL,
    ChangeKind.RETRACT,
    ChangeKind.RESTORE,
    ChangeKind.OWN,
    ChangeKind.ALIAS,
    ChangeKind.UNALIAS,
    ChangeKind.ANSWER,
    ChangeKind.NOTE,
}


_SAYS_NOTHING = {ChangeKind.PROPOSAL, ChangeKind.NOTE, ChangeKind.ANSWER}
"""Kinds that write no field."""
_DECISIONS = {
    ChangeKind.OWN,
    ChangeKind.ALIAS,
    ChangeKind.UNALIAS,
    ChangeKind.ANSWER,
    ChangeKind.NOTE,
}


@dataclass(frozen=True)
class LifeEdit:
    """One field before and after; "" where there was nothing.

    Attributes:
        path: The field as it stands in the change.
        can_restore: Whether the value of before may be taken back: it is not the present one,
            and this office owns the record.
    """

    path: str
    field: str
    before: str
    after: str
    can_restore: bool


@dataclass(frozen=True)
class LifeEntry:
    """One saved change.

    Attributes:
        id: Of the change.
        record: What was changed.
        table: Its kind of record.
        kind: One of ``KINDS``.
        label: The sentence of the transaction; "" when it was made elsewhere.
        action: The change's own kind.
        unit: Name of the unit that made it.
        package: By which package it came, or went; "" when it has not left this computer.
    """

    id: bytes
    record: UUID
    table: str
    kind: str
    action: str
    at: dt.datetime
    officer: str
    unit: str
    label: str
    package: str
    edits: tuple[LifeEdit, ...]


def of_child(registry: Registry, child: UUID) -> list[LifeEntry]:
    """Everything that was saved around a child, newest first."""
    with registry.read() as reading:
        records = life_rows.records_of_child(reading.connection, child)
        placed = life_rows.changes_of(
            reading.connection, [one for group in records.values() for one in group]
        )
        found = _entries(reading, placed)
        is_hidden = privacy_of(registry, reading, child).is_hidden
    return [_without_private(entry) for entry in found] if is_hidden else found


def _without_private(entry: LifeEntry) -> LifeEntry:
    if entry.table != Child.table:
        return entry
    edits = tuple(
        replace(edit, before="", after="(phần riêng)", can_restore=False)
        if edit.path.partition("[")[0] in PRIVATE
        else edit
        for edit in entry.edits
    )
    return replace(entry, edits=edits)


def take_back_value(registry: Registry, change_id: bytes, record: UUID, path: str) -> None:
    """Give a field the value again that a change replaced, as a new change.

    Raises:
        NotFoundError: There is no such change.
        RuleError: Another unit owns the record, or the value of then breaks a rule of now.
    """
    with registry.transaction("Lấy lại giá trị cũ") as tx:
        before: dict[str, FieldValue] = {}
        for change in _in_order(tx.log.changes_of(record)):
            if change.id == change_id:
                break
            before.update(_values(change))
        else:
            raise NotFoundError("not_found", "Không thấy lần sửa này trong sổ. Mở lại hồ sơ.")
        shown = dict(tx.log.state(record).shown(tx.tree))
        if path.partition("[")[0] in _FIXED | _UNTOLD:
            raise RuleError("fixed_field", "Ô này do máy giữ nên không lấy lại được.")
        shown[path] = before.get(path)
        restored = record_from(change.table, record, shown)
        tx.of(RECORDS[change.table]).save(check_entry(restored, today=registry.today))


def _entries(reading: Reading, placed: Sequence[PlacedChange]) -> list[LifeEntry]:
    came = life_rows.arrivals(reading.connection)
    went = life_rows.departures(reading.connection)
    labels = life_rows.labels_of(reading.connection, [str(one.change.head["x"]) for one in placed])
    packages = {one.change.id: one.package for one in placed}
    known: dict[UUID, dict[str, FieldValue]] = {}
    present: dict[UUID, Mapping[str, FieldValue]] = {}
    own: dict[UUID, bool] = {}
    found = []
    for change in _in_order([one.change for one in placed]):
        if change.kind not in _TOLD:
            continue
        record = change.record
        if record not in present:
            state = reading.log.state(record)
            present[record] = state.shown(reading.tree)
            own[record] = state.owner == reading.unit
        before = known.setdefault(record, {})
        found.append(
            LifeEntry(
                id=change.id,
                record=record,
                table=change.table,
                kind=_kind(change),
                action=change.kind,
                at=dt.datetime.fromtimestamp(change.made_at_ms / 1000, dt.UTC).astimezone(),
                officer=change.officer,
                unit=_unit_name(reading, change.unit),
                label=labels.get(str(change.head["x"]), ""),
                package=_package(reading, change, packages[change.id], came, went),
                edits=tuple(_edits(change, before, present[record], own=own[record])),
            )
        )
        before.update(_values(change))
    return found[::-1]


def _edits(
    change: Change,
    before: Mapping[str, FieldValue],
    present: Mapping[str, FieldValue],
    *,
    own: bool,
) -> list[LifeEdit]:
    if change.kind in {ChangeKind.NOTE, ChangeKind.ANSWER}:
        return [_words(change)]
    is_new = change.kind == ChangeKind.NEW
    edits = []
    for path, value in change.values.items():
        name = path.partition("[")[0]
        if name in _UNTOLD or (change.kind == ChangeKind.OWN):
            continue
        old = before.get(path)
        edits.append(
            LifeEdit(
                path=path,
                field=field_label(change.table, path.partition("[")[0]),
                before=value_words(change.table, path, old),
                after=value_words(change.table, path, value),
                can_restore=own
                and not is_new
                and change.kind == ChangeKind.PUT
                and name not in _FIXED
                and present.get(path) != old,
            )
        )
    if why := reason_of(change):
        edits.append(LifeEdit(path="", field="Lý do", before="", after=why, can_restore=False))
    return edits


def _words(change: Change) -> LifeEdit:
    """A question or an answer: the words, under the field that they are about."""
    about = str(change.values.get(FIELD) or "note")
    if change.kind == ChangeKind.NOTE:
        label, words = field_label(change.table, about), str(change.values.get(TEXT, ""))
    else:
        label = "Trả lời" if change.values.get("accepted") else "Không đồng ý"
        words = str(change.values.get("reason") or "")
    return LifeEdit(about, label, before="", after=words, can_restore=False)


def _in_order(changes: Sequence[Change]) -> list[Change]:
    return sorted(changes, key=lambda change: (change.made_at_ms, change.id))


def _values(change: Change) -> Mapping[str, FieldValue]:
    return {} if change.kind in _SAYS_NOTHING else change.values


def _kind(change: Change) -> str:
    if change.kind in _DECISIONS:
        return "decision"
    return _GROUPS.get(change.table, change.table)


def _package(
    reading: Reading,
    change: Change,
    row: int | None,
    came: Mapping[int, Arrival],
    went: Sequence[Departure],
) -> str:
    if row is not None and row in came:
        arrival = came[row]
        day = dt.datetime.fromisoformat(arrival.merged_at).astimezone()
        return f"qua gói của {_unit_name(reading, arrival.sender)}, nhận {day:%d/%m/%Y}"
    feed = str(change.feed)
    for package in went:
        if package.heads.get(feed, 0) >= change.number:
            day = dt.datetime.fromisoformat(package.created).astimezone()
            return f"đã vào gói số {package.number}, {day:%d/%m/%Y}"
    return ""


def _unit_name(reading: Reading, code: str) -> str:
    unit = reading.tree.units.get(code)
    return unit.name if unit else code
