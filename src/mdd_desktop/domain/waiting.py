"""Which waiting child comes first, and since when she waits (whom the programme helps first)."""

from mdd_desktop.domain.child import Poverty
from mdd_desktop.domain.figures.child_case import ChildCase

FIRST, SECOND, THIRD = 1, 2, 3
_URGENT_NEED = "cao"


def priority(case: ChildCase) -> int:
    """1 nobody is left to care for her, or a need is urgent; 2 Covid-19 or hardship; 3 others."""
    alone = (case.fatherless and case.motherless) or not case.groups.isdisjoint("bc")
    if alone or any(need.level == _URGENT_NEED for need in case.record.needs):
        return FIRST
    poor = case.poverty in {Poverty.POOR, Poverty.NEAR_POOR}
    if case.is_covid_orphan or poor or case.record.hardship_confirmed:
        return SECOND
    return THIRD


def waiting_since(case: ChildCase) -> int:
    """The first day without a sponsor, as an ordinal: after the last sponsored day, or listed."""
    hi = case.day.hi
    ended = [last for _, last in case.life.sponsored if last < hi]
    if ended:
        return max(ended) + 1
    return case.life.registered if case.life.registered is not None else hi
