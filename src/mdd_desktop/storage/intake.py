"""Foreign changes checked against the chains known here, then taken into the log.

A change is appended where its predecessor is applied. One whose predecessor is unknown is a gap:
it is left out, and our acknowledgement makes the sender send it again. One that continues another
branch is a fork: it is held until an office has accepted both. One of a revoked computer beyond
its last good heads is held too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, bindparam, select

from mdd_desktop.domain import change as wire_form
from mdd_desktop.domain.change import Change
from mdd_desktop.domain.wire import Wire, change_of
from mdd_desktop.storage.branches import Place, place_of
from mdd_desktop.storage.bulk import delete_rows, in_groups, insert_rows
from mdd_desktop.storage.change_log import ChangeLog
from mdd_desktop.storage.known_changes import KnownChanges
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.revoked import Gate
from mdd_desktop.storage.tables import HeldRow

_HELD = HeldRow.__table__
_HELD_IN_ORDER = Prepared(
    select(
        _HELD.c.reason,
        _HELD.c.since_ms,
        _HELD.c.header,
        _HELD.c.body,
        _HELD.c.body_hash,
        _HELD.c.prev,
    ).order_by(_HELD.c.feed, _HELD.c.n, _HELD.c.id)
)
_REASON = Prepared(
    _HELD.update().where(_HELD.c.id == bindparam("one")).values(reason=bindparam("why"))
)
_GROUP = 2000
_JSON = msgspec.json.Decoder()
FORK, REVOKED, DISMISSED = "FORK", "REVOKED", "DISMISSED"


@dataclass
class Intake:
    """What became of the changes of a package.

    Attributes:
        applied: How many were new and are in.
        known: How many had come before.
        gap: How many wait for an earlier one that has not come.
        held: How many are kept aside: another branch, or a revoked computer.
        revoked: How many of these a computer wrote that is no longer believed.
        freed: How many that were kept aside before are now in.
        withdrawn: How many that were in before are now kept aside.
        returned: Whether a change of this computer came back that it did not know, or a fork of
            its feed was accepted: a sign that it was restored from a backup or copied and must
            begin a new epoch.
        newer: Whether a newer program wrote some of it: what this one does not know is kept, sent
            on, and shown after the update.
    """

    applied: int = 0
    known: int = 0
    gap: int = 0
    held: int = 0
    revoked: int = 0
    freed: int = 0
    withdrawn: int = 0
    returned: bool = False
    newer: bool = False


def take_in(
    connection: Connection,
    log: ChangeLog,
    wires: Sequence[Wire],
    *,
    package: int | None,
    own_feeds: tuple[str, ...],
    now_ms: int,
    gate: Gate | None = None,
) -> Intake:
    """Take changes in chain order into the log.

    Args:
        connection: Of the open transaction.
        log: The log of that transaction.
        wires: Changes in the order of their feeds, none twice; only what is new is read.
        package: Row of the package they came in.
        own_feeds: With what the names begin of the feeds that this computer writes now.
        now_ms: For the list of what is held.
        gate: Which computers are believed; everybody when not given.
    """
    result = Intake()
    gate = gate or Gate(connection, {})
    _withdraw(connection, log, gate, result, now_ms)
    before = KnownChanges(connection, wires)
    for group in in_groups(wires, _GROUP):
        known = before.among(group)
        result.known += len(known)
        new = [_read(wire) for wire in group if wire.hash[:16] not in known]
        log.preload(change.record for change in new)
        for change in new:
            _place(connection, log, gate, change, result, package=package, now_ms=now_ms)
        result.returned |= any(str(feed).startswith(own_feeds) for feed in {c.feed for c in new})
        result.newer |= any(change.head["sv"] > wire_form.SCHEMA_VERSION for change in new)
        for wire in group if known else ():
            if known.get(wire.hash[:16]):
                log.fill(_read(wire))
    _release(connection, log, gate, result)
    log.flush()
    result.returned |= any(feed.startswith(own_feeds) for feed in log.forks)
    return result


def hold(connection: Connection, change: Change, reason: str, now_ms: int) -> None:
    """Keep a change that may not be applied until a person has looked at it."""
    row = {
        "id": change.id,
        "reason": reason,
        "since_ms": now_ms,
        "feed": change.head["s"],
        "n": change.number,
        "header": change.header,
        "body": change.body,
        "body_hash": change.body_hash,
        "prev": change.prev,
    }
    insert_rows(connection, _HELD, [row])


def drop_held(connection: Connection, change: Change) -> None:
    """Keep a change aside for good: it is not asked about any more, and never applied."""
    _REASON.run(connection, one=change.id, why=DISMISSED)


def held_changes(connection: Connection) -> list[tuple[str, int, Change]]:
    """What is kept aside, in the order of the feeds: reason, since when, the change."""
    rows = _HELD_IN_ORDER.rows(connection)
    return [(reason, since_ms, Change(*wire)) for reason, since_ms, *wire in rows]


def _place(
    connection: Connection,
    log: ChangeLog,
    gate: Gate,
    change: Change,
    result: Intake,
    *,
    package: int | None,
    now_ms: int,
) -> None:
    tip = log.tip(change.feed)
    if not gate.is_good(change):
        hold(connection, change, REVOKED, now_ms)
        result.held += 1
        result.revoked += 1
        return
    if change.prev == tip.head and change.number == tip.number + 1:
        place = Place.OPEN
    else:
        log.write_chains()
        place = place_of(connection, change)
    if place is Place.OPEN:
        log.take(change, package, tip)
        result.applied += 1
    elif place is Place.GAP:
        result.gap += 1
    else:
        hold(connection, change, FORK, now_ms)
        result.held += 1


def _withdraw(
    connection: Connection, log: ChangeLog, gate: Gate, result: Intake, now_ms: int
) -> None:
    """Take back what a computer wrote beyond its last good heads."""
    beyond = gate.beyond()
    if beyond:
        log.withdraw(beyond)
        for change in beyond:
            hold(connection, change, REVOKED, now_ms)
        result.withdrawn += len(beyond)


def _release(connection: Connection, log: ChangeLog, gate: Gate, result: Intake) -> None:
    """Take in what was held, as far as nothing stands in its way any more."""
    waiting = held_changes(connection)
    while waiting:
        log.flush()
        free = []
        for reason, _, change in waiting:
            good = gate.is_good(change)
            if good and place_of(connection, change) is Place.OPEN:
                log.take(change, None)
                log.flush()
                free.append(change.id)
            elif good != (reason == FORK) and (good or reason != DISMISSED):
                _REASON.run(connection, one=change.id, why=FORK if good else REVOKED)
        delete_rows(connection, _HELD, "id", free)
        result.freed += len(free)
        waiting = held_changes(connection) if free else []


def _read(wire: Wire) -> Change:
    body = None if wire.body is None else _JSON.decode(wire.body)
    return change_of(wire, _JSON.decode(wire.header), body)
