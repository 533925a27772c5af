"""Children who went to a unit that this office does not hear of: their record here stands still."""

import datetime as dt
from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import Connection

from mdd_desktop.domain.child import Child, UnitStay
from mdd_desktop.storage.log_reader import decisions_known, stored_states


def moved_on(connection: Connection, units: Collection[str]) -> dict[UUID, UnitStay]:
    """Where and since when they belong, by the decisions that this office was told.

    Args:
        connection: Of the reading.
        units: Those whose records this office reads.
    """
    days: dict[UUID, int] = {}
    for _, change in decisions_known(connection):
        if change.table == Child.table:
            days[change.record] = max(change.made_at_ms, days.get(change.record, 0))
    owners = {UUID(bytes=r): s.owner for r, s in stored_states(connection, list(days)).items()}
    return {
        child: _stay(owner, days[child])
        for child, owner in owners.items()
        if owner is not None and owner not in units
    }


def with_stays(children: Iterable[Child], moved: dict[UUID, UnitStay]) -> tuple[Child, ...]:
    """The children, each that moved on with the stay that her record here does not name."""
    return tuple(
        child.model_copy(update={"unit_history": _and_then(child, moved[child.id])})
        if child.id in moved
        else child
        for child in children
    )


def _and_then(child: Child, stay: UnitStay) -> tuple[UnitStay, ...]:
    return (*(one for one in child.unit_history if one.from_ < stay.from_), stay)


def _stay(unit: str, at_ms: int) -> UnitStay:
    day = dt.datetime.fromtimestamp(at_ms / 1000, dt.UTC).astimezone().date()
    return UnitStay.model_validate({"unit_id": unit, "from": day})
