"""Looking up places by any words: accents optional, old names included, the likeliest first."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from mdd_desktop.domain.vietnamese_letters import comparison_form, fold

Item = TypeVar("Item")

_EXACT, _PREFIX, _OWN_WORDS, _OLD_NAME, _REST = range(5)
_WHOLE_NAME, _ALL_WORDS, _IN_PART = range(3)
_SIGNS = re.compile("[-–,.;:()/]")
_APOSTROPHES = re.compile("['’ʼ`]")
_KIND = re.compile(r"^(tinh|thanh pho|xa|phuong|dac khu|thi tran|huyen|quan|thi xa) ")
_SHORTHAND = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "hcm": "hồ chí minh",
    "tphcm": "thành phố hồ chí minh",
}


class Place(NamedTuple):
    """What the search knows of one item.

    Attributes:
        within: The province, or district and province, that it lies in; empty for a province.
        old_names: Names that lead to it too, one after the other.
    """

    code: str
    name: str
    within: str
    old_names: tuple[str, ...]


class _Entry(NamedTuple):
    short: str
    forms: str
    own: str
    old_names: str
    written: str
    folded: str


class SearchIndex(Generic[Item]):
    """Items that can be found by the words of their names; equally likely ones keep their order."""

    def __init__(self, items: Iterable[Item], describe: Callable[[Item], Place]) -> None:
        self._entries = [(item, _entry(describe(item))) for item in items]

    def search(self, text: str, limit: int) -> tuple[Item, ...]:
        """Return the items that have every word of ``text``, the likeliest first."""
        return tuple(item for _, item in self._ranked(text)[:limit])

    def best(self, text: str) -> tuple[Item, ...]:
        """Return the items that ``text`` names equally well, and better than any other."""
        ranked = self._ranked(text)
        return tuple(item for rank, item in ranked if rank == ranked[0][0])

    def _ranked(self, text: str) -> list[tuple[int, Item]]:
        """The items that have every word as the beginning of a word, with their rank, sorted.

        A word typed with accents is looked for with its accents, any other without.
        """
        words = [_SHORTHAND.get(word, word) for word in _key(text).split()]
        if not words:
            return []
        found = self._entries
        for word in words:
            plain, needle = fold(word), f" {word}"
            if plain == word:
                found = [pair for pair in found if needle in pair[1].folded]
            else:
                found = [pair for pair in found if needle in pair[1].written]
        query = fold(" ".join(words))
        ranked = [(_rank(entry, query), item) for item, entry in found]
        return sorted(ranked, key=itemgetter(0))


def _key(text: str) -> str:
    """Lower case, one spelling of "hoà", no apostrophes, other signs as blanks."""
    return " ".join(map(_key_of_word, _SIGNS.sub(" ", text).split()))


@lru_cache(maxsize=32768)
def _key_of_word(word: str) -> str:
    bare = _APOSTROPHES.sub("", word)
    return (bare if bare.isascii() else comparison_form(bare)).lower()


def _entry(place: Place) -> _Entry:
    written = _key(" | ".join((place.code, place.name, place.within, *place.old_names)))
    folded = fold(written)
    code, name, within, *old_names = (part.strip() for part in folded.split("|", 3))
    short, nearby = _KIND.sub("", name), _KIND.sub("", within)
    forms = (name, short, f"{short} {nearby}", f"{name} {nearby}", f"{name} {within}", code)
    return _Entry(
        short=short,
        forms=f"|{'|'.join(forms)}|",
        own=f" {code} {name} {within}",
        old_names=f" {' '.join(old_names)}",
        written=f" {written}",
        folded=f" {folded}",
    )


def _rank(entry: _Entry, query: str) -> int:
    """Exact before prefix before own words in any order before old names; whole names first."""
    words = query.split()
    if f"|{query}|" in entry.forms:
        group = _EXACT
    elif f"|{query}" in entry.forms:
        group = _PREFIX
    elif all(f" {word}" in entry.own for word in words):
        group = _OWN_WORDS
    else:
        group = _OLD_NAME if f" {query}" in entry.old_names else _REST
    if f" {entry.short} " in f" {query} ":
        said = _WHOLE_NAME
    else:
        said = _ALL_WORDS if set(words).issuperset(entry.short.split()) else _IN_PART
    return 3 * group + said
