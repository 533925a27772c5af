"""What a package brings: taken into the log inside the caller's transaction."""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from mdd_desktop.domain.unit import never_began
from mdd_desktop.services import carried, given_settings, overruled, parts
from mdd_desktop.services.comparing import differing_units
from mdd_desktop.services.concerned import tell_concerned
from mdd_desktop.services.moving_over import stands_for
from mdd_desktop.services.office_keys import office_of, signs_a_list
from mdd_desktop.services.outgoing import kept_statement, peers
from mdd_desktop.services.trusted import adopt_trust, limits_of, read_trust, require_trust
from mdd_desktop.storage import exchange, meta, peer_heads
from mdd_desktop.storage.acknowledged import Acknowledged
from mdd_desktop.storage.intake import Intake, take_in
from mdd_desktop.storage.known_changes import brings_nothing
from mdd_desktop.storage.queries.open_questions import conflict_keys
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.revoked import Gate
from mdd_desktop.storage.transaction import Reading, Transaction
from mdd_desktop.sync.changes import ReadChange
from mdd_desktop.sync.package import Manifest
from mdd_desktop.sync.reader import OpenedPackage
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_regained import named_by, regained


@dataclass(frozen=True)
class Taken:
    """What became of a package.

    Attributes:
        intake: Of its changes.
        new_records: Children, sponsors and all other records that were unknown before.
        changed_records: Records that were known and got new changes.
        new_conflicts: Differences that a person must now decide.
        new_children: Ids of the children among the new records.
        unit: For which this computer speaks from now on.
        differing: Units about which the sender holds other values though it knows the same, each
            with our digest and the sender's.
        mended: Whether nothing differed any more after our tables were worked out anew.
        units_named: Units that this computer, which signs the office's list, finds named there by
            another copy: of before a restore, or of the office's other computer. Whether each
            stands or counts as undone.
    """

    intake: Intake
    new_records: int
    changed_records: int
    new_conflicts: int
    new_children: tuple[str, ...]
    differing: Mapping[str, tuple[str, str]]
    mended: bool
    unit: str
    units_named: Mapping[str, bool]


def came_before(reading: Reading, manifest: Manifest, sha256: str) -> bool:
    """Whether this very file was merged and all that it brings is still here: nothing to read."""
    heads = {feed: bytes.fromhex(span.head) for feed, span in manifest.feeds.items()}
    return exchange.was_merged(reading.connection, sha256) and brings_nothing(
        reading.connection, heads
    )


def remembered(
    registry: Registry, now: dt.datetime, trust: TrustList, offered: bytes | None
) -> TrustList:
    """Our own list with the units that only an older copy of it names, signed but not in force.

    For a package from such a unit: we merged it by law, sent the list, and were then restored.
    """
    if not signs_a_list(registry, trust):
        return trust
    return regained(trust, trust, offered, office_of(registry), now)


def take_package(registry: Registry, tx: Transaction, opened: OpenedPackage) -> Taken:
    """Take an opened package in: trust list, changes, heads, acknowledgements.

    The caller's transaction decides whether it stays; the same package again changes nothing.
    """
    manifest = opened.manifest
    now = tx.clock.believed
    listed = read_trust(tx)
    trust = _list_in_force(registry, tx, listed, opened, now)
    if opened.revocation is None:
        adopt_trust(tx, trust)
        given_settings.follow(tx, trust)
    before = conflict_keys(tx.connection)
    intake = take_in(
        tx.connection,
        tx.log,
        opened.changes,
        package=exchange.row_of_package(tx.connection, manifest.id),
        own_feeds=(str(tx.feed("")),),
        now_ms=int(now.timestamp() * 1000),
        gate=Gate(tx.connection, limits_of(trust), opened.changes),
    )
    if opened.is_known:
        intake.known += manifest.n_ops
    _forget_restoring(registry, tx, opened.changes)
    exchange.keep_statements(tx.connection, map(kept_statement, opened.statements))
    if opened.revocation is None:
        _hear(registry, tx, opened, now)
    tell_concerned(tx)
    if not tx.tree.is_above(tx.unit, manifest.sender):
        overruled.note(tx, opened.changes)
    carried.take_over(tx, opened)
    unit = stands_for(registry, tx, trust) if opened.revocation is None else tx.unit
    differing = differing_units(tx, manifest) if opened.revocation is None else {}
    begun = tx.log.begun
    written = {record for ids in tx.log.written.values() for record in ids}
    return Taken(
        intake=intake,
        new_records=len(begun),
        changed_records=len(written - begun),
        new_conflicts=len(conflict_keys(tx.connection) - before),
        new_children=tuple(
            record.hex for record in tx.log.written.get("child", ()) if record in begun
        ),
        differing=differing,
        mended=bool(differing) and _mends(tx, manifest, differing),
        unit=unit,
        units_named=_named_elsewhere(registry, listed, trust) if opened.revocation is None else {},
    )


