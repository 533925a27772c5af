"""Conflicts: told as sentences, settled by the owner, proposed by everybody else."""

import datetime as dt
import json
import re
from collections.abc import Sequence
from typing import Any

from mdd_desktop.domain.change import OWN, UP, Change, ChangeKind
from mdd_desktop.domain.code_lists import CODE_LISTS, label
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.field_table import field_label
from mdd_desktop.domain.frontier import Candidate
from mdd_desktop.domain.record import Record, checked
from mdd_desktop.domain.record_fields import RECORDS, FieldValue, record_from, values_of
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services.public_ids import PublicIds
from mdd_desktop.services.trusted import read_trust
from mdd_desktop.storage.queries.open_questions import OpenConflict, conflict_rows, proposals_for
from mdd_desktop.storage.records import LOCAL_TABLES
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction
from mdd_desktop.sync.trust import TrustList

_CODE_LIST_OF = {
    "father.status": "parent_status",
    "mother.status": "parent_status",
    "father.cause": "death_cause",
    "mother.cause": "death_cause",
    "guardian_relation": "relation",
    "level": "need_level",
}
_ISO_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def open_conflicts(registry: Registry) -> list[dict[str, Any]]:
    """Every open conflict in the JSON shape of the command line, oldest first."""
    with registry.read() as reading:
        ids, trust = PublicIds(reading), read_trust(reading)
        return [_told(reading, ids, found, trust) for found in conflict_rows(reading.connection)]


def settle(
    registry: Registry, conflict_id: str, *, choose: int | None = None, value: str | None = None
) -> dict[str, Any]:
    """Decide between the values of a field, or propose a decision to the owner.

    Args:
        registry: Of this office.
        conflict_id: As listed.
        choose: Which of the listed values, from 1.
        value: Another value.

    Returns:
        ``id`` and ``status``: ``settled`` when this office owns the record, else ``proposed``.

    Raises:
        NotFoundError: No such open conflict.
        RuleError: No such choice, or the value is refused.
    """
    with registry.transaction("Quyết định khác biệt") as tx:
        found = _find(tx, conflict_id)
        candidates = tx.log.state(found.record).candidates(found.field, tx.tree)
        return _write(tx, found, _chosen(candidates, choose, value))


