"""From records to what matching compares and its screen shows."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.child import Child, Poverty
from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.domain.family_kind import FamilyKind, family_kind
from mdd_desktop.domain.hold import Hold
from mdd_desktop.domain.matching import Offer, Seeker
from mdd_desktop.domain.person import Sex
from mdd_desktop.domain.record_fields import fields_of
from mdd_desktop.domain.sponsor import Promise, Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship, SponsorshipState

_URGENCY = {"cao": 0, "vua": 1, "thap": 2}
_GONE = {SponsorshipState.ENDED, SponsorshipState.CANCELLED}


@dataclass(frozen=True)
class WaitingChild:
    """A child on the waiting list.

    Attributes:
        needs: Codes, the most urgent first.
        days: Days since she was registered, or since the first day without an active sponsor.
        replaces: The sponsorship that ended last, when there was one.
        held_for: The name of the sponsor a place is kept for, until ``held_until``.
        proposed_for: The name of the sponsor with whom she waits for approval.
    """

    id: UUID
    name: str
    code: str
    sex: Sex | None
    age: int | None
    village: str
    needs: tuple[str, ...]
    family: FamilyKind
    poverty: Poverty | None
    wish: str
    days: int | None
    household_id: UUID | None = None
    replaces: UUID | None = None
    held_for: str = ""
    held_until: dt.date | None = None
    proposed_for: str = ""


def told(
    child: Child,
    bonds: Sequence[Sponsorship],
    today: dt.date,
    *,
    hold: Hold | None,
    proposed: Sponsorship | None,
    names: Mapping[UUID, str],
) -> WaitingChild:
    """A child as the waiting list shows her."""
    ended = [bond for bond in bonds if bond.end is not None and bond.end < today]
    last = max(ended, key=lambda bond: bond.end or today, default=None)
    sponsored = [day for bond in bonds if (day := bond.last_active_before(today))]
    since = max(sponsored) + dt.timedelta(days=1) if sponsored else child.registered_on
    poverty = {entry.year: entry.status for entry in child.household}
    return WaitingChild(
        id=child.id,
        name=child.full_name,
        code=child.code or "",
        sex=child.sex,
        age=child.birth.age_on(today) if child.birth else None,
        village=child.village or "",
        needs=needs_of(child),
        family=family_kind(fields_of(child)),
        poverty=poverty.get(today.year, poverty.get(today.year - 1)),
        wish=next((need.note for need in child.needs if need.note), "") or "",
        days=(today - since).days if since and since <= today else None,
        household_id=child.household_id,
        replaces=last.id if last else None,
        held_for=names.get(hold.sponsor_id, "") if hold else "",
        held_until=hold.until if hold else None,
        proposed_for=names.get(proposed.sponsor_id, "") if proposed else "",
    )


def needs_of(child: Child) -> tuple[str, ...]:
    """The codes of her needs, the most urgent first, then in the order of the forms."""
    order = {code: place for place, code in enumerate(codes("need"))}
    ranked = sorted(
        (_URGENCY.get(need.level or "vua", 1), order.get(need.kind, len(order)), need.kind)
        for need in child.needs
    )
    return tuple(kind for _, _, kind in ranked)


def seeker_of(child: Child, today: dt.date, kin: frozenset[UUID]) -> Seeker:
    """A child as matching compares her."""
    return Seeker(
        id=child.id,
        unit_id=child.unit_id,
        village=child.village,
        sex=child.sex,
        age=child.birth.age_on(today) if child.birth else None,
        needs=needs_of(child),
        kin=kin,
    )


def offer_of(sponsor: Sponsor, taken: int, refusals: "Refusals", today: dt.date) -> Offer:
    """A sponsor as matching compares her."""
    promise = sponsor.promise_on(today)
    expired = sponsor.protection_expires_on if promise is Promise.EXPIRED else None
    return Offer(
        id=sponsor.id,
        unit_id=sponsor.unit_id,
        village=sponsor.village,
        capacity=sponsor.capacity,
        taken=taken,
        form=sponsor.offer_form,
        amount=sponsor.offer_amount,
        needs=sponsor.offer_needs,
        until_18=sponsor.offer_until_18,
        sex=sponsor.wish_sex,
        age_from=sponsor.wish_age_from,
        age_to=sponsor.wish_age_to,
        promise=promise,
        promise_note=f"{expired:%d/%m/%Y}" if expired else "",
        has=refusals.has.get(sponsor.id, frozenset()),
        refused=refusals.said.get(sponsor.id, {}),
    )


@dataclass(frozen=True)
class Refusals:
    """What stands between sponsors and children already.

    Attributes:
        said: For each sponsor the children she or the family refused, with the reason's words.
        has: For each sponsor the children she has, or waits for approval with.
    """

    said: Mapping[UUID, Mapping[UUID, str]]
    has: Mapping[UUID, frozenset[UUID]]


def refusals_of(holds: Iterable[Hold], bonds: Iterable[Sponsorship], today: dt.date) -> Refusals:
    """Gather them from holds that ended in a refusal and from cancelled sponsorships."""
    said: dict[UUID, dict[UUID, str]] = {}
    has: dict[UUID, set[UUID]] = {}
    for hold in holds:
        if hold.is_refusal:
            said.setdefault(hold.sponsor_id, {})[hold.child_id] = _words(hold.refusal)
    for bond in bonds:
        state = bond.state_on(today)
        if state is SponsorshipState.CANCELLED:
            said.setdefault(bond.sponsor_id, {})[bond.child_id] = _words(bond.cancel_reason)
        elif state not in _GONE:
            has.setdefault(bond.sponsor_id, set()).add(bond.child_id)
    return Refusals(said, {sponsor: frozenset(found) for sponsor, found in has.items()})


def _words(code: str | None) -> str:
    return label("refusal", code or "khac")
