"""The records behind figures: looked up, by the rule that counted them, when they are asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from mdd_desktop.domain.errors import NotFoundError
from mdd_desktop.domain.figures.definition import (
    Both,
    Count,
    FigureDefinition,
    Ident,
    Placed,
    Rate,
    Sum,
)
from mdd_desktop.domain.figures.moment import Moment


@dataclass(frozen=True)
class Listings:
    """What the figures of one unit count.

    Attributes:
        unit: Its code; everything below it is included.
        definitions: The figures that were counted, with the parts they are made of.
    """

    moment: Moment
    unit: str
    definitions: Mapping[str, FigureDefinition]

    def of(self, name: str) -> tuple[Ident, ...]:
        """What a figure counts; of a rate, what its numerator counts.

        Raises:
            NotFoundError: It was not counted.
        """
        if name not in self.definitions:
            raise NotFoundError("not_found", "Không có chỉ số nào mang mã này. Xem lại mã chỉ số.")
        rule = self.definitions[name].rule
        if isinstance(rule, Rate):
            return self.of(rule.num)
        if isinstance(rule, Sum):
            return tuple(ident for part in rule.parts for ident in self.of(part))
        if isinstance(rule, Both):
            second = set(self.of(rule.parts[1]))
            return tuple(ident for ident in self.of(rule.parts[0]) if ident in second)
        found = cases(self.moment, self.unit, rule)
        idents = (rule.stream.ident(case) for _, case, _ in found)
        return tuple(dict.fromkeys(idents) if rule.stream.distinct is not None else idents)


def cases(moment: Moment, unit: str, rule: Count) -> Iterator[Placed[object]]:
    """The cases of a figure, record by record, that count for a unit.

    Args:
        moment: The period.
        unit: With everything below it.
        rule: Of the figure.
    """
    tree = moment.facts.tree

    @cache
    def holds(code: str) -> bool:
        return code == unit or tree.is_above(unit, code)

    for placed in rule.stream.one_by_one(moment):
        at, case, outside = placed
        if holds(at) and (outside is None or not holds(outside)) and rule.test(case):
            yield placed
