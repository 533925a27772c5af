"""The duplicate detector on single pairs and on a labelled set."""

from dataclasses import replace

import pytest
from hypothesis import given, strategies
from labelled_people import LabelledPeople, labelled_people, only_the_basics

from mdd_desktop.domain.duplicates import (
    Match,
    Person,
    Verdict,
    compare,
    find_pairs,
    similar_people,
)
from mdd_desktop.domain.likeness.edits import MANY, is_one_slip, slips_between

DIEM = Person(
    id="1",
    full_name="Lê Thị Ngọc Diễm",
    born_on="2014-08-12",
    sex="nu",
    mother_name="Nguyễn Thị Diệu",
    father_name="Lê Văn Thành",
    guardian_name="Nguyễn Văn Tư",
    phone="0912345678",
    identity_number="087314007218",
    village="Phú Lợi",
    commune="30127",
)
BASIC = Person(
    id="1", full_name="Lê Thị Ngọc Diễm", born_on="2014-08-12", sex="nu", commune="30127"
)
"""What the shortest list says of her."""


def against(person: Person = BASIC, **other: str) -> Match:
    return compare(person, replace(person, id="2", **other))


def test_the_same_data_twice_is_one_child_for_certain() -> None:
    match = against(DIEM)

    assert match.verdict is Verdict.DUPLICATE
    assert match.score > 0.999
    assert match.differences == ()


def test_the_example_of_the_registration_screen_is_explained_in_its_words() -> None:
    typed = replace(DIEM, mother_name="Nguyễn Thị Diệ", phone="", identity_number="")
    known = Person(
        id="2",
        full_name="Lê Ngọc Diễm",
        born_on="2014-12-08",
        sex="nu",
        guardian_name="Nguyễn Văn Tư",
        village="ấp Phú Lợi",
        commune="30127",
    )

    match = compare(typed, known)

    assert match.verdict is Verdict.DUPLICATE
    assert match.reasons[:3] == (
        "Tên chỉ thiếu chữ đệm “Thị”",
        "Ngày và tháng sinh đảo chỗ: 12/08 và 08/12",
        "Cùng người nuôi dưỡng Nguyễn Văn Tư",
    )


@pytest.mark.parametrize(
    "name",
    [
        "LÊ THỊ NGỌC DIỄM",
        "Le Thi Ngoc Diem",
        "Lee Thij Ngocj Dieemx",
        "Le6 Thi5 Ngo5c Die64m",
        "Lê T. N. Diễm",
        "L. T. Ngọc Diễm",
        "Lê Ngọc Diễm",
        "Lê Thị Diễm",
        "Lê Thị Ngọc Diểm",
        "Lê ThịNgọc Diễm",
        "Lê Thị Ngọc Diễmm",
        "Lê Thị Nogc Diễm",
        "Lê Thị Ngọc Diễm (bé Na)",
        "Lê Thị Ngọc Dziễm",
        "Lê Thị Ngọc Diễm - con bà Sáu",
        "Lê Thị Ngọc Diễm, ấp 3",
        "Diễm Lê Thị Ngọc",
        "Lê Thị Ngọc  Die\u0302\u0303m",
    ],
)
def test_another_way_of_typing_the_name_is_the_same_child(name: str) -> None:
    match = against(full_name=name)

    assert match.verdict is Verdict.DUPLICATE, match


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Huỳnh Văn Phúc", "Hoàng Văn Phước"),
        ("Võ Nhật Quý", "Vũ Nhựt Quí"),
        ("Trần Thị Mỹ", "Trần Thị Mĩ"),
        ("Phan Thanh Sương", "Phan Thanh Xương"),
        ("Đặng Văn Đạt", "Dang Van Dat"),
    ],
)
def test_regional_spellings_are_the_same_name(one: str, other: str) -> None:
    match = against(replace(BASIC, full_name=one), full_name=other)

    assert match.verdict is Verdict.DUPLICATE, match


@pytest.mark.parametrize(
    ("born", "reason"),
    [
        ("2014-08-12", "Cùng ngày sinh 12/08/2014"),
        ("2014-12-08", "Ngày và tháng sinh đảo chỗ: 08/12 và 12/08"),
        ("2014-08", "Cùng tháng sinh 08/2014"),
        ("2014", "Cùng năm sinh 2014"),
        ("2014-01-01", "Cùng năm sinh 2014"),
    ],
)
def test_a_birth_date_known_less_or_swapped_still_speaks_for_one_child(
    born: str, reason: str
) -> None:
    match = compare(replace(BASIC, id="2", born_on=born), BASIC)

    assert match.verdict is Verdict.DUPLICATE
    assert reason in match.reasons


