"""The awkward days and records of rules F9 to F13, one sentence each."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from small_registry import JUNE, UNITS, Row, child, count, pledge, sponsorship, value
from worked_example import snapshot_of

from mdd_desktop.domain.figures import prepare
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.figures.sponsorships import late_cases
from mdd_desktop.domain.indicators import percent
from mdd_desktop.domain.period import Period


def test_a_block_spreads_its_amount_to_the_last_dong() -> None:
    tables: Row = {
        "children": [child()],
        "sponsorships": [sponsorship()],
        "pledges": [pledge(100, "quy", "2026-04")],
    }

    months = [value("pledged_money", Period.month(2026, m), **tables) for m in range(4, 8)]

    assert months == [33, 33, 34, 33]


def test_a_one_off_pledge_falls_whole_on_its_month_and_gives_no_level() -> None:
    figures = count(
        children=[child()],
        sponsorships=[sponsorship()],
        pledges=[pledge(900_000, "mot_lan", "2026-06")],
    )["X1"].values

    assert figures["pledged_money"] == 900_000
    assert figures["children_level_none"] == 1


def _late(period: Period, pledges: list[Row], start: str, **values: Any) -> object:
    return value(
        "late_amount",
        period,
        settings={"ledger_start": start},
        children=[child()],
        sponsorships=[sponsorship(**values)],
        pledges=pledges,
    )


@pytest.mark.parametrize(("month", "late"), [((2026, 5), 0), ((2026, 6), 100), ((2026, 7), 200)])
def test_a_month_falls_due_fifteen_days_after_its_end(month: tuple[int, int], late: int) -> None:
    pledges = [pledge(100, "thang", "2025-01")]

    assert _late(Period.month(*month), pledges, "2026-05-01") == late


@pytest.mark.parametrize("parts", [1, 2])
@pytest.mark.parametrize(
    ("paid", "since"),
    [(0, "2026-02-15"), (99, "2026-02-15"), (100, "2026-03-15"), (350, "2026-05-15")],
)
def test_a_sponsorship_is_late_since_the_grace_of_its_first_month_that_nobody_paid(
    parts: int, paid: int, since: str
) -> None:
    pledges = [pledge(100 // parts, "thang", f"2025-0{part}") for part in range(1, parts + 1)]
    tables: Row = {
        "units": UNITS,
        "settings": {"ledger_start": "2026-01-01"},
        "children": [child()],
        "sponsorships": [sponsorship()],
        "pledges": pledges,
        "support_entries": [
            _entry("E1", direction="received", amount=paid, sponsorship_id="P1", date="2026-01-05")
        ],
    }

    ((_, case, _),) = late_cases(Moment(prepare(snapshot_of(tables)), JUNE))

    assert dt.date.fromordinal(case.since).isoformat() == since
    assert (case.due, case.paid) == (500, paid)


def test_a_block_begun_before_the_ledger_is_never_late() -> None:
    pledges = [pledge(600, "nua_nam", "2025-12")]

    assert _late(JUNE, pledges, "2025-12-02") == 0
    assert _late(JUNE, pledges, "2025-12-01") == 600


def test_a_pledge_ended_inside_a_block_falls_due_after_its_last_month() -> None:
    pledges = [pledge(600, "nua_nam", "2026-03", to_month="2026-05")]

    assert _late(JUNE, pledges, "2026-01-01") == 300


def test_a_block_that_is_not_over_is_not_due() -> None:
    assert _late(JUNE, [pledge(600, "nua_nam", "2026-03")], "2026-01-01") == 0


def _entry(name: str, **values: Any) -> Row:
    fixed = {"date": "2026-06-10", "unit_id": "X1", "form": "tien", "amount": 100}
    return {"id": name, **fixed, **values}


def test_what_was_passed_on_counts_as_received_and_delivered_but_not_as_cash_in_hand() -> None:
    entries = [_entry("E1", direction="passed"), _entry("E2", direction="received")]
    figures = count(support_entries=entries)["X1"].values

    assert (figures["received_cash"], figures["delivered_cash"]) == (200, 100)
    assert figures["cash_balance"] == 100


def test_what_was_not_handed_over_is_still_in_hand() -> None:
    entries = [_entry("E1", direction="delivered", outcome="chua_trao")]
    figures = count(support_entries=entries)["X1"].values

    assert figures["delivered_total"] == figures["cash_balance"] == 0


def test_a_service_has_no_value_even_when_somebody_wrote_one() -> None:
    entries = [_entry("E1", direction="delivered", form="dich_vu", child_id="C1")]
    figures = count(children=[child()], support_entries=entries)["X1"].values

    assert figures["delivered_total"] == 0
    assert figures["services_delivered"] == figures["children_supported"] == 1


def test_a_sponsor_in_two_communes_is_one_for_the_province() -> None:
    figures = count(
        children=[child("C1"), child("C2", unit_id="X2")],
        sponsorships=[sponsorship("P1", "C1"), sponsorship("P2", "C2", form="gian_tiep")],
    )

    active = {unit: found.values["sponsors_active"] for unit, found in figures.items()}

    assert active == {"X1": 1, "X2": 1, "K": 1, "T": 1}
    assert figures["T"].values["sponsors_both_forms"] == 1
    assert figures["X1"].values["sponsors_both_forms"] == 0


def test_two_pledges_of_one_merged_sponsor_are_no_double_need() -> None:
    figures = count(
        children=[child()],
        sponsors=[
            {"id": "S1", "unit_id": "X1"},
            {"id": "S2", "unit_id": "X1", "merged_into": "S1"},
        ],
        sponsorships=[sponsorship("P1"), sponsorship("P2", sponsor_id="S2")],
        pledges=[
            pledge(1, "thang", "2025-01", need="hoc_tap"),
            pledge(1, "quy", "2025-01", need="hoc_tap") | {"sponsorship_id": "P2"},
        ],
    )["X1"].values

    assert figures["children_several_sponsors"] == figures["children_double_need"] == 0


def test_a_dissolved_commune_is_no_longer_asked() -> None:
    units = [
        *UNITS,
        {"id": "X3", "name": "xã cũ", "level": "commune", "parent": "T", "valid_to": "2026-06-29"},
    ]

    assert value("units_total", unit="T", units=units) == 2


def test_the_latest_external_count_of_each_unit_in_the_period_is_taken() -> None:
    rows = [
        ("X1", "2026-06-01", 1, 10),
        ("X1", "2026-06-20", 5, 10),
        ("X2", "2026-06-10", 4, 10),
        ("X2", "2026-07-10", 9, 10),
    ]
    counts = [
        {"indicator": "002-2", "unit_id": u, "as_of": d, "num": n, "den": m} for u, d, n, m in rows
    ]

    found = count(external_counts=counts)["T"].indicators["002-2"]

    assert (found.num, found.den, found.reporting_units) == (9, 20, 2)
    assert found.is_reached is False


def test_an_activity_of_a_new_type_gets_a_figure_of_its_own() -> None:
    held = [{"id": "A1", "date": "2026-06-10", "unit_id": "X1", "type": "gap_mat"}]
    figures = count(activities=held)

    assert figures["X1"].values["activities_gap_mat"] == 1
    assert figures["X2"].values["activities_gap_mat"] == 0


@pytest.mark.parametrize(
    ("num", "den", "rate"),
    [(1, 3, "33.3"), (2, 3, "66.7"), (1, 16, "6.3"), (1, 2000, "0.1"), (3, 3, "100.0")],
)
def test_a_rate_has_one_decimal_rounded_half_up(num: int, den: int, rate: str) -> None:
    assert str(percent(num, den)) == str(Decimal(rate))


def test_a_rate_of_nothing_is_no_rate() -> None:
    assert percent(0, 0) is None
