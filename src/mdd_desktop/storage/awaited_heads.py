"""Cuts that name more of a feed than is known here, and the records that wait for the rest.

A decision about a record counts the old owner's edits up to the heads of its cut. When it arrives
before those heads, the edits stand as proposals; the day the heads come, with whatever record,
the record must be read again.
"""

from collections.abc import Callable, Mapping
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

from mdd_desktop.domain.change import Change
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import ProposalRow, RecordStateRow

_STATES = RecordStateRow.__table__
_PROPOSALS = ProposalRow.__table__
_PROPOSED = Prepared(
    select(_STATES.c.record, _STATES.c.record_table, _STATES.c.state).where(
        _STATES.c.record.in_(select(_PROPOSALS.c.record))
    )
)


class AwaitedHeads:
    """Full hashes of changes that are not here yet, each with the records that wait for it."""

    def __init__(self, connection: Connection, place: Callable[[bytes], Change | None]) -> None:
        self._place = place
        self._waiting: dict[bytes, dict[UUID, str]] = {}
        for record, table, stored in _PROPOSED.rows(connection):
            state = RecordState.from_plain(msgspec.json.decode(stored))
            self.note(UUID(bytes=record), table, state)

    def note(self, record: UUID, table: str, state: RecordState) -> None:
        """Remember for which heads a record waits, now that its state is this."""
        if not state.proposals:
            return
        for link in state.chain:
            for head in link.cut:
                if self._place(head) is None:
                    self._waiting.setdefault(head, {})[record] = table

    def freed_by(self, change: Change) -> Mapping[UUID, str]:
        """The records that waited for this change, with the kind of each."""
        return self._waiting.pop(change.hash, {})
