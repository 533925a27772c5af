"""A branch of a fork that only an office below still has: the one that decides hears of it."""

import pytest
from test_restored_and_copied import a_backup, a_disk_image, names_in, put_back, restore

from builders import COMMUNE, PROVINCE, SECOND, Offices, a_child, digest
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import forks, outgoing, packages
from mdd_desktop.storage.intake import held_changes

FIRST, OTHER_WAY = "Nguyễn Thị Nhánh Một", "Nguyễn Thị Nhánh Hai"


def a_branch_that_only_the_commune_holds(offices: Offices) -> None:
    """The commune wrote on from a copied disk; its lost branch came back to it, and the province,
    from which it came, was restored from a backup of before."""
    a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    before = a_backup(offices, PROVINCE)
    image = a_disk_image(offices, COMMUNE)
    a_child(offices[COMMUNE], full_name=FIRST)
    offices.send(COMMUNE, PROVINCE)
    put_back(offices, COMMUNE, image, with_witness=True)
    a_child(offices[COMMUNE], full_name=OTHER_WAY)
    offices.send(PROVINCE, COMMUNE)
    restore(offices, PROVINCE, before)


def test_a_branch_that_only_the_commune_holds_reaches_the_office_that_decides(
    offices: Offices,
) -> None:
    a_branch_that_only_the_commune_holds(offices)
    (fork,) = forks.open_forks(offices[COMMUNE])
    with pytest.raises(RuleError, match="cấp trên quyết định"):
        forks.accept(offices[COMMUNE], fork.id)
    assert FIRST not in names_in(offices[PROVINCE])

    assert offices.send(COMMUNE, PROVINCE).waiting == 1
    (question,) = forks.open_forks(offices[PROVINCE])
    assert forks.accept(offices[PROVINCE], question.id) == 1
    offices.everybody_hears_of_everything()

    for name in (PROVINCE, COMMUNE, SECOND):
        assert {FIRST, OTHER_WAY} <= names_in(offices[name])
        assert digest(offices[name], "X1") == digest(offices[PROVINCE], "X1")
        assert forks.open_forks(offices[name]) == []


def sent_and_held(offices: Offices, sender: str, unit: str) -> tuple[set[bytes], set[bytes]]:
    """Which changes a package to a unit would carry, and which are held at its sender."""
    registry = offices[sender]
    with registry.read() as reading:
        load = outgoing.load_for(reading, unit, own_device=registry.device)
        held = {change.hash for _, _, change in held_changes(reading.connection)}
    return {change.hash for change in load.changes}, held


def test_a_held_branch_goes_up_until_it_is_decided_about_and_never_down(offices: Offices) -> None:
    a_branch_that_only_the_commune_holds(offices)

    offices.send(COMMUNE, PROVINCE)
    for _ in range(2):
        sent, held = sent_and_held(offices, COMMUNE, "T")
        assert len(held) == 1
        assert held <= sent
    sent, held = sent_and_held(offices, PROVINCE, "X1")
    assert len(held) == 1
    assert not held & sent

    (question,) = forks.open_forks(offices[PROVINCE])
    forks.accept(offices[PROVINCE], question.id)
    for _ in range(2):
        offices.everybody_hears_of_everything()
    assert packages.make(offices[COMMUNE], "T").changes == 0
