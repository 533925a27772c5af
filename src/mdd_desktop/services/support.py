"""The ledger: support received, delivered, passed on; and visits."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.visit import Activity, Visit
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


def record_visit(registry: Registry, values: Mapping[str, Any]) -> Visit:
    """Enter a visit to a child."""
    with registry.transaction("Ghi thăm trẻ") as tx:
        given = {"unit_id": tx.unit, "date": registry.today, "recorded_on": registry.today}
        visit = checked(Visit, {"id": new_id(), **given, **values})
        tx.of(Visit).save(visit)
    return visit


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


def visits_of(registry: Registry, child_id: UUID) -> tuple[Visit, ...]:
    """The visits to a child, newest first; void ones are left out."""
    with registry.read() as reading:
        visits = reading.of(Visit).where(child_id=child_id, void=False)
    return tuple(sorted(visits, key=lambda visit: visit.date, reverse=True))
