"""Newer and older lists, revocation, expiry, ended units."""

import datetime as dt

import pytest
from sync_offices import NOW, Computer
from sync_trust_steps import refusal, with_revoked

from mdd_desktop.domain.errors import NotFoundError
from mdd_desktop.sync.archive import pack
from mdd_desktop.sync.compression import compress
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.statements import sign_head
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_changes import put_unit
from mdd_desktop.sync.trust_model import ListedUnit
from mdd_desktop.sync.trust_update import read_registry, updated, write_registry

# Taking over a newer list


def test_a_newer_list_is_taken_over(province: Computer, trust: TrustList) -> None:
    newer = province.approves(trust, Computer("00453", parent="79"))

    assert updated(trust, write_registry(newer)) == (newer, ())


def test_the_same_list_again_changes_nothing(trust: TrustList) -> None:
    same, alarms = updated(trust, write_registry(trust))

    assert same is trust
    assert alarms == ()


def test_an_older_list_is_ignored_and_reported(province: Computer, trust: TrustList) -> None:
    newer = province.approves(trust, Computer("00453", parent="79"))

    kept, alarms = updated(newer, write_registry(trust))

    assert kept is newer
    assert [alarm.code for alarm in alarms] == ["E_ROLLBACK"]


def test_two_lists_of_one_version_are_an_alarm(province: Computer, trust: TrustList) -> None:
    one = province.approves(trust, Computer("00453", parent="79"))
    other = province.approves(trust, Computer("00454", parent="79"))

    kept, alarms = updated(one, write_registry(other))

    assert kept is one
    assert [alarm.code for alarm in alarms] == ["E_REGISTRY"]


def test_a_list_under_another_root_is_ignored(trust: TrustList) -> None:
    foreign = Computer("79", "province").own_tree()

    kept, alarms = updated(trust, write_registry(foreign))

    assert kept is trust
    assert [alarm.code for alarm in alarms] == ["E_REGISTRY"]


@pytest.mark.parametrize(
    "member",
    [
        b"",
        compress(b"x"),
        compress(pack([])),
        compress(pack([("targets.json", b"{}")])),
        compress(pack([("1.root.json", b"{}"), ("targets.json", b"{}"), ("x.json", b"")])),
        compress(bytes(17 << 20)),
    ],
)
def test_a_registry_that_cannot_be_read_leaves_ours(member: bytes, trust: TrustList) -> None:
    kept, alarms = updated(trust, member)

    assert kept is trust
    assert [alarm.code for alarm in alarms] == ["E_REGISTRY"]


def test_a_late_package_with_an_old_list_is_still_merged(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    newer = province.approves(trust, Computer("00453", parent="79"))
    late = province.packs(commune, registry=write_registry(trust))

    opened = commune.opens(late, newer)

    assert opened.trust is newer
    assert [alarm.code for alarm in opened.alarms] == ["E_ROLLBACK"]


def test_a_list_in_the_package_lets_a_new_computer_be_relayed(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    new = Computer("00453", parent="79")
    newer = province.approves(trust, new)
    changes = new.writes(2)
    statement = sign_head(new.key, new.feed(), 2, changes[-1].hash, reg_version=4)
    package = province.packs(
        commune, changes, statements=[statement], registry=write_registry(newer)
    )

    assert commune.opens(package, trust).trust == newer
    assert read_registry(write_registry(newer)) == newer


def test_whom_only_a_list_left_at_home_names_is_unknown_until_it_comes(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    new = Computer("00453", parent="79")
    newer = province.approves(trust, new)
    changes = new.writes(2)
    statement = sign_head(new.key, new.feed(), 2, changes[-1].hash, reg_version=4)

    def package(**options: object) -> bytes:
        return province.packs(commune, changes, statements=[statement], **options)

    unknown = pytest.raises(PackageError, match="gói ấy sẽ mang theo")
    with unknown as refused:
        commune.opens(package(trust_list=newer.digest), trust)
    assert refused.value.code == "E_SIGNER_UNKNOWN"
    # Who holds our own list and lets a stranger speak all the same made no mistake about lists.
    assert refusal(lambda: commune.opens(package(trust_list=trust.digest), trust)) == "E_CHAIN"
    whole = package(trust_list=newer.digest, registry=write_registry(newer))
    assert commune.opens(whole, trust).trust == newer


# Revocation, expiry, ended units


def test_a_revoked_computer_is_believed_up_to_its_last_good_head(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    changes = commune.writes(12)
    feed = commune.feed()
    revoked = with_revoked(trust, province, commune, **{feed: [changes[4].hash.hex()]})

    opened = province.opens(commune.packs(province, changes), revoked)

    assert opened.revocation is not None
    assert opened.revocation.last_good == {feed: (changes[4].hash.hex(),)}
    assert opened.revocation.reason == "mất máy"
    assert revoked.recipients_of("00451", NOW) == ()
    assert not revoked.is_valid(commune.fingerprint, "00451", NOW)


def test_a_computer_that_was_never_good_is_refused(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    revoked = with_revoked(trust, province, commune)

    assert refusal(lambda: province.opens(commune.packs(province), revoked)) == "E_REVOKED"


def test_a_second_decision_replaces_the_first(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    first = with_revoked(trust, province, commune)

    second = with_revoked(first, province, commune, **{commune.feed(): ["ab" * 32]})

    revocation = second.revocation(commune.fingerprint)
    assert revocation is not None
    assert revocation.last_good == {commune.feed(): ("ab" * 32,)}


def test_only_a_listed_computer_can_be_revoked(province: Computer, trust: TrustList) -> None:
    with pytest.raises(NotFoundError):
        with_revoked(trust, province, Computer("00451"))


def test_a_package_long_after_the_end_of_enrolment_is_refused(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    package = commune.packs(province)

    after = NOW + dt.timedelta(days=731 + 61)

    assert refusal(lambda: province.opens(package, trust, now=after)) == "E_EXPIRED"
    assert province.opens(package, trust, now=None).signer.unit == "00451", "before sending"


@pytest.mark.parametrize(("days", "accepted"), [(20, True), (31, False)])
def test_a_late_package_of_a_merged_commune_has_days_of_grace(
    days: int, *, accepted: bool, province: Computer, commune: Computer, trust: TrustList
) -> None:
    merged = ListedUnit(
        code="00451",
        name="Xã cũ",
        level="commune",
        parent="79",
        valid_to=NOW.date(),
        successors=("00452",),
        grace_until=NOW.date() + dt.timedelta(days=30),
    )
    trust = put_unit(trust, merged, office="79", registrar_keys=[province.registrar], now=NOW)
    package = commune.packs(province, commune.writes(1))
    day = NOW + dt.timedelta(days=days)

    if accepted:
        assert province.opens(package, trust, now=day).manifest.n_ops == 1
    else:
        assert refusal(lambda: province.opens(package, trust, now=day)) == "E_EXPIRED"
    assert trust.units["00451"].successors == ("00452",)
