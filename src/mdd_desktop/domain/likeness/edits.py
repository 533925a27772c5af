"""Typing slips: how many of them lie between two short words."""

from functools import lru_cache

MANY = 3
"""More slips than this are not counted."""


@lru_cache(maxsize=262144)
def slips_between(first: str, second: str) -> int:
    """Return the letters missing, added, wrong or exchanged with their neighbour.

    It is the Damerau-Levenshtein distance in the form of optimal string alignment.
    """
    if abs(len(first) - len(second)) >= MANY:
        return MANY
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


def _exchanged(first: str, second: str, row: int, column: int) -> bool:
    return (
        row > 1
        and column > 1
        and first[row - 1] == second[column - 2]
        and first[row - 2] == second[column - 1]
    )
