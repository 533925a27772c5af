"""How far the targets of the plans have come, and which reports fall due."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.indicators import INDICATORS
from mdd_desktop.domain.office import IndicatorGoal, Settings
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.vietnamese_letters import normalise
from mdd_desktop.domain.visit import ExternalCount
from mdd_desktop.services import reports
from mdd_desktop.storage.registry import Registry

_WHOLE = 100


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


def record_external(
    registry: Registry, indicator: str, *, num: int, den: int, as_of: dt.date, source: str
) -> ExternalCount:
    """Type in what another office counted, with its source; a count of the same day is replaced.

    Raises:
        RuleError: ``not_external``, ``bad_count`` or ``source_needed``.
    """
    definition = INDICATORS.get(indicator)
    if definition is None or not definition.is_external:
        raise RuleError("not_external", "Chỉ tiêu này được tính từ sổ, không nhập số vào.")
    if not 0 <= num <= den or den == 0:
        message = "Số đạt được phải từ 0 đến tổng số, tổng số lớn hơn 0. Chị xem lại hai số."
        raise RuleError("bad_count", message)
    words = normalise(source)
    if not words:
        raise RuleError("source_needed", "Chị ghi số liệu lấy ở đâu, để cấp trên đối chiếu được.")
    with registry.transaction("Nhập số liệu chỉ tiêu") as tx:
        known = [
            one
            for one in tx.of(ExternalCount).where(indicator=indicator, unit_id=registry.unit)
            if one.as_of == as_of and not one.void
        ]
        values = {"num": num, "den": den, "source": words, "recorded_on": registry.today}
        if known:
            record = known[0].corrected(**values)
        else:
            fixed = {"id": new_id(), "indicator": indicator, "unit_id": registry.unit}
            record = checked(ExternalCount, {**fixed, "as_of": as_of, **values})
        tx.of(ExternalCount).save(record)
    return record


def set_goal(registry: Registry, indicator: str, percent: int) -> Settings:
    """Ask more or less of an indicator, as the office's own plan says; 0 goes back to the plans'.

    Raises:
        RuleError: ``no_goal`` or ``bad_goal``.
    """
    definition = INDICATORS.get(indicator)
    if definition is None or definition.goal is None:
        raise RuleError("no_goal", "Chỉ tiêu này nêu bằng lời, không có mức phần trăm để đặt.")
    if not 0 <= percent <= _WHOLE:
        raise RuleError("bad_goal", "Mức chỉ tiêu là số phần trăm từ 1 đến 100. Chị gõ lại.")
    with registry.transaction("Đặt mức chỉ tiêu") as tx:
        settings = tx.settings()
        goals = [goal for goal in settings.goals if goal.indicator != indicator]
        if percent not in {0, definition.goal}:
            goals.append(IndicatorGoal(indicator=indicator, percent=percent))
        changed = settings.corrected(goals=tuple(goals))
        tx.of(Settings).save(changed)
    return changed
