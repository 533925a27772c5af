"""Decisions that two records are two children: remembered, sent, asked again after a change."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from builders import COMMUNE, PROVINCE, Offices, an_office
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.distinction import DistinctionKind
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.services import children, duplicates
from mdd_desktop.services.offices import Registry


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with an_office(tmp_path / "so") as office:
        yield office


def enter(registry: Registry, name: str, born: str = "2014-08-12", **values: str) -> Child:
    return children.register(registry, {"full_name": name, "birth": born, "sex": "nu", **values})


def a_pair(registry: Registry) -> tuple[Child, Child]:
    return enter(registry, "Lê Thị Ngọc Diễm"), enter(registry, "Le Thi Ngoc Diem", "2014-12-08")


def test_a_pair_that_was_said_to_be_two_children_is_not_shown_again(registry: Registry) -> None:
    first, second = a_pair(registry)
    assert len(duplicates.groups(registry)) == 1

    duplicates.distinguish(registry, second.id, first.id, note="Hai nhà khác nhau")

    assert duplicates.groups(registry) == []
    assert duplicates.decided(registry)[0].note == "Hai nhà khác nhau"


@pytest.mark.parametrize(
    ("field", "value", "asked"),
    [
        ("full_name", "Lê Thị Ngọc Diểm", True),
        ("birth", "2014-08-13", True),
        ("identity_number", "087314007218", True),
        ("village", "Phú Lợi", False),
        ("phone", "0912345678", False),
    ],
)
def test_only_a_change_of_identity_asks_again(
    registry: Registry, field: str, value: str, *, asked: bool
) -> None:
    first, second = a_pair(registry)
    duplicates.distinguish(registry, first.id, second.id)

    children.correct(registry, first.id, {field: value})

    assert bool(duplicates.scan(registry)) is asked


def test_a_decision_can_be_taken_back(registry: Registry) -> None:
    first, second = a_pair(registry)
    decision = duplicates.distinguish(registry, first.id, second.id)

    duplicates.ask_again(registry, decision.id)

    assert len(duplicates.scan(registry)) == 1
    assert duplicates.decided(registry) == []


def test_brothers_and_sisters_come_into_one_household(registry: Registry) -> None:
    first, second = a_pair(registry)

    duplicates.distinguish(registry, first.id, second.id, kind=DistinctionKind.SIBLINGS)

    households = {children.get(registry, str(child.id)).household_id for child in (first, second)}
    assert len(households) == 1
    assert None not in households


def test_a_child_entered_three_times_is_one_group(registry: Registry) -> None:
    first, second = a_pair(registry)
    third = enter(registry, "Lê Ngọc Diễm")
    enter(registry, "Trần Văn Nam", "2011-02-03")

    (group,) = duplicates.groups(registry)

    assert set(group.members) == {str(child.id) for child in (first, second, third)}
    assert group.score == max(match.score for match in group.matches)


def test_what_is_no_pair_is_refused(registry: Registry) -> None:
    first, _ = a_pair(registry)

    with pytest.raises(RuleError) as same:
        duplicates.distinguish(registry, first.id, first.id)
    with pytest.raises(NotFoundError):
        duplicates.distinguish(registry, first.id, UUID(int=7))
    assert same.value.code == "same_record"


def test_the_decision_of_a_commune_is_known_at_the_province(offices: Offices) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    first, second = a_pair(commune)
    duplicates.distinguish(commune, first.id, second.id)

    offices.send(COMMUNE, PROVINCE)

    assert duplicates.scan(province) == []
    assert [one.unit_id for one in duplicates.decided(province)] == [commune.unit]


def test_the_province_decides_for_a_commune_which_learns_of_it(offices: Offices) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    first, second = a_pair(commune)
    offices.send(COMMUNE, PROVINCE)

    duplicates.distinguish(province, first.id, second.id)
    offices.send(PROVINCE, COMMUNE)

    assert duplicates.scan(commune) == []


def test_a_commune_decides_nothing_about_records_it_does_not_keep(offices: Offices) -> None:
    province, commune = offices[PROVINCE], offices[COMMUNE]
    first, second = a_pair(province)
    offices.send(PROVINCE, COMMUNE)

    with pytest.raises((RuleError, NotFoundError)):
        duplicates.distinguish(commune, first.id, second.id)
