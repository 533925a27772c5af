"""The trust list travels to whoever has not said that it holds it, and to nobody else."""

from pathlib import Path

from builders import COMMUNE, OTHER, PASSPHRASE, PROVINCE, SECOND, Offices, a_child
from mdd_desktop.services import backups, children, packages, root_keys
from mdd_desktop.storage.next_keys import identities
from mdd_desktop.sync.archive import unpack
from mdd_desktop.sync.package import REGISTRY
from mdd_desktop.sync.sealing import unseal


def brings_list(offices: Offices, receiver: str, file: Path) -> bool:
    members = unpack(unseal(file.read_bytes(), identities(offices[receiver].keys)))
    return REGISTRY in members


def settled(offices: Offices) -> None:
    """Both computers of the commune and the province have heard of one another's list."""
    for _ in range(2):
        file = offices.make(PROVINCE, COMMUNE)
        offices.merge(COMMUNE, file)
        offices.merge(SECOND, file)
        offices.send(COMMUNE, PROVINCE)
        offices.send(SECOND, PROVINCE)


def test_a_new_computer_need_not_send_the_list_of_its_welcome_back(offices: Offices) -> None:
    first = offices.make(OTHER, PROVINCE)

    assert not brings_list(offices, PROVINCE, first)
    assert offices.merge(PROVINCE, first).status == "merged"


def test_the_list_stays_at_home_once_every_computer_of_a_unit_holds_it(offices: Offices) -> None:
    file = offices.make(PROVINCE, COMMUNE)
    assert brings_list(offices, COMMUNE, file)

    offices.merge(COMMUNE, file)
    offices.send(COMMUNE, PROVINCE)
    file = offices.make(PROVINCE, COMMUNE)
    assert brings_list(offices, COMMUNE, file), "the second computer has not spoken"

    offices.merge(COMMUNE, file)
    offices.merge(SECOND, file)
    offices.send(COMMUNE, PROVINCE)
    offices.send(SECOND, PROVINCE)
    assert not brings_list(offices, COMMUNE, offices.make(PROVINCE, COMMUNE))


def test_a_list_that_changed_travels_again(offices: Offices) -> None:
    settled(offices)
    root_keys.sign_again(offices[PROVINCE])

    file = offices.make(PROVINCE, COMMUNE)

    assert brings_list(offices, COMMUNE, file)
    offices.merge(COMMUNE, file)
    before, after = (root_keys.root_state(offices[name]) for name in (PROVINCE, COMMUNE))
    assert before.list_until == after.list_until


def test_while_a_package_waits_for_its_answer_the_next_one_brings_the_list(
    offices: Offices,
) -> None:
    settled(offices)
    offices.send(PROVINCE, COMMUNE)

    assert not brings_list(offices, PROVINCE, offices.make(COMMUNE, PROVINCE))
    assert brings_list(offices, PROVINCE, offices.make(COMMUNE, PROVINCE))


def test_a_package_with_everything_brings_the_list(offices: Offices) -> None:
    settled(offices)

    made = packages.make(offices[COMMUNE], "T", offices.errands / "tat-ca.mdd", everything=True)

    assert brings_list(offices, PROVINCE, made.file)


def test_a_computer_put_back_to_before_the_list_gets_it_again_after_its_word(
    offices: Offices, tmp_path: Path
) -> None:
    settled(offices)
    copy = backups.make(offices[COMMUNE], tmp_path / "xa.mddbackup").file
    newest = root_keys.sign_again(offices[PROVINCE]).list_until
    settled(offices)
    offices.close(COMMUNE)
    backups.restore(copy, offices.path(COMMUNE), PASSPHRASE)
    child = a_child(offices[SECOND])
    offices.send(SECOND, PROVINCE)

    unaware = offices.make(PROVINCE, COMMUNE)
    assert not brings_list(offices, COMMUNE, unaware)
    assert offices.merge(COMMUNE, unaware).status == "merged"
    assert children.get(offices[COMMUNE], str(child.id)) == child
    offices.send(COMMUNE, PROVINCE)
    offices.send(PROVINCE, COMMUNE)

    assert root_keys.root_state(offices[COMMUNE]).list_until == newest
