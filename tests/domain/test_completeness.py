import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.completeness import completeness, gaps, lacks_papers
from mdd_desktop.domain.family_kind import FamilyKind, family_kind
from mdd_desktop.domain.record_fields import fields_of

CONSENT = {"scope": "lap_ho_so", "by": "giam_ho", "from": "2026-01-01"}
FULL = {
    "birth": "2014-08-12",
    "sex": "nu",
    "ethnic": "Kinh",
    "identity_number": "079314000123",
    "village": "Ấp 1",
    "father": {"status": "mat", "died_on": "2021", "paper_seen": True},
    "mother": {"status": "con_song"},
    "guardian_name": "Ngô Thị Sáu",
    "guardian_relation": "ba_noi",
    "phone": "0912345678",
    "school": "Trường Tiểu học Phú Lợi",
    "health": "tot",
    "household": [{"year": 2026, "status": "khong"}],
    "needs": [{"kind": "hoc_phi"}],
    "circumstances": "Sống với bà.",
    "consents": [CONSENT],
}


def fields(**values: object) -> dict[str, str | int | bool | None]:
    child = {"unit_id": "X1", "full_name": "Hân"} | values
    return fields_of(Child.model_validate(child))


def test_a_full_record_is_complete_and_a_bare_name_is_nothing() -> None:
    assert completeness(fields(**FULL)) == 100
    assert gaps(fields(**FULL)) == {}
    assert completeness(fields()) == 0
    assert sum(gaps(fields()).values()) == 20


@pytest.mark.parametrize(
    ("name", "value", "marks"),
    [
        ("birth", None, 2),
        ("birth", "2014", 1),
        ("birth", "2014-08", 1),
        ("phone", None, 1),
        ("village", None, 1),
        ("father", {"status": "mat"}, 1),
        ("father", {"status": "mat", "paper_seen": True}, 1),
        ("mother", {}, 2),
        ("mother", {"status": "mat_tich"}, 0),
        ("household", [], 1),
        ("needs", [], 1),
        ("consents", [], 2),
        ("consents", [CONSENT | {"withdrawn": "2026-05-01"}], 2),
        ("consents", [CONSENT | {"by": "tre"}], 2),
    ],
)
def test_every_gap_takes_its_marks(name: str, value: object, marks: int) -> None:
    found = gaps(fields(**FULL | {name: value}))

    assert sum(found.values()) == marks
    assert completeness(fields(**FULL | {name: value})) == (20 - marks) * 5


def test_an_address_does_for_a_village_and_a_class_for_a_school() -> None:
    changed = FULL | {"village": None, "address": "Số 1", "school": None, "school_class": "3A"}

    assert completeness(fields(**changed)) == 100


def test_gaps_are_named_in_the_order_of_the_form() -> None:
    assert list(gaps(fields())) == [
        "birth",
        "sex",
        "ethnic",
        "identity_number",
        "address",
        "father",
        "mother",
        "guardian_name",
        "guardian_relation",
        "phone",
        "school",
        "health",
        "household",
        "needs",
        "circumstances",
        "consents",
    ]


@given(st.sets(st.sampled_from(sorted(FULL))))
def test_more_that_is_known_never_makes_a_record_less_complete(known: set[str]) -> None:
    some = {name: FULL[name] for name in known}
    values = [completeness(fields(**some))]
    values += [completeness(fields(**some, **{one: FULL[one]})) for one in FULL if one not in some]

    assert min(values) == values[0]


def test_a_paper_is_missing_until_each_is_seen() -> None:
    assert not lacks_papers(fields(**FULL))
    for change in (
        {"identity_number": None},
        {"father": {"status": "mat"}},
        {"consents": []},
    ):
        assert lacks_papers(fields(**FULL | change))


@pytest.mark.parametrize(
    ("father", "mother", "groups", "kind"),
    [
        ("mat", "mat", [], FamilyKind.BOTH_DEAD),
        ("mat", "mat", ["b"], FamilyKind.BOTH_DEAD),
        ("khong_ro", "khong_ro", ["b"], FamilyKind.ABANDONED),
        ("mat", "con_song", [], FamilyKind.FATHER_DEAD),
        ("con_song", "mat", [], FamilyKind.MOTHER_DEAD),
        ("mat_tich", "mat", [], FamilyKind.MOTHER_DEAD),
        ("mat_tich", "chap_hanh_an", [], FamilyKind.NO_SUPPORT),
        ("mat_tich", "con_song", [], FamilyKind.OTHER),
        ("khong_ro", "khong_ro", [], FamilyKind.OTHER),
    ],
)
def test_the_list_says_one_word_about_the_family(
    father: str, mother: str, groups: list[str], kind: FamilyKind
) -> None:
    found = family_kind(fields(father={"status": father}, mother={"status": mother}, groups=groups))

    assert found is kind
    assert found.label
