"""A computer changes its own keys without being enrolled anew by strangers."""

import datetime as dt
from pathlib import Path

import pytest

from builders import COMMUNE, DISTRICT, OTHER, PASSPHRASE, PROVINCE, SECOND, Offices, a_child
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.services import (
    backups,
    children,
    key_renewal,
    packages,
    revocation,
    state,
    trust,
    trusted,
)
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage.keystore import Keystore
from mdd_desktop.storage.next_keys import take_next_keys


def _asked_and_heard(offices: Offices, who: str = COMMUNE, above: str = PROVINCE) -> str:
    """Let a computer ask and its superior hear of it; return the request."""
    key_renewal.ask(offices[who])
    offices.send(who, above)
    return key_renewal.asked(offices[above])[0].id


def _renewed(offices: Offices, who: str = COMMUNE, above: str = PROVINCE) -> None:
    key_renewal.confirm(offices[above], _asked_and_heard(offices, who, above))
    offices.send(above, who)


def _same(offices: Offices, one: str, other: str, unit: str = "X1") -> bool:
    return state.digest(offices[one], unit=unit) == state.digest(offices[other], unit=unit)


def _entries(registry: Registry, unit: str) -> dict[str, dt.datetime]:
    return {d["device"]: d["not_after"] for d in trust.devices(registry) if d["unit"] == unit}


