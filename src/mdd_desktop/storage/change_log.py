"""The log of changes and everything that follows from it; the only place where it is written.

Own and foreign changes take the same way: appended to their feed, taken into the state of their
record, shown in the record's row. Work is gathered in memory and written in bulk by ``flush``,
inside the transaction of the caller.
"""

import secrets
from collections.abc import Callable, Collection, Iterable, Mapping
from uuid import UUID

from sqlalchemy import Connection

from mdd_desktop.domain.change import Change, ChangeKind, Feed, Origin, new_change
from mdd_desktop.domain.forks import accepted_by
from mdd_desktop.domain.frontier import RecordState, state_of
from mdd_desktop.domain.ownership import Authority
from mdd_desktop.domain.record_fields import FieldValue
from mdd_desktop.domain.standing import REMOVED
from mdd_desktop.storage import drafts, imports
from mdd_desktop.storage.awaited_heads import AwaitedHeads
from mdd_desktop.storage.branches import accept
from mdd_desktop.storage.chains import (
    FeedTip,
    Pending,
    feed_tip,
    fill_body,
    forget_bodies,
    remove_changes,
    write_changes,
)
from mdd_desktop.storage.documents_kept import forget_person
from mdd_desktop.storage.log_reader import (
    ever_owned_by,
    stored_change,
    stored_changes,
    stored_states,
)
from mdd_desktop.storage.log_writer import shown_fields, write_states, write_views

_BATCH = 5000
_MOST_TOUCHED = 20_000

Gate = Callable[[ChangeKind, str, Mapping[str, FieldValue], RecordState], None]


