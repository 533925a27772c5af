"""Bombs, and lines that we would not write: each refused with its own code."""

import tracemalloc

import pytest
import zstandard
from sync_bombs import bomb
from sync_forgery import (
    Refuses,
    first_line_with,
    signed_again,
    with_lines,
)
from sync_offices import Computer, a_change

from mdd_desktop.sync.compression import compress, decompress
from mdd_desktop.sync.package import CHANGES, STATEMENTS
from mdd_desktop.sync.trust import TrustList

TEN_GIB = 10 << 30
UNSIZED = zstandard.ZstdCompressor(write_content_size=False).compress(b"x")


# Bombs


@pytest.mark.parametrize(
    ("stated", "in_frame", "code"),
    [
        (TEN_GIB, TEN_GIB, "E_TOO_BIG"),
        (4096, TEN_GIB, "E_SIZE"),
        (4096, 4096, "E_SIZE"),
        (0, 0, "E_SIZE"),
    ],
    ids=["honest", "lying manifest", "lying frame", "nothing at all"],
)
def test_a_bomb_does_not_go_off(
    stated: int,
    in_frame: int,
    code: str,
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
        members={CHANGES: bomb(TEN_GIB, in_frame)},
    )
    assert refuses(armed) == code

    tracemalloc.start()
    refuses(armed)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 << 20


def test_a_bomb_among_the_head_statements_does_not_go_off(
    package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    for stated, code in ((TEN_GIB, "E_TOO_BIG"), (4096, "E_SIZE")):
        frame = bomb(TEN_GIB, stated)
        armed = signed_again(package, province, commune.key, members={STATEMENTS: frame})
        assert refuses(armed) == code


def test_the_bomb_is_one_and_not_only_a_broken_frame() -> None:
    assert decompress(bomb(1 << 20), 1 << 20) == bytes(1 << 20)


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
        (b'"k":"put",', b'"cut":"x","k":"put",'),
        (b'"k":"put",', b'"cut":["' + b"z" * 64 + b'"],"k":"put",'),
        (b'"r":"cd', b'"past":["' + b"z" * 32 + b'"],"r":"cd'),
        (b'"s":"00451/', b'"re":["ab"],"s":"00451/'),
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
    forged = with_lines(package, province, commune.key, first_line_with(lines, old, new))

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
