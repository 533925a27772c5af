"""Days and months as numbers, and closed spans of them.

A day is its ordinal (``date.toordinal``), a month is ``year * 12 + month - 1``: an end that is
not known is a number far away, and no date overflows.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache

Span = tuple[int, int]
FAR = dt.date.max.toordinal()


def overlap(span: Span, other: Span) -> Span | None:
    """What both have in common."""
    first, last = max(span[0], other[0]), min(span[1], other[1])
    return (first, last) if first <= last else None


def overlaps(spans: Iterable[Span], window: Span) -> tuple[Span, ...]:
    """The parts of ``spans`` inside ``window``."""
    lo, hi = window
    return tuple(
        [
            (a if a > lo else lo, b if b < hi else hi)  # noqa: FURB136 - calls cost thrice the time
            for a, b in spans
            if a <= hi and b >= lo
        ]
    )


def without(span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """``span`` with the holes cut out, in order; holes may overlap one another."""
    parts: list[Span] = []
    first, last = span
    for begin, end in sorted(holes):
        if end < begin or end < first:
            continue
        if begin > last:
            break
        if first < begin:
            parts.append((first, begin - 1))
        first = end + 1
    if first <= last:
        parts.append((first, last))
    return tuple(parts)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The union of spans, in order; spans that touch become one."""
    known = sorted(spans)
    if len(known) == 1:  # as nearly all are, and a report asks it thousands of times
        return (known[0],)
    parts: list[Span] = []
    for first, last in known:
        if parts and first <= parts[-1][1] + 1:
            parts[-1] = (parts[-1][0], max(parts[-1][1], last))
        else:
            parts.append((first, last))
    return tuple(parts)


def span_at(spans: Sequence[Span], day: int) -> Span | None:
    """The one of the ordered, disjoint ``spans`` that holds ``day``."""
    place = bisect_right(spans, (day, FAR * 2)) - 1
    return spans[place] if place >= 0 and spans[place][1] >= day else None


@cache
def month_of(day: int) -> int:
    """The month that holds a day."""
    date = dt.date.fromordinal(min(day, FAR))
    return date.year * 12 + date.month - 1


def month_number(text: str) -> int:
    """The month written ``2026-06``."""
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def month_text(month: int) -> str:
    """A month as a record writes it, like ``2026-06``."""
    return f"{month // 12}-{month % 12 + 1:02d}"
