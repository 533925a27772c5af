"""Which sponsors are behind their pledges, by the rule of the figures, for a few of them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.figures import prepare
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.figures.spans import month_of
from mdd_desktop.domain.figures.sponsorships import due_limits, late_cases
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.snapshot import Snapshot
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship
from mdd_desktop.domain.support import Direction, SupportEntry, SupportForm
from mdd_desktop.storage.queries.sponsor_bonds import ids_where, rows_where
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading


class Late(NamedTuple):
    """How far behind one sponsorship is.

    Attributes:
        months: Whole months in which something that fell due is missing.
        amount: What is missing, in đồng.
    """

    sponsorship: UUID
    sponsor: UUID
    months: int
    amount: int


class Giving(NamedTuple):
    """What one sponsor gives on a day.

    Attributes:
        monthly: What her active sponsorships pledge a month, in đồng.
        months_late: Of her slowest sponsorship.
        late_amount: What is missing in all of them.
    """

    monthly: int
    months_late: int
    late_amount: int


def late_of(registry: Registry, reading: Reading, sponsors: Iterable[UUID]) -> list[Late]:
    """The sponsorships of these sponsors that are behind, by the figures' own rule (F10)."""
    return list(_late(_moment(registry, reading, sponsors)))


def giving_of(registry: Registry, reading: Reading, sponsors: Iterable[UUID]) -> dict[UUID, Giving]:
    """What these sponsors give a month, and how far behind they are."""
    moment = _moment(registry, reading, sponsors)
    twelfths: dict[UUID, int] = {}
    for life in moment.facts.sponsorships:
        if life.is_active(moment.hi):
            level = sum(terms.level_twelfths(moment.day.month) for terms in life.terms)
            sponsor = life.record.sponsor_id
            twelfths[sponsor] = twelfths.get(sponsor, 0) + level
    late = list(_late(moment))
    months = months_late(late)
    missing: dict[UUID, int] = {}
    for one in late:
        missing[one.sponsor] = missing.get(one.sponsor, 0) + one.amount
    return {
        sponsor: Giving(
            round(twelfths.get(sponsor, 0) / 12), months.get(sponsor, 0), missing.get(sponsor, 0)
        )
        for sponsor in {*twelfths, *months}
    }


def months_late(found: Iterable[Late]) -> dict[UUID, int]:
    """For each sponsor the months that her slowest sponsorship is behind."""
    worst: dict[UUID, int] = {}
    for late in found:
        worst[late.sponsor] = max(late.months, worst.get(late.sponsor, 0))
    return worst


def _moment(registry: Registry, reading: Reading, sponsors: Iterable[UUID]) -> Moment:
    """The business date, seen in the records around these sponsors alone."""
    ids = [sponsor.hex for sponsor in sponsors]
    found = ids_where(reading.connection, "sponsorship", "sponsor_id", ids)
    bonds = reading.of(Sponsorship).many(found)
    return moment_of(reading, bonds, registry.today, _entries(reading, [b.id.hex for b in bonds]))


def moment_of(
    reading: Reading,
    bonds: Sequence[Sponsorship],
    today: dt.date,
    entries: tuple[SupportEntry, ...] = (),
) -> Moment:
    """The business date, seen in these sponsorships and whom they join alone."""
    names = [bond.id.hex for bond in bonds]
    pledges = ids_where(reading.connection, "pledge", "sponsorship_id", names)
    snapshot = Snapshot(
        settings=reading.settings(),
        children=tuple(reading.of(Child).many(list({bond.child_id for bond in bonds}))),
        sponsors=tuple(reading.of(Sponsor).many(list({bond.sponsor_id for bond in bonds}))),
        sponsorships=tuple(bonds),
        pledges=tuple(reading.of(Pledge).many(pledges)),
        support_entries=entries,
    )
    return Moment(prepare(snapshot), Period.days(today, today))


def _entries(reading: Reading, sponsorships: Sequence[str]) -> tuple[SupportEntry, ...]:
    """What lateness asks of the ledger; a page of sponsors has thousands of lines."""
    rows = rows_where(reading.connection, "support_entry", "sponsorship_id", sponsorships)
    return tuple(
        SupportEntry.model_construct(
            id=UUID(row["id"]),
            date=dt.date.fromisoformat(row["date"]),
            unit_id=row["unit_id"],
            direction=Direction.of(row["direction"]),
            form=SupportForm.of(row["form"]),
            amount=row["amount"],
            sponsorship_id=UUID(row["sponsorship_id"]),
        )
        for row in rows
    )


def _late(moment: Moment) -> Iterator[Late]:
    closed = due_limits(moment)[1]
    grace = moment.settings.late_grace_days
    for _, case, _ in late_cases(moment):
        bond = case.life.record
        months = closed - month_of(case.since - grace) + 1
        yield Late(bond.id, bond.sponsor_id, max(1, months), case.amount)
