"""From the state of the units below to the rows of the card; the late ones come first."""

import datetime as dt
from collections.abc import Sequence

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services.units_below import UnitBelow
from mdd_desktop.ui.overview.ports import UnitRow
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.units_below import state_of

_ORDER = {"late": 0, "gap": 1, "never": 2, "fine": 3}


def unit_rows(units: Sequence[UnitBelow], today: dt.date) -> list[UnitRow]:
    """Return the rows; among the late ones whoever is silent longest is first."""
    made = sorted(
        ((one, one.state.days(today)) for one in units),
        key=lambda pair: (_ORDER[state_of(pair[0].state, pair[1])[0]], -(pair[1] or 0)),
    )
    return [_row(one, days) for one, days in made]


def _row(unit: UnitBelow, days: int | None) -> UnitRow:
    one = unit.state
    group, chip = state_of(one, days)
    return UnitRow(
        name=at_the_start(one.name),
        children=format_number(unit.listed),
        sponsored=format_number(unit.sponsored),
        last=f"{one.last_made.astimezone():%d/%m/%Y}" if one.last_made else tr("chưa có"),
        state=chip,
        group=group,
    )
