"""What is too much for one package goes in several, one after the other, and none passes 25 MB."""

from pathlib import Path

import pytest

from builders import COMMUNE, OTHER, PROVINCE, SECOND, Offices, a_child
from mdd_desktop.domain.child import Child
from mdd_desktop.services import packages
from mdd_desktop.services.packages import MadePackage

SMALL = 1_500
"""Bytes of changes in one package: a few children."""


@pytest.fixture(autouse=True)
def _small_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mdd_desktop.services.outgoing.MOST", SMALL)


def all_parts(offices: Offices, sender: str, receiver: str) -> list[MadePackage]:
    made: list[MadePackage] = []
    while not made or made[-1].changes_left:
        made.append(packages.make(offices[sender], offices[receiver].unit, offices.errands))
        assert len(made) < 20, "it has to end"
    return made


def children_in(offices: Offices, name: str) -> int:
    with offices[name].read() as reading:
        return len(reading.of(Child).where(void=False))


def merge(offices: Offices, receiver: str, files: list[Path]) -> list[str]:
    merged = packages.merge(offices[receiver], files)
    assert {one.alarm for one in merged} == {""}, "a part is no contradiction"
    return [one.status for one in merged]


def test_the_parts_together_are_everything_and_each_says_what_is_left(offices: Offices) -> None:
    for _ in range(12):
        a_child(offices[COMMUNE])
    made = all_parts(offices, COMMUNE, PROVINCE)

    left = [one.changes_left for one in made]
    assert len(made) > 2
    assert left == sorted(left, reverse=True)
    assert f"Còn {left[0]} thay đổi chưa đi" in made[0].left
    assert (left[-1], made[-1].left) == (0, "")
    assert merge(offices, PROVINCE, [one.file for one in made]) == ["merged"] * len(made)
    assert children_in(offices, PROVINCE) == 12
    offices.send(PROVINCE, COMMUNE)
    assert packages.unsent(offices[COMMUNE], "T") == 0
    assert {row["acknowledged_at"] is None for row in packages.sent(offices[COMMUNE])} == {False}


def test_a_part_that_comes_too_early_waits_and_one_that_is_lost_is_sent_again(
    offices: Offices,
) -> None:
    for _ in range(12):
        a_child(offices[COMMUNE])
    first, second, *_ = all_parts(offices, COMMUNE, PROVINCE)
    assert merge(offices, PROVINCE, [second.file]) == ["gap"]
    offices.send(PROVINCE, COMMUNE)  # its word: nothing came

    again = all_parts(offices, COMMUNE, PROVINCE)
    assert again[0].changes == first.changes
    assert set(merge(offices, PROVINCE, [one.file for one in again])) == {"merged"}
    assert children_in(offices, PROVINCE) == 12


def test_what_is_written_between_two_parts_goes_along_with_the_last(offices: Offices) -> None:
    for _ in range(6):
        a_child(offices[COMMUNE])
    first = packages.make(offices[COMMUNE], "T", offices.errands)
    late = a_child(offices[COMMUNE])
    rest = all_parts(offices, COMMUNE, PROVINCE)
    merge(offices, PROVINCE, [first.file, *(one.file for one in rest)])
    with offices[PROVINCE].read() as reading:
        assert reading.of(Child).get(late.id).full_name == late.full_name


def test_the_feed_of_another_computer_goes_whole_whatever_its_size(offices: Offices) -> None:
    """The first computer gets what the second one wrote from the province, in several parts."""
    for name in (COMMUNE, SECOND, OTHER):
        for _ in range(5):
            a_child(offices[name])
        merge(offices, PROVINCE, [one.file for one in all_parts(offices, name, PROVINCE)])
    made = all_parts(offices, PROVINCE, COMMUNE)
    assert set(merge(offices, COMMUNE, [one.file for one in made])) <= {"merged", "nothing_new"}
    assert children_in(offices, COMMUNE) == 10, "those of both its computers, of nobody else"
