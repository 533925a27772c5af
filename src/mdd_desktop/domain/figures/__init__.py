"""Figures counted from records: one definition each, for screen, document and table alike."""

from mdd_desktop.domain.figures.counting import (
    Figures,
    Value,
    count_by_unit,
    count_figures,
    count_own,
    count_since,
)
from mdd_desktop.domain.figures.definition import FigureDefinition, Ident, Kind, RollUp
from mdd_desktop.domain.figures.facts import Facts, prepare
from mdd_desktop.domain.figures.registry import FIGURES
from mdd_desktop.domain.indicators import INDICATORS, Indicator, IndicatorDefinition

__all__ = [
    "FIGURES",
    "INDICATORS",
    "Facts",
    "FigureDefinition",
    "Figures",
    "Ident",
    "Indicator",
    "IndicatorDefinition",
    "Kind",
    "RollUp",
    "Value",
    "count_by_unit",
    "count_figures",
    "count_own",
    "count_since",
    "prepare",
]
