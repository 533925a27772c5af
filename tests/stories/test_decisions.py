"""Decisions about records: they travel, they are right in any order, they can be undone."""

import datetime as dt
from uuid import UUID

import pytest
from story_records import listed, owner_of, propose, the

from builders import (
    COMMUNE,
    OTHER,
    PROVINCE,
    SECOND,
    TODAY,
    Offices,
    a_child,
    a_sponsorship,
    a_support,
    changes_by_feed,
    digest,
    enrol,
)
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.services import (
    child_list,
    child_screen,
    children,
    conflicts,
    erasure,
    joins,
    matching,
    proposals,
    reports,
    tasks,
    transfers,
)
from mdd_desktop.services.child_screen import Tab
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage.queries.summary import summary

# -- proposals -----------------------------------------------------------------------------------


@pytest.mark.parametrize("accept", [True, False])
def test_t20_what_the_province_proposes_is_answered_and_the_answer_travels_back(
    offices: Offices, *, accept: bool
) -> None:
    child = a_child(offices[COMMUNE], village="thôn Một")
    offices.everybody_hears_of_everything()
    propose(offices[PROVINCE], child, village="thôn Hai")
    offices.everybody_hears_of_everything()
    (asked,) = proposals.proposals(offices[COMMUNE])
    assert the(offices[COMMUNE], child).village == "thôn Một"

    proposals.answer(offices[COMMUNE], asked.id, accept=accept, reason="đã hỏi trưởng thôn")
    offices.everybody_hears_of_everything()

    assert proposals.proposals(offices[PROVINCE]) == []
    (told,) = proposals.proposals(offices[PROVINCE], only_open=False)
    assert (told.state, told.reason) == (
        "accepted" if accept else "rejected",
        "đã hỏi trưởng thôn",
    )
    assert the(offices[PROVINCE], child).village == ("thôn Hai" if accept else "thôn Một")


