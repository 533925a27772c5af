"""What a figure is: its id, its words, and the rule by which it is counted.

Rules work on *streams*: a stream turns the records of a moment into cases, each placed at the
unit it counts for. One pass over a stream counts every figure of it for every unit asked for.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar
from uuid import UUID

from mdd_desktop.domain.figures.moment import Moment

Ident = str | UUID
C = TypeVar("C")


class Kind(StrEnum):
    """As of the last day (Đ) or in the period (K); cumulative is K with an early first day."""

    AS_OF = "Đ"
    IN_PERIOD = "K"


class RollUp(StrEnum):
    """How a superior gets it: exact sum over communes, recount of records, or own quotient."""

    SUM = "Σ"
    RECOUNT = "R"
    QUOTIENT = "%"


Placed = tuple[str, C, str | None]
"""The unit that a case counts for; the case; the unit outside, if there is one.

A case does not count for units that hold the one outside too: a move inside a province is none
for the province. Many thousands are made for every report, so it is a tuple and nothing more.
"""


def _one(_case: object) -> int:
    return 1


@dataclass(frozen=True, eq=False)
class Stream(Generic[C]):
    """Cases of one sort.

    Attributes:
        cases: All of them at a moment.
        ident: The id under which a case is listed.
        distinct: The same id may come more than once and counts once for each unit; what tells
            one from another, which is asked so often that it must be quick to compare.
        shared: The cases depend on the last day alone, and other streams and periods look at
            them too, so they are made once for a day.
        members: Where a case stands for many records: the records, one case each, which are
            asked for only when they are listed.
        size: How many records such a case stands for.
    """

    cases: Callable[[Moment], Iterable[Placed[C]]]
    ident: Callable[[C], Ident]
    distinct: Callable[[C], Hashable] | None = None
    shared: bool = False
    members: Callable[[Moment], Iterable[Placed[C]]] | None = None
    size: Callable[[C], int] = _one

    def one_by_one(self, moment: Moment) -> Iterable[Placed[C]]:
        """A case for every record."""
        return self.at(moment) if self.members is None else self.members(moment)

    def at(self, moment: Moment) -> Iterable[Placed[C]]:
        """The cases at a moment."""
        if not self.shared:
            return self.cases(moment)
        return moment.day.once(self._all, moment)

    def _all(self, moment: Moment) -> tuple[Placed[C], ...]:
        return tuple(self.cases(moment))


@dataclass(frozen=True)
class Count:
    """The cases that pass a test are counted, or their weight is summed."""

    stream: Stream[Any]
    test: Callable[[Any], bool]
    weight: Callable[[Any], int] | None = None

    @property
    def is_summed(self) -> bool:
        """Whether it adds something up; of all others the count is the length of their list."""
        return self.weight is not None or self.stream.members is not None


@dataclass(frozen=True)
class Sum:
    """The sum of other figures; its list is theirs, one after the other."""

    parts: tuple[str, ...]


@dataclass(frozen=True)
class Both:
    """What stands in the lists of both figures."""

    parts: tuple[str, str]


@dataclass(frozen=True)
class Rate:
    """A percentage: one figure over the sum of others (rule F12)."""

    num: str
    den: tuple[str, ...]


Rule = Count | Sum | Both | Rate


@dataclass(frozen=True)
class FigureDefinition:
    """The one definition of a figure.

    Attributes:
        id: The name in documents.md §3.3, in templates and in files.
        label: Vietnamese, as on screens and in tables.
        unit_word: What is counted: trẻ, lượt, đồng, %.
    """

    id: str
    label: str
    kind: Kind
    unit_word: str
    roll_up: RollUp
    rule: Rule

    @property
    def is_as_of(self) -> bool:
        """Whether it is the same for every period that ends on the same day."""
        return self.kind is Kind.AS_OF


def always(_case: object) -> bool:
    """The test of figures that count every case of their stream."""
    return True
