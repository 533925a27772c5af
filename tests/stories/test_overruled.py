"""Whoever wrote a value that somebody else decided against is told, until she has read it."""

import pytest

from builders import COMMUNE, DISTRICT, OTHER, PROVINCE, SECOND, Offices, a_child, enrol
from mdd_desktop.domain.child import Child
from mdd_desktop.services import (
    children,
    conflicts,
    overruled,
    proposals,
    transfers,
    unmerging,
    waiting,
)

OURS, THEIRS = "0987654321", "0912345678"


@pytest.fixture
def decided(offices: Offices) -> Child:
    """Two computers of the commune disagree; the first one decides for its own value."""
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    children.correct(offices[COMMUNE], child.id, {"phone": THEIRS})
    children.correct(offices[SECOND], child.id, {"phone": OURS})
    offices.send(SECOND, PROVINCE)
    offices.send(PROVINCE, COMMUNE)
    (found,) = conflicts.open_conflicts(offices[COMMUNE])
    taken = [one["value"] for one in found["values"]].index(THEIRS) + 1
    conflicts.settle(offices[COMMUNE], found["id"], choose=taken, why="gọi thử thấy đúng")
    offices.send(COMMUNE, PROVINCE)
    return child


def test_the_other_computer_hears_what_was_decided_by_whom_and_why(
    offices: Offices, decided: Child
) -> None:
    merged = offices.send(PROVINCE, SECOND)

    (told,) = overruled.unread(offices[SECOND])
    assert (told.record, told.was, told.now, told.why) == (
        decided.id,
        OURS,
        THEIRS,
        "gọi thử thấy đúng",
    )
    for words in (decided.full_name, "Điện thoại", "Lê Thị Giả Định", OURS, THEIRS, told.why):
        assert words in told.sentence
    assert waiting.waiting(offices[SECOND]).proposals == 1
    assert overruled.unread(offices[COMMUNE]) == overruled.unread(offices[PROVINCE]) == ()
    unmerging.unmerge(offices[SECOND], [merged.package])
    assert overruled.unread(offices[SECOND]) == ()


@pytest.mark.parametrize(("said", "told"), [("", "gọi hỏi gia đình"), ("đúng vậy", "đúng vậy")])
def test_where_a_proposal_was_taken_over_its_reason_or_that_of_the_answer_is_told(
    offices: Offices, said: str, told: str
) -> None:
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    children.correct(offices[COMMUNE], child.id, {"phone": THEIRS})
    children.correct(offices[SECOND], child.id, {"phone": OURS})
    for name in (COMMUNE, SECOND):
        offices.send(name, PROVINCE)
    (found,) = conflicts.open_conflicts(offices[PROVINCE])
    conflicts.settle(offices[PROVINCE], found["id"], value=THEIRS, why="gọi hỏi gia đình")
    offices.send(PROVINCE, COMMUNE)
    (asked,) = proposals.proposals(offices[COMMUNE])
    proposals.answer(offices[COMMUNE], asked.id, accept=True, reason=said)
    offices.send(COMMUNE, PROVINCE)
    offices.send(PROVINCE, SECOND)

    (one,) = overruled.unread(offices[SECOND])
    assert (one.was, one.now, one.why) == (OURS, THEIRS, told)


def test_what_was_read_is_not_told_again_when_the_same_comes_once_more(
    offices: Offices, decided: Child
) -> None:
    first = offices.make(PROVINCE, SECOND)
    offices.merge(SECOND, first)
    (told,) = overruled.unread(offices[SECOND])
    overruled.acknowledge(offices[SECOND], told.id, "unknown.phone")
    offices.merge(SECOND, first)
    offices.send(PROVINCE, SECOND)
    assert decided.id == told.record
    assert overruled.unread(offices[SECOND]) == ()
    assert waiting.waiting(offices[SECOND]).proposals == 0


def test_an_edit_that_nobody_disagreed_with_is_no_news(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    children.correct(offices[SECOND], child.id, {"phone": OURS})
    offices.send(SECOND, PROVINCE)
    offices.send(PROVINCE, COMMUNE)
    children.correct(offices[COMMUNE], child.id, {"phone": THEIRS})
    offices.send(COMMUNE, PROVINCE)
    offices.send(PROVINCE, SECOND)
    assert overruled.unread(offices[SECOND]) == ()


def test_of_two_decisions_about_an_owner_the_office_that_lost_hears_of_the_other(
    lone: Offices,
) -> None:
    province = lone.add(PROVINCE, "T", name="tỉnh Bình Hà")
    district = lone.add(DISTRICT, "CUM1", name="cụm Sen Hồng", parent="T")
    enrol(province, district, lone.errands)
    for name, unit in ((COMMUNE, "X1"), (SECOND, "X2"), (OTHER, "X3")):
        enrol(district, lone.add(name, unit, name=f"xã {unit}", parent="CUM1"), lone.errands)
    child = a_child(lone[COMMUNE])
    for sender, receiver in ((COMMUNE, DISTRICT), (DISTRICT, PROVINCE), (PROVINCE, DISTRICT)):
        lone.send(sender, receiver)
    transfers.transfer(district, child.id, to="X2", reason="theo mẹ")
    transfers.transfer(province, child.id, to="X3", reason="theo bà")
    lone.send(PROVINCE, DISTRICT)

    (told,) = overruled.unread(district)
    assert (told.label, told.was, told.now, told.why) == (
        "Đơn vị quản lý",
        "xã X2",
        "xã X3",
        "theo bà",
    )
    assert "tỉnh Bình Hà" in told.sentence
    with district.read() as reading:
        assert reading.log.state(child.id).owner == "X3"
