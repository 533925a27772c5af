"""The list of children: found by typing, filtered, sorted, counted, a page at a time."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select

from mdd_desktop.domain.vietnamese import sort_key
from mdd_desktop.storage.queries.child_filters import (
    ChildFilter,
    Tab,
    conditions,
    further_tests,
    is_sponsored,
    listed,
    sponsored_children,
    tab_tests,
)
from mdd_desktop.storage.queries.child_lines import ChildLine, lines
from mdd_desktop.storage.search import asked_for, find, matching_clause
from mdd_desktop.storage.tables import ChildRow

_CHILDREN = ChildRow.__table__
_C = _CHILDREN.c
_ORDERS = {
    "name": (_C.name_key, _C.id),
    "born": (_C.birth.is_(None), _C.birth.desc(), _C.name_key, _C.id),
    "code": (_C.code.is_(None), _C.code, _C.id),
}
Sort = Literal["name", "born", "code"]
Among = Sequence[ColumnElement[bool]]
OPEN: Among = (_C.listed.is_(True),)


class ChildPage(NamedTuple):
    """A page of the list.

    Attributes:
        rows: The page's lines.
        total: How many children answer, on all pages.
    """

    rows: tuple[ChildLine, ...]
    total: int


def search_children(
    connection: Connection,
    typed: str = "",
    *,
    today: dt.date,
    filters: ChildFilter | None = None,
    sort: Sort = "name",
    offset: int = 0,
    limit: int = 50,
) -> ChildPage:
    """Find children.

    Args:
        connection: Of the reading.
        typed: Beginnings of words in any order: name, guardian, code, old code, birth date or
            year, telephone, identity number. Words without accents find all, with accents
            exactly.
        today: The business date, for ages and states.
        filters: Of the tabs and chips; by default all open records.
        sort: By name (tên, họ, đệm), by birth (youngest first) or by code.
        offset: How many to pass over.
        limit: How many at most.
    """
    chosen = filters or ChildFilter()
    if sort == "name" and chosen.is_empty:
        ids, total = find(connection, "child", typed, offset=offset, limit=limit)
    else:
        found = _found(connection, typed, today, chosen)
        query = found.order_by(*_ORDERS[sort]).offset(offset).limit(limit)
        ids = list(connection.execute(query).scalars())
        count = select(func.count()).select_from(found.subquery())
        total = int(connection.execute(count).scalar_one())
    return ChildPage(lines(connection, ids, today), total)


def child_ids(
    connection: Connection,
    typed: str = "",
    *,
    today: dt.date,
    filters: ChildFilter | None = None,
    sort: Sort = "name",
) -> list[str]:
    """Ids, as hex, of all children found, in the order of the list: for printing and export."""
    chosen = filters or ChildFilter()
    query = _found(connection, typed, today, chosen).order_by(*_ORDERS[sort])
    return list(connection.execute(query).scalars())


def child_counts(
    connection: Connection, *, today: dt.date, filters: ChildFilter | None = None
) -> dict[Tab, int]:
    """How many children stand behind each tab, the other filters applied."""
    chosen = filters or ChildFilter()
    children = sponsored_children(connection, today).cte("sponsored")
    further = further_tests(chosen, today)
    together = [tab for tab in Tab if tab is not Tab.CLOSED]  # one pass over the open records
    counted = [
        func.count().filter(
            *tab_tests(replace(chosen, tabs=frozenset({tab})), today, children.c.id.is_not(None))
        )
        for tab in together
    ]
    each = _CHILDREN.outerjoin(children, children.c.id == _C.id)
    query = select(*counted).select_from(each).where(listed(chosen), *further)
    row = connection.execute(query).one()
    gone = listed(replace(chosen, tabs=frozenset({Tab.CLOSED})))
    closed = select(func.count()).select_from(_CHILDREN).where(gone, *further)
    last = int(connection.execute(closed).scalar_one())
    return {**dict(zip(together, map(int, row), strict=True)), Tab.CLOSED: last}


def those_of(connection: Connection, chosen: ChildFilter, today: dt.date) -> Among:
    """The children behind the tabs of a filter, whatever else it says."""
    return (listed(chosen), *tab_tests(chosen, today, is_sponsored(connection, today)))


def villages(connection: Connection, among: Among = OPEN) -> list[tuple[str, int]]:
    """The villages of the open records, or of some, with their numbers of children, by name."""
    found = [(name, count) for name, count in _grouped(connection, _C.village, among) if name]
    return sorted(found, key=lambda one: sort_key(one[0]))


def choice_counts(
    connection: Connection,
    ages: Mapping[str, tuple[int, int]],
    *,
    today: dt.date,
    among: Among = OPEN,
) -> dict[str, dict[str, int]]:
    """How many records answer each choice of the other filters, by filter and code.

    Args:
        connection: Of the reading.
        ages: Youngest and oldest age of each choice of ages.
        today: The business date.
        among: Which records; by default all that are open.
    """
    needs: Counter[str] = Counter()
    for kinds, count in _grouped(connection, _C.need_kinds, among):
        needs.update(dict.fromkeys(filter(None, (kinds or "").split("|")), count))
    tests = {
        ("age", code): further_tests(ChildFilter(ages=years), today) for code, years in ages.items()
    } | {("poor", "1"): further_tests(ChildFilter(poor=True), today)}
    counted = [func.count().filter(*test) for test in tests.values()]
    row = connection.execute(select(*counted).where(*among)).one()
    families = _grouped(connection, _C.family, among)
    found: dict[str, dict[str, int]] = {
        "family": {str(kind): count for kind, count in families},
        "need": dict(needs),
    }
    for (name, code), count in zip(tests, row, strict=True):
        found.setdefault(name, {})[code] = int(count)
    return found


def _grouped(
    connection: Connection, column: ColumnElement[str], among: Among
) -> list[tuple[str | None, int]]:
    query = select(column, func.count()).where(*among).group_by(column)
    return [(row[0], row[1]) for row in connection.execute(query)]


def _found(connection: Connection, typed: str, today: dt.date, chosen: ChildFilter) -> Select[str]:
    query = select(_C.id).where(listed(chosen), *_conditions(connection, chosen, today))
    return _searched(query, typed)


def _conditions(
    connection: Connection, chosen: ChildFilter, today: dt.date
) -> list[ColumnElement[bool]]:
    return conditions(chosen, today, is_sponsored(connection, today))


def _searched(query: Select[str], typed: str) -> Select[str]:
    asked = asked_for(typed)
    if asked is None:
        return query
    return query.where(_C.id.in_(matching_clause("child", asked).columns(_C.id)))
