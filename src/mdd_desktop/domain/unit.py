"""The tree of units: commune, optional cluster (cụm), province, centre."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import ClassVar

from mdd_desktop.domain.coded import Coded
from mdd_desktop.domain.record import Record, ShortText, UnitCode


class UnitLevel(Coded):
    """The levels of the Hội; a cluster exists only where a province keeps one."""

    CENTRE = "centre"
    PROVINCE = "province"
    CLUSTER = "cluster"
    COMMUNE = "commune"

    @property
    def rank(self) -> int:
        """Higher stands above: centre 4, province 3, cluster 2, commune 1."""
        return {"centre": 4, "province": 3, "cluster": 2, "commune": 1}[self.value]


class Unit(Record):
    """A unit as it is known here; ``code`` names it everywhere else.

    ``valid_to`` is the last day of a unit that the law merged or split, ``successors`` are the
    units that took it over; when a merger is undone, those that stand again. ``opening_cash`` is
    the cash in hand, in đồng, when the ledger began.
    """

    table: ClassVar[str] = "unit"

    code: UnitCode
    name: ShortText
    level: UnitLevel
    parent: UnitCode | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    successors: tuple[UnitCode, ...] = ()
    opening_cash: int = 0


def never_began(first: dt.date | None, last: dt.date | None) -> bool:
    """Whether a unit ended before its first day: the merger that made it was undone."""
    return bool(first and last and last < first)


class UnitTree:
    """Which unit stands above which, among the units known here."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units: Mapping[str, Unit] = {unit.code: unit for unit in units}
        self._above: dict[str, tuple[str, ...]] = {}
        self._below: dict[str, frozenset[str]] = {}
        self._undone = self._taken_back()
        followed = {code: self._followed(code) for code in self.units}
        self.lines: Mapping[str, tuple[str, ...]] = {
            code: line for code, line in followed.items() if len(line) > 1
        }
        self.heirs: Mapping[str, str] = {
            code: line[-1] for code, line in self.lines.items() if line[-1] != code
        }

    def heir(self, code: str) -> str:
        """The unit that stands for ``code`` today: itself, or the first that took it over."""
        return self.heirs.get(code, code)

    def line(self, code: str) -> tuple[str, ...]:
        """Who writes for the unit: itself and those that took it over, the present one last.

        Before them come units that took one of them over until their merger was undone.
        """
        return self.lines.get(code, (code,))

    def is_undone(self, code: str) -> bool:
        """Whether the merger that made the unit was taken back: it ended before its first day."""
        unit = self.units[code]
        return never_began(unit.valid_from, unit.valid_to)

    def _taken_back(self) -> Mapping[str, tuple[str, ...]]:
        """Unit → those that had replaced it until that was undone."""
        found: dict[str, tuple[str, ...]] = {}
        for code in sorted(filter(self.is_undone, self.units)):
            for standing in self.units[code].successors:
                found[standing] = (*found.get(standing, ()), code)
        return found

    def _followed(self, code: str) -> tuple[str, ...]:
        seen = [code]
        while (unit := self.units.get(seen[-1])) and unit.successors:
            if unit.successors[0] in seen:
                return (code,)  # a circle says nothing
            seen.append(unit.successors[0])
        undone, waiting = list[str](), [*seen]
        while waiting:  # of mergers built one upon another each may have been undone
            found = self._undone.get(waiting.pop(0), ())
            new = [one for one in found if one not in (*seen, *undone)]
            undone += new
            waiting += new
        return (*undone, *seen)

    def level(self, code: str) -> UnitLevel:
        """The level of a unit; an unknown one counts as a commune."""
        unit = self.units.get(code)
        return unit.level if unit else UnitLevel.COMMUNE

    def rank(self, code: str) -> int:
        """The rank of the unit's level."""
        return self.level(code).rank

    def above(self, code: str) -> tuple[str, ...]:
        """The units above ``code``, nearest first; a cycle ends where it closes."""
        if code not in self._above:
            found: list[str] = []
            unit = self.units.get(code)
            while unit and unit.parent and unit.parent not in (*found, code):
                found.append(unit.parent)
                unit = self.units.get(unit.parent)
            self._above[code] = tuple(found)
        return self._above[code]

    def is_above(self, upper: str, lower: str) -> bool:
        """Whether ``upper`` stands anywhere above ``lower``."""
        return upper in self.above(lower)

    def is_named_to(self, code: str, reader: str) -> bool:
        """Whether the list that a reader has names a unit's computers, so that it believes them.

        Whom a district enrols stands in the district's own list, which only the offices above it
        and below it have.
        """
        unit = self.units.get(code)
        lister = unit.parent if unit else None
        if not lister or not self.above(lister):
            return True
        return lister == reader or self.is_above(lister, reader) or self.is_above(reader, lister)

    def may_decide(self, upper: str, lower: str) -> bool:
        """Whether a unit may decide about what ``lower`` owns: it stands above it.

        A list names nobody of another district. Whoever it does not name stands below the top
        office, and perhaps below one of which it names no unit either.
        """
        if lower in self.units:
            return self.is_above(upper, lower)
        alone = not self.above(upper) or self.subtree(upper) == {upper}
        return alone and self.rank(upper) > UnitLevel.COMMUNE.rank

    def subtree(self, code: str) -> frozenset[str]:
        """The unit and every unit below it, with those that they took over.

        Also those that had taken one of them over, until their merger was undone.
        """
        if code not in self._below:
            below = {code, *(c for c in self.units if self.is_above(code, c))}
            former = (old for line in self.lines.values() if line[-1] in below for old in line)
            self._below[code] = frozenset(below.union(former))
        return self._below[code]

    def communes(self, code: str) -> tuple[str, ...]:
        """The communes at or below ``code``, by code: the cơ sở Hội that indicators count."""
        return tuple(
            sorted(
                c
                for c in self.subtree(code)
                if self.level(c) is UnitLevel.COMMUNE and c not in self.heirs
            )
        )
