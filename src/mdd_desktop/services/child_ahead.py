"""What comes next for one child: the visit, the letter, papers that end, a birthday that counts."""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.coming_of_age import milestones
from mdd_desktop.domain.consents import ConsentLine, ConsentState
from mdd_desktop.domain.sponsorship import Sponsorship, SponsorshipState
from mdd_desktop.domain.visit import Visit
from mdd_desktop.domain.visit_rules import visit_by
from mdd_desktop.services.ledger import facts_of
from mdd_desktop.storage.transaction import Reading

_FAR_DAYS = 366
_HALF = 6
_RUNNING = {SponsorshipState.ACTIVE, SponsorshipState.PAUSED}


class AheadKind(StrEnum):
    """What comes."""

    VISIT = "visit"
    LETTER = "letter"
    CONSENT_ENDS = "consent_ends"
    SPONSORSHIP_ENDS = "sponsorship_ends"
    AGE = "age"


class Ahead(NamedTuple):
    """Something with a day; a visit, or the end of what was agreed, may have passed already.

    Attributes:
        age: The age she reaches, for a birthday.
    """

    on: dt.date
    kind: AheadKind
    age: int = 0


def ahead_of(
    reading: Reading,
    child: Child,
    bonds: Sequence[Sponsorship],
    visits: Sequence[Visit],
    consents: Iterable[ConsentLine],
    *,
    today: dt.date,
) -> tuple[Ahead, ...]:
    """What comes within a year, the nearest first.

    Args:
        reading: Of the registry.
        child: Whose record it is.
        bonds: Her sponsorships.
        visits: Her visits, newest first.
        consents: Every use of her data, and who agreed to it.
        today: The business date.
    """
    running = [bond for bond in bonds if bond.state_on(today) in _RUNNING]
    found = [Ahead(day, AheadKind.VISIT) for day in _visit(reading, bonds, visits, today)]
    if running:
        found.append(Ahead(_end_of_half(today), AheadKind.LETTER))
    ends = (bond.end or bond.planned_end for bond in running)
    found += [Ahead(day, AheadKind.SPONSORSHIP_ENDS) for day in ends if day]
    found += [Ahead(day, AheadKind.CONSENT_ENDS) for day in _ends(consents)]
    found += [Ahead(one.day, AheadKind.AGE, one.age) for one in milestones(child.birth, today)]
    last = today + dt.timedelta(days=_FAR_DAYS)
    return tuple(sorted(one for one in set(found) if one.on <= last))


def _visit(
    reading: Reading, bonds: Sequence[Sponsorship], visits: Sequence[Visit], today: dt.date
) -> list[dt.date]:
    if not bonds:
        return []
    facts = facts_of(reading, [bond.id for bond in bonds])
    last = next((visit.date for visit in visits if visit.date <= today), None)
    days = {
        visit_by(life.child.sponsored, last, today, every=facts.settings.visit_months)
        for life in facts.sponsorships
    }
    return [day for day in days if day is not None]


def _ends(consents: Iterable[ConsentLine]) -> list[dt.date]:
    """When consents that hold now end; one is enough for several uses signed together."""
    given = (line.latest for line in consents if line.state is ConsentState.GIVEN)
    return sorted({one.until for one in given if one is not None and one.until is not None})[:1]


def _end_of_half(today: dt.date) -> dt.date:
    return dt.date(today.year, 6, 30) if today.month <= _HALF else dt.date(today.year, 12, 31)
