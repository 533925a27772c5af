"""Communes merged and split by law, while computers and packages are still under way."""

import datetime as dt

import pytest
from test_restored_and_copied import a_backup, restore

from builders import (
    COMMUNE,
    OTHER,
    PROVINCE,
    SECOND,
    Offices,
    a_child,
    changes_by_feed,
    problems_of,
)
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.services import children, genealogy, transfers
from mdd_desktop.services.genealogy import Merger

NEW = "X9"


def _merger(offices: Offices, **values: object) -> Merger:
    today = offices[PROVINCE].time().believed.date()
    given = {
        "old": ("X1", "X2"),
        "new": {NEW: "xã Sen Mai"},
        "on": today,
        "grace_until": today + dt.timedelta(days=30),
    }
    return Merger(**{**given, **values})  # type: ignore[arg-type]


def _owner(offices: Offices, at: str, child: Child) -> str | None:
    with offices[at].read() as reading:
        return reading.log.state(child.id).owner


def _everybody_sends(offices: Offices) -> None:
    for name in (COMMUNE, SECOND, OTHER):
        offices.send(name, PROVINCE)


def _everybody_hears(offices: Offices) -> None:
    for name in (COMMUNE, SECOND, OTHER):
        offices.send(PROVINCE, name)


def test_the_dry_run_counts_and_writes_nothing(offices: Offices) -> None:
    twin = {"full_name": "Lê Thị Sen", "birth": "2015-03-02"}
    a_child(offices[COMMUNE], **twin)
    a_child(offices[OTHER], **twin)
    _everybody_sends(offices)
    before = changes_by_feed(offices[PROVINCE])

    planned = genealogy.plan(offices[PROVINCE], _merger(offices))

    assert planned.records.keys() == {"X1", "X2"}
    assert (planned.children, planned.computers, planned.names) == (2, 3, 1)
    assert changes_by_feed(offices[PROVINCE]) == before


def test_t27_communes_merge_and_no_record_is_rewritten(offices: Offices) -> None:
    first, other = a_child(offices[COMMUNE]), a_child(offices[OTHER])
    _everybody_sends(offices)
    own = {name: len(c) for name, c in changes_by_feed(offices[PROVINCE]).items() if name[0] == "X"}

    genealogy.carry_out(offices[PROVINCE], _merger(offices))

    assert _owner(offices, PROVINCE, first) == _owner(offices, PROVINCE, other) == NEW
    after = {
        name: len(c) for name, c in changes_by_feed(offices[PROVINCE]).items() if name[0] == "X"
    }
    assert after == own
    assert problems_of(offices[PROVINCE]) == []


def test_the_computers_change_over_and_see_everything_of_the_new_commune(
    offices: Offices,
) -> None:
    first, other = a_child(offices[COMMUNE]), a_child(offices[OTHER])
    _everybody_sends(offices)
    genealogy.carry_out(offices[PROVINCE], _merger(offices))

    _everybody_hears(offices)
    _everybody_hears(offices)

    for name in (COMMUNE, SECOND, OTHER):
        assert offices[name].unit == NEW
        assert _owner(offices, name, first) == _owner(offices, name, other) == NEW
    children.correct(offices[COMMUNE], other.id, {"village": "Thôn Đông"})
    assert offices.send(COMMUNE, PROVINCE).status == "merged"
    with offices[PROVINCE].read() as reading:
        assert reading.of(Child).get(other.id).village == "Thôn Đông"
    assert problems_of(offices[PROVINCE]) == problems_of(offices[COMMUNE]) == []


def test_t27_a_late_package_of_an_ended_commune_lands_in_the_new_one_until_grace_ends(
    offices: Offices,
) -> None:
    child = a_child(offices[COMMUNE])
    _everybody_sends(offices)
    genealogy.carry_out(offices[PROVINCE], _merger(offices))
    children.correct(offices[COMMUNE], child.id, {"village": "Thôn Muộn"})
    late = a_child(offices[COMMUNE])
    file = offices.make(COMMUNE, PROVINCE)
    now = offices[PROVINCE].time().believed

    offices[PROVINCE].clock = lambda: now + dt.timedelta(days=31)
    refused = offices.merge(PROVINCE, file)
    offices[PROVINCE].clock = lambda: now + dt.timedelta(days=20)
    accepted = offices.merge(PROVINCE, file)

    assert (refused.status, refused.code) == ("refused", "E_EXPIRED")
    assert accepted.status == "merged"
    assert _owner(offices, PROVINCE, late) == NEW
    with offices[PROVINCE].read() as reading:
        assert reading.of(Child).get(child.id).village == "Thôn Muộn"
        assert not reading.log.state(child.id).proposals
    assert problems_of(offices[PROVINCE]) == []


def test_what_was_never_sent_before_the_merger_comes_under_the_new_name(offices: Offices) -> None:
    genealogy.carry_out(offices[PROVINCE], _merger(offices))
    child = a_child(offices[COMMUNE])
    offices.send(PROVINCE, COMMUNE)
    assert offices[COMMUNE].unit == NEW

    result = offices.send(COMMUNE, PROVINCE)

    assert (result.status, result.sender) == ("merged", NEW)
    assert _owner(offices, PROVINCE, child) == NEW


