"""Branches of a fork that are kept aside here, for the offices above that decide about forks.

The only copy of a branch can lie below: the office that sent it was restored from a backup since,
or it came back to the computer that wrote it. Who may not decide sends it up until somebody has.
"""

from sqlalchemy import Connection

from mdd_desktop.domain.change import Change
from mdd_desktop.storage.acknowledged import Sendable
from mdd_desktop.storage.branches import ancestors
from mdd_desktop.storage.bulk import found_rows
from mdd_desktop.storage.exchange import Statement, StoredChange
from mdd_desktop.storage.intake import FORK, held_changes
from mdd_desktop.storage.tables import HeadStatementRow

_STATEMENTS = HeadStatementRow.__table__
_STATED = (_STATEMENTS.c.feed, _STATEMENTS.c.n, _STATEMENTS.c.head, _STATEMENTS.c.statement)


def held_branches(connection: Connection) -> dict[str, Sendable]:
    """For each feed the changes held because of a fork, as far as its computer's word reaches."""
    held: dict[str, list[Change]] = {}
    for reason, _, change in held_changes(connection):
        if reason == FORK:
            held.setdefault(change.head["s"], []).append(change)
    stated: dict[str, list[Statement]] = {}
    for row in found_rows(connection, _STATED, _STATEMENTS.c.feed, sorted(held)):
        statement = Statement(*row)
        stated.setdefault(statement.feed, []).append(statement)
    return {feed: _sendable(held[feed], stated.get(feed, [])) for feed in held}


def _sendable(held: list[Change], stated: list[Statement]) -> Sendable:
    chain = {change.hash: change.prev for change in held}
    reached = ancestors(chain, [statement.head for statement in stated])
    return Sendable(
        [_stored(change) for change in held if change.hash in reached],
        [statement for statement in stated if statement.head in chain],
    )


def _stored(change: Change) -> StoredChange:
    return StoredChange(
        change.head["s"],
        change.number,
        change.prev,
        change.hash,
        change.header,
        change.body,
        change.body_hash,
    )