def test_a_refusal_needs_a_reason_and_only_the_owner_answers(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    propose(offices[PROVINCE], child, note="khác")
    (asked,) = proposals.proposals(offices[PROVINCE])

    for registry, reason, code in (
        (offices[PROVINCE], "", "reason_missing"),
        (offices[PROVINCE], "vì thế", "not_owner"),
    ):
        with pytest.raises(RegistryError) as refused:
            proposals.answer(registry, asked.id, accept=False, reason=reason)
        assert refused.value.code == code


# -- removal -------------------------------------------------------------------------------------


def remove(registry: Registry, child: Child) -> None:
    with registry.transaction("Bỏ hồ sơ ghi nhầm") as tx:
        tx.of(Child).save(tx.of(Child).get(child.id).corrected(void=True))


@pytest.mark.parametrize("choice", [1, 2])
def test_t23_an_edit_beside_a_removal_is_a_conflict_and_nothing_is_hidden(
    offices: Offices, choice: int
) -> None:
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    remove(offices[COMMUNE], child)
    children.correct(offices[SECOND], child.id, {"village": "thôn Hai"})
    offices.everybody_hears_of_everything()

    (found,) = conflicts.open_conflicts(offices[COMMUNE])
    assert found["field"] == "void"
    assert not the(offices[PROVINCE], child).void
    assert the(offices[PROVINCE], child).village == "thôn Hai"
    assert listed(offices[PROVINCE]) == 1

    conflicts.settle(offices[COMMUNE], found["id"], choose=choice)
    removed = found["values"][choice - 1]["value"] is True
    offices.everybody_hears_of_everything()
    for name in (PROVINCE, COMMUNE, SECOND):
        assert conflicts.open_conflicts(offices[name]) == []
        assert the(offices[name], child).void is removed


def test_a_removal_that_had_seen_everything_stands_and_can_be_taken_back(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    remove(offices[COMMUNE], child)
    offices.everybody_hears_of_everything()
    assert the(offices[PROVINCE], child).void
    assert conflicts.open_conflicts(offices[PROVINCE]) == []

    with offices[COMMUNE].transaction("Khôi phục hồ sơ") as tx:
        tx.of(Child).save(tx.of(Child).get(child.id).corrected(void=False))
    offices.everybody_hears_of_everything()

    assert not the(offices[PROVINCE], child).void


# -- transfer ------------------------------------------------------------------------------------


def a_moved_child(offices: Offices) -> Child:
    child = a_child(offices[COMMUNE], village="thôn Cũ")
    a_support(offices[COMMUNE], a_sponsorship(offices[COMMUNE], child))
    offices.everybody_hears_of_everything()
    done = transfers.transfer(offices[PROVINCE], child.id, to="X2", reason="gia đình chuyển nơi ở")
    assert (done.old, done.new, done.records) == ("X1", "X2", 4)
    return child


def test_a_transferred_child_comes_whole_and_without_the_old_units_changes(
    offices: Offices,
) -> None:
    child = a_moved_child(offices)
    offices.everybody_hears_of_everything()

    for name in (PROVINCE, COMMUNE, OTHER):
        assert owner_of(offices[name], child) == "X2"
    assert the(offices[OTHER], child).village == "thôn Cũ"
    assert the(offices[OTHER], child).present_unit == "X2"
    with offices[OTHER].read() as reading:
        assert len(reading.of(Sponsorship).where(child_id=child.id)) == 1
    assert not [feed for feed in changes_by_feed(offices[OTHER]) if feed.startswith("X1/")]
    assert digest(offices[OTHER], "X2") == digest(offices[PROVINCE], "X2")
    assert digest(offices[COMMUNE], "X1") == digest(offices[PROVINCE], "X1")

    children.correct(offices[OTHER], child.id, {"village": "thôn Mới"})
    offices.everybody_hears_of_everything()
    assert the(offices[PROVINCE], child).village == "thôn Mới"
    assert the(offices[COMMUNE], child).village == "thôn Cũ"
    with pytest.raises(RegistryError) as refused:
        children.correct(offices[COMMUNE], child.id, {"village": "thôn Ba"})
    assert refused.value.code == "not_owner"


def test_the_figures_of_the_old_unit_count_a_moved_child_no_more_as_the_office_above_does(
    offices: Offices,
) -> None:
    offices[PROVINCE].clock = lambda: dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
    child = a_moved_child(offices)
    a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()

    for period in ("2026-11", "2026-12"):
        span = reports.period_of(offices[PROVINCE], period)
        below = reports.count(offices[COMMUNE], span, unit="X1")
        above = reports.count(offices[PROVINCE], span, unit="X1")
        assert below.values == above.values
        assert below.values["children_listed"] == 1
    about = {one.record for task in tasks.due(offices[COMMUNE]).tasks for one in task.who}
    assert child.id not in about
    asked = matching.WaitingQuestion()
    assert child.id not in {one.id for one in matching.waiting(offices[COMMUNE], asked).children}
    assert matching.waiting_count(offices[COMMUNE]) == 1


def test_in_the_lists_of_the_old_unit_a_moved_child_stands_among_the_closed(
    offices: Offices,
) -> None:
    child, still = a_moved_child(offices), a_child(offices[COMMUNE], village="thôn 18")
    offices.everybody_hears_of_everything()

    def said(name: str, tab: Tab = Tab.ALL) -> dict[UUID, str]:
        rows = child_screen.page(offices[name], child_screen.Question(tab=tab), 0, 10).rows
        return {row.id: row.state.value for row in rows}

    assert said(COMMUNE) == {still.id: "chua_co"}
    assert said(COMMUNE, Tab.CLOSED) == {child.id: "da_chuyen"}
    assert said(PROVINCE) == {child.id: "dang_do_dau", still.id: "chua_co"}
    assert said(OTHER) == {child.id: "dang_do_dau"}
    counts = child_screen.counts(offices[COMMUNE], child_screen.Question())
    assert (counts[Tab.ALL], counts[Tab.CLOSED]) == (1, 1)
    assert child_screen.places(offices[COMMUNE]) == [("thôn 18", 1)]
    assert [one.id for one in child_list.find(offices[COMMUNE])[0]] == [still.id]
    assert [one.id for one in child_list.find(offices[COMMUNE], tabs=["da_dong"])[0]] == [child.id]


@pytest.mark.parametrize("edit_first", [True, False])
def test_t21_a_late_edit_of_the_old_owner_is_a_proposal_in_either_order(
    offices: Offices, *, edit_first: bool
) -> None:
    child = a_child(offices[COMMUNE], village="thôn Cũ")
    offices.everybody_hears_of_everything()
    children.correct(offices[SECOND], child.id, {"village": "thôn Muộn"})
    late = offices.make(SECOND, PROVINCE)
    transfers.transfer(offices[PROVINCE], child.id, to="X2", reason="chuyển nơi ở")
    if edit_first:
        offices.send(PROVINCE, SECOND)
    offices.merge(PROVINCE, late)
    offices.everybody_hears_of_everything()

    for registry in (offices[PROVINCE], offices[OTHER]):
        (asked,) = proposals.proposals(registry)
        assert (asked.unit, asked.values) == ("T", {"village": "thôn Muộn"})
        assert asked.why == "xã Hoa Sen ghi khi chưa biết hồ sơ đã chuyển đi"
        assert the(registry, child).village == "thôn Cũ"
    proposals.answer(offices[OTHER], asked.id, accept=edit_first, reason="đã hỏi gia đình")
    offices.everybody_hears_of_everything()
    assert the(offices[PROVINCE], child).village == ("thôn Muộn" if edit_first else "thôn Cũ")
    assert [proposals.proposals(offices[name]) for name in (PROVINCE, COMMUNE, OTHER)] == [
        [],
        [],
        [],
    ]


def test_a_child_that_moves_on_and_back_is_the_same_everywhere(offices: Offices) -> None:
    child = a_moved_child(offices)
    offices.everybody_hears_of_everything()
    children.correct(offices[OTHER], child.id, {"village": "thôn Mới"})
    offices.everybody_hears_of_everything()

    transfers.transfer(offices[PROVINCE], child.id, to="X1", reason="trở về quê")
    offices.everybody_hears_of_everything()

    assert the(offices[COMMUNE], child).village == "thôn Mới"
    assert owner_of(offices[OTHER], child) == "X1"
    assert digest(offices[COMMUNE], "X1") == digest(offices[PROVINCE], "X1")
    children.correct(offices[COMMUNE], child.id, {"village": "thôn Ba"})
    offices.everybody_hears_of_everything()
    assert the(offices[PROVINCE], child).village == "thôn Ba"


def test_a_transfer_is_refused_with_its_reason(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    for registry, to, reason, code in (
        (offices[PROVINCE], "X2", " ", "reason_missing"),
        (offices[PROVINCE], "X1", "chuyển", "same_unit"),
        (offices[PROVINCE], "X9", "chuyển", "unknown_unit"),
        (offices[COMMUNE], "X2", "chuyển", "not_above"),
    ):
        with pytest.raises(RegistryError) as refused:
            transfers.transfer(registry, child.id, to=to, reason=reason)
        assert refused.value.code in {code, "unknown_unit"}
    children.correct(offices[COMMUNE], child.id, {"phone": "0912345678"})
    children.correct(offices[SECOND], child.id, {"phone": "0987654321"})
    offices.everybody_hears_of_everything()
    with pytest.raises(RegistryError) as refused:
        transfers.transfer(offices[PROVINCE], child.id, to="X2", reason="chuyển")
    assert refused.value.code == "open_conflict"


# -- two records of one child --------------------------------------------------------------------


def test_two_records_of_one_child_are_read_as_one_and_taken_apart_again(offices: Offices) -> None:
    twice = a_child(offices[COMMUNE]), a_child(offices[OTHER])
    offices.everybody_hears_of_everything()
    assert listed(offices[PROVINCE]) == 2

    assert (
        joins.merge(offices[PROVINCE], twice[0].id, twice[1].id, agreed=joins.UNASKED)
        == twice[1].id
    )
    offices.everybody_hears_of_everything()
    assert listed(offices[PROVINCE]) == 1
    assert the(offices[COMMUNE], twice[0]).merged_into == twice[1].id
    children.correct(offices[COMMUNE], twice[0].id, {"note": "ghi sau khi gộp"})
    offices.everybody_hears_of_everything()

    joins.unmerge(offices[PROVINCE], twice[0].id)
    offices.everybody_hears_of_everything()
    assert listed(offices[PROVINCE]) == 2
    assert the(offices[PROVINCE], twice[0]).note == "ghi sau khi gộp"
    assert digest(offices[COMMUNE], "X1") == digest(offices[PROVINCE], "X1")


def test_t26_contradictory_decisions_and_a_circle_end_the_same_everywhere(
    offices: Offices,
) -> None:
    a, b, c = (a_child(offices[COMMUNE]) for _ in range(3))
    offices.everybody_hears_of_everything()
    joins.merge(offices[COMMUNE], a.id, b.id)
    joins.merge(offices[SECOND], b.id, a.id)
    joins.merge(offices[PROVINCE], a.id, c.id, agreed=joins.UNASKED)
    offices.everybody_hears_of_everything()
    offices.everybody_hears_of_everything()

    ways = {
        tuple(the(offices[name], child).merged_into for child in (a, b, c))
        for name in (PROVINCE, COMMUNE, SECOND)
    }
    assert len(ways) == 1
    assert None in ways.pop()
    assert [found["field"] for found in conflicts.open_conflicts(offices[PROVINCE])] == [
        "merged_into"
    ]
    assert listed(offices[PROVINCE]) in (1, 2)

    for child in (a, b):
        joins.unmerge(offices[PROVINCE], child.id)
    offices.everybody_hears_of_everything()
    assert listed(offices[COMMUNE]) == 3
    assert conflicts.open_conflicts(offices[COMMUNE]) == []


# -- erasure -------------------------------------------------------------------------------------


def test_late_edits_of_an_erased_record_are_no_difference_to_decide(offices: Offices) -> None:
    child = a_child(offices[COMMUNE], full_name="Nguyễn Thị Xóa")
    offices.everybody_hears_of_everything()
    erasure.erase(offices[PROVINCE], child.id, reason="theo yêu cầu của gia đình")
    children.correct(offices[COMMUNE], child.id, {"village": "Ấp Một"})
    children.correct(offices[SECOND], child.id, {"village": "Ấp Hai"})

    offices.everybody_hears_of_everything()

    for name in (PROVINCE, COMMUNE, SECOND):
        assert conflicts.open_conflicts(offices[name]) == []
        with offices[name].read() as reading:
            assert summary(reading.connection, today=TODAY).conflicts == 0
            assert reading.of(Child).find(child.id) is None
            assert not reading.log.state(child.id).conflicts()


def test_what_the_law_erased_stays_erased_and_the_chain_verifies(offices: Offices) -> None:
    child = a_child(offices[COMMUNE], full_name="Nguyễn Thị Xóa")
    old = offices.make(COMMUNE, PROVINCE)
    offices.everybody_hears_of_everything()
    assert erasure.erase(offices[PROVINCE], child.id, reason="theo yêu cầu của gia đình") == 1
    offices.everybody_hears_of_everything()

    offices.merge(PROVINCE, old)
    third = offices.add("xa-1-may-3", "X1", name="xã Hoa Sen", parent="T")
    enrol(offices[PROVINCE], third, offices.errands)
    offices.merge(PROVINCE, old)

    for name in (PROVINCE, COMMUNE, SECOND, "xa-1-may-3"):
        with offices[name].read() as reading:
            assert reading.of(Child).find(child.id) is None
            bodies = [change.body for change in reading.log.changes_of(child.id)]
        assert not [b for b in bodies if b and "Xóa".encode() in b]
    assert digest(offices[COMMUNE], "X1") == digest(offices[PROVINCE], "X1")


def test_with_a_record_go_those_that_were_joined_to_it_and_of_other_units_what_is_theirs_stays(
    offices: Offices,
) -> None:
    first, second, kept = (
        a_child(offices[COMMUNE], full_name=f"Nguyễn Thị {name}") for name in ("Xóa", "Bỏ", "Còn")
    )
    theirs = a_child(offices[OTHER], full_name="Nguyễn Thị Xa")
    offices.everybody_hears_of_everything()
    joins.merge(offices[COMMUNE], first.id, second.id)
    joins.merge(offices[PROVINCE], theirs.id, second.id, agreed=joins.UNASKED)
    offices.everybody_hears_of_everything()
    erasure.erase(offices[COMMUNE], second.id, reason="theo yêu cầu của gia đình")
    offices.everybody_hears_of_everything()

    for name in (PROVINCE, COMMUNE, SECOND):
        with offices[name].read() as reading:
            bodies = b"".join(
                change.body or b""
                for child in (first, second, kept)
                for change in reading.log.changes_of(child.id)
            ).decode()
        assert ("Xóa" in bodies, "Bỏ" in bodies, "Còn" in bodies) == (False, False, True), name
    assert the(offices[OTHER], theirs).full_name == "Nguyễn Thị Xa"
