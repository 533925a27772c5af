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
    digest,
    enrol,
    problems_of,
)
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.services import children, genealogy, packages, transfers
from mdd_desktop.services.genealogy import Merger

NEW = "X9"


def _today(offices: Offices, *, after: int = 0) -> dt.date:
    return offices[PROVINCE].time().believed.date() + dt.timedelta(days=after)


def _merger(offices: Offices, **values: object) -> Merger:
    today = _today(offices)
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


def _village(offices: Offices, at: str, child: Child) -> str | None:
    with offices[at].read() as reading:
        return reading.of(Child).get(child.id).village


def _written_below(offices: Offices) -> dict[str, int]:
    """How many changes the province knows of each feed of a commune."""
    feeds = changes_by_feed(offices[PROVINCE])
    return {name: len(chain) for name, chain in feeds.items() if name.startswith("X")}


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
    own = _written_below(offices)

    genealogy.carry_out(offices[PROVINCE], _merger(offices))

    assert _owner(offices, PROVINCE, first) == _owner(offices, PROVINCE, other) == NEW
    assert _written_below(offices) == own
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
    third = offices.add("xa-3", "X3", name="xã Suối Vàng", parent="T")
    enrol(offices[PROVINCE], third, offices.errands)
    child, others = a_child(offices[COMMUNE]), (a_child(offices[OTHER]), a_child(third))
    offices.send("xa-3", PROVINCE)
    _everybody_sends(offices)
    before = _written_below(offices)
    genealogy.carry_out(offices[PROVINCE], _merger(offices, old=("X1", "X2", "X3")))
    assert _written_below(offices) == before
    children.correct(offices[COMMUNE], child.id, {"village": "Thôn Muộn"})
    late = a_child(offices[COMMUNE])
    file = offices.make(COMMUNE, PROVINCE)
    now = offices[PROVINCE].time().believed

    offices[PROVINCE].clock = lambda: now + dt.timedelta(days=31)
    refused = offices.merge(PROVINCE, file)
    offices[PROVINCE].clock = lambda: now + dt.timedelta(days=20)
    accepted = offices.merge(PROVINCE, file)

    assert (refused.status, refused.code) == ("refused", "E_EXPIRED")
    assert "Chưa ghi gì, gói vẫn giữ." in refused.message
    assert "Đơn vị xã Hoa Sen đã được sắp xếp lại" in refused.message
    assert accepted.status == "merged"
    assert {_owner(offices, PROVINCE, one) for one in (child, late, *others)} == {NEW}
    assert _village(offices, PROVINCE, child) == "Thôn Muộn"
    with offices[PROVINCE].read() as reading:
        assert not reading.log.state(child.id).proposals
    assert problems_of(offices[PROVINCE]) == []


def test_a_package_to_the_new_unit_is_for_the_computers_that_have_not_changed_over(
    offices: Offices,
) -> None:
    child = a_child(offices[COMMUNE])
    _everybody_sends(offices)
    genealogy.carry_out(offices[PROVINCE], _merger(offices, old=("X1",)))
    file = packages.make(offices[PROVINCE], NEW, offices.errands).file

    assert offices.merge(COMMUNE, file).status == "merged"
    assert offices.merge(OTHER, file).code == "E_DECRYPT"

    assert offices[COMMUNE].unit == NEW
    assert _owner(offices, COMMUNE, child) == NEW


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
    assert _owner(offices, PROVINCE, child) == "X1"
    assert problems_of(offices[PROVINCE]) == []


