"""What goes into a package: everything another office has not acknowledged."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from mdd_desktop.storage import exchange
from mdd_desktop.storage.acknowledged import Acknowledged, unsent
from mdd_desktop.storage.branches import heads_of
from mdd_desktop.storage.held_branches import held_branches
from mdd_desktop.storage.transaction import Reading
from mdd_desktop.sync.changes import ReadChange
from mdd_desktop.sync.statements import HeadStatement
from mdd_desktop.sync.trust import TrustList


@dataclass(frozen=True)
class Load:
    """The changes for an office and the heads that are acknowledged to it.

    Attributes:
        changes: In the order of each feed; for an office above also the branches of a fork that
            are held here, because it decides about them.
        statements: Signed heads of the foreign feeds among them.
        heads: Feed → the full hash, hex, up to which it is applied here.
        numbers: Feed → the number of the last change sent.
        scans_left: How many scans found no room beside the changes.
    """

    changes: tuple[ReadChange, ...]
    statements: tuple[HeadStatement, ...]
    heads: dict[str, tuple[str, ...]]
    numbers: dict[str, int]
    scans_left: int = 0


def peers(trust: TrustList, unit: str, own_device: str) -> tuple[str, ...]:
    """The fingerprints of a unit's computers that are neither revoked nor this one.

    Of a computer that changed its keys the newest one, under which everything it said is kept.
    """
    return tuple(
        device.fingerprint
        for device in trust.devices_of(unit)
        if trust.revocation(device.fingerprint) is None
        and device.code != own_device
        and trust.newest_keys[device.fingerprint] == device.fingerprint
    )


def load_for(
    reading: Reading,
    unit: str,
    *,
    own_device: str,
    devices: Sequence[str] = (),
    trust: TrustList | None = None,
) -> Load:
    """Gather what an office lacks.

    Args:
        reading: One consistent view.
        unit: The receiving office.
        own_device: This computer's name in feeds; it states the heads of its own feeds itself.
        devices: Its computers; what each of them acknowledged is left out. None: everything.
        trust: The list whose revocations vouch for last good heads.
    """
    changes: list[ReadChange] = []
    statements: list[HeadStatement] = []
    numbers: dict[str, int] = {}
    heads: dict[str, tuple[str, ...]] = {}
    known = Acknowledged(reading.connection, devices)
    vouched = last_good_heads(trust) if trust else {}
    decides = reading.tree.is_above(unit, reading.unit)
    aside = held_branches(reading.connection) if decides else {}
    for feed in exchange.shared_feeds(reading.connection, reading.unit, unit, reading.tree):
        name = str(feed["name"])
        if feed["device"] == own_device:
            new = known.lacking(feed)
        else:
            new, stated = known.sendable(feed, vouched.get(name, ()))
            statements += map(_statement, stated)
        kept, stated_of_kept = aside.get(name, ([], []))
        statements += map(_statement, stated_of_kept)
        changes += [ReadChange(*change) for change in (*new, *kept)]
        numbers[name] = max((change.n for change in new), default=known.number(name))
        heads[name] = tuple(heads_of(reading.connection, feed, known.forked))
    return Load(tuple(changes), tuple(statements), heads, numbers)


def has_list(reading: Reading, unit: str, trust: TrustList, devices: Sequence[str]) -> bool:
    """Whether an office is known to hold this trust list, so that it need not travel again.

    While a package waits for an answer, nothing is known: its receiver may have gone back to a
    copy from before the list came, where it cannot believe us and so not tell us either.
    """
    known = Acknowledged(reading.connection, devices)
    return known.hold_list(trust.digest) and not exchange.awaits_word(reading.connection, unit)


def last_good_heads(trust: TrustList) -> dict[str, list[bytes]]:
    """For each feed of a revoked computer the heads up to which it is still believed."""
    found: dict[str, list[bytes]] = {}
    for revocation in trust.contents.revocations.values():
        for feed, heads in revocation.last_good.items():
            found.setdefault(feed, []).extend(map(bytes.fromhex, heads))
    return found


def unsent_count(reading: Reading, unit: str, trust: TrustList, own_device: str) -> int:
    """How many changes an office has not acknowledged yet."""
    feeds = exchange.shared_feeds(reading.connection, reading.unit, unit, reading.tree)
    own = [feed for feed in feeds if feed["unit"] == reading.unit]
    return unsent(Acknowledged(reading.connection, peers(trust, unit, own_device)), own)


def kept_statement(statement: HeadStatement) -> exchange.Statement:
    """A signed head as it is kept, to be relayed."""
    encoded = msgspec.json.encode(statement)
    return exchange.Statement(statement.feed, statement.n, bytes.fromhex(statement.head), encoded)


def _statement(stated: exchange.Statement) -> HeadStatement:
    return msgspec.json.decode(stated.statement, type=HeadStatement)
