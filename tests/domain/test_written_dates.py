"""Dates as people write them."""

import pytest

from mdd_desktop.domain.written_dates import DateOrder, day_of_serial, read_written_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("25/12/2015", "2015-12-25"),
        ("5.6.2015", "2015-06-05"),
        ("ngày 5 tháng 6 năm 2015", "2015-06-05"),
        ("Ngày 05, tháng Năm năm 2015", "2015-05-05"),
        ("5 tháng năm năm 2015", "2015-05-05"),
        ("tháng 6 năm 2015", "2015-06"),
        ("T6/2015", "2015-06"),
        ("6/2015", "2015-06"),
        ("2015", "2015"),
        ("sinh năm 2015", "2015"),
        ("2015-06-05T00:00:00", "2015-06-05"),
        ("05-Jun-2015", "2015-06-05"),
        ("20150605", "2015-06-05"),
        ("42160", "2015-06-05"),
        ("00/06/2015", "2015-06"),
        ("../../2015", "2015"),
        ("07/07/2015", "2015-07-07"),
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_read(text: str, iso: str) -> None:
    found = read_written_date(text)

    assert not found.problem
    assert found.in_order(None) == iso


@pytest.mark.parametrize(
    "text",
    ["5/6/15", "'15", "31/02/2016", "29/02/2015", "1/1/0020", "5/6/2015 âm lịch", "Ất Mùi", "1/1",
     "O5/06/2015", "13/13/2015", "tháng 13 năm 2015", "12345678", ""],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_a_reason(text: str) -> None:
    found = read_written_date(text)

    assert found.problem
    assert found.in_order(DateOrder.DAY_FIRST) is None


def test_two_readings_stay_open_until_somebody_decides() -> None:
    found = read_written_date("05/06/2015")

    assert found.is_open
    assert found.in_order(None) is None
    assert found.in_order(DateOrder.DAY_FIRST) == "2015-06-05"
    assert found.in_order(DateOrder.MONTH_FIRST) == "2015-05-06"


def test_a_date_with_one_reading_shows_the_order_of_its_column() -> None:
    assert read_written_date("25/12/2015").shows_order is DateOrder.DAY_FIRST
    assert read_written_date("12/25/2015").shows_order is DateOrder.MONTH_FIRST
    assert read_written_date("2015").shows_order is None
    assert read_written_date("25/12/2015").in_order(DateOrder.MONTH_FIRST) is None


def test_days_are_counted_from_either_epoch() -> None:
    assert str(day_of_serial(42160)) == "2015-06-05"
    assert str(day_of_serial(40698, is_1904=True)) == "2015-06-05"
    assert day_of_serial(500_000) is None
