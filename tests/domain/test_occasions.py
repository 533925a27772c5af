"""The lunar calendar of Việt Nam and the occasions of the year, against the days announced."""

import datetime as dt

import pytest

from mdd_desktop.domain.code_lists import codes
from mdd_desktop.domain.lunar_calendar import lunar_date, lunar_new_year
from mdd_desktop.domain.occasions import occasions_between

TET = (
    *("2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29"),
    *("2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02", "2031-01-23"),
    *("2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08"),
)
MID_AUTUMN = (
    *("2020-10-01", "2021-09-21", "2022-09-10", "2023-09-29", "2024-09-17", "2025-10-06"),
    *("2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12", "2031-10-01"),
    *("2032-09-19", "2033-09-08", "2034-09-26", "2035-09-16"),
)
ELSEWHERE_THAN_IN_CHINA = (
    (1968, "1968-01-29", "1968-01-30"),
    (1985, "1985-01-21", "1985-02-20"),
    (2007, "2007-02-17", "2007-02-18"),
    (2030, "2030-02-02", "2030-02-03"),
)


@pytest.mark.parametrize("day", TET)
def test_tet_falls_on_the_day_that_the_vietnamese_calendar_says(day: str) -> None:
    assert lunar_new_year(int(day[:4])).isoformat() == day


@pytest.mark.parametrize("day", MID_AUTUMN)
def test_mid_autumn_falls_on_the_day_that_the_vietnamese_calendar_says(day: str) -> None:
    assert lunar_date(int(day[:4]), 8, 15).isoformat() == day


@pytest.mark.parametrize(("year", "here", "in_china"), ELSEWHERE_THAN_IN_CHINA)
def test_tet_follows_the_clock_of_viet_nam_and_not_that_of_china(
    year: int, here: str, in_china: str
) -> None:
    assert lunar_new_year(year).isoformat() == here != in_china


@pytest.mark.parametrize(
    ("lunar", "day"),
    [
        ((2023, 3, 10), "2023-04-29"),  # giỗ Tổ, after a doubled second month
        ((2025, 7, 15), "2025-09-06"),  # after a doubled sixth month
        ((2025, 12, 23), "2026-02-10"),  # ông Công, ông Táo: before the next Tết
        ((2020, 4, 15), "2020-05-07"),  # the first of two fourth months
        ((2020, 5, 5), "2020-06-25"),
        ((2026, 3, 10), "2026-04-26"),
    ],
)
def test_a_doubled_month_moves_the_months_after_it(lunar: tuple[int, int, int], day: str) -> None:
    assert lunar_date(*lunar).isoformat() == day


def test_the_occasions_of_a_year_come_in_order_with_their_names() -> None:
    found = occasions_between(dt.date(2027, 1, 1), dt.date(2027, 12, 31))

    assert [one.day for one in found] == sorted(one.day for one in found)
    assert {one.code for one in found} <= set(codes("occasion"))
    names = {one.day.isoformat(): one.name for one in found}
    assert names["2027-02-06"] == "Tết Nguyên đán"
    assert names["2027-09-15"] == "Tết Trung thu"
    assert names["2027-09-05"] == "Khai giảng năm học mới"


def test_a_span_over_new_year_holds_the_occasions_of_both_years() -> None:
    found = occasions_between(dt.date(2026, 11, 1), dt.date(2027, 3, 31))

    assert [one.code for one in found] == ["ngay_tre_em", "tet_nguyen_dan", "ngay_8_3"]
