"""The days of the year on which children are given something, or the Hội does something for them.

Codes are those of the list ``occasion``, under which gifts are booked in the ledger.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.lunar_calendar import lunar_date, lunar_new_year


@dataclass(frozen=True)
class Occasion:
    """One occasion in one year.

    Attributes:
        code: Of the list ``occasion``.
        day: When it is; of a month its first day.
        days_ahead: How long before it work begins; 0 for days that need no gifts.
    """

    code: str
    day: dt.date
    days_ahead: int

    @property
    def name(self) -> str:
        """Its name, as the list of occasions has it."""
        return label("occasion", self.code)


def _fixed(month: int, day: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


_DAYS: Mapping[str, tuple[Callable[[int], dt.date], int]] = {
    "tet_nguyen_dan": (lunar_new_year, 45),
    "ngay_8_3": (_fixed(3, 8), 0),
    "tet_thieu_nhi": (_fixed(6, 1), 30),
    "thang_hanh_dong": (_fixed(6, 1), 0),
    "ngay_gia_dinh": (_fixed(6, 28), 0),
    "khai_giang": (_fixed(9, 5), 30),
    "trung_thu": (lambda year: lunar_date(year, 8, 15), 30),
    "ngay_20_10": (_fixed(10, 20), 0),
    "ngay_tre_em": (_fixed(11, 20), 0),
}


def occasions_between(first: dt.date, last: dt.date) -> tuple[Occasion, ...]:
    """The occasions on these days, both inclusive, in order."""
    found = [
        Occasion(code, day_in(year), ahead)
        for year in range(first.year, last.year + 1)
        for code, (day_in, ahead) in _DAYS.items()
        if first <= day_in(year) <= last
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.code)))
