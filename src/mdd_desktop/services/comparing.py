"""Whether two offices that know the same also hold the same: digests in every package."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from mdd_desktop.domain.change import Change
from mdd_desktop.services import erasure
from mdd_desktop.services.trusted import read_trust
from mdd_desktop.storage import exchange
from mdd_desktop.storage.branches import forked_feeds, heads_of
from mdd_desktop.storage.intake import held_changes
from mdd_desktop.storage.integrity import unit_digests
from mdd_desktop.storage.log_reader import decisions_known
from mdd_desktop.storage.transaction import Reading
from mdd_desktop.sync.package import Manifest, Rejection
from mdd_desktop.sync.trust import TrustList

_MOST_TOLD = 1000


def digests_for(reading: Reading, unit: str) -> dict[str, str]:
    """The digests of the units whose records the other office sees as a whole.

    A unit without records has an empty one; a unit of which the other office cannot know a
    decision yet is left out, and so is not compared.
    """
    reading.log.flush()
    shared = _comparable_units(reading, unit)
    return dict.fromkeys(shared, EMPTY) | unit_digests(reading, shared)


def rejections(reading: Reading, feeds: Iterable[str]) -> list[Rejection]:
    """The changes of these feeds that are kept aside here, with the reason's code."""
    wanted = set(feeds)
    held = held_changes(reading.connection)
    found = [Rejection(c.id.hex(), code) for code, _, c in held if c.head["s"] in wanted]
    return found[:_MOST_TOLD]


def differing_units(reading: Reading, manifest: Manifest) -> dict[str, tuple[str, str]]:
    """The units about which the sender holds other values although both know the same changes.

    That is a fault of the program: whoever notices rebuilds its tables and keeps both digests.

    Returns:
        Our digest and the sender's, by unit.
    """
    trust = read_trust(reading)
    if not manifest.digest or manifest.rejected or trust is None:
        return {}
    if not _same_list(trust, reading.unit, manifest):
        return {}  # another list can name another owner
    forked = forked_feeds(reading.connection)
    feeds = exchange.shared_feeds(reading.connection, reading.unit, manifest.sender, reading.tree)
    ours = {str(feed["name"]): heads_of(reading.connection, feed, forked) for feed in feeds}
    if not _same_heads(ours, manifest.ack):
        return {}
    shared = _comparable_units(reading, manifest.sender) & manifest.digest.keys()
    own = dict.fromkeys(shared, EMPTY) | unit_digests(reading, shared)
    both = {code: (own[code], manifest.digest[code]) for code in sorted(shared)}
    return {code: pair for code, pair in both.items() if pair[0] != pair[1]}


def _same_list(trust: TrustList, unit: str, manifest: Manifest) -> bool:
    if not manifest.trust_list:
        return manifest.reg_version == trust.version
    return manifest.trust_list == trust.shared_by(unit, manifest.sender).digest


def _same_heads(ours: Mapping[str, Sequence[str]], theirs: Mapping[str, Sequence[str]]) -> bool:
    return {feed: sorted(h) for feed, h in ours.items()} == {
        feed: sorted(h) for feed, h in theirs.items()
    }


def _comparable_units(reading: Reading, unit: str) -> frozenset[str]:
    """The units whose records both offices see and of which both know the same decisions.

    They see those of the lower of the two and below.
    """
    lower = reading.unit if reading.tree.is_above(unit, reading.unit) else unit
    return reading.tree.subtree(lower) - _units_untold(reading, unit)


def _units_untold(reading: Reading, other: str) -> frozenset[str]:
    """The units whose records have another owner by a decision that the other office lacks.

    Each office concerned has its own copy of a decision (ADR 14), and one of them can be lost:
    then the office that decided has to write it again before the two can hold the same. So it is
    with an erasure of such a record.
    """
    by_record: dict[UUID, list[tuple[int, Change]]] = {}
    for feed, change in decisions_known(reading.connection):
        by_record.setdefault(change.record, []).append((feed, change))
    if not by_record:
        return frozenset()
    feeds = exchange.shared_feeds(reading.connection, reading.unit, other, reading.tree)
    told = {feed["id"] for feed in feeds}
    untold: set[str] = set()
    for record, copies in by_record.items():
        heard = [change for feed, change in copies if feed in told]
        known = {c.decision for c in heard}.union(*(c.past for c in heard))
        standing = {link.id for link in reading.log.state(record).chain}
        unheard = any(c.decision in standing - known for _, c in copies)
        if unheard or erasure.untold(reading, record, other):
            untold.update(unit for _, c in copies for unit in (c.giver, c.receiver))
    return frozenset(untold | {reading.tree.heir(unit) for unit in untold})


EMPTY = ""
