"""Every attack and accident on the file, each refused with its own code and nothing read."""

import random
import tracemalloc
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sync_forgery import members_of, sealed, sealed_inner, signed_again, spelled, with_lines
from sync_offices import Computer, a_change

from mdd_desktop.sync import sshsig
from mdd_desktop.sync.archive import pack
from mdd_desktop.sync.changes import write_lines
from mdd_desktop.sync.compression import compress
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.package import CHANGES, MANIFEST, SIGNATURE, STATEMENTS
from mdd_desktop.sync.sealing import new_identity, recipient_of, seal, unseal
from mdd_desktop.sync.statements import HeadStatement, sign_head, write_statements
from mdd_desktop.sync.trust import TrustList

Refuses = Callable[[bytes], str]
UNSIZED = zstandard.ZstdCompressor(write_content_size=False).compress(b"x")


@pytest.fixture
def refuses(province: Computer, trust: TrustList) -> Refuses:
    """Return the code with which the province refuses a file."""

    def code(package: bytes) -> str:
        with pytest.raises(PackageError) as caught:
            province.opens(package, trust)
        return caught.value.code

    return code


@pytest.fixture(scope="module")
def package(province: Computer, commune: Computer) -> bytes:
    return commune.packs(province, commune.writes(12))


@pytest.fixture(scope="module")
def lines(commune: Computer) -> list[bytes]:
    return [line[:-1] for line in write_lines(commune.writes(3))]


# The seal


def test_any_flipped_bit_is_noticed(package: bytes, refuses: Refuses) -> None:
    chance = random.Random(4)  # noqa: S311  - repeatable damage, no secret
    codes = set()
    for _ in range(3000):
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
    "name", ["../x", "/etc/passwd", "extra.json", "att-../../x", "manifest.json/", "x" * 99]
)
def test_a_member_of_another_name_is_refused(
    name: str, package: bytes, province: Computer, refuses: Refuses
) -> None:
    members = members_of(package, province) | {name: b"x"}

    assert refuses(sealed(members, province)) in {"E_FORMAT", "E_HASH"}


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


# Bombs


