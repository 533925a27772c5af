"""Two dates of birth side by side."""

import re
from functools import lru_cache
from math import log2
from typing import NamedTuple

from mdd_desktop.domain.likeness.evidence import NOTHING, Evidence

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_YEARS = 16
_DAYS = 365
_TWIN = 0.08
_FULL = 3
_CLOSE = 2
_APART = -7.0
_NEXT_YEAR = -1.5
_SWAPPED = 7.0
_SLIP = 6.0
_MOST = log2(0.95 * _YEARS * _DAYS)
_LESS = log2(0.95 * _YEARS * 12)


class Born(NamedTuple):
    """What is known of a date of birth; 0 where nothing is."""

    year: int
    month: int
    day: int

    @property
    def parts(self) -> int:
        """How many of year, month and day are known."""
        return (self.year > 0) + (self.month > 0) + (self.day > 0)

    @property
    def is_new_year(self) -> bool:
        """Whether it is 1 January, which often stands for "some day of that year"."""
        return (self.month, self.day) == (1, 1)

    def shown(self) -> str:
        """As tables print it."""
        texts = (f"{self.day:02}", f"{self.month:02}", str(self.year))
        return "/".join(texts[-self.parts :])


@lru_cache(maxsize=65536)
def read_born(text: str) -> Born | None:
    """Read ``2014``, ``2014-08`` or ``2014-08-12``; anything else is not known."""
    found = _DATE.fullmatch(text.strip())
    return Born(*(int(part or 0) for part in found.groups())) if found else None


def most_bits_of_births(first: Born, second: Born) -> float:
    """At least the bits for one child that ``compare_births`` will find, without its words."""
    if first == second:
        return _MOST
    year, month, day = first
    other_year, other_month, other_day = second
    if day and other_day and not (month == day == 1 or other_month == other_day == 1):
        if (year == other_year) + (month == other_month) + (day == other_day) == _CLOSE:
            return _SLIP
        swapped = year == other_year and month == other_day and day == other_month
        return _SWAPPED if swapped else _APART
    if year != other_year:
        return _NEXT_YEAR if abs(year - other_year) == 1 else _APART
    return _LESS


def compare_births(first: Born | None, second: Born | None) -> Evidence:
    """Compare two dates of birth."""
    if first is None or second is None:
        return NOTHING
    if first.parts == second.parts == _FULL:
        if first == second:
            return _same_day(first)
        if not (first.is_new_year or second.is_new_year):
            return _other_day(first, second)
    return _less_known(first, second)


def _same_day(born: Born) -> Evidence:
    rare = _YEARS * _DAYS / (12 if born.is_new_year else 1)
    return Evidence(log2(0.95 * rare), log2(_TWIN * rare), f"Cùng ngày sinh {born.shown()}")


def _less_known(first: Born, second: Born) -> Evidence:
    known = min(first.parts, second.parts)
    if first.year != second.year:
        same = _NEXT_YEAR if abs(first.year - second.year) == 1 else _APART
        return Evidence(same, 0.0, "", _differs(first, second))
    if known == 1 or first.is_new_year or second.is_new_year:
        reason = f"Cùng năm sinh {first.year}"
        return Evidence(log2(0.95 * _YEARS), log2(2 * _TWIN * _YEARS), reason)
    if first.month == second.month:
        reason = f"Cùng tháng sinh {first.month:02}/{first.year}"
        return Evidence(log2(0.9 * _YEARS * 12), log2(_TWIN * _YEARS * 12), reason)
    return Evidence(-2.5, 0.0, "", _differs(first, second))


def _other_day(first: Born, second: Born) -> Evidence:
    differs = _differs(first, second)
    if first.year == second.year and (first.day, first.month) == (second.month, second.day):
        days = f"{first.day:02}/{first.month:02} và {second.day:02}/{second.month:02}"
        return Evidence(_SWAPPED, -2.0, f"Ngày và tháng sinh đảo chỗ: {days}")
    equal = (first.year == second.year, first.month == second.month, first.day == second.day)
    if equal == (True, True, False):
        return Evidence(_slip(first.day, second.day, 4.0), -1.0, "", differs)
    if equal == (True, False, True):
        return Evidence(_slip(first.month, second.month, 4.0), -2.0, "", differs)
    if equal == (False, True, True):
        return Evidence(_slip(first.year, second.year, _SLIP), 0.0, "", differs)
    return Evidence(_APART, 0.0, "", differs)


def _slip(first: int, second: int, most: float) -> float:
    """Fewer bits the less a number looks like the other mistyped."""
    one, other = f"{first:02}", f"{second:02}"
    wrong = sum(a != b for a, b in zip(one, other, strict=True))
    turned = sorted(one) == sorted(other)
    return most if wrong == 1 or (turned and wrong == _CLOSE) else most - 3.5


def _differs(first: Born, second: Born) -> str:
    one, other = sorted((first, second))
    return f"Khác ngày sinh: {one.shown()} và {other.shown()}"
