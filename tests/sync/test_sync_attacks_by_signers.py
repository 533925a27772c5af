"""Wrong signers, wrong receivers, manifests that state nonsense: each refused with its own code."""

from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sync_forgery import Refuses, members_of, sealed, signed_again, spelled
from sync_offices import Computer

from mdd_desktop.sync import sshsig
from mdd_desktop.sync.compression import compress
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.package import CHANGES, MANIFEST, SIGNATURE
from mdd_desktop.sync.sealing import seal, unseal
from mdd_desktop.sync.trust import TrustList

# Who signed, and for whom


def test_a_package_without_signature_has_no_known_sender(
    package: bytes, province: Computer, refuses: Refuses
) -> None:
    members = members_of(package, province)
    del members[SIGNATURE]

    assert refuses(sealed(members, province)) == "E_SIGNER_UNKNOWN"


def test_a_foreign_key_is_not_believed(
    package: bytes, province: Computer, trust: TrustList
) -> None:
    stranger = Ed25519PrivateKey.generate()

    with pytest.raises(PackageError, match=r"Dấu máy: \d{5} ") as caught:
        province.opens(signed_again(package, province, stranger), trust)

    assert caught.value.code == "E_SIGNER_UNKNOWN"
    assert caught.value.exit_code == 3


def test_a_signature_for_another_purpose_is_refused(
    package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    forged = signed_again(package, province, commune.key, namespace=sshsig.HEAD)

    assert refuses(forged) == "E_SIGNATURE"


def test_a_manifest_changed_after_signing_is_refused(
    package: bytes, province: Computer, refuses: Refuses
) -> None:
    members = members_of(package, province)
    members[MANIFEST] = members[MANIFEST].replace(b'"app":""', b'"app":"x"')

    assert refuses(sealed(members, province)) == "E_SIGNATURE"


def test_a_signed_package_sealed_anew_to_another_office_is_refused(
    package: bytes, province: Computer, other_commune: Computer, trust: TrustList
) -> None:
    forwarded = seal(unseal(package, [province.identity]), [other_commune.age])

    with pytest.raises(PackageError, match="79") as caught:
        other_commune.opens(forwarded, trust)

    assert caught.value.code == "E_RECIPIENT"


def test_a_commune_may_not_write_to_a_sibling(
    commune: Computer, other_commune: Computer, trust: TrustList
) -> None:
    with pytest.raises(PackageError) as caught:
        other_commune.opens(commune.packs(other_commune), trust)

    assert caught.value.code == "E_RECIPIENT"


@pytest.mark.parametrize(
    "claim", [{"sender": "00452"}, {"sender": "79"}, {"sender_key": "SHA256:x"}]
)
def test_the_commune_cannot_sign_for_another_unit(
    claim: dict[str, str], package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    forged = signed_again(package, province, commune.key, manifest=claim)

    assert refuses(forged) == "E_SIGNER_UNKNOWN"


# The manifest


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"format": "other"}, "E_FORMAT"),
        ({"kind": "bomb"}, "E_FORMAT"),
        ({"created": "yesterday"}, "E_FORMAT"),
        ({"created": "2026-11-22T00:00:00"}, "E_FORMAT"),
        ({"n_ops": -1}, "E_FORMAT"),
        ({"n_ops": 1.5}, "E_FORMAT"),
        ({"min_reader": 2, "kind": "telepathy"}, "E_NEWER_APP"),
        ({"n_ops": 3_000_000}, "E_TOO_BIG"),
        ({"raw_size": 10 << 30}, "E_TOO_BIG"),
        ({"raw_size": 1000}, "E_SIZE"),
        ({"n_ops": 11}, "E_OPS"),
        ({"feeds": {}}, "E_CHAIN"),
    ],
)
def test_a_manifest_that_states_nonsense_is_refused(
    fields: dict[str, Any],
    code: str,
    package: bytes,
    province: Computer,
    commune: Computer,
    refuses: Refuses,
) -> None:
    assert refuses(signed_again(package, province, commune.key, manifest=fields)) == code


@pytest.mark.parametrize(
    "spell",
    [
        lambda fields: spelled(fields)[:-1],
        lambda fields: spelled(fields).replace(b",", b", ", 1),
        lambda fields: spelled(fields).replace(b'{"ack"', b'{"ack":{},"ack"', 1),
        lambda fields: spelled({key: fields[key] for key in fields if key != "digest"}),
        lambda fields: spelled({key: fields[key] for key in fields if key != "sender"}),
        lambda _: b"[" * 100_000 + b"\n",
        lambda _: b"{}\n",
        lambda _: b"\xff\n",
    ],
)
def test_a_manifest_has_only_one_spelling(
    spell: Callable[[dict[str, Any]], bytes],
    package: bytes,
    province: Computer,
    commune: Computer,
    refuses: Refuses,
) -> None:
    assert refuses(signed_again(package, province, commune.key, spell=spell)) == "E_FORMAT"


def test_a_manifest_with_a_newer_field_is_read(
    package: bytes, province: Computer, commune: Computer, trust: TrustList
) -> None:
    newer = signed_again(package, province, commune.key, manifest={"zone": "Asia/Ho_Chi_Minh"})

    assert province.opens(newer, trust).manifest.n_ops == 12


def test_a_manifest_over_a_megabyte_is_not_read(
    package: bytes, province: Computer, refuses: Refuses
) -> None:
    members = members_of(package, province) | {MANIFEST: bytes(1 << 20) + b"x"}

    assert refuses(sealed(members, province)) == "E_TOO_BIG"


def test_a_member_exchanged_behind_the_signature_is_refused(
    package: bytes, province: Computer, refuses: Refuses
) -> None:
    members = members_of(package, province) | {CHANGES: compress(b"")}

    assert refuses(sealed(members, province)) == "E_HASH"


def test_an_attachment_under_another_hash_is_refused(
    package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    extra = {"att-" + "0" * 64: b"a scan"}

    assert refuses(signed_again(package, province, commune.key, members=extra)) == "E_HASH"


def test_attachments_over_their_limit_are_refused(
    province: Computer, commune: Computer, refuses: Refuses
) -> None:
    heavy = commune.packs(province, attachments=[bytes(21 << 20)])

    assert refuses(heavy) == "E_TOO_BIG"
