import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.period import Period, PeriodKind, months_before

DAY = dt.date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "kind", "lo", "hi", "label"),
    [
        ("2026-10", PeriodKind.MONTH, (2026, 10, 1), (2026, 10, 31), "tháng 10 năm 2026"),
        ("2028-02", PeriodKind.MONTH, (2028, 2, 1), (2028, 2, 29), "tháng 2 năm 2028"),
        ("2026-H1", PeriodKind.HALF, (2026, 1, 1), (2026, 6, 30), "6 tháng đầu năm 2026"),
        ("2026-h2", PeriodKind.HALF, (2026, 7, 1), (2026, 12, 31), "6 tháng cuối năm 2026"),
        (" 2026 ", PeriodKind.YEAR, (2026, 1, 1), (2026, 12, 31), "năm 2026"),
        ("2021..2026", PeriodKind.RANGE, (2021, 1, 1), (2026, 12, 31), "giai đoạn 2021-2026"),
    ],
)
def test_a_period_is_read_as_officers_write_it(
    text: str,
    kind: PeriodKind,
    lo: tuple[int, int, int],
    hi: tuple[int, int, int],
    label: str,
) -> None:
    period = Period.parse(text)

    assert period == Period(kind, dt.date(*lo), dt.date(*hi))
    assert period.label == label
    assert period.text == text.strip().upper()


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-00", "2026-H3", "26", "2026..", "2026..2021", "tháng 6", "2026-6"]
)
def test_what_is_no_period_is_refused_in_vietnamese(text: str) -> None:
    with pytest.raises(RuleError) as refusal:
        Period.parse(text)

    assert refusal.value.code == "bad_period"
    assert "Ghi như" in refusal.value.message or "Xem lại" in refusal.value.message


def test_a_cumulative_period_begins_with_the_programme() -> None:
    period = Period.cumulative(DAY)

    assert (period.lo, period.hi) == (dt.date(2021, 10, 20), DAY)
    assert period.label == "từ ngày 20/10/2021 đến ngày 30/06/2026"
    assert period.previous() is None
    assert period.year_before() is None


def test_nothing_is_cumulative_before_the_programme_began() -> None:
    with pytest.raises(RuleError, match="20/10/2021"):
        Period.cumulative(dt.date(2021, 10, 19))


def test_a_last_day_before_the_first_is_refused() -> None:
    with pytest.raises(RuleError, match="sớm hơn"):
        Period.days(DAY, dt.date(2026, 6, 29))


@pytest.mark.parametrize(
    ("period", "before", "year_before"),
    [
        ("2026-01", "2025-12", "2025-01"),
        ("2026-H1", "2025-H2", "2025-H1"),
        ("2026-H2", "2026-H1", "2025-H2"),
        ("2026", "2025", "2025"),
        ("2024..2026", "2021..2023", "2023..2025"),
    ],
)
def test_the_period_before_is_of_the_same_kind(period: str, before: str, year_before: str) -> None:
    assert Period.parse(period).previous() == Period.parse(before)
    assert Period.parse(period).year_before() == Period.parse(year_before)


def test_any_days_are_compared_with_as_many_days_before() -> None:
    period = Period.days(dt.date(2026, 3, 10), dt.date(2026, 3, 19))

    assert period.previous() == Period.days(dt.date(2026, 2, 28), dt.date(2026, 3, 9))
    assert period.year_before() == Period.days(dt.date(2025, 3, 10), dt.date(2025, 3, 19))
    assert period.text == "2026-03-10..2026-03-19"


def test_options_say_the_period_in_one_way() -> None:
    first = dt.date(2026, 6, 1)

    assert Period.chosen("2026-06") == Period.parse("2026-06")
    assert Period.chosen(lo=first, hi=DAY) == Period.days(first, DAY)
    assert Period.chosen(hi=DAY, cumulative=True) == Period.cumulative(DAY)
    start = dt.date(2022, 1, 1)
    late = Period.chosen(hi=DAY, cumulative=True, programme_start=start)
    assert late.lo == start


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"text": "2026", "hi": DAY},
        {"text": "2026", "cumulative": True},
        {"lo": DAY},
        {"hi": DAY},
        {"lo": DAY, "hi": DAY, "cumulative": True},
        {"cumulative": True},
    ],
)
def test_options_that_say_too_little_or_too_much_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(RuleError, match="một cách"):
        Period.chosen(**options)  # type: ignore[arg-type]  # the cases are mixed on purpose


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 60))
def test_going_back_by_months_keeps_the_day_or_ends_with_the_month(
    day: dt.date, months: int
) -> None:
    found = months_before(day, months)

    assert (day.year - found.year) * 12 + day.month - found.month == months
    assert found.day == day.day or (found + dt.timedelta(days=1)).day == 1
