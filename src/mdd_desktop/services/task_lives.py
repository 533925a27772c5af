"""Lives of children and sponsorships made from few columns, for tasks only.

Whole records are validated one by one, which takes seconds for five thousand children; the rules
of the figures ask only for some days of each.
"""

import datetime as dt
import json
from collections.abc import Iterable
from typing import NamedTuple, cast
from uuid import UUID

from mdd_desktop.domain.child import Child, UnitStay
from mdd_desktop.domain.figures.lives import ChildLife, Terms
from mdd_desktop.domain.figures.spans import FAR, month_number
from mdd_desktop.domain.office import Settings
from mdd_desktop.domain.sponsorship import Pause, Pledge, Rhythm, Sponsorship
from mdd_desktop.domain.tolerant import read_model
from mdd_desktop.storage.queries.task_rows import BondFacts, ChildFacts, PledgeFacts


class _Home(NamedTuple):
    """What the days of a life ask of a child's record; making whole records takes seconds."""

    id: UUID
    unit_id: str = ""
    unit_history: tuple[UnitStay, ...] = ()
    exit: None = None


class _Bond(NamedTuple):
    """What the days of a sponsorship ask of its record."""

    id: UUID
    registered_on: dt.date | None
    start: dt.date | None
    planned_end: dt.date | None
    end: dt.date | None
    pauses: tuple[Pause, ...]
    cancelled_on: dt.date | None


_SOME_PLEDGE = Pledge(
    id=UUID(int=0), sponsorship_id=UUID(int=0), rhythm=Rhythm.MONTHLY, from_month="2021-10"
)


def life_of(row: ChildFacts, bonds: Iterable[BondFacts], settings: Settings) -> ChildLife:
    """The days of a child with an open record; a sponsorship can be older than the record."""
    begun = [day for day in (row.registered_on, *(bond.start for bond in bonds)) if day]
    registered = dt.date.fromisoformat(min(begun)).toordinal() if begun else None
    grown = birthday(row.born_by, settings.programme_age).toordinal() if row.born_by else FAR
    return ChildLife(cast("Child", _Home(UUID(row.id))), registered, grown)


def sponsorship_of(bond: BondFacts) -> Sponsorship:
    """A sponsorship with its days and nothing else."""
    pauses: tuple[Pause, ...] = ()
    if bond.pauses != "[]":
        pauses = tuple(read_model(Pause, one) for one in json.loads(bond.pauses))
    made = _Bond(
        UUID(bond.id),
        _day(bond.registered_on),
        _day(bond.start),
        _day(bond.planned_end),
        _day(bond.end),
        pauses,
        _day(bond.cancelled_on),
    )
    return cast("Sponsorship", made)


def terms_of(rows: Iterable[PledgeFacts]) -> dict[str, list[Terms]]:
    """The terms of the pledges of money, by sponsorship."""
    found: dict[str, list[Terms]] = {}
    for row in rows:
        rhythm = Rhythm.of(row.rhythm)
        first = month_number(row.from_month)
        last = month_number(row.to_month) if row.to_month else FAR
        if not rhythm.recurs:
            last = first
        terms = Terms(_SOME_PLEDGE, first, last, rhythm.months, row.amount)
        found.setdefault(row.sponsorship, []).append(terms)
    return found


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def birthday(born: str, age: int) -> dt.date:
    """A birthday; that of somebody born on 29/02 is 01/03 in common years (rule F4)."""
    day = dt.date.fromisoformat(born)
    try:
        return day.replace(year=day.year + age)
    except ValueError:
        return dt.date(day.year + age, 3, 1)
