"""A child who moved is erased by her new owner: what earlier owners wrote goes too, everywhere."""

import pytest
from test_moves_between_districts import all_write_to_all, apart, changes_about, move, said_of
from test_papers_travel import a_paper, scans_in

from builders import COMMUNE, DISTRICT, OTHER, PROVINCE, SECOND, TODAY, Offices, a_child, digest
from mdd_desktop.domain.change import ChangeKind
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.paper import Paper
from mdd_desktop.domain.visit import Visit
from mdd_desktop.services import children, erasure, transfers, visits

__all__ = ["apart"]
WHY = "theo yêu cầu của gia đình"
EVERYBODY = (PROVINCE, DISTRICT, COMMUNE, SECOND, OTHER)


def a_visit(offices: Offices, name: str, child: Child, note: str) -> Visit:
    return visits.record(offices[name], child.id, {"date": TODAY, "wishes": note})


def written_of(offices: Offices, name: str, visit: Visit) -> list[bytes]:
    with offices[name].read() as reading:
        return [c.body for c in reading.log.changes_of(visit.id) if c.body and c.named == ()]


def test_what_the_first_commune_wrote_goes_when_the_next_one_in_another_district_erases(
    apart: Offices,
) -> None:
    child = a_child(apart[COMMUNE], full_name="Nguyễn Thị Xóa", village="Ấp Xóa")
    a_paper(apart[COMMUNE], child)
    visit = a_visit(apart, COMMUNE, child, "em Xóa nhớ mẹ")
    move(apart, PROVINCE, child, "X3")
    assert "Xóa" in said_of(apart, COMMUNE, child)
    assert written_of(apart, DISTRICT, visit)

    erasure.erase(apart[OTHER], child.id, reason=WHY)
    all_write_to_all(apart)

    for name in EVERYBODY:
        assert "Xóa" not in said_of(apart, name, child), name
        assert written_of(apart, name, visit) == [], name
        assert scans_in(apart[name]) == 0, name
    assert digest(apart[PROVINCE], "X1") == digest(apart[COMMUNE], "X1")
    assert digest(apart[PROVINCE], "X3") == digest(apart[OTHER], "X3")


def test_a_district_completes_an_erasure_of_its_own_commune_and_once_is_enough(
    apart: Offices,
) -> None:
    child = a_child(apart[COMMUNE], full_name="Nguyễn Thị Xóa")
    move(apart, DISTRICT, child, "X2")
    erasure.erase(apart[SECOND], child.id, reason=WHY)
    apart.send(SECOND, DISTRICT)

    assert "Xóa" not in said_of(apart, DISTRICT, child)
    for _ in range(2):
        all_write_to_all(apart)
    for name in (PROVINCE, DISTRICT, COMMUNE, SECOND):
        assert "Xóa" not in said_of(apart, name, child), name
    erasures = [c for c in changes_about(apart, PROVINCE, child) if c.kind == ChangeKind.ERASE]
    assert {change.unit for change in erasures} == {"X2", "CUM1"}


def test_an_old_owner_who_had_not_heard_of_it_leaves_nothing_either(offices: Offices) -> None:
    child = a_child(offices[COMMUNE], full_name="Nguyễn Thị Xóa")
    offices.everybody_hears_of_everything()
    transfers.transfer(offices[PROVINCE], child.id, to="X2", reason="theo bà ngoại")
    offices.everybody_hears_of_everything()
    with offices[COMMUNE].transaction("Đề nghị") as tx:
        tx.of(Child).propose(tx.of(Child).get(child.id).corrected(village="Ấp Xóa"))
    offices.send(COMMUNE, PROVINCE)  # which passes it on
    erasure.erase(offices[OTHER], child.id, reason=WHY)
    for _ in range(2):
        offices.everybody_hears_of_everything()

    for name in (PROVINCE, COMMUNE, SECOND, OTHER):
        assert "Xóa" not in said_of(offices, name, child), name


