"""What a package brings: taken into the log inside the caller's transaction."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from mdd_desktop.domain.change import Change
from mdd_desktop.services.outgoing import peers
from mdd_desktop.services.trusted import adopt_units
from mdd_desktop.storage import exchange
from mdd_desktop.storage.intake import Intake, hold, take_in
from mdd_desktop.storage.queries.open_questions import conflict_keys
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction
from mdd_desktop.sync.changes import ReadChange
from mdd_desktop.sync.reader import OpenedPackage
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_update import write_registry


@dataclass(frozen=True)
class Taken:
    """What became of a package.

    Attributes:
        intake: Of its changes.
        new_records: Children, sponsors and all other records that were unknown before.
        changed_records: Records that were known and got new changes.
        new_conflicts: Differences that a person must now decide.
        new_children: Ids of the children among the new records.
    """

    intake: Intake
    new_records: int
    changed_records: int
    new_conflicts: int
    new_children: tuple[str, ...]


def take_package(registry: Registry, tx: Transaction, opened: OpenedPackage) -> Taken:
    """Take an opened package in: trust list, changes, heads, acknowledgements.

    The caller's transaction decides whether it stays; the same package again changes nothing.
    """
    manifest = opened.manifest
    now = dt.datetime.now(dt.UTC)
    if opened.revocation is None:
        _adopt_trust(tx, opened.trust)
    good, beyond = _split_revoked(tx, opened)
    before = conflict_keys(tx.connection)
    changes = [_change(change) for change in good]
    known = tx.log.known_records(change.record for change in changes)
    intake = take_in(
        tx.connection,
        tx.log,
        changes,
        package=None,
        own_feeds=frozenset(str(tx.feed(audience)) for audience in _audiences(tx)),
        now_ms=int(now.timestamp() * 1000),
    )
    for change in beyond:
        hold(tx.connection, _change(change), "REVOKED", int(now.timestamp() * 1000))
    intake.held += len(beyond)
    exchange.keep_statements(tx.connection, map(_kept, opened.statements))
    if opened.revocation is None:
        exchange.replace_heads(tx.connection, opened.signer.fingerprint, manifest.ack)
        _mark_sent(registry, tx, opened, now)
    written = {record for ids in tx.log.written.values() for record in ids}
    return Taken(
        intake=intake,
        new_records=len(written - known),
        changed_records=len(written & known),
        new_conflicts=len(conflict_keys(tx.connection) - before),
        new_children=tuple(
            record.hex for record in tx.log.written.get("child", ()) if record not in known
        ),
    )


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
            "merged_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "result": json.dumps(result, ensure_ascii=False, sort_keys=True),
        },
    )


def _audiences(tx: Transaction) -> Iterable[str]:
    return ("up", "own", *tx.tree.units)


def _adopt_trust(tx: Transaction, trust: TrustList) -> None:
    content = write_registry(trust)
    if exchange.read_trust(tx.connection) != content:
        exchange.write_trust(tx.connection, content, trust.version)
        adopt_units(tx, trust)


def _change(read: ReadChange) -> Change:
    return Change(read.header, read.body, read.body_hash, read.prev)


def _kept(statement: "object") -> exchange.Statement:
    encoded = msgspec.json.encode(statement)
    plain = msgspec.json.decode(encoded)
    return exchange.Statement(plain["feed"], plain["n"], bytes.fromhex(plain["head"]), encoded)


def _split_revoked(
    tx: Transaction, opened: OpenedPackage
) -> tuple[list[ReadChange], list[ReadChange]]:
    """Part the changes of revoked devices: those their last good heads cover, and the rest."""
    good: list[ReadChange] = []
    beyond: list[ReadChange] = []
    limits: dict[str, int | None] = {}
    for change in opened.changes:
        if change.feed not in limits:
            limits[change.feed] = _limit(tx, opened, change.feed)
        limit = limits[change.feed]
        (good if limit is None or change.n <= limit else beyond).append(change)
    return good, beyond


def _limit(tx: Transaction, opened: OpenedPackage, feed: str) -> int | None:
    unit, code = feed.split("/")[:2]
    for device in opened.trust.devices_of(unit):
        if device.code == code:
            revocation = opened.trust.revocation(device.fingerprint)
            if revocation is None:
                return None
            heads = set(revocation.last_good.get(feed, ()))
            here = [change.n for change in opened.changes if change.hash.hex() in heads]
            there = exchange.numbers_of(tx.connection, heads)
            return max([*here, *there], default=0)
    return None


def _mark_sent(
    registry: Registry, tx: Transaction, opened: OpenedPackage, now: dt.datetime
) -> None:
    sender = opened.manifest.sender
    devices = peers(opened.trust, sender, registry.device)
    feeds = exchange.shared_feeds(tx.connection, tx.unit, sender, tx.tree)
    reached = {
        str(feed["name"]): exchange.acknowledged(tx.connection, devices, str(feed["name"]))
        for feed in feeds
    }
    exchange.mark_acknowledged(tx.connection, sender, reached, now.isoformat(timespec="seconds"))
