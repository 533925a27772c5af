"""Some hundreds of damaged and forged packages; ``make fuzz`` sends ten thousand."""

from collections.abc import Iterator

import pytest
from forgeries import FORGERIES, Ground
from fuzz_ground import attack, held_dear, prepare

from builders import PROVINCE, Offices, problems_of

RUNS = 330


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


def test_the_good_package_among_them_is_still_accepted(ground: tuple[Offices, Ground]) -> None:
    offices, made = ground
    file = offices.errands / "that.mdd"
    file.write_bytes(made.package)

    assert offices.merge(PROVINCE, file).status == "merged"
