import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st
from random_registry import COMMUNES, UNITS, random_registry
from worked_example import snapshot_of

from mdd_desktop.domain.figures import (
    FIGURES,
    Figures,
    RollUp,
    count_by_unit,
    count_figures,
    count_own,
)
from mdd_desktop.domain.period import Period

_SEEDS = st.integers(min_value=0, max_value=10**9)
_PERIODS = st.one_of(
    st.builds(Period.month, st.just(2026), st.integers(1, 9)),
    st.sampled_from(
        [
            Period.half(2025, 2),
            Period.half(2026, 1),
            Period.year(2025),
            Period.cumulative(dt.date(2026, 6, 30)),
            Period.days(dt.date(2026, 2, 10), dt.date(2026, 5, 20)),
        ]
    ),
)
_SUMS = (
    "delivered_",
    "received_",
    "qty_",
    "late_amount",
    "pledged_money",
    "cash_balance",
    "activity_participants",
    "gift_recipients_unnamed",
    "coverage_rate",
    "visit_rate",
)
_SPLITS = {
    "children_listed": (
        ("children_sponsored", "children_unsponsored", "children_not_seeking"),
        (
            "children_under_6",
            "children_6_to_10",
            "children_11_to_15",
            "children_16_17",
            "children_age_unknown",
        ),
    ),
    "orphans_listed": (
        ("orphans_both_parents", "orphans_father", "orphans_mother"),
        ("orphans_covid", "orphans_other_cause"),
    ),
    "children_sponsored": (
        ("children_sponsored_regular", "children_sponsored_irregular"),
        (
            "children_level_none",
            "children_level_below_300k",
            "children_level_300k_500k",
            "children_level_500k_1m",
            "children_level_from_1m",
        ),
    ),
    "sponsors_active": (("sponsors_person", "sponsors_organisation", "sponsors_group"),),
    "activities": (
        ("activities_vui_choi", "activities_giao_duc_lam_cha_me", "activities_gap_mat"),
    ),
    "received_total": (("received_cash", "received_goods_value"),),
    "delivered_total": (("delivered_cash", "delivered_goods_value"),),
}


def _count(seed: int, period: Period) -> Mapping[str, Figures]:
    return count_by_unit(snapshot_of(random_registry(seed)), period, UNITS)


def _numbers(figures: Figures) -> dict[str, int]:
    return {name: cast("int", value) for name, value in figures.values.items()}


@given(_SEEDS, _PERIODS)
def test_every_split_sums_to_its_total(seed: int, period: Period) -> None:
    for figures in _count(seed, period).values():
        values: dict[str, Any] = {"activities_gap_mat": 0, **_numbers(figures)}
        for total, splits in _SPLITS.items():
            for split in splits:
                assert sum(values[name] for name in split) == values[total]


@given(_SEEDS, _PERIODS)
def test_direct_and_indirect_less_both_is_everybody_under_care(seed: int, period: Period) -> None:
    for figures in _count(seed, period).values():
        values = _numbers(figures)
        for who, total in (
            ("children_sponsored", "children_sponsored"),
            ("sponsors", "sponsors_active"),
        ):
            forms = values[f"{who}_direct"] + values[f"{who}_indirect"]
            assert forms - values[f"{who}_both_forms"] == values[total]


@given(_SEEDS, _PERIODS)
def test_communes_and_own_entries_sum_to_the_figures_of_the_province(
    seed: int, period: Period
) -> None:
    snapshot = snapshot_of(random_registry(seed))

    every = count_by_unit(snapshot, period, UNITS)

    rows = [every[unit] for unit in COMMUNES]
    rows += [count_own(snapshot, period, unit) for unit in ("T", "K")]
    for name, definition in FIGURES.items():
        if definition.roll_up is RollUp.SUM:
            assert sum(_numbers(row)[name] for row in rows) == _numbers(every["T"])[name]


@given(_SEEDS, _PERIODS)
def test_a_count_is_the_length_of_its_list_and_no_id_stands_twice(
    seed: int, period: Period
) -> None:
    for figures in _count(seed, period).values():
        for name in figures.values:
            listed = figures.listing(name)
            if not name.startswith(_SUMS) or name.endswith("unestimated"):
                assert len(listed) == figures.values[name]
            assert len(set(listed)) == len(listed)


@given(_SEEDS, _PERIODS)
def test_a_unit_counted_alone_gives_the_same_as_among_others(seed: int, period: Period) -> None:
    snapshot = snapshot_of(random_registry(seed))

    together = count_by_unit(snapshot, period, UNITS)

    for unit in ("K", "X3"):
        alone = count_figures(snapshot, period, unit)
        assert alone.values == together[unit].values
        assert alone.indicators == together[unit].indicators


@given(_SEEDS, _PERIODS)
def test_a_recount_never_exceeds_the_sum_over_communes(seed: int, period: Period) -> None:
    every = _count(seed, period)

    for name, definition in FIGURES.items():
        if definition.roll_up is RollUp.RECOUNT and name not in {
            "children_supported",  # the superior books deliveries and visits of its own
            "children_visited",
            "sponsors_both_forms",  # direct in one commune, indirect in another
        }:
            below = [_numbers(every[unit])[name] for unit in COMMUNES]
            assert _numbers(every["T"])[name] <= sum(below)


@given(_SEEDS, _PERIODS)
def test_forgetting_everything_recorded_later_is_the_frozen_report(
    seed: int, period: Period
) -> None:
    data = random_registry(seed)
    day = "2026-01-31"
    earlier = {
        table: rows
        if table in {"settings", "units"}
        else [row for row in rows if row.get("recorded_on", day) <= day]
        for table, rows in data.items()
    }

    frozen = count_figures(snapshot_of(data), period, "T", known_on=dt.date(2026, 1, 31))

    expected = count_figures(snapshot_of(earlier), period, "T").values
    assert {n: v for n, v in frozen.values.items() if v or n in expected} == dict(expected)
