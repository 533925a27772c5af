"""What the signed list answers, and the chain of roots above it."""

import datetime as dt

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sync_offices import LATER, NOW, Computer
from sync_trust_steps import refusal

from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_changes import create, enrol, rotate_root
from mdd_desktop.sync.trust_model import ListedUnit
from mdd_desktop.sync.trust_update import updated, write_registry

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

    assert refusal(lambda: province.approves(trust, stray)) == "parent_not_listed"


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

    code = refusal(
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
        assert refusal(rotate) == "E_REGISTRY"


def test_one_root_key_signing_twice_counts_once(province: Computer) -> None:
    trust, keys = _two_of_two(province)

    code = refusal(
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

    assert refusal(lambda: TrustList.verified(skipping, newer.targets)) == "E_REGISTRY"


def test_a_list_signed_by_somebody_else_is_refused(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    code = refusal(
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
    assert refusal(lambda: TrustList.verified([content], trust.targets)) == "E_REGISTRY"
    assert refusal(lambda: TrustList.verified(trust.roots, content)) == "E_REGISTRY"
    assert refusal(lambda: TrustList.verified([], trust.targets)) == "E_REGISTRY"
    assert refusal(lambda: TrustList.verified([trust.targets], trust.targets)) == "E_REGISTRY"
    assert refusal(lambda: TrustList.verified(trust.roots, trust.roots[0])) == "E_REGISTRY"
