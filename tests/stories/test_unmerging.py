"""A merge taken back, and the files that came, kept as they were sealed."""

import datetime as dt
from pathlib import Path

import pytest

from builders import (
    COMMUNE,
    OTHER,
    PROVINCE,
    SECOND,
    Offices,
    a_child,
    digest,
    everything_shown,
    give_role,
)
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import NotFoundError, RegistryError, RuleError
from mdd_desktop.domain.office import Access
from mdd_desktop.services import children, conflicts, originals, packages, transfers, unmerging
from mdd_desktop.sync import reader


def _merged(offices: Offices, sender: str = COMMUNE) -> str:
    result = offices.send(sender, PROVINCE)
    assert result.status == "merged"
    return result.package


def test_a_merge_taken_back_leaves_what_was_there_before_and_can_be_done_again(
    offices: Offices,
) -> None:
    child = a_child(offices[COMMUNE])
    _merged(offices)
    before = everything_shown(offices[PROVINCE])
    children.correct(offices[COMMUNE], child.id, {"school_class": "5B"})
    a_child(offices[COMMUNE])
    package = _merged(offices)
    after = everything_shown(offices[PROVINCE])

    gone = unmerging.unmerge(offices[PROVINCE], [package])

    assert gone == (1, 2)
    assert everything_shown(offices[PROVINCE]) == before
    (kept,) = [one.file for one in originals.all_merged(offices[PROVINCE])]
    assert kept is not None, "the older package is still in the book"
    (again,) = packages.merge(offices[PROVINCE], [_file_of(offices, package)])
    assert again.status == "merged"
    assert everything_shown(offices[PROVINCE]) == after


def _file_of(offices: Offices, package: str) -> Path:
    """The sealed file, found among the originals by trying them."""
    for path in sorted(offices[PROVINCE].folder.inbox.glob("*.mdd")):
        if packages.inspect(offices[PROVINCE], path).is_worth_merging:
            return path
    raise AssertionError(package)


def test_what_stays_after_a_merge_is_taken_back_can_still_be_passed_on(offices: Offices) -> None:
    first = a_child(offices[COMMUNE])
    _merged(offices)
    a_child(offices[COMMUNE])
    unmerging.unmerge(offices[PROVINCE], [_merged(offices)])

    assert offices.send(PROVINCE, SECOND).status == "merged"

    with offices[SECOND].read() as reading:
        assert [child.id for child in reading.of(Child).all()] == [first.id]


