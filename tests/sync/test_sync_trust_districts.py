"""A district that signs a list of its own."""

import msgspec
import pytest
from sync_offices import NOW, Computer
from sync_trust_steps import refusal, with_revoked
from tuf.api.metadata import Metadata, Targets

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.sync.statements import sign_head
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_chain import sign_metadata
from mdd_desktop.sync.trust_changes import enrol, put_unit
from mdd_desktop.sync.trust_model import ListedUnit
from mdd_desktop.sync.trust_update import read_registry, updated, write_registry

# A district with a list of its own


@pytest.fixture(scope="module")
def tiered(province: Computer, district: Computer, below: Computer, trust: TrustList) -> TrustList:
    """The province listed the district, and the district its commune."""
    return district.approves(province.approves(trust, district, own_list=True), below)


def test_a_district_signs_the_list_of_its_communes(below: Computer, tiered: TrustList) -> None:
    assert tiered.versions == {"root": 1, "targets": 4, "d-C1": 1}
    assert tiered.ancestors("00460") == ("C1", "79")
    assert tiered.is_valid(below.fingerprint, "00460", NOW)
    assert read_registry(write_registry(tiered)) == tiered


def test_the_list_of_a_district_is_for_those_above_and_below_it(
    province: Computer, commune: Computer, tiered: TrustList
) -> None:
    beside = tiered.shared_by(province.code, commune.code)

    assert beside.districts == {}
    assert (beside.roots, beside.targets) == (tiered.roots, tiered.targets)
    for pair in (("79", "C1"), ("79", "00460"), ("C1", "00460"), ("00460", "79")):
        assert tiered.shared_by(*pair) == tiered
    assert beside.shared_by(commune.code, province.code).digest == beside.digest != tiered.digest


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

    assert refusal(lambda: province.opens(package, tiered)) == "E_CHAIN"


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

    revoked = with_revoked(listed, district, province)

    assert revoked.revocation(province.fingerprint) is None


def test_a_district_revokes_its_own_communes(
    district: Computer, below: Computer, tiered: TrustList
) -> None:
    revoked = with_revoked(tiered, district, below)

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
    newer = province.approves(with_revoked(alone, province, district), replaced, own_list=True)

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

    assert refusal(lambda: TrustList.verified(trust.roots, content)) == "E_REGISTRY"
