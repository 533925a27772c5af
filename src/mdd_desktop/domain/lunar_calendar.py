"""The lunar calendar of Việt Nam: on which day of the common calendar a lunar date falls.

Lunar months begin on the day of the new moon, and the month with the winter solstice is the
eleventh; both by the clock of Việt Nam (UTC+7). The calendar of China uses UTC+8, so that Tết is
on another day now and then (2007, 2030) and once was a month apart (1985). The positions of moon
and sun follow the usual series of J. Meeus, exact to minutes from 1900 to 2100; the tests compare
with the days that were announced.

A library was looked for: the kept ones are either of China's calendar or large and for astronomers.
"""

import datetime as dt
from functools import lru_cache
from math import floor, pi, radians, sin

_ZONE = 7 / 24
_EPOCH = 1721424.5
"""Julian date of the midnight that begins ordinal 0 of ``datetime.date``."""
_MONTH = 29.530588853
_NEW_MOON_1900 = 2415021.076998695
_WINTER = 9
_MONTHS_WITHOUT_LEAP = 12
_ELEVENTH = 11


def lunar_new_year(year: int) -> dt.date:
    """The first day of Tết in a year of the common calendar."""
    return lunar_date(year, 1, 1)


@lru_cache(maxsize=256)
def lunar_date(year: int, month: int, day: int) -> dt.date:
    """The day of the common calendar for a lunar day; of a doubled month the first one is meant.

    Args:
        year: The lunar year; it begins at Tết of the year of that number.
        month: 1 to 12.
        day: 1 to 30.
    """
    start_year = year if month >= _ELEVENTH else year - 1
    start, following = _eleventh_month(start_year), _eleventh_month(start_year + 1)
    count = round((following[1] - start[1]) / _MONTH)
    steps = (month - _ELEVENTH) % 12
    if count > _MONTHS_WITHOUT_LEAP and steps >= _leap_at(start[0]):
        steps += 1
    return dt.date.fromordinal(_new_moon_day(start[0] + steps) + day - 1)


def _eleventh_month(year: int) -> tuple[int, int]:
    """Number of the new moon and ordinal of the day that begin the month of the solstice."""
    last = dt.date(year, 12, 31).toordinal()
    number = floor((last + _EPOCH + 0.5 - _NEW_MOON_1900) / _MONTH)
    day = _new_moon_day(number)
    if _sector_of_sun(day) >= _WINTER:
        number -= 1
        day = _new_moon_day(number)
    return number, day


def _leap_at(eleventh: int) -> int:
    """After how many months from the eleventh the doubled one comes: the first without a change.

    A month in which the sun enters no new sector of thirty degrees repeats the number before it.
    """
    at = 1
    before = _sector_of_sun(_new_moon_day(eleventh + at))
    while True:
        at += 1
        now = _sector_of_sun(_new_moon_day(eleventh + at))
        if now == before:
            return at - 1
        before = now


def _new_moon_day(number: int) -> int:
    """Ordinal of the day, in Việt Nam, of a new moon counted from January 1900."""
    return floor(_new_moon(number) + _ZONE - _EPOCH)


def _new_moon(number: int) -> float:
    """Julian date of a new moon, UTC."""
    t = number / 1236.85
    t2, t3 = t * t, t * t * t
    mean = 2415020.75933 + 29.53058868 * number + 0.0001178 * t2 - 0.000000155 * t3
    mean += 0.00033 * sin(radians(166.56 + 132.87 * t - 0.009173 * t2))
    sun = radians(359.2242 + 29.10535608 * number - 0.0000333 * t2 - 0.00000347 * t3)
    moon = radians(306.0253 + 385.81691806 * number + 0.0107306 * t2 + 0.00001236 * t3)
    node = radians(21.2964 + 390.67050646 * number - 0.0016528 * t2 - 0.00000239 * t3)
    shift = (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun)
    shift += -0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon)
    shift += 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon)
    shift += 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun)
    shift += -0.0006 * sin(2 * node + moon) + 0.0010 * sin(2 * node - moon)
    shift += 0.0005 * sin(2 * moon + sun)
    clock = -0.000278 + 0.000265 * t + 0.000262 * t2
    return mean + shift - clock


def _sector_of_sun(ordinal: int) -> int:
    """Which twelfth of the ecliptic the sun is in as a day begins in Việt Nam: 0 to 11."""
    t = (ordinal + _EPOCH - 2451545.0 - _ZONE) / 36525
    t2 = t * t
    anomaly = radians(357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2)
    mean = radians(280.46645 + 36000.76983 * t + 0.0003032 * t2)
    centre = (1.914600 - 0.004817 * t - 0.000014 * t2) * sin(anomaly)
    centre += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000290 * sin(3 * anomaly)
    return floor(((mean + radians(centre)) % (2 * pi)) / pi * 6)
