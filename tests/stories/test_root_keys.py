"""The root of trust: one key in a small office, two of three holders in a province."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from test_restored_and_copied import a_backup, restore

from builders import COMMUNE, FAST, PROVINCE, Offices, a_child
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import DamagedError, NotFoundError, RuleError
from mdd_desktop.services import (
    children,
    erasure,
    key_renewal,
    notices,
    packages,
    revocation,
    root_keys,
    trust,
)
from mdd_desktop.storage.root_key_file import open_root_key
from mdd_desktop.sync.keys import spoken_fingerprint

HOLDERS = ("Chủ tịch", "Phó Chủ tịch", "Văn phòng")
SECRET = "phong bì niêm phong số 1"


def _keys(folder: Path, *names: str) -> list[tuple[Path, str]]:
    given = []
    for name in names:
        path = folder / f"{name}.khoa"
        if not path.exists():
            root_keys.make_key_file(path, holder=name, passphrase=SECRET, cost=FAST)
        given.append((path, SECRET))
    return given


def test_a_province_hands_its_root_to_three_holders_of_whom_two_must_sign(
    offices: Offices, tmp_path: Path
) -> None:
    before = root_keys.root_state(offices[PROVINCE])

    after = root_keys.appoint(offices[PROVINCE], _keys(tmp_path, *HOLDERS), threshold=2)

    assert (before.threshold, len(before.keys), before.here) == (1, 1, True)
    assert (after.threshold, len(after.keys), after.here) == (2, 3, False)
    assert after.version == before.version + 1
    assert after.fingerprint != before.fingerprint


def test_communes_follow_the_new_root_with_the_next_package(
    offices: Offices, tmp_path: Path
) -> None:
    new = root_keys.appoint(offices[PROVINCE], _keys(tmp_path, *HOLDERS), threshold=2)

    offices.send(PROVINCE, COMMUNE)
    a_child(offices[COMMUNE])

    assert root_keys.root_state(offices[COMMUNE]).fingerprint == new.fingerprint
    assert offices.send(COMMUNE, PROVINCE).status == "merged"


def test_one_of_three_holders_cannot_change_the_root(offices: Offices, tmp_path: Path) -> None:
    root_keys.appoint(offices[PROVINCE], _keys(tmp_path, *HOLDERS), threshold=2)
    before = root_keys.root_state(offices[PROVINCE])

    with pytest.raises(RuleError, match="Chưa đủ khóa"):
        root_keys.appoint(offices[PROVINCE], _keys(tmp_path, HOLDERS[0]), threshold=2)
    with pytest.raises(RuleError, match="Chưa đủ khóa"):
        root_keys.appoint(offices[PROVINCE], [], threshold=1)
    assert root_keys.root_state(offices[PROVINCE]) == before


def test_two_holders_replace_a_lost_key(offices: Offices, tmp_path: Path) -> None:
    root_keys.appoint(offices[PROVINCE], _keys(tmp_path, *HOLDERS), threshold=2)
    lost = _digits_of(offices, tmp_path)

    after = root_keys.appoint(
        offices[PROVINCE],
        _keys(tmp_path, *HOLDERS[:2], "Người mới"),
        threshold=2,
        drop=[lost],
    )

    assert len(after.keys) == 3
    assert lost not in after.keys
    assert sorted(after.holders) == sorted([*HOLDERS[:2], "Người mới"])


def test_a_list_about_to_expire_is_signed_again_and_says_the_same(offices: Offices) -> None:
    before = root_keys.root_state(offices[PROVINCE])
    offices[PROVINCE].clock = lambda: before.list_until + dt.timedelta(days=1)
    assert "list_expired" in [notice.code for notice in notices.notices(offices[PROVINCE])]
    listed = [d["device"] for d in trust.devices(offices[PROVINCE])]

    after = root_keys.sign_again(offices[PROVINCE])

    assert after.list_until > before.list_until + dt.timedelta(days=300)
    assert (after.fingerprint, after.version) == (before.fingerprint, before.version)
    assert [d["device"] for d in trust.devices(offices[PROVINCE])] == listed
    with pytest.raises(RuleError, match="cấp trên ký lại"):
        root_keys.sign_again(offices[COMMUNE])


def test_what_has_expired_warns_and_stops_no_work_and_no_package(offices: Offices) -> None:
    commune = offices[COMMUNE]
    key_until = key_renewal.own_keys(commune).until
    assert key_until is not None
    list_until = root_keys.root_state(offices[PROVINCE]).list_until
    day = dt.timedelta(days=1)
    for now, warning in ((list_until + day, "list_expired"), (key_until + day, "clock_ahead")):
        commune.clock = lambda now=now: now

        child = children.register(commune, {"full_name": f"Trẻ ghi lúc {warning}"})

        assert warning in [notice.code for notice in notices.notices(commune)]
        assert packages.make(commune, "T", offices.errands).changes > 0
        with commune.read() as reading:
            assert reading.of(Child).find(child.id) is not None


def _digits_of(offices: Offices, folder: Path) -> str:
    """The digits of the third holder's key: the one in the root that the others do not have."""
    held = open_root_key(folder / f"{HOLDERS[2]}.khoa", SECRET)
    assert spoken_fingerprint(held.key.public_key()) in root_keys.root_state(offices[PROVINCE]).keys
    return spoken_fingerprint(held.key.public_key())


