import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdd_desktop.domain.person import (
    IDENTITY_PROVINCES,
    BornOn,
    IdentityFacts,
    Severity,
    Sex,
    check_identity_number,
    check_phone,
    format_phone,
    mask_identity_number,
    read_identity_number,
    suggest_leading_zero,
    suggest_phone_zero,
)

GIRL_OF_2012 = "079312000123"


@dataclass(frozen=True)
class PartDate:
    text: str


def codes(number: str, *, born_on: BornOn | None = None, sex: str | None = None) -> list[str]:
    return [p.code for p in check_identity_number(number, born_on=born_on, sex=sex)]


@pytest.mark.parametrize(
    "born_on", ["2012", "2012-05", "2012-05-01", dt.date(2012, 5, 1), PartDate("2012-05"), None]
)
@pytest.mark.parametrize("sex", ["nu", Sex.FEMALE, None])
def test_a_number_that_agrees_with_the_child_raises_nothing(
    born_on: BornOn | None, sex: str | None
) -> None:
    assert check_identity_number(GIRL_OF_2012, born_on=born_on, sex=sex) == []


def test_another_sex_or_year_is_a_warning() -> None:
    problems = check_identity_number(GIRL_OF_2012, born_on="2011-12-31", sex="nam")

    assert [p.code for p in problems] == ["identity_birth_year", "identity_sex"]
    assert {p.severity for p in problems} == {Severity.WARNING}


def test_what_cannot_be_compared_is_not_compared() -> None:
    assert codes(GIRL_OF_2012, born_on="không rõ", sex="khac") == []
    assert codes(GIRL_OF_2012, born_on="20111") == []


def test_a_number_says_province_sex_and_year() -> None:
    assert read_identity_number("094210654321") == IdentityFacts("Sóc Trăng", Sex.MALE, 2010)
    assert read_identity_number("001199000123") == IdentityFacts("Hà Nội", Sex.FEMALE, 1999)
    assert read_identity_number("001 712 000 123") == IdentityFacts("Hà Nội", Sex.FEMALE, 2212)
    assert read_identity_number("07931200012") is None


def test_the_century_digit_counts_in_the_year() -> None:
    assert codes("079112000123", born_on="2012") == ["identity_birth_year"]
    assert codes("079112000123", born_on="1912") == []
    assert codes("079512000123") == ["identity_century"]
    assert codes("079512000123", born_on="2112") == []


def test_an_unknown_prefix_is_only_a_note() -> None:
    (problem,) = check_identity_number("123312000123", born_on="2012", sex="nu")

    assert (problem.code, problem.severity) == ("identity_prefix", Severity.NOTE)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("", "identity_empty"),
        ("07931200012a", "identity_not_digits"),
        ("٠٧٩٣١٢٠٠٠١٢٣", "identity_not_digits"),
        ("79312000123", "identity_leading_zero"),
        ("1312000123", "identity_leading_zero"),
        ("012345678", "identity_old_card"),
        ("07931200012", "identity_length"),
        ("0793120001234", "identity_length"),
        ("99312000123", "identity_length"),
    ],
)
def test_a_number_of_the_wrong_form_is_an_error_that_says_what_to_do(
    number: str, code: str
) -> None:
    (problem,) = check_identity_number(number)

    assert (problem.code, problem.severity) == (code, Severity.ERROR)
    assert number == "" or number not in problem.message


def test_blanks_and_dots_in_a_number_do_not_matter() -> None:
    assert codes("079 312.000-123") == []


@pytest.mark.parametrize(
    ("number", "suggested"),
    [
        ("79312000123", GIRL_OF_2012),
        ("1312000123", "001312000123"),
        ("8312000123", "008312000123"),
        ("10312000123", "010312000123"),
        ("99312000123", None),
        ("07931200012", None),
        ("912345678", None),
        (GIRL_OF_2012, None),
        ("123312000123", None),
        ("7931200012a", None),
        ("", None),
    ],
)
def test_zeros_that_a_spreadsheet_dropped_are_offered(number: str, suggested: str | None) -> None:
    assert suggest_leading_zero(number) == suggested


@given(st.sampled_from(sorted(IDENTITY_PROVINCES)), st.integers(0, 999_999_999))
def test_a_number_that_went_through_a_spreadsheet_comes_back(province: str, rest: int) -> None:
    number = f"{province}{rest:09}"

    assert suggest_leading_zero(str(int(number))) == number


