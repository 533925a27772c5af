"""An office that was restored from a backup hears what its own list said before that."""

import datetime as dt

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sync_offices import NOW, Computer

from mdd_desktop.domain.unit import never_began
from mdd_desktop.sync import mergers
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_changes import revoke, rotate_root, signed_again
from mdd_desktop.sync.trust_model import ListedUnit
from mdd_desktop.sync.trust_regained import regained
from mdd_desktop.sync.trust_update import updated, write_registry


def grown(trust: TrustList, province: Computer, steps: int) -> TrustList:
    """The list after as many further versions that say the same."""
    keys = [province.registrar]
    for _ in range(steps):
        trust = signed_again(trust, office=province.code, registrar_keys=keys, now=NOW)
    return trust


def hears(province: Computer, ours: TrustList, theirs: TrustList) -> TrustList:
    """What the province's own list is after a package with another copy of it."""
    offered = write_registry(theirs)
    heard, _ = updated(ours, offered)
    return regained(ours, heard, offered, province.office(), NOW)


def test_a_district_listed_since_may_sign_its_list_again(
    province: Computer, district: Computer, below: Computer, trust: TrustList
) -> None:
    since = province.approves(trust, district, own_list=True)
    newer = grown(trust, province, 2)

    once_more = hears(province, since, newer)

    assert once_more.versions["targets"] > newer.versions["targets"]
    assert district.approves(once_more, below).ancestors("00460") == ("C1", "79")


def merged(
    province: Computer, trust: TrustList, old: str, new: str, *, month: int = 11
) -> TrustList:
    """The list after a law that lets one commune take another over."""
    first, office = dt.date(2026, month, 1), province.office()
    unit = ListedUnit(code=new, name="xã mới", level="commune", parent="79", valid_from=first)
    gone = mergers.ended(
        trust.units[old],
        last=first - dt.timedelta(days=1),
        successors=(new,),
        grace_until=first,
    )
    for one in (unit, gone):
        trust = mergers.state_unit(trust, one, office, NOW)
    return trust


def merged_twice(province: Computer, trust: TrustList, old: str) -> TrustList:
    once = merged(province, trust, old, "00998")
    return merged(province, once, "00998", "00999", month=12)


def test_a_merger_stated_since_stands_above_the_newer_list(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    since = merged(province, trust, commune.code, "00999")
    newer = grown(trust, province, 5)

    once_more = hears(province, since, newer)

    assert once_more.versions["targets"] > newer.versions["targets"]
    for code in ("00999", commune.code):
        assert once_more.units[code] == since.units[code]


def test_mergers_that_only_an_older_list_names_are_stated_again(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    lost = merged_twice(province, trust, commune.code)
    since = grown(trust, province, 9)

    once_more = hears(province, since, lost)

    assert once_more.versions["targets"] > since.versions["targets"]
    for code in (commune.code, "00998", "00999"):
        assert once_more.units[code] == lost.units[code]


def test_they_never_began_when_the_law_said_otherwise_meanwhile(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    lost = merged_twice(province, trust, commune.code)
    since = grown(merged(province, trust, commune.code, "00997"), province, 9)

    units = hears(province, since, lost).units

    assert units[commune.code] == since.units[commune.code]
    for code, heir in (("00998", commune.code), ("00999", "00998")):
        assert units[code].successors == (heir,)
        assert never_began(units[code].valid_from, units[code].valid_to)
    assert units["00997"] == since.units["00997"]


def revoked(province: Computer, trust: TrustList, computer: Computer) -> TrustList:
    """The list after a computer was stolen."""
    return revoke(
        trust,
        computer.fingerprint,
        last_good={},
        reason="mất cắp",
        office=province.code,
        registrar_keys=[province.registrar],
        now=NOW,
    )


def test_a_revocation_that_only_an_older_list_states_is_stated_again(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    lost = revoked(province, trust, commune)
    since = grown(trust, province, 9)

    once_more = hears(province, since, lost)

    assert once_more.versions["targets"] > since.versions["targets"]
    assert once_more.revocation(commune.fingerprint) == lost.revocation(commune.fingerprint)
    assert hears(province, once_more, lost) is once_more


def test_an_older_revocation_of_a_computer_that_is_not_listed_signs_nothing(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    second = Computer(commune.code, parent="79")
    lost = revoked(province, province.approves(trust, second), second)
    since = grown(trust, province, 9)

    assert second.fingerprint not in since.newest_keys
    assert hears(province, since, lost) is since


def test_a_list_that_a_registrar_of_before_signed_says_nothing(
    province: Computer, commune: Computer, trust: TrustList
) -> None:
    lost = merged(province, trust, commune.code, "00999")
    since = rotate_root(
        grown(trust, province, 9),
        root_keys=[province.root.public_key()],
        signing_keys=[province.root],
        registrar_keys=[Ed25519PrivateKey.generate()],
        now=NOW,
    )

    assert hears(province, since, lost) is since


def test_of_two_copies_with_one_number_the_office_states_both_above_them(
    province: Computer, trust: TrustList
) -> None:
    one, other = Computer("00470", parent="79"), Computer("00471", parent="79")
    lost, since = province.approves(trust, one), province.approves(trust, other)
    assert lost.versions == since.versions

    once_more = hears(province, since, lost)

    assert once_more.versions["targets"] > lost.versions["targets"]
    for computer in (one, other):
        assert once_more.is_valid(computer.fingerprint, computer.code, NOW)
    for held in (lost, since):
        assert updated(held, write_registry(once_more)) == (once_more, ())


def test_two_copies_with_one_number_that_name_the_same_become_one(
    province: Computer, trust: TrustList
) -> None:
    keys, later = [province.registrar], NOW + dt.timedelta(days=1)
    lost = signed_again(trust, office=province.code, registrar_keys=keys, now=NOW)
    since = signed_again(trust, office=province.code, registrar_keys=keys, now=later)

    once_more = hears(province, since, lost)

    assert once_more.versions["targets"] == lost.versions["targets"] + 1
    assert updated(lost, write_registry(once_more)) == (once_more, ())


def test_nothing_is_signed_where_nothing_is_lacking(province: Computer, trust: TrustList) -> None:
    newer = grown(trust, province, 1)

    assert hears(province, trust, newer) == newer
    assert hears(province, newer, trust) == newer
    assert hears(province, trust, trust) is trust
    assert regained(trust, trust, None, province.office(), NOW) is trust
    assert regained(trust, trust, b"no list", province.office(), NOW) is trust


def test_a_list_of_a_foreign_root_under_our_number_says_nothing(
    province: Computer, district: Computer, trust: TrustList
) -> None:
    stranger = Computer(province.code, "province")
    foreign = grown(stranger.own_tree(), stranger, trust.versions["targets"] - 2)
    foreign = stranger.approves(foreign, district)
    assert foreign.versions == trust.versions

    assert hears(province, trust, foreign) is trust
