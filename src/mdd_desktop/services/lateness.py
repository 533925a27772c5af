"""Which sponsors are behind their pledges, by the rule of the figures, for a few of them."""

from collections.abc import Iterable
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
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.storage.queries.sponsor_bonds import ids_where
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


def late_of(registry: Registry, reading: Reading, sponsors: Iterable[UUID]) -> list[Late]:
    """The sponsorships of these sponsors that are behind, by the figures' own rule (F10)."""
    ids = [sponsor.hex for sponsor in sponsors]
    found = ids_where(reading.connection, "sponsorship", "sponsor_id", ids)
    bonds = [bond for bond in reading.of(Sponsorship).many(found) if not bond.void]
    if not bonds:
        return []
    names = [bond.id.hex for bond in bonds]
    pledges = ids_where(reading.connection, "pledge", "sponsorship_id", names)
    entries = ids_where(reading.connection, "support_entry", "sponsorship_id", names)
    snapshot = Snapshot(
        settings=reading.settings(),
        children=tuple(reading.of(Child).many(list({bond.child_id for bond in bonds}))),
        sponsors=tuple(reading.of(Sponsor).many(list({bond.sponsor_id for bond in bonds}))),
        sponsorships=tuple(bonds),
        pledges=tuple(reading.of(Pledge).many(pledges)),
        support_entries=tuple(reading.of(SupportEntry).many(entries)),
    )
    today = registry.today
    moment = Moment(prepare(snapshot), Period.days(today, today))
    closed = due_limits(moment)[1]
    grace = snapshot.settings.late_grace_days
    late = []
    for placed in late_cases(moment):
        bond = placed.case.life.record
        months = closed - month_of(placed.case.since - grace) + 1
        late.append(Late(bond.id, bond.sponsor_id, max(1, months), placed.case.amount))
    return late


def months_late(found: Iterable[Late]) -> dict[UUID, int]:
    """For each sponsor the months that her slowest sponsorship is behind."""
    worst: dict[UUID, int] = {}
    for late in found:
        worst[late.sponsor] = max(late.months, worst.get(late.sponsor, 0))
    return worst
