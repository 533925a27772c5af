import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.vietnamese import (
    AmountStyle,
    amount_in_words,
    count_in_text,
    format_vnd,
    official_date,
    official_month,
    parse_vnd,
    percent_text,
    rate_text,
    short_date,
)

DIGITS = {
    word: value
    for value, words in enumerate(
        ["không", "một mốt", "hai", "ba", "bốn tư", "năm lăm", "sáu", "bảy", "tám", "chín"]
    )
    for word in words.split()
}
SIZES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6}


@pytest.mark.parametrize(
    ("vnd", "words"),
    [
        (0, "Không đồng"),
        (1, "Một đồng"),
        (4, "Bốn đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (20, "Hai mươi đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (25, "Hai mươi lăm đồng"),
        (101, "Một trăm linh một đồng"),
        (104, "Một trăm linh bốn đồng"),
        (105, "Một trăm linh năm đồng"),
        (110, "Một trăm mười đồng"),
        (111, "Một trăm mười một đồng"),
        (500, "Năm trăm đồng"),
        (1_000, "Một nghìn đồng chẵn"),
        (1_015, "Một nghìn không trăm mười lăm đồng"),
        (1_500, "Một nghìn năm trăm đồng"),
        (121_121, "Một trăm hai mươi mốt nghìn một trăm hai mươi mốt đồng"),
        (500_000, "Năm trăm nghìn đồng chẵn"),
        (1_000_005, "Một triệu không trăm linh năm đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng chẵn"),
        (1_020_000, "Một triệu không trăm hai mươi nghìn đồng chẵn"),
        (1_250_000, "Một triệu hai trăm năm mươi nghìn đồng chẵn"),
        (21_000_000, "Hai mươi mốt triệu đồng chẵn"),
        (26_500_000, "Hai mươi sáu triệu năm trăm nghìn đồng chẵn"),
        (105_000_000, "Một trăm linh năm triệu đồng chẵn"),
        (1_001_000_000, "Một tỷ không trăm linh một triệu đồng chẵn"),
        (
            1_234_567_890,
            "Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi đồng",
        ),
        (2_600_000_000, "Hai tỷ sáu trăm triệu đồng chẵn"),
        (10**12, "Một nghìn tỷ đồng chẵn"),
        (1_015 * 10**9, "Một nghìn không trăm mười lăm tỷ đồng chẵn"),
        (10**15, "Một triệu tỷ đồng chẵn"),
        (10**18, "Một tỷ tỷ đồng chẵn"),
        (-105_000, "Âm một trăm linh năm nghìn đồng chẵn"),
    ],
)
def test_an_amount_is_read_as_a_cashier_reads_it(vnd: int, words: str) -> None:
    assert amount_in_words(vnd) == words


def test_the_south_says_le_and_ngan() -> None:
    assert amount_in_words(105_000, southern=True) == "Một trăm lẻ năm ngàn đồng chẵn"


def test_every_choice_of_words_can_be_made_by_itself() -> None:
    style = AmountStyle(zero_tens="lẻ", say_even=False, say_empty_groups=True)

    assert amount_in_words(105_000, style=style) == "Một trăm lẻ năm nghìn đồng"
    assert amount_in_words(1_000_005, style=style) == "Một triệu không nghìn không trăm lẻ năm đồng"
    assert amount_in_words(1_000_000, style=style) == "Một triệu đồng"


def number_of(words: list[str]) -> int:
    """Read the words back by a grammar of its own: groups of three, billions by the last tỷ."""
    if "tỷ" in words:
        last = len(words) - 1 - words[::-1].index("tỷ")
        return number_of(words[:last]) * 10**9 + number_of(words[last + 1 :])
    total = group = digit = 0
    for word in words:
        if word in SIZES:
            total += (group + digit) * SIZES[word]
            group = digit = 0
        elif word in {"trăm", "mươi"}:
            group += digit * (100 if word == "trăm" else 10)
            digit = 0
        elif word == "mười":
            group += 10
        elif word not in {"linh", "lẻ"}:
            digit = DIGITS[word]
    return total + group + digit


@given(st.integers(0, 10**18 - 1), st.booleans(), st.booleans())
def test_the_words_of_an_amount_can_be_read_back(vnd: int, full: bool, even: bool) -> None:  # noqa: FBT001 - drawn
    style = AmountStyle(say_empty_groups=full, say_even=even)

    words = amount_in_words(vnd, style=style).lower().split()

    assert words[-1] == ("chẵn" if even and vnd and vnd % 1000 == 0 else "đồng")
    assert number_of(words[: words.index("đồng")]) == vnd


@pytest.mark.parametrize(
    ("typed", "vnd"),
    [
        ("500000", 500_000),
        ("500.000", 500_000),
        ("500,000", 500_000),
        ("500 000", 500_000),
        ("1.250.000đ", 1_250_000),
        ("1.250.000 đồng", 1_250_000),
        ("500.000 VNĐ", 500_000),
        ("500.000 VND", 500_000),
        ("500.000,00", 500_000),
        ("500,000.00", 500_000),
        ("500000.0", 500_000),
        ("500k", 500_000),
        ("500 K", 500_000),
        ("0,5tr", 500_000),
        ("0.5 triệu", 500_000),
        ("0,500tr", 500_000),
        ("1tr2", 1_200_000),
        ("1tr250", 1_250_000),
        ("500 nghìn đồng", 500_000),
        ("500 ngàn", 500_000),
        ("1,5 tỷ", 1_500_000_000),
        ("2 tỉ", 2_000_000_000),
        (" 500\u00a0000 đ ", 500_000),
        ("0", 0),
    ],
)
def test_an_amount_is_understood_as_offices_type_it(typed: str, vnd: int) -> None:
    assert parse_vnd(typed) == vnd


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "money_format"),
        ("năm trăm", "money_format"),
        ("500,5", "money_format"),
        ("1.5", "money_format"),
        ("0.500", "money_format"),
        ("1.25.000", "money_format"),
        ("1.250,000", "money_format"),
        ("500,00", "money_format"),
        ("0,0005k", "money_format"),
        ("500kk", "money_format"),
        ("1.500k", "money_ambiguous"),
        ("1,500tr", "money_ambiguous"),
        ("1,5tr2", "money_ambiguous"),
        ("-500000", "money_negative"),
        ("−5k", "money_negative"),
        ("9999999999999999", "money_too_large"),
        ("٥٠٠", "money_format"),
    ],
)
def test_an_amount_that_could_be_misread_is_refused_in_vietnamese(typed: str, code: str) -> None:
    with pytest.raises(RuleError) as refusal:
        parse_vnd(typed)

    assert refusal.value.code == code
    assert "Hãy" in refusal.value.message