def test_a_merger_is_taken_back_while_the_new_unit_wrote_nothing(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    _everybody_sends(offices)
    genealogy.carry_out(offices[PROVINCE], _merger(offices))

    assert genealogy.undo(offices[PROVINCE], NEW) == ("X1", "X2")

    assert _owner(offices, PROVINCE, child) == "X1"
    children.correct(offices[COMMUNE], child.id, {"note": "vẫn ở xã cũ"})
    assert offices.send(COMMUNE, PROVINCE).status == "merged"
    assert problems_of(offices[PROVINCE]) == []


def test_computers_that_had_changed_over_go_back(offices: Offices) -> None:
    genealogy.carry_out(offices[PROVINCE], _merger(offices))
    offices.send(PROVINCE, OTHER)
    assert offices[OTHER].unit == NEW

    genealogy.undo(offices[PROVINCE], NEW)
    offices.merge(OTHER, offices.make(PROVINCE, OTHER))

    assert offices[OTHER].unit == "X2"


def test_a_merger_is_not_taken_back_once_the_new_unit_wrote(offices: Offices) -> None:
    genealogy.carry_out(offices[PROVINCE], _merger(offices))
    offices.send(PROVINCE, COMMUNE)
    a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)

    with pytest.raises(RuleError, match="không bỏ sáp nhập được"):
        genealogy.undo(offices[PROVINCE], NEW)


def test_a_split_goes_to_the_first_and_is_handed_out_by_village(offices: Offices) -> None:
    east = a_child(offices[COMMUNE], village="Đông")
    west = a_child(offices[COMMUNE], village="Tây")
    offices.send(COMMUNE, PROVINCE)
    parts = {"XD": "xã Đông", "XT": "xã Tây"}
    genealogy.carry_out(offices[PROVINCE], _merger(offices, old=("X1",), new=parts))

    moved = genealogy.hand_out(offices[PROVINCE], "XD", {"Tây": "XT", "Đông": "XD"}, "chia xã")

    assert moved == 1
    assert _owner(offices, PROVINCE, east) == "XD"
    assert _owner(offices, PROVINCE, west) == "XT"
    assert problems_of(offices[PROVINCE]) == []


@pytest.mark.parametrize(
    ("values", "error", "code"),
    [
        ({"old": ("X7",)}, NotFoundError, "unknown_unit"),
        ({"old": ()}, RuleError, "bad_code"),
        ({"new": {"xã mới": "x"}}, RuleError, "bad_code"),
        ({"new": {"T": "tỉnh"}}, RuleError, "code_in_use"),
        ({"new": {"X1": "xã"}}, RuleError, "code_in_use"),
        ({"grace_until": dt.date(2001, 1, 1)}, RuleError, "bad_dates"),
    ],
)
def test_a_merger_that_cannot_be_is_refused(
    offices: Offices, values: dict[str, object], error: type[RuleError], code: str
) -> None:
    with pytest.raises(error) as refusal:
        genealogy.carry_out(offices[PROVINCE], _merger(offices, **values))

    assert refusal.value.code == code


def test_only_the_office_above_merges(offices: Offices) -> None:
    with pytest.raises(RuleError):
        genealogy.plan(offices[COMMUNE], _merger(offices))
    with pytest.raises(NotFoundError):
        genealogy.undo(offices[PROVINCE], "X1")


def test_what_the_new_unit_wrote_before_it_heard_of_the_undoing_still_arrives(
    offices: Offices,
) -> None:
    genealogy.carry_out(offices[PROVINCE], _merger(offices))
    _everybody_hears(offices)
    child = a_child(offices[COMMUNE])
    file = offices.make(COMMUNE, PROVINCE)
    genealogy.undo(offices[PROVINCE], NEW)
    now = offices[PROVINCE].time().believed
    offices[PROVINCE].clock = lambda: now + dt.timedelta(days=3)

    assert offices.merge(PROVINCE, file).status == "merged"
    assert _owner(offices, PROVINCE, child) == NEW


def test_a_child_that_had_moved_away_before_the_merger_is_worked_out_anew_too(
    offices: Offices,
) -> None:
    child = a_child(offices[COMMUNE])
    _everybody_sends(offices)
    transfers.transfer(offices[PROVINCE], child.id, to="X2", reason="chuyển nơi ở")
    _everybody_hears(offices)

    genealogy.carry_out(offices[PROVINCE], _merger(offices, old=("X1",)))
    _everybody_hears(offices)

    assert _owner(offices, COMMUNE, child) == "X2"
    assert problems_of(offices[COMMUNE]) == problems_of(offices[PROVINCE]) == []


def test_an_office_that_lost_the_merger_with_a_restore_hears_it_from_a_computer_that_went_over(
    offices: Offices,
) -> None:
    backup = a_backup(offices, PROVINCE)
    genealogy.carry_out(offices[PROVINCE], _merger(offices))
    offices.send(PROVINCE, COMMUNE)
    child = a_child(offices[COMMUNE])

    restore(offices, PROVINCE, backup)
    result = offices.send(COMMUNE, PROVINCE)

    assert (offices[COMMUNE].unit, result.status, result.code) == (NEW, "merged", "")
    assert _owner(offices, PROVINCE, child) == NEW


def test_what_a_unit_wrote_between_two_mergers_stays_after_the_second(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    _everybody_sends(offices)
    genealogy.carry_out(offices[PROVINCE], _merger(offices, old=("X1",)))
    _everybody_hears(offices)
    children.correct(offices[COMMUNE], child.id, {"village": "Thôn Giữa"})
    offices.send(COMMUNE, PROVINCE)

    genealogy.carry_out(
        offices[PROVINCE], _merger(offices, old=(NEW, "X2"), new={"X10": "xã Sen Hạ"})
    )
    _everybody_hears(offices)

    for name in (PROVINCE, COMMUNE):
        assert _owner(offices, name, child) == "X10"
        with offices[name].read() as reading:
            assert reading.of(Child).get(child.id).village == "Thôn Giữa"
            assert not reading.log.state(child.id).proposals
        assert problems_of(offices[name]) == []