@pytest.mark.parametrize("born", ["2014-08-13", "2014-08-21", "2014-09-12", "2015-08-12"])
def test_one_wrong_figure_in_the_date_is_said_and_forgiven(born: str) -> None:
    match = against(born_on=born)

    assert match.verdict is Verdict.DUPLICATE
    assert any(text.startswith("Khác ngày sinh") for text in match.differences)


def test_a_namesake_born_in_another_year_is_another_child() -> None:
    match = against(full_name="Nguyễn Thị Anh", born_on="2009-02-03")

    assert match.verdict is Verdict.DIFFERENT
    assert match.score < 0.01


def test_a_common_name_proves_less_than_a_rare_one() -> None:
    common = replace(BASIC, full_name="Nguyễn Thị Anh", born_on="2014")
    rare = replace(BASIC, full_name="Thạch Thị Sa Rây", born_on="2014")

    assert against(common).score < against(rare).score


@pytest.mark.parametrize(
    "given", ["Điệp", "Lan", "Hiền", "Diệu", "Dung", "Điểm", "Duyên", "Diệp", "Dương"]
)
def test_twins_with_another_given_name_are_siblings_however_alike_the_rest(given: str) -> None:
    match = against(DIEM, full_name=f"Lê Thị Ngọc {given}", identity_number="087314007219")

    assert match.verdict is Verdict.SIBLING
    assert match.score < 0.5
    assert "Có thể là anh chị em, không tính là trùng" in match.reasons


def test_a_name_of_one_letter_is_a_name_and_no_abbreviation() -> None:
    match = against(
        replace(DIEM, full_name="Phan Khánh Yến", identity_number=""), full_name="Phan Khánh Ý"
    )

    assert match.verdict is not Verdict.DUPLICATE


def test_a_village_with_and_without_the_word_for_its_kind_is_the_same() -> None:
    assert "Cùng ở ấp Phú Lợi" in against(DIEM, village="Ấp Phú Lợi").reasons
    assert "Khác thôn, ấp" in against(replace(DIEM, village="ấp 3"), village="tổ 3").differences


def test_a_younger_brother_is_a_sibling() -> None:
    match = against(
        DIEM, full_name="Lê Văn Hậu", sex="nam", born_on="2017-01-30", identity_number=""
    )

    assert match.verdict is Verdict.SIBLING
    assert "Khác giới tính" in match.differences


def test_the_same_identity_number_is_certain_whatever_else_differs() -> None:
    match = against(DIEM, full_name="Trần Văn Nam", born_on="2011-01-01", commune="79001")

    assert match.verdict is Verdict.DUPLICATE
    assert match.score > 0.99
    assert match.reasons[0] == "Cùng số định danh"


def test_an_identity_number_that_lost_its_zero_in_a_spreadsheet_is_the_same() -> None:
    match = against(DIEM, identity_number="87314007218")

    assert match.reasons[0] == "Cùng số định danh"


def test_two_different_valid_identity_numbers_speak_against_one_child() -> None:
    namesake = replace(BASIC, identity_number="087314007218")

    match = against(namesake, identity_number="087314990054")

    assert match.verdict is not Verdict.DUPLICATE
    assert "Khác số định danh" in match.differences


def test_an_identity_number_of_another_year_of_birth_is_not_taken_for_hers() -> None:
    child = replace(DIEM, identity_number="087314007218")

    match = against(child, identity_number="087189004321")

    assert match.verdict is Verdict.DUPLICATE


def test_the_same_telephone_and_mother_make_a_mistyped_pair_certain() -> None:
    with_family = against(DIEM, full_name="Le Diem", born_on="2015", identity_number="")
    without = against(full_name="Le Diem", born_on="2015")

    assert with_family.score > without.score
    assert "Cùng số điện thoại 0912 345 678" in with_family.reasons


def test_an_old_telephone_number_of_eleven_digits_is_the_same_telephone() -> None:
    match = against(replace(DIEM, phone="0392345678"), phone="0169 234 5678")

    assert "Cùng số điện thoại 0392 345 678" in match.reasons


def test_a_nickname_on_one_side_hides_the_given_name_and_the_family_decides() -> None:
    match = against(DIEM, full_name="Bé Na", identity_number="", father_name="")

    assert match.verdict is not Verdict.SIBLING
    assert match.score > against(DIEM, full_name="Lê Thị Na", identity_number="").score


def test_people_with_nothing_known_have_a_reason_too() -> None:
    assert compare(Person("1"), Person("2")).reasons
    assert compare(Person("1", "An"), Person("2")).verdict is Verdict.DIFFERENT