def test_the_request_travels_as_a_change_and_the_old_key_serves_until_the_list_comes(
    offices: Offices,
) -> None:
    before = offices[COMMUNE].device

    own = key_renewal.ask(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    (asking,) = key_renewal.asked(offices[PROVINCE])

    assert asking.digits == own.next_digits
    assert asking.unit == "X1"
    assert offices[COMMUNE].device == before
    assert key_renewal.ask(offices[COMMUNE]) == own, "asked twice it is the same request"
    offices.send(COMMUNE, PROVINCE)
    assert key_renewal.asked(offices[PROVINCE]) == [asking]


def test_after_the_office_confirmed_the_computer_writes_with_the_new_key(offices: Offices) -> None:
    before, digits = offices[COMMUNE].device, key_renewal.own_keys(offices[COMMUNE]).digits
    a_child(offices[COMMUNE], full_name="Trẻ ghi bằng khóa cũ")

    _renewed(offices)
    a_child(offices[COMMUNE], full_name="Trẻ ghi bằng khóa mới")
    result = offices.send(COMMUNE, PROVINCE)

    assert offices[COMMUNE].device != before
    assert key_renewal.own_keys(offices[COMMUNE]).digits != digits
    assert result.status == "merged"
    assert key_renewal.asked(offices[PROVINCE]) == []
    assert _same(offices, COMMUNE, PROVINCE)
    offices.send(PROVINCE, COMMUNE)
    assert packages.unsent(offices[COMMUNE], "T") == 0
    offices.close(COMMUNE)
    assert offices[COMMUNE].device != before, "the new key is there after closing and opening"


def test_both_keys_are_listed_for_sixty_days_and_then_only_the_new_one(offices: Offices) -> None:
    now = offices[PROVINCE].time().believed
    old = next(iter(_entries(offices[COMMUNE], "X1")))

    _renewed(offices)

    entries = _entries(offices[PROVINCE], "X1")
    assert len(entries) == 3, "two computers, one of them with two keys"
    assert sum(end < now + dt.timedelta(days=61) for end in entries.values()) == 1
    assert old in entries


def test_the_key_that_renews_is_the_newest_also_within_one_second(offices: Offices) -> None:
    renewed = []
    for _ in range(4):
        listed = trusted.trust_list(offices[PROVINCE])
        assert listed is not None
        renewed.append(max(listed.newest_keys[d.fingerprint] for d in listed.devices_of("T")))
        key_renewal.ask(offices[PROVINCE])

    listed = trusted.trust_list(offices[PROVINCE])
    assert listed is not None
    (newest,) = {listed.newest_keys[fingerprint] for fingerprint in renewed}
    assert newest not in renewed
    assert len(set(renewed)) == len(renewed)


def test_what_was_sealed_to_the_first_key_opens_after_two_changes(offices: Offices) -> None:
    early = offices.make(PROVINCE, COMMUNE)
    _renewed(offices)
    _renewed(offices)

    assert offices.merge(COMMUNE, early).status == "nothing_new"


def test_the_office_sends_nothing_twice_because_of_the_new_key(offices: Offices) -> None:
    for number in range(5):
        a_child(offices[COMMUNE], full_name=f"Trẻ {number}")
    _renewed(offices)
    offices.send(COMMUNE, PROVINCE)
    offices.send(PROVINCE, COMMUNE)
    offices.send(PROVINCE, SECOND)
    offices.everybody_hears_of_everything()
    offices.send(COMMUNE, PROVINCE)

    made = packages.make(offices[PROVINCE], "X1", offices.errands)
    back = packages.make(offices[COMMUNE], "T", offices.errands)

    assert (made.changes, back.changes) == (0, 0)


def test_before_the_new_key_speaks_the_word_of_the_old_one_counts(offices: Offices) -> None:
    for number in range(5):
        a_child(offices[COMMUNE], full_name=f"Trẻ {number}")
    offices.send(COMMUNE, PROVINCE)
    offices.send(PROVINCE, COMMUNE)
    offices.send(PROVINCE, SECOND)
    offices.send(SECOND, PROVINCE)
    request = _asked_and_heard(offices)
    usual = packages.make(offices[PROVINCE], "X1", offices.errands).changes

    key_renewal.confirm(offices[PROVINCE], request)

    assert packages.make(offices[PROVINCE], "X1", offices.errands).changes == usual


def test_what_the_old_key_wrote_is_still_relayed_and_believed(district: Offices) -> None:
    """The second computer never sends; the office above vouches with the old key's signed heads."""
    a_child(district[COMMUNE], full_name="Trẻ chưa gửi")
    _renewed(district, above=DISTRICT)
    district.send(COMMUNE, DISTRICT)

    assert district.send(DISTRICT, SECOND).status == "merged"
    district.send(SECOND, DISTRICT)
    district.send(DISTRICT, COMMUNE)
    assert _same(district, SECOND, COMMUNE)


def test_the_top_office_changes_its_own_key_at_once_and_everybody_follows(offices: Offices) -> None:
    before = offices[PROVINCE].device
    child = a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)

    own = key_renewal.ask(offices[PROVINCE])

    assert own.lists_itself
    assert own.next_digits == ""
    assert offices[PROVINCE].device != before
    assert offices.send(PROVINCE, COMMUNE).status in {"merged", "nothing_new"}
    children.correct(offices[COMMUNE], child.id, {"note": "sau khi tỉnh đổi khóa"})
    assert offices.send(COMMUNE, PROVINCE).status == "merged"
    assert offices.send(OTHER, PROVINCE).status in {"merged", "nothing_new"}
    offices.send(PROVINCE, COMMUNE)
    assert packages.unsent(offices[COMMUNE], "T") == 0


def test_a_computer_that_was_put_back_to_its_old_key_can_still_read_of_the_new_one(
    offices: Offices,
) -> None:
    """The old key has ended long ago; all that is written for the computer is sealed to it too."""
    now = offices[PROVINCE].time().believed
    listed = trusted.trust_list(offices[COMMUNE])
    assert listed is not None
    (old,) = listed.recipients_of("T", now)

    key_renewal.ask(offices[PROVINCE])
    offices.send(PROVINCE, COMMUNE)

    listed = trusted.trust_list(offices[COMMUNE])
    assert listed is not None
    sealed_to = listed.recipients_of("T", now + dt.timedelta(days=300))
    assert old in sealed_to
    assert len(sealed_to) == 2
    assert listed.recipients_of("T", now + dt.timedelta(days=1000)) == ()


