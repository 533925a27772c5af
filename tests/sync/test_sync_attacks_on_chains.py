"""Chains with holes, and heads that nobody stated: each refused with its own code."""

from typing import Any

import msgspec
import pytest
from sync_forgery import Refuses, first_line_with, signed_again, with_lines
from sync_offices import Computer

from mdd_desktop.sync.compression import compress
from mdd_desktop.sync.package import STATEMENTS
from mdd_desktop.sync.sealing import new_identity, recipient_of, seal
from mdd_desktop.sync.statements import HeadStatement, sign_head, write_statements

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
    named = first_line_with(lines, b'"par"', b'"p":"' + prev.encode() + b'","par"')

    assert refuses(with_lines(package, province, commune.key, named)) == "E_CHAIN"


def test_a_line_twice_is_refused(
    lines: list[bytes], package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    again = first_line_with(lines, b'"par"', b'"p":"' + b"0" * 64 + b'","par"')[0]

    forged = with_lines(package, province, commune.key, [*lines, again])

    assert refuses(forged) == "E_CHAIN"


def test_a_value_changed_on_the_way_does_not_reach_the_stated_head(
    lines: list[bytes], package: bytes, province: Computer, commune: Computer, refuses: Refuses
) -> None:
    changed = first_line_with(lines, b'"note":"', b'"note":"khong ')

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


@pytest.mark.parametrize(
    "content", [b"x", b"{}\n", b'{"a":"\xff"}\n', b"[" * 9999 + b"\n", b'{"a": 1}']
)
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