def test_holders_replace_a_registrar_who_was_coerced(offices: Offices, tmp_path: Path) -> None:
    root_keys.appoint(offices[PROVINCE], _keys(tmp_path, *HOLDERS), threshold=2)
    old = offices[PROVINCE].keys.secrets["registrar"]

    root_keys.appoint(
        offices[PROVINCE], _keys(tmp_path, *HOLDERS[1:]), threshold=2, new_registrar=True
    )
    offices.send(PROVINCE, COMMUNE)

    assert offices[PROVINCE].keys.secrets["registrar"] != old
    known = {device["fingerprint"] for device in trust.devices(offices[PROVINCE])}
    assert {device["fingerprint"] for device in trust.devices(offices[COMMUNE])} == known


@pytest.mark.parametrize("threshold", [0, 4])
def test_more_signatures_than_keys_cannot_be_asked_for(
    offices: Offices, tmp_path: Path, threshold: int
) -> None:
    with pytest.raises(RuleError, match="trong khoảng 1 đến 3"):
        root_keys.appoint(offices[PROVINCE], _keys(tmp_path, *HOLDERS), threshold=threshold)


def test_a_commune_cannot_change_the_root(offices: Offices, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="đứng đầu danh sách"):
        root_keys.appoint(offices[COMMUNE], _keys(tmp_path, *HOLDERS), threshold=2)


def test_a_key_file_opens_only_with_its_passphrase(tmp_path: Path) -> None:
    ((path, _),) = _keys(tmp_path, "Chủ tịch")

    with pytest.raises(RuleError, match="không đúng"):
        open_root_key(path, "mật khẩu nào đó khác")
    with pytest.raises(NotFoundError):
        open_root_key(tmp_path / "không", SECRET)
    with pytest.raises(RuleError, match="không ghi đè"):
        root_keys.make_key_file(path, holder="x", passphrase=SECRET, cost=FAST)
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(DamagedError):
        open_root_key(path, SECRET)


def test_an_older_list_in_a_package_is_ignored_and_entered_in_the_book(offices: Offices) -> None:
    offices.make(COMMUNE, PROVINCE)
    old = offices.make(COMMUNE, PROVINCE)  # brings the list, since the first waits for an answer
    state = root_keys.sign_again(offices[PROVINCE])

    result = offices.merge(PROVINCE, old)

    assert result.alarm == ""
    assert json.loads(packages.received(offices[PROVINCE])[0]["result"])["lists"] == ["E_ROLLBACK"]
    assert root_keys.root_state(offices[PROVINCE]) == state
    assert "list_contradicted" not in [n.code for n in notices.notices(offices[PROVINCE])]


