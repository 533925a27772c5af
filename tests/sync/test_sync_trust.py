import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sync_offices import LATER, NOW, Computer
from tuf.api.metadata import Metadata, Targets

from mdd_desktop.domain.errors import NotFoundError, RegistryError, RuleError
from mdd_desktop.sync.archive import pack
from mdd_desktop.sync.compression import compress
from mdd_desktop.sync.statements import sign_head
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_chain import sign_metadata
from mdd_desktop.sync.trust_changes import create, enrol, put_unit, revoke, rotate_root
from mdd_desktop.sync.trust_model import ListedUnit
from mdd_desktop.sync.trust_update import read_registry, updated, write_registry


def _refusal(work: Callable[[], object]) -> str:
    with pytest.raises(RegistryError) as caught:
        work()
    return caught.value.code


def _revoked(
    trust: TrustList, office: Computer, computer: Computer, **last_good: list[str]
) -> TrustList:
    return revoke(
        trust,
        computer.fingerprint,
        last_good=last_good,
        reason="mất máy",
        office=office.code,
        registrar_keys=[office.registrar],
        now=NOW,
    )


# What the list answers


def test_the_list_knows_units_and_their_computers(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    device = trust.device_by_fingerprint(commune.fingerprint)

    assert device is not None
    assert (device.unit, device.code) == ("00451", commune.feed().split("/")[1])
    assert trust.devices_of("79") == (province.device(),)
    assert trust.recipients_of("00451", NOW) == (commune.age,)
    assert trust.ancestors("00451") == ("79",)
    assert trust.office == "79"
    assert trust.versions == {"root": 1, "targets": 3}


def test_a_computer_is_valid_for_its_unit_and_its_time(commune: Computer, trust: TrustList) -> None:
    assert trust.is_valid(commune.fingerprint, "00451", NOW)
    assert not trust.is_valid(commune.fingerprint, "00452", NOW)
    assert not trust.is_valid(commune.fingerprint, "00451", NOW - dt.timedelta(days=1))
    assert not trust.is_valid(commune.fingerprint, "00451", NOW + dt.timedelta(days=3650))
    assert not trust.is_valid("SHA256:nobody", "00451", NOW)


def test_nothing_is_sealed_to_a_computer_whose_time_is_over(trust: TrustList) -> None:
    assert trust.recipients_of("00451", NOW + dt.timedelta(days=3650)) == ()


def test_a_computer_listed_anew_has_one_entry(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    renewed = province.approves(trust, commune, not_after=LATER + dt.timedelta(days=700))

    assert len(renewed.devices_of("00451")) == 1
    assert renewed.version == trust.version + 1


def test_an_expired_list_warns_and_still_answers(commune: Computer, trust: TrustList) -> None:
    assert trust.expired(NOW) == ()
    assert trust.expired(NOW + dt.timedelta(days=401)) == ("targets",)
    assert trust.is_valid(commune.fingerprint, "00451", NOW + dt.timedelta(days=401))


def test_a_unit_without_a_listed_superior_is_refused(province: Computer, trust: TrustList) -> None:
    stray = Computer("30127", parent="30")

    assert _refusal(lambda: province.approves(trust, stray)) == "parent_not_listed"


@pytest.mark.parametrize("code", ["", "..", ".x", "a/b", "x" * 33, "xã"])
def test_a_code_that_could_be_a_path_is_no_unit(code: str) -> None:
    with pytest.raises(ValueError, match="unit code"):
        ListedUnit(code=code, name="", level="commune")


def test_a_computer_with_unusable_keys_is_not_listed(commune: Computer) -> None:
    sound = commune.device()

    for change in ({"age": "age1x"}, {"age": "age1" + "q" * 58}, {"key": "ssh-rsa AAAA"}):
        with pytest.raises(ValueError, match=r"age|Ed25519"):
            msgspec.structs.replace(sound, **change)
    with pytest.raises(ValueError, match="time zone"):
        msgspec.structs.replace(sound, not_after=LATER.replace(tzinfo=None))


# The chain of roots


def test_the_root_passes_on_with_old_and_new_signatures(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    new = Ed25519PrivateKey.generate()

    rotated = rotate_root(
        trust,
        root_keys=[new.public_key()],
        signing_keys=[province.root, new],
        registrar_keys=[province.registrar],
        now=NOW,
    )

    assert rotated.versions["root"] == 2
    assert rotated.root_fingerprint != trust.root_fingerprint
    assert rotated.is_valid(commune.fingerprint, "00451", NOW)
    assert updated(trust, write_registry(rotated)) == (rotated, ())


@pytest.mark.parametrize("signers", ["old", "new"])
def test_a_root_signed_by_one_side_only_is_refused(
    signers: str, province: Computer, trust: TrustList
) -> None:
    new = Ed25519PrivateKey.generate()
    keys = {"old": [province.root], "new": [new]}[signers]

    code = _refusal(
        lambda: rotate_root(
            trust,
            root_keys=[new.public_key()],
            signing_keys=keys,
            registrar_keys=[province.registrar],
            now=NOW,
        )
    )

    assert code == "E_REGISTRY"


def _two_of_two(province: Computer) -> tuple[TrustList, list[Ed25519PrivateKey]]:
    keys = [Ed25519PrivateKey.generate() for _ in range(2)]
    trust = create(
        province.unit,
        province.device(),
        root_keys=keys,
        registrar_key=province.registrar,
        now=NOW,
        threshold=2,
    )
    return trust, keys


@pytest.mark.parametrize(("signatures", "whole"), [(1, False), (2, True)])
def test_one_of_two_root_signatures_is_not_enough(
    signatures: int, *, whole: bool, province: Computer
) -> None:
    trust, keys = _two_of_two(province)

    def rotate() -> TrustList:
        return rotate_root(
            trust,
            root_keys=[key.public_key() for key in keys],
            signing_keys=keys[:signatures],
            registrar_keys=[province.registrar],
            now=NOW,
            threshold=2,
        )

    if whole:
        assert rotate().versions["root"] == 2
    else:
        assert _refusal(rotate) == "E_REGISTRY"


def test_one_root_key_signing_twice_counts_once(province: Computer) -> None:
    trust, keys = _two_of_two(province)

    code = _refusal(
        lambda: rotate_root(
            trust,
            root_keys=[key.public_key() for key in keys],
            signing_keys=[keys[0], keys[0]],
            registrar_keys=[province.registrar],
            now=NOW,
            threshold=2,
        )
    )

    assert code == "E_REGISTRY"


def test_a_root_version_cannot_be_skipped(province: Computer, trust: TrustList) -> None:
    new = rotate_root(
        trust,
        root_keys=[province.root.public_key()],
        signing_keys=[province.root],
        registrar_keys=[province.registrar],
        now=NOW,
    )
    newer = rotate_root(
        new,
        root_keys=[province.root.public_key()],
        signing_keys=[province.root],
        registrar_keys=[province.registrar],
        now=NOW,
    )
    skipping = [newer.roots[0], newer.roots[2]]

    assert _refusal(lambda: TrustList.verified(skipping, newer.targets)) == "E_REGISTRY"


def test_a_list_signed_by_somebody_else_is_refused(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    code = _refusal(
        lambda: enrol(
            trust,
            commune.unit,
            commune.device(),
            office=province.code,
            registrar_keys=[commune.registrar],
            now=NOW,
        )
    )

    assert code == "E_REGISTRY"


@pytest.mark.parametrize("content", [b"", b"{}", b"[" * 100_000, b'{"signed": NaN}', b"\xff"])
def test_a_list_that_cannot_be_read_is_refused(content: bytes, trust: TrustList) -> None:
    assert _refusal(lambda: TrustList.verified([content], trust.targets)) == "E_REGISTRY"
    assert _refusal(lambda: TrustList.verified(trust.roots, content)) == "E_REGISTRY"
    assert _refusal(lambda: TrustList.verified([], trust.targets)) == "E_REGISTRY"
    assert _refusal(lambda: TrustList.verified([trust.targets], trust.targets)) == "E_REGISTRY"
    assert _refusal(lambda: TrustList.verified(trust.roots, trust.roots[0])) == "E_REGISTRY"


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


# Revocation, expiry, ended units


def test_a_revoked_computer_is_believed_up_to_its_last_good_head(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    changes = commune.writes(12)
    feed = commune.feed()
    revoked = _revoked(trust, province, commune, **{feed: [changes[4].hash.hex()]})

    opened = province.opens(commune.packs(province, changes), revoked)

    assert opened.revocation is not None
    assert opened.revocation.last_good == {feed: (changes[4].hash.hex(),)}
    assert opened.revocation.reason == "mất máy"
    assert revoked.recipients_of("00451", NOW) == ()
    assert not revoked.is_valid(commune.fingerprint, "00451", NOW)


def test_a_computer_that_was_never_good_is_refused(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    revoked = _revoked(trust, province, commune)

    assert _refusal(lambda: province.opens(commune.packs(province), revoked)) == "E_REVOKED"


def test_a_second_decision_replaces_the_first(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    first = _revoked(trust, province, commune)

    second = _revoked(first, province, commune, **{commune.feed(): ["ab" * 32]})

    revocation = second.revocation(commune.fingerprint)
    assert revocation is not None
    assert revocation.last_good == {commune.feed(): ("ab" * 32,)}


def test_only_a_listed_computer_can_be_revoked(province: Computer, trust: TrustList) -> None:
    with pytest.raises(NotFoundError):
        _revoked(trust, province, Computer("00451"))


def test_a_package_long_after_the_end_of_enrolment_is_refused(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    package = commune.packs(province)

    after = NOW + dt.timedelta(days=731 + 61)

    assert _refusal(lambda: province.opens(package, trust, now=after)) == "E_EXPIRED"


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
        assert _refusal(lambda: province.opens(package, trust, now=day)) == "E_EXPIRED"
    assert trust.units["00451"].successors == ("00452",)


# A district with a list of its own


@pytest.fixture(scope="module")
def district() -> Computer:
    return Computer("C1", "district", parent="79")


@pytest.fixture(scope="module")
def below() -> Computer:
    return Computer("00460", parent="C1")


@pytest.fixture(scope="module")
def tiered(province: Computer, district: Computer, below: Computer, trust: TrustList) -> TrustList:
    """The province listed the district, and the district its commune."""
    return district.approves(province.approves(trust, district, own_list=True), below)


def test_a_district_signs_the_list_of_its_communes(below: Computer, tiered: TrustList) -> None:
    assert tiered.versions == {"root": 1, "targets": 4, "d-C1": 1}
    assert tiered.ancestors("00460") == ("C1", "79")
    assert tiered.is_valid(below.fingerprint, "00460", NOW)
    assert read_registry(write_registry(tiered)) == tiered


def test_the_province_verifies_what_a_district_relays(
    province: Computer, district: Computer, below: Computer, trust: TrustList, tiered: TrustList
) -> None:
    with_district = province.approves(trust, district, own_list=True)
    changes = below.writes(3)
    to_district = district.opens(below.packs(district, changes), tiered)
    relayed = district.packs(
        province,
        to_district.changes,
        statements=to_district.statements,
        registry=write_registry(
            TrustList.verified(with_district.roots, with_district.targets, tiered.districts)
        ),
    )

    opened = province.opens(relayed, with_district)

    assert list(opened.changes) == changes
    assert opened.trust.is_valid(below.fingerprint, "00460", NOW)


def test_a_district_cannot_invent_changes_of_its_commune(
    province: Computer, district: Computer, below: Computer, tiered: TrustList
) -> None:
    invented = below.writes(3, note="do cụm bịa")
    forged = sign_head(district.key, below.feed(), 3, invented[-1].hash, reg_version=1)

    package = district.packs(province, invented, statements=[forged])

    assert _refusal(lambda: province.opens(package, tiered)) == "E_CHAIN"


def test_a_district_cannot_list_a_unit_of_somebody_else(
    district: Computer, tiered: TrustList
) -> None:
    intruder = Computer("00451", parent="C1")

    with pytest.raises(RuleError) as caught:
        district.approves(tiered, intruder)

    assert caught.value.code == "unit_not_below"


def test_a_district_cannot_list_a_computer_for_the_province(
    district: Computer, tiered: TrustList
) -> None:
    with pytest.raises(RuleError):
        district.approves(tiered, Computer("79", parent="C1"))


def test_a_district_cannot_revoke_a_foreign_computer_by_listing_it(
    province: Computer, district: Computer, tiered: TrustList
) -> None:
    foreign = msgspec.structs.replace(province.device(), unit="00460")
    listed = enrol(
        tiered,
        ListedUnit(code="00460", name="Xã", level="commune", parent="C1"),
        foreign,
        office="C1",
        registrar_keys=[district.registrar],
        now=NOW,
    )

    revoked = _revoked(listed, district, province)

    assert revoked.revocation(province.fingerprint) is None


def test_a_district_revokes_its_own_communes(
    district: Computer, below: Computer, tiered: TrustList
) -> None:
    revoked = _revoked(tiered, district, below)

    assert revoked.revocation(below.fingerprint) is not None


def test_a_unit_claimed_by_two_districts_belongs_to_neither(
    province: Computer, below: Computer, tiered: TrustList
) -> None:
    second = Computer("C2", "district", parent="79")
    wider = province.approves(tiered, second, own_list=True)
    claims = _claimed(wider, second, "00460")

    assert not claims.is_valid(below.fingerprint, "00460", NOW)

    stated = ListedUnit(code="00460", name="Xã", level="commune", parent="C1")
    settled = put_unit(claims, stated, office="79", registrar_keys=[province.registrar], now=NOW)

    assert settled.is_valid(below.fingerprint, "00460", NOW)
    assert len(settled.devices_of("00460")) == 1


def _claimed(trust: TrustList, office: Computer, code: str) -> TrustList:
    """Return the trust list with the office's first own list, which claims a unit."""
    alone = TrustList.verified(trust.roots, trust.targets)
    claimant = Computer(code, parent=office.code)
    districts = dict(trust.districts) | dict(office.approves(alone, claimant).districts)
    return TrustList.verified(trust.roots, trust.targets, districts)


def test_an_older_list_of_a_district_is_ignored(district: Computer, tiered: TrustList) -> None:
    newer = district.approves(tiered, Computer("00461", parent="C1"))

    kept, alarms = updated(newer, write_registry(tiered))

    assert kept is newer
    assert [alarm.detail for alarm in alarms] == ["d-C1"]


def test_a_district_that_lost_its_right_loses_its_list(
    province: Computer, district: Computer, below: Computer, tiered: TrustList
) -> None:
    replaced = Computer("C1", "district", parent="79")
    alone = TrustList.verified(tiered.roots, tiered.targets)
    newer = province.approves(alone, replaced, own_list=True)

    merged, alarms = updated(tiered, write_registry(newer))

    assert merged.districts == {}
    assert not merged.contents.by_fingerprint.get(below.fingerprint)
    assert [alarm.code for alarm in alarms] == ["E_REGISTRY"]
    assert district.code in merged.units


def test_a_cycle_of_superiors_ends(province: Computer, trust: TrustList) -> None:
    odd = ListedUnit(code="79", name="Tỉnh", level="province", parent="00451")

    cyclic = put_unit(trust, odd, office="79", registrar_keys=[province.registrar], now=NOW)

    assert cyclic.ancestors("00451") == ("79", "00451")


@pytest.mark.parametrize(
    "change",
    [
        (b'"level":"commune"', b'"level":5'),
        (b'"x-office":"79"', b'"x-office":79'),
        (b'"x-devices":[', b'"x-devices":[5,'),
        (b'"code":"00451"', b'"code":"../.."'),
    ],
)
def test_own_fields_of_a_list_are_checked(
    change: tuple[bytes, bytes], province: Computer, trust: TrustList
) -> None:
    altered: Metadata[Targets] = Metadata.from_bytes(trust.targets.replace(*change))
    content = sign_metadata(altered, [province.registrar])

    assert _refusal(lambda: TrustList.verified(trust.roots, content)) == "E_REGISTRY"
