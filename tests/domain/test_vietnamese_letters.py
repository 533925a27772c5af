import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdd_desktop.domain.vietnamese import (
    comparison_form,
    compose,
    fold,
    initials,
    is_vietnamese_syllable,
    normalise,
    normalise_lines,
)
from mdd_desktop.domain.vietnamese_letters import without_tone

Form = Literal["NFC", "NFD", "NFKC"]
SENTENCE = "Nguyễn Thị Ánh Tuyết ở ấp Bưng Cà Pốt, phường Đông Hòa; khuỷu, thuở, ngoằn ngoèo"


def test_a_folded_text_has_no_capitals_no_marks_and_no_bar() -> None:
    assert fold("Nguyễn Thị ÁNH – Đỗ Ðức") == "nguyen thi anh – do duc"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_text_fold_alike(form: Form) -> None:
    assert fold(unicodedata.normalize(form, SENTENCE)) == fold(SENTENCE)


def test_folding_leaves_blanks_where_they_are_and_makes_them_plain() -> None:
    assert fold(" Hà\u00a0Nội\u200b  ") == " ha noi  "


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
def test_normalised_text_is_composed(form: Form) -> None:
    assert normalise(unicodedata.normalize(form, SENTENCE)) == SENTENCE


def test_a_half_composed_letter_is_composed() -> None:
    assert normalise("Nguyê\u0303n") == "Nguyễn"


def test_a_tone_typed_before_the_hat_is_composed() -> None:
    assert normalise("a\u0301\u0302m, e\u0323\u0302, u\u0300\u031b, A\u0301\u0306") == "ấm, ệ, ừ, Ắ"


def test_marks_that_are_not_vietnamese_stay() -> None:
    assert compose("q\u0308\u0331") == unicodedata.normalize("NFC", "q\u0308\u0331")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Ðỗ Văn Ðức", "Đỗ Văn Đức"),
        ("ÐẶNG THỊ ƉÀO", "ĐẶNG THỊ ĐÀO"),
        ("Số 05/QÐ-UBND, HÐND", "Số 05/QĐ-UBND, HĐND"),
        ("ðang ở ɖây", "đang ở đây"),
        ("Guðrún Þórðardóttir", "Guðrún Þórðardóttir"),
        ("Đỗ", "Đỗ"),
    ],
)
def test_a_look_alike_of_d_with_bar_is_replaced_where_it_is_vietnamese(
    typed: str, stored: str
) -> None:
    assert normalise(typed) == stored


@pytest.mark.parametrize(
    "blank", ["\u00a0", "\u2003", "\u202f", "\u3000", "\t", "\n", "\r\n", "  "]
)
def test_blanks_of_every_kind_become_one(blank: str) -> None:
    assert normalise(f"{blank}Lê{blank} An{blank}") == "Lê An"


@pytest.mark.parametrize(
    "sign", ["\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060", "\u200e", "\x00", "\x7f", "\ud800"]
)
def test_what_cannot_be_seen_is_taken_away(sign: str) -> None:
    assert normalise(f"{sign}Lê{sign} A{sign}n") == "Lê An"


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)

    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_a_note_keeps_its_lines() -> None:
    assert normalise_lines("\r\n Mẹ  mất.\u2028\rCha đi xa. \n\n") == "Mẹ mất.\n\nCha đi xa."


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hoà", "Hòa"),
        ("THUÝ", "THÚY"),
        ("Uỷ ban", "Ủy ban"),
        ("hoạ", "họa"),
        ("khoẻ", "khỏe"),
        ("Loè", "Lòe"),
        ("Huỳnh", "Hùynh"),
        ("hoàn", "hòan"),
        ("quý", "qúy"),
        ("quá", "qúa"),
        ("Thuý-Hoà", "Thúy-Hòa"),
        ("Hoa\u0300", "Hòa"),
    ],
)
def test_two_placements_of_a_tone_compare_equal(left: str, right: str) -> None:
    assert comparison_form(left) == comparison_form(right)


@pytest.mark.parametrize(
    "word",
    ["quý", "Quỳnh", "hoàn", "khoẻn", "ngoẻo", "khuỷu", "tuyết", "hoài", "thuở", "huệ", "hòa",
     "túy", "xoáy", "tuyển"],
)  # fmt: skip
def test_other_syllables_stay_as_they_are(word: str) -> None:
    assert comparison_form(word) == word


def test_different_words_stay_different() -> None:
    assert comparison_form("Hoà") != comparison_form("Hóa")
    assert comparison_form("tùyên") == "tùyên"


def test_a_tone_can_be_taken_off() -> None:
    assert without_tone("Ợ") == ("Ơ", "\u0323")
    assert without_tone("đ") == ("đ", "")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Nguyễn Thị An", "N.T.A."),
        (" đỗ  Ánh", "Đ.Á."),
        ("H'Hen Niê", "H.N."),
        ("(Bé) An -", "B.A."),
        ("", ""),
    ],
)
def test_a_public_list_shows_initials(name: str, short: str) -> None:
    assert initials(name) == short


@pytest.mark.parametrize(
    "word",
    ["Nguyễn", "nghèo", "HOÀ", "quốc", "Quỳnh", "gì", "giếng", "giặt", "Kỷ", "khuya", "ướt", "ổ",
     "uyên", "ghế", "kẻ", "Ý", "xoong", "boòng",
     "hoài", "hòa", "chịu", "mùa", "người", "mượn", "loẻo"],
)  # fmt: skip
def test_vietnamese_syllables_are_known(word: str) -> None:
    assert is_vietnamese_syllable(word)


@pytest.mark.parametrize(
    "word",
    ["NguyÔn", "nghà", "ka", "ce", "gê", "hát t",
     "bàt", "bạ́", "xaõ", "hoaì", "ươì", "caí", "qúy", "yeã", "jo", "q", "hac", "ngi",
     "Müller", ""],
)  # fmt: skip
def test_what_cannot_be_a_syllable_is_known(word: str) -> None:
    assert not is_vietnamese_syllable(word)


def test_what_passes_as_settled_is_what_the_long_way_leaves_alone() -> None:
    """Each letter, alone and after a letter, takes the way that texts of another spelling take."""
    unsettled = "\u200b"  # sends a text the long way; it is taken out there
    for letter in map(chr, range(1, 0x2100)):
        for text in (letter, f"a{letter}", f"a {letter}"):
            assert normalise(text) == normalise(text + unsettled), hex(ord(letter))
