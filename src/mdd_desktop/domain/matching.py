"""Which sponsor fits which waiting child: ranked, with reasons in words, refusals with a cause.

Pure: what is weighed stands in ``Seeker`` and ``Offer``, gathered by one query. Wishes only rank;
a sponsor is refused only where she cannot take this child at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.person import Sex
from mdd_desktop.domain.sponsor import Promise
from mdd_desktop.domain.sponsorship import SponsorshipForm
from mdd_desktop.domain.vietnamese import format_number, within

_NEED, _ENOUGH, _HALF, _VILLAGE, _COMMUNE = 30, 20, 10, 15, 8
_WISH, _UNTIL_18, _KIN, _LATE, _MOST_LATE = 12, 8, 25, 10, 3
_BOTH, _MOST_NEEDS = 2, 3


@dataclass(frozen=True, slots=True)
class Seeker:
    """A child who waits for a sponsor.

    Attributes:
        needs: Codes of what nobody covers yet, the most urgent first.
        kin: The sponsors of her brothers and sisters.
    """

    id: UUID
    unit_id: str
    village: str | None = None
    sex: Sex | None = None
    age: int | None = None
    needs: tuple[str, ...] = ()
    kin: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Offer:
    """A sponsor as matching sees her.

    Attributes:
        taken: Children she has, waits for approval with, or keeps a place for.
        refused: Why she or the family said no, by child.
        has: Children she sponsors or waits for already.
        months_late: Whole months behind her pledges.
        promise_note: When the promise ran out, as a sentence says it.
    """

    id: UUID
    unit_id: str
    village: str | None = None
    capacity: int | None = None
    taken: int = 0
    form: SponsorshipForm | None = None
    amount: int | None = None
    needs: tuple[str, ...] = ()
    until_18: bool = False
    sex: Sex | None = None
    age_from: int | None = None
    age_to: int | None = None
    promise: Promise = Promise.MISSING
    promise_note: str = ""
    months_late: int = 0
    has: frozenset[UUID] = frozenset()
    refused: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def room(self) -> int | None:
        """How many more she could take; None when she never said."""
        return None if self.capacity is None else max(0, self.capacity - self.taken)


class Reason(NamedTuple):
    """One point of a comparison: whether it speaks for the match, in words."""

    fits: bool
    text: str


@dataclass(frozen=True, slots=True)
class Fit:
    """A child and a sponsor side by side.

    Attributes:
        score: Greater is better; 0 or less when little speaks for it.
        refusal: Why it cannot be at all; "" when it can.
        form: The form she would help in: direct only with a valid promise.
    """

    child: UUID
    sponsor: UUID
    score: int
    reasons: tuple[Reason, ...]
    refusal: str = ""
    form: SponsorshipForm = SponsorshipForm.INDIRECT


def rank(child: Seeker, offers: Iterable[Offer], *, level: int) -> list[Fit]:
    """The sponsors for a child, the best first; those who cannot come last, with the cause.

    Args:
        child: Who waits.
        offers: The sponsors.
        level: The monthly amount that covers one child, from the settings.
    """
    return _sorted(fit(child, offer, level=level) for offer in offers)


def rank_children(offer: Offer, children: Iterable[Seeker], *, level: int) -> list[Fit]:
    """The waiting children for a sponsor, the best first."""
    return _sorted(fit(child, offer, level=level) for child in children)


def fit(child: Seeker, offer: Offer, *, level: int) -> Fit:
    """Compare one child and one sponsor."""
    points: list[tuple[int, Reason]] = [
        *_needs_and_amount(child, offer, level),
        *_place(child, offer),
        *_wishes(child, offer),
        *_trust(offer),
    ]
    if offer.id in child.kin:
        points.insert(0, (_KIN, Reason(fits=True, text="đang đỡ đầu anh chị em của em")))
    return Fit(
        child=child.id,
        sponsor=offer.id,
        score=sum(score for score, _ in points),
        reasons=tuple(reason for _, reason in points),
        refusal=refusal(child, offer),
        form=offer.form or SponsorshipForm.INDIRECT,
    )


def refusal(child: Seeker, offer: Offer) -> str:
    """Why this sponsor cannot take this child; "" when she can."""
    if child.id in offer.has:
        return "Đã có lượt đỡ đầu với em"
    if child.id in offer.refused:
        return f"Đã từ chối: {_lowered(offer.refused[child.id])}"
    if offer.room == 0:
        return f"Đã đủ {offer.capacity} trẻ"
    if offer.form is SponsorshipForm.DIRECT and offer.promise is not Promise.VALID:
        return f"Chưa nhận nuôi dưỡng trực tiếp được: {promise_words(offer)}"
    return ""


def promise_words(offer: Offer) -> str:
    """How her promise to protect children stands, in words."""
    if offer.promise is Promise.EXPIRED:
        return f"cam kết bảo vệ trẻ em hết hạn {offer.promise_note}".rstrip()
    return "chưa ký cam kết bảo vệ trẻ em"


def _sorted(fits: Iterable[Fit]) -> list[Fit]:
    return sorted(fits, key=lambda f: (bool(f.refusal), -f.score, str(f.sponsor), str(f.child)))


def _needs_and_amount(child: Seeker, offer: Offer, level: int) -> list[tuple[int, Reason]]:
    """What she could pay beside what the child needs, told in one point where both fit."""
    wanted = child.needs[:_MOST_NEEDS]
    covered = [need for need in wanted if not offer.needs or need in offer.needs]
    points: list[tuple[int, Reason]] = []
    amount = offer.amount
    if amount is not None:
        enough = amount >= level
        told = "vừa đủ" if amount == level else _coverage(wanted, covered) if enough else ""
        text = ", ".join(part for part in (f"mức {format_number(amount)}", told) if part)
        if not enough:
            text += f", cần {format_number(level)}"
        points.append(
            (_ENOUGH if enough else _HALF * amount // max(1, level), Reason(enough, text))
        )
    if offer.needs and wanted:
        if covered:
            names = " và ".join(_lowered(label("need", need)) for need in covered[:_BOTH])
            points.append((_NEED * len(covered), Reason(fits=True, text=f"lo được {names}")))
        else:
            names = _lowered(label("need", offer.needs[0]))
            points.append((-_HALF, Reason(fits=False, text=f"chỉ lo {names}")))
    return points


def _coverage(wanted: tuple[str, ...], covered: list[str]) -> str:
    if not wanted or len(covered) < len(wanted):
        return "trên mức cần"
    return {1: "đủ nhu cầu", 2: "đủ cả hai nhu cầu"}.get(len(wanted), "đủ các nhu cầu")


def _place(child: Seeker, offer: Offer) -> list[tuple[int, Reason]]:
    if offer.unit_id != child.unit_id:
        return [(0, Reason(fits=False, text="khác xã"))]
    if child.village and offer.village and child.village == offer.village:
        return [(_VILLAGE, Reason(fits=True, text="cùng ấp"))]
    return [(_COMMUNE, Reason(fits=True, text="cùng xã"))]


def _wishes(child: Seeker, offer: Offer) -> list[tuple[int, Reason]]:
    points: list[tuple[int, Reason]] = []
    if offer.sex is not None and child.sex is not None:
        who = {"nu": "em gái", "nam": "em trai"}.get(offer.sex, offer.sex.label)
        fits = offer.sex is child.sex
        points.append((_WISH if fits else -_WISH, Reason(fits, f"mong đỡ đầu {who}")))
    if child.age is not None and (offer.age_from is not None or offer.age_to is not None):
        low, high = offer.age_from or 0, 30 if offer.age_to is None else offer.age_to
        fits = low <= child.age <= high
        points.append((_WISH if fits else -_WISH, Reason(fits, f"mong trẻ {_ages(offer)}")))
    if offer.until_18:
        points.append((_UNTIL_18, Reason(fits=True, text="đến đủ 18 tuổi")))
    return points


def _ages(offer: Offer) -> str:
    if offer.age_from is None:
        return f"đến {offer.age_to} tuổi"
    if offer.age_to is None:
        return f"từ {offer.age_from} tuổi"
    return f"{offer.age_from}–{offer.age_to} tuổi"


def _trust(offer: Offer) -> list[tuple[int, Reason]]:
    points: list[tuple[int, Reason]] = []
    if offer.promise is Promise.EXPIRED:
        points.append((-_HALF, Reason(fits=False, text=promise_words(offer))))
    if offer.months_late:
        months = min(offer.months_late, _MOST_LATE)
        text = f"đang chậm {offer.months_late} tháng"
        points.append((-_LATE * months, Reason(fits=False, text=text)))
    return points


def _lowered(text: str) -> str:
    """A label inside a sentence; "Mẹ" keeps its capital."""
    return text if text.startswith("Mẹ ") else within(text)
