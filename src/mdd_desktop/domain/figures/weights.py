"""What each case of a figure adds to it: the amounts in the list behind a sum of money."""

from collections.abc import Iterable

from mdd_desktop.domain.figures.definition import Count, Ident, Sum
from mdd_desktop.domain.figures.facts import Facts
from mdd_desktop.domain.figures.listings import cases
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.figures.registry import FIGURES
from mdd_desktop.domain.period import Period


def weights(facts: Facts, period: Period, unit: str, figure_id: str) -> dict[Ident, int]:
    """Đồng, or what else is summed, by the id of the record; empty for a figure that counts.

    Args:
        facts: What the figure was counted from.
        period: Both days inclusive.
        unit: With everything below it.
        figure_id: Of the dictionary of figures.
    """
    found: dict[Ident, int] = {}
    moment = Moment(facts, period)
    for rule in _parts(figure_id):
        if rule.weight is None:
            continue
        for _, case, _ in cases(moment, unit, rule):
            ident = rule.stream.ident(case)
            found[ident] = found.get(ident, 0) + rule.weight(case)
    return found


def _parts(figure_id: str) -> Iterable[Count]:
    definition = FIGURES.get(figure_id)
    if definition is None:
        return
    if isinstance(definition.rule, Count):
        yield definition.rule
    elif isinstance(definition.rule, Sum):
        for part in definition.rule.parts:
            yield from _parts(part)
