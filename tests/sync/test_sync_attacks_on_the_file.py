"""Damage to the sealed file and to the archive inside: each refused with its own code."""

import itertools
import random

import pytest
from sync_forgery import (
    Refuses,
    members_of,
    sealed,
    sealed_inner,
    signed_again,
)
from sync_offices import Computer

from mdd_desktop.sync.archive import pack
from mdd_desktop.sync.package import CHANGES, MANIFEST
from mdd_desktop.sync.sealing import unseal

# The seal


def test_any_flipped_bit_is_noticed(package: bytes, refuses: Refuses) -> None:
    chance = random.Random(4)  # noqa: S311  - repeatable damage, no secret
    codes = set()
    for _ in range(10_000):
        damaged = bytearray(package)
        place = chance.randrange(len(package) * 8)
        damaged[place // 8] ^= 1 << place % 8
        codes.add(refuses(bytes(damaged)))

    assert codes <= {"E_NOT_PKG", "E_DECRYPT"}


def test_a_file_cut_off_anywhere_is_noticed(package: bytes, refuses: Refuses) -> None:
    codes = {refuses(package[:end]) for end in range(512, len(package), 512)}

    assert codes == {"E_DECRYPT"}


def test_a_sector_lost_by_the_stick_is_noticed(package: bytes, refuses: Refuses) -> None:
    holes = (
        package[:start] + bytes(512) + package[start + 512 :]
        for start in range(512, len(package), 512)
    )

    assert {refuses(hole) for hole in holes} == {"E_DECRYPT"}


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"age-encryption.org/v2\n"])
def test_another_kind_of_file_is_no_package(content: bytes, refuses: Refuses) -> None:
    assert refuses(content) == "E_NOT_PKG"


def test_a_package_for_another_office_stays_closed(
    commune: Computer, other_commune: Computer, refuses: Refuses
) -> None:
    assert refuses(commune.packs(other_commune)) == "E_DECRYPT"


def test_a_file_over_the_limit_is_not_even_decrypted(refuses: Refuses) -> None:
    assert refuses(b"age-encryption.org/v1\n" + bytes(64 << 20)) == "E_TOO_BIG"


@pytest.mark.parametrize("count", [70, 200_000])
def test_a_seal_with_endless_recipients_is_not_tried(count: int, refuses: Refuses) -> None:
    stanza = b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"

    assert refuses(b"age-encryption.org/v1\n" + stanza * count + b"--- x\n") == "E_TOO_BIG"


# Framing: inner files that somebody who knows our public key sealed


def _damages(inner: bytes, names: list[bytes]) -> dict[str, bytes]:
    size = int(inner[124:135], 8)
    padding = 512 + size
    first_end = padding + -size % 512
    return {
        "padding": inner[:padding] + b"x" + inner[padding + 1 :],
        "end missing": inner[:-1024],
        "half an end": inner[:-512],
        "more behind the end": inner + bytes(512),
        "order": inner[first_end : first_end + 1024]
        + inner[:first_end]
        + inner[first_end + 1024 :],
        "mode": inner[:100] + b"0000644\0" + inner[108:],
        "empty": b"",
        "end only": bytes(1024),
        "cut": inner[:700],
        "other name": inner.replace(names[0], b"Manifest.json", 1),
    }


@pytest.mark.parametrize(
    "damage",
    [
        "padding",
        "end missing",
        "half an end",
        "more behind the end",
        "order",
        "mode",
        "empty",
        "end only",
        "cut",
        "other name",
    ],
)
def test_an_archive_that_we_would_not_write_is_refused(
    damage: str, package: bytes, province: Computer, refuses: Refuses
) -> None:
    inner = unseal(package, [province.identity])

    damaged = _damages(inner, [MANIFEST.encode()])[damage]

    assert refuses(sealed_inner(damaged, province)) == "E_FORMAT"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../x", "E_FORMAT"),
        ("/etc/passwd", "E_FORMAT"),
        ("extra.json", "E_FORMAT"),
        ("manifest.json/", "E_FORMAT"),
        ("x" * 99, "E_FORMAT"),
        ("att-../../x", "E_HASH"),
    ],
)
def test_a_member_of_another_name_is_refused(
    name: str, code: str, package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    added = {name: b"x"}

    assert refuses(sealed(members_of(package, province) | added, province)) == code
    assert refuses(signed_again(package, province, commune.key, members=added)) == code


def test_no_byte_of_padding_may_be_anything_but_zero(
    package: bytes, province: Computer, refuses: Refuses
) -> None:
    inner = unseal(package, [province.identity])
    padding, start = [], 0
    for member in members_of(package, province).values():
        end = start + 512 + len(member)
        start = end + -end % 512
        padding += range(end, start)
    assert len(padding) > 100

    codes = {
        refuses(sealed_inner(inner[:place] + b"\1" + inner[place + 1 :], province))
        for place in (*padding, *range(start, len(inner)))
    }

    assert codes == {"E_FORMAT"}


def test_members_in_any_other_order_are_refused(
    package: bytes, province: Computer, refuses: Refuses
) -> None:
    own, *others = itertools.permutations(members_of(package, province).items())

    codes = {refuses(sealed_inner(pack(order), province)) for order in others}

    assert len(own) >= 4
    assert codes == {"E_FORMAT"}


def test_a_member_twice_is_refused(package: bytes, province: Computer, refuses: Refuses) -> None:
    members = [*members_of(package, province).items(), (CHANGES, b"x")]

    assert refuses(sealed_inner(pack(members), province)) == "E_FORMAT"


@pytest.mark.parametrize("kind", [b"1", b"2", b"3", b"5", b"7", b"x", b"L", b"\0"])
def test_a_link_or_a_device_or_a_long_name_is_refused(
    kind: bytes, package: bytes, province: Computer, refuses: Refuses
) -> None:
    header = bytearray(unseal(package, [province.identity]))
    header[156:157] = kind
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header[:512])

    assert refuses(sealed_inner(bytes(header), province)) == "E_FORMAT"


def test_an_archive_of_countless_members_is_refused_at_once(
    province: Computer, refuses: Refuses
) -> None:
    content = sealed_inner(pack((f"m{i}", b"") for i in range(5000)), province)

    assert refuses(content) == "E_FORMAT"


def test_damage_inside_a_seal_made_anew_is_noticed(
    package: bytes, province: Computer, refuses: Refuses
) -> None:
    inner = unseal(package, [province.identity])
    chance = random.Random(9)  # noqa: S311  - repeatable damage, no secret
    codes = set()
    for _ in range(1500):
        damaged = bytearray(inner)
        place = chance.randrange(len(inner) * 8)
        damaged[place // 8] ^= 1 << place % 8
        codes.add(refuses(sealed_inner(bytes(damaged), province)))

    assert codes <= {"E_FORMAT", "E_SIGNATURE", "E_SIGNER_UNKNOWN", "E_HASH"}


@pytest.mark.parametrize("name", ["", "x" * 100, "đơn.json"])
def test_we_write_no_name_that_we_would_not_read(name: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  - of Python's codec or ours, never a file
        pack([(name, b"")])
