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

from mdd_desktop.domain.figures import count_by_unit, prepare
from mdd_desktop.domain.figures.pledged_months import pledged_by_month
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


@settings(max_examples=6)
@given(seed=st.integers(min_value=0, max_value=10**9), year=st.sampled_from([2025, 2026]))
def test_the_months_of_a_year_counted_at_once_are_those_counted_one_by_one(
    seed: int, year: int
) -> None:
    data = random_registry(seed)
    facts = prepare(snapshot_of(data))
    months = [Period.month(year, month) for month in range(1, 13)]

    slow = [_Book(data, month.lo, month.hi) for month in months]

    for unit in UNITS:
        expected = tuple(pledged(book, unit)["pledged_money"] for book in slow)
        assert pledged_by_month(facts, unit, year) == expected