def test_all_sixty_three_provinces_are_known() -> None:
    assert len(IDENTITY_PROVINCES) == 63


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        (GIRL_OF_2012, "079 *** *** 123"),
        ("079 312 000 123", "079 *** *** 123"),
        ("012345678", "*** *** 678"),
        ("12345", "***"),
        ("", "***"),
    ],
)
def test_a_printed_number_is_masked(number: str, masked: str) -> None:
    assert mask_identity_number(number) == masked


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0912345678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("+84 (0)912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("840912345678", "0912345678"),
        ("0084 912 345 678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("0912-345-678", "0912345678"),
        ("\u200e0912\u00a0345\u00a0678", "0912345678"),
        ("0301234567", "0301234567"),
        ("0512345678", "0512345678"),
        ("0522345678", "0522345678"),
        ("0559123456", "0559123456"),
        ("0951234567", "0951234567"),
        ("0896123456", "0896123456"),
        ("0991234567", "0991234567"),
        ("02432233111", "02432233111"),
        ("(0203) 382 5555", "02033825555"),
        ("84 24 3223 3111", "02432233111"),
        ("111", "111"),
        ("+1 415 555 2671", "+14155552671"),
        ("0033 1 42 68 53 00", "+33142685300"),
    ],
)
def test_a_good_number_is_stored_in_one_form(typed: str, number: str) -> None:
    assert check_phone(typed) == (number, [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("0162", "032"), ("0163", "033"), ("0164", "034"), ("0165", "035"), ("0166", "036"),
        ("0167", "037"), ("0168", "038"), ("0169", "039"), ("0120", "070"), ("0121", "079"),
        ("0122", "077"), ("0126", "076"), ("0128", "078"), ("0123", "083"), ("0124", "084"),
        ("0125", "085"), ("0127", "081"), ("0129", "082"), ("0186", "056"), ("0188", "058"),
        ("0199", "059"),
    ],
)  # fmt: skip
def test_an_old_number_of_eleven_digits_is_renewed_and_said_so(old: str, new: str) -> None:
    number, problems = check_phone(f"{old}5123456")

    assert number == f"{new}5123456"
    assert [(p.code, p.severity) for p in problems] == [("phone_converted", Severity.NOTE)]
    assert check_phone(number) == (number, [])


@pytest.mark.parametrize(
    "number",
    ["0539999999", "0501234567", "0711234567", "0801234567", "0891234567", "0992345678",
     "0521234567", "0551234567", "0412345678", "02012345678", "0121012345", "0140123456"],
)  # fmt: skip
def test_an_unknown_prefix_of_a_phone_is_a_warning(number: str) -> None:
    checked, problems = check_phone(number)

    assert checked == number
    assert [(p.code, p.severity) for p in problems] == [("phone_prefix", Severity.WARNING)]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "phone_not_digits"),
        ("không có", "phone_not_digits"),
        ("09123", "phone_length"),
        ("091234567", "phone_length"),
        ("912345678", "phone_length"),
        ("09123456789", "phone_length"),
        ("01612345678", "phone_length"),
        ("0243223311", "phone_length"),
        ("113", "phone_length"),
        ("+849", "phone_length"),
        ("+12", "phone_foreign"),
        ("+0123456789", "phone_foreign"),
        ("+1234567890123456", "phone_foreign"),
        ("0912345678/0987654321", "phone_several"),
        ("0912345678 - 0987654321", "phone_several"),
        ("0912345678; 0987654321", "phone_several"),
    ],
)
def test_a_number_of_the_wrong_length_is_an_error(typed: str, code: str) -> None:
    number, problems = check_phone(typed)

    assert number is None
    assert [(p.code, p.severity) for p in problems] == [(code, Severity.ERROR)]


def test_a_zero_that_a_spreadsheet_dropped_from_a_phone_is_offered() -> None:
    assert suggest_phone_zero("912 345 678") == "0912345678"
    assert suggest_phone_zero("112345678") is None
    assert suggest_phone_zero("91234567") is None


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0912345678", "0912 345 678"),
        ("02432233111", "024 3223 3111"),
        ("02033825555", "0203 382 5555"),
        ("111", "111"),
        ("+14155552671", "+14155552671"),
    ],
)
def test_a_number_is_shown_in_groups(number: str, shown: str) -> None:
    assert format_phone(number) == shown


@given(st.text(max_size=20))
def test_no_text_at_all_breaks_the_checks(text: str) -> None:
    check_identity_number(text)
    number, problems = check_phone(text)

    assert (number is None) == any(p.severity is Severity.ERROR for p in problems)


def test_a_sex_has_its_printed_word() -> None:
    assert [sex.label for sex in Sex] == ["Nam", "Nữ"]
