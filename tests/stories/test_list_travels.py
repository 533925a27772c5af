"""The trust list travels to whoever has not said that it holds it, and to nobody else."""

import shutil
from pathlib import Path

import pytest

from builders import COMMUNE, OTHER, PASSPHRASE, PROVINCE, SECOND, Offices, a_child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import backups, children, packages, receipts, root_keys
from mdd_desktop.storage.keystore import Keystore
from mdd_desktop.storage.next_keys import identities, make_next_keys, take_next_keys
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


def test_a_copied_disk_gets_the_list_that_the_other_computer_holds(offices: Offices) -> None:
    """Both speak with one voice: what the one says must not leave the other without the list."""
    offices.send(PROVINCE, OTHER)
    offices.send(OTHER, PROVINCE)
    offices.close(OTHER)
    shutil.copytree(offices.path(OTHER), offices.path("ban-sao"))
    newest = root_keys.sign_again(offices[PROVINCE]).list_until
    offices.send(PROVINCE, OTHER)
    offices.send(OTHER, PROVINCE)
    offices.send("ban-sao", PROVINCE)
    offices.send(OTHER, PROVINCE)

    file = offices.make(PROVINCE, OTHER)

    assert brings_list(offices, OTHER, file)
    offices.merge("ban-sao", file)
    assert root_keys.root_state(offices["ban-sao"]).list_until == newest
    for _ in range(4):  # both say the same from now on, and are believed again
        offices.send("ban-sao", PROVINCE)
    assert not brings_list(offices, OTHER, offices.make(PROVINCE, OTHER))


def test_a_computer_with_a_key_that_is_not_listed_is_told_before_it_makes_a_package(
    offices: Offices,
) -> None:
    registry = offices[OTHER]
    store = Keystore.load(registry.folder.keystore)
    registry.take_keys(take_next_keys(store, make_next_keys(store, registry.keys)))

    with pytest.raises(RuleError) as package:
        packages.make(registry, "T")
    with pytest.raises(RuleError) as receipt:
        receipts.make_receipt(registry, "T", offices.errands)

    assert package.value.code == receipt.value.code == "not_listed"
    assert "Khóa của máy này không có trong danh sách tin cậy" in str(package.value)
    assert packages.sent(registry) == []
    assert not list(registry.folder.outbox.iterdir())
