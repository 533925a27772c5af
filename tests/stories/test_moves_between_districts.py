"""A child that moves out of a district and back: nobody's list names the units of the others."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from test_restored_and_copied import a_backup, restore

from builders import (
    COMMUNE,
    DISTRICT,
    OTHER,
    PROVINCE,
    SECOND,
    Offices,
    a_child,
    changes_by_feed,
    enrol,
)
from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.child import Child
from mdd_desktop.services import children, erasure, overruled, proposals, transfers
from mdd_desktop.storage.transaction import Transaction


@pytest.fixture
def apart(lone: Offices) -> Offices:
    """X3 stands directly below the province, X1 and X2 below a district of it."""
    province = lone.add(PROVINCE, "T", name="tỉnh Bình Hà")
    enrol(province, lone.add(OTHER, "X3", name="xã Sông Mai", parent="T"), lone.errands)
    enrol(province, lone.add(DISTRICT, "CUM1", name="cụm Sen Hồng", parent="T"), lone.errands)
    for name, unit in ((COMMUNE, "X1"), (SECOND, "X2")):
        enrol(lone[DISTRICT], lone.add(name, unit, name=unit, parent="CUM1"), lone.errands)
    return lone


def all_write_to_all(offices: Offices) -> None:
    for sender, receiver in (
        (COMMUNE, DISTRICT),
        (SECOND, DISTRICT),
        (DISTRICT, PROVINCE),
        (OTHER, PROVINCE),
        (PROVINCE, OTHER),
        (PROVINCE, DISTRICT),
        (DISTRICT, COMMUNE),
        (DISTRICT, SECOND),
    ):
        assert offices.send(sender, receiver).alarm == ""


def move(offices: Offices, by: str, child: Child, to: str) -> None:
    all_write_to_all(offices)
    transfers.transfer(offices[by], child.id, to=to, reason="theo gia đình")
    all_write_to_all(offices)


def owner(offices: Offices, name: str, child: Child) -> str | None:
    with offices[name].read() as reading:
        return reading.of(Child).owner(child.id)


def changes_about(offices: Offices, name: str, child: Child) -> list[Change]:
    with offices[name].read() as reading:
        return reading.log.changes_of(child.id)


def said_of(offices: Offices, name: str, child: Child) -> str:
    """All content that a computer keeps of a child."""
    return b"".join(change.body or b"" for change in changes_about(offices, name, child)).decode()


def test_a_child_who_moved_about_in_another_district_comes_back_to_her_first_commune(
    apart: Offices,
) -> None:
    child = a_child(apart[OTHER], village="một")
    move(apart, PROVINCE, child, "X1")
    children.correct(apart[COMMUNE], child.id, {"village": "hai"})
    move(apart, DISTRICT, child, "X2")
    move(apart, PROVINCE, child, "X3")

    for name in (OTHER, PROVINCE, DISTRICT, COMMUNE, SECOND):
        assert owner(apart, name, child) == "X3"
    assert children.get(apart[OTHER], str(child.id)).village == "hai"
    children.correct(apart[OTHER], child.id, {"village": "ba"})
    all_write_to_all(apart)
    assert children.get(apart[PROVINCE], str(child.id)).village == "ba"


def a_child_moved_twice_at_once(offices: Offices) -> Child:
    """By the province to X3, which prevails, and by the district to X2; neither knows it yet."""
    child = a_child(offices[COMMUNE], full_name="Nguyễn Thị Xóa")
    all_write_to_all(offices)
    transfers.transfer(offices[PROVINCE], child.id, to="X3", reason="theo bà ngoại")
    transfers.transfer(offices[DISTRICT], child.id, to="X2", reason="theo gia đình")
    return child


def test_what_a_district_erased_is_gone_though_the_province_moved_the_child_meanwhile(
    apart: Offices,
) -> None:
    child = a_child_moved_twice_at_once(apart)
    named = {change.id for change in changes_about(apart, DISTRICT, child)}
    erasure.erase(apart[DISTRICT], child.id, reason="theo yêu cầu của gia đình")

    for _ in range(2):
        all_write_to_all(apart)

    for name in (PROVINCE, DISTRICT, COMMUNE, SECOND):
        assert owner(apart, name, child) == "X3", name
        known = [change for change in changes_about(apart, name, child) if change.id in named]
        assert known, name
        assert not [change for change in known if change.body is not None], name


@pytest.mark.parametrize("moves", [1, 2])
def test_who_was_given_a_child_by_a_transfer_that_another_overtook_loses_her_data_too(
    apart: Offices, *, moves: int
) -> None:
    child = a_child_moved_twice_at_once(apart)
    for _ in range(2):
        all_write_to_all(apart)
    assert "Xóa" in said_of(apart, SECOND, child)
    if moves == 2:
        transfers.transfer(apart[PROVINCE], child.id, to="X1", reason="trở về")

    erasure.erase(apart[PROVINCE], child.id, reason="theo yêu cầu của gia đình")
    all_write_to_all(apart)

    for name in (PROVINCE, DISTRICT, COMMUNE, SECOND, OTHER):
        assert changes_about(apart, name, child), name
        assert "Xóa" not in said_of(apart, name, child), name


def test_a_district_that_lost_a_copy_of_its_erasure_tells_it_again_though_the_child_moved_away(
    apart: Offices,
) -> None:
    child = a_child_moved_twice_at_once(apart)
    apart.send(DISTRICT, SECOND)
    backup = a_backup(apart, DISTRICT)
    erasure.erase(apart[DISTRICT], child.id, reason="theo yêu cầu của gia đình")
    apart.send(DISTRICT, COMMUNE)
    restore(apart, DISTRICT, backup)  # before the second commune's copy went
    assert "Xóa" in said_of(apart, SECOND, child)

    for _ in range(2):
        all_write_to_all(apart)

    for name in (PROVINCE, DISTRICT, COMMUNE, SECOND):
        kept = [c for c in changes_about(apart, name, child) if c.unit != "T" and c.body]
        assert "Xóa" not in b"".join(change.body for change in kept).decode(), name


@contextmanager
def proposing_for_a_child_who_moved_away(
    offices: Offices,
) -> Iterator[tuple[Child, Transaction]]:
    """Her first commune has given her to one of another district, and writes once more."""
    child = a_child(offices[COMMUNE], village="một")
    move(offices, PROVINCE, child, "X3")
    with offices[COMMUNE].transaction("Đề nghị") as tx:
        yield child, tx


def test_what_an_old_owner_proposes_reaches_the_new_one_in_another_district(
    apart: Offices,
) -> None:
    with proposing_for_a_child_who_moved_away(apart) as (child, tx):
        tx.of(Child).propose(tx.of(Child).get(child.id).corrected(village="hai"))
    all_write_to_all(apart)

    for name in (PROVINCE, OTHER):
        (asked,) = proposals.proposals(apart[name])
        assert (asked.unit, asked.values) == ("T", {"village": "hai"})
        assert asked.why == "X1 đề nghị"
    proposals.answer(apart[OTHER], asked.id, accept=True)
    all_write_to_all(apart)
    assert children.get(apart[PROVINCE], str(child.id)).village == "hai"
    for name in (PROVINCE, OTHER, DISTRICT, COMMUNE):
        assert proposals.proposals(apart[name]) == []
    (heard,) = overruled.unread(apart[COMMUNE])
    assert (heard.was, heard.unit, heard.is_taken) == ("hai", "X3", True)
    assert "“hai”: ở đây đề nghị như vậy" in heard.sentence


def test_what_an_older_program_wrote_for_another_district_stops_no_package(
    apart: Offices,
) -> None:
    with proposing_for_a_child_who_moved_away(apart) as (child, tx):
        feed = tx.feed("X3")  # nobody there knows the computer that signs it
        kind, values = ChangeKind.PROPOSAL, {"village": "hai"}
        tx.log.append(feed, kind, Child.table, child.id, values, tx.origin)
    apart.send(COMMUNE, PROVINCE)

    assert apart.send(PROVINCE, OTHER).status == "merged"
    (asked,) = proposals.proposals(apart[OTHER])
    assert (asked.unit, asked.values) == ("T", values)
    assert not [name for name in changes_by_feed(apart[OTHER]) if name.startswith("X1/")]
