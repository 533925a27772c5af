"""Which offices may read a feed, where the tree that is known here is not the whole one."""

import pytest

from mdd_desktop.domain.record import new_id
from mdd_desktop.domain.unit import Unit, UnitLevel, UnitTree
from mdd_desktop.storage.exchange import is_visible


def feed(author: str, audience: str) -> dict[str, str]:
    return {"unit": author, "audience": audience}


@pytest.fixture
def tree_of_a_commune() -> UnitTree:
    """Of X3 below T: the list of the district C1 beside it has not come, so X1 has no name here."""
    levels = {"T": UnitLevel.PROVINCE, "C": UnitLevel.CLUSTER, "X": UnitLevel.COMMUNE}
    return UnitTree(
        Unit(id=new_id(), code=code, name=code, level=levels[code[0]], parent=parent)
        for code, parent in {"T": None, "C1": "T", "X3": "T", "X4": "C1"}.items()
    )


def test_what_is_for_a_unit_without_a_name_here_goes_to_the_top_office_alone(
    tree_of_a_commune: UnitTree,
) -> None:
    for_another_district = feed("X3", "X1")

    assert is_visible(for_another_district, "X3", tree_of_a_commune)
    assert is_visible(for_another_district, "T", tree_of_a_commune)
    assert not is_visible(for_another_district, "C1", tree_of_a_commune)
    assert not is_visible(feed("X4", "X1"), "C1", tree_of_a_commune)
    assert not is_visible(for_another_district, "X4", tree_of_a_commune)


def test_what_is_for_nobody_else_stays_at_home(tree_of_a_commune: UnitTree) -> None:
    assert not is_visible(feed("X3", "own"), "T", tree_of_a_commune)
