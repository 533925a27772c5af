import datetime as dt
import uuid
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sync_forgery import members_of, sealed, signed_again
from sync_offices import NOW, Computer

from mdd_desktop.sync import sshsig
from mdd_desktop.sync.enrolment import (
    MAX_REQUEST,
    VALIDITY,
    approve,
    make_welcome,
    read_request,
)
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.keys import key_text, spoken_fingerprint
from mdd_desktop.sync.package import REGISTRY, SIGNATURE
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_changes import revoke
from mdd_desktop.sync.trust_update import write_registry
from mdd_desktop.sync.welcome import Welcome, accept


def _welcome(office: Computer, trust: TrustList, guest: Computer, **options: Any) -> bytes:
    device = guest.device()
    return make_welcome(
        trust, device, office=office.office(), now=NOW, package_id=uuid.UUID(int=7), **options
    )


def _accept(guest: Computer, content: bytes, **options: Any) -> Welcome:
    return accept(
        content,
        identities=[guest.identity],
        public_key=guest.key.public_key(),
        unit=guest.code,
        now=NOW,
        **options,
    )


def _refusal(guest: Computer, content: bytes, **options: Any) -> str:
    with pytest.raises(PackageError) as caught:
        _accept(guest, content, **options)
    return caught.value.code


@pytest.fixture
def newcomer() -> Computer:
    return Computer("00470", parent="79")


@pytest.fixture
def listed(province: Computer, newcomer: Computer, trust: TrustList) -> TrustList:
    return province.approves(trust, newcomer)


# The request


def test_a_request_says_who_asks(newcomer: Computer) -> None:
    content = newcomer.request()

    request = read_request(content)

    assert request.listed_unit() == newcomer.unit
    assert request.spoken_fingerprint == spoken_fingerprint(newcomer.key.public_key())
    assert request.registrar_key is None
    assert len(content) < 2000


def test_a_request_for_an_own_list_names_its_key(newcomer: Computer) -> None:
    request = read_request(newcomer.request(own_list=True))

    assert request.registrar_key == newcomer.registrar.public_key()


def _forged_request(content: bytes, key: Ed25519PrivateKey, **fields: object) -> bytes:
    """Return the request with other fields, signed anew by ``key``."""
    request = msgspec.json.decode(content) | fields
    del request["sig"]
    text = msgspec.json.encode(request, order="sorted") + b"\n"
    request["sig"] = sshsig.sign(key, text, sshsig.REQUEST).decode()
    return msgspec.json.encode(request, order="sorted") + b"\n"


@pytest.mark.parametrize(
    "fields",
    [
        {"format": "mdd-package"},
        {"v": 2},
        {"unit": "../x"},
        {"unit": ""},
        {"name": "x" * 201},
        {"device": "ssh-rsa AAAA"},
        {"age": "age1x"},
        {"registrar": "x"},
        {"created": "2026-11-22T00:00:00"},
        {"extra": 1},
    ],
)
def test_a_request_of_another_form_is_refused(
    fields: dict[str, object], newcomer: Computer
) -> None:
    forged = _forged_request(newcomer.request(), newcomer.key, **fields)

    with pytest.raises(PackageError) as caught:
        read_request(forged)

    assert caught.value.code == "E_REQUEST"


@pytest.mark.parametrize("content", [b"", b"[" * 50_000, b"{}", b"\xff", b" " * (MAX_REQUEST + 1)])
def test_what_is_no_request_is_refused(content: bytes) -> None:
    with pytest.raises(PackageError, match="đề nghị"):
        read_request(content)


def test_a_request_changed_on_the_way_is_refused(newcomer: Computer) -> None:
    for old, new in ((b'"00470"', b'"00471"'), (b"\n", b" \n"), (b'"v":1', b'"v":1,"v":1')):
        with pytest.raises(PackageError):
            read_request(newcomer.request().replace(old, new, 1))


def test_nobody_can_ask_with_the_key_of_another(newcomer: Computer, commune: Computer) -> None:
    forged = _forged_request(
        newcomer.request(), newcomer.key, device=key_text(commune.key.public_key())
    )

    with pytest.raises(PackageError) as caught:
        read_request(forged)

    assert caught.value.code == "E_REQUEST"


# Approval


def test_the_office_grants_role_and_time(
    province: Computer, newcomer: Computer, trust: TrustList
) -> None:
    request = read_request(newcomer.request())

    listed, device = approve(
        trust, request, unit=newcomer.unit, role="entry", office=province.office(), now=NOW
    )

    assert listed.devices_of("00470") == (device,)
    assert (device.role, device.not_after) == ("entry", NOW + VALIDITY)


def test_a_request_of_one_unit_is_not_approved_for_another(
    province: Computer, newcomer: Computer, commune: Computer, trust: TrustList
) -> None:
    request = read_request(newcomer.request())

    with pytest.raises(PackageError, match="00470") as caught:
        approve(trust, request, unit=commune.unit, role="entry", office=province.office(), now=NOW)

    assert caught.value.code == "E_REQUEST"


# The welcome


