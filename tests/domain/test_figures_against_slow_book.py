"""The program's figures against a day-by-day count of the same invented registries."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_registry import UNITS, random_registry
from slow_children import Counted, care_as_of, children_as_of, movements
from slow_figures import SlowBook
from slow_money import communes, late, ledger, pledged, sponsorships
from worked_example import ref, snapshot_of

from mdd_desktop.domain.figures import count_by_unit
from mdd_desktop.domain.period import Period

PERIODS = (
    Period.month(2026, 2),
    Period.month(2026, 8),
    Period.half(2026, 1),
    Period.year(2025),
    Period.cumulative(dt.date(2026, 6, 30)),
    Period.days(dt.date(2025, 12, 11), dt.date(2026, 3, 31)),
)


class _Book(SlowBook):
    def order(self, name: str) -> str:
        return str(ref(name))


@pytest.mark.parametrize(
    "count",
    [children_as_of, care_as_of, movements, sponsorships, pledged, late, ledger, communes],
)
@settings(max_examples=15)
@given(seed=st.integers(min_value=0, max_value=10**9), period=st.sampled_from(PERIODS))
def test_counting_day_by_day_gives_the_same_figures(
    count: Callable[[SlowBook, str], Counted], seed: int, period: Period
) -> None:
    data = random_registry(seed)
    book = _Book(data, period.lo, period.hi)

    fast = count_by_unit(snapshot_of(data), period, UNITS)

    for unit in UNITS:
        for name, expected in count(book, unit).items():
            assert (unit, name, fast[unit].values[name]) == (unit, name, expected)