def _named_elsewhere(
    registry: Registry, before: TrustList | None, trust: TrustList
) -> dict[str, bool]:
    if before is None or trust is before or not signs_a_list(registry, before):
        return {}
    new = [trust.units[code] for code in named_by(trust, registry.unit) - before.units.keys()]
    return {unit.code: not never_began(unit.valid_from, unit.valid_to) for unit in new}


def _mends(tx: Transaction, manifest: Manifest, differing: Collection[str]) -> bool:
    """Work out anew what we hold of these units; whether the sender holds the same then."""
    tx.log.reread(differing)
    return not differing_units(tx, manifest)


def enter(tx: Transaction, opened: OpenedPackage, result: dict[str, object]) -> None:
    """Enter the package in the book of what came."""
    manifest = opened.manifest
    exchange.record_in(
        tx.connection,
        {
            "id": manifest.id,
            "sha256": opened.sha256,
            "sender": manifest.sender,
            "device": opened.signer.fingerprint,
            "created": manifest.created.isoformat(),
            "merged_at": tx.clock.shown.isoformat(timespec="seconds"),
            "result": json.dumps(result, ensure_ascii=False, sort_keys=True),
        },
    )


def _list_in_force(
    registry: Registry,
    tx: Transaction,
    before: TrustList | None,
    opened: OpenedPackage,
    now: dt.datetime,
) -> TrustList:
    """The list that the package made newer; of our own, what only we know is stated once more.

    A list that does not name our unit is not followed: we could speak for nobody any more.
    """
    heard = opened.trust
    if before is None or opened.revocation is not None:
        return heard
    if tx.unit in before.units and tx.unit not in heard.units:
        return before  # its author went back and forgot our unit, until our package reminds it
    if not signs_a_list(registry, before):
        return heard
    return regained(before, heard, opened.registry, office_of(registry), now)


def _forget_restoring(registry: Registry, tx: Transaction, changes: Iterable[ReadChange]) -> None:
    """When own changes that this copy lacked come back, the banner goes."""
    if meta.read_meta(tx.connection, meta.RESTORED) and any(
        feed.split("/")[1] == registry.device for feed in {change.feed for change in changes}
    ):
        meta.write_meta(tx.connection, meta.RESTORED, "")


def _hear(registry: Registry, tx: Transaction, opened: OpenedPackage, now: dt.datetime) -> None:
    """Note what the sender says that it has; a welcome speaks of nothing but the list."""
    manifest = opened.manifest
    computer = opened.trust.newest_keys[opened.signer.fingerprint]
    if manifest.kind == "enrol":
        peer_heads.note_list(tx.connection, computer, manifest.trust_list)
        return
    ours = require_trust(tx).shared_by(tx.unit, manifest.sender).digest
    peer_heads.replace_heads(
        tx.connection, computer, manifest.epoch, manifest.ack, manifest.trust_list, ours
    )
    parts.forget(tx, manifest.sender)
    _mark_sent(registry, tx, opened, now)


def _mark_sent(
    registry: Registry, tx: Transaction, opened: OpenedPackage, now: dt.datetime
) -> None:
    sender = opened.manifest.sender
    if not exchange.awaits_word(tx.connection, sender):
        return
    devices = peers(opened.trust, sender, registry.device)
    feeds = exchange.shared_feeds(tx.connection, tx.unit, sender, tx.tree)
    known = Acknowledged(tx.connection, devices)
    reached = {str(feed["name"]): known.number(str(feed["name"])) for feed in feeds}
    exchange.mark_acknowledged(tx.connection, sender, reached, now.isoformat(timespec="seconds"))
