"""Who may write what, and changes that meet each other in every order."""

import secrets
from pathlib import Path
from uuid import UUID

import pytest
from test_restored_and_copied import a_backup, restore

from builders import (
    COMMUNE,
    OTHER,
    PROVINCE,
    SECOND,
    Offices,
    a_child,
    a_sponsorship,
    a_support,
    an_empty_registry,
    changes_by_feed,
    digest,
    enrol,
    problems_of,
    rebuild,
)
from mdd_desktop.domain.change import UP, Change, ChangeKind, new_change
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.services import children, conflicts, erasure, support
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage.tables import ProposalRow


def shown(registry: Registry, child: Child) -> Child:
    return children.get(registry, str(child.id))


def proposals_in(registry: Registry) -> int:
    with registry.read() as reading:
        return len(reading.connection.execute(ProposalRow.__table__.select()).all())


def forced_edit(registry: Registry, like: Change, **values: str) -> None:
    """An edit that no screen allows: of a record that this computer does not own or even know."""
    with registry.transaction("Ép ghi") as tx:
        feed = tx.feed(UP)
        tip = tx.log.tip(feed)
        change = new_change(
            feed=feed,
            number=tip.number + 1,
            prev=tip.head,
            kind=ChangeKind.PUT,
            table="child",
            record=like.record,
            link=like.id,
            values=values,
            parents={name: [like.id.hex()] for name in values},
            origin=tx.origin,
            salt=secrets.token_bytes(16),
        )
        tx.log.take(change, None)


def first_change(registry: Registry, record: UUID) -> Change:
    with registry.read() as reading:
        return reading.log.changes_of(record)[0]


def hand_over(registry: Registry, child: Child, to: str) -> None:
    """A decision of the superior that the record moves, knowing what it knows now."""
    with registry.transaction("Chuyển") as tx:
        last = tx.log.changes_of(child.id)[-1]
        extra = {"to": to, "cut": [tx.log.tip(last.feed).head.hex()]}
        tx.log.append(tx.feed(to), ChangeKind.OWN, "child", child.id, {}, tx.origin, extra)


def test_a_commune_cannot_write_a_record_of_another_commune(offices: Offices) -> None:
    child = a_child(offices[OTHER], village="thôn Đúng")
    offices.send(OTHER, PROVINCE)
    forced_edit(offices[COMMUNE], first_change(offices[OTHER], child.id), village="thôn Sai")

    merged = offices.send(COMMUNE, PROVINCE)

    assert merged.status == "merged"  # kept as a proposal, never applied
    assert shown(offices[PROVINCE], child).village == "thôn Đúng"
    assert proposals_in(offices[PROVINCE]) == 1
    assert digest(offices[PROVINCE], "X2") == digest(offices[OTHER], "X2")


def test_an_edit_of_a_foreign_record_that_arrives_before_it_stays_a_proposal(
    offices: Offices,
) -> None:
    child = a_child(offices[OTHER], village="thôn Đúng")
    forced_edit(offices[COMMUNE], first_change(offices[OTHER], child.id), village="thôn Sai")

    offices.send(COMMUNE, PROVINCE)
    offices.send(OTHER, PROVINCE)

    assert shown(offices[PROVINCE], child).village == "thôn Đúng"
    assert proposals_in(offices[PROVINCE]) == 1


def test_the_superior_may_not_correct_what_a_commune_owns(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)

    with pytest.raises(RuleError) as refused:
        children.correct(offices[PROVINCE], child.id, {"village": "thôn Sai"})

    assert refused.value.code == "not_owner"


@pytest.mark.parametrize("late", ["before", "after"])
def test_a_late_edit_of_the_old_owner_is_a_proposal_in_both_orders(
    offices: Offices, late: str
) -> None:
    child = a_child(offices[COMMUNE], village="thôn Cũ")
    offices.everybody_hears_of_everything()
    children.correct(offices[SECOND], child.id, {"village": "thôn Muộn"})
    package = offices.make(SECOND, PROVINCE)
    if late == "before":
        # The province decides without having heard of it; then it hears.
        hand_over(offices[PROVINCE], child, "X2")
        offices.merge(PROVINCE, package)
        expected = "thôn Cũ"
    else:
        # The province had heard of it: the cut of its decision covers the edit.
        offices.merge(PROVINCE, package)
        hand_over(offices[PROVINCE], child, "X2")
        expected = "thôn Muộn"

    seen = shown(offices[PROVINCE], child)

    assert seen.village == expected
    with offices[PROVINCE].read() as reading:
        assert reading.of(Child).owner(child.id) == "X2"
    # The edit, and the proposal that passes it on to the new owner.
    assert proposals_in(offices[PROVINCE]) == (2 if late == "before" else 0)


def test_a_removal_beside_an_edit_hides_nothing(offices: Offices) -> None:
    child = a_child(offices[COMMUNE], village="thôn Một")
    offices.everybody_hears_of_everything()
    children.correct(offices[COMMUNE], child.id, {"void": True})
    children.correct(offices[SECOND], child.id, {"village": "thôn Hai"})

    offices.everybody_hears_of_everything()

    for name in (PROVINCE, COMMUNE, SECOND):
        seen = shown(offices[name], child)
        assert (seen.void, seen.village) == (False, "thôn Hai")
        (question,) = conflicts.open_conflicts(offices[name])
        assert question["field"] == "void"


