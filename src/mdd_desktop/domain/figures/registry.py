"""Every figure by its id, in the order of the dictionary (documents.md §3.3)."""

from collections.abc import Iterable, Mapping

from mdd_desktop.domain.figures.children import CHILD_FIGURES, IN_TIME_PART, VISITED_PART
from mdd_desktop.domain.figures.communes import COMMUNE_FIGURES, INDICATOR_PARTS
from mdd_desktop.domain.figures.definition import FigureDefinition, Kind, Rate, RollUp, Sum
from mdd_desktop.domain.figures.events import EVENT_FIGURES, activity_figures
from mdd_desktop.domain.figures.ledger import LEDGER_FIGURES
from mdd_desktop.domain.figures.movements import MOVEMENT_FIGURES
from mdd_desktop.domain.figures.sponsors import SPONSOR_FIGURES
from mdd_desktop.domain.figures.sponsorships import SPONSORSHIP_FIGURES

_RATES = (
    FigureDefinition(
        "coverage_rate",
        "Tỷ lệ trẻ được đỡ đầu",
        Kind.AS_OF,
        "%",
        RollUp.QUOTIENT,
        Rate("children_sponsored", ("children_sponsored", "children_unsponsored")),
    ),
    FigureDefinition(
        "visit_rate",
        "Tỷ lệ trẻ được đỡ đầu được thăm",
        Kind.IN_PERIOD,
        "%",
        RollUp.QUOTIENT,
        Rate("children_sponsored_visited", ("children_sponsored",)),
    ),
)

_SEEKING_PART = FigureDefinition(
    "children_seeking_care",
    "Trẻ có nhu cầu được đỡ đầu",
    Kind.AS_OF,
    "trẻ",
    RollUp.SUM,
    Sum(("children_sponsored", "children_unsponsored")),
)

FIGURES: Mapping[str, FigureDefinition] = {
    figure.id: figure
    for figure in (
        *CHILD_FIGURES,
        *MOVEMENT_FIGURES,
        *SPONSORSHIP_FIGURES,
        *SPONSOR_FIGURES,
        *LEDGER_FIGURES,
        *EVENT_FIGURES,
        *COMMUNE_FIGURES,
        *_RATES,
    )
}

PARTS: Mapping[str, FigureDefinition] = {
    figure.id: figure for figure in (VISITED_PART, IN_TIME_PART, _SEEKING_PART, *INDICATOR_PARTS)
}


def figures_for(activity_types: Iterable[str]) -> Mapping[str, FigureDefinition]:
    """The figures, with one for every further type of activity that an office uses."""
    return {**FIGURES, **{figure.id: figure for figure in activity_figures(activity_types)}}
