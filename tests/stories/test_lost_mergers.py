"""An office forgets a merger with a restore and signs other lists before it hears of it again."""

import datetime as dt

import pytest
from test_restored_and_copied import a_backup, list_of, owner_of, restore

from builders import COMMUNE, OTHER, PROVINCE, SECOND, Offices, a_child, digest, problems_of
from mdd_desktop.services import genealogy, packages

LOST = "X9"


def merge_by_law(offices: Offices, *old: str, new: str, after: int = 0) -> None:
    first = offices[PROVINCE].time().believed.date() + dt.timedelta(days=after)
    until = first + dt.timedelta(days=30)
    merger = genealogy.Merger(old=old, new={new: f"xã {new}"}, on=first, grace_until=until)
    genealogy.carry_out(offices[PROVINCE], merger)


def forget_a_merger(
    offices: Offices, *, since: tuple[tuple[str, str], ...], lost: tuple[str, ...] = ("X1",)
) -> None:
    """The province merges X1 into a unit, goes back, and states other mergers instead."""
    backup = a_backup(offices, PROVINCE)
    merge_by_law(offices, *lost, new=LOST)
    under_way = offices.make(PROVINCE, COMMUNE)
    restore(offices, PROVINCE, backup)
    for day, (old, new) in enumerate(since):
        merge_by_law(offices, old, new=new, after=day)
    offices.merge(COMMUNE, under_way)
    assert offices[COMMUNE].unit == LOST
    assert LOST not in list_of(offices[PROVINCE]).units


def hear_from_the_province(offices: Offices, name: str) -> None:
    """What goes to a unit goes to those that were merged into one that the province forgot."""
    unit = offices[name].unit
    known = unit if unit in list_of(offices[PROVINCE]).units else "X1"
    offices.merge(name, packages.make(offices[PROVINCE], known).file)


def all_write_to_all(offices: Offices) -> list[str]:
    """What the province is told of the packages that come."""
    told = []
    for _ in range(4):
        for name in (COMMUNE, SECOND, OTHER):
            hear_from_the_province(offices, name)
            told.append(offices.send(name, PROVINCE).message)
    return told


@pytest.mark.parametrize("lists", [1, 2], ids=["of the same number", "of a greater number"])
def test_what_a_computer_wrote_for_the_forgotten_unit_comes_home(
    offices: Offices, *, lists: int
) -> None:
    forget_a_merger(offices, since=(("X1", "X8"), ("X2", "X7"))[:lists])
    child = a_child(offices[COMMUNE])

    all_write_to_all(offices)

    assert offices[COMMUNE].unit == offices[SECOND].unit == "X8"
    assert owner_of(offices[PROVINCE], child) == owner_of(offices[SECOND], child) == "X8"
    assert digest(offices[COMMUNE], "X8") == digest(offices[PROVINCE], "X8")
    for name in (PROVINCE, COMMUNE, SECOND, OTHER):
        assert problems_of(offices[name]) == []


def test_a_forgotten_merger_that_nothing_contradicts_is_stated_again(offices: Offices) -> None:
    forget_a_merger(offices, since=(("X2", "X7"), ("X7", "X6")))
    child = a_child(offices[COMMUNE])

    told = all_write_to_all(offices)

    assert sum("nơi này có thêm đơn vị X9, do" in text for text in told) == 1
    assert offices[COMMUNE].unit == offices[SECOND].unit == LOST
    assert offices[OTHER].unit == "X6"
    assert owner_of(offices[PROVINCE], child) == owner_of(offices[SECOND], child) == LOST
    assert digest(offices[COMMUNE], LOST) == digest(offices[PROVINCE], LOST)


def test_a_forgotten_merger_of_which_one_unit_went_another_way_is_undone_as_a_whole(
    offices: Offices,
) -> None:
    forget_a_merger(offices, lost=("X1", "X2"), since=(("X1", "X8"), ("X8", "X7"), ("X7", "X6")))
    child = a_child(offices[COMMUNE])

    told = all_write_to_all(offices)

    assert sum("Lần lập đơn vị X9 trước khi khôi phục coi như đã bỏ" in text for text in told) == 1
    assert offices[COMMUNE].unit == offices[SECOND].unit == "X6"
    assert owner_of(offices[COMMUNE], child) == owner_of(offices[PROVINCE], child) == "X6"
    assert offices[OTHER].unit == "X2"


def test_a_computer_does_not_follow_a_newer_list_that_forgets_its_unit(offices: Offices) -> None:
    forget_a_merger(offices, since=(("X1", "X8"), ("X2", "X7")))
    before = list_of(offices[COMMUNE])

    for _ in range(2):  # the list comes along with the second
        hear_from_the_province(offices, COMMUNE)

    assert list_of(offices[COMMUNE]) == before
    assert offices[COMMUNE].unit == LOST
    assert offices.make(COMMUNE, PROVINCE).exists()


def test_a_look_at_such_a_package_leaves_the_list_as_it_is(offices: Offices) -> None:
    forget_a_merger(offices, since=(("X1", "X8"), ("X2", "X7")))
    child = a_child(offices[COMMUNE])
    before = list_of(offices[PROVINCE])

    _, with_the_list = (offices.make(COMMUNE, PROVINCE) for _ in range(2))
    preview = packages.inspect(offices[PROVINCE], with_the_list)

    assert preview.children == 1
    assert list_of(offices[PROVINCE]) == before
    assert owner_of(offices[PROVINCE], child) is None
