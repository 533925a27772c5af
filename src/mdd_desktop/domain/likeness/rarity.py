"""How rare a value is: to share a rare name proves more than to share Nguyễn Thị Anh."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from math import log2

from mdd_desktop.domain.likeness.common_names import FAMILY, GIVEN, MIDDLE
from mdd_desktop.domain.likeness.words import Name

_UNKNOWN = 0.00015
_TRUST_IN_TABLE = 300
_USUAL_COMMUNE = 0.02
_TABLES = {"family": FAMILY, "middle": MIDDLE, "given": GIVEN}


class Role(StrEnum):
    """The place of a syllable in a name."""

    FAMILY = "family"
    MIDDLE = "middle"
    GIVEN = "given"


@dataclass
class Rarity:
    """Shares of the values among the people compared, steadied by a table of common names.

    Attributes:
        people: How many were counted.
        syllables: Counts by role and folded syllable.
        marked: The same for given names with their marks.
        communes: Counts by commune.
    """

    people: int = 0
    syllables: dict[Role, Counter[str]] = field(
        default_factory=lambda: {role: Counter() for role in Role}
    )
    marked: Counter[str] = field(default_factory=Counter)
    communes: Counter[str] = field(default_factory=Counter)
    _bits: dict[tuple[Role, str], float] = field(default_factory=dict)

    def count(self, name: Name, commune: str) -> None:
        """Count one more person."""
        self.people += 1
        self._bits.clear()
        if commune:
            self.communes[commune] += 1
        if not name.words:
            return
        *before, given = name.words
        self.syllables[Role.GIVEN][given.folded] += 1
        if not given.bare:
            self.marked[given.text] += 1
        if before:
            self.syllables[Role.FAMILY][before[0].folded] += 1
            self.syllables[Role.MIDDLE].update(word.folded for word in before[1:])

    def share(self, role: Role, folded: str) -> float:
        """The share of people who have this syllable in this role."""
        usual = _TABLES[role].get(folded, _UNKNOWN)
        return self._steady(self.syllables[role][folded], usual)

    def bits(self, role: Role, folded: str) -> float:
        """What sharing this syllable in this role proves."""
        found = self._bits.get((role, folded))
        if found is None:
            found = self._bits[role, folded] = -log2(self.share(role, folded))
        return found

    def share_of_given(self, marked: str, folded: str) -> float:
        """The share of people with this given name, marks and all."""
        usual = _TABLES[Role.GIVEN].get(folded, _UNKNOWN) / 2
        return self._steady(self.marked[marked], usual)

    def bits_of_commune(self, commune: str) -> float:
        """What living in the same commune proves; nothing when everybody lives there."""
        total = self.communes.total()
        share = (self.communes[commune] + 1) / (total + 1 / _USUAL_COMMUNE)
        return -log2(share)

    def _steady(self, count: int, usual: float) -> float:
        return (count + _TRUST_IN_TABLE * usual) / (self.people + _TRUST_IN_TABLE)


def rarity_of(people: Iterable[tuple[Name, str]]) -> Rarity:
    """Count the names and communes of a registry."""
    rarity = Rarity()
    for name, commune in people:
        rarity.count(name, commune)
    return rarity
