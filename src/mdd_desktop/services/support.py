"""The ledger: support received, delivered, passed on; and activities."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.visit import Activity
from mdd_desktop.services.entry_rules import check_entry
from mdd_desktop.storage.registry import Registry


def record(registry: Registry, lines: Sequence[Mapping[str, Any]]) -> tuple[SupportEntry, ...]:
    """Enter lines of the ledger, all or none."""
    entries = []
    with registry.transaction("Ghi hỗ trợ") as tx:
        for values in lines:
            given = {"unit_id": tx.unit, "date": registry.today, "recorded_on": registry.today}
            entry = checked(SupportEntry, {"id": new_id(), **given, **values})
            entries.append(check_entry(entry, today=registry.today))
        tx.of(SupportEntry).save_all(entries)
    return tuple(entries)


def void(registry: Registry, entry_id: UUID) -> SupportEntry:
    """Mark a line as entered by mistake; it stays in the book and counts nowhere."""
    with registry.transaction("Đánh dấu ghi nhầm") as tx:
        entry = tx.of(SupportEntry).get(entry_id).corrected(void=True)
        tx.of(SupportEntry).save(entry)
    return entry


def record_activity(registry: Registry, values: Mapping[str, Any]) -> Activity:
    """Enter an activity of the programme."""
    with registry.transaction("Ghi hoạt động") as tx:
        given = {"unit_id": tx.unit, "date": registry.today, "recorded_on": registry.today}
        activity = checked(Activity, {"id": new_id(), **given, **values})
        tx.of(Activity).save(activity)
    return activity


def of_child(registry: Registry, child_id: UUID) -> tuple[SupportEntry, ...]:
    """The ledger's lines of a child, newest first; void ones are left out."""
    with registry.read() as reading:
        lines = reading.of(SupportEntry).where(child_id=child_id, void=False)
    return tuple(sorted(lines, key=lambda line: line.date, reverse=True))
