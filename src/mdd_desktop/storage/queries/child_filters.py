"""The filters of the list of children, as conditions on the table of children."""

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
    union,
)
from sqlalchemy.orm import aliased
from sqlmodel import col

from mdd_desktop.domain.family_kind import FamilyKind
from mdd_desktop.storage.tables import ChildRow, SponsorshipRow, SuspectedPairRow

_C = ChildRow.__table__.c
_S = SponsorshipRow.__table__.c
_P = SuspectedPairRow.__table__.c
_FULL = 100
_MERGED = select(_C.id, _C.merged_into).where(_C.merged_into.is_not(None))


class Tab(StrEnum):
    """The built-in filters, one tab each; the names of ``mdd children list --filter``."""

    ALL = "tat_ca"
    WITHOUT_SPONSOR = "chua_co_me"
    SPONSORED = "dang_do_dau"
    LACKING_PAPERS = "thieu_giay_to"
    INCOMPLETE = "chua_du_ho_so"
    SOON_OF_AGE = "sap_du_tuoi"
    SUSPECTED_DUPLICATE = "nghi_trung"
    CLOSED = "da_dong"


@dataclass(frozen=True)
class ChildFilter:
    """What the chips above the list say; everything left out lets everybody through.

    Attributes:
        tabs: Built-in filters that must all hold.
        units: Codes of units; the child's own ``unit_id``.
        village: Exactly as written.
        need: Code of a need she has.
        family: What is said of her family.
        ages: Youngest and oldest age in years on the day, inclusive.
        poor: Household poor or near poor: this year's list, else last year's (rule F8).
        household: Her household.
        ids: These records and no others, closed ones too: what a figure counted.
        soon_days: What "soon" means, from the settings.
        of_age: The ages that count, from the settings.
        away: Who moved to a unit that this office does not hear of: they count among the closed.
    """

    tabs: frozenset[Tab] = frozenset()
    units: frozenset[str] | None = None
    village: str | None = None
    need: str | None = None
    family: FamilyKind | None = None
    ages: tuple[int, int] | None = None
    poor: bool = False
    household: UUID | None = None
    ids: frozenset[UUID] | None = None
    soon_days: int = 90
    of_age: tuple[int, ...] = (16, 18)
    away: frozenset[UUID] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether every listed child passes."""
        chips = (
            *(self.village, self.need, self.family, self.ages),
            *(self.poor, self.household, self.away),
        )
        chosen = self.units is not None or self.ids is not None
        return not (self.tabs - {Tab.ALL}) and not chosen and not any(chips)


def conditions(
    chosen: ChildFilter, today: dt.date, sponsored: ColumnElement[bool]
) -> list[ColumnElement[bool]]:
    """Return the conditions beyond being listed.

    Args:
        chosen: The filter.
        today: The business date.
        sponsored: Whether a child is one of :func:`sponsored_children`.
    """
    return tab_tests(chosen, today, sponsored) + further_tests(chosen, today)


def tab_tests(
    chosen: ChildFilter, today: dt.date, sponsored: ColumnElement[bool]
) -> list[ColumnElement[bool]]:
    """Return the conditions of the tabs alone; the arguments are those of ``conditions``."""
    tabs = sorted(chosen.tabs - {Tab.ALL, Tab.CLOSED})
    return [_tab(tab, chosen, today, sponsored) for tab in tabs]


def further_tests(chosen: ChildFilter, today: dt.date) -> list[ColumnElement[bool]]:
    """Return the conditions of everything but the tabs."""
    found = _chosen(chosen)
    if chosen.village:
        found.append(_C.village == chosen.village)
    if chosen.need:
        found.append(_C.need_kinds.contains(f"|{chosen.need}|", autoescape=True))
    if chosen.family:
        found.append(_C.family == chosen.family.value)
    if chosen.ages:
        found += _of_ages(*chosen.ages, today)
    if chosen.poor:
        found.append(_poor(today.year))
    if chosen.household:
        found.append(_C.household_id == chosen.household.hex)
    return found


def listed(chosen: ChildFilter) -> ColumnElement[bool]:
    """Open records, or with the tab for them those that were closed; chosen ones of both sorts."""
    kept = and_(_C.void.is_(False), _C.merged_into.is_(None))
    moved = _C.id.in_(sorted(child.hex for child in chosen.away))
    if Tab.CLOSED in chosen.tabs:
        return and_(or_(_C.exit.is_not(None), moved) if chosen.away else _C.exit.is_not(None), kept)
    if chosen.ids is not None:
        return kept
    return and_(_C.listed.is_(True), ~moved) if chosen.away else _C.listed.is_(True)


def running_on(today: dt.date) -> ColumnElement[bool]:
    """Whether a sponsorship has begun and not ended on a day, be it paused or not."""
    day = today.isoformat()
    return and_(_S.void.is_(False), _S.start <= day, or_(_S.end.is_(None), _S.end >= day))


def active_on(today: dt.date) -> ColumnElement[bool]:
    """Whether a sponsorship is active on a day: it runs and does not pause (rule F5)."""
    day = today.isoformat()
    pause = func.json_each(_S.pauses).table_valued("value").c.value
    first, last = func.json_extract(pause, "$.from"), func.json_extract(pause, "$.to")
    covers = and_(first <= day, or_(last.is_(None), last >= day))
    paused = exists().where(covers).correlate(SponsorshipRow.__table__)
    return and_(running_on(today), or_(_S.pauses == "[]", ~paused))


def is_sponsored(connection: Connection, today: dt.date) -> ColumnElement[bool]:
    """Whether a child is sponsored on a day; for a statement that asks it once."""
    return _C.id.in_(sponsored_children(connection, today))


def sponsored_children(connection: Connection, today: dt.date) -> Select[str] | CompoundSelect[str]:
    """The children who are sponsored on a day, also through a record merged into theirs (F3)."""
    own = select(_S.child_id.label("id")).where(active_on(today)).distinct()
    winners = survivors(connection)
    if not winners:
        return own
    rows = connection.execute(own.where(_S.child_id.in_(sorted(winners))))
    return union(own, _each({winners[row.id] for row in rows}))


def survivors(connection: Connection) -> dict[str, str]:
    """For every merged child the record that speaks for it; a cycle ends where it closes."""
    rows = connection.execute(_MERGED)
    into = {row.id: str(row.merged_into) for row in rows}
    return {loser: _last(loser, into) for loser in into}


def _last(loser: str, into: dict[str, str]) -> str:
    seen, here = {loser}, into[loser]
    while here in into and here not in seen:
        seen.add(here)
        here = into[here]
    return here


def _tab(
    tab: Tab, chosen: ChildFilter, today: dt.date, sponsored: ColumnElement[bool]
) -> ColumnElement[bool]:
    if tab is Tab.LACKING_PAPERS:
        return _C.lacks_papers.is_(True)
    if tab is Tab.INCOMPLETE:
        return _C.complete < _FULL
    if tab is Tab.SOON_OF_AGE:
        return or_(*(_turning(age, today, chosen.soon_days) for age in chosen.of_age))
    if tab is Tab.SUSPECTED_DUPLICATE:
        return _C.id.in_(_suspects())
    wanted = sponsored if tab is Tab.SPONSORED else and_(_C.sponsor_wanted.is_(True), ~sponsored)
    return and_(_not_grown(max(chosen.of_age), today), wanted)


def _chosen(chosen: ChildFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if chosen.units is not None:
        found.append(_C.unit_id.in_(sorted(chosen.units)))
    if chosen.ids is not None:
        found.append(_among(chosen.ids))
    return found


def _among(ids: frozenset[UUID]) -> ColumnElement[bool]:
    return _C.id.in_(_each({one.hex for one in ids}))


def _each(ids: Collection[str]) -> Select[str]:
    """One text of JSON, for a statement takes only so many values."""
    return select(func.json_each(json.dumps(sorted(ids))).table_valued("value").c.value)


def _suspects() -> CompoundSelect[str]:
    return union(*(select(side).where(both_listed()) for side in (_P.first, _P.second)))


def both_listed() -> ColumnElement[bool]:
    """Whether both children of a suspected pair are still on the list."""
    return and_(*(_is_listed(side) for side in (_P.first, _P.second)))


def _is_listed(child: ColumnElement[str]) -> ColumnElement[bool]:
    """Looked up one by one: there are few pairs and many children."""
    other = aliased(ChildRow)
    return exists().where(col(other.id) == child, col(other.listed).is_(True))


def _not_grown(age: int, today: dt.date) -> ColumnElement[bool]:
    """Whether she is under the age of the programme; without a birth date she is (rule F4)."""
    return or_(_C.born_by.is_(None), _C.born_by > years_before(today, age))


def _turning(age: int, today: dt.date, days: int) -> ColumnElement[bool]:
    """Turning an age between today and some days on; 29/02 turns on 01/03 (rule F4)."""
    before = years_before(today - dt.timedelta(days=1), age)
    return and_(_C.born_by > before, _C.born_by <= years_before(today + dt.timedelta(days), age))


def _of_ages(youngest: int, oldest: int, today: dt.date) -> list[ColumnElement[bool]]:
    return [
        _C.born_by <= years_before(today, youngest),
        _C.born_by > years_before(today, oldest + 1),
    ]


def years_before(day: dt.date, years: int) -> str:
    """The latest birth date of those who have reached an age on a day, as ISO text."""
    try:
        return day.replace(year=day.year - years).isoformat()
    except ValueError:
        return dt.date(day.year - years, 2, 28).isoformat()


def _poor(year: int) -> ColumnElement[bool]:
    """By the list of a year, else by that of the year before; see ``shown_columns.poor_years``."""
    known = _C.poor_years.contains(str(year))
    before = _C.poor_years.contains(f"{year - 1}+")
    return or_(_C.poor_years.contains(f"{year}+"), and_(~known, before))