class ChangeLog:
    """The log as one transaction sees and extends it.

    Attributes:
        written: The records touched so far, by kind.
        begun: Those of them of which nothing was known before.
        forks: The feeds of which a fork was accepted.
        gate: Raises where the officer's role does not allow a change of this computer; or None.
        decided: Those of them about whose ownership somebody decided, with their kind.
        erased: Those of them of which the law had something erased.
    """

    def __init__(self, connection: Connection, authority: Callable[[], Authority]) -> None:
        self._connection = connection
        self._authority = authority
        self._pending = Pending()
        self._states: dict[UUID, RecordState] = {}
        self._tips: dict[Feed, FeedTip] = {}
        self._awaited: AwaitedHeads | None = None
        self.written: dict[str, set[UUID]] = {}
        self.begun: set[UUID] = set()
        self.decided: dict[UUID, str] = {}
        self.erased: set[UUID] = set()
        self.forks: set[str] = set()
        self.gate: Gate | None = None

    # -- own changes ------------------------------------------------------------------------

    def append(
        self,
        feed: Feed,
        kind: ChangeKind,
        table: str,
        record: UUID,
        values: Mapping[str, FieldValue],
        origin: Origin,
        extra: Mapping[str, object] | None = None,
        *,
        link: bytes | None = None,
    ) -> Change:
        """Make, log and take in a change of this computer.

        Args:
            feed: One of its feeds.
            kind: What the change does.
            table: The kind of record.
            record: The record.
            values: The new values by field.
            origin: Of the transaction.
            extra: Keys of the kind.
            link: The ownership decision it follows, when that is not the current one.

        Raises:
            RuleError: The gate refused it.
        """
        tip = self.tip(feed)
        state = self.state(record)
        if self.gate is not None:
            self.gate(kind, table, values, state)
        parents = {} if kind in {ChangeKind.OWN, ChangeKind.NOTE} else state.parents(values)
        if kind is ChangeKind.RETRACT:
            parents = {**parents, REMOVED: state.everything_standing()}
        change = new_change(
            feed=feed,
            number=tip.number + 1,
            prev=tip.head,
            kind=kind,
            table=table,
            record=record,
            link=state.link if link is None else link,
            values=values,
            parents=parents,
            origin=origin,
            salt=secrets.token_bytes(16),
            extra=extra,
        )
        self._add(change, tip, package=None)
        return change

    # -- foreign changes --------------------------------------------------------------------

    def take(self, change: Change, package: int | None, tip: FeedTip | None = None) -> None:
        """Take in a new change whose place at the end of its feed, its tip, was checked."""
        self._add(change, tip or self.tip(change.feed), package)

    def fill(self, change: Change) -> None:
        """Put the content back that an earlier copy of a change lacked, unless it was erased."""
        if change.body is None or change.id in self.state(change.record).erased:
            return
        self.flush()
        fill_body(self._connection, change)
        self._rebuild(change.record, change.table)

    def reread(self, owners: Collection[str]) -> None:
        """Work out anew what some units own or owned, after one took another over by law."""
        self.flush()
        for record, table in ever_owned_by(self._connection, owners).items():
            self._rebuild(record, table)
        self.flush()

    def withdraw(self, changes: Iterable[Change]) -> None:
        """Take changes out of the log again; what followed from them is worked out anew."""
        gone = list(changes)
        self.flush()
        remove_changes(self._connection, gone)
        self._tips.clear()
        self._awaited = None
        for record, table in {change.record: change.table for change in gone}.items():
            self._rebuild(record, table)
        self.flush()

    # -- reading ----------------------------------------------------------------------------

    def tip(self, feed: Feed) -> FeedTip:
        """Where a feed ends; a feed never seen is opened at zero."""
        tip = self._tips.get(feed)
        if tip is None:
            tip = self._tips[feed] = feed_tip(self._connection, feed)
        return tip

    def state(self, record: UUID) -> RecordState:
        """The state of a record; an empty one when nothing of it is known."""
        state = self._states.get(record)
        if state is None:
            self.preload([record])
            state = self._states[record]
        return state

    def expect_new(self, records: Iterable[UUID]) -> None:
        """Take the caller's word that nothing is known of these records: their ids are new."""
        for record in records:
            if record not in self._states:
                self._pending.new_records.add(record)
                self._states[record] = RecordState()

    def preload(self, records: Iterable[UUID]) -> None:
        """Read the states of many records at once."""
        wanted = [record for record in dict.fromkeys(records) if record not in self._states]
        found = stored_states(self._connection, wanted)
        for record in wanted:
            if record.bytes not in found:
                self._pending.new_records.add(record)
            self._states[record] = found.get(record.bytes) or RecordState()

    def changes_of(self, record: UUID) -> list[Change]:
        """All known changes of a record, in order of arrival."""
        return stored_changes(self._connection, record) + self._pending.by_record.get(record, [])

    def reaches(self, heads: frozenset[bytes], change: Change) -> bool:
        """Whether a change stands at or before one of the heads, walking back the chain."""
        for head in heads:
            here = self._place(head)
            while here is not None and here.feed == change.feed and here.number >= change.number:
                if here.id == change.id:
                    return True
                here = self._place(here.prev)
        return False

    def _place(self, full_hash: bytes) -> Change | None:
        pending = self._pending.changes.get(full_hash[:16])
        return pending or stored_change(self._connection, full_hash)

    # -- taking in --------------------------------------------------------------------------

    def _add(self, change: Change, tip: FeedTip, package: int | None) -> None:
        record, awaited = change.record, self._awaited_heads()
        state = self.state(record)
        if change.id in state.erased:
            change = change.without_body()
        pending = self._pending
        pending.changes[change.id] = change
        pending.packages[change.id] = package
        pending.by_record.setdefault(record, []).append(change)
        pending.touched[record] = state.kind or change.table
        if change.number > tip.number:
            tip.number, tip.head = change.number, change.hash
        if state.needs_rebuild(change, self._authority()):
            state = self._rebuild(record, change.table)
        else:
            state.add(change, self)
        if change.kind == ChangeKind.FORK:
            self._accept_fork(change)
        awaited.note(record, change.table, state)
        for waiting, table in awaited.freed_by(change).items():
            self._rebuild(waiting, table)
        if len(pending.touched) >= _MOST_TOUCHED:
            self.flush()
        elif len(pending.changes) >= _BATCH:
            self.write_chains()

    def _rebuild(self, record: UUID, table: str) -> RecordState:
        """Read a record again, as when its decision had seen a change before that came here."""
        before = self.state(record)
        state = state_of(self.changes_of(record), self._authority(), self)
        self._pending.touched[record] = state.kind or table
        if before.kind not in {"", state.kind}:
            self._pending.moved[record] = before.kind
        self._states[record] = state
        # An erasure may have come before what makes it count: the first change of its record.
        if state.erased - before.erased:
            self._forget(record)
        return state

    def _accept_fork(self, change: Change) -> None:
        point = accepted_by(change, self._authority())
        if point is not None:
            accept(self._connection, point, change.id)
            self.forks.add(point.feed)

    def _forget(self, record: UUID) -> None:
        """Let the content go of what the law had erased."""
        erased = self._states[record].erased
        self.flush()
        forget_bodies(self._connection, erased)
        imports.forget_record(self._connection, record)
        drafts.forget_record(self._connection, record)
        forget_person(self._connection, record)

    def _awaited_heads(self) -> AwaitedHeads:
        if self._awaited is None:
            self._awaited = AwaitedHeads(self._connection, self._place)
        return self._awaited

    # -- writing ----------------------------------------------------------------------------

    def write_chains(self) -> None:
        """Write the changes gathered so far, and keep what they made of the records in memory.

        A record that many changes touch is thus written once for all of them.
        """
        pending = self._pending
        if pending.changes:
            write_changes(self._connection, pending, self._tips)
            pending.changed.update(pending.by_record)
            pending.changes, pending.packages, pending.by_record = {}, {}, {}

    def flush(self) -> None:
        """Write everything gathered so far; the caller's transaction decides whether it stays."""
        pending = self._pending
        if not pending.touched:
            return
        self.write_chains()
        shown = shown_fields(pending, self._states, self._authority())
        write_states(self._connection, pending, self._states, shown)
        write_views(self._connection, pending, self._states, shown)
        for record, table in pending.touched.items():
            self.written.setdefault(table, set()).add(record)
            if self._states[record].was_decided:
                self.decided[record] = table
        self.erased.update(one for one in pending.touched if self._states[one].erased)
        self.begun.update(pending.new_records.intersection(pending.touched))
        self._pending = Pending()
        if len(self._states) > _MOST_TOUCHED:
            self._states.clear()