def test_whoever_was_revoked_cannot_renew_and_an_old_request_of_hers_asks_for_nothing(
    offices: Offices,
) -> None:
    request = _asked_and_heard(offices)
    mark = key_renewal.asked(offices[PROVINCE])[0].device
    revocation.revoke(offices[PROVINCE], mark, last_good="all", reason="mất máy")

    assert key_renewal.asked(offices[PROVINCE]) == []
    with pytest.raises(NotFoundError, match="đổi khóa"):
        key_renewal.confirm(offices[PROVINCE], request)
    told = trusted.trust_list(offices[PROVINCE])
    assert told is not None
    with offices[COMMUNE].transaction("nghe được tin thu hồi") as tx:
        trusted.adopt_trust(tx, told)
    with pytest.raises(RuleError, match="không còn trong danh sách"):
        key_renewal.ask(offices[COMMUNE])


@pytest.mark.parametrize("named", ["old", "new"])
def test_a_stolen_laptop_is_stopped_with_all_its_keys(offices: Offices, named: str) -> None:
    old = next(d["device"] for d in trust.devices(offices[COMMUNE]) if d["this_computer"])
    _renewed(offices)
    new = next(d["device"] for d in trust.devices(offices[COMMUNE]) if d["this_computer"])

    revocation.revoke(
        offices[PROVINCE], {"old": old, "new": new}[named], last_good="all", reason="mất máy"
    )

    gone = {d["device"] for d in trust.devices(offices[PROVINCE]) if d["revoked"]}
    assert gone == {old, new}
    a_child(offices[COMMUNE])
    assert offices.send(COMMUNE, PROVINCE).code == "E_REVOKED"


def test_only_the_office_whose_list_names_the_computer_is_asked(offices: Offices) -> None:
    key_renewal.ask(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    offices.send(PROVINCE, SECOND)

    assert key_renewal.asked(offices[SECOND]) == []
    with pytest.raises(NotFoundError):
        key_renewal.confirm(offices[SECOND], key_renewal.asked(offices[PROVINCE])[0].id)


def test_a_key_taken_into_use_but_not_begun_with_writes_no_number_twice(offices: Offices) -> None:
    """The power goes between the keystore and the registry."""
    a_child(offices[COMMUNE], full_name="Trẻ một")
    key_renewal.confirm(offices[PROVINCE], _asked_and_heard(offices))
    store = Keystore.load(offices[COMMUNE].folder.keystore)
    keys = store.unlock(PASSPHRASE)
    offices.close(COMMUNE)
    take_next_keys(store, keys)

    a_child(offices[COMMUNE], full_name="Trẻ hai")
    offices.send(PROVINCE, COMMUNE)
    result = offices.send(COMMUNE, PROVINCE)

    assert result.status == "merged"
    assert _same(offices, COMMUNE, PROVINCE)


def test_no_key_is_taken_that_nobody_asked_for(offices: Offices) -> None:
    store = Keystore.load(offices[COMMUNE].folder.keystore)

    assert key_renewal.take_up(offices[COMMUNE]) is False
    with pytest.raises(NotFoundError, match="chưa xin"):
        take_next_keys(store, offices[COMMUNE].keys)


def test_a_backup_from_before_the_change_still_works_and_asks_anew(
    offices: Offices, tmp_path: Path
) -> None:
    backup = backups.make(offices[COMMUNE], tmp_path / "truoc.mddbak").file
    a_child(offices[COMMUNE], full_name="Trẻ một")
    _renewed(offices)
    offices.send(COMMUNE, PROVINCE)
    offices.close(COMMUNE)
    backups.restore(backup, offices.path(COMMUNE), PASSPHRASE)

    a_child(offices[COMMUNE], full_name="Trẻ hai")
    assert offices.send(COMMUNE, PROVINCE).status == "merged"
    offices.send(PROVINCE, COMMUNE)
    old = offices[COMMUNE].device
    key_renewal.ask(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    key_renewal.confirm(offices[PROVINCE], key_renewal.asked(offices[PROVINCE])[0].id)
    offices.send(PROVINCE, COMMUNE)
    offices.send(COMMUNE, PROVINCE)

    assert offices[COMMUNE].device != old
    assert _same(offices, COMMUNE, PROVINCE)
