"""What goes into a package: everything another office has not acknowledged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import msgspec

from mdd_desktop.storage import exchange
from mdd_desktop.storage.acknowledged import Acknowledged, Sendable, unsent
from mdd_desktop.storage.branches import heads_of
from mdd_desktop.storage.exchange import StoredChange
from mdd_desktop.storage.held_branches import held_branches
from mdd_desktop.storage.transaction import Reading
from mdd_desktop.sync.changes import ReadChange
from mdd_desktop.sync.statements import HeadStatement
from mdd_desktop.sync.trust import TrustList

LARGEST: Final = 25_000_000
"""Bytes of a package that Zalo and e-mail still take."""
ABOUT_THE_REST: Final = 1_000_000
"""Of them manifest, head statements, list of the trusted and seal take less than this."""
PACKED: Final = 4
"""Changes shrink to less than a fourth, mostly to a fifth."""
MOST: Final = PACKED * (LARGEST - ABOUT_THE_REST)
NOTHING: Final[Mapping[str, int]] = MappingProxyType({})


@dataclass(frozen=True)
class Load:
    """The changes for an office and the heads that are acknowledged to it.

    Attributes:
        changes: In the order of each feed; for an office above also the branches of a fork that
            are held here, because it decides about them.
        statements: Signed heads of the foreign feeds among them.
        heads: Feed → the full hash, hex, up to which it is applied here.
        numbers: Feed → the number of the last change sent.
        left: How many changes found no room and go with the next package.
        raw: Bytes of the changes before they are packed.
        scans_left: How many scans found no room beside the changes.
    """

    changes: tuple[ReadChange, ...]
    statements: tuple[HeadStatement, ...]
    heads: dict[str, tuple[str, ...]]
    numbers: dict[str, int]
    left: int = 0
    raw: int = 0
    scans_left: int = 0


class _Part:
    """What of the changes goes into one package, and what is left for the next one.

    A feed of another computer goes whole: only its signed heads vouch for it. So does a forked
    one, of which a number does not say what went before.
    """

    def __init__(self, after: Mapping[str, int]) -> None:
        self._after = after
        self.raw = self.left = 0

    def of(self, feed: str, new: list[StoredChange], *, whole: bool) -> list[StoredChange]:
        number = self._after.get(feed, 0)
        later = [change for change in new if change.n > number] if number else new
        taken, raw = 0, self.raw
        for change in later:
            if raw >= MOST and not (whole and taken):
                break
            body = change.body
            raw += len(change.header) + (len(body) if body else 0)
            taken += 1
        self.raw = raw
        self.left += len(later) - taken
        return later if taken == len(later) else later[:taken]


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
    after: Mapping[str, int] = NOTHING,
) -> Load:
    """Gather what an office lacks, as much of it as goes into one package.

    Args:
        reading: One consistent view.
        unit: The receiving office.
        own_device: This computer's name in feeds; it states the heads of its own feeds itself.
        devices: Its computers; what each of them acknowledged is left out. None: everything.
        trust: The list whose revocations vouch for last good heads.
        after: Feed → the number up to which it went into the packages before this one.
    """
    part = _Part(after)
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
        is_own = feed["device"] == own_device
        new, stated = (
            Sendable(known.lacking(feed), [])
            if is_own
            else known.sendable(feed, vouched.get(name, ()))
        )
        new = part.of(name, new, whole=not is_own or name in known.forked)
        statements += map(_statement, stated if new else ())
        kept, stated_of_kept = aside.get(name, ([], []))
        statements += map(_statement, stated_of_kept)
        changes += [ReadChange(*change) for change in (*new, *kept)]
        before = max(known.number(name), after.get(name, 0))
        numbers[name] = max((change.n for change in new), default=before)
        heads[name] = tuple(heads_of(reading.connection, feed, known.forked))
    return Load(tuple(changes), tuple(statements), heads, numbers, part.left, part.raw)


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
