"""A report: the figures of one unit and period, frozen, from which documents are drawn.

The figures are counted elsewhere; here they are only carried and put into words. Ids are those of
the dictionary of figures (documents.md §3.3).
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from mdd_desktop.domain.figures import FIGURES, INDICATORS
from mdd_desktop.domain.vietnamese import count_in_text, format_vnd, percent_text

Figure = int | Decimal | None
MONEY_WORD = "đồng"


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """A row of the summary table: one subordinate unit, or the office's own entries."""

    name: str
    figures: Mapping[str, Figure]
    cumulative: Mapping[str, Figure]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A figure of the frozen report before this one that was corrected afterwards."""

    figure: str
    label: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class YearFigures:
    """One calendar year of the programme, or the part of it that belongs to the report."""

    year: int
    first: dt.date
    last: dt.date
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class NeedCount:
    """How many children of a unit need one thing."""

    unit_name: str
    need: str
    children: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a plan or report says about one unit and period.

    Attributes:
        unit_name: With its kind, such as ``xã Hoa Sen``.
        level: ``commune``, ``cluster``, ``province`` or ``centre``.
        period_label: As in a sentence, such as ``tháng 6 năm 2026``.
        first, last: The days of the period, both inclusive.
        as_of: The day figures of a state are counted for; by default the last of the period, for
            a plan made before its period ends the day it is made.
        cut_off_at: When the figures were frozen, local time.
        figures: By figure id; None means not reported, which is not zero. Rates in percent.
        cumulative: The same ids from the start of the programme to ``last``.
        indicators: (numerator, denominator) by indicator id; None where nothing is known.
        rows: One per subordinate unit; for a commune its own one.
        upcoming: Tasks that fall due in the next period, ready to print.
        adjustments: Corrections to figures that were frozen before.
        adjusted_from: Which figures those are, as a sentence says it.
        named: Sentences say the names of figures in braces instead of their values, for whoever
            writes them anew.
        typed: Paragraphs the officer wrote, by the key of their place.
        level_threshold_vnd: The least monthly level of a commitment, as the province set it.
        visits_a_year: How often the office asks for a visit to a sponsored child.
        previous: The same ids for the same days a year before; empty where nothing is compared.
        previous_label: Such as ``cùng kỳ năm 2025``.
        by_year: The years of the programme, for a report of several.
        needs: What the children of each unit need, without names.
        places: Names of the subordinate units, of a commune its villages with listed children.
        reporting: How many units reported an indicator that other offices count.
        sources: Where such counts were taken from.
        goals: What is asked of an indicator, in percent, where it is not what the plans ask.
        letters_sent: Letters to sponsors that were issued in the period, by the register.
        records: For lists and letters what they name, as plain rows; one document for each.
        late_units: Names of subordinate units whose own report had not come.
    """

    kind: str
    unit_code: str
    unit_name: str
    level: str
    period_label: str
    first: dt.date
    last: dt.date
    cut_off_at: dt.datetime
    figures: Mapping[str, Figure]
    cumulative: Mapping[str, Figure] = field(default_factory=dict)
    indicators: Mapping[str, tuple[int, int] | None] = field(default_factory=dict)
    rows: tuple[UnitFigures, ...] = ()
    upcoming: tuple[str, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    typed: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    as_of: dt.date | None = None
    level_threshold_vnd: int = 500_000
    visits_a_year: int = 2
    previous: Mapping[str, Figure] = field(default_factory=dict)
    previous_label: str = ""
    by_year: tuple[YearFigures, ...] = ()
    needs: tuple[NeedCount, ...] = ()
    places: tuple[str, ...] = ()
    reporting: Mapping[str, int] = field(default_factory=dict)
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    goals: Mapping[str, int] = field(default_factory=dict)
    letters_sent: int = 0
    records: tuple[object, ...] = ()
    late_units: tuple[str, ...] = ()
    adjusted_from: str = "số liệu kỳ trước"
    named: bool = False

    @property
    def state_on(self) -> dt.date:
        """The day figures of a state are counted for."""
        return self.as_of or self.last

    def goal(self, indicator: str) -> int | None:
        """What is asked of an indicator, in percent; None where no plan gives a number."""
        return self.goals.get(indicator, INDICATORS[indicator].goal)

    @property
    def province(self) -> bool:
        """Whether the wording for an office above communes applies."""
        return self.level != "commune"


def decimal_text(number: Decimal) -> str:
    """A rate without its sign: ``66,7``, ``75``."""
    return percent_text(number).removesuffix("%")


def is_money(figure_id: str) -> bool:
    """Whether a figure is an amount of đồng."""
    definition = FIGURES.get(figure_id)
    return definition is not None and definition.unit_word == MONEY_WORD


def figure_text(figure_id: str, value: int | Decimal) -> str:
    """A figure as a sentence prints it."""
    if isinstance(value, Decimal):
        return decimal_text(value)
    return format_vnd(value) if is_money(figure_id) else count_in_text(value)


def rate(numerator: int, denominator: int) -> Decimal | None:
    """Percent with one decimal, half up; None when there is nothing to divide by."""
    if denominator == 0:
        return None
    share = Decimal(numerator * 100) / Decimal(denominator)
    return share.quantize(Decimal("0.1"), ROUND_HALF_UP)


def is_met(numerator: int, denominator: int, target_percent: int) -> bool:
    """Whether a target is reached, compared as integers and not by the rounded rate."""
    return numerator * 100 >= target_percent * denominator


def moment_text(moment: dt.datetime) -> str:
    """``17 giờ 05`` for the line that says when figures were frozen."""
    return f"{moment:%H} giờ {moment:%M}"
