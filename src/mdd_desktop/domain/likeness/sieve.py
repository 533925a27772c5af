"""Which of the pairs worth comparing are compared in full: the others are out by numbers alone.

Of a hundred thousand children some five million pairs share a key, and one in a hundred of those
is like enough to be weighed. The sieve never says more than "no": it adds up the most that each
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
from mdd_desktop.domain.likeness.names import (
    are_two_names,
    bits_of,
    may_be_one_name,
    most_bits_of_middle,
)
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
_TWO = 2
_LARGEST_FAMILY = 13.0


class _Kin(NamedTuple):
    """The name of a parent or guardian; ``given`` is below 0 where none is known."""

    given: int
    family: int
    middle: float
    words: int


class _Slim(NamedTuple):
    """What the sieve looks at; syllables as numbers, and blanks where nothing is known."""

    given: int
    family: int
    middle: float
    odd: bool
    born: Born | None
    sex: str
    number: str
    mother: _Kin
    father: _Kin
    guardian: _Kin
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
        self._two_names: dict[int, dict[int, bool]] = defaultdict(dict)
        self._communes: dict[str, float] = {}
        self._kin: dict[Name, _Kin] = {}
        self._slim = [self._slimmed(person) for person in people]
        score = min(max(min_score, 1e-9), 1 - 1e-9)
        self._needed = log2(score / (1 - score)) - bits_before(len(people)) - 1e-6

    def sifted(self, blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
        """The pairs of places that may reach the score, the smaller first, each once."""
        total, seen = len(self._people), set[int]()
        for block in blocks:
            of_two = len(block.members) == _TWO  # most are
            for first, second in self._of_two(block) if of_two else self._of_block(block):
                place = first * total + second
                if place not in seen:
                    seen.add(place)
                    yield first, second

    def _of_block(self, block: Block) -> Iterator[tuple[int, int]]:
        """The pairs of a block that may reach the score; given names are looked at together."""
        groups: dict[int, list[int]] = {}
        odd: list[int] = []
        for place in block.members:
            slim = self._slim[place]
            if slim.odd:
                odd.append(place)
            groups.setdefault(slim.given, []).append(place)
        names = list(groups)
        for at, one in enumerate(names):
            for other in names[at:]:
                bits = self._bits_of_given(one, other)
                if bits > -inf:
                    yield from self._reaching(groups[one], groups[other], bits)
                elif block.exact:
                    yield from self._exceptions(groups[one], groups[other])
        for place in odd:
            yield from self._exceptions([place], block.members)

    def _of_two(self, block: Block) -> Iterator[tuple[int, int]]:
        first, second = block.members
        one, other = self._slim[first], self._slim[second]
        bits = self._bits_of_given(one.given, other.given)
        odd = one.odd or other.odd
        if odd or (bits == -inf and block.exact):
            yield from self._exceptions([first], [second])
        elif bits > -inf and self._may_reach(one, other, bits):
            yield first, second

    def _reaching(
        self, firsts: Sequence[int], seconds: Sequence[int], bits: float
    ) -> Iterator[tuple[int, int]]:
        slim, inside = self._slim, firsts is seconds
        for first in firsts:
            one = slim[first]
            for second in seconds:
                if (not inside or first < second) and self._may_reach(one, slim[second], bits):
                    yield (first, second) if first < second else (second, first)

    def _exceptions(
        self, firsts: Sequence[int], seconds: Sequence[int]
    ) -> Iterator[tuple[int, int]]:
        """Pairs that may be one child though the given names look like two, or are hidden."""
        for first in firsts:
            for second in seconds:
                if first != second and self._is_exception(first, second):
                    one, other = self._slim[first], self._slim[second]
                    if self._may_reach(one, other, CERTAIN):
                        yield (first, second) if first < second else (second, first)

    def _is_exception(self, first: int, second: int) -> bool:
        one, other = self._people[first], self._people[second]
        if one.number and other.number and one.number.digits == other.number.digits:
            return True
        if not one.name.words or not other.name.words:
            return False
        return may_be_one_name(one.name, other.name)

    def _may_reach(self, one: _Slim, other: _Slim, bits: float) -> bool:
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
        return self._has_household(one, other, missing)

    def _has_household(self, one: _Slim, other: _Slim, missing: float) -> bool:
        """Whether family and place can make up for what is missing; the cheapest first."""
        if one.commune and other.commune:
            same = one.commune == other.commune
            missing -= self._communes[one.commune] if same else OTHER_COMMUNE
        if one.village and other.village:
            missing -= SAME_VILLAGE if one.village == other.village else OTHER_VILLAGE
        if one.phone and other.phone:
            missing -= SAME_PHONE if one.phone == other.phone else OTHER_PHONE
        if missing > 3 * MOST_OF_A_NAME:
            return False
        missing -= self._most_of_kin(one.mother, other.mother, OTHER_PARENT)
        if missing > 2 * MOST_OF_A_NAME:
            return False
        missing -= self._most_of_kin(one.father, other.father, OTHER_PARENT)
        if missing > MOST_OF_A_NAME:
            return False
        return missing <= self._most_of_kin(one.guardian, other.guardian, OTHER_GUARDIAN)

    def _most_of_kin(self, one: _Kin, other: _Kin, otherwise: float) -> float:
        if one is other:
            return MOST_OF_A_NAME if one.given >= 0 else 0.0
        if one.given < 0 or other.given < 0:
            return 0.0
        bits = self._bits_of_given(one.given, other.given)
        if bits == -inf:
            return otherwise
        if one.words != other.words:  # perhaps one name with the blanks elsewhere
            return MOST_OF_A_NAME
        if self._are_two_names(one.given, other.given):
            return otherwise
        bits += self._bits_of_family(one.family, other.family)
        bits += max(one.middle, other.middle)
        return max(otherwise, min(bits, MOST_OF_A_NAME))

    def _are_two_names(self, one: int, other: int) -> bool:
        found = self._two_names[one].get(other)
        if found is None:
            found = are_two_names(self._words[one], self._words[other], self._rarity)
            self._two_names[one][other] = found
        return found

    def _bits_of_given(self, one: int, other: int) -> float:
        bits = self._given[one].get(other)
        if bits is not None:
            return bits
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
        mother, father = self._kin_of(person.mother), self._kin_of(person.father)
        guardian = self._kin_of(person.guardian)
        known = MOST_OF_A_NAME * sum(one.given >= 0 for one in (mother, father, guardian))
        known += self._communes[place.commune] if place.commune else 0.0
        known += (SAME_VILLAGE if place.village else 0.0) + (SAME_PHONE if person.phone else 0.0)
        own = self._kin_of(person.name)
        return _Slim(
            own.given,
            own.family,
            own.middle,
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

    def _kin_of(self, name: Name) -> _Kin:
        found = self._kin.get(name)
        if found is None:
            words = name.words
            found = self._kin[name] = _Kin(
                self._number_of(words[-1]) if words else _NOBODY,
                self._number_of(words[0]) if len(words) > 1 else _NOBODY,
                sum(most_bits_of_middle(word, self._rarity) for word in words[1:-1]),
                len(words),
            )
        return found

    def _number_of(self, word: Word) -> int:
        number = self._numbers.setdefault(word, len(self._words))
        if number == len(self._words):
            self._words.append(word)
        return number
