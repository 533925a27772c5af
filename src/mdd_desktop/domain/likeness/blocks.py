"""Which pairs are worth comparing: those that share at least one telling key."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mdd_desktop.domain.likeness.people import Prepared
from mdd_desktop.domain.likeness.words import Word

_LARGEST_BLOCK = 150
_LARGEST_OF_CERTAIN = 1000
_EXACT = frozenset({"number", "phone", "name"})
_CERTAIN = frozenset({*_EXACT, "day"})
_VOWELS = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"(.)\1+")
Key = tuple[object, ...]


class Block(NamedTuple):
    """People who share a key.

    Attributes:
        members: Their places, ascending.
        exact: Whether the key alone makes a pair worth a look, whatever the given names are.
    """

    members: list[int]
    exact: bool


def blocks_of(people: Sequence[Prepared]) -> Iterator[Block]:
    """Put people together who share a key.

    A key shared by too many is too common to tell anything; whoever is one child will share a
    rarer one. Where all children of a list have one telephone or one birthday, those are kept
    together whose given names begin alike.
    """
    blocks: dict[Key, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        for key in _keys(person):
            members = blocks[key]
            if not members or members[-1] != place:
                members.append(place)
    for key, members in blocks.items():
        kind = str(key[0])
        if kind == "sound" and key[-1]:  # of whom no birth is known may be of any year
            members = sorted((*members, *blocks.get((*key[:-1], 0), ())))  # noqa: PLW2901 - with them
        if len(members) > 1:
            yield from _of_bearable_size(kind, members, people)


def _of_bearable_size(kind: str, members: list[int], people: Sequence[Prepared]) -> Iterator[Block]:
    if len(members) <= (_LARGEST_OF_CERTAIN if kind in _CERTAIN else _LARGEST_BLOCK):
        yield Block(members, kind in _EXACT)
    elif kind in _CERTAIN:
        parts: dict[Key, list[int]] = defaultdict(list)
        for place in members:
            person = people[place]
            given = skeleton(person.name.words[-1])[:2] if person.name.words else ""
            parts[given, person.born.year if person.born else 0].append(place)
        for part in parts.values():
            if 1 < len(part) <= _LARGEST_OF_CERTAIN:
                yield Block(part, exact=False)


def _keys(person: Prepared) -> Iterator[Key]:
    if person.number:
        yield "number", person.number.digits
    if person.phone:
        yield "phone", person.phone
    born, words = person.born, person.name.words
    if born and born.day and not born.is_new_year:
        yield "day", born.year, min(born.month, born.day), max(born.month, born.day)
    if not words:
        return
    given = skeleton(words[-1])
    yield "name", person.name.joined
    yield "sound", _consonants(person.name.joined), born.year if born else 0
    yield from _family_keys(person, given)
    if born:
        family, commune = skeleton(words[0]), person.place.commune
        yield "year", born.year, given, family
        yield "place", born.year, given, commune
        home = (born.year, family, commune)
        yield "begins", *home, given[:1]
        yield "ends", *home, given[-1:]
        if born.day:
            yield "date", born.month, born.day, given


def _family_keys(person: Prepared, given: str) -> Iterator[Key]:
    year = person.born.year if person.born else 0
    for role, name in (("m", person.mother), ("f", person.father), ("g", person.guardian)):
        if name.words:
            yield role, given, skeleton(name.words[-1]), skeleton(name.words[0])
            yield role, name.joined, year


@lru_cache(maxsize=65536)
def _consonants(joined: str) -> str:
    """What is left of a name when vowels and doubled letters are dropped: most slips are there."""
    kept = _VOWELS.sub("", joined)
    return _DOUBLED.sub(r"\1", kept)


@lru_cache(maxsize=65536)
def skeleton(word: Word) -> str:
    """The sounds that spelling and dialect leave alone: "Xương" and "Sương" are "s"."""
    text = word.folded
    for one, other in (("gi", "d"), ("tr", "ch"), ("x", "s"), ("v", "d"), ("y", "i"), ("k", "c")):
        text = text.replace(one, other)
    return text.removesuffix("g").removesuffix("h")
