"""The awkward days and records of rules F1 to F8, one sentence each."""

import pytest
from small_registry import Row, born, child, count, sponsorship, value, visit
from worked_example import ref

from mdd_desktop.domain.period import Period


@pytest.mark.parametrize(("day", "listed"), [("2026-06-30", 0), ("2026-07-01", 1)])
def test_the_exit_day_itself_is_no_longer_listed(day: str, listed: int) -> None:
    children = [child(exit={"date": day, "reason": "khac"})]

    assert value("children_listed", children=children) == listed


@pytest.mark.parametrize(
    ("birth", "listed"),
    [
        ("2008-06-30", 0),
        ("2008-07-01", 1),
        ("2008-06", 0),
        ("2008-07", 1),
        ("2008", 1),
        ("2007", 0),
        (None, 1),
    ],
)
def test_a_child_is_listed_up_to_the_day_before_she_is_eighteen(
    birth: str | None, listed: int
) -> None:
    children = [child(birth=born(birth) if birth else None)]

    assert value("children_listed", children=children) == listed
    assert value("children_overage_open", children=children) == 1 - listed


def test_born_on_a_leap_day_she_has_her_birthday_on_the_first_of_march() -> None:
    children = [child(birth=born("2008-02-29"))]

    assert value("children_listed", Period.month(2026, 2), children=children) == 1
    assert value("children_listed_in_period", Period.month(2026, 3), children=children) == 0


def test_she_turns_eighteen_soon_up_to_ninety_days_ahead() -> None:
    children = [child(str(n), birth=born(d)) for n, d in enumerate(("2008-09-28", "2008-09-29"))]

    assert count(children=children)["X1"].listing("children_turning_18_soon") == (ref("0"),)


def test_a_merged_chain_counts_once_with_the_earliest_registration() -> None:
    children = [
        child("C1", registered_on="2026-06-05", merged_into="C2"),
        child("C2", registered_on="2026-05-05", merged_into="C3"),
        child("C3", registered_on="2026-06-15"),
    ]
    figures = count(children=children, visits=[visit("C1"), visit("C2")])["X1"]

    assert figures.listing("children_listed") == (ref("C3"),)
    assert figures.listing("children_visited") == (ref("C3"),)
    assert figures.values["visits"] == 2
    assert figures.values["children_new"] == 0


def test_two_records_merged_into_each_other_are_still_one_child() -> None:
    children = [child("C1", merged_into="C2"), child("C2", merged_into="C1")]

    assert value("children_listed", children=children) == 1


def test_a_record_merged_into_one_that_does_not_exist_stands_for_itself() -> None:
    children = [child("C1", merged_into="C2"), child("C2", void=True)]

    assert count(children=children)["X1"].listing("children_listed") == (ref("C1"),)


def test_the_first_sponsorship_registers_a_child_that_was_entered_later() -> None:
    figures = count(
        Period.month(2025, 3),
        children=[child(registered_on="2026-01-01")],
        sponsorships=[sponsorship(start="2025-03-09")],
    )

    assert figures["X1"].values["children_new"] == 1
    assert figures["X1"].values["children_sponsored_new"] == 1


def test_a_planned_end_stops_nothing() -> None:
    sponsorships = [sponsorship(planned_end="2026-01-31")]

    assert value("children_sponsored", children=[child()], sponsorships=sponsorships) == 1


@pytest.mark.parametrize(
    ("pause", "state"),
    [
        ({"from": "2026-06-30"}, "paused"),
        ({"from": "2026-06-01", "to": "2026-06-30"}, "paused"),
        ({"from": "2026-06-01", "to": "2026-06-29"}, "active"),
        ({"from": "2026-07-01"}, "active"),
    ],
)
def test_both_days_of_a_pause_are_paused(pause: Row, state: str) -> None:
    figures = count(children=[child()], sponsorships=[sponsorship(pauses=[pause])])["X1"]

    assert figures.values[f"sponsorships_{state}"] == 1
    assert figures.values["children_sponsored"] == int(state == "active")


def test_a_sponsorship_of_a_grown_up_is_neither_active_nor_paused() -> None:
    figures = count(children=[child(birth=born("2008-01-01"))], sponsorships=[sponsorship()])[
        "X1"
    ].values

    assert figures["sponsorships_active"] == figures["sponsorships_paused"] == 0


@pytest.mark.parametrize(
    ("values", "waiting"),
    [
        ({"start": None}, 1),
        ({"start": "2026-07-01"}, 1),
        ({"start": None, "registered_on": "2026-07-01"}, 0),
        ({"start": None, "cancelled_on": "2026-06-30"}, 0),
        ({"start": None, "cancelled_on": "2026-07-01"}, 1),
    ],
)
def test_waiting_is_registered_but_neither_started_nor_cancelled(values: Row, waiting: int) -> None:
    sponsorships = [sponsorship(**values)]

    found = value("sponsorships_waiting", children=[child()], sponsorships=sponsorships)

    assert found == waiting