@given(st.integers(0, 10**15))
def test_a_printed_amount_can_be_typed_again(vnd: int) -> None:
    assert parse_vnd(format_vnd(vnd)) == vnd


def test_thousands_are_parted_by_dots() -> None:
    assert [format_vnd(n) for n in (0, 999, 12_181_800, -5_000)] == [
        "0",
        "999",
        "12.181.800",
        "-5.000",
    ]


def test_small_counts_in_running_text_have_a_zero_before_them() -> None:
    assert [count_in_text(n) for n in (0, 1, 9, 10, 1_234)] == ["không", "01", "09", "10", "1.234"]
    assert count_in_text(0, zero="chưa có") == "chưa có"


@pytest.mark.parametrize(
    ("percent", "text"),
    [
        (75.0, "75%"),
        (66.7, "66,7%"),
        (66.66666, "66,7%"),
        (100, "100%"),
        (0, "0%"),
        (6.25, "6,3%"),
        (0.05, "0,1%"),
        (99.95, "100%"),
        (Decimal("33.35"), "33,4%"),
        (Fraction(200, 3), "66,7%"),
        (1234.56, "1.234,6%"),
        (-2.5, "-2,5%"),
        (-0.01, "0%"),
        (None, "–"),
    ],
)
def test_a_rate_has_at_most_one_decimal(percent: float | None, text: str) -> None:
    assert percent_text(percent) == text


def test_a_rate_of_nothing_is_a_dash() -> None:
    assert rate_text(2, 3) == "66,7%"
    assert rate_text(0, 0) == "–"


@pytest.mark.parametrize(
    ("date", "official", "short"),
    [
        ("2026-01-05", "ngày 05 tháng 01 năm 2026", "05/01/2026"),
        ("2026-06-29", "ngày 29 tháng 6 năm 2026", "29/06/2026"),
        ("2026-02-07", "ngày 07 tháng 02 năm 2026", "07/02/2026"),
        ("2026-10-10", "ngày 10 tháng 10 năm 2026", "10/10/2026"),
        ("2026-03-03", "ngày 03 tháng 3 năm 2026", "03/03/2026"),
    ],
)
def test_only_small_days_and_the_first_two_months_have_a_zero(
    date: str, official: str, short: str
) -> None:
    day = dt.date.fromisoformat(date)

    assert official_date(day) == official
    assert short_date(day) == short


def test_a_month_is_named_as_in_a_date() -> None:
    assert official_month(2026, 6) == "tháng 6 năm 2026"
    assert official_month(2026, 2) == "tháng 02 năm 2026"
