"""A person's name taken apart into syllables that can be compared."""

import re
from functools import lru_cache
from typing import NamedTuple

from mdd_desktop.domain.likeness.common_names import FAMILY, GIVEN
from mdd_desktop.domain.vietnamese import comparison_form, fold, normalise

_RHYME_TABLE = """
    a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu
    i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong
    op ot u ua uach uan uang uanh uat uay uc ue uech uenh ueo uet ui um un ung uo uoc uoi uom uon
    uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yeng yet yeu
"""
_RHYMES = frozenset(_RHYME_TABLE.split())
_ONSET = re.compile(
    r"ngh(?=[ei])|gh(?=[ei])|kh|ch|nh|ph|th|tr|qu?(?=u)|gi(?=[aeou])"
    r"|k(?=[eiy])|ng(?![eiyh])|g(?![eyh])|c(?![eiy])|[bdhlmnprstvx]|"
)
_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)?\.?")
_ASIDE = re.compile(r"[(\[{].*?[)\]}]|[\"“”«»]")
_REMARK = re.compile(r"(?<=\w)(?:\s+[-–—/]\s|[,;]).*$")
_VOWEL = re.compile(r"[aeiouy]")
_DIGITS = re.compile(r"\d")
_LEFTOVER_LETTERS = str.maketrans("", "", "sfrxjwz")
_DOUBLED = re.compile(r"aa|ee|oo|dd")
_CALLED = frozenset({"be", "cu", "chau", "em", "nhoc", "ut", "ti", "teo", "cun"})
_ADDRESSED = frozenset({"ông", "bà", "cô", "chú", "cậu", "mợ", "dì", "bác", "thím"})
_ENOUGH_WORDS = 2
_USUAL_GIVEN, _USUAL_FAMILY = 0.003, 0.02
_MOST_WORDS = 6
_LONGEST = 120


class Word(NamedTuple):
    """One syllable of a name.

    Attributes:
        text: In lower case with its marks, the tone on the agreed letter.
        folded: Without marks; what was left of Telex or VNI keys is gone.
        short: Whether it is an abbreviation such as "Ng." or "T".
        bare: Whether its marks are unknown, because they were never typed.
    """

    text: str
    folded: str
    short: bool
    bare: bool


class Name(NamedTuple):
    """A full name.

    Attributes:
        words: Its syllables, family name first.
        joined: The folded syllables without blanks.
        bare: Whether it was typed without any marks.
        informal: Whether it is what she is called at home ("bé Na"), not what the papers say.
        written: As it was given.
    """

    words: tuple[Word, ...]
    joined: str
    bare: bool
    informal: bool
    written: str


@lru_cache(maxsize=65536)
def read_name(text: str) -> Name:
    """Take a full name apart; words in brackets are passed over, so is what no name needs."""
    written = " ".join(text[:_LONGEST].split())
    form = _REMARK.sub("", normalise(_ASIDE.sub(" ", written))).lower()
    found = _WORD.findall(form)
    if len(found) > _ENOUGH_WORDS and found[0] in _ADDRESSED:
        found = found[1:]
    bare = form.isascii()
    words = [word for token in found if (word := _word(token, bare=bare)) is not None]
    informal = len(words) >= _ENOUGH_WORDS and words[0].folded in _CALLED
    if informal:
        words = words[1:]
    words = [*words[:_MOST_WORDS], *words[_MOST_WORDS:][-1:]]
    if _is_given_first(words):
        words = [*words[1:], words[0]]
    joined = "".join(word.folded for word in words)
    return Name(tuple(words), joined, bare, informal, written)


def _is_given_first(words: list[Word]) -> bool:
    """Whether a name was written the other way round: "Nhân Lê Hồng" for "Lê Hồng Nhân"."""
    if len(words) <= _ENOUGH_WORDS or words[0].short:
        return False
    first, second = words[0].folded, words[1].folded
    is_family = first in FAMILY or GIVEN.get(first, 0.0) < _USUAL_GIVEN
    return not is_family and FAMILY.get(second, 0.0) >= _USUAL_FAMILY


@lru_cache(maxsize=65536)
def is_syllable(folded: str) -> bool:
    """Tell whether folded letters can be a Vietnamese syllable."""
    onset = _ONSET.match(folded)
    rest = folded[onset.end() :] if onset else folded
    return rest in _RHYMES or (folded.startswith("gi") and folded[1:] in _RHYMES)


@lru_cache(maxsize=65536)
def _word(token: str, *, bare: bool) -> Word | None:
    dotted = token.endswith(".")
    text = comparison_form(token.rstrip("."))
    letters = _DIGITS.sub("", text)
    if not letters:
        return None
    folded = fold(letters)
    one_letter = len(folded) == 1 and letters.isascii() and folded != "y"  # "Ý" is a name
    short = dotted or one_letter or not _VOWEL.search(folded)
    if short or is_syllable(folded):
        return Word(letters, folded, short, bare or letters != text)
    cleaned = _without_leftovers(folded)
    if is_syllable(cleaned):
        return Word(cleaned, cleaned, short=False, bare=True)
    return Word(letters, folded, short=False, bare=bare or letters != text)


def _without_leftovers(folded: str) -> str:
    """Return "nguyen" for "nguyeenx": the keys of Telex typed with the keyboard switched off."""
    single = _DOUBLED.sub(lambda pair: pair.group()[0], folded)
    vowel = _VOWEL.search(single)
    if vowel is None:
        return single
    return single[: vowel.start()] + single[vowel.start() :].translate(_LEFTOVER_LETTERS)
