import re

import pytest

from mdd_desktop.domain.child import DeathCause, ExitReason, ParentStatus, Poverty
from mdd_desktop.domain.code_labels import ALIASES
from mdd_desktop.domain.code_lists import (
    ALLOWED_GROUPS,
    CHILD_END_REASONS,
    CODE_LISTS,
    ETHNIC_GROUPS,
    SPONSOR_END_REASONS,
    SUPPORT_UNITS,
    EthnicNumbering,
    codes,
    ethnic_by_number,
    group_letter,
    label,
    resolve_code,
    resolve_ethnic,
)
from mdd_desktop.domain.sponsor import SponsorKind
from mdd_desktop.domain.sponsorship import PledgeKind, Rhythm, SponsorshipForm, SponsorshipState
from mdd_desktop.domain.support import Direction, Outcome, SupportForm
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.domain.vietnamese import fold, normalise


@pytest.mark.parametrize(
    ("list_name", "members"),
    [
        ("parent_status", ParentStatus),
        ("death_cause", DeathCause),
        ("poverty", Poverty),
        ("exit_reason", ExitReason),
        ("sponsor_kind", SponsorKind),
        ("sponsorship_form", SponsorshipForm),
        ("sponsorship_state", SponsorshipState),
        ("pledge_kind", PledgeKind),
        ("rhythm", Rhythm),
        ("direction", Direction),
        ("support_form", SupportForm),
        ("outcome", Outcome),
        ("unit_level", UnitLevel),
    ],
)
def test_every_value_of_a_record_has_a_label(list_name: str, members: type[str]) -> None:
    assert set(codes(list_name)) == {str(member) for member in members}  # type: ignore[attr-defined]


@pytest.mark.parametrize("list_name", CODE_LISTS)
def test_codes_are_plain_and_labels_are_clean_and_distinct(list_name: str) -> None:
    labels = [label(list_name, code) for code in codes(list_name)]

    assert all(re.fullmatch("[a-z0-9_]{1,40}", code) for code in codes(list_name))
    assert labels == [normalise(text) for text in labels]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("list_name", CODE_LISTS)
def test_a_label_and_its_code_lead_back_to_the_code(list_name: str) -> None:
    for code in codes(list_name):
        assert resolve_code(list_name, label(list_name, code)) == code
        assert resolve_code(list_name, f" {label(list_name, code).upper()} ") == code
        assert resolve_code(list_name, code) == code


def test_every_other_word_leads_to_a_code_of_its_list() -> None:
    for list_name, words in ALIASES.items():
        for word, code in words.items():
            assert code in codes(list_name)
            assert resolve_code(list_name, word) == code


def test_the_code_of_a_newer_program_is_shown_as_new() -> None:
    assert label("need", "xe_lan") == "(mã mới: xe_lan)"


def test_an_unknown_list_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        label("khong_co", "x")


@pytest.mark.parametrize(
    ("list_name", "typed", "code"),
    [
        ("sex", "Nữ", "nu"),
        ("sex", "NU", "nu"),
        ("sex", "trai", "nam"),
        ("relation", "Bà  nội", "ba_noi"),
        ("relation", "ba noi", "ba_noi"),
        ("relation", "người lạ", None),
        ("relation", "chư", None),
        ("poverty", "Cận nghèo", "can_ngheo"),
        ("poverty", "can ngheo", "can_ngheo"),
        ("parent_status", "chết", "mat"),
        ("rhythm", "6 tháng", "nua_nam"),
        ("death_cause", "COVID-19", "covid"),
        ("article_10_group", "đ", "dd"),
        ("need", "", None),
    ],
)
def test_what_offices_type_leads_to_a_code(list_name: str, typed: str, code: str | None) -> None:
    assert resolve_code(list_name, typed) == code


def test_five_groups_of_the_law_are_held_by_default() -> None:
    assert len(codes("article_10_group")) == 14
    assert set(codes("article_10_group")) >= ALLOWED_GROUPS == {"a", "b", "c", "d", "n"}
    assert [group_letter(code) for code in ("d", "dd", "e")] == ["d", "đ", "e"]


def test_ends_have_a_side() -> None:
    assert not SPONSOR_END_REASONS.keys() & CHILD_END_REASONS.keys()
    assert set(codes("end_reason")) == {*SPONSOR_END_REASONS, *CHILD_END_REASONS, "khac"}
    assert {"het_cam_ket", "tre_chuyen_di", "trung_ho_so"} <= set(codes("end_reason"))


def test_counted_kinds_of_support_have_a_unit() -> None:
    assert SUPPORT_UNITS.keys() <= set(codes("support_kind"))


def test_both_numberings_hold_fifty_four_peoples() -> None:
    numbers = [f"{number:02}" for number in range(1, 55)]

    assert [group.number_1979 for group in ETHNIC_GROUPS] == numbers
    assert sorted(group.number_2008 for group in ETHNIC_GROUPS) == numbers
    assert len({group.code for group in ETHNIC_GROUPS}) == 54


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Kinh", "Kinh"), ("kinh", "Kinh"), ("Dân tộc Kinh", "Kinh"), ("dân tộc: Tày", "Tày"),
        ("H'Mông", "HMông"), ("H’mông", "HMông"), ("Mông", "HMông"), ("mong", "HMông"),
        ("Khmer", "Khơ-me"), ("Khơ-me", "Khơ-me"), ("Khơ me", "Khơ-me"), ("KHƠ ME", "Khơ-me"),
        ("Ê Đê", "Ê-đê"), ("ede", "Ê-đê"), ("Raglai", "Ra-glai"), ("Xê Đăng", "Xơ-đăng"),
        ("Ca-tu", "Cơ-tu"), ("Người Hoa", "Hoa"), ("Tà Ôi", "Ta-ôi"), ("Rơ Măm", "Rơ-măm"),
        ("Thổ", "Thổ"), ("Bru - Vân Kiều", "Bru-Vân Kiều"), ("Mơ\u0300ng", None), ("Pháp", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_people_is_known_in_every_usual_spelling(typed: str, name: str | None) -> None:
    group = resolve_ethnic(typed)

    assert (group.name if group else None) == name


def test_every_people_is_found_by_its_names() -> None:
    for group in ETHNIC_GROUPS:
        for name in (group.name, *group.aliases):
            assert resolve_ethnic(name) is group
            assert resolve_ethnic(fold(name)) in {group, None}


def test_a_number_means_a_people_only_with_its_numbering() -> None:
    assert ethnic_by_number("4", EthnicNumbering.QD_121) is resolve_ethnic("Hoa")
    assert ethnic_by_number("04", EthnicNumbering.QD_1019) is resolve_ethnic("Mường")
    assert ethnic_by_number("55", EthnicNumbering.QD_121) is None


def test_only_the_kinh_are_no_minority() -> None:
    assert [group.name for group in ETHNIC_GROUPS if not group.is_minority] == ["Kinh"]
