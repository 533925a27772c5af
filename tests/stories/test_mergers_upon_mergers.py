"""Mergers by law that were built one upon another are taken back in the opposite order."""

import pytest
from test_lost_mergers import merge_by_law
from test_restored_and_copied import list_of, names_in

from builders import COMMUNE, PROVINCE, SECOND, Offices, a_child, digest
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import children, erasure, genealogy


def two_mergers(offices: Offices) -> None:
    """X1 becomes X9, and that X10; only the second computer hears of it."""
    merge_by_law(offices, "X1", new="X9")
    merge_by_law(offices, "X9", new="X10", after=1)
    offices.send(PROVINCE, SECOND)


def test_a_merger_is_not_taken_back_before_the_one_built_upon_it(offices: Offices) -> None:
    two_mergers(offices)
    listed = list_of(offices[PROVINCE])

    with pytest.raises(RuleError, match="Chị bỏ lần sáp nhập, chia tách sau trước") as refused:
        genealogy.undo(offices[PROVINCE], "X9")

    assert refused.value.code == "built_on"
    assert list_of(offices[PROVINCE]) == listed


def test_what_was_written_between_counts_for_all_who_stand_again(offices: Offices) -> None:
    gone, kept = a_child(offices[COMMUNE]), a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    two_mergers(offices)
    offices.send(PROVINCE, SECOND)
    assert offices[SECOND].unit == "X10"
    children.correct(offices[SECOND], kept.id, {"village": "Thôn Giữa"})
    erasure.erase(offices[PROVINCE], gone.id, reason="theo luật")

    for code in ("X10", "X9"):
        genealogy.undo(offices[PROVINCE], code)
    offices.send(SECOND, PROVINCE)
    told = offices.send(PROVINCE, COMMUNE)

    assert (told.status, told.alarm) == ("merged", "")
    assert gone.full_name not in names_in(offices[COMMUNE])
    with offices[COMMUNE].read() as reading:
        assert reading.of(Child).get(kept.id).village == "Thôn Giữa"
    assert digest(offices[COMMUNE], "X1") == digest(offices[PROVINCE], "X1")
