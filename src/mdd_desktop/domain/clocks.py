"""How far this computer's clock can be believed; it decides nothing but what is shown.

A signed list says that its time has passed: a clock that shows less is behind. It lives for a
bounded time: a clock far beyond its end is ahead. Packages say nothing here: one sender whose
clock is ahead would make everybody else's look late.
"""

import datetime as dt
from typing import NamedTuple

LATEST_YEAR = 2099
_TOLERANCE = dt.timedelta(days=1)
_JUMP = dt.timedelta(hours=1)


class ClockReading(NamedTuple):
    """What a clock shows, and whether to believe it.

    Attributes:
        flag: ``ok``, ``behind``, ``ahead`` or ``unknown``; goes into every change made now.
        shown: What the clock shows.
        believed: What expiry is measured by.
    """

    flag: str
    shown: dt.datetime
    believed: dt.datetime


class ClockBounds(NamedTuple):
    """What verified data say about the time.

    Attributes:
        floor: An instant that has surely passed.
        ceiling: One that has hardly come: the end of the trust list and some days.
        last: What this clock showed when something was last saved here.
    """

    floor: dt.datetime | None = None
    ceiling: dt.datetime | None = None
    last: dt.datetime | None = None


def read_clock(shown: dt.datetime, bounds: ClockBounds) -> ClockReading:
    """Hold what the clock shows against what is known."""
    floor, ceiling, last = bounds
    if floor is not None and shown < floor - _TOLERANCE:
        return ClockReading("behind", shown, floor)
    if shown.year > LATEST_YEAR or (ceiling is not None and shown > ceiling):
        return ClockReading("ahead", shown, floor or shown)
    if last is not None and shown < last - _JUMP:
        return ClockReading("unknown", shown, shown)
    return ClockReading("ok", shown, max(shown, floor) if floor else shown)
