import datetime as dt
import unicodedata

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from sync_forgery import members_of
from sync_offices import NOW, Computer, a_change

from mdd_desktop.sync.changes import ORIGIN, ReadChange, read_lines, write_lines
from mdd_desktop.sync.package import Rejection
from mdd_desktop.sync.reader import open_package
from mdd_desktop.sync.statements import leaves, sign_head
from mdd_desktop.sync.trust import TrustList


def _round_trip(changes: list[ReadChange]) -> list[ReadChange]:
    return read_lines(b"".join(write_lines(changes)), len(changes))


def test_the_province_reads_what_the_commune_wrote(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    changes = commune.writes(5)

    opened = province.opens(commune.packs(province, changes), trust)

    assert list(opened.changes) == changes
    assert opened.signer.unit == "00451"
    assert opened.manifest.feeds[commune.feed()].head == changes[-1].hash.hex()


def test_everything_a_manifest_says_arrives(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    package = commune.packs(
        province,
        kind="ack",
        ack={province.feed("00451"): ["cd" * 32, "ab" * 32]},
        rejected=[Rejection(id="ab" * 16, code="AUTH")],
        digest={"00451": "12" * 32},
        prev_package_sha256="34" * 32,
        app="0.1.0",
        sealed=b"narrower",
        attachments=[b"a scan", b"another"],
    )

    opened = province.opens(package, trust)

    assert opened.manifest.kind == "ack"
    assert opened.manifest.created == NOW
    assert opened.manifest.ack == {province.feed("00451"): ("ab" * 32, "cd" * 32)}
    assert opened.manifest.rejected == (Rejection(id="ab" * 16, code="AUTH"),)
    assert opened.sealed == b"narrower"
    assert sorted(opened.attachments.values()) == [b"a scan", b"another"]


def test_the_sender_can_read_its_own_package(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    package = commune.packs(province, commune.writes(2))

    opened = open_package(package, identities=[commune.identity], trust=trust, unit="79", now=NOW)

    assert len(opened.changes) == 2


def test_a_later_part_of_a_feed_names_its_predecessor(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    changes = commune.writes(6)

    opened = province.opens(commune.packs(province, changes[3:]), trust)

    assert list(opened.changes) == changes[3:]
    assert opened.changes[0].prev == changes[2].hash


def test_both_branches_of_a_fork_arrive(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    trunk = commune.writes(2)
    branches = [
        *commune.writes(2, after=trunk[-1], note="máy gốc"),
        *commune.writes(1, after=trunk[-1], note="bản khôi phục"),
    ]

    opened = province.opens(commune.packs(province, trunk + branches), trust)

    assert list(opened.changes) == trunk + branches
    assert len(leaves(opened.changes)) == len(opened.statements) == 2


def test_two_first_changes_of_one_feed_arrive(commune: Computer) -> None:
    changes = [*commune.writes(1, note="một"), *commune.writes(1, note="hai")]

    assert _round_trip(changes) == changes
    assert [change.prev for change in changes] == [ORIGIN, ORIGIN]


def test_an_erased_body_leaves_the_chain_whole(commune: Computer) -> None:
    changes = commune.writes(3)
    erased = [
        changes[0],
        msgspec.structs.replace(changes[1], body=None),
        changes[2],
    ]

    read = _round_trip(erased)

    assert read == erased
    assert [change.hash for change in read] == [change.hash for change in changes]


def test_predecessors_are_written_only_where_they_are_needed(commune: Computer) -> None:
    lines = list(write_lines(commune.writes(4)[1:]))

    assert [b'"p":' in line for line in lines] == [True, False, False]


def test_feeds_may_be_mixed_line_by_line(commune: Computer) -> None:
    up = commune.writes(3)
    own = commune.writes(3, feed=commune.feed("own"))
    mixed = [change for pair in zip(up, own, strict=True) for change in pair]

    assert _round_trip(mixed) == mixed


def test_keys_of_a_newer_version_survive(commune: Computer) -> None:
    change = a_change(commune.feed(), to="00452", zy={commune.feed(): ["ab" * 32]}, zz=True)

    assert _round_trip([change]) == [change]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
def test_any_normalised_text_survives(text: str) -> None:
    feed = "00451/0123456789abcdef/0badcafe/up"
    change = a_change(feed, fields={"note": unicodedata.normalize("NFC", text)})

    assert _round_trip([change]) == [change]


def test_a_head_relayed_by_another_office_is_believed(
    province: Computer, commune: Computer, other_commune: Computer, trust: TrustList
) -> None:
    changes = commune.writes(4)
    statement = sign_head(commune.key, commune.feed(), 4, changes[-1].hash, reg_version=3)

    package = province.packs(other_commune, changes, statements=[statement])
    opened = other_commune.opens(package, trust)

    assert list(opened.changes) == changes
    assert opened.statements == (statement,)


def test_the_same_gathering_makes_the_same_signed_bytes(
    province: Computer, commune: Computer
) -> None:
    draft = [commune.packs(province, commune.writes(3)) for _ in range(2)]

    assert members_of(draft[0], province) == members_of(draft[1], province)


def test_a_slow_courier_does_not_matter_but_years_do(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    package = commune.packs(province, commune.writes(1))

    opened = province.opens(package, trust, now=NOW + dt.timedelta(days=750))

    assert opened.manifest.n_ops == 1
