"""Copies of decisions that were lost with a restored office: it writes them again."""

from test_restored_and_copied import a_backup, restore

from builders import (
    COMMUNE,
    DISTRICT,
    OTHER,
    PROVINCE,
    Offices,
    a_child,
    changes_by_feed,
    digest,
    enrol,
)
from mdd_desktop.domain.child import Child
from mdd_desktop.services import erasure, transfers


def a_child_that_moved(lone: Offices) -> Child:
    """From one commune of a district to another, and everybody knows it."""
    province = lone.add(PROVINCE, "T", name="tỉnh Bình Hà")
    enrol(province, lone.add(DISTRICT, "CUM1", name="cụm Sen Hồng", parent="T"), lone.errands)
    for name, unit in ((COMMUNE, "X1"), (OTHER, "X2")):
        enrol(lone[DISTRICT], lone.add(name, unit, name=unit, parent="CUM1"), lone.errands)
    child = a_child(lone[COMMUNE], full_name="Nguyễn Thị Xóa")
    lone.send(COMMUNE, DISTRICT)
    transfers.transfer(lone[DISTRICT], child.id, to="X2", reason="theo bà ngoại")
    for name in (COMMUNE, OTHER, PROVINCE):
        lone.send(DISTRICT, name)
    for name in (COMMUNE, OTHER, PROVINCE):
        lone.send(name, DISTRICT)
    lone.send(DISTRICT, PROVINCE)
    return child


def is_known(lone: Offices, name: str, child: Child) -> bool:
    with lone[name].read() as reading:
        return reading.of(Child).find(child.id) is not None


def test_an_erasure_reaches_the_new_owner_though_its_copy_was_lost_with_the_office(
    lone: Offices,
) -> None:
    child = a_child_that_moved(lone)
    backup = a_backup(lone, PROVINCE)
    erasure.erase(lone[PROVINCE], child.id, reason="theo yêu cầu của gia đình")
    lone.send(PROVINCE, COMMUNE)
    restore(lone, PROVINCE, backup)  # before the new owner's copy went

    lone.send(COMMUNE, DISTRICT)
    assert lone.send(OTHER, DISTRICT).alarm == ""
    assert lone.send(DISTRICT, OTHER).alarm == ""
    assert is_known(lone, OTHER, child)
    lone.send(DISTRICT, PROVINCE)
    lone.send(PROVINCE, OTHER)

    for name in (PROVINCE, DISTRICT, OTHER):
        assert not is_known(lone, name, child)
    lone.send(OTHER, DISTRICT)
    assert digest(lone[OTHER], "X2") == digest(lone[DISTRICT], "X2") == digest(lone[PROVINCE], "X2")
    with lone[OTHER].read() as reading:
        bodies = [change.body for change in reading.log.changes_of(child.id)]
    assert not [body for body in bodies if body and "Xóa".encode() in body]
    before = digest(lone[PROVINCE])
    assert lone.send(OTHER, PROVINCE).alarm == ""
    assert digest(lone[PROVINCE]) == before


def test_an_office_that_hears_of_its_own_erasure_tells_the_owner_who_was_not_told(
    offices: Offices,
) -> None:
    child = a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    transfers.transfer(offices[PROVINCE], child.id, to="X2", reason="theo bà ngoại")
    offices.everybody_hears_of_everything()
    backup = a_backup(offices, PROVINCE)
    erasure.erase(offices[PROVINCE], child.id, reason="theo yêu cầu của gia đình")
    offices.send(PROVINCE, COMMUNE)
    restore(offices, PROVINCE, backup)
    assert is_known(offices, PROVINCE, child)

    for _ in range(2):  # the first round tells how far the province is
        offices.everybody_hears_of_everything()

    assert not is_known(offices, PROVINCE, child)
    assert not is_known(offices, OTHER, child)
    before = changes_by_feed(offices[PROVINCE])
    offices.everybody_hears_of_everything()
    assert changes_by_feed(offices[PROVINCE]) == before, "it is told once"