def test_a_list_that_contradicts_ours_is_an_alarm_until_it_is_signed_again(
    offices: Offices, tmp_path: Path
) -> None:
    """The province was put back from a copy and signed another list of the same number."""
    other = next(d for d in trust.devices(offices[PROVINCE]) if d["unit"] == "X2")
    offices.close()
    shutil.copytree(offices.path(PROVINCE), tmp_path / "ban-cu")
    revocation.revoke(offices[PROVINCE], other["device"], last_good="all", reason="mất máy")
    offices.send(PROVINCE, COMMUNE)
    offices.close(PROVINCE)
    shutil.rmtree(offices.path(PROVINCE))
    shutil.copytree(tmp_path / "ban-cu", offices.path(PROVINCE))
    root_keys.sign_again(offices[PROVINCE])

    # The commune leaves its list at home until it hears that the province holds another.
    assert offices.send(PROVINCE, COMMUNE).alarm == "E_REGISTRY"
    told = offices.send(COMMUNE, PROVINCE)
    assert told.alarm == "E_REGISTRY"
    assert "ký lại danh sách" in told.message
    assert "list_contradicted" in [n.code for n in notices.notices(offices[PROVINCE])]

    root_keys.sign_again(offices[PROVINCE])
    offices.send(PROVINCE, COMMUNE)
    assert offices.send(COMMUNE, PROVINCE).alarm == ""
    assert "list_contradicted" not in [n.code for n in notices.notices(offices[PROVINCE])]


def test_an_office_restored_from_before_a_new_root_takes_it_from_the_holders_sticks(
    offices: Offices, tmp_path: Path
) -> None:
    backup = a_backup(offices, PROVINCE)
    lost = root_keys.appoint(offices[PROVINCE], _keys(tmp_path, *HOLDERS), threshold=2)
    offices.close(PROVINCE)
    shutil.copytree(offices.path(PROVINCE), offices.path("ban-sao"))
    restore(offices, PROVINCE, backup)  # nobody had heard of the new root
    assert root_keys.root_state(offices[PROVINCE]).version == lost.version - 1

    keys = _keys(tmp_path, HOLDERS[0], HOLDERS[1], "Người mới")
    after = root_keys.appoint(offices[PROVINCE], keys, threshold=2)

    assert after.version == lost.version + 1
    offices.send(PROVINCE, COMMUNE)
    offices.make(COMMUNE, PROVINCE)  # waits for its answer, so the next one brings the list
    assert offices.send(COMMUNE, "ban-sao").alarm == ""
    assert root_keys.root_state(offices["ban-sao"]) == root_keys.root_state(offices[PROVINCE])


def test_a_key_that_signed_another_root_of_the_same_number_signs_no_second_one(
    offices: Offices, tmp_path: Path
) -> None:
    backup = a_backup(offices, PROVINCE)
    keys = _keys(tmp_path, *HOLDERS)
    root_keys.appoint(offices[PROVINCE], keys, threshold=2)
    restore(offices, PROVINCE, backup)
    other = _keys(tmp_path, "Người khác")
    root_keys.appoint(offices[PROVINCE], other, threshold=1)
    before = root_keys.root_state(offices[PROVINCE])

    with pytest.raises(RuleError) as refused:
        root_keys.appoint(offices[PROVINCE], [*other, *keys], threshold=2)

    assert refused.value.code == "other_root"
    assert root_keys.root_state(offices[PROVINCE]) == before


def test_a_computer_that_only_a_contradicting_list_names_is_told_to_be_the_lists_fault(
    offices: Offices, tmp_path: Path
) -> None:
    child = a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    backup = a_backup(offices, PROVINCE)
    root_keys.appoint(offices[PROVINCE], _keys(tmp_path, *HOLDERS), threshold=2)
    offices.close(PROVINCE)
    shutil.copytree(offices.path(PROVINCE), offices.path("ban-sao"))
    restore(offices, PROVINCE, backup)
    root_keys.appoint(offices[PROVINCE], _keys(tmp_path, "Người khác"), threshold=1)
    key_renewal.ask(offices[PROVINCE])  # the top office changes over at once
    erasure.erase(offices[PROVINCE], child.id, reason="theo luật")
    offices.send(PROVINCE, COMMUNE)

    relayed = offices.merge("ban-sao", packages.make(offices[COMMUNE], "T", everything=True).outbox)

    assert (relayed.status, relayed.code) == ("refused", "E_REGISTRY")
    assert "báo cán bộ quản trị" in relayed.message
