"""When reports fall due."""

import datetime as dt

import pytest

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.report_calendar import (
    DUTIES,
    ReportDuty,
    due_between,
    duties_with,
    duty,
    goes_with_own,
    incident_due,
    plans_answered,
)


def due_in(first: str, last: str) -> list[tuple[str, str]]:
    found = due_between(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return [(due.duty.id, due.last_day.isoformat()) for due in found]


def test_november_asks_for_the_month_the_year_and_the_two_plans_that_say_before() -> None:
    assert due_in("2026-11-01", "2026-11-30") == [
        ("KH3-year", "2026-11-11"),
        ("KH1-year", "2026-11-15"),
        ("KH2-year", "2026-11-15"),
        ("KH1-month", "2026-11-20"),
        ("KH4-year", "2026-11-29"),
    ]


def test_the_review_of_five_years_is_due_in_2026_only() -> None:
    assert ("KH1-five-years", "2026-12-31") in due_in("2026-12-01", "2026-12-31")
    assert "KH1-five-years" not in [name for name, _ in due_in("2027-12-01", "2027-12-31")]


def test_a_report_asked_for_before_a_day_is_late_on_that_day() -> None:
    assert ("KH5-half", "2026-06-14") in due_in("2026-06-14", "2026-06-14")
    assert due_in("2026-06-16", "2026-06-19") == []


def test_days_that_cross_a_year_are_found_on_both_sides() -> None:
    assert due_in("2026-12-31", "2027-01-05") == [
        ("KH1-five-years", "2026-12-31"),
        ("KH1-list", "2027-01-05"),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("KH1-month", "20 hằng tháng"),
        ("KH1-half", "15 tháng 6"),
        ("KH1-list", "05 tháng 01 và 05 tháng 4 và 05 tháng 7 và 05 tháng 10"),
        ("KH5-half", "15 tháng 6 và 15 tháng 12"),
    ],
)
def test_a_duty_says_its_day_as_plans_write_it(name: str, text: str) -> None:
    assert duty(name).day_text == text


def test_every_duty_has_a_name_of_its_own() -> None:
    assert len({one.id for one in DUTIES}) == len(DUTIES)


@pytest.mark.parametrize(
    ("asked", "day"),
    [("", dt.date(2026, 11, 24)), ("26/11/2026", dt.date(2026, 11, 26)),
     ("2026-11-26", dt.date(2026, 11, 26))],
)  # fmt: skip
def test_a_report_out_of_turn_is_due_the_next_day_or_when_it_was_asked_for(
    asked: str, day: dt.date
) -> None:
    assert incident_due(dt.date(2026, 11, 23), asked) == day


@pytest.mark.parametrize("asked", ["gấp", "11/2026", "31/02/2026"])
def test_a_day_that_is_none_is_refused(asked: str) -> None:
    with pytest.raises(RuleError) as refused:
        incident_due(dt.date(2026, 11, 23), asked)

    assert refused.value.code == "bad_due"


def test_the_own_report_answers_the_plans_that_go_with_it_and_others_by_name() -> None:
    assert plans_answered("BC-N") == ("KH1", "KH2")
    assert plans_answered("BC-6T") == ("KH1",)
    assert plans_answered("BC-N", " kh3, KH1 và KH4.") == ("KH1", "KH3", "KH4")
    assert [plan for plan in ("KH1", "KH2", "KH3", "KH4") if not goes_with_own("BC-N", plan)] == [
        "KH3",
        "KH4",
    ]


def test_a_report_of_the_committee_answers_the_plans_that_are_written_and_no_other() -> None:
    assert plans_answered("BC-N", government=True) == ()
    assert plans_answered("BC-N", "KH3", government=True) == ("KH3",)


@pytest.mark.parametrize("written", ["KH5", "KH 3", "năm", "KH1, HK3"])
def test_a_plan_that_asks_for_no_such_report_is_refused_with_those_that_do(written: str) -> None:
    with pytest.raises(RuleError, match="KH1, KH2, KH3, KH4") as refused:
        plans_answered("BC-N", written)

    assert refused.value.code == "unknown_plan"


@pytest.mark.parametrize(
    ("name", "text", "days"),
    [
        ("KH1-month", "5 hằng tháng", "05 hằng tháng"),
        ("KH1-month", "Ngày 31 hàng tháng.", "31 hằng tháng"),
        ("KH1-half", "20/6", "20 tháng 6"),
        ("KH1-half", "15/12; ngày 10 tháng 6", "10 tháng 6 và 15 tháng 12"),
        ("KH3-year", "trước 20/11", "20 tháng 11"),
        ("KH3-year", "20-11", "20 tháng 11"),
        ("KH1-list", "5/1, 5/7 và 5/7", "05 tháng 01 và 05 tháng 7"),
    ],
)
def test_an_office_writes_days_of_its_own(name: str, text: str, days: str) -> None:
    assert duty(name).on_days(text).day_text == days


@pytest.mark.parametrize(
    "text", ["", "cuối tháng", "32/1", "30/2", "0/6", "15/13", "15/6 và", "32 hằng tháng",
             "trước 15/6"],
)  # fmt: skip
def test_days_that_cannot_be_read_are_refused(text: str) -> None:
    with pytest.raises(RuleError) as refused:
        duty("KH1-half").on_days(text)

    assert refused.value.code == "bad_days"


@pytest.mark.parametrize("one", DUTIES, ids=lambda one: one.id)
def test_what_is_shown_of_a_duty_is_read_back_as_the_same(one: ReportDuty) -> None:
    assert one.on_days(one.written) == one


def test_the_last_day_of_each_month_is_one_in_short_months_too() -> None:
    own = duties_with({"KH1-month": "31 hằng tháng"})
    first, last = dt.date(2026, 1, 1), dt.date(2026, 4, 30)
    found = [one.last_day for one in due_between(first, last, own) if one.duty.id == "KH1-month"]

    assert [(day.month, day.day) for day in found] == [(1, 31), (2, 28), (3, 31), (4, 30)]