def test_the_next_exchange_brings_back_what_was_taken_out(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    package = _merged(offices)
    offices.send(PROVINCE, COMMUNE)  # the commune believes that everything arrived
    assert packages.unsent(offices[COMMUNE], "T") == 0

    unmerging.unmerge(offices[PROVINCE], [package])
    offices.send(PROVINCE, COMMUNE)

    assert packages.unsent(offices[COMMUNE], "T") > 0
    _merged(offices)
    assert digest(offices[PROVINCE], "X1") == digest(offices[COMMUNE], "X1")


def test_several_packages_are_taken_back_together_and_one_alone_not_before_the_later(
    offices: Offices,
) -> None:
    before = everything_shown(offices[PROVINCE])
    a_child(offices[COMMUNE])
    first = _merged(offices)
    a_child(offices[COMMUNE])
    second = _merged(offices)
    a_child(offices[OTHER])
    other = _merged(offices, OTHER)

    with pytest.raises(RuleError, match="Chị hoàn tác gói gộp sau trước") as refused:
        unmerging.unmerge(offices[PROVINCE], [first])
    assert refused.value.code == "came_on"
    unmerging.unmerge(offices[PROVINCE], [first, other, second])

    assert everything_shown(offices[PROVINCE]) == before
    assert originals.all_merged(offices[PROVINCE]) == []


def test_what_was_decided_since_on_its_ground_is_taken_back_first(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    _merged(offices)
    offices.send(PROVINCE, SECOND)
    for computer, school_class in ((COMMUNE, "5B"), (SECOND, "5C")):
        children.correct(offices[computer], child.id, {"school_class": school_class})
    _merged(offices)
    package = _merged(offices, SECOND)
    (found,) = conflicts.open_conflicts(offices[PROVINCE])
    conflicts.settle(offices[PROVINCE], found["id"], choose=1)
    before = everything_shown(offices[PROVINCE])

    with pytest.raises(RuleError, match="đã ghi 1 việc dựa vào") as refused:
        unmerging.unmerge(offices[PROVINCE], [package])

    assert refused.value.code == "built_on"
    assert everything_shown(offices[PROVINCE]) == before


def test_a_decision_about_who_owns_a_record_is_not_taken_back_with_its_package(
    offices: Offices,
) -> None:
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    transfers.transfer(offices[PROVINCE], child.id, to="X2", reason="theo mẹ")
    result = offices.send(PROVINCE, OTHER)

    with pytest.raises(RuleError, match="quyết định chuyển hồ sơ") as refused:
        unmerging.unmerge(offices[OTHER], [result.package])

    assert refused.value.code == "not_taken_back"
    with offices[OTHER].read() as reading:
        assert reading.of(Child).find(child.id) is not None


def test_only_a_merged_package_is_taken_back_and_only_by_who_is_in_charge(
    offices: Offices,
) -> None:
    a_child(offices[COMMUNE])
    package = _merged(offices)
    with pytest.raises(NotFoundError, match="chưa gộp"):
        unmerging.unmerge(offices[PROVINCE], ["mã-lạ"])
    give_role(offices[PROVINCE], Access.ENTRY)

    with pytest.raises(RuleError) as refused:
        unmerging.unmerge(offices[PROVINCE], [package])

    assert refused.value.code == "role"


def test_both_sides_see_the_same_check_code_and_number(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    offices.make(COMMUNE, PROVINCE)
    made = packages.make(offices[COMMUNE], "T")

    seen = packages.inspect(offices[PROVINCE], made.outbox)

    assert (seen.check_code, seen.number) == (made.check_code, made.number)
    assert made.number == 2
    assert len(made.check_code) == len("48213 · 07755")


def test_the_file_that_was_merged_is_kept_sealed_for_ninety_days(
    offices: Offices, tmp_path: Path
) -> None:
    province = offices[PROVINCE]
    a_child(offices[COMMUNE])
    file = offices.make(COMMUNE, PROVINCE)
    packages.merge(province, [file])
    (kept,) = originals.all_merged(province)
    assert (kept.sender, kept.changes > 0) == ("X1", True)

    copy = originals.copy_out(province, kept.package, tmp_path)

    assert copy.read_bytes() == file.read_bytes()
    now = province.clock()
    for days, gone in ((89, 0), (91, 1)):
        province.clock = lambda days=days: now + dt.timedelta(days=days)  # type: ignore[misc]
        assert originals.sweep(province) == gone
    (swept,) = originals.all_merged(province)
    assert swept.file is None
    with pytest.raises(NotFoundError, match="bản gốc giữ 90 ngày"):
        originals.copy_out(province, kept.package, tmp_path)


def test_a_clock_that_is_wrong_sweeps_nothing(offices: Offices) -> None:
    province = offices[PROVINCE]
    a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    province.clock = lambda: dt.datetime(2105, 1, 1, tzinfo=dt.UTC)

    assert originals.sweep(province) == 0
    assert all(one.file is not None for one in originals.all_merged(province))


def test_a_merge_that_fails_keeps_no_original(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_child(offices[COMMUNE])
    file = offices.make(COMMUNE, PROVINCE)

    def full(*_: object) -> None:
        raise RegistryError("disk_full", "Ổ đĩa đầy.")

    monkeypatch.setattr("mdd_desktop.services.incoming.enter", full)

    (result,) = packages.merge(offices[PROVINCE], [file])

    assert result.code == "disk_full"
    assert list(offices[PROVINCE].folder.inbox.iterdir()) == []


def test_a_package_for_a_newer_program_waits_in_the_inbox_until_it_can_be_read(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    province = offices[PROVINCE]
    a_child(offices[COMMUNE])
    file = offices.make(COMMUNE, PROVINCE)
    with monkeypatch.context() as old:
        old.setattr(reader, "READER", 0)
        packages.merge(province, [file])
    file.unlink()  # the stick went home

    (waiting,) = originals.waiting(province)
    (result,) = packages.merge(province, [waiting])

    assert result.status == "merged"
    assert originals.waiting(province) == []
    (kept,) = originals.all_merged(province)
    assert kept.file is not None


def test_a_damaged_package_leaves_no_trace_in_the_inbox(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    file = offices.make(COMMUNE, PROVINCE)
    file.write_bytes(file.read_bytes()[:-20])

    (result,) = packages.merge(offices[PROVINCE], [file])

    assert result.code == "E_DECRYPT"
    assert list(offices[PROVINCE].folder.inbox.iterdir()) == []