def _bomb(size: int) -> bytes:
    """Return a frame of that many zero bytes that honestly states its size."""
    compressor = zstandard.ZstdCompressor(level=1).compressobj(size=size)
    block = bytes(64 << 20)
    parts = [compressor.compress(block) for _ in range(size // len(block))]
    return b"".join((*parts, compressor.flush()))


@pytest.fixture(scope="module")
def bomb() -> bytes:
    return _bomb(1 << 30)


def _small(bomb: bytes, stated: int) -> bytes:
    """Return the bomb with another content size in its frame header."""
    assert bomb[4] >> 6 == 2  # a content size of four bytes
    place = 5 + (0 if bomb[4] & 32 else 1)
    return bomb[:place] + stated.to_bytes(4, "little") + bomb[place + 4 :]


@pytest.mark.parametrize(
    ("stated", "in_frame", "code"),
    [
        (1 << 30, 1 << 30, "E_TOO_BIG"),
        (4096, 1 << 30, "E_SIZE"),
        (4096, 4096, "E_SIZE"),
        (0, 0, "E_SIZE"),
    ],
    ids=["honest", "lying manifest", "lying frame", "nothing at all"],
)
def test_a_bomb_does_not_go_off(
    stated: int,
    in_frame: int,
    code: str,
    bomb: bytes,
    package: bytes,
    province: Computer,
    commune: Computer,
    refuses: Refuses,
) -> None:
    fields = {"raw_size": stated, "n_ops": 1}
    armed = signed_again(
        package,
        province,
        commune.key,
        manifest=fields,
        members={CHANGES: _small(bomb, in_frame)},
    )
    assert refuses(armed) == code

    tracemalloc.start()
    refuses(armed)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 << 20


def test_a_bomb_among_the_head_statements_does_not_go_off(
    bomb: bytes, package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    armed = signed_again(package, province, commune.key, members={STATEMENTS: bomb})

    assert refuses(armed) == "E_TOO_BIG"


@pytest.mark.parametrize(
    "frame",
    [b"", b"no frame", UNSIZED, compress(b"x")[:-1], compress(b"x") + b"x", compress(b"x") * 2],
)
def test_what_is_no_whole_frame_is_refused(
    frame: bytes, package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    forged = signed_again(
        package,
        province,
        commune.key,
        manifest={"raw_size": 1, "n_ops": 1},
        members={CHANGES: frame},
    )

    assert refuses(forged) == "E_SIZE"


# Lines


def _first(lines: list[bytes], old: bytes, new: bytes) -> list[bytes]:
    assert old in lines[0]
    return [lines[0].replace(old, new, 1), *lines[1:]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"n":1', b'"n":' + b"9" * 5000),
        (b'"n":1', b'"n":0'),
        (b'"n":1', b'"n":1.0'),
        (b'"n":1', b'"n":01'),
        (b'"n":1', b'"n":true'),
        (b'"sv":1', b'"sv":NaN'),
        (b'"sv":1', b'"sv":1e0'),
        (b'"sv":1', b'"sv":-0'),
        (b'"sv":1', b'"sv":9007199254740992'),
        (b'"note":"', b'"note":"\\u0000'),
        (b'"note":"', b'"note":"\\ud800'),
        (b'"note":"', b'"note":"\xff'),
        (b'"note":"', b'"note":"\0'),
        (b'"note":"', b'"note":"a\xcc\x81'),
        (b'"note":"', b'"note":"\\/'),
        (b'"note":"', b'"note":"\\u0041'),
        (b'"note":"', b'"note":1.5,"nota":"'),
        (b'"note":"', b'"note":{"a":1},"nota":"'),
        (b'"note":"', b'"note":[1],"nota":"'),
        (b'"note":"', b'"note":"a","note":"'),
        (b'"note":', b'"note": '),
        (b'"salt":"5a', b'"salt":"'),
        (b'"r":"cd', b'"r":"CD'),
        (b'"r":"cd', b'"r":"zz'),
        (b'"r":"cd', b'"r":"'),
        (b'"w":""', b'"w":"ab"'),
        (b'"par":{', b'"par":{"x":["zz"],'),
        (b'"k":"put",', b""),
        (b'"b":{"f"', b'"a":1,"b":{"f"'),
        (b'"b":{"f"', b'"b":{"a":1,"f"'),
        (b'"s":"00451/', b'"s":"../'),
        (b'"s":"00451/', b'"s":"'),
        (b'{"b"', b" " * ((1 << 20) + 1) + b'{"b"'),
        (b'{"b"', b"[" * 100_000 + b'{"b"'),
        (b'{"b":', b'{"bh":'),
        (b'{"b":{"f"', b'{"b":null,"bh":"ab","x":{"f"'),
    ],
)
def test_a_line_that_we_would_not_write_is_refused(
    old: bytes,
    new: bytes,
    lines: list[bytes],
    package: bytes,
    province: Computer,
    commune: Computer,
    refuses: Refuses,
) -> None:
    forged = with_lines(package, province, commune.key, _first(lines, old, new))

    assert refuses(forged) == "E_OPS"


def test_an_escape_beside_a_mark_is_not_mistaken_for_a_letter(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    change = a_change(commune.feed(), fields={"note": "dòng một\n\u0301 \\u0000 chỉ là chữ"})

    opened = province.opens(commune.packs(province, [change]), trust)

    assert opened.changes == (change,)


def test_an_erased_body_is_named_by_a_whole_hash(
    lines: list[bytes], package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    header = lines[0][lines[0].index(b'"h":') :]

    for digest in (b"ab", b"G" * 64):
        erased = [b'{"bh":"' + digest + b'",' + header]
        assert refuses(with_lines(package, province, commune.key, erased)) == "E_OPS"


@pytest.mark.parametrize(
    "line",
    [b"\xcc\x81", b'{"\xcc\x81', b'{"a":["\\u0000"]}', b"[" * 100_000 + b'"\\u0000'],
    ids=["no JSON", "cut", "NUL in a list", "deep"],
)
def test_lines_in_doubt_are_read_with_care(
    line: bytes, package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    assert refuses(with_lines(package, province, commune.key, [line])) == "E_OPS"


# The chain


def test_a_gap_inside_a_feed_is_refused(
    lines: list[bytes], package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    forged = with_lines(package, province, commune.key, [lines[0], lines[2]])

    assert refuses(forged) == "E_CHAIN"


def test_lines_in_the_wrong_order_are_refused(
    lines: list[bytes], package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    forged = with_lines(package, province, commune.key, lines[::-1])

    assert refuses(forged) == "E_CHAIN"


@pytest.mark.parametrize("prev", ["00" * 32, "12" * 32])
def test_a_first_change_follows_nothing(
    prev: str,
    lines: list[bytes],
    package: bytes,
    province: Computer,
    commune: Computer,
    refuses: Refuses,
) -> None:
    named = _first(lines, b'"par"', b'"p":"' + prev.encode() + b'","par"')

    assert refuses(with_lines(package, province, commune.key, named)) == "E_CHAIN"


def test_a_line_twice_is_refused(
    lines: list[bytes], package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    again = _first(lines, b'"par"', b'"p":"' + b"0" * 64 + b'","par"')[0]

    forged = with_lines(package, province, commune.key, [*lines, again])

    assert refuses(forged) == "E_CHAIN"


def test_a_value_changed_on_the_way_does_not_reach_the_stated_head(
    lines: list[bytes], package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    changed = _first(lines, b'"note":"', b'"note":"khong ')

    assert refuses(with_lines(package, province, commune.key, changed)) == "E_CHAIN"


def _with_statements(
    statements: list[HeadStatement], package: bytes, province: Computer, commune: Computer
) -> bytes:
    members = {STATEMENTS: write_statements(statements)}
    return signed_again(package, province, commune.key, members=members)


def test_a_feed_whose_device_did_not_state_its_head_is_refused(
    province: Computer, commune: Computer, other_commune: Computer, refuses: Refuses
) -> None:
    foreign = other_commune.writes(2)

    assert refuses(commune.packs(province, foreign)) == "E_CHAIN"


def test_a_head_stated_by_the_relaying_office_is_refused(
    package: bytes, province: Computer, commune: Computer, other_commune: Computer, refuses: Refuses
) -> None:
    head = commune.writes(12)[-1].hash
    forged = sign_head(other_commune.key, commune.feed(), 12, head, reg_version=3)

    assert refuses(_with_statements([forged], package, province, commune)) == "E_CHAIN"


@pytest.mark.parametrize(
    "change",
    [{"n": 11}, {"head": "00" * 32}, {"sig": ""}, {"reg_version": 9}, {"feed": "x"}],
)
def test_a_head_statement_changed_after_signing_is_refused(
    change: dict[str, Any], package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    head = commune.writes(12)[-1].hash
    sound = sign_head(commune.key, commune.feed(), 12, head, reg_version=3)
    forged = msgspec.structs.replace(sound, **change)

    assert refuses(_with_statements([forged], package, province, commune)) == "E_CHAIN"


def test_a_head_statement_of_an_unlisted_computer_is_refused(
    province: Computer, commune: Computer, refuses: Refuses
) -> None:
    stranger = Computer("00451", parent="79")
    changes = stranger.writes(1)
    statement = sign_head(stranger.key, stranger.feed(), 1, changes[0].hash, reg_version=1)

    assert refuses(commune.packs(province, changes, statements=[statement])) == "E_CHAIN"


@pytest.mark.parametrize("content", [b"x", b"{}\n", b"[" * 9999 + b"\n", b'{"a": 1}'])
def test_head_statements_that_cannot_be_read_are_refused(
    content: bytes, package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    forged = signed_again(package, province, commune.key, members={STATEMENTS: compress(content)})

    assert refuses(forged) == "E_CHAIN"


def test_countless_head_statements_are_refused(
    package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    forged = signed_again(
        package, province, commune.key, members={STATEMENTS: compress(b"{}\n" * 10_001)}
    )

    assert refuses(forged) == "E_TOO_BIG"


def test_a_package_is_sealed_to_somebody_and_not_to_everybody(province: Computer) -> None:
    with pytest.raises(ValueError, match="51 recipients"):
        seal(b"x", [province.age] * 51)
    assert recipient_of(new_identity()) != province.age
