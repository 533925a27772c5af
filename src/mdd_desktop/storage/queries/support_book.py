"""The support book for figures: whole months from their sums, the days around them line by line."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, case, false, func, literal, select

from mdd_desktop.domain.figures.support_book import BondSum, SupportSum
from mdd_desktop.domain.support import (
    COMING_IN,
    GOING_OUT,
    VALUED,
    Direction,
    Outcome,
    SupportEntry,
    SupportForm,
)
from mdd_desktop.storage.bulk import beside_index, in_groups
from mdd_desktop.storage.tables import (
    RECORD_TABLES,
    SupportBondRow,
    SupportChildRow,
    SupportMonthRow,
)

if TYPE_CHECKING:
    from mdd_desktop.storage.transaction import Reading

_ENTRIES = RECORD_TABLES[SupportEntry.table].__table__
_E = _ENTRIES.c
_MONTHS, _CHILDREN, _BONDS = (
    row.__table__ for row in (SupportMonthRow, SupportChildRow, SupportBondRow)
)
_DELIVERY = and_(_E.direction.in_(GOING_OUT), _E.outcome == Outcome.DELIVERED.value)
_FROM_SPONSOR = and_(_E.form == SupportForm.CASH.value, _E.direction.in_(COMING_IN))
_VALUED = and_(_DELIVERY, _E.form.in_(VALUED))
_AMOUNT = func.coalesce(_E.amount, 0)
_ALIKE = (
    _E.unit_id,
    _E.direction,
    _E.form,
    func.coalesce(_E.kind, ""),
    _E.outcome,
    _E.sponsorship_id.is_not(None),
    _E.amount.is_not(None),
)
FEW = 2000
"""For more children than these the book is read through, which is quicker than child by child."""
_WEIGHTS = (literal(1), _AMOUNT, _E.quantity, func.coalesce(_E.headcount, 0))


@dataclass(frozen=True)
class _Question:
    """Sums of one sort: by month as they are kept, and how lines are added up to them."""

    table: str
    kept: Select[Any]
    month: Any
    raw: Select[Any]
    keys: int


def _question(table: Any, names: Sequence[str], raw: Select[Any], keys: int) -> _Question:  # noqa: ANN401 - a Table, whose columns have no types
    sums = [func.sum(column) for column in table.c if column.name not in {*names, "month"}]
    own = [table.c[name] for name in names]
    return _Question(table.name, select(*own, *sums).group_by(*own), table.c.month, raw, keys)


_SUMS = _question(
    _MONTHS,
    [column.name for column in _MONTHS.primary_key if column.name != "month"],
    select(*_ALIKE, *(func.sum(weight) for weight in _WEIGHTS)).group_by(*_ALIKE),
    len(_ALIKE),
)
_HELPED = _question(
    _CHILDREN,
    ("child_id", "unit_id"),
    select(_E.child_id, _E.unit_id, func.count())
    .where(_E.child_id.is_not(None), _DELIVERY)
    .group_by(_E.child_id, _E.unit_id),
    2,
)
_BOOKED = _question(
    _BONDS,
    ("sponsorship_id",),
    select(
        _E.sponsorship_id,
        func.count(),
        func.sum(case((_FROM_SPONSOR, _AMOUNT), else_=0)),
        func.sum(case((_VALUED, _AMOUNT), else_=0)),
    )
    .where(_E.sponsorship_id.is_not(None))
    .group_by(_E.sponsorship_id),
    1,
)


@dataclass(frozen=True, eq=False)
class StoredBook:
    """The book as it lies in the registry whenever it is asked.

    Attributes:
        read: Opens a consistent view.
        until: What was recorded after that day is not in the book (rule F2).
    """

    read: "Callable[[], AbstractContextManager[Reading]]"
    until: dt.date | None = None

    def sums(self, first: dt.date, last: dt.date) -> Iterator[SupportSum]:
        """Every line in a sum of its like."""
        for key, (lines, *weights) in self._added(_SUMS, first, last).items():
            if lines:
                yield _sum((*key, lines, *weights))

    def lines(self, first: dt.date, last: dt.date) -> Iterator[SupportSum]:
        """Every line alone."""
        query = select(_E.id, *_ALIKE, *_WEIGHTS).where(self._known(), *_between(first, last))
        with self.read() as reading:
            rows = reading.connection.execute(query.order_by(_E.id)).all()
        for record, *rest in rows:
            yield replace(_sum(rest), entry=UUID(record))

    def entries(self, first: dt.date, last: dt.date) -> Sequence[SupportEntry]:
        """The records themselves."""
        with self.read() as reading:
            return reading.of(SupportEntry).matching(self._known(), *_between(first, last))

    def helped(self, first: dt.date, last: dt.date) -> Iterator[tuple[str, UUID]]:
        """Which unit delivered to which child."""
        for (child, unit), (lines,) in self._added(_HELPED, first, last).items():
            if lines:
                yield unit, UUID(child)

    def bonds(self, first: dt.date, last: dt.date) -> Mapping[UUID, BondSum]:
        """What was booked for each sponsorship."""
        return {
            UUID(bond): BondSum(received, delivered)
            for (bond,), (lines, received, delivered) in self._added(_BOOKED, first, last).items()
            if lines
        }

    def last_deliveries(self, children: Collection[UUID], last: dt.date) -> Mapping[UUID, dt.date]:
        """The last day on which each of these children got something."""
        child = _E.child_id if len(children) <= FEW else beside_index(_E.child_id)
        known = select(child, func.max(_E.date)).where(self._known(), _DELIVERY)
        until = known.where(beside_index(_E.date) <= last.isoformat()).group_by(child)
        if len(children) <= FEW:
            names = sorted(one.hex for one in children)
            queries = [until.where(_E.child_id.in_(group)) for group in in_groups(names)]
        else:
            queries = [until.where(child != "")]
        wanted = {one.hex: one for one in children}
        with self.read() as reading:
            rows = [row for one in queries for row in reading.connection.execute(one)]
        return {wanted[c]: dt.date.fromisoformat(day) for c, day in rows if c in wanted}

    def of_children(self, children: Collection[UUID]) -> Sequence[SupportEntry]:
        """The records of these children."""
        names = sorted(child.hex for child in children)
        with self.read() as reading:
            return reading.of(SupportEntry).matching(self._known(), _E.child_id.in_(names))

    def latest(self, units: Collection[str], last: dt.date) -> SupportEntry | None:
        """The last record of these units up to a day."""
        query = (
            select(_E.id)
            .where(self._known(), _E.date <= last.isoformat(), _E.unit_id.in_(sorted(units)))
            .order_by(_E.date.desc(), _E.id.desc())
            .limit(1)
        )
        with self.read() as reading:
            found = reading.connection.execute(query).scalar()
            return reading.of(SupportEntry).get(UUID(found)) if found else None

    def known_on(self, day: dt.date) -> "StoredBook":
        """The book without what was recorded after a day."""
        return replace(self, until=day if self.until is None else min(day, self.until))

    def _known(self) -> Any:  # noqa: ANN401 - a condition
        known = _E.void.is_(False)
        if self.until is None:
            return known
        return known & (_E.recorded_on.is_(None) | (_E.recorded_on <= self.until.isoformat()))

    def _added(
        self, asked: _Question, first: dt.date, last: dt.date
    ) -> dict[tuple[Any, ...], list[int]]:
        """Whole months, and the days before and after them; less what became known too late."""
        whole, rest = _parts(first, last)
        raw = asked.raw.where(_E.void.is_(False))
        found: dict[tuple[Any, ...], list[int]] = {}
        with self.read() as reading:
            if whole is not None:
                query = asked.kept.where(asked.month.between(*whole))
                _add(reading.connection, query, asked.keys, found, 1)
            for span in rest:
                _add(reading.connection, raw.where(*_between(*span)), asked.keys, found, 1)
            if self.until is not None:
                late = raw.where(_E.recorded_on > self.until.isoformat(), *_between(first, last))
                _add(reading.connection, late, asked.keys, found, -1)
        return found


def wrong_sums(connection: Connection) -> Iterator[tuple[str, int]]:
    """Table and month of every kept sum that is not what the lines of the book add up to."""
    months = select(_MONTHS.c.month).union(select(_CHILDREN.c.month), select(_BONDS.c.month))
    days = connection.execute(select(_E.date).where(_E.void.is_(False)).distinct()).scalars()
    known = {_month(dt.date.fromisoformat(day)) for day in days}
    for month in sorted(known.union(connection.execute(months).scalars())):
        span = (_first_day(month), _first_day(month + 1) - dt.timedelta(days=1))
        for asked in (_SUMS, _HELPED, _BOOKED):
            kept: dict[tuple[Any, ...], list[int]] = {}
            _add(connection, asked.kept.where(asked.month == month), asked.keys, kept, 1)
            raw: dict[tuple[Any, ...], list[int]] = {}
            lines = asked.raw.where(_E.void.is_(False), *_between(*span))
            _add(connection, lines, asked.keys, raw, 1)
            if kept != raw:
                yield asked.table, month


def _add(
    connection: Connection,
    query: Select[Any],
    keys: int,
    found: dict[tuple[Any, ...], list[int]],
    sign: int,
) -> None:
    for row in map(tuple, connection.execute(query)):
        key, sums = row[:keys], row[keys:]
        before = found.get(key)
        if before is None and sign == 1:  # as nearly all are: whole months come first
            found[key] = list(sums)
        else:
            before = before or [0] * len(sums)
            found[key] = [old + sign * more for old, more in zip(before, sums, strict=True)]


def _between(first: dt.date, last: dt.date) -> tuple[Any, ...]:
    if first > last:
        return (false(),)
    return (_E.date >= first.isoformat(), _E.date <= last.isoformat())


def _parts(
    first: dt.date, last: dt.date
) -> tuple[tuple[int, int] | None, list[tuple[dt.date, dt.date]]]:
    """The whole months of a span, and the spans of days before and after them."""
    if first > last:
        return None, []
    begin = _month(first) + (first.day > 1)
    end = _month(last) - (not _is_last_of_month(last))
    if begin > end:
        return None, [(first, last)]
    rest = []
    if first.day > 1:
        rest.append((first, _first_day(begin) - dt.timedelta(days=1)))
    if not _is_last_of_month(last):
        rest.append((_first_day(end + 1), last))
    return (begin, end), rest


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> dt.date:
    return dt.date(month // 12, month % 12 + 1, 1)


def _is_last_of_month(day: dt.date) -> bool:
    return day == dt.date.max or (day + dt.timedelta(days=1)).day == 1


def _sum(row: Sequence[Any]) -> SupportSum:
    unit, direction, form, kind, outcome, through_bond, is_valued, *weights = row
    return SupportSum(
        unit,
        Direction.of(direction),
        SupportForm.of(form),
        kind,
        Outcome.of(outcome),
        bool(through_bond),
        bool(is_valued),
        *weights,
    )