def test_a_record_is_not_written_again_under_the_decision_by_which_it_was_erased(
    apart: Offices,
) -> None:
    child = a_child(apart[COMMUNE], full_name="Nguyễn Thị Xóa")
    move(apart, PROVINCE, child, "X3")
    erasure.erase(apart[OTHER], child.id, reason=WHY)
    with apart[OTHER].transaction("Ghi lại") as tx:
        values = {"full_name": "Nguyễn Thị Xóa"}
        feed, kind = tx.feed("up"), ChangeKind.PUT
        tx.log.append(feed, kind, Child.table, child.id, values, tx.origin)
    for _ in range(2):
        all_write_to_all(apart)

    for name in EVERYBODY:
        assert "Xóa" not in said_of(apart, name, child), name
    assert digest(apart[PROVINCE], "X3") == digest(apart[OTHER], "X3")


# -- written by whoever had not heard of it -------------------------------------------------------


def all_hear(offices: Offices) -> None:
    """Until nobody has anything new: what was written late goes up, its erasure down."""
    for _ in range(3):
        offices.everybody_hears_of_everything()


def of_the_child(offices: Offices, name: str, child: Child) -> tuple[int, int]:
    """How many rows and how many written changes are left of her and of what belongs to her."""
    with offices[name].read() as reading:
        rows = [reading.of(Child).find(child.id), *reading.of(Visit).where(child_id=child.id)]
        rows += reading.of(Paper).where(child_id=child.id)
        written = [c for c in reading.log.changes_of(child.id) if c.kind != ChangeKind.ERASE]
    return len([row for row in rows if row]), len([c for c in written if c.body])


@pytest.mark.parametrize("eraser", [PROVINCE, COMMUNE])
def test_what_the_owner_wrote_before_she_heard_of_an_erasure_goes_too(
    offices: Offices, eraser: str
) -> None:
    child = a_child(offices[COMMUNE], full_name="Nguyễn Thị Xóa")
    all_hear(offices)
    erasure.erase(offices[eraser], child.id, reason=WHY)
    late = offices[SECOND]
    children.correct(late, child.id, {"full_name": "Nguyễn Thị Muộn", "village": "Ấp Muộn"})
    a_paper(late, child)
    visit = a_visit(offices, SECOND, child, "em Muộn nhớ mẹ")

    all_hear(offices)

    for name in (PROVINCE, COMMUNE, SECOND):
        assert of_the_child(offices, name, child) == (0, 0), name
        assert written_of(offices, name, visit) == [], name
        assert scans_in(offices[name]) == 0, name
    assert digest(offices[PROVINCE], "X1") == digest(offices[COMMUNE], "X1")
    assert digest(offices[PROVINCE], "X1") == digest(offices[SECOND], "X1")


def test_a_late_visit_alone_goes_too_and_one_to_another_child_stays(offices: Offices) -> None:
    child = a_child(offices[COMMUNE], full_name="Nguyễn Thị Xóa")
    other = a_child(offices[COMMUNE], full_name="Nguyễn Thị Còn")
    all_hear(offices)
    erasure.erase(offices[PROVINCE], child.id, reason=WHY)
    visit = a_visit(offices, COMMUNE, child, "em Xóa nhớ mẹ")
    kept = a_visit(offices, COMMUNE, other, "em Còn khỏe")
    offices.send(COMMUNE, PROVINCE)

    assert written_of(offices, PROVINCE, visit) == []
    assert len(written_of(offices, PROVINCE, kept)) == 1
    all_hear(offices)
    for name in (PROVINCE, COMMUNE, SECOND):
        assert written_of(offices, name, visit) == [], name
        assert len(written_of(offices, name, kept)) == 1, name


def test_an_erasure_is_completed_once_and_then_all_are_quiet(offices: Offices) -> None:
    child = a_child(offices[COMMUNE], full_name="Nguyễn Thị Xóa")
    all_hear(offices)
    erasure.erase(offices[PROVINCE], child.id, reason=WHY)
    children.correct(offices[COMMUNE], child.id, {"village": "Ấp Muộn"})
    all_hear(offices)
    before = len(changes_about(offices, PROVINCE, child))

    all_hear(offices)

    assert len(changes_about(offices, PROVINCE, child)) == before
    assert offices.send(COMMUNE, PROVINCE).status == "nothing_new"
    assert offices.send(PROVINCE, COMMUNE).status == "nothing_new"
