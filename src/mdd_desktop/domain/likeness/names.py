"""Two full names side by side."""

from math import log2
from typing import NamedTuple

from mdd_desktop.domain.likeness.edits import is_one_slip
from mdd_desktop.domain.likeness.given_names import is_given_name
from mdd_desktop.domain.likeness.rarity import Rarity, Role
from mdd_desktop.domain.likeness.syllable_pairs import Kind, kind_of
from mdd_desktop.domain.likeness.words import Name, Word, is_syllable

_GAP = -2.5
_GAP_OF_USUAL = -0.8
_USUAL_MIDDLE = frozenset({"thi", "van"})
_NO_MARKS = -1.5
_SHORT = 1.5
_OTHER = {Role.FAMILY: -5.5, Role.MIDDLE: -5.0, Role.GIVEN: -9.0}
_COST = {
    Kind.SAME: -0.1,
    Kind.BARE: -0.1,
    Kind.HOI_NGA: -2.0,
    Kind.SLIP: -1.5,
}
_SAME_LETTERS = frozenset({Kind.SAME, Kind.BARE, Kind.HOI_NGA})
_CHANCE = {Kind.VARIANT: 0.01, Kind.SOUND: 0.004, Kind.NEAR: 0.0008, Kind.MARKS: 0.003}
_SIBLINGS_SHARE_GIVEN = log2(0.004)
_NICKNAME = -1.0
_TWO_NAMES = frozenset({Kind.NEAR, Kind.SOUND, Kind.MARKS})


class Likeness(NamedTuple):
    """What the two names say.

    Attributes:
        same: Bits for one child.
        sibling: Bits for two children of one family.
        given: How the given names relate; None when a nickname hides it.
        other_given: Whether the given names are two names, not two spellings of one.
        gaps: Middle syllables that only one of them has, as written.
        pairs: The aligned syllables.
    """

    same: float
    sibling: float
    given: Kind | None
    other_given: bool
    gaps: tuple[Word, ...]
    pairs: tuple[tuple[Word, Word], ...]


class _Alignment(NamedTuple):
    bits: float
    pairs: tuple[tuple[Word, Word], ...]
    gaps: tuple[Word, ...]


_NOTHING_LEFT = _Alignment(0.0, (), ())


def compare_names(first: Name, second: Name, rarity: Rarity) -> Likeness:
    """Compare two full names, neither of them blank."""
    if _are_split_otherwise(first, second):
        return _split_otherwise(first, second, rarity)
    given_pair = (first.words[-1], second.words[-1])
    given = kind_of(*given_pair)
    given_bits = bits_of(given, *given_pair, Role.GIVEN, rarity)
    family, middle = _before_given(first, second, rarity)
    marks = _NO_MARKS if first.bare != second.bare else 0.0
    hidden = first.informal != second.informal and given is Kind.OTHER
    same = family.bits + middle.bits + marks + (_NICKNAME if hidden else given_bits)
    established = are_two_names(*given_pair, rarity)
    sibling = family.bits + max(-1.0, middle.bits / 2) + marks
    return Likeness(
        same=same,
        sibling=sibling + _sibling_bits(given, *given_pair, rarity),
        given=None if hidden else given,
        other_given=not hidden and (given is Kind.OTHER or established),
        gaps=family.gaps + middle.gaps,
        pairs=(*family.pairs, *middle.pairs, given_pair),
    )


def are_two_names(first: Word, second: Word, rarity: Rarity) -> bool:
    """Whether two given names that look alike are both names of their own."""
    kind = kind_of(first, second)
    if kind not in _TWO_NAMES:
        return False
    return bits_of(kind, first, second, Role.GIVEN, rarity) < 0.0 or (
        is_given_name(first) and is_given_name(second)
    )


def may_be_one_name(first: Name, second: Name) -> bool:
    """Tell quickly whether there is any chance; most pairs have none."""
    return (
        kind_of(first.words[-1], second.words[-1]) is not Kind.OTHER
        or first.informal != second.informal
        or _are_split_otherwise(first, second)
    )


