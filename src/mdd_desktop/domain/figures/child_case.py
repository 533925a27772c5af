"""A child on the last day of a period: everything the figures of children ask about her."""

from collections import defaultdict
from typing import TYPE_CHECKING

from mdd_desktop.domain.child import DeathCause, ParentStatus, Poverty
from mdd_desktop.domain.consents import PUBLISH, may_be_published
from mdd_desktop.domain.figures.lives import ChildLife, SponsorshipLife
from mdd_desktop.domain.figures.moment import Day
from mdd_desktop.domain.figures.spans import span_at
from mdd_desktop.domain.partial_date import age_between

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

_UNABLE = frozenset(
    {
        ParentStatus.DEAD,
        ParentStatus.MISSING,
        ParentStatus.IN_CARE_FACILITY,
        ParentStatus.UNABLE,
        ParentStatus.SERVING_SENTENCE,
    }
)
_BY_HAND = frozenset("bdn")
_NONE: frozenset[str] = frozenset()
_SEVERAL = 2
_BANDS = 3


class ChildCase:
    """One child, listed on the last day.

    What most figures ask is worked out at once: forty figures ask it of every child.

    Attributes:
        active: Her sponsorships active on that day.
        age: Whole years, None when her birth date is unknown.
        is_covid_orphan: Whether a dead parent died of Covid-19 (rule F7).
        groups: Of Điều 10: a and c from the parents, b, d, n by hand, under the law's age.
        poverty: The household's status of the year, else of the year before, else unknown (F8).
        forms: Of her active sponsorships.
        level_twelfths: Twelve times the đồng a month that they pledge (rule F9).
        level_band: 0 nothing pledged, 1 below the first band, and so on.
    """

    def __init__(self, life: ChildLife, day: Day) -> None:
        record = life.record
        self.life = life
        self.record = record
        self.day = day
        self.active: Sequence[SponsorshipLife] = day.active.get(life, ())
        self.age = age_between(life.born, day.date) if life.born else None
        self.fatherless = record.father.is_dead
        self.motherless = record.mother.is_dead
        self.is_orphan = self.fatherless or self.motherless
        self.is_covid_orphan = (self.fatherless and record.father.cause is DeathCause.COVID) or (
            self.motherless and record.mother.cause is DeathCause.COVID
        )
        self.groups = self._groups()
        self.poverty = self._poverty()
        self.is_sponsored = bool(self.active)
        self.forms = frozenset({one.record.form for one in self.active})
        self.level_twelfths = sum([level_twelfths(one, day.month) for one in self.active])
        self.level_band = self._level_band()

    def _groups(self) -> frozenset[str]:
        if self.age is not None and self.age >= self.day.settings.law_age:
            return _NONE
        given = self.record.groups
        found = _BY_HAND.intersection(given) if given else _NONE
        if self.fatherless and self.motherless:
            return found | {"a"}
        if self.record.father.status in _UNABLE and self.record.mother.status in _UNABLE:
            return found | {"c"}
        return found

    def _poverty(self) -> Poverty | None:
        if not self.record.household:
            return None
        known = {entry.year: entry.status for entry in self.record.household}
        year = self.day.date.year
        return known.get(year, known.get(year - 1))

    @property
    def is_in_hardship(self) -> bool:
        """Poor, near-poor, of group a or c, or confirmed by hand (rule F8)."""
        return (
            self.poverty in {Poverty.POOR, Poverty.NEAR_POOR}
            or not self.groups.isdisjoint("ac")
            or self.record.hardship_confirmed
        )

    @property
    def is_of_minority(self) -> bool:
        """Whether her ethnic group is known and not Kinh."""
        ethnic = self.record.ethnic
        return bool(ethnic) and str(ethnic).casefold() not in self.day.kinh

    @property
    def has_state_allowance(self) -> bool:
        """Whether a monthly allowance is paid on that day; its last day included."""
        hi = self.day.date
        paid = self.record.state_allowance
        return bool(paid) and any(
            one.from_ <= hi and (one.to is None or hi <= one.to) for one in paid
        )

    @property
    def may_be_public(self) -> bool:
        """Guardian's consent, and her own from the age of assent, to being named in public."""
        assent_age = self.day.settings.assent_age
        return may_be_published(
            self.record, PUBLISH, self.day.date, age=self.age, assent_age=assent_age
        )

    def aged(self, first: int, last: int) -> bool:
        """Whether her age is known and from ``first`` to ``last``."""
        return self.age is not None and first <= self.age <= last

    @property
    def turns_grown_soon(self) -> bool:
        """Whether the programme's age falls in the days announced ahead."""
        return self.day.hi < self.life.grown <= self.day.hi + self.day.settings.soon_days

    @property
    def has_several_sponsors(self) -> bool:
        """Whether at least two different sponsors support her."""
        if len(self.active) < _SEVERAL:
            return False
        return len({life.sponsor.id for life in self.active if life.sponsor}) >= _SEVERAL

    @property
    def has_double_need(self) -> bool:
        """Whether two sponsors pledge for the same need this month, one-off pledges aside."""
        if len(self.active) < _SEVERAL:
            return False
        sponsors: dict[str, set[UUID]] = defaultdict(set)
        for life in self.active:
            for terms in life.terms:
                if terms.pledge.need and terms.is_regular and terms.in_force(self.day.month):
                    sponsors[terms.pledge.need].update({life.sponsor.id} if life.sponsor else ())
        return any(len(found) >= _SEVERAL for found in sponsors.values())

    def _level_band(self) -> int:
        if not self.level_twelfths:
            return 0
        bands = self.day.settings.level_bands[:_BANDS]
        return 1 + sum([self.level_twelfths >= band * 12 for band in bands])

    @property
    def is_overdue_for_visit(self) -> bool:
        """Sponsored without a break for the visiting months, and not visited in them."""
        span, limit = span_at(self.life.sponsored, self.day.hi), self.day.visited_after
        if span is None or span[0] > limit:
            return False
        return self.day.last_visit.get(self.life, 0) <= limit


def level_twelfths(life: SponsorshipLife, month: int) -> int:
    """Twelve times the monthly level of a sponsorship in ``month``."""
    return sum([terms.level_twelfths(month) for terms in life.terms])
