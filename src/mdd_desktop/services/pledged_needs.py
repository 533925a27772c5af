"""What sponsors have pledged for a child already, need by need: before another one is written."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship, SponsorshipState
from mdd_desktop.storage.registry import Registry

_OVER = {SponsorshipState.ENDED, SponsorshipState.CANCELLED}
_NEVER = "9999-12"


class PledgedNeed(NamedTuple):
    """Who pledged for a need, and for which months.

    Attributes:
        first: As ``2026-11``.
        last: The same, both inclusive; None when no end was agreed.
    """

    need: str
    sponsor: str
    first: str
    last: str | None = None


def pledged_needs(registry: Registry, child_id: UUID) -> tuple[PledgedNeed, ...]:
    """The needs that the sponsorships of a child cover which run, rest, or wait to begin."""
    with registry.read() as reading:
        found: list[PledgedNeed] = []
        for bond in reading.of(Sponsorship).where(child_id=child_id, void=False):
            if bond.state_on(registry.today) in _OVER:
                continue
            name = reading.of(Sponsor).get(bond.sponsor_id).full_name
            pledges = reading.of(Pledge).where(sponsorship_id=bond.id, void=False)
            found += _covered(pledges, name, bond.end)
    return tuple(found)


def clashing(
    known: Iterable[PledgedNeed], need: str, first: str, last: str | None
) -> tuple[PledgedNeed, ...]:
    """Those that cover a need in one of the months from ``first`` to ``last``."""
    return tuple(
        one
        for one in known
        if one.need == need and one.first <= (last or _NEVER) and first <= (one.last or _NEVER)
    )


def _covered(pledges: Iterable[Pledge], sponsor: str, end: dt.date | None) -> Iterator[PledgedNeed]:
    for pledge in pledges:
        if pledge.need is None:
            continue
        last = pledge.to_month if pledge.rhythm.recurs else pledge.from_month
        if end is not None:
            last = min(last or _NEVER, f"{end:%Y-%m}")
        yield PledgedNeed(pledge.need, sponsor, pledge.from_month, last)
