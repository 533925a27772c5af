"""Foreign changes checked against the chains known here, then taken into the log.

A change is appended only to the end of its feed as it is known here. One whose predecessor is
unknown is a gap: it is left out, and our acknowledgement makes the sender send it again. One that
continues another branch is a fork: it is held until a person has looked at it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from mdd_desktop.domain.change import Change
from mdd_desktop.storage.bulk import in_groups, insert_rows
from mdd_desktop.storage.change_log import ChangeLog
from mdd_desktop.storage.tables import ChangeRow, HeldRow

_CHANGES = ChangeRow.__table__
_HELD = HeldRow.__table__
_GROUP = 2000


@dataclass
class Intake:
    """What became of the changes of a package.

    Attributes:
        applied: How many were new and are in.
        known: How many had come before.
        gap: How many wait for an earlier one that has not come.
        held: How many continue another branch than the one known here.
        returned: Whether a change of this computer came back that it did not know: a sign that
            it was restored from a backup and must begin a new epoch.
    """

    applied: int = 0
    known: int = 0
    gap: int = 0
    held: int = 0
    returned: bool = False


def take_in(
    connection: Connection,
    log: ChangeLog,
    changes: Iterable[Change],
    *,
    package: int | None,
    own_feeds: frozenset[str],
    now_ms: int,
) -> Intake:
    """Take changes in chain order into the log.

    Args:
        connection: Of the open transaction.
        log: The log of that transaction.
        changes: In the order of their feeds.
        package: Row of the package they came in.
        own_feeds: The feeds this computer writes now.
        now_ms: For the list of what is held.
    """
    result = Intake()
    everything = {change.id: change for change in changes}
    for group in in_groups(list(everything.values()), _GROUP):
        known = _known(connection, group)
        log.preload(change.record for change in group if change.id not in known)
        for change in group:
            if change.id in known:
                result.known += 1
            else:
                _place(connection, log, change, result, package=package, now_ms=now_ms)
                result.returned |= change.head["s"] in own_feeds
    log.flush()
    return result


def _place(  # noqa: PLR0913 - one change on its way in
    connection: Connection,
    log: ChangeLog,
    change: Change,
    result: Intake,
    *,
    package: int | None,
    now_ms: int,
) -> None:
    tip = log.tip(change.feed)
    if change.number == tip.number + 1 and change.prev == tip.head:
        log.take(change, package)
        result.applied += 1
    elif change.number <= tip.number or _is_held(connection, change.prev):
        hold(connection, change, "FORK", now_ms)
        result.held += 1
    else:
        result.gap += 1


def _known(connection: Connection, changes: Iterable[Change]) -> frozenset[bytes]:
    ids = [change.id for change in changes]
    found: set[bytes] = set()
    for table in (_CHANGES, _HELD):
        for group in in_groups(ids):
            rows = connection.execute(select(table.c.id).where(table.c.id.in_(group)))
            found.update(row.id for row in rows)
    return frozenset(found)


def _is_held(connection: Connection, full_hash: bytes) -> bool:
    query = select(_HELD.c.id).where(_HELD.c.id == full_hash[:16])
    return connection.execute(query).first() is not None


def hold(connection: Connection, change: Change, reason: str, now_ms: int) -> None:
    """Keep a change that may not be applied until a person has looked at it; once."""
    if _is_held(connection, change.hash):
        return
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
