"""The facts behind the tasks of a day, gathered in few statements."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from mdd_desktop.domain.calm import without_collector
from mdd_desktop.domain.coming_of_age import AGES
from mdd_desktop.domain.figures import Facts
from mdd_desktop.domain.figures.lives import ChildLife, SponsorshipLife
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.figures.spans import span_at
from mdd_desktop.domain.figures.sponsorships import late_cases
from mdd_desktop.domain.office import Settings
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.referral import Referral
from mdd_desktop.domain.task import Birthday, Dated, LateSupport
from mdd_desktop.domain.tolerant import read_model
from mdd_desktop.domain.unit import UnitTree
from mdd_desktop.domain.visit_rules import visit_by
from mdd_desktop.services.task_lives import (
    birthday,
    life_of,
    sponsorship_of,
    terms_of,
)
from mdd_desktop.storage.queries import task_rows, visit_rows
from mdd_desktop.storage.queries.task_rows import BondFacts, ChildFacts
from mdd_desktop.storage.transaction import Reading

_FAR_AHEAD = 366
_NEAR = 92
_FULL = 100


@dataclass
class People:
    """The open records of a commune and their sponsorships, as far as tasks look at them."""

    reading: Reading
    settings: Settings
    today: dt.date

    @cached_property
    def children(self) -> Mapping[str, ChildFacts]:
        """The open records of children who are still here, by id."""
        away = {child.hex for child in self.reading.moved_on()}
        found = task_rows.open_children(self.reading.connection)
        return {row.id: row for row in found if row.id not in away}

    @cached_property
    def bonds(self) -> Sequence[BondFacts]:
        """Every sponsorship."""
        return task_rows.bonds(self.reading.connection)

    @cached_property
    def lives(self) -> Mapping[str, ChildLife]:
        """The children with their sponsorships, as the figures see them."""
        terms = terms_of(task_rows.money_pledges(self.reading.connection))
        bonds: dict[str, list[BondFacts]] = {}
        for bond in self.bonds:
            if bond.child in self.children:
                bonds.setdefault(bond.child, []).append(bond)
        found: dict[str, ChildLife] = {}
        with without_collector():
            for child, own in bonds.items():
                life = found[child] = life_of(self.children[child], own, self.settings)
                life.sponsorships += [
                    SponsorshipLife(sponsorship_of(bond), life, None, tuple(terms.get(bond.id, ())))
                    for bond in own
                ]
        return found

    def dated(self, child: str, day: dt.date) -> Dated:
        """A child with a day."""
        return Dated(UUID(child), self.children[child].full_name, day)

    def late(self) -> list[LateSupport]:
        """The sponsorships behind their pledges, as ``sponsorships_late`` counts them."""
        names = {bond.id: bond.sponsor_name for bond in self.bonds}
        moment = Moment(self._facts(), Period.days(self.today, self.today))
        return [
            LateSupport(
                case.life.record.id,
                names[case.life.record.id.hex],
                case.amount,
                dt.date.fromordinal(case.since),
            )
            for _, case, _ in late_cases(moment)
        ]

    def _facts(self) -> Facts:
        """Sponsorships that may be behind, and the ledger."""
        day = self.today.toordinal()
        lives = [
            life
            for child in self.lives.values()
            for life in child.sponsorships
            if life.terms and (life.is_active(day) or life.is_paused(day))
        ]
        return Facts(
            settings=self.settings,
            tree=UnitTree([]),
            known_on=None,
            children={},
            child_of={},
            sponsorships=lives,
            support=self.reading.support_book,
            visits=(),
            activities=(),
            officers=(),
            external_counts=(),
        )

    def visits(self) -> Iterator[Dated]:
        """Sponsored children with the last day on which the next visit is in time."""
        visited = task_rows.last_visits(self.reading.connection, self.today)
        for child, life in self.lives.items():
            last = dt.date.fromisoformat(visited[child]) if child in visited else None
            day = visit_by(life.sponsored, last, self.today, every=self.settings.visit_months)
            if day is not None:
                yield self.dated(child, day)

    def red_flags(self) -> Iterator[Dated]:
        """Children whose visit raised a red flag that nobody has settled."""
        for child, day in visit_rows.open_flags(self.reading.connection).items():
            if child in self.children:
                yield self.dated(child, dt.date.fromisoformat(day))

    def birthdays(self) -> Iterator[Birthday]:
        """Who reaches an age that ends something: a year ahead, twenty-two a season."""
        for row in self.children.values():
            born = row.born_by
            for age in AGES if born else ():
                ahead = _NEAR if age == AGES[-1] else _FAR_AHEAD
                if born and int(born[:4]) + age in {self.today.year, self.today.year + 1}:
                    day = birthday(born, age)
                    if self.today < day <= self.today + dt.timedelta(days=ahead):
                        has_plan = row.exit_plan is not None
                        yield Birthday(UUID(row.id), row.full_name, age, day, has_plan)

    def overage(self) -> Iterator[Dated]:
        """Open records of people who have grown up (``children_overage_open``)."""
        limit = self.settings.programme_age
        newest = f"{self.today.year - limit:04d}-12-31"
        for row in self.children.values():
            if row.born_by and row.born_by <= newest:
                day = birthday(row.born_by, limit)
                if day <= self.today:
                    yield self.dated(row.id, day)

    def holds(self) -> Iterator[Dated]:
        """Places that are kept, with their last day."""
        for child, until in task_rows.open_holds(self.reading.connection, self.today):
            if child in self.children:
                yield self.dated(child, dt.date.fromisoformat(until))

    def waiting(self) -> Iterator[tuple[Dated, bool]]:
        """Who wants a sponsor and has none, since when, and whether she had one before."""
        today, day = self.today.isoformat(), self.today.toordinal()
        for row in self.children.values():
            life = self.lives.get(row.id)
            if not row.sponsor_wanted or self._is_grown(row):
                continue
            if life is not None:
                ended = [last for _, last in life.sponsored if last < day]
                if life.is_listed(day) and span_at(life.sponsored, day) is None:
                    since = max(ended) + 1 if ended else (life.registered or day)
                    yield self.dated(row.id, dt.date.fromordinal(since)), bool(ended)
            elif row.registered_on and row.registered_on <= today:
                yield self.dated(row.id, dt.date.fromisoformat(row.registered_on)), False

    def _is_grown(self, row: ChildFacts) -> bool:
        born = row.born_by
        return born is not None and birthday(born, self.settings.programme_age) <= self.today

    def to_begin(self) -> Iterator[Dated]:
        """Children with a sponsorship that is registered and has not begun, and since when."""
        day = self.today.toordinal()
        for child, life in self.lives.items():
            for one in life.sponsorships:
                if one.is_waiting(day):
                    yield self.dated(child, one.record.registered_on or self.today)

    def ending(self) -> Iterator[Dated]:
        """Children with the day on which an active sponsorship was to end, passed or not."""
        day = self.today.toordinal()
        for child, life in self.lives.items():
            for one in life.sponsorships:
                planned = one.record.planned_end
                if planned is not None and one.is_active(day):
                    yield self.dated(child, planned)

    def consents(self) -> Iterator[Dated]:
        """Children with the last day of a consent that ends and is not followed by another."""
        for row in self.children.values():
            if '"until"' in row.consents:
                day = _first_end(json.loads(row.consents), self.today)
                if day is not None:
                    yield self.dated(row.id, day)

    def referrals(self) -> Iterator[Dated]:
        """Children with the day to ask a service what became of them."""
        for row in self.children.values():
            if row.referrals != "[]":
                found = (read_model(Referral, one) for one in json.loads(row.referrals))
                days = [one.due for one in found if one.is_open]
                if days:
                    yield self.dated(row.id, min(days))

    def protection(self) -> list[Dated]:
        """Sponsors with the last day of their commitment to protect the child."""
        until = self.today + dt.timedelta(days=_NEAR)
        rows = task_rows.protection_papers(self.reading.connection, until)
        return [Dated(UUID(i), name, dt.date.fromisoformat(day)) for i, name, day in rows]

    def counts(self) -> tuple[int, int]:
        """How many records lack papers, and how many lack anything."""
        rows = self.children.values()
        return sum(row.lacks_papers for row in rows), sum(row.complete < _FULL for row in rows)


def _first_end(consents: Iterable[Mapping[str, str]], today: dt.date) -> dt.date | None:
    """The earliest end among the consents that nothing later replaces."""
    latest: dict[tuple[str, str], dt.date] = {}
    for one in consents:
        if "withdrawn" in one:
            continue
        key = (one["scope"], one["by"])
        end = dt.date.fromisoformat(one["until"]) if "until" in one else dt.date.max
        latest[key] = max(end, latest.get(key, dt.date.min))
    ends = [day for day in latest.values() if day < today + dt.timedelta(days=_NEAR)]
    return min(ends, default=None)
