"""From a figure to the records it counts: the list behind every number, as long as the number."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.errors import NotFoundError
from mdd_desktop.domain.figures import FIGURES, INDICATORS, Ident, count_by_unit
from mdd_desktop.domain.figures.ledger import LEDGER_FIGURES
from mdd_desktop.domain.figures.weights import weights
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.report import Figure
from mdd_desktop.domain.selection import Selection
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.services.counting import Counted, counted_from
from mdd_desktop.services.figure_rows import CHILD, Known, ListedRow, order
from mdd_desktop.storage.registry import Registry


@dataclass(frozen=True)
class FigureQuestion:
    """A list as it was counted once: the records themselves, for a figure counts a day.

    Attributes:
        figure: Its id; what was listed without a figure has a name of its own here.
        words: What the records have in common.
        unit: Whose figure it was.
        records, units: What was listed, in order.
    """

    figure: str = ""
    words: str = ""
    unit: str = ""
    first: dt.date = dt.date.min
    last: dt.date = dt.date.min
    records: tuple[UUID, ...] = ()
    units: tuple[str, ...] = ()

    @property
    def idents(self) -> tuple[Ident, ...]:
        """Everything that was listed."""
        return (*self.units, *self.records)


@dataclass(frozen=True)
class FigureList:
    """A figure and everything it counts.

    Attributes:
        kind: What is listed: the table of the records, or ``unit``.
        asked: The list as it can be kept.
        opening: Đồng that were there before the ledger began, part of a balance.
    """

    figure: str
    label: str
    unit_word: str
    value: Figure
    period: Period
    kind: str
    rows: tuple[ListedRow, ...]
    asked: FigureQuestion
    opening: int = 0

    @property
    def selection(self) -> Selection:
        """The records, for lists that can show a selection."""
        return Selection.of(self.label, self.asked.records)

    @property
    def lists_children(self) -> bool:
        """Whether it is a list of children; of nobody when the figure is zero."""
        return self.kind == CHILD or (not self.kind and self.unit_word == "trẻ")


def figure_list(
    registry: Registry, figure_id: str, period: Period, *, unit: str | None = None
) -> FigureList:
    """The list behind a figure or an indicator: its numerator, or what others counted for it.

    Raises:
        NotFoundError: There is no such figure.
    """
    kept, code, name = counted_from(registry), unit or registry.unit, _counted_as(figure_id)
    external = _is_external(name)
    only = None if external else (name,)
    counted = count_by_unit(kept.facts, period, (code,), only=only)[code]
    ids = dict.fromkeys(counted.listing(name))
    asked = FigureQuestion(
        figure=figure_id,
        words=_words(figure_id),
        unit=code,
        first=period.lo,
        last=period.hi,
        records=tuple(one for one in ids if isinstance(one, UUID)),
        units=tuple(one for one in ids if isinstance(one, str)),
    )
    value = None if external else counted.values.get(name, len(ids))
    return _listed(registry, asked, value, has_opening=name == "cash_balance")


def kept_list(registry: Registry, asked: FigureQuestion) -> FigureList:
    """A list that was kept: the same records, as they are now."""
    return _listed(registry, asked, None)


def _listed(
    registry: Registry, asked: FigureQuestion, value: Figure, *, has_opening: bool = False
) -> FigureList:
    """The rows of a list; without a value, what they come to now."""
    kept, name = counted_from(registry), _counted_as(asked.figure)
    period = Period.days(asked.first, asked.last)
    amounts = _amounts(kept, asked, name)
    shown = Known(kept, amounts, _entries(registry, name, asked.records))
    rows = tuple(sorted(map(shown.row, asked.idents), key=order))
    definition = FIGURES.get(name)
    if value is None:
        value = sum(row.amount or 0 for row in rows) if amounts else len(rows)
    return FigureList(
        figure=asked.figure,
        label=asked.words,
        unit_word=definition.unit_word if definition else "",
        value=value,
        period=period,
        kind=shown.kind(asked.idents),
        rows=rows,
        asked=asked,
        opening=_opening(value, amounts) if has_opening else 0,
    )


def _counted_as(figure_id: str) -> str:
    """The figure whose records are listed: of an indicator, its numerator."""
    indicator = INDICATORS.get(figure_id)
    return str(indicator.num) if indicator and indicator.num else figure_id


def _amounts(kept: Counted, asked: FigureQuestion, name: str) -> Mapping[Ident, int]:
    """What each record of a list adds to a sum; nothing where records are counted."""
    if _is_external(name):
        return {one.id: one.num for one in kept.snapshot.external_counts}
    return weights(kept.facts, Period.days(asked.first, asked.last), asked.unit, name)


def _is_external(name: str) -> bool:
    """Whether an indicator is counted by other offices."""
    return name in INDICATORS and INDICATORS[name].is_external


def _words(figure_id: str) -> str:
    indicator, definition = INDICATORS.get(figure_id), FIGURES.get(figure_id)
    if indicator is None and definition is None:
        raise NotFoundError("not_found", "Không có chỉ số nào mang mã này. Xem lại mã chỉ số.")
    return indicator.text if indicator else str(definition and definition.label)


def _entries(registry: Registry, name: str, ids: Sequence[UUID]) -> Sequence[SupportEntry]:
    """The lines of the support book in a list; only its own figures list any."""
    if not any(figure.id == name for figure in LEDGER_FIGURES):
        return ()
    with registry.read() as reading:
        return reading.of(SupportEntry).many(ids)


def _opening(value: Figure, amounts: Mapping[Ident, int]) -> int:
    return int(value or 0) - sum(amounts.values())
