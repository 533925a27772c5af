"""Everything two children's data say, added up and said in words."""

from dataclasses import dataclass
from math import log2

from mdd_desktop.domain.likeness.births import compare_births
from mdd_desktop.domain.likeness.evidence import NOTHING, Evidence
from mdd_desktop.domain.likeness.household import (
    OTHER_GUARDIAN,
    OTHER_PARENT,
    compare_phones,
    compare_places,
    compare_relatives,
)
from mdd_desktop.domain.likeness.identity import CERTAIN, compare_numbers
from mdd_desktop.domain.likeness.names import compare_names
from mdd_desktop.domain.likeness.people import Prepared
from mdd_desktop.domain.likeness.phrases import name_evidence
from mdd_desktop.domain.likeness.rarity import Rarity

USUAL_REGISTRY = 2000
_SMALLEST_REGISTRY = 300
_ENTERED_TWICE = 0.2
_SIBLINGS = 0.5
MOST_OF_HOUSEHOLD = 16.0
SAME_SEX = 0.9
OTHER_SEX = -4.5
_OTHER_NAME = 2.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """The chances of the three explanations of one pair.

    Attributes:
        same: Chance that it is one child.
        sibling: Chance that they are two children of one family.
        reasons: What speaks for likeness.
        differences: What differs.
    """

    same: float
    sibling: float
    reasons: tuple[str, ...]
    differences: tuple[str, ...]


def weigh(first: Prepared, second: Prepared, rarity: Rarity, people: int) -> Weighed:
    """Weigh two children's data.

    Args:
        first: One child.
        second: The other.
        rarity: Of names and communes among the people compared.
        people: How many they are: among more, more are alike by chance.
    """
    names = compare_names(first.name, second.name, rarity) if _named(first, second) else None
    number = compare_numbers(first.number, second.number)
    personal = [
        number,
        name_evidence(names, first.name, second.name) if names else NOTHING,
        compare_births(first.born, second.born),
        _sexes(first.sex, second.sex),
    ]
    household = _household(first, second, rarity)
    two_names = names is None or names.other_given
    same, sibling = _chances(
        personal, household, people, capped=two_names and number.same < CERTAIN
    )
    found = [*personal, *household]
    return Weighed(
        same=same,
        sibling=sibling,
        reasons=tuple(evidence.reason for evidence in found if evidence.reason),
        differences=tuple(evidence.difference for evidence in found if evidence.difference),
    )


def bits_before(people: int) -> float:
    """Bits for one child before anything of a pair is known."""
    return log2(_ENTERED_TWICE / max(people, _SMALLEST_REGISTRY))


def _named(first: Prepared, second: Prepared) -> bool:
    return bool(first.name.words and second.name.words)


def _chances(
    personal: list[Evidence], household: list[Evidence], people: int, *, capped: bool
) -> tuple[float, float]:
    pairs = max(people, _SMALLEST_REGISTRY)
    shared = min(MOST_OF_HOUSEHOLD, sum(evidence.same for evidence in household))
    same = bits_before(people) + sum(e.same for e in personal) + shared
    sibling = log2(_SIBLINGS / pairs) + sum(e.sibling for e in personal) + shared
    if capped:
        same = min(same, max(sibling, 0.0) - _OTHER_NAME)
    weights = [2.0 ** min(bits, 200.0) for bits in (same, sibling)]
    total = sum(weights) + 1.0
    return weights[0] / total, weights[1] / total


def _sexes(first: str, second: str) -> Evidence:
    if not first or not second:
        return NOTHING
    if first == second:
        return Evidence(SAME_SEX, 0.0)
    return Evidence(OTHER_SEX, 0.0, "", "Khác giới tính")


def _household(first: Prepared, second: Prepared, rarity: Rarity) -> list[Evidence]:
    return [
        compare_relatives("mẹ", first.mother, second.mother, rarity, otherwise=OTHER_PARENT),
        compare_relatives("cha", first.father, second.father, rarity, otherwise=OTHER_PARENT),
        compare_relatives(
            "người nuôi dưỡng", first.guardian, second.guardian, rarity, otherwise=OTHER_GUARDIAN
        ),
        compare_phones(first.phone, second.phone),
        *compare_places(first.place, second.place, rarity),
    ]