def test_what_was_written_before_an_undoing_was_heard_counts_for_the_units_that_stand_again(
    offices: Offices,
) -> None:
    edited = a_child(offices[OTHER])
    first = a_child(offices[COMMUNE])
    _everybody_sends(offices)
    genealogy.carry_out(offices[PROVINCE], _merger(offices))
    _everybody_hears(offices)
    _everybody_hears(offices)
    assert offices[OTHER].unit == NEW
    children.correct(offices[OTHER], edited.id, {"village": "Thôn Cuối"})
    children.correct(offices[OTHER], first.id, {"village": "Thôn Đầu"})
    begun = a_child(offices[OTHER])

    genealogy.undo(offices[PROVINCE], NEW)
    for name, unit in ((COMMUNE, "X1"), (SECOND, "X1"), (OTHER, "X2")):
        offices.merge(name, packages.make(offices[PROVINCE], unit, offices.errands).file)
    assert (offices[OTHER].unit, offices[COMMUNE].unit) == ("X2", "X1")
    assert offices.send(OTHER, PROVINCE).status == "merged"
    _everybody_hears(offices)
    _everybody_sends(offices)

    for name, child, owner in (
        (OTHER, edited, "X2"),
        (PROVINCE, edited, "X2"),
        (PROVINCE, first, "X1"),
        (COMMUNE, first, "X1"),
        (PROVINCE, begun, "X1"),
        (COMMUNE, begun, "X1"),
    ):
        assert _owner(offices, name, child) == owner
        with offices[name].read() as reading:
            assert not reading.log.state(child.id).proposals
    assert _village(offices, PROVINCE, edited) == _village(offices, OTHER, edited) == "Thôn Cuối"
    assert _village(offices, PROVINCE, first) == _village(offices, COMMUNE, first) == "Thôn Đầu"
    for name in (PROVINCE, COMMUNE, SECOND, OTHER):
        assert problems_of(offices[name]) == []
    for _ in range(4):  # the province names fewer feeds than before: that is doubted for a while
        offices.send(PROVINCE, OTHER)
    assert packages.unsent(offices[OTHER], "T") == 0
    for unit, name in (("X1", COMMUNE), ("X2", OTHER)):
        assert digest(offices[name], unit) == digest(offices[PROVINCE], unit)


def test_an_undone_merger_can_neither_be_undone_again_nor_is_it_offered(offices: Offices) -> None:
    genealogy.carry_out(offices[PROVINCE], _merger(offices))
    assert [code for code, _ in genealogy.units_to_merge(offices[PROVINCE])[1]] == [NEW]
    genealogy.undo(offices[PROVINCE], NEW)

    below, replacing = genealogy.units_to_merge(offices[PROVINCE])

    assert [code for code, _ in below] == ["X1", "X2"]
    assert replacing == []
    for code in ("X1", NEW):
        with pytest.raises(NotFoundError):
            genealogy.undo(offices[PROVINCE], code)


def test_after_an_undoing_the_law_may_still_merge_them(offices: Offices) -> None:
    child = a_child(offices[OTHER])
    _everybody_sends(offices)
    genealogy.carry_out(offices[PROVINCE], _merger(offices))
    _everybody_hears(offices)
    children.correct(offices[OTHER], child.id, {"village": "Thôn Giữa"})
    genealogy.undo(offices[PROVINCE], NEW)
    genealogy.carry_out(offices[PROVINCE], _merger(offices, new={"X10": "xã Sen Hạ"}))
    for name in (COMMUNE, SECOND, OTHER):
        offices.merge(name, offices.make(PROVINCE, name))
    _everybody_sends(offices)
    _everybody_hears(offices)

    for name in (PROVINCE, COMMUNE, OTHER):
        assert offices[name].unit in ("T", "X10")
        assert _owner(offices, name, child) == "X10"
        assert _village(offices, name, child) == "Thôn Giữa"
        assert problems_of(offices[name]) == []


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
    refused = offices.send(COMMUNE, PROVINCE)
    result = offices.send(COMMUNE, PROVINCE)

    assert refused.code == "E_SIGNER_UNKNOWN"
    assert "gói ấy sẽ mang theo" in refused.message
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
        offices[PROVINCE],
        _merger(offices, old=(NEW, "X2"), new={"X10": "xã Sen Hạ"}, on=_today(offices, after=1)),
    )
    _everybody_hears(offices)

    for name in (PROVINCE, COMMUNE):
        assert _owner(offices, name, child) == "X10"
        with offices[name].read() as reading:
            assert reading.of(Child).get(child.id).village == "Thôn Giữa"
            assert not reading.log.state(child.id).proposals
        assert problems_of(offices[name]) == []
