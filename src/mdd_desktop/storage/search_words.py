"""The words a person is found by, and the words somebody typed, cut in the same way.

Every word of a name is kept without accents, and with them when it has any: so ``nguyen`` finds
Nguyễn, Nguyên and Nguyện, ``nguyễn`` only the first. Words with accents are kept in the one
spelling for comparing (``hoà`` is ``hòa``). A code, a date or a telephone number is one word and
is found by its later parts too: ``30127-26-0148`` by ``26-0148`` and ``0148``.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mdd_desktop.domain.vietnamese import comparison_form, fold, normalise

_BREAKS = re.compile(r"[^\w/-]+|_+")
_PARTS = re.compile(r"[/-]")
_SHORT_NUMBER = re.compile(r"(?<!\d)(\d)(?=/)")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DOTTED_DATE = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_RUN_OF_EIGHT = re.compile(r"(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])((?:19|20)\d{2})")
_MOST_WORDS = 12


def haystack(texts: Iterable[str | None]) -> str:
    """The words of all texts, each once, between blanks."""
    found: dict[str, None] = {}
    for text in texts:
        for piece in text.split() if text else ():
            if not piece.isascii():
                found.update(_found_by(piece))
            elif piece.isalnum():
                found[piece.lower()] = None
            else:  # a code or a date: hardly two alike, so nothing is gained by remembering it
                for word in _words(piece.lower()):
                    found.update(dict.fromkeys(_endings(word)))
    return " ".join(found)


def paper_date(iso: str | None) -> str | None:
    """A birth date as it stands on paper: ``05/01/2015``, ``01/2015``, ``2015``."""
    return None if iso is None else "/".join(reversed(iso.split("-")))


def typed_words(text: str) -> tuple[tuple[str, ...], ...]:
    """What must be found: every word, each in one of the given spellings, as a beginning.

    A date is found the way it is typed into a box of a date: 5.1.2015, 05012015.
    """
    normal = _ISO_DATE.sub(r"\3/\2/\1", normalise(text).lower())
    normal = _DOTTED_DATE.sub(r"\1/\2/\3", normal)
    normal = _SHORT_NUMBER.sub(r"0\1", normal)
    words = list(dict.fromkeys(_words(normal)))[:_MOST_WORDS]
    return tuple(_spellings(word) for word in words)


def _spellings(word: str) -> tuple[str, ...]:
    if date := _RUN_OF_EIGHT.fullmatch(word):  # it may be a number of a paper as well
        return (word, "/".join(date.groups()))
    return (word,) if word.isascii() else tuple(dict.fromkeys((word, comparison_form(word))))


@lru_cache(maxsize=1 << 15)
def _found_by(piece: str) -> dict[str, None]:
    found: dict[str, None] = {}
    for word in _words(comparison_form(piece).lower()):
        found.update(dict.fromkeys(_endings(fold(word))))
        if not word.isascii():
            found[word] = None
    return found


def _words(text: str) -> Iterator[str]:
    for piece in _BREAKS.split(text):
        word = piece.strip("/-")
        if word:
            yield word


def _endings(word: str) -> Iterator[str]:
    yield word
    for part in _PARTS.finditer(word):
        if rest := word[part.end() :].strip("/-"):
            yield rest
