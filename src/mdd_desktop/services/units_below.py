"""The offices below with the same figures of children as the first page counts for all of them."""

import datetime as dt
from dataclasses import dataclass

from mdd_desktop.domain.figures import count_by_unit
from mdd_desktop.domain.period import Period
from mdd_desktop.services.counting import counted_from
from mdd_desktop.services.inbox_state import UnitState, unit_states
from mdd_desktop.storage.registry import Registry

_LISTED, _SPONSORED = "children_listed", "children_sponsored"


@dataclass(frozen=True)
class UnitBelow:
    """One unit below.

    Attributes:
        listed: Children on the list today, of the unit and what stands below it.
        sponsored: Those of them who are sponsored today.
    """

    state: UnitState
    listed: int
    sponsored: int


def units_below(registry: Registry) -> list[UnitBelow]:
    """The units below this office; a pause counts as the figures of the first page count it."""
    states = unit_states(registry)
    if not states:
        return []
    today = registry.today
    period = Period.days(dt.date(today.year, 1, 1), today)
    facts = counted_from(registry).facts
    codes = [one.code for one in states]
    counted = count_by_unit(facts, period, codes, only=(_LISTED, _SPONSORED))
    return [
        UnitBelow(
            one,
            int(counted[one.code].values[_LISTED] or 0),
            int(counted[one.code].values[_SPONSORED] or 0),
        )
        for one in states
    ]