def settle_latest(registry: Registry, conflict_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Decide several at once: the value that was written last, each time.

    Returns:
        What ``settle`` returns, for each.

    Raises:
        NotFoundError: One of them is no longer open; then none is decided.
    """
    with registry.transaction("Quyết định nhiều khác biệt") as tx:
        decided = []
        for conflict_id in conflict_ids:
            found = _find(tx, conflict_id)
            candidates = tx.log.state(found.record).candidates(found.field, tx.tree)
            last = max(candidates, key=lambda c: (c.made_at_ms, c.change))
            decided.append(_write(tx, found, last.value))
        return decided


def _write(tx: Transaction, found: OpenConflict, wanted: FieldValue) -> dict[str, Any]:
    _check_value(tx, found, wanted)
    owner = str(tx.log.state(found.record).owner)
    own = owner == tx.unit
    audience = OWN if found.table in LOCAL_TABLES else UP if own else owner
    kind = ChangeKind.PUT if own else ChangeKind.PROPOSAL
    tx.log.append(
        tx.feed(audience), kind, found.table, found.record, {found.field: wanted}, tx.origin
    )
    return {"id": _id(found), "status": "settled" if own else "proposed", "value": wanted}


def _find(tx: Transaction, conflict_id: str) -> OpenConflict:
    for found in conflict_rows(tx.connection):
        if _id(found) == conflict_id:
            return found
    raise NotFoundError(
        "not_found", "Không có khác biệt nào mang mã này; có thể đã được quyết định rồi."
    )


def _id(found: OpenConflict) -> str:
    return f"{found.record.hex}:{found.field}"


def _chosen(candidates: list[Candidate], choose: int | None, value: str | None) -> FieldValue:
    if choose is None:
        sample = next((c.value for c in candidates if c.value is not None), None)
        return _typed(value, sample)
    if not 1 <= choose <= len(candidates):
        raise RuleError("no_such_choice", f"Chọn một số từ 1 đến {len(candidates)}.")
    return candidates[choose - 1].value


def _typed(text: str | None, sample: FieldValue) -> FieldValue:
    if text is None or not text.strip():
        return None
    if isinstance(sample, bool):
        return text.strip().lower() in ("true", "có", "co", "1")
    if isinstance(sample, int):
        try:
            return int(text)
        except ValueError:
            raise RuleError("invalid", "Ô này cần một số nguyên.") from None
    return text


def _check_value(tx: Transaction, found: OpenConflict, wanted: FieldValue) -> None:
    shown = tx.log.state(found.record).shown(tx.tree)
    values = values_of(found.table, found.record, {**shown, found.field: wanted})
    checked(RECORDS[found.table], values)


def _told(
    reading: Reading, ids: PublicIds, found: OpenConflict, trust: TrustList | None
) -> dict[str, Any]:
    state = reading.log.state(found.record)
    candidates = state.candidates(found.field, reading.tree)
    shown = record_from(found.table, found.record, state.shown(reading.tree))
    changes = reading.log.changes_of(found.record)
    computers = {change.id: change.feed.device for change in changes}
    return {
        "id": _id(found),
        "record": ids.of(found.table, found.record),
        "record_kind": found.table,
        "name": name_of(shown),
        "owner": state.owner,
        "record_id": str(found.record),
        "field": found.field,
        "label": field_label(found.table, found.field),
        "values": [
            {
                "value": candidate.value,
                "shown": shown_value(found.field, candidate.value),
                "unit": candidate.unit,
                "officer": candidate.officer,
                "at": _instant(candidate.made_at_ms),
                "computer": _number(trust, candidate.unit, computers.get(candidate.change, "")),
            }
            for candidate in candidates
        ],
        "proposed": _proposed(reading, changes, found, candidates),
        "sentence": _sentence(reading, found, shown, candidates),
    }


def name_of(record: Record) -> str:
    """What an officer calls a record."""
    name = getattr(record, "full_name", None) or getattr(record, "name", None)
    return str(name or record.source_ref or record.id)


def shown_value(field: str, value: FieldValue) -> str:
    """A value as a sentence says it."""
    if value is None:
        return "để trống"
    if isinstance(value, bool):
        return "có" if value else "không"
    code_list = _CODE_LIST_OF.get(field, field)
    if code_list in CODE_LISTS:
        return label(code_list, str(value))
    if isinstance(value, int):
        return format_number(value)
    if value.startswith("{"):
        return ", ".join(f"{part}" for part in json.loads(value).values())
    return "/".join(reversed(value.split("-"))) if _ISO_DATE.fullmatch(value) else value


def _sentence(
    reading: Reading, found: OpenConflict, shown: Record, candidates: list[Candidate]
) -> str:
    told = "; ".join(
        f"{_unit_name(reading, c.unit)} ({c.officer}) ghi “{shown_value(found.field, c.value)}” "
        f"lúc {_instant(c.made_at_ms):%H:%M %d/%m/%Y}"
        for c in candidates
    )
    return f"{name_of(shown)} – {field_label(found.table, found.field)}: {told}. Lấy giá trị nào?"


def _unit_name(reading: Reading, code: str) -> str:
    unit = reading.tree.units.get(code)
    return unit.name if unit else code


def _number(trust: TrustList | None, unit: str, device: str) -> int:
    """Which computer of its unit it is, in the order in which the list names them; 0: unlisted."""
    if trust is None:
        return 0
    computers = dict.fromkeys(trust.keys_of_computer(one) for one in trust.devices_of(unit))
    numbered = enumerate(computers, start=1)
    return next((at for at, keys in numbered if device in {key.code for key in keys}), 0)


def _proposed(
    reading: Reading,
    changes: Sequence[Change],
    found: OpenConflict,
    candidates: list[Candidate],
) -> dict[str, Any] | None:
    """The newest proposal about exactly these values; an older one was answered by an edit."""
    standing = {candidate.change for candidate in candidates}
    ids = set(proposals_for(reading.connection, found.record))
    fitting = [
        change
        for change in changes
        if change.id in ids and change.replaces(found.field) == standing
    ]
    if not fitting:
        return None
    newest = max(fitting, key=lambda change: (change.made_at_ms, change.id))
    return {
        "value": newest.values.get(found.field),
        "unit": newest.unit,
        "officer": newest.officer,
        "at": _instant(newest.made_at_ms),
    }


def _instant(milliseconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC).astimezone()