_TEXT = strategies.sampled_from(
    [
        "", "Nguyễn Thị Ánh", "Nguyen Thi Anh", "Ng. T. Ánh", "Bé Ánh", "Lê Văn Tư", "Lê Tư",
        "=SUM(1)", "<b>", "Y Bhăm Niê", "Huỳnh Văn Phúc", "Hoàng Phước", "a b c d e f g h i k l",
    ]
) | strategies.text(max_size=30)  # fmt: skip
_BORN = strategies.sampled_from(
    ["", "2014", "2014-08", "2014-08-12", "2014-12-08", "2015-08-12", "2014-01-01", "?"]
)
_PEOPLE = strategies.builds(
    Person,
    id=strategies.just("1"),
    full_name=_TEXT,
    born_on=_BORN,
    sex=strategies.sampled_from(["", "nam", "nu"]),
    mother_name=_TEXT,
    father_name=_TEXT,
    guardian_name=_TEXT,
    phone=strategies.sampled_from(["", "0912345678", "0169 234 5678", "x"]),
    identity_number=strategies.sampled_from(
        ["", "087314007218", "87314007218", "087214007218", "12"]
    ),
    village=_TEXT,
    commune=strategies.sampled_from(["", "30127", "79001"]),
)


@given(_PEOPLE, _PEOPLE)
def test_any_two_people_compare_the_same_both_ways_and_with_reasons(a: Person, b: Person) -> None:
    one, other = compare(a, b), compare(b, a)

    assert one.score == other.score
    assert one.verdict == other.verdict
    assert 0.0 <= one.score <= 1.0
    assert one.reasons
    assert all(text.strip() for text in (*one.reasons, *one.differences))


def test_a_name_of_ten_thousand_letters_or_words_is_compared_in_no_time() -> None:
    assert against(full_name="A" * 10_000).reasons
    long = replace(BASIC, full_name="Lê Thị Ngọc " * 3000)
    assert against(long).verdict is Verdict.DUPLICATE


def test_the_live_panel_gets_duplicates_before_siblings_and_nothing_else() -> None:
    twin = replace(DIEM, id="twin", full_name="Lê Thị Ngọc Điệp", identity_number="")
    again = replace(DIEM, id="again", full_name="Le Ngoc Diem", identity_number="")
    stranger = Person("stranger", "Trần Văn Nam", "2010-01-02", "nam", commune="30127")

    matches = similar_people(DIEM, [twin, stranger, again])

    assert [(match.a, match.b) for match in matches] == [("1", "again"), ("1", "twin")]
    assert [match.verdict for match in matches] == [Verdict.DUPLICATE, Verdict.SIBLING]


@pytest.fixture(scope="module")
def labelled() -> LabelledPeople:
    return labelled_people(11, children=1500)


def found_among(people: list[Person]) -> set[frozenset[str]]:
    return {frozenset((match.a, match.b)) for match in find_pairs(people)}


def f1(found: set[frozenset[str]], true: frozenset[frozenset[str]]) -> float:
    return 2 * len(found & true) / (len(found) + len(true))


def test_with_all_fields_nearly_every_duplicate_and_nothing_else_is_found(
    labelled: LabelledPeople,
) -> None:
    found = found_among(labelled.people)

    assert f1(found, labelled.duplicates) >= 0.99


def test_name_birth_sex_and_commune_alone_find_most_duplicates(labelled: LabelledPeople) -> None:
    found = found_among([only_the_basics(person) for person in labelled.people])

    assert f1(found, labelled.duplicates) >= 0.97


def test_no_siblings_of_different_given_names_are_called_duplicates(
    labelled: LabelledPeople,
) -> None:
    assert not found_among(labelled.people) & labelled.siblings


def test_pairs_come_best_first_and_not_below_the_wanted_score(labelled: LabelledPeople) -> None:
    scores = [match.score for match in find_pairs(labelled.people, min_score=0.9)]

    assert scores == sorted(scores, reverse=True)
    assert min(scores) >= 0.9


def test_the_order_of_the_list_changes_nothing(labelled: LabelledPeople) -> None:
    some = labelled.people[:400]

    assert found_among(some) == found_among(some[::-1])


def plain_slips(first: str, second: str) -> int:
    """Optimal string alignment by its definition, for comparison."""
    if not first or not second:
        return len(first) + len(second)
    ways = [
        plain_slips(first[1:], second[1:]) + (first[0] != second[0]),
        plain_slips(first[1:], second) + 1,
        plain_slips(first, second[1:]) + 1,
    ]
    if len(first) > 1 and len(second) > 1 and first[:2] == second[1::-1]:
        ways.append(plain_slips(first[2:], second[2:]) + 1)
    return min(ways)


@given(strategies.text("abc", max_size=5), strategies.text("abc", max_size=5))
def test_slips_are_counted_as_they_are_defined(first: str, second: str) -> None:
    slips = plain_slips(first, second)

    assert slips_between(first, second) == min(MANY, slips)
    assert is_one_slip(first, second) == (slips == 1)
