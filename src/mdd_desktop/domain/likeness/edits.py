"""Typing slips: how many of them lie between two short words."""

from functools import lru_cache

MANY = 3
"""More slips than this are not counted."""
_PAIR = 2


@lru_cache(maxsize=262144)
def slips_between(first: str, second: str) -> int:
    """Return the letters missing, added, wrong or exchanged with their neighbour.

    It is the Damerau-Levenshtein distance in the form of optimal string alignment.
    """
    if abs(len(first) - len(second)) >= MANY:
        return MANY
    first, second = _where_they_differ(first, second)
    if not first or not second:
        return min(MANY, len(first) + len(second))
    before: list[int] = []
    current = list(range(len(second) + 1))
    for row, letter in enumerate(first, start=1):
        before, above, current = current, before, [row]
        for column, other in enumerate(second, start=1):
            best = min(
                before[column] + 1,
                current[column - 1] + 1,
                before[column - 1] + (letter != other),
            )
            if _exchanged(first, second, row, column):
                best = min(best, above[column - 2] + 1)
            current.append(best)
    return min(MANY, current[-1])


def is_one_slip(first: str, second: str) -> bool:
    """Whether ``slips_between`` is one; quick for long texts, most of which differ more."""
    if abs(len(first) - len(second)) > 1:
        return False
    one, other = _where_they_differ(first, second)
    if len(one) + len(other) == 1 or len(one) == len(other) == 1:
        return True
    return len(one) == _PAIR and one == other[::-1]


def _where_they_differ(first: str, second: str) -> tuple[str, str]:
    """Cut off what both begin and end with; the slips between the rest are the same."""
    shorter = min(len(first), len(second))
    start = 0
    while start < shorter and first[start] == second[start]:
        start += 1
    end = 0
    while end < shorter - start and first[-1 - end] == second[-1 - end]:
        end += 1
    return first[start : len(first) - end], second[start : len(second) - end]


def _exchanged(first: str, second: str, row: int, column: int) -> bool:
    return (
        row > 1
        and column > 1
        and first[row - 1] == second[column - 2]
        and first[row - 2] == second[column - 1]
    )
