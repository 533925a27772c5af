"""Conflicts told: who wrote which value where and when, what stood before, what was asked."""

import datetime as dt
import json
import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any, Final

from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import CODE_LISTS, label
from mdd_desktop.domain.field_table import field_label
from mdd_desktop.domain.frontier import Candidate, RecordState
from mdd_desktop.domain.office import Officer
from mdd_desktop.domain.record_fields import RECORDS, FieldValue
from mdd_desktop.domain.sponsorship import Pledge
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services.pledged_totals import pledged_by
from mdd_desktop.services.public_ids import PublicIds
from mdd_desktop.services.questions import newest_about
from mdd_desktop.services.record_names import RECORD_WORDS, name_in
from mdd_desktop.services.trusted import read_trust
from mdd_desktop.storage.queries.open_questions import OpenConflict, proposals_for
from mdd_desktop.storage.transaction import Reading

NOTE: Final = "note"
_CODE_LIST_OF = {
    "father.status": "parent_status",
    "mother.status": "parent_status",
    "father.cause": "death_cause",
    "mother.cause": "death_cause",
    "guardian_relation": "relation",
    "level": "need_level",
}
_MONEY = frozenset({"amount", "offer_amount"})
_ISO_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def conflict_id(found: OpenConflict) -> str:
    """What names a conflict on the command line and in the window."""
    return f"{found.record.hex}:{found.field}"


class Words:
    """Tells conflicts from one reading; what all of them need is read once."""

    def __init__(self, reading: Reading, today: dt.date) -> None:
        self._reading = reading
        self._totals = cache(lambda unit: pledged_by(reading, unit, today))
        self._ids = PublicIds(reading)
        self._trust = read_trust(reading)
        officers = reading.of(Officer).where(void=False)
        self._roles = {(one.unit_id, one.full_name): one.access for one in officers}

    def told(self, found: OpenConflict) -> dict[str, Any]:
        """One conflict in the JSON shape of the command line."""
        reading = self._reading
        state = reading.log.state(found.record)
        candidates = state.candidates(found.field, reading.tree)
        changes = reading.log.changes_of(found.record)
        standing = {candidate.change for candidate in candidates}
        asked = newest_about(changes, state, found.field, standing)
        name = name_in(reading, found.table, found.record)
        return {
            "id": conflict_id(found),
            "record": self._ids.of(found.table, found.record),
            "record_kind": found.table,
            "kind_words": RECORD_WORDS.get(found.table, ""),
            "name": name,
            "owner": state.owner,
            "record_id": str(found.record),
            "field": found.field,
            "label": field_label(found.table, found.field),
            "values": self._values(changes, found.field, candidates),
            "monthly": self._monthly(found, str(state.owner), candidates),
            "before": _before(changes, found.field, standing),
            "proposed": _proposed(reading, changes, found, candidates),
            "asked": asked._asdict() | {"id": asked.id.hex()} if asked else None,
            "has_note": has_note(found, state),
            "sentence": _sentence(reading, found, name, candidates),
        }

    def _values(
        self, changes: Sequence[Change], field: str, candidates: list[Candidate]
    ) -> list[dict[str, Any]]:
        written = {change.id: change for change in changes}
        return [
            {
                "value": candidate.value,
                "shown": shown_value(field, candidate.value),
                "unit": candidate.unit,
                "officer": candidate.officer,
                "role": self._role(candidate),
                "at": instant(candidate.made_at_ms),
                "computer": self._computer(candidate.unit, written[candidate.change]),
                "note": _remark(written[candidate.change]),
            }
            for candidate in candidates
        ]

    def _computer(self, unit: str, change: Change) -> int:
        return self._trust.computer_number(unit, change.feed.device) if self._trust else 0

    def _monthly(
        self, found: OpenConflict, owner: str, candidates: list[Candidate]
    ) -> list[int] | None:
        """Of the level of a pledge: what the owner's sponsorships pledge a month, by each value."""
        if (found.table, found.field) != (Pledge.table, "amount"):
            return None
        totals = self._totals(owner)
        if found.record not in totals.terms:
            return None
        amounts = [c.value if isinstance(c.value, int) else None for c in candidates]
        return [totals.if_amount(found.record, amount) for amount in amounts]

    def _role(self, candidate: Candidate) -> str:
        access = self._roles.get((candidate.unit, candidate.officer))
        return label("access", access.value) if access else ""


def _remark(change: Change) -> str:
    """What an edit says beside its value; a whole record's note is no remark about one field."""
    said = change.kind == ChangeKind.PUT and change.table != Child.table
    return str(change.values.get(NOTE) or "") if said else ""


def has_note(found: OpenConflict, state: RecordState) -> bool:
    """Whether the record has a note of its own, about which nobody disagrees."""
    has_one = NOTE in RECORDS[found.table].model_fields and found.field != NOTE
    return has_one and NOTE not in state.conflicts()


def _before(
    changes: Sequence[Change], field: str, standing: Collection[bytes]
) -> dict[str, Any] | None:
    """What stood there before anybody disagreed: the value that the standing ones replaced."""
    replaced = {old for c in changes if c.id in standing for old in c.replaces(field)}
    older = [c for c in changes if c.id in replaced and field in c.values]
    if not older:
        return None
    newest = max(older, key=lambda change: (change.made_at_ms, change.id))
    shown = shown_value(field, newest.values[field])
    return {"shown": shown, "at": instant(newest.made_at_ms)}


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
        return f"{format_number(value)} đồng" if field in _MONEY else format_number(value)
    if value.startswith("{"):
        return ", ".join(f"{part}" for part in json.loads(value).values())
    return "/".join(reversed(value.split("-"))) if _ISO_DATE.fullmatch(value) else value


def _sentence(reading: Reading, found: OpenConflict, name: str, candidates: list[Candidate]) -> str:
    told = "; ".join(
        f"{unit_name(reading, c.unit)} ({c.officer}) ghi “{shown_value(found.field, c.value)}” "
        f"lúc {instant(c.made_at_ms):%H:%M %d/%m/%Y}"
        for c in candidates
    )
    return f"{name} – {field_label(found.table, found.field)}: {told}. Lấy giá trị nào?"


def unit_name(reading: Reading, code: str) -> str:
    """The name of a unit, its code when it is not known."""
    unit = reading.tree.units.get(code)
    return unit.name if unit else code


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
        "shown": shown_value(found.field, newest.values.get(found.field)),
        "unit": newest.unit,
        "officer": newest.officer,
        "at": instant(newest.made_at_ms),
    }


def instant(milliseconds: int) -> dt.datetime:
    """A claimed moment, local time."""
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC).astimezone()
