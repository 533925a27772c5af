"""The list of children as a screen asks for it: a page at a time, tabs with their counts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from mdd_desktop.domain.family_kind import FamilyKind
from mdd_desktop.domain.selection import Selection
from mdd_desktop.storage import suspects
from mdd_desktop.storage.queries.child_filters import ChildFilter, Tab
from mdd_desktop.storage.queries.child_lines import CareState, ChildLine
from mdd_desktop.storage.queries.children import (
    ChildPage,
    Sort,
    child_counts,
    child_ids,
    choice_counts,
    search_children,
    those_of,
    villages,
)
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

__all__ = [
    "AGES",
    "CareState",
    "ChildLine",
    "ChildPage",
    "Question",
    "Tab",
    "choices",
    "counts",
    "found",
    "page",
    "places",
]


AGES: Mapping[str, tuple[int, int]] = {
    "0-5": (0, 5),
    "6-10": (6, 10),
    "11-15": (11, 15),
    "16-17": (16, 17),
    "18": (18, 150),
}
"""Youngest and oldest of each group of ages, as the figures have them."""


@dataclass(frozen=True)
class Question:
    """What the screen asks for.

    Attributes:
        typed: Beginnings of words, accents optional.
        tab: One built-in filter.
        village: Exactly as written, or "".
        family: A code of ``FamilyKind``, or "".
        need: A code of the list ``need``, or "".
        age: One of ``AGES``, or "".
        poor: Only households that are poor or near poor.
        only: These children: what a figure counted, whom a task is about.
    """

    typed: str = ""
    tab: Tab = Tab.ALL
    village: str = ""
    family: str = ""
    need: str = ""
    age: str = ""
    poor: bool = False
    sort: Sort = "name"
    only: Selection | None = None


def page(registry: Registry, asked: Question, offset: int, limit: int) -> ChildPage:
    """Return the lines from ``offset`` on, and how many children answer."""
    with registry.read() as reading:
        found = search_children(
            reading.connection,
            asked.typed,
            today=registry.today,
            filters=_filter(reading, asked),
            sort=asked.sort,
            offset=offset,
            limit=limit,
        )
        return found._replace(rows=_told_of_moves(reading, found.rows))


def _told_of_moves(reading: Reading, lines: tuple[ChildLine, ...]) -> tuple[ChildLine, ...]:
    """The lines; of children whom another unit has now, it is said and nothing of sponsors."""
    away = reading.moved_on()
    return tuple(
        line._replace(state=CareState.MOVED, days=None) if line.id in away else line
        for line in lines
    )


def found(registry: Registry, asked: Question) -> list[UUID]:
    """Return the ids of all children that answer, in the order of the list."""
    with registry.read() as reading:
        ids = child_ids(
            reading.connection,
            asked.typed,
            today=registry.today,
            filters=_filter(reading, asked),
            sort=asked.sort,
        )
    return [UUID(one) for one in ids]


def counts(registry: Registry, asked: Question) -> dict[str, int | None]:
    """Return how many children stand behind each tab, the other filters applied.

    None of suspected duplicates is not said before the children were compared as they are now.
    """
    with registry.read() as reading:
        chosen = replace(_filter(reading, asked), tabs=frozenset())
        numbers = child_counts(reading.connection, today=registry.today, filters=chosen)
        compared = suspects.are_current(reading.connection)
    suspected = numbers[Tab.SUSPECTED_DUPLICATE] or (0 if compared else None)
    told = {tab.value: count for tab, count in numbers.items()}
    return {**told, Tab.SUSPECTED_DUPLICATE.value: suspected}


def places(registry: Registry, tab: Tab = Tab.ALL) -> list[tuple[str, int]]:
    """Return the villages of the children behind a tab with their numbers of children."""
    with registry.read() as reading:
        chosen = _filter(reading, Question(tab=tab))
        return villages(reading.connection, those_of(reading.connection, chosen, registry.today))


def choices(registry: Registry, tab: Tab = Tab.ALL) -> dict[str, dict[str, int]]:
    """Return how many children behind a tab answer each choice of a filter, by code."""
    today = registry.today
    with registry.read() as reading:
        among = those_of(reading.connection, _filter(reading, Question(tab=tab)), today)
        return choice_counts(reading.connection, AGES, today=today, among=among)


def _filter(reading: Reading, asked: Question) -> ChildFilter:
    return ChildFilter(
        away=frozenset(reading.moved_on()),
        tabs=frozenset() if asked.tab is Tab.ALL else frozenset({asked.tab}),
        village=asked.village or None,
        need=asked.need or None,
        family=FamilyKind(asked.family) if asked.family else None,
        ages=AGES.get(asked.age),
        poor=asked.poor,
        ids=None if asked.only is None else asked.only.ids,
    )
