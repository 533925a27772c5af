"""The check letter behind a printed code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdd_desktop.domain.record_code import as_keyed, check_letter, read_code, with_check

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


@pytest.mark.parametrize(
    ("shown", "keyed"),
    [
        ("30127-26-0001-KÁ.T", "30127-26-0001-KAS.T"),
        ("30127-26-0001-KÁ.T", "30127-26-0001-KA1.T"),
        ("30127-26-0001-Ậ.Z", "30127-26-0001-AJA.Z"),
        ("30127-26-0001-đk.ư", "30127-26-0001-DDK.W"),
        ("30127-26-0001-Đk.t", "30127-26-0001-D9K.T"),
        ("30127-26-0001-BỨ.T", "30127-26-0001-BWS.T"),
        ("30127-26-0001-ÊK.T", "30127-26-0001-EEK.T"),
        ("30127-26-0001-ĂK.T", "30127-26-0001-AWK.T"),
        ("30127-26-0001-ĂK.T", "30127-26-0001-A8K.T"),
    ],
)
def test_what_an_input_method_put_together_is_taken_apart(shown: str, keyed: str) -> None:
    assert keyed in as_keyed(shown)


def test_a_code_without_vietnamese_letters_is_what_was_keyed() -> None:
    assert as_keyed("30127-26-0001-kmp.t") == ("30127-26-0001-KMP.T",)
