"""What the sponsorships of one unit pledge a month, and what another level of one would make it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final
from uuid import UUID

from mdd_desktop.domain.figures.lives import Terms
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.services.lateness import moment_of
from mdd_desktop.storage.queries.sponsor_bonds import ids_where
from mdd_desktop.storage.transaction import Reading

_MONTHS: Final = 12


@dataclass(frozen=True)
class PledgedTotals:
    """What the active sponsorships of a unit pledge in one month.

    Attributes:
        month: Its number, as the figures count months.
        terms: The pledges of those sponsorships.
    """

    month: int
    terms: Mapping[UUID, Terms]

    def if_amount(self, pledge: UUID, amount: int | None) -> int:
        """The sum in đồng, were the amount of one pledge this."""
        changed = {
            one: Terms.of(terms.pledge.model_copy(update={"amount": amount}))
            for one, terms in self.terms.items()
            if one == pledge
        }
        twelfths = sum(t.level_twelfths(self.month) for t in {**self.terms, **changed}.values())
        return round(Fraction(twelfths, _MONTHS))


def pledged_by(reading: Reading, unit: str, today: dt.date) -> PledgedTotals:
    """Gather what the unit's own sponsorships pledge in the month of ``today`` (rule F9)."""
    own = ids_where(reading.connection, "sponsorship", "owner", [unit])
    moment = moment_of(reading, reading.of(Sponsorship).many(own), today)
    active = [life for life in moment.facts.sponsorships if life.is_active(moment.hi)]
    terms = {one.pledge.id: one for life in active for one in life.terms}
    return PledgedTotals(moment.day.month, terms)
