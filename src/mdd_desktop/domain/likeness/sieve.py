"""Which of the pairs worth comparing are compared in full: the others are out by numbers alone.

Of a hundred thousand children some five million pairs share a key, and one in fifty of those is
like enough to be weighed. The sieve never says more than "no": it adds up the most that each
comparison could find, cheapest first, and stops where that cannot reach the score any more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import inf, log2
from typing import NamedTuple

from mdd_desktop.domain.likeness.births import Born, most_bits_of_births
from mdd_desktop.domain.likeness.blocks import Block
from mdd_desktop.domain.likeness.household import (
    MOST_OF_A_NAME,
    OTHER_COMMUNE,
    OTHER_GUARDIAN,
    OTHER_PARENT,
    OTHER_PHONE,
    OTHER_VILLAGE,
    SAME_PHONE,
    SAME_VILLAGE,
    bits_of_commune,
)
from mdd_desktop.domain.likeness.identity import CERTAIN, MOST_OF_OTHER_NUMBERS
from mdd_desktop.domain.likeness.names import bits_of, may_be_one_name, most_bits_of_middle
from mdd_desktop.domain.likeness.people import Prepared
from mdd_desktop.domain.likeness.rarity import Rarity, Role
from mdd_desktop.domain.likeness.syllable_pairs import Kind, kind_of
from mdd_desktop.domain.likeness.weighing import (
    MOST_OF_HOUSEHOLD,
    OTHER_SEX,
    SAME_SEX,
    bits_before,
)
from mdd_desktop.domain.likeness.words import Name, Word, is_syllable

_NOBODY = -1
_LARGEST_FAMILY = 13.0


class _Slim(NamedTuple):
    """What the sieve looks at; syllables as numbers, and blanks where nothing is known."""

    given: int
    family: int
    middle: float
    odd: bool
    born: Born | None
    sex: str
    number: str
    mother: int
    father: int
    guardian: int
    phone: str
    commune: str
    village: str
    known: float


class Sieve:
    """Tells quickly which pairs cannot reach a score."""

    def __init__(self, people: Sequence[Prepared], rarity: Rarity, min_score: float) -> None:
        self._people = people
        self._rarity = rarity
        self._numbers: dict[Word, int] = {}
        self._words: list[Word] = []
        self._given: dict[int, dict[int, float]] = defaultdict(dict)
        self._family: dict[int, dict[int, float]] = defaultdict(dict)
        self._alike: dict[int, dict[int, bool]] = defaultdict(dict)
        self._communes: dict[str, float] = {}
        self._slim = [self._slimmed(person) for person in people]
        score = min(max(min_score, 1e-9), 1 - 1e-9)
        self._needed = log2(score / (1 - score)) - bits_before(len(people)) - 1e-6

    def sifted(self, blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
        """The pairs of places that may reach the score, the smaller first, each once."""
        total, seen = len(self._people), set[int]()
        for block in blocks:
            for first, second, bits in self._named_alike(block):
                place = first * total + second
                if place not in seen and self._may_reach(first, second, bits):
                    seen.add(place)
                    yield first, second

    def _named_alike(self, block: Block) -> Iterator[tuple[int, int, float]]:
        """The pairs of a block whose given names may be one, and the most these say."""
        slim = self._slim
        for index, first in enumerate(block.members[:-1]):
            one = slim[first]
            row, odd, asked = self._given[one.given], one.odd, one.odd or block.exact
            for second in block.members[index + 1 :]:
                other = slim[second]
                bits = row.get(other.given)
                if bits is None:
                    bits = self._bits_of_given(one.given, other.given)
                if bits > -inf:
                    yield first, second, CERTAIN if odd or other.odd else bits
                elif (asked or other.odd) and self._is_exception(first, second):
                    yield first, second, CERTAIN

    def _is_exception(self, first: int, second: int) -> bool:
        one, other = self._people[first], self._people[second]
        if one.number and other.number and one.number.digits == other.number.digits:
            return True
        if not one.name.words or not other.name.words:
            return False
        return may_be_one_name(one.name, other.name)

    def _may_reach(self, first: int, second: int, bits: float) -> bool:
        one, other = self._slim[first], self._slim[second]
        if one.number and other.number:
            if one.number == other.number:
                return True
            bits += MOST_OF_OTHER_NUMBERS
        if one.born and other.born:
            bits += most_bits_of_births(one.born, other.born)
        bits += max(one.middle, other.middle)
        if one.sex and other.sex:
            bits += SAME_SEX if one.sex == other.sex else OTHER_SEX
        missing = self._needed - bits
        if missing > MOST_OF_HOUSEHOLD + _LARGEST_FAMILY:
            return False
        missing -= self._bits_of_family(one.family, other.family)
        if missing > one.known or missing > other.known:
            return False
        return self._household(one, other) >= missing

    def _household(self, one: _Slim, other: _Slim) -> float:
        bits = 0.0
        if one.commune and other.commune:
            same = one.commune == other.commune
            bits += self._communes[one.commune] if same else OTHER_COMMUNE
        if one.village and other.village:
            bits += SAME_VILLAGE if one.village == other.village else OTHER_VILLAGE
        if one.phone and other.phone:
            bits += SAME_PHONE if one.phone == other.phone else OTHER_PHONE
        bits += self._most_of_kin(one.mother, other.mother, OTHER_PARENT)
        bits += self._most_of_kin(one.father, other.father, OTHER_PARENT)
        bits += self._most_of_kin(one.guardian, other.guardian, OTHER_GUARDIAN)
        return min(MOST_OF_HOUSEHOLD, bits)

    def _most_of_kin(self, one: int, other: int, otherwise: float) -> float:
        if one < 0 or other < 0:
            return 0.0
        alike = self._alike[one].get(other)
        if alike is None:
            alike = kind_of(self._words[one], self._words[other]) is not Kind.OTHER
            self._alike[one][other] = alike
        return MOST_OF_A_NAME if alike else otherwise

    def _bits_of_given(self, one: int, other: int) -> float:
        bits = -inf
        if one >= 0 and other >= 0:
            first, second = self._words[one], self._words[other]
            kind = kind_of(first, second)
            if kind is not Kind.OTHER:
                bits = bits_of(kind, first, second, Role.GIVEN, self._rarity)
        self._given[one][other] = self._given[other][one] = bits
        return bits

    def _bits_of_family(self, one: int, other: int) -> float:
        if one < 0 or other < 0:
            return 0.0
        bits = self._family[one].get(other)
        if bits is None:
            first, second = self._words[one], self._words[other]
            bits = bits_of(kind_of(first, second), first, second, Role.FAMILY, self._rarity)
            self._family[one][other] = bits
        return bits

    def _slimmed(self, person: Prepared) -> _Slim:
        words, place = person.name.words, person.place
        if place.commune not in self._communes:
            self._communes[place.commune] = bits_of_commune(place.commune, self._rarity)
        mother, father = self._last_of(person.mother), self._last_of(person.father)
        guardian = self._last_of(person.guardian)
        known = MOST_OF_A_NAME * sum(number >= 0 for number in (mother, father, guardian))
        known += self._communes[place.commune] if place.commune else 0.0
        known += (SAME_VILLAGE if place.village else 0.0) + (SAME_PHONE if person.phone else 0.0)
        return _Slim(
            self._last_of(person.name),
            self._number_of(words[0]) if len(words) > 1 else _NOBODY,
            sum(most_bits_of_middle(word, self._rarity) for word in words[1:-1]),
            person.name.informal or not words or not is_syllable(words[-1].folded),
            person.born,
            person.sex,
            person.number.digits if person.number else "",
            mother,
            father,
            guardian,
            person.phone,
            place.commune,
            place.village,
            min(MOST_OF_HOUSEHOLD, known),
        )

    def _last_of(self, name: Name) -> int:
        return self._number_of(name.words[-1]) if name.words else _NOBODY

    def _number_of(self, word: Word) -> int:
        number = self._numbers.setdefault(word, len(self._words))
        if number == len(self._words):
            self._words.append(word)
        return number
