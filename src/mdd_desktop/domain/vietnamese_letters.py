"""Vietnamese letters: one spelling for storing, one for comparing, one for searching.

Text reaches the program composed, decomposed or half of each (macOS, Zalo, old keyboards), so
every door calls ``normalise`` first. Legacy TCVN3 text must be converted before: its letter ư is
the soft hyphen, which ``normalise`` takes away.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

HUYEN: Final = "\u0300"
HOI: Final = "\u0309"
NGA: Final = "\u0303"
SAC: Final = "\u0301"
NANG: Final = "\u0323"
TONE_MARKS: Final = (HUYEN, HOI, NGA, SAC, NANG)
"""Dictionary order after the level tone."""

QUALITY_MARKS: Final = frozenset("\u0302\u0306\u031b")
"""Circumflex, breve and horn: they make another letter, not another tone."""

_COMBINING = re.compile(r"[\u0300-\u036f]")
_MARK_RUN = re.compile(r"[\u0300-\u036f]{2,}")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SETTLED = r"[!-~\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u0188\u018a-\u0255\u0257-\u02ff\u1e00-\u1ef9]+"
_PLAIN = re.compile(f"{_SETTLED}(?: {_SETTLED})*")
_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LETTERS = re.compile(r"[^\W\d_]+")
_LOOKALIKE = re.compile("[ÐƉðɖ]")
_CAPITAL_LOOKALIKES = str.maketrans("ÐƉ", "ĐĐ")
_LOOKALIKES = str.maketrans("ÐƉðɖ", "ĐĐđđ")
_ICELANDIC = frozenset("þæöÞÆÖ")
_FOLDED_D = str.maketrans("đðɖ", "ddd")


def compose(text: str) -> str:
    """Return the text in NFC, also where a tone was typed before the hat (á + ̂ → ấ).

    NFC alone leaves that order untouched, because both marks are of one combining class.
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    if not _COMBINING.search(composed):
        return composed
    decomposed = unicodedata.normalize("NFD", composed)
    return unicodedata.normalize("NFC", _MARK_RUN.sub(_quality_first, decomposed))


def _quality_first(run: re.Match[str]) -> str:
    return "".join(sorted(run.group(), key=lambda mark: mark not in QUALITY_MARKS))


def visible(text: str) -> str:
    """Return the text without control characters, zero-width characters and soft hyphens."""
    return _INVISIBLE.sub("", text)


def normalise(text: str) -> str:
    """Return the one spelling in which a line of text is stored, compared, hashed and printed.

    NFC; the look-alikes of Đ replaced; blanks of every kind, tabs and line ends become one plain
    blank; nothing invisible; no blank at either end.
    """
    if _PLAIN.fullmatch(text):  # nearly every text that is stored already; asked for each of them
        return text
    return " ".join(_with_vietnamese_d(compose(visible(text))).split())


def normalise_lines(text: str) -> str:
    """Return a note of several lines, each normalised; blank lines at both ends are dropped."""
    return "\n".join(normalise(line) for line in _LINE_END.split(text)).strip("\n")


def _with_vietnamese_d(text: str) -> str:
    if not _LOOKALIKE.search(text):
        return text
    return _LETTERS.sub(_word_with_vietnamese_d, text)


def _word_with_vietnamese_d(word: re.Match[str]) -> str:
    """Replace Ð anywhere ("QÐ"), ð only where it begins the word: "Guðrún" keeps its letter."""
    letters = word.group()
    if not _ICELANDIC.isdisjoint(letters):
        return letters
    return letters[0].translate(_LOOKALIKES) + letters[1:].translate(_CAPITAL_LOOKALIKES)


def without_tone(text: str) -> tuple[str, str]:
    """Return the text without tones (ă â đ ê ô ơ ư stay) and the tone marks in their order."""
    decomposed = unicodedata.normalize("NFD", text)
    tones = "".join(mark for mark in decomposed if mark in TONE_MARKS)
    bare = "".join(char for char in decomposed if char not in TONE_MARKS)
    return unicodedata.normalize("NFC", bare), tones


def _toned(letters: str) -> str:
    """Return every toned form of the letters, both cases, for a character class."""
    return "".join(
        unicodedata.normalize("NFC", letter + tone)
        for letter in letters.lower() + letters.upper()
        for tone in TONE_MARKS
    )


_LETTER = r"[^\W\d_]"
_OPEN_SYLLABLE = re.compile(rf"([oO])([{_toned('ae')}])(?!{_LETTER})")
_OPEN_UY = re.compile(rf"(?<![qQ])([uU])([{_toned('y')}])(?!{_LETTER})")
_CLOSED_SYLLABLE = re.compile(rf"([{_toned('o')}])([aeAE])(?={_LETTER})")
_CLOSED_UY = re.compile(rf"([{_toned('u')}])([yY])(?![aeêAEÊ])(?={_LETTER})")
_AFTER_Q = re.compile(rf"(?<=[qQ])([{_toned('u')}])([aăâeêioôơyAĂÂEÊIOÔƠY])")


def comparison_form(text: str) -> str:
    """Return the normalised text with the tone on one agreed letter, to compare, not to print.

    Where the syllable ends there, oà → òa and uý → úy; hoàn and quý stay, and the slips hòan,
    hùynh, qúy become hoàn, huỳnh, quý. Upper and lower case are kept.
    """
    form = normalise(text)
    for pattern in (_OPEN_SYLLABLE, _OPEN_UY):
        form = pattern.sub(_tone_to_first, form)
    for pattern in (_AFTER_Q, _CLOSED_SYLLABLE, _CLOSED_UY):
        form = pattern.sub(_tone_to_second, form)
    return form


def _tone_to_first(pair: re.Match[str]) -> str:
    bare, tone = without_tone(pair[2])
    return unicodedata.normalize("NFC", pair[1] + tone) + bare


def _tone_to_second(pair: re.Match[str]) -> str:
    bare, tone = without_tone(pair[1])
    return bare + unicodedata.normalize("NFC", pair[2] + tone)


def fold(text: str) -> str:
    """Return the text as it is searched: lower case, no marks, đ → d; blanks keep their number."""
    return " ".join(map(_fold_word, text.split(" ")))


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", visible(word).lower())
    bare = "".join(
        " " if char.isspace() else char for char in decomposed if unicodedata.category(char) != "Mn"
    )
    return unicodedata.normalize("NFC", bare).translate(_FOLDED_D)
