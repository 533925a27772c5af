"""Decisions that two records are two children: remembered, sent, asked again after a change."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from workbook_corpus import HEAD, Rows, person, xlsx

from builders import COMMUNE, PROVINCE, Offices, an_office
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.distinction import DistinctionKind
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.services import children, duplicates, excel_import, packages
from mdd_desktop.services.excel import queue
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.services.offices import Registry


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with an_office(tmp_path / "so") as office:
        yield office


def enter(registry: Registry, name: str, born: str = "2014-08-12", **values: object) -> Child:
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


def looks_like(registry: Registry, child: Child, **typed: object) -> list[UUID]:
    """Whom the live panel shows beside a child whose record is corrected."""
    values = {name: getattr(child, name) for name in ("id", "full_name", "birth", "sex")}
    return [other.id for other, _ in children.possible_duplicates(registry, {**values, **typed})]


def test_the_live_panel_leaves_out_who_is_not_the_child_being_corrected(
    registry: Registry,
) -> None:
    first, second = a_pair(registry)
    asked = looks_like(registry, first), looks_like(registry, second)

    duplicates.distinguish(registry, first.id, second.id)

    assert asked == ([second.id], [first.id])
    assert looks_like(registry, first) == looks_like(registry, second) == []
    assert looks_like(registry, first, phone="0912345678") == []


@pytest.mark.parametrize(
    "typed",
    [{"birth": "2014-12-08"}, {"full_name": "Lê Thị Diễm"}, {"mother": {"full_name": "Lê Thị Tư"}}],
)
def test_the_live_panel_asks_again_while_another_identity_is_typed(
    registry: Registry, typed: dict[str, object]
) -> None:
    first, second = a_pair(registry)
    duplicates.distinguish(registry, first.id, second.id)

    assert looks_like(registry, first, **typed) == [second.id]


def test_a_new_child_is_compared_with_both_who_were_told_apart(registry: Registry) -> None:
    first, second = a_pair(registry)
    duplicates.distinguish(registry, first.id, second.id)

    found = children.possible_duplicates(
        registry, {"full_name": "Lê Thị Ngọc Diễm", "birth": "2014-08-12", "sex": "nu"}
    )

    assert {child.id for child, _ in found} == {first.id, second.id}


@pytest.mark.parametrize(("decide", "suspected"), [(False, 1), (True, 0)])
def test_a_package_brings_the_decisions_about_its_own_children(
    offices: Offices, *, decide: bool, suspected: int
) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    first, second = a_pair(commune)
    if decide:
        duplicates.distinguish(commune, first.id, second.id)

    seen = packages.inspect(province, offices.make(COMMUNE, PROVINCE))

    assert seen.duplicates == suspected


def test_a_package_is_asked_about_again_when_it_changes_who_the_child_is(
    offices: Offices,
) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    first, second = a_pair(commune)
    duplicates.distinguish(commune, first.id, second.id)
    children.correct(commune, second.id, {"full_name": "Lê Thị Ngọc Diễm"})

    assert packages.inspect(province, offices.make(COMMUNE, PROVINCE)).duplicates == 1


MOTHER = [*HEAD, "Họ tên mẹ"]


def a_list(folder: Path, *rows: Rows) -> Path:
    path = folder / "ds.xlsx"
    path.write_bytes(xlsx([MOTHER, *rows]))
    return path


def of(mother: str, birth: str = "25/12/2014", name: str = "Lê Thị Ngọc Diễm") -> Rows:
    return [*person(1, name, birth, phone="", village=""), mother]


def two_namesakes(registry: Registry, born: str = "2014-12-25") -> tuple[Child, Child]:
    names = ("Trần Thị Sáu", "")
    first, second = (
        enter(registry, "Lê Thị Ngọc Diễm", born, **({"mother": {"full_name": one}} if one else {}))
        for one in names
    )
    return first, second


def test_an_import_knows_namesakes_apart_who_were_told_apart(
    registry: Registry, tmp_path: Path
) -> None:
    first, second = two_namesakes(registry)
    path = a_list(tmp_path, of("Trần Thị Sáu"))
    (waiting,) = excel_import.prepare(registry, path).rows

    duplicates.distinguish(registry, first.id, second.id)

    (known,) = excel_import.prepare(registry, path).rows
    assert {one.record for one in waiting.alike} == {first.id, second.id}
    assert (known.action, known.before) == ("unchanged", first)


def test_an_import_leaves_out_the_other_of_a_decided_pair(
    registry: Registry, tmp_path: Path
) -> None:
    first, second = two_namesakes(registry, "2014")
    path = a_list(tmp_path, of("Trần Thị Sáu", "2014"))
    (before,) = excel_import.prepare(registry, path).rows

    duplicates.distinguish(registry, first.id, second.id)

    (after,) = excel_import.prepare(registry, path).rows
    assert {one.record for one in before.alike} == {first.id, second.id}
    assert [one.record for one in after.alike] == [first.id]


@pytest.mark.parametrize("mother", ["", "Trần Thị Bảy"])
def test_an_import_asks_when_a_row_says_something_else_of_who_the_child_is(
    registry: Registry, tmp_path: Path, mother: str
) -> None:
    first, second = two_namesakes(registry)
    duplicates.distinguish(registry, first.id, second.id)

    (row,) = excel_import.prepare(registry, a_list(tmp_path, of(mother))).rows

    assert row.action == "duplicate"
    assert {one.record for one in row.alike} >= {second.id}


def test_an_import_asks_again_after_the_identity_of_one_changed(
    registry: Registry, tmp_path: Path
) -> None:
    first, second = two_namesakes(registry)
    duplicates.distinguish(registry, first.id, second.id)
    children.correct(registry, second.id, {"father": {"full_name": "Lê Văn Tám"}})

    (row,) = excel_import.prepare(registry, a_list(tmp_path, of("Trần Thị Sáu"))).rows

    assert row.action == "duplicate"


def test_an_answer_given_while_registering_is_remembered(registry: Registry) -> None:
    first = enter(registry, "Lê Thị Ngọc Diễm")
    values = {"full_name": "Lê Thị Ngọc Diệm", "birth": "2014-12-08", "sex": "nu"}

    second = children.register(registry, values, not_her=[first.id])

    (decision,) = duplicates.decided(registry)
    assert decision.pair == {first.id, second.id}
    assert decision.kind is DistinctionKind.DIFFERENT
    assert duplicates.scan(registry) == []


def test_a_sister_named_while_registering_is_remembered_as_one(registry: Registry) -> None:
    first = enter(registry, "Lê Thị Ngọc Diễm")
    values = {"full_name": "Lê Thị Ngọc Diệm", "birth": "2014-08-12", "sex": "nu"}

    second = children.register(registry, values, sibling=first.id, not_her=[first.id])

    (decision,) = duplicates.decided(registry)
    assert decision.kind is DistinctionKind.SIBLINGS
    assert second.household_id is not None
    assert duplicates.scan(registry) == []


def test_a_waiting_row_that_was_said_to_be_somebody_else_is_not_asked_about_again(
    registry: Registry, tmp_path: Path
) -> None:
    first = enter(registry, "Lê Thị Ngọc Diễm", "2014-12-25")
    path = a_list(tmp_path, of("", name="Le Thi Ngoc Diem"))
    _, batch = excel_import.run(registry, path)

    second = queue.enter_as_new(registry, str(batch), 2)

    (decision,) = duplicates.decided(registry)
    assert decision.pair == {first.id, second.id}
    assert duplicates.scan(registry) == []
    assert queue.waiting(registry) == []


def imported(registry: Registry, folder: Path, answers: dict[str, str] | None = None) -> str | None:
    path = folder / "ds.xlsx"
    twice = [person(2, "Trần Thị Bé", "13/03/2013"), person(3, "Trần Thị Bé", "13/03/2013")]
    path.write_bytes(xlsx([HEAD, person(1, "Le Thi Ngoc Diem", "25/08/2014"), *twice]))
    choices = Choices.parse({"columns": {}, "answers": answers or {}})
    return excel_import.run(registry, path, choices)[1]


def test_who_was_said_to_be_another_while_importing_is_not_asked_about_again(
    registry: Registry, tmp_path: Path
) -> None:
    known = enter(registry, "Lê Thị Ngọc Diễm", "2014-08-25", village="Thôn 1", phone="0912345678")

    imported(registry, tmp_path, {"2": "new", "4": "new"})

    decided = duplicates.decided(registry)
    assert len(decided) == 2
    assert sum(known.id in one.pair for one in decided) == 1
    assert duplicates.groups(registry) == []


def test_taking_such_an_import_back_takes_what_was_said_back_too(
    registry: Registry, tmp_path: Path
) -> None:
    enter(registry, "Lê Thị Ngọc Diễm", "2014-08-25", village="Thôn 1", phone="0912345678")
    batch = imported(registry, tmp_path, {"2": "new"})

    excel_import.undo(registry, str(batch))

    assert duplicates.decided(registry) == []
    assert imported(registry, tmp_path) is not None
    assert [row.row for row in queue.waiting(registry)] == [2, 4]
