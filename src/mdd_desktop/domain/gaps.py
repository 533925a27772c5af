"""Trùng – Sót – Trễ: what is done twice, whom nobody helped, what was promised and did not come.

Screen and paper (list B7) show these very cases; the figures count the same ones.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from mdd_desktop.domain.figures.child_case import ChildCase
from mdd_desktop.domain.figures.lives import SponsorshipLife, Terms
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.figures.spans import span_at
from mdd_desktop.domain.figures.sponsorships import LateCase, late_cases
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.waiting import waiting_since

KEPT_BOTH = "trung_nhu_cau"
LATE_REASON = "tre_cam_ket"
_SEVERAL = 2


class MissedReason(StrEnum):
    """Why a child is on the board."""

    UNSPONSORED = "unsponsored"
    NO_DELIVERY = "no_delivery"
    NOT_VISITED = "not_visited"


@dataclass(frozen=True)
class DoubleGap:
    """A need of a child for which several sponsors pledge this month.

    Attributes:
        parts: The pledges, by sponsor.
        twelfths: Twelve times the đồng a month of all of them.
    """

    case: ChildCase
    need: str
    parts: Mapping[UUID, tuple[tuple[SponsorshipLife, Terms], ...]]
    twelfths: int

    @property
    def sponsors(self) -> list[Sponsor]:
        """Who pledges."""
        return [life.sponsor for ((life, _), *_rest) in self.parts.values() if life.sponsor]

    @property
    def mark(self) -> str:
        """Another one as soon as somebody else pledges for the need."""
        who = "+".join(sorted(sponsor.hex for sponsor in self.parts))
        return f"{self.need}:{who}"[:300]


@dataclass(frozen=True)
class MissedGap:
    """A child who waits; ``since`` is an ordinal."""

    case: ChildCase
    since: int
    reason: MissedReason


def double_gaps(
    case: ChildCase, kept: Collection[tuple[UUID, str]] = frozenset()
) -> Iterator[DoubleGap]:
    """The needs of a child that are covered twice.

    Args:
        case: The child on the last day of the month.
        kept: (child, mark) of what an officer decided to leave as it is.
    """
    if not case.has_double_need:
        return
    month = case.day.month
    needs: dict[str, dict[UUID, list[tuple[SponsorshipLife, Terms]]]] = defaultdict(dict)
    for life in case.active:
        for terms in life.terms:
            need = terms.pledge.need
            if need and life.sponsor and terms.is_regular and terms.in_force(month):
                needs[need].setdefault(life.sponsor.id, []).append((life, terms))
    for need, found in needs.items():
        if len(found) >= _SEVERAL:
            level = sum(t.level_twelfths(month) for part in found.values() for _, t in part)
            parts = {sponsor: tuple(part) for sponsor, part in found.items()}
            gap = DoubleGap(case, need, parts, level)
            if (case.record.id, gap.mark) not in kept:
                yield gap


def missed_gaps(
    case: ChildCase, moment: Moment, delivered: Mapping[UUID, int]
) -> Iterator[MissedGap]:
    """What a child misses: a sponsor, support in the period, a visit.

    Args:
        case: The child on the last day of the period.
        moment: The period.
        delivered: From ``last_deliveries``.
    """
    if not case.is_sponsored:
        if case.record.sponsor_wanted:
            yield MissedGap(case, waiting_since(case), MissedReason.UNSPONSORED)
        return
    span = span_at(case.life.sponsored, moment.hi)
    begun = span[0] if span else moment.hi
    if case.life not in moment.delivered_to:
        last = max(begun, delivered.get(case.record.id, 0))
        yield MissedGap(case, last, MissedReason.NO_DELIVERY)
    if case.is_overdue_for_visit:
        last = case.day.last_visit.get(case.life, begun)
        yield MissedGap(case, last, MissedReason.NOT_VISITED)


def last_deliveries(moment: Moment, cases: Iterable[ChildCase]) -> dict[UUID, int]:
    """The last day, up to the last of the period, on which each of these children got something.

    Only sponsored ones who got nothing in the period are looked for: of others nobody asks.
    """
    without = {
        case.record.id
        for case in cases
        if case.is_sponsored and case.life not in moment.delivered_to
    }
    own = {one: life for one, life in moment.facts.child_of.items() if life in without}
    found: dict[UUID, int] = {}
    for child, day in moment.facts.support.last_deliveries(own, moment.period.hi).items():
        found[own[child]] = max(found.get(own[child], 0), day.toordinal())
    return found


def late_gaps(moment: Moment, units: Collection[str]) -> list[LateCase]:
    """The sponsorships behind their pledges, of children of these units."""
    return [case for unit, case, _ in late_cases(moment) if unit in units]
