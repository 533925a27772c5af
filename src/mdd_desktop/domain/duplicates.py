"""Which records may be one child entered twice, and why; twins and siblings are told apart.

A score is the chance, between 0 and 1, that both records are one child. It is weighed against two
other explanations, chance likeness and kinship, so that the more a pair's family agrees the more
its given names must agree too. See ``mdd_desktop.domain.likeness`` for the parts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mdd_desktop.domain.calm import without_collector
from mdd_desktop.domain.likeness.blocks import blocks_of
from mdd_desktop.domain.likeness.people import Person, Prepared, prepare
from mdd_desktop.domain.likeness.rarity import Rarity, rarity_of
from mdd_desktop.domain.likeness.sieve import Sieve
from mdd_desktop.domain.likeness.weighing import USUAL_REGISTRY, Weighed, weigh
from mdd_desktop.domain.stopping import heeded

__all__ = [
    "DEFAULT_MIN_SCORE",
    "Group",
    "Match",
    "Person",
    "Verdict",
    "compare",
    "find_pairs",
    "groups_of",
    "similar_people",
]

DEFAULT_MIN_SCORE = 0.5
PANEL_MIN_SCORE = 0.02
_SIBLING = 0.5
_NOTHING_ALIKE = "Không có điểm giống nhau đáng kể"
_KIN = "Có thể là anh chị em, không tính là trùng"


class Verdict(StrEnum):
    """What a pair most likely is."""

    DUPLICATE = "duplicate"
    SIBLING = "sibling"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Match:
    """Two records side by side.

    Attributes:
        a: Id of one.
        b: Id of the other.
        score: Chance that they are one child.
        reasons: What speaks for likeness, in Vietnamese; never empty.
        differences: What differs, in Vietnamese.
        verdict: What the pair most likely is.
    """

    a: str
    b: str
    score: float
    reasons: tuple[str, ...]
    differences: tuple[str, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Group:
    """Records of which each looks like one child with another of them.

    Attributes:
        members: Their ids.
        matches: The suspected pairs among them, best first.
    """

    members: tuple[str, ...]
    matches: tuple[Match, ...]

    @property
    def score(self) -> float:
        """The chance of its best pair."""
        return self.matches[0].score


def compare(a: Person, b: Person) -> Match:
    """Compare two records without knowing the registry around them."""
    return _match(prepare(a), prepare(b), Rarity(), USUAL_REGISTRY)


def similar_people(
    person: Person, others: Iterable[Person], min_score: float = PANEL_MIN_SCORE
) -> list[Match]:
    """Return the records most like one being typed, possible duplicates before siblings.

    Args:
        person: Being typed; ``a`` of every match.
        others: Records already there.
        min_score: Below it only siblings are returned.
    """
    typed = prepare(person)
    known = [prepare(other) for other in others]
    rarity = Rarity()
    for one in known:
        rarity.communes[one.place.commune] += 1
    matches = [_match(typed, one, rarity, USUAL_REGISTRY) for one in known]
    wanted = [m for m in matches if m.score >= min_score or m.verdict is Verdict.SIBLING]
    return sorted(wanted, key=lambda m: (m.verdict is Verdict.SIBLING, -m.score, m.b))


def find_pairs(people: Sequence[Person], min_score: float = DEFAULT_MIN_SCORE) -> list[Match]:
    """Return the suspected duplicates among many records, best first; siblings are left out."""
    with without_collector():
        known = [prepare(person) for person in heeded(people)]
        rarity = rarity_of((one.name, one.place.commune) for one in known)
        matches = (
            _match(known[first], known[second], rarity, len(known))
            for first, second in Sieve(known, rarity, min_score).sifted(heeded(blocks_of(known)))
        )
        found = [m for m in matches if m.score >= min_score and m.verdict is not Verdict.SIBLING]
    return sorted(found, key=lambda m: (-m.score, m.a, m.b))


def groups_of(matches: Iterable[Match]) -> list[Group]:
    """Put records together of which each is suspected beside another of them, best first."""
    ordered = sorted(matches, key=lambda m: (-m.score, m.a, m.b))
    joined: dict[str, set[str]] = {}
    for match in ordered:
        together = joined.get(match.a, {match.a}) | joined.get(match.b, {match.b})
        joined.update(dict.fromkeys(together, together))
    found: dict[int, list[Match]] = {}
    for match in ordered:
        found.setdefault(id(joined[match.a]), []).append(match)
    groups = [Group(tuple(sorted(joined[m[0].a])), tuple(m)) for m in found.values()]
    return sorted(groups, key=lambda group: (-group.score, group.members))


def _match(a: Prepared, b: Prepared, rarity: Rarity, people: int) -> Match:
    weighed = weigh(a, b, rarity, people)
    verdict = _verdict(weighed)
    reasons = weighed.reasons or (_NOTHING_ALIKE,)
    if verdict is Verdict.SIBLING:
        reasons = (*weighed.reasons, _KIN)
    return Match(a.person.id, b.person.id, weighed.same, reasons, weighed.differences, verdict)


def _verdict(weighed: Weighed) -> Verdict:
    if weighed.same >= max(DEFAULT_MIN_SCORE, weighed.sibling):
        return Verdict.DUPLICATE
    if weighed.sibling >= _SIBLING:
        return Verdict.SIBLING
    return Verdict.DIFFERENT
