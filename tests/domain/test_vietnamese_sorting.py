import itertools
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdd_desktop.domain.vietnamese import name_sort_bytes, name_sort_key, sort_bytes, sort_key

Form = Literal["NFC", "NFD", "NFKC"]
DICTIONARY = [
    *("An", "Anh", "Ảnh", "Ánh", "Ân", "Ẩn", "Ấn"),
    *("ba ơn", "bà ân", "bá an", "bân an"),
    *("Dung", "Dũng", "Đan", "Đức", "Hoa", "Hoà"),
]
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
NAMES = [
    "Đinh Văn An",
    "Lê An",
    "Nguyễn Văn An",
    "Trần Văn An",
    "Đỗ Thị Anh",
    "Nguyễn Thị Ánh",
    "Lê Thị Ân",
    "Phạm Thùy Dung",
    "Vũ Tiến Dũng",
    "Hoàng Đức",
    "Bùi Thị Yến",
]
WORDS = st.sampled_from(
    ["an", "Án", "ân", "Hoà", "hòa", "Đỗ", "Ðỗ", "y", "H'Hen", "Niê", "12", "2", "Bru-Vân", "é"]
)


def backwards(items: list[str]) -> list[str]:
    return items[::-1]


def test_words_stand_in_the_order_of_the_dictionary() -> None:
    assert sorted(backwards(DICTIONARY), key=sort_key) == DICTIONARY


def test_every_letter_has_its_place_in_the_alphabet() -> None:
    assert sorted(backwards(list(LETTERS)), key=sort_key) == list(LETTERS)


def test_tones_go_from_level_to_heavy() -> None:
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]

    assert sorted(backwards(tones), key=sort_key) == tones


def test_two_placements_of_a_tone_are_one_word() -> None:
    assert sort_key("Hoà") == sort_key("Hòa") < sort_key("Hóa")
    assert sort_key("thuý") == sort_key("thúy")


def test_the_tone_of_the_first_syllable_weighs_more_than_the_letters_of_the_second() -> None:
    assert sort_key("ba ơn") < sort_key("bà an") < sort_key("bá âm")


def test_lower_case_comes_before_upper_case_and_decides_last() -> None:
    words = ["an", "aN", "An", "AN", "an lành", "An lành", "án"]

    assert sorted(backwards(words), key=sort_key) == words


def test_the_shorter_prefix_comes_first() -> None:
    words = ["Hà", "Hà An", "Hà Anh", "Hàn"]

    assert sorted(backwards(words), key=sort_key) == words


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_text_sort_alike(form: Form) -> None:
    for name in NAMES:
        assert name_sort_key(unicodedata.normalize(form, name)) == name_sort_key(name)


def test_a_tone_typed_before_the_hat_sorts_alike() -> None:
    assert sort_key("a\u0301\u0302m") == sort_key("ấm")


def test_invisible_signs_blanks_and_look_alikes_do_not_move_a_name() -> None:
    assert name_sort_key(" Ðỗ\u00a0Văn\u200b  Đức ") == name_sort_key("Đỗ Văn Đức")


def test_apostrophes_of_every_shape_are_passed_over() -> None:
    assert sort_key("H'Hen") == sort_key("H’Hen") == sort_key("HHen")


def test_a_hyphen_parts_syllables_like_a_blank() -> None:
    assert sort_key("Gia-rai") == sort_key("Gia rai")


def test_hamlets_with_numbers_sort_by_value() -> None:
    hamlets = ["Ấp", "Ấp 1", "Ấp 2", "Ấp 2A", "Ấp 10", "Ấp 010b", "Ấp An"]

    assert sorted(backwards(hamlets), key=sort_key) == hamlets


def test_foreign_letters_sort_by_their_base_and_foreign_scripts_last() -> None:
    words = ["Muller", "Mun", "Muñoz", "Zoe", "Łukasz", "Ω"]

    assert sorted(backwards(words), key=sort_key) == words
    assert sort_key("Müller") == sort_key("Muller")
    assert sort_key("č") == sort_key("c")
    assert sort_key("î") == sort_key("i")


def test_a_lone_mark_or_a_lone_sign_has_a_key() -> None:
    assert sort_key("m̀") > sort_key("m")
    assert sort_key("—") == sort_key("")
    assert sort_key("\u0301") == sort_key("\u0301")


def test_an_endless_number_has_a_key() -> None:
    assert sort_key("1" * 40) < sort_key("2" * 40) < sort_key("a")


def test_names_sort_by_given_name_then_family_name_then_middle() -> None:
    assert sorted(backwards(NAMES), key=name_sort_key) == NAMES
    assert name_sort_key("Lê Bá An") < name_sort_key("Lê Thị An") < name_sort_key("Ngô Ánh An")


def test_middle_names_may_come_before_the_family_name() -> None:
    def key(name: str) -> bytes:
        return name_sort_key(name, middle_first=True)

    names = ["Trần An", "Trần Bá An", "Lê Thị An"]

    assert sorted(backwards(names), key=key) == names


def test_a_sort_name_set_by_hand_wins() -> None:
    by_hand = name_sort_key("Y Bhăm Niê", sort_name="Bhăm Niê Y")

    assert by_hand == name_sort_key("Niê Y Bhăm")
    assert name_sort_key("Y Bhăm Niê", sort_name="  ") == name_sort_key("Y Bhăm Niê")


def test_a_given_name_with_a_hyphen_stays_together() -> None:
    names = ["Nguyễn Ngọc", "Lê Ngọc-Anh", "Bùi Ngọc-Bích"]

    assert sorted(backwards(names), key=name_sort_key) == names


def test_a_name_of_one_word_and_a_name_of_none_have_keys() -> None:
    assert name_sort_key("") < name_sort_key("An") < name_sort_key("Lê An")
    assert name_sort_key("Lê An -") == name_sort_key("Lê An")


@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(WORDS, min_size=1, max_size=4))
def test_the_stored_bytes_have_the_order_of_the_keys(left: list[str], right: list[str]) -> None:
    a, b = " ".join(left), " ".join(right)

    assert (sort_bytes(a) < sort_bytes(b)) == (sort_key(a) < sort_key(b))
    assert (name_sort_bytes(a) < name_sort_bytes(b)) == (name_sort_key(a) < name_sort_key(b))


SYLLABLES = [
    "".join(parts)
    for parts in itertools.product(["", "b", "đ", "ng"], ["a", "ă", "â", "ê", "ươ"], ["", "n"])
]
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
TONED = st.tuples(st.sampled_from(SYLLABLES), st.integers(0, 5))


def spoken(text: list[tuple[str, int]]) -> str:
    written = (syllable + TONES[tone] for syllable, tone in text)
    return unicodedata.normalize("NFC", " ".join(written))


def by_the_rule(text: list[tuple[str, int]]) -> list[tuple[list[int], int]]:
    return [([LETTERS.index(letter) for letter in syllable], tone) for syllable, tone in text]


@given(st.lists(TONED, max_size=4), st.lists(TONED, max_size=4))
def test_the_key_follows_the_rule_written_out_plainly(
    left: list[tuple[str, int]], right: list[tuple[str, int]]
) -> None:
    assert (sort_key(spoken(left)) < sort_key(spoken(right))) == (
        by_the_rule(left) < by_the_rule(right)
    )


@given(st.text(), st.text())
def test_any_text_at_all_has_a_key(left: str, right: str) -> None:
    assert isinstance(name_sort_key(left), bytes)
    assert (sort_key(left) < sort_key(right)) + (sort_key(right) < sort_key(left)) <= 1