def test_a_new_computer_learns_whom_to_trust(
    province: Computer, newcomer: Computer, listed: TrustList
) -> None:
    changes = province.writes(2, feed=province.feed("00470"))

    welcome = _accept(newcomer, _welcome(province, listed, newcomer, changes=changes))

    assert welcome.trust == listed
    assert welcome.root_fingerprint == listed.root_fingerprint
    assert not welcome.root_is_known
    assert welcome.device.unit == "00470"
    assert list(welcome.opened.changes) == changes


def test_a_welcome_for_another_computer_is_refused(
    province: Computer, newcomer: Computer, commune: Computer, listed: TrustList, trust: TrustList
) -> None:
    assert _refusal(commune, _welcome(province, listed, newcomer)) == "E_DECRYPT"
    assert _refusal(newcomer, _welcome(province, trust, newcomer)) == "E_NOT_LISTED"


def test_a_welcome_without_a_list_is_refused(province: Computer, newcomer: Computer) -> None:
    assert _refusal(newcomer, province.packs(newcomer)) == "E_REGISTRY"


def test_a_welcome_signed_by_a_sibling_is_refused(
    commune: Computer, newcomer: Computer, listed: TrustList
) -> None:
    forged = commune.packs(newcomer, kind="enrol", registry=write_registry(listed))

    assert _refusal(newcomer, forged) == "E_RECIPIENT"


def test_a_welcome_signed_by_a_stranger_is_refused(
    province: Computer, newcomer: Computer, listed: TrustList
) -> None:
    content = _welcome(province, listed, newcomer)
    stranger = Ed25519PrivateKey.generate()

    assert _refusal(newcomer, signed_again(content, newcomer, stranger)) == "E_SIGNER_UNKNOWN"


def test_a_welcome_whose_parts_were_exchanged_is_refused(
    province: Computer, newcomer: Computer, listed: TrustList, trust: TrustList
) -> None:
    members = members_of(_welcome(province, listed, newcomer), newcomer)

    swapped = sealed(members | {REGISTRY: write_registry(trust)}, newcomer)
    unsigned = sealed({name: members[name] for name in members if name != SIGNATURE}, newcomer)

    assert _refusal(newcomer, swapped) == "E_HASH"
    assert _refusal(newcomer, unsigned) == "E_SIGNER_UNKNOWN"


@pytest.mark.parametrize(("who", "code"), [("office", "E_REVOKED"), ("guest", "E_NOT_LISTED")])
def test_a_welcome_from_or_for_a_revoked_computer_is_refused(
    who: str, code: str, province: Computer, newcomer: Computer, listed: TrustList
) -> None:
    computer = {"office": province, "guest": newcomer}[who]
    revoked = revoke(
        listed,
        computer.fingerprint,
        last_good={},
        reason="",
        office="79",
        registrar_keys=[province.registrar],
        now=NOW,
    )

    assert _refusal(newcomer, _welcome(province, revoked, newcomer)) == code


def test_a_renewal_continues_the_list_in_force(
    province: Computer, newcomer: Computer, listed: TrustList
) -> None:
    newer = province.approves(listed, Computer("00471", parent="79"))

    welcome = _accept(newcomer, _welcome(province, listed, newcomer), current=newer)

    assert welcome.trust is newer
    assert welcome.root_is_known
    assert [alarm.code for alarm in welcome.opened.alarms] == ["E_ROLLBACK"]


def test_another_root_must_be_compared_again(
    province: Computer, newcomer: Computer, listed: TrustList
) -> None:
    before = Computer("79", "province").own_tree()

    welcome = _accept(newcomer, _welcome(province, listed, newcomer), current=before)

    assert not welcome.root_is_known
    assert welcome.trust == listed


def test_a_district_that_joins_a_province_keeps_its_communes(
    province: Computer, trust: TrustList
) -> None:
    district = Computer("C1", "district", parent="79")
    below = Computer("00460", parent="C1")
    alone = district.approves(district.own_tree(), below)
    joined = province.approves(trust, district, own_list=True)

    welcome = _accept(district, _welcome(province, joined, district), current=alone)

    assert welcome.trust.is_valid(below.fingerprint, "00460", NOW)
    assert welcome.trust.ancestors("00460") == ("C1", "79")
    assert welcome.trust.office == "79"
    another = Computer("00461", parent="C1")
    assert district.approves(welcome.trust, another).versions["d-C1"] == 3


def test_a_district_without_the_right_to_a_list_starts_anew(
    province: Computer, trust: TrustList
) -> None:
    district = Computer("C1", "district", parent="79")
    joined = province.approves(trust, district)

    welcome = _accept(district, _welcome(province, joined, district), current=district.own_tree())

    assert welcome.trust == joined
    assert [alarm.code for alarm in welcome.opened.alarms] == ["E_REGISTRY"]


def test_a_wrong_clock_does_not_keep_a_new_computer_out(
    province: Computer, newcomer: Computer, listed: TrustList
) -> None:
    content = _welcome(province, listed, newcomer)

    welcome = accept(
        content,
        identities=[newcomer.identity],
        public_key=newcomer.key.public_key(),
        unit="00470",
        now=dt.datetime(2009, 1, 1, tzinfo=dt.UTC),
    )

    assert welcome.device.unit == "00470"
