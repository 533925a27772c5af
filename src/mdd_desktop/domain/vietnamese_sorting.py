"""Vietnamese order: syllable by syllable, letters first, then the tone of that syllable.

ICU compares tones only after all letters of the whole text, so its order is another one (it puts
"bá an" before "ba ơn"). Keys are bytes whose order is the order of the texts: they sort in Python
and in a BLOB column alike.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from mdd_desktop.domain.vietnamese_letters import QUALITY_MARKS, TONE_MARKS, compose, visible

_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_WEIGHTS: Final = {
    "": b"",
    **{letter: bytes([0x40 + place]) for place, letter in enumerate(_ALPHABET)},
    "ð": bytes([0x40 + _ALPHABET.index("đ")]),
    "ɖ": bytes([0x40 + _ALPHABET.index("đ")]),
}
_TONE_WEIGHTS: Final = {mark: bytes([4 + place]) for place, mark in enumerate(TONE_MARKS)}
_FOREIGN: Final = b"\xf0"
_NUMBER: Final = 0x10
_LONGEST_NUMBER: Final = 31
# Each of these is smaller than whatever could stand in its place: the shorter text comes first.
_END_OF_PART: Final = b"\x00"
_END_OF_LETTERS: Final = b"\x01"
_END_OF_SYLLABLE: Final = b"\x02"
_LOWER: Final = 1
_UPPER: Final = 2

_APOSTROPHES = re.compile("['’‘ʼʹ`´′]")
_SYLLABLES = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_UNITS = re.compile(r"[0-9]+|.", re.DOTALL)


def sort_key(text: str) -> bytes:
    """Return the key under which a text sorts as a whole: places, organisations, foreign names.

    Numbers sort by value and before letters ("Ấp 2" before "Ấp 10"); apostrophes are passed over;
    other signs part syllables. Hoà and hòa have one key. Case decides last: lower before upper.
    """
    weights = [_word_weights(word) for word in text.split()]
    primary = b"".join([letters for letters, _ in weights])
    return primary + _END_OF_PART + b"".join([case for _, case in weights]).rstrip(b"\x01")


def name_sort_key(
    full_name: str, *, middle_first: bool = False, sort_name: str | None = None
) -> bytes:
    """Return the key of a person's name: tên (last word), then họ (first word), then đệm.

    Args:
        full_name: As written, family name first.
        middle_first: Compare đệm before họ, the habit of some offices.
        sort_name: Set by hand for names with the clan last (Y Bhăm Niê): the words in the order
            in which they shall be compared, such as "Bhăm Niê Y". Wins when it is not blank.
    """
    if sort_name and not sort_name.isspace():
        words = _weighed_words(sort_name)
        given, family, middle = words[:1], words[1:2], words[2:]
    else:
        words = _weighed_words(full_name)
        given, family, middle = words[-1:], words[:-1][:1], words[1:-1]
    parts = (given, middle, family) if middle_first else (given, family, middle)
    primary = b"".join(
        [b"".join([letters for letters, _ in part]) + _END_OF_PART for part in parts]
    )
    return primary + b"".join([case for part in parts for _, case in part]).rstrip(b"\x01")


def sort_bytes(text: str) -> bytes:
    """Return ``sort_key`` for a BLOB column."""
    return sort_key(text)


def name_sort_bytes(
    full_name: str, *, middle_first: bool = False, sort_name: str | None = None
) -> bytes:
    """Return ``name_sort_key`` for a BLOB column."""
    return name_sort_key(full_name, middle_first=middle_first, sort_name=sort_name)


def _weighed_words(text: str) -> list[tuple[bytes, bytes]]:
    return [weights for weights in map(_word_weights, text.split()) if weights[0]]


@lru_cache(maxsize=65536)
def _word_weights(word: str) -> tuple[bytes, bytes]:
    """Return the weights of a word: of its letters and tones, and of its upper and lower case."""
    syllables = _SYLLABLES.findall(_APOSTROPHES.sub("", compose(visible(word))))
    case = bytes(_UPPER if char.isupper() else _LOWER for char in "".join(syllables))
    return b"".join(map(_syllable_weights, syllables)), case


def _syllable_weights(syllable: str) -> bytes:
    letters = tones = b""
    for unit in _UNITS.findall(syllable):
        if unit.isascii() and unit.isdigit():
            letters += _number_weight(unit)
        else:
            letter, tone = _letter_and_tone(unit)
            letters += _LETTER_WEIGHTS.get(letter) or _foreign_weight(letter)
            tones += tone
    return letters + _END_OF_LETTERS + tones + _END_OF_SYLLABLE


def _number_weight(digits: str) -> bytes:
    digits = digits.lstrip("0")
    return bytes([_NUMBER + min(len(digits), _LONGEST_NUMBER)]) + digits.encode()


def _foreign_weight(letter: str) -> bytes:
    """Return the weight of a letter of another script: after z, by code point."""
    return _FOREIGN + letter.encode() if letter else b""


@lru_cache(maxsize=4096)
def _letter_and_tone(char: str) -> tuple[str, bytes]:
    """Return a letter of the alphabet and the weight of its tone; foreign marks are dropped."""
    letter, tone = "", b""
    for part in unicodedata.normalize("NFD", char.lower()):
        if part in _TONE_WEIGHTS:
            tone += _TONE_WEIGHTS[part]
        elif part in QUALITY_MARKS or not unicodedata.combining(part):
            letter += part
    composed = unicodedata.normalize("NFC", letter)
    return (composed if composed in _LETTER_WEIGHTS else letter[:1]), tone