def bits_of(kind: Kind, first: Word, second: Word, role: Role, rarity: Rarity) -> float:
    """Bits for one name, given how two syllables in the same role relate."""
    if kind is Kind.OTHER:
        return _OTHER[role]
    if first.folded == second.folded and kind in _SAME_LETTERS:
        return rarity.bits(role, first.folded) + _COST[kind]
    if kind is Kind.SHORT:
        return 1.0 if len(min(first.folded, second.folded, key=len)) == 1 else _SHORT
    if kind is Kind.MARKS and role is Role.GIVEN:
        one = rarity.share_of_given(first.text, first.folded)
        other = rarity.share_of_given(second.text, second.folded)
    else:
        one, other = rarity.share(role, first.folded), rarity.share(role, second.folded)
    if kind in _CHANCE:
        return max(_OTHER[role], log2(_CHANCE[kind] * (1 / one + 1 / other)))
    return -log2(max(one, other)) + _COST[kind]


def most_bits_of_middle(word: Word, rarity: Rarity) -> float:
    """The most that a middle syllable can say, whatever stands beside it."""
    return max(_SHORT, rarity.bits(Role.MIDDLE, word.folded))


def _are_split_otherwise(first: Name, second: Name) -> bool:
    if len(first.words) == len(second.words):
        return False
    return first.joined == second.joined or (
        kind_of(first.words[-1], second.words[-1]) is Kind.OTHER
        and not (is_syllable(first.words[-1].folded) and is_syllable(second.words[-1].folded))
        and is_one_slip(first.joined, second.joined)
    )


def _split_otherwise(first: Name, second: Name, rarity: Rarity) -> Likeness:
    """The same letters with blanks elsewhere: "ThịÁnh" for "Thị Ánh"."""
    fuller = max(first, second, key=lambda name: len(name.words))
    roles = [Role.FAMILY, *[Role.MIDDLE] * (len(fuller.words) - 2), Role.GIVEN]
    bits = sum(
        rarity.bits(role, word.folded) for role, word in zip(roles, fuller.words, strict=True)
    )
    return Likeness(bits - 1.0, bits / 2, Kind.SAME, other_given=False, gaps=(), pairs=())


def _before_given(first: Name, second: Name, rarity: Rarity) -> tuple[_Alignment, _Alignment]:
    one, other = first.words[:-1], second.words[:-1]
    if not one or not other:
        return _NOTHING_LEFT, _NOTHING_LEFT
    family = bits_of(kind := kind_of(one[0], other[0]), one[0], other[0], Role.FAMILY, rarity)
    middle = _align(one[1:], other[1:], rarity)
    pairs = ((one[0], other[0]),) if kind is not Kind.SAME else ()
    return _Alignment(family, pairs, ()), middle


def _align(first: tuple[Word, ...], second: tuple[Word, ...], rarity: Rarity) -> _Alignment:
    """Align the middle syllables so that most bits are found."""
    if not first or not second:
        gaps = first + second
        return _Alignment(sum(map(_gap, gaps)), (), gaps) if gaps else _NOTHING_LEFT
    if first == second:
        bits = sum(bits_of(Kind.SAME, w, w, Role.MIDDLE, rarity) for w in first)
        return _Alignment(bits, tuple(zip(first, second, strict=True)), ())
    one, other = first[0], second[0]
    kind = kind_of(one, other)
    bits = bits_of(kind, one, other, Role.MIDDLE, rarity)
    if len(first) == len(second) == 1:
        apart = _gap(one) + _gap(other)
        return (
            _Alignment(apart, (), (one, other))
            if apart > bits
            else _Alignment(bits, ((one, other),), ())
        )
    met = _align(first[1:], second[1:], rarity)
    best = _Alignment(met.bits + bits, ((one, other), *met.pairs), met.gaps)
    if kind is Kind.SAME:
        return best
    for gap, rest in (
        (one, _align(first[1:], second, rarity)),
        (other, _align(first, second[1:], rarity)),
    ):
        if rest.bits + _gap(gap) > best.bits:
            best = _Alignment(rest.bits + _gap(gap), rest.pairs, (gap, *rest.gaps))
    return best


def _gap(word: Word) -> float:
    return _GAP_OF_USUAL if word.folded in _USUAL_MIDDLE else _GAP


def _sibling_bits(given: Kind, first: Word, second: Word, rarity: Rarity) -> float:
    if given is Kind.OTHER:
        return 0.0
    if given in _CHANCE:
        return 0.5
    rarest = min(rarity.bits(Role.GIVEN, first.folded), rarity.bits(Role.GIVEN, second.folded))
    return _SIBLINGS_SHARE_GIVEN + rarest
