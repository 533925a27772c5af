"""How far the targets of the plans have come, and which reports fall due."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from mdd_desktop.domain.indicators import INDICATORS
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.report_calendar import DueReport, due_between
from mdd_desktop.services import reports
from mdd_desktop.storage.registry import Registry


@dataclass(frozen=True)
class Target:
    """One indicator and how far it has come.

    Attributes:
        numerator, denominator: None for indicators that no plan puts a number to.
        percent: One decimal; None when there is nothing to divide by.
        goal: Percent to reach; None where the plan gives none.
        reached: None when nobody can say.
        reporting_units: Of a count typed in: how many units gave it; None for counted ones.
    """

    id: str
    text: str
    numerator: int | None
    denominator: int | None
    percent: Decimal | None
    goal: int | None
    reached: bool | None
    reporting_units: int | None = None


def progress(
    registry: Registry,
    period: Period,
    *,
    unit: str | None = None,
    known_on: dt.date | None = None,
) -> tuple[Target, ...]:
    """Every indicator of the plans, in their order; drill down with ``reports.listed_ids``.

    Raises:
        RuleError: ``unknown_unit``.
    """
    found = reports.count(registry, period, unit=unit, known_on=known_on).indicators
    targets = []
    for name, definition in INDICATORS.items():
        one = found.get(name)
        targets.append(
            Target(name, definition.text, None, None, None, definition.goal, None)
            if one is None
            else Target(
                name,
                definition.text,
                one.num,
                one.den,
                one.rate,
                one.goal,
                one.is_reached,
                one.reporting_units,
            )
        )
    return tuple(targets)


def due_reports(registry: Registry, days: int = 31) -> tuple[DueReport, ...]:
    """The reports whose last day falls within so many days from the business date."""
    return due_between(registry.today, registry.today + dt.timedelta(days=days))
