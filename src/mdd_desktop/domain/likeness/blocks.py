"""Which pairs are worth comparing: those that share at least one telling key."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mdd_desktop.domain.likeness.people import Prepared
from mdd_desktop.domain.likeness.words import Word

_LARGEST_BLOCK = 120
Key = tuple[object, ...]


def pairs_worth_comparing(people: Sequence[Prepared]) -> set[tuple[int, int]]:
    """Return pairs of places in ``people``, the smaller first.

    A key shared by too many people is too common to tell anything; whoever is one child will
    share a rarer one.
    """
    blocks: dict[Key, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        for key in set(_keys(person)):
            blocks[key].append(place)
    found: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        if key[0] in _ALWAYS or len(members) <= _LARGEST_BLOCK:
            found.update(_within(members))
    return found


_ALWAYS = frozenset({"number", "phone", "day"})


def _within(members: list[int]) -> Iterator[tuple[int, int]]:
    for index, first in enumerate(members):
        for second in members[index + 1 :]:
            yield first, second


def _keys(person: Prepared) -> Iterator[Key]:
    if person.number:
        yield "number", person.number.digits
    if person.phone:
        yield "phone", person.phone
    born, words = person.born, person.name.words
    if born and born.day and not born.is_new_year:
        yield "day", born.year, *sorted((born.month, born.day))
    if not words:
        return
    given = skeleton(words[-1])
    yield "name", person.name.joined
    yield from _family_keys(person, given)
    if born:
        yield "year", born.year, given, skeleton(words[0])
        yield "place", born.year, given, person.place.commune
        yield "home", born.year, skeleton(words[0]), person.place.commune
        if born.day:
            yield "date", born.month, born.day, given


def _family_keys(person: Prepared, given: str) -> Iterator[Key]:
    for role, name in (("m", person.mother), ("f", person.father), ("g", person.guardian)):
        if name.words:
            yield role, given, skeleton(name.words[-1]), skeleton(name.words[0])
            yield role, name.joined, person.born.year if person.born else 0


def skeleton(word: Word) -> str:
    """The sounds that spelling and dialect leave alone: "Xương" and "Sương" are "s"."""
    text = word.folded
    for one, other in (("gi", "d"), ("tr", "ch"), ("x", "s"), ("v", "d"), ("y", "i"), ("k", "c")):
        text = text.replace(one, other)
    return text.removesuffix("g").removesuffix("h")
