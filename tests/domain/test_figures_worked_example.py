import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from worked_example import ref, worked_example

from mdd_desktop.domain.errors import NotFoundError
from mdd_desktop.domain.figures import FIGURES, Figures, count_by_unit, count_figures
from mdd_desktop.domain.period import Period

UNITS = ("X1", "X2", "T")
PERIODS = {
    "month": Period.month(2026, 6),
    "half": Period.half(2026, 1),
    "cumulative": Period.cumulative(dt.date(2026, 6, 30)),
}
_GOLDEN = Path(__file__).parent.parent / "golden" / "worked_example_figures.json"
_NOTHING = (0, 0, None)
_SAME = {
    "000-1": ((1, 1), (1, 1), (2, 2)),
    "000-2": ((1, 1), (1, 1), (2, 2)),
    "000-5": ((3, 4), (3, 5), (6, 9)),
    "000-6": ((3, 3), (2, 3), (5, 6)),
    "001-1a": ((0, 0), (0, 0), (1, 2)),
    "001-1b": ((1, 2), (1, 1), (3, 5)),
    "001-2a": ((1, 1), (0, 1), (1, 2)),
    "001-2b": ((410, 520), (0, 0), (410, 520)),
    "001-3a": ((1, 1), (1, 1), (2, 2)),
    "001-3b": ((1, 1), (0, 1), (1, 2)),
}
_HELPED = {
    "month": ((2, 2), (1, 3), (3, 5)),
    "half": ((2, 2), (2, 3), (4, 5)),
    "cumulative": ((2, 2), (2, 3), (4, 5)),
}


@cache
def _figures(period: str) -> Mapping[str, Figures]:
    return count_by_unit(worked_example(), PERIODS[period], UNITS)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("period", PERIODS)
def test_every_figure_of_the_worked_example_is_the_one_that_was_counted_by_hand(
    period: str, unit: str
) -> None:
    expected = dict.fromkeys(FIGURES, 0)
    by_hand = json.loads(_GOLDEN.read_text(encoding="utf-8"))[period]
    expected |= {name: values[unit] for name, values in by_hand.items()}

    values = _figures(period)[unit].values

    counted = {
        name: float(value) if isinstance(value, Decimal) else value
        for name, value in values.items()
    }
    assert counted == expected


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("period", PERIODS)
def test_every_indicator_of_the_worked_example_is_the_one_that_was_counted_by_hand(
    period: str, unit: str
) -> None:
    place = UNITS.index(unit)
    expected = {name: pairs[place] for name, pairs in _SAME.items()}
    expected |= {"002-1": _HELPED[period][place], "004-1": _HELPED[period][place]}

    indicators = _figures(period)[unit].indicators

    assert {
        name: (found.num, found.den) for name, found in indicators.items() if name in expected
    } == expected
    for name, found in indicators.items():
        if name not in expected:
            assert (found.num, found.den, found.rate) == _NOTHING


def test_officers_trained_at_the_province_miss_their_goal_of_eighty_percent() -> None:
    found = _figures("month")["T"].indicators["001-1b"]

    assert found.rate == Decimal("60.0")
    assert found.is_reached is False


def test_an_external_count_says_how_many_units_reported() -> None:
    figures = _figures("month")

    assert figures["T"].indicators["001-2b"].reporting_units == 1
    assert figures["T"].indicators["001-2b"].rate == Decimal("78.8")
    assert figures["X2"].indicators["001-2b"].reporting_units == 0
    assert figures["X2"].indicators["001-2b"].is_reached is None


def test_a_frozen_report_does_not_know_what_was_entered_later() -> None:
    frozen = count_figures(
        worked_example(), PERIODS["month"], "X1", known_on=dt.date(2026, 7, 3)
    ).values

    assert frozen["delivered_cash"] == 1_000_000
    assert frozen["received_cash"] == 6_000_000
    assert frozen["delivered_total"] == 4_000_000
    assert frozen["children_supported"] == 2
    assert frozen["children_sponsored_no_delivery"] == 2


def test_the_correction_of_a_frozen_report_is_the_difference_to_what_is_known_now() -> None:
    frozen = count_figures(
        worked_example(), PERIODS["month"], "X1", known_on=dt.date(2026, 7, 3)
    ).values
    now = _figures("month")["X1"].values

    changed = {name for name in now if now[name] != frozen[name]}

    assert changed == {
        "children_sponsored_no_delivery",
        "children_supported",
        "delivered_by_sponsorship_total",
        "delivered_cash",
        "delivered_total",
        "received_cash",
        "received_total",
    }
    assert now["delivered_cash"] == 1_300_000


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("period", PERIODS)
def test_a_count_lists_exactly_as_many_ids_as_it_says(period: str, unit: str) -> None:
    figures = _figures(period)[unit]

    for name, definition in FIGURES.items():
        listed = figures.listing(name)
        is_count = definition.unit_word not in {"đồng", "%"} and not name.startswith("qty_")
        if is_count and name not in {"activity_participants", "gift_recipients_unnamed"}:
            assert len(listed) == figures.values[name]
            assert len(set(listed)) == len(listed)


def test_a_number_opens_the_names_behind_it() -> None:
    figures = _figures("half")

    assert set(figures["X2"].listing("children_visited")) == {ref("C06"), ref("C07")}
    assert set(figures["T"].listing("sponsors_active")) == {
        ref(name) for name in ("S1", "S2", "S3", "S4", "S7")
    }
    assert figures["T"].listing("units_meeting_commitment") == ("X1",)
    assert set(figures["X1"].listing("received_total")) == {
        ref(f"E{number:02}") for number in (1, 2, 3, 4, 5, 6, 8, 9, 11, 13, 14, 15)
    }
    assert figures["T"].listing("001-3b") == ("X1",)


def test_an_unknown_figure_is_refused_in_words() -> None:
    with pytest.raises(NotFoundError, match="Không có chỉ số"):
        _figures("month")["X1"].listing("children_happy")
