"""Two syllables side by side: the same, written otherwise, or another name."""

from enum import StrEnum
from functools import lru_cache

from mdd_desktop.domain.likeness.edits import slips_between
from mdd_desktop.domain.likeness.spellings import (
    are_variants,
    differ_by_hoi_and_nga,
    sound_alikes,
)
from mdd_desktop.domain.likeness.words import Word, is_syllable

_LONG_WORD = 6
_FOREIGN_LETTERS = 4  # two slips cannot bring in more


class Kind(StrEnum):
    """How two syllables relate."""

    SAME = "same"
    BARE = "bare"  # the same where one was typed without marks
    HOI_NGA = "hoi_nga"
    MARKS = "marks"  # other marks on the same letters
    VARIANT = "variant"  # Hoàng, Huỳnh
    SOUND = "sound"  # s/x, n/ng
    SHORT = "short"  # "T." and Thị
    SLIP = "slip"  # one of them is no syllable: mistyped
    NEAR = "near"  # one letter apart, but both are syllables
    OTHER = "other"


@lru_cache(maxsize=262144)
def kind_of(first: Word, second: Word) -> Kind:
    """Tell how two syllables relate; the order does not matter."""
    if first.folded == second.folded:
        return _by_marks(first, second)
    if (first.short or second.short) and _abbreviates(first.folded, second.folded):
        return Kind.SHORT
    if are_variants(first.text, second.text, bare=first.bare or second.bare):
        return Kind.VARIANT
    if len(_letters_of(first.folded) ^ _letters_of(second.folded)) > _FOREIGN_LETTERS:
        return Kind.OTHER
    if second.folded in sound_alikes(first.folded):
        return Kind.SOUND
    return _by_letters(first.folded, second.folded)


@lru_cache(maxsize=65536)
def _letters_of(folded: str) -> frozenset[str]:
    """The letters, for a quick look whether two syllables have enough in common."""
    return frozenset(folded)


def _by_marks(first: Word, second: Word) -> Kind:
    if first.text == second.text:
        return Kind.SAME
    if first.bare or second.bare:
        return Kind.BARE
    return Kind.HOI_NGA if differ_by_hoi_and_nga(first.text, second.text) else Kind.MARKS


def _abbreviates(first: str, second: str) -> bool:
    short, full = sorted((first, second), key=len)
    return full.startswith(short)


def _by_letters(first: str, second: str) -> Kind:
    both = is_syllable(first) and is_syllable(second)
    long = max(len(first), len(second)) >= _LONG_WORD
    most = 2 if long and not both else 1
    if len(_letters_of(first) ^ _letters_of(second)) > 2 * most:
        return Kind.OTHER
    if slips_between(first, second) > min(most, len(first) - 1, len(second) - 1):
        return Kind.OTHER
    return Kind.NEAR if both else Kind.SLIP