def test_support_that_arrives_before_its_child_waits_for_her(
    offices: Offices,
) -> None:
    backup = a_backup(offices, PROVINCE)
    sponsorship = a_sponsorship(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    entry = a_support(offices[SECOND], sponsorship)
    restore(offices, PROVINCE, backup)  # the second computer believes that she is known there

    assert offices.send(SECOND, PROVINCE).status == "merged"

    province = offices[PROVINCE]
    assert [line.id for line in support.of_child(province, sponsorship.child_id)] == [entry.id]
    assert problems_of(province) == []
    with province.read() as reading:
        assert reading.of(SupportEntry).get(entry.id).child_id == sponsorship.child_id
        assert reading.of(Child).find(sponsorship.child_id) is None

    offices.send(PROVINCE, COMMUNE)  # tells how little the province knows
    assert offices.send(COMMUNE, PROVINCE).status == "merged"
    with province.read() as reading:
        child = reading.of(Child).get(sponsorship.child_id)
    assert [line.id for line in support.of_child(province, child.id)] == [entry.id]
    assert problems_of(province) == []
    offices.everybody_hears_of_everything()
    assert digest(province, "X1") == digest(offices[SECOND], "X1")


def test_a_conflict_settled_by_one_value_on_both_computers_is_settled(offices: Offices) -> None:
    child = a_child(offices[COMMUNE], school="Trường Một")
    offices.everybody_hears_of_everything()
    children.correct(offices[COMMUNE], child.id, {"school": "Trường Hai"})
    children.correct(offices[SECOND], child.id, {"school": "Trường Ba"})
    offices.everybody_hears_of_everything()
    for name in (COMMUNE, SECOND):
        (found,) = conflicts.open_conflicts(offices[name])
        conflicts.settle(offices[name], found["id"], value="Trường Bốn")

    offices.everybody_hears_of_everything()

    for name in (PROVINCE, COMMUNE, SECOND):
        assert conflicts.open_conflicts(offices[name]) == []
        assert shown(offices[name], child).school == "Trường Bốn"


def test_a_conflict_settled_differently_on_both_computers_is_asked_again(
    offices: Offices,
) -> None:
    child = a_child(offices[COMMUNE], school="Trường Một")
    offices.everybody_hears_of_everything()
    children.correct(offices[COMMUNE], child.id, {"school": "Trường Hai"})
    children.correct(offices[SECOND], child.id, {"school": "Trường Ba"})
    offices.everybody_hears_of_everything()
    for name, choice in ((COMMUNE, 1), (SECOND, 2)):
        (found,) = conflicts.open_conflicts(offices[name])
        conflicts.settle(offices[name], found["id"], choose=choice)

    offices.everybody_hears_of_everything()

    assert len({shown(offices[n], child).school for n in (PROVINCE, COMMUNE, SECOND)}) == 1
    (again,) = conflicts.open_conflicts(offices[COMMUNE])
    conflicts.settle(offices[COMMUNE], again["id"], choose=1)
    offices.everybody_hears_of_everything()
    assert conflicts.open_conflicts(offices[SECOND]) == []


def test_a_district_relays_between_its_communes_and_the_province(lone: Offices) -> None:
    province = lone.add("tinh", "T", name="tỉnh Bình Hà")
    district = lone.add("cum", "CUM1", name="cụm Sen Hồng", parent="T")
    commune = lone.add("xa", "X1", name="xã Hoa Sen", parent="CUM1")
    enrol(province, district, lone.errands)
    enrol(district, commune, lone.errands)
    a_support(commune, a_sponsorship(commune))

    assert lone.send("xa", "cum").status == "merged"
    assert lone.send("cum", "tinh").status == "merged"

    assert digest(province, "X1") == digest(commune, "X1") == digest(district, "X1")
    assert lone.send("tinh", "cum").status in {"merged", "nothing_new"}
    assert lone.send("cum", "xa").status in {"merged", "nothing_new"}
    with province.read() as reading:
        assert reading.tree.is_above("T", "X1")
        assert reading.tree.above("X1") == ("CUM1", "T")


def test_an_erasure_that_comes_before_the_record_leaves_nothing_of_it(
    offices: Offices, tmp_path: Path
) -> None:
    child = a_child(offices[COMMUNE], full_name="Nguyễn Thị Xóa")
    whole = changes_by_feed(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    erasure.erase(offices[PROVINCE], child.id, reason="theo yêu cầu của gia đình")
    office = {
        name: chain
        for name, chain in changes_by_feed(offices[PROVINCE]).items()
        if name.startswith("T/")
    }
    assert any("Xóa".encode() in (c.body or b"") for chain in whole.values() for c in chain)

    with an_empty_registry(tmp_path / "trong") as empty:
        rebuild(empty, office)
        rebuild(empty, {name: whole[name] for name in whole if name.startswith("X1/")})
        known = [change for chain in changes_by_feed(empty).values() for change in chain]
        with empty.read() as reading:
            assert reading.of(Child).find(child.id) is None

    assert child.id in {change.record for change in known}
    assert not [c for c in known if "Xóa".encode() in (c.body or b"")]
