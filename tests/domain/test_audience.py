"""What each class of readers may see of a child, with consents given, missing and withdrawn."""

import datetime as dt
from dataclasses import fields
from typing import Any

import pytest
from small_registry import UNITS, child
from worked_example import ref, snapshot_of

from mdd_desktop.domain.audience import (
    Audience,
    ChildView,
    age_band,
    child_view,
    masked_identity,
    parent_text,
    printable,
    secret_words,
    small_cell,
)
from mdd_desktop.domain.child import ParentStatus
from mdd_desktop.domain.figures import prepare
from mdd_desktop.domain.figures.child_case import ChildCase
from mdd_desktop.domain.figures.moment import Day

DAY = dt.date(2026, 6, 30)
SECRETS = {
    "full_name": "Nguyễn Thị Bạch Huệ",
    "identity_number": "079312345678",
    "village": "thôn Hoa Đào",
    "address": "Tổ 7",
    "guardian_name": "Trần Văn Ngọc Lâm",
    "guardian_relation": "ong_noi",
    "phone": "0912345678",
    "school": "Trường Nguyễn Du",
    "school_class": "5B",
    "health": "dieu_tri_dai_ngay",
    "health_note": "Hen suyễn",
    "ethnic": "Tày",
    "circumstances": "Bà nội già yếu",
    "note": "Cần giúp gấp",
}


def given(scope: str, by: str = "giam_ho", **values: str) -> dict[str, str]:
    return {"scope": scope, "by": by, "from": "2026-01-05", **values}


def seen(audience: Audience, *consents: dict[str, str], **values: Any) -> ChildView:
    family = {
        "birth": {"date": "2016-05-01", "precision": "day"},
        "father": {"status": "mat", "cause": "covid"},
        "mother": {"status": "mat"},
        "needs": [{"kind": "hoc_tap"}],
        "household": [{"year": 2026, "status": "ngheo"}],
    }
    row = child(consents=list(consents), **{**family, **SECRETS, **values})
    facts = prepare(snapshot_of({"units": UNITS, "children": [row]}))
    case = ChildCase(facts.children[ref("C1")], Day(facts, DAY))
    return child_view(case, audience, code="X1-26-0001", commune="xã Hoa Sen")


def words(view: ChildView) -> str:
    return " | ".join(str(getattr(view, one.name)) for one in fields(view))


def test_officers_see_everything_but_the_whole_identity_number() -> None:
    view = seen(Audience.INTERNAL)

    for value in ("Nguyễn Thị Bạch Huệ", "0912345678", "Hen suyễn", "Bà nội già yếu", "Tổ 7"):
        assert value in words(view)
    assert view.identity == "079 *** *** 678"
    assert SECRETS["identity_number"] not in words(view)


def test_a_superior_sees_no_telephone_no_notes_and_only_the_level_of_health() -> None:
    view = seen(Audience.SUPERIOR)

    assert (view.name, view.health) == ("Nguyễn Thị Bạch Huệ", "Đang điều trị dài ngày")
    assert view.circumstance == "Điều 10: a); khó khăn"
    for value in ("0912345678", "Hen suyễn", "Bà nội già yếu", "Cần giúp gấp", "079"):
        assert value not in words(view)
    assert not view.photo


def test_a_sponsor_without_the_consent_sees_a_code_an_age_and_a_commune() -> None:
    view = seen(Audience.SPONSOR)

    assert view == ChildView("X1-26-0001", "X1-26-0001", "xã Hoa Sen", birth="10 tuổi", age=10)


def test_a_sponsor_with_the_consent_sees_the_call_name_class_and_two_degrees_of_health() -> None:
    view = seen(Audience.SPONSOR, given("cung_cap_me_do_dau"))

    assert (view.name, view.school, view.health) == ("Huệ", "5B", "cần theo dõi")
    assert not view.photo
    for value in ("Nguyễn", "Trường", "Tày", "0912345678", "Lâm", "Hoa Đào", "Covid"):
        assert value not in words(view)


def test_a_sponsor_reads_the_given_name_of_a_child_whose_clan_stands_last() -> None:
    told = given("cung_cap_me_do_dau")

    assert seen(Audience.SPONSOR, told, full_name="H’Hoa Niê").name == "H’Hoa"
    by_hand = {"full_name": "Siu Blah Rơ Mah", "sort_name": "Blah Siu"}
    assert seen(Audience.SPONSOR, told, **by_hand).name == "Blah"


