"""A child who moved is erased by her new owner: what earlier owners wrote goes too, everywhere."""

from test_moves_between_districts import all_write_to_all, apart, changes_about, move, said_of
from test_papers_travel import a_paper, scans_in

from builders import COMMUNE, DISTRICT, OTHER, PROVINCE, SECOND, TODAY, Offices, a_child, digest
from mdd_desktop.domain.change import ChangeKind
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.visit import Visit
from mdd_desktop.services import erasure, transfers, visits

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


def test_what_the_owner_writes_after_she_erased_a_record_stays(apart: Offices) -> None:
    child = a_child(apart[COMMUNE], full_name="Nguyễn Thị Xóa")
    move(apart, PROVINCE, child, "X3")
    with apart[OTHER].read() as reading:
        known = reading.log.state(child.id)
    erasure.erase(apart[OTHER], child.id, reason=WHY)
    with apart[OTHER].transaction("Ghi lại") as tx:
        values = {"full_name": "Trẻ không nêu tên"}
        feed, kind = tx.feed("up"), ChangeKind.PUT
        tx.log.append(feed, kind, Child.table, child.id, values, tx.origin)
    for _ in range(2):
        all_write_to_all(apart)

    assert known.owner == "X3"
    for name in (PROVINCE, OTHER):
        with apart[name].read() as reading:
            shown = reading.log.state(child.id).shown(reading.tree)
        assert shown["full_name"] == "Trẻ không nêu tên"
        assert "Xóa" not in said_of(apart, name, child)
