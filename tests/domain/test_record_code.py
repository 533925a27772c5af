"""The check letter behind a printed code."""

from hypothesis import given
from hypothesis import strategies as st

from mdd_desktop.domain.record_code import check_letter, read_code, with_check

CODES = st.from_regex(r"[0-9]{5}-[0-9]{2}-[0-9]{4}-[A-Z2-9]{3}", fullmatch=True)


@given(CODES)
def test_a_code_reads_back_with_its_letter_and_not_without(code: str) -> None:
    assert read_code(with_check(code)) == code
    assert read_code(f" {with_check(code).lower()} ".upper()) == code
    assert read_code(code) is None


@given(CODES, st.integers(0, 4), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_noticed(code: str, place: int, digit: str) -> None:
    wrong = code[:place] + digit + code[place + 1 :]
    if wrong != code:
        assert read_code(f"{wrong}·{check_letter(code)}") is None
