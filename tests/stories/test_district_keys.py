"""The keys with which a district signs its own list: two computers, a new laptop, renewed keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import DISTRICT, PROVINCE, Offices, a_child, enrol
from mdd_desktop.services import key_renewal, revocation, trust
from mdd_desktop.services.office_keys import office_of
from mdd_desktop.services.trusted import trust_list
from mdd_desktop.sync.trust_chain import tuf_key
from mdd_desktop.sync.trust_contents import roles_of

NEW_LAPTOP, COMMUNE = "may-moi", "xa-duoi-cum"


@pytest.fixture
def tree(tmp_path: Path) -> Iterator[Offices]:
    """A province, a district with two computers, the first of which signs a list of its own."""
    made = Offices(tmp_path / "so")
    made.add(PROVINCE, "T", name="tỉnh Bình Hà", officer="Trần Thị Giả Định")
    for name, officer in ((DISTRICT, "Lê Thị Giả Định"), (NEW_LAPTOP, "Vũ Thị Giả Định")):
        made.add(name, "CUM1", name="cụm Sen Hồng", parent="T", officer=officer)
    made.add(COMMUNE, "X1", name="xã Hoa Sen", parent="CUM1", officer="Hồ Thị Giả Định")
    enrol(made[PROVINCE], made[DISTRICT], made.errands)
    enrol(made[DISTRICT], made[COMMUNE], made.errands)
    made.send(DISTRICT, PROVINCE)
    yield made
    made.close()


def let_in(offices: Offices, superior: str, name: str, unit: str) -> None:
    registry = offices.add(name, unit, name=f"xã {unit}", parent="CUM1", officer="Ngô Thị Giả Định")
    enrol(offices[superior], registry, offices.errands)


def signers(offices: Offices, at: str) -> tuple[set[str], set[str]]:
    """The keys that may sign the district's list, and those that did."""
    known = trust_list(offices[at])
    assert known is not None
    named = roles_of(known.lists["targets"].signed)["d-CUM1"].keyids
    return set(named), set(known.lists["d-CUM1"].signatures)


def test_a_second_computer_of_a_district_is_let_in_and_both_let_communes_in(tree: Offices) -> None:
    enrol(tree[PROVINCE], tree[NEW_LAPTOP], tree.errands)
    tree.send(PROVINCE, DISTRICT)

    let_in(tree, DISTRICT, "xa-2", "X2")
    tree.send(DISTRICT, PROVINCE)
    tree.send(PROVINCE, NEW_LAPTOP)
    let_in(tree, NEW_LAPTOP, "xa-3", "X3")
    a_child(tree["xa-3"])

    assert tree.send("xa-3", NEW_LAPTOP).status == "merged"
    assert tree.send(NEW_LAPTOP, PROVINCE).status == "merged"
    listed = {device["unit"] for device in trust.devices(tree[PROVINCE])}
    assert listed == {"T", "CUM1", "X1", "X2", "X3"}
    assert len(signers(tree, PROVINCE)[0]) == 2


def test_a_district_renews_the_key_of_its_list_with_its_other_keys(tree: Offices) -> None:
    before = signers(tree, PROVINCE)[1]
    key_renewal.ask(tree[DISTRICT])
    tree.send(DISTRICT, PROVINCE)
    (request,) = key_renewal.asked(tree[PROVINCE])

    key_renewal.confirm(tree[PROVINCE], request.id)
    tree.send(PROVINCE, DISTRICT)

    own = tuf_key(office_of(tree[DISTRICT]).registrar_keys[0].public_key()).keyid
    assert {own} != before
    assert signers(tree, DISTRICT)[1] == {own}
    assert tree.send(DISTRICT, COMMUNE).status in {"merged", "nothing_new"}
    assert signers(tree, COMMUNE)[1] == {own}
    let_in(tree, DISTRICT, "xa-2", "X2")
    assert tree.send("xa-2", DISTRICT).status == "merged"
    assert tree.send(DISTRICT, PROVINCE).status in {"merged", "nothing_new"}
    assert signers(tree, PROVINCE)[1] == {own}


def test_the_key_of_a_stolen_district_computer_signs_no_longer_once_another_signed(
    tree: Offices,
) -> None:
    stolen = signers(tree, PROVINCE)[1]
    enrol(tree[PROVINCE], tree[NEW_LAPTOP], tree.errands)
    device = next(one["device"] for one in trust.devices(tree[DISTRICT]) if one["this_computer"])
    revocation.revoke(tree[PROVINCE], str(device), last_good="all", reason="Mất máy")
    tree.forget(DISTRICT)
    tree.send(PROVINCE, NEW_LAPTOP)
    let_in(tree, NEW_LAPTOP, "xa-2", "X2")
    tree.send(NEW_LAPTOP, PROVINCE)
    assert signers(tree, PROVINCE)[1].isdisjoint(stolen)

    key_renewal.ask(tree[NEW_LAPTOP])
    tree.send(NEW_LAPTOP, PROVINCE)
    (request,) = key_renewal.asked(tree[PROVINCE])
    key_renewal.confirm(tree[PROVINCE], request.id)

    assert signers(tree, PROVINCE)[0].isdisjoint(stolen)
