"""The cards of the board Trùng – Sót – Trễ, as a screen shows them."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from mdd_desktop.domain.figures import Facts
from mdd_desktop.domain.figures.child_case import ChildCase
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.figures.sponsorships import LateCase
from mdd_desktop.domain.gaps import DoubleGap, MissedGap, MissedReason
from mdd_desktop.domain.sponsorship import Reminder
from mdd_desktop.domain.vietnamese import name_sort_key

_MONTHS = 12


@dataclass(frozen=True)
class DoubleCard:
    """A need that several sponsors cover.

    Attributes:
        sponsors: (id, name, đồng a month), the first one stays when another is moved.
        mark: What was found; to be handed back with the decision.
        pledges: By sponsor, what :func:`move_need` changes.
    """

    child: UUID
    name: str
    place: str
    need: str
    sponsors: tuple[tuple[UUID, str, int], ...]
    pledges: tuple[tuple[UUID, ...], ...]
    mark: str


@dataclass(frozen=True)
class MissedCard:
    """A child who waits for a sponsor, for support or for a visit."""

    child: UUID
    name: str
    place: str
    reason: MissedReason
    days: int
    needs: tuple[str, ...]


@dataclass(frozen=True)
class LateCard:
    """A sponsorship behind its pledges.

    Attributes:
        since: The day, grace included, from which something is missing.
        reason: What an officer wrote about it this month, "" when nothing.
        phone: Of the sponsor, to remind her.
        reminded: The last time she was, None when never.
    """

    sponsorship: UUID
    child: UUID
    name: str
    place: str
    sponsor: UUID | None
    sponsor_name: str
    phone: str
    missing: int
    since: dt.date
    days: int
    reason: str
    reminded: Reminder | None = None


AnyCard = DoubleCard | MissedCard | LateCard


class CardMaker:
    """Makes cards of cases on the last day of a period.

    Args:
        facts: What figures are counted from.
        moment: The period.
        below: Codes of the units whose children are looked at.
        commune: The office's own unit: its places are villages, the others' are communes.
    """

    def __init__(
        self, facts: Facts, moment: Moment, below: frozenset[str], *, commune: str
    ) -> None:
        self._facts, self._moment, self._below = facts, moment, below
        self._commune = commune

    def listed(self) -> list[ChildCase]:
        """The children on the list of these units that day, in the order of names."""
        hi = self._moment.hi
        found = [
            ChildCase(life, self._moment.day)
            for life in self._facts.children.values()
            if life.is_listed(hi) and life.unit_on(hi) in self._below
        ]
        return sorted(found, key=_order)

    def double(self, gap: DoubleGap) -> DoubleCard:
        """A need that is covered twice."""
        month = self._moment.day.month
        parts = sorted(gap.parts.items(), key=lambda one: str(one[1][0][0].record.start))
        return DoubleCard(
            child=gap.case.record.id,
            name=gap.case.record.full_name,
            place=self._place(gap.case),
            need=gap.need,
            sponsors=tuple(
                (
                    sponsor,
                    part[0][0].sponsor.full_name if part[0][0].sponsor else "",
                    round(Fraction(sum(t.level_twelfths(month) for _, t in part), _MONTHS)),
                )
                for sponsor, part in parts
            ),
            pledges=tuple(tuple(t.pledge.id for _, t in part) for _, part in parts),
            mark=gap.mark,
        )

    def missed(self, gap: MissedGap) -> MissedCard:
        """A child who waits."""
        return MissedCard(
            child=gap.case.record.id,
            name=gap.case.record.full_name,
            place=self._place(gap.case),
            reason=gap.reason,
            days=self._moment.hi - gap.since,
            needs=tuple(need.kind for need in gap.case.record.needs),
        )

    def late(self, late: LateCase, reasons: dict[UUID, str]) -> LateCard:
        """A sponsorship behind its pledges, with what was written about it."""
        case, sponsor = ChildCase(late.life.child, self._moment.day), late.life.sponsor
        return LateCard(
            sponsorship=late.life.record.id,
            child=case.record.id,
            name=case.record.full_name,
            place=self._place(case),
            sponsor=sponsor.id if sponsor else None,
            sponsor_name=sponsor.full_name if sponsor else "",
            phone=(sponsor.phone or "") if sponsor else "",
            missing=late.amount,
            since=dt.date.fromordinal(late.since),
            days=self._moment.hi - late.since,
            reason=reasons.get(late.life.record.id, ""),
            reminded=late.life.record.last_reminder,
        )

    def _place(self, case: ChildCase) -> str:
        unit = case.life.unit_on(self._moment.hi)
        if unit == self._commune:
            return case.record.village or ""
        known = self._facts.tree.units.get(unit)
        return known.name if known else unit


def _order(case: ChildCase) -> tuple[bytes, str]:
    child = case.record
    return name_sort_key(child.full_name, sort_name=child.sort_name), str(child.id)
