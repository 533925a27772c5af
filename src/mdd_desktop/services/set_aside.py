"""What a revoked computer wrote beyond what is believed of it, told so that a person can judge."""

import datetime as dt
from dataclasses import dataclass

from mdd_desktop.domain.change import Change
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services.history import entry_of
from mdd_desktop.services.record_names import RECORD_WORDS, name_in
from mdd_desktop.services.revocation import kind_of_entry
from mdd_desktop.storage.intake import REVOKED, held_changes
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading


@dataclass(frozen=True)
class SetAside:
    """One change that waits for a decision.

    Attributes:
        id: Of the change.
        name: Of whom or what it speaks.
        kind: The kind of record in words.
        says: What it would write, "Điện thoại: 0912…".
        refusal: Why it cannot be entered anew here; "" when it can.
    """

    id: str
    name: str
    kind: str
    says: tuple[str, ...]
    unit: str
    officer: str
    at: dt.datetime
    refusal: str


def told(registry: Registry) -> list[SetAside]:
    """Everything that is kept aside of revoked computers, oldest first."""
    with registry.read() as reading:
        kept = [
            change for reason, _, change in held_changes(reading.connection) if reason == REVOKED
        ]
        return [_told(reading, change) for change in sorted(kept, key=lambda c: c.made_at_ms)]


def _told(reading: Reading, change: Change) -> SetAside:
    entry = entry_of(change, {})
    named = change.values.get("full_name") or name_in(reading, change.table, change.record)
    return SetAside(
        id=change.id.hex(),
        name=str(named),
        kind=RECORD_WORDS.get(change.table, ""),
        says=tuple(f"{edit.field}: {edit.after}" for edit in entry.edits),
        unit=change.unit,
        officer=change.officer,
        at=entry.at,
        refusal=_refusal(reading, change),
    )


def _refusal(reading: Reading, change: Change) -> str:
    try:
        kind_of_entry(reading, change)
    except RuleError as error:
        return error.message
    return ""
