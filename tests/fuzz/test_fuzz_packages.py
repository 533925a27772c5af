"""Some hundreds of damaged and forged packages; ``make fuzz`` sends ten thousand."""

import shutil
from collections.abc import Iterator

import mistyped
import pytest
from forgeries import FORGERIES, Ground
from fuzz_ground import attack, held_dear, prepare

from builders import PROVINCE, Offices, problems_of
from mdd_desktop.sync.field_forms import unreadable_field

RUNS = 360


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Offices, Ground]]:
    offices, made = prepare(tmp_path_factory.mktemp("gia-mao"))
    yield offices, made
    offices.close()


def test_no_forgery_is_accepted_and_nothing_changes(ground: tuple[Offices, Ground]) -> None:
    offices, made = ground
    before = held_dear(offices)

    outcome = attack(offices, made, range(RUNS))

    assert outcome.accepted == [], outcome.codes
    assert held_dear(offices) == before
    assert {kind for kind, _ in outcome.codes} == {forge.__name__ for forge in FORGERIES}
    assert problems_of(offices[PROVINCE]) == []


@pytest.mark.parametrize(
    ("table", "field", "value"), mistyped.FIELDS, ids=[str(case)[:60] for case in mistyped.FIELDS]
)
def test_each_of_the_forged_values_is_told_from_a_written_one(
    table: str, field: str, value: object
) -> None:
    assert unreadable_field("put", table, {field: value}) == field


def test_the_rewritten_package_is_perfect_but_for_what_it_says(
    ground: tuple[Offices, Ground],
) -> None:
    """A code that is new here is all that was put in, and the province takes it."""
    offices, made = ground
    put = mistyped.in_body("child", "put", "sex", "khac")
    members, said = mistyped.saying(made.members, made.sender, -1, put)
    (offices.errands / "moi.mdd").write_bytes(made.signed(members, made.sender, said))
    province = Offices(offices.folder / "thu")
    shutil.copytree(offices.path(PROVINCE), province.path(PROVINCE))

    merged = province.merge(PROVINCE, offices.errands / "moi.mdd")

    province.close()
    assert (merged.status, merged.code) == ("merged", "")


def test_the_good_package_among_them_is_still_accepted(ground: tuple[Offices, Ground]) -> None:
    offices, made = ground
    file = offices.errands / "that.mdd"
    file.write_bytes(made.package)

    assert offices.merge(PROVINCE, file).status == "merged"
