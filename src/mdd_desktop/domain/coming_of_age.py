"""Coming of age: how long until 16, 18 and 22, and what is planned for the time after."""

import datetime as dt
from typing import ClassVar, NamedTuple

from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.domain.record import Code, ShortText, Value

AGES: tuple[int, ...] = (16, 18, 22)
"""The end of the law on children, of the programme, and of help for those who go on learning."""

_YEAR_LENGTH = 365
_LAST_YEAR = 9999


class ExitPlan(Value):
    """What follows the eighteenth birthday: who helps, until when, who answers for it."""

    key_fields: ClassVar[tuple[str, ...]] = ()
    kind: Code
    made_on: dt.date
    until: dt.date | None = None
    answers: ShortText | None = None
    note: ShortText | None = None


class Milestone(NamedTuple):
    """A birthday that changes what a child is entitled to.

    Attributes:
        age: Whole years.
        day: The first day on which she has that age.
        days: From the business date; 0 on the day itself.
    """

    age: int
    day: dt.date
    days: int


def milestones(birth: PartialDate | None, today: dt.date) -> tuple[Milestone, ...]:
    """The milestones still ahead, the nearest first; none when the birth date is unknown."""
    if birth is None:
        return ()
    ahead = []
    for age in AGES:
        if birth.year + age > _LAST_YEAR:
            continue
        day = birth.birthday(age)
        if day >= today:
            ahead.append(Milestone(age, day, (day - today).days))
    return tuple(ahead)


def needs_plan(birth: PartialDate | None, plan: ExitPlan | None, today: dt.date) -> bool:
    """Whether somebody turns 18 within a year and nobody has planned what follows."""
    if plan is not None:
        return False
    grown = next((one for one in milestones(birth, today) if one.age == AGES[1]), None)
    return grown is not None and grown.days <= _YEAR_LENGTH
