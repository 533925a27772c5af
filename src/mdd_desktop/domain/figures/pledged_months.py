"""What was pledged in each month of a span: ``pledged_money`` of every month in one pass.

A chart asks for twelve months; counted one after the other, the pledges of a province are gone
through twelve times.
"""

from collections import Counter
from functools import cache

from mdd_desktop.domain.figures.facts import Facts
from mdd_desktop.domain.figures.lives import Terms
from mdd_desktop.domain.figures.spans import Span
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.stopping import heeded

_Key = tuple[int, int, int, int | None]
_MONTHS = 12


def pledged_by_month(facts: Facts, unit: str, year: int) -> tuple[int, ...]:
    """The đồng pledged in each month of a year, to a unit with everything below it."""
    sums = [0] * _MONTHS
    terms, runs = _runs(facts, unit, Period.year(year))
    for (key, (first, last)), how_many in runs.items():
        for month in range(first, last + 1):
            sums[month % _MONTHS] += how_many * terms[key].spread((month, month))
    return tuple(sums)


def _runs(
    facts: Facts, unit: str, period: Period
) -> tuple[dict[_Key, Terms], Counter[tuple[_Key, Span]]]:
    """How many pledges alike in their numbers run through the same months."""
    tree, window = facts.tree, (period.lo.toordinal(), period.hi.toordinal())

    @cache
    def counts(code: str) -> bool:
        return code == unit or tree.is_above(unit, code)

    alike: dict[_Key, Terms] = {}
    runs: Counter[tuple[_Key, Span]] = Counter()
    for life in heeded(facts.sponsorships):
        paying = [terms for terms in life.terms if terms.amount]
        for code, months in life.accruing(window) if paying and life.active else ():
            if counts(code):
                for terms in paying:
                    key = (terms.first, terms.last, terms.block, terms.amount)
                    alike[key] = terms
                    runs[key, months] += 1
    return alike, runs