def test_a_sponsorship_whose_child_does_not_exist_counts_nowhere() -> None:
    figures = count(
        children=[child(void=True)],
        sponsorships=[sponsorship(), sponsorship("P2", "C9")],
    )["T"].values

    assert not any(n for name, n in figures.items() if name.startswith("sponsorships_"))


def test_a_move_inside_the_province_is_none_for_the_province() -> None:
    history = [{"unit_id": "X1", "from": "2025-01-01"}, {"unit_id": "X2", "from": "2026-06-10"}]
    figures = count(children=[child(unit_history=history)])

    moved = {
        u: (f.values["children_moved_in"], f.values["children_moved_out"])
        for u, f in figures.items()
    }

    assert moved == {"X1": (0, 1), "K": (0, 1), "X2": (1, 0), "T": (0, 0)}
    assert figures["X1"].values["children_listed_in_period"] == 1
    assert figures["X1"].values["children_listed"] == 0


@pytest.mark.parametrize(
    ("father", "mother", "group"),
    [
        ("mat", "mat", "a"),
        ("mat", "mat_tich", "c"),
        ("khong_kha_nang", "co_so_tgxh", "c"),
        ("mat", "con_song", None),
        ("mat", "khong_ro", None),
    ],
)
def test_the_groups_of_the_law_follow_from_both_parents(
    father: str, mother: str, group: str | None
) -> None:
    children = [child(father={"status": father}, mother={"status": mother})]
    figures = count(children=children)["X1"].values

    found = [g for g in "abcdn" if figures[f"children_group_{g}"]]

    assert found == ([group] if group else [])
    assert figures["children_special"] == len(found)


@pytest.mark.parametrize(
    ("years", "poor"),
    [
        ([(2025, "ngheo")], 1),
        ([(2024, "ngheo")], 0),
        ([(2025, "ngheo"), (2026, "khong")], 0),
        ([(2026, "ngheo")], 1),
    ],
)
def test_poverty_is_of_the_year_or_else_of_the_year_before(
    years: list[tuple[int, str]], poor: int
) -> None:
    household = [{"year": year, "status": status} for year, status in years]

    assert value("children_poor", children=[child(household=household)]) == poor


@pytest.mark.parametrize(("withdrawn", "allowed"), [("2026-06-30", 0), ("2026-07-01", 1)])
def test_a_consent_ends_on_the_day_it_is_withdrawn(withdrawn: str, allowed: int) -> None:
    given = {"scope": "cong_khai", "by": "giam_ho", "from": "2026-01-01", "withdrawn": withdrawn}
    children = [child(birth=born("2020-01-01"), consents=[given])]

    assert value("children_public_allowed", children=children) == allowed


@pytest.mark.parametrize(
    ("more", "allowed"),
    [
        ({"until": "2026-06-29"}, 0),
        ({"until": "2026-06-30"}, 1),
        ({"scope": "lap_ho_so", "withdrawn": "2026-06-01"}, 0),
        ({"scope": "lap_ho_so", "withdrawn": "2026-07-01"}, 1),
    ],
)
def test_a_consent_that_ran_out_or_a_file_taken_back_lets_nobody_be_shown(
    more: dict[str, str], allowed: int
) -> None:
    given = {"scope": "cong_khai", "by": "giam_ho", "from": "2026-01-01"}
    both = [given | more] if "until" in more else [given, given | more]

    assert value("children_public_allowed", children=[child(consents=both)]) == allowed


def test_the_last_day_of_a_state_allowance_is_paid() -> None:
    paid = [{"from": "2026-01-01", "to": "2026-06-30"}]

    assert value("children_state_allowance", children=[child(state_allowance=paid)]) == 1


@pytest.mark.parametrize(
    ("date", "overdue"), [("2025-12-30", 1), ("2025-12-31", 0), ("2026-07-01", 1)]
)
def test_a_visit_is_overdue_after_six_months(date: str, overdue: int) -> None:
    found = value(
        "children_visit_overdue",
        children=[child()],
        sponsorships=[sponsorship()],
        visits=[visit("C1", date, "X2")],
    )

    assert found == overdue


def test_a_visit_is_not_overdue_for_a_child_whose_care_resumed_lately() -> None:
    paused = sponsorship(pauses=[{"from": "2026-01-10", "to": "2026-01-10"}])

    assert value("children_visit_overdue", children=[child()], sponsorships=[paused]) == 0