def test_a_photograph_needs_the_childs_own_consent_from_seven_on() -> None:
    told = given("cung_cap_me_do_dau")
    guardian, own = given("cong_khai_anh"), given("cong_khai_anh", "tre")

    assert not seen(Audience.SPONSOR, told, guardian).photo
    assert seen(Audience.SPONSOR, told, guardian, own).photo
    younger = {"birth": {"date": "2021", "precision": "year"}}
    assert seen(Audience.SPONSOR, told, guardian, **younger).photo


def test_the_public_sees_initials_band_commune_and_group_only_with_both_consents() -> None:
    guardian, own = given("cong_khai"), given("cong_khai", "tre")
    view = seen(Audience.PUBLIC, guardian, own)

    assert view == ChildView(
        "X1-26-0001",
        "N.T.B.H.",
        "xã Hoa Sen",
        birth="6-10 tuổi",
        kind="Mồ côi cả cha và mẹ",
    )
    assert words(seen(Audience.PUBLIC, guardian)) == words(ChildView("X1-26-0001", "X1-26-0001"))


def test_figures_alone_show_no_child() -> None:
    assert seen(Audience.FIGURES) == ChildView("X1-26-0001", "X1-26-0001", withheld=True)


@pytest.mark.parametrize("audience", list(Audience))
def test_a_family_that_took_its_consent_back_leaves_the_code_alone(audience: Audience) -> None:
    everything = [given(s) for s in ("cung_cap_me_do_dau", "cong_khai", "chuyen_len_tinh")]
    view = seen(audience, given("lap_ho_so", withdrawn="2026-06-30"), *everything)

    assert view == ChildView("X1-26-0001", "X1-26-0001", withheld=True)


def test_a_consent_withdrawn_later_or_given_again_counts() -> None:
    later = given("lap_ho_so", withdrawn="2026-07-01")
    again = given("lap_ho_so", withdrawn="2026-02-01")

    assert seen(Audience.INTERNAL, later).name == SECRETS["full_name"]
    renewed = {**given("lap_ho_so"), "from": "2026-03-01"}
    assert seen(Audience.INTERNAL, again, renewed).name == SECRETS["full_name"]


def test_what_may_not_go_up_stays_in_the_commune() -> None:
    back = given("chuyen_len_tinh", withdrawn="2026-06-01")

    assert seen(Audience.SUPERIOR, back).withheld
    assert seen(Audience.INTERNAL, back).name == SECRETS["full_name"]


@pytest.mark.parametrize(
    "text",
    [
        "cháu nhiễm HIV",
        "mẹ có H",
        "đang uống A.R.V",
        "cha nghiện ma túy",
        "bị xâm hại",
        "cha đi tù",
    ],
)
def test_free_text_with_a_secret_is_not_printed_for_anybody(text: str) -> None:
    for audience in Audience:
        assert text not in words(seen(audience, circumstances=text, health_note=text, note=text))
    assert printable(text) == "(không in)"
    assert secret_words(text)


def test_ordinary_words_are_printed() -> None:
    for text in ("Hội xã hỗ trợ", "bạn tù và", "cô H'Hen", "", None):
        assert printable(text) == (text or "")


def test_a_parents_sentence_is_nobodys_business() -> None:
    assert parent_text(ParentStatus.SERVING_SENTENCE) == "Không thể chăm sóc con"
    assert parent_text(ParentStatus.DEAD, ("năm 2021", "")) == "Đã mất, năm 2021"


@pytest.mark.parametrize(
    ("age", "band"),
    [(0, "Dưới 6 tuổi"), (5, "Dưới 6 tuổi"), (6, "6-10 tuổi"), (11, "11-15 tuổi"),
     (16, "16-17 tuổi"), (17, "16-17 tuổi"), (18, "Từ 18 tuổi"), (None, "Chưa rõ")],
)  # fmt: skip
def test_an_age_becomes_a_band(age: int | None, band: str) -> None:
    assert age_band(age) == band


def test_small_counts_are_hidden_and_zero_is_not() -> None:
    assert [small_cell(n) for n in (0, 1, 4, 5, 12)] == ["0", "<5", "<5", "5", "12"]


def test_an_old_identity_number_of_nine_digits_shows_nothing() -> None:
    assert masked_identity("312345678") == ""
    assert masked_identity(None) == ""
