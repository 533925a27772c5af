"""Records in the stories: looked at, and changed in ways that no screen offers alone."""

from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.services import (
    reports,
)
from mdd_desktop.services.offices import Registry

MONTH = reports.Period.parse("2026-11")


def the(registry: Registry, child: Child | UUID) -> Child:
    with registry.read() as reading:
        return reading.of(Child).get(child if isinstance(child, UUID) else child.id)


def owner_of(registry: Registry, child: Child) -> str | None:
    with registry.read() as reading:
        return reading.of(Child).owner(child.id)


def listed(registry: Registry) -> object:
    return dict(reports.count(registry, MONTH, unit=registry.unit).values)["children_listed"]


def propose(registry: Registry, child: Child, **values: object) -> None:
    with registry.transaction("Đề nghị") as tx:
        tx.of(Child).propose(tx.of(Child).get(child.id).corrected(**values))
