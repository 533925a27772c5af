"""One unit of work: records and changes together, or nothing."""

import datetime as dt
from collections.abc import Collection, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from mdd_desktop.domain.change import UP, ChangeKind, Feed, Origin
from mdd_desktop.domain.child import Child, UnitStay
from mdd_desktop.domain.clocks import ClockReading
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.domain.office import Access, Officer, Settings
from mdd_desktop.domain.record import Record, natural_id, new_id
from mdd_desktop.domain.record_fields import FieldValue
from mdd_desktop.domain.roles import require_may_write
from mdd_desktop.domain.snapshot import Snapshot
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.unit import Unit, UnitTree
from mdd_desktop.domain.visit import Activity, ExternalCount, Visit
from mdd_desktop.storage.bulk import insert_rows
from mdd_desktop.storage.change_log import ChangeLog
from mdd_desktop.storage.meta import CLOCK_LAST, write_meta
from mdd_desktop.storage.prepared import Prepared, Values
from mdd_desktop.storage.queries.moved_on import moved_on, with_stays
from mdd_desktop.storage.queries.support_book import StoredBook
from mdd_desktop.storage.records import Found, Records
from mdd_desktop.storage.rows import record_of
from mdd_desktop.storage.tables import RECORD_TABLES, TransactionRow

_UNITS = Prepared(select(RECORD_TABLES[Unit.table].__table__))
_OFFICERS = RECORD_TABLES[Officer.table].__table__
_ACCESS = Prepared(
    select(_OFFICERS.c.access)
    .where(
        _OFFICERS.c.unit_id == bindparam("unit"),
        _OFFICERS.c.full_name == bindparam("name"),
        _OFFICERS.c.void.is_(False),
    )
    .order_by(_OFFICERS.c.id)
)

R = TypeVar("R", bound=Record)
_PARTS: Mapping[str, type[Record]] = {
    "children": Child,
    "sponsors": Sponsor,
    "sponsorships": Sponsorship,
    "pledges": Pledge,
    "visits": Visit,
    "activities": Activity,
    "officers": Officer,
    "external_counts": ExternalCount,
}
"""The parts of a snapshot that are read whole, by the kind of record in them."""


@dataclass(frozen=True)
class ChangeSet:
    """What a committed transaction touched.

    Attributes:
        label: The sentence of the history.
        records: Ids by kind of record.
        transaction: The id that its own changes carry.
        made_at_ms: When, by this computer's clock.
    """

    label: str
    records: Mapping[str, frozenset[UUID]]
    transaction: str
    made_at_ms: int


class Reading:
    """A consistent view of the registry."""

    def __init__(self, connection: Connection, unit: str) -> None:
        self.connection = connection
        self.unit = unit
        self.log = ChangeLog(connection, lambda: self.tree)

    @cached_property
    def tree(self) -> UnitTree:
        """The units known here; those of this transaction after ``forget_tree``."""
        return _tree_of(tuple(_UNITS.rows(self.connection)))

    def of(self, cls: type[R]) -> Found[R]:
        """The records of one kind."""
        return Found(self, cls)

    def access_of(self, officer: str) -> Access:
        """What an officer may do here; whoever has no role is in charge, as in a new office.

        A role of a newer program may be any; whoever has one enters data and decides nothing.
        """
        self.log.flush()
        found = _ACCESS.scalar(self.connection, unit=self.unit, name=officer)
        role = Access.of(found) if found else Access.IN_CHARGE
        return Access.ENTRY if role.is_new else role

    def settings(self) -> Settings:
        """The settings of this office."""
        settings_id = natural_id("settings", self.unit)
        found = self.of(Settings).find(settings_id)
        return found or Settings(id=settings_id, unit_id=self.unit)

    def snapshot(self) -> Snapshot:
        """Everything figures are counted from."""
        return replace(self.people(), support_entries=self.of(SupportEntry).all())

    @property
    def support_book(self) -> StoredBook:
        """The ledger, as long as this reading is open."""
        return StoredBook(lambda: nullcontext(self))

    def moved_on(self) -> dict[UUID, UnitStay]:
        """The children who went to a unit that this office does not hear of, where and when."""
        if not self.tree.above(self.unit):
            return {}
        return moved_on(self.connection, self.tree.subtree(self.unit))

    def people(
        self,
        known: Snapshot | None = None,
        *,
        stale: Collection[str] = (),
        only: Mapping[type[Record], tuple[str, ...]] = MappingProxyType({}),
    ) -> Snapshot:
        """Everything figures are counted from but the lines of the support book.

        Args:
            known: As it was read before; what did not change since is not read again.
            stale: The kinds of record that changed since.
            only: The fields to read of some kinds of record.
        """
        parts: dict[str, Any] = {
            name: self.of(cls).all(only.get(cls, ()))
            for name, cls in _PARTS.items()
            if known is None or cls.table in stale
        }
        if "children" in parts:
            parts["children"] = with_stays(parts["children"], self.moved_on())
        settings = self.settings()
        units = tuple(self.tree.units.values())
        return replace(known or Snapshot(settings), settings=settings, units=units, **parts)


class Transaction(Reading):
    """A reading that also writes; everything it writes stands or falls together.

    Attributes:
        origin: What all its changes have in common: its id, the time, the officer.
        clock: What this computer's clock shows and how far it can be believed.
    """

    def __init__(
        self,
        connection: Connection,
        unit: str,
        *,
        device: str,
        epoch: str,
        officer: str,
        clock: ClockReading,
        label: str,
        today: dt.date,
    ) -> None:
        super().__init__(connection, unit)
        self.label = label
        self.clock = clock
        self._device = device
        self._epoch = epoch
        self.origin = Origin(
            transaction=new_id().hex,
            made_at_ms=int(clock.shown.timestamp() * 1000),
            clock=clock.flag,
            officer=officer,
        )
        self._access, self._today = self.access_of(officer), today
        if self._access in {Access.ENTRY, Access.LEADER}:
            self.log.gate = self._require_may_write

    def _require_may_write(
        self, kind: ChangeKind, table: str, values: Mapping[str, FieldValue], state: RecordState
    ) -> None:
        shown = state.shown(self.tree)
        require_may_write(self._access, kind, table, values, shown, today=self._today)

    def require_in_charge(self) -> None:
        """Refuse, to a role that only reads or enters, an act that is more than its changes.

        Raises:
            RuleError: ``role``.
        """
        whole = ChangeKind.OWN  # the kind that no such role may make
        require_may_write(self._access, whole, Unit.table, {}, {}, today=self._today)

    def of(self, cls: type[R]) -> Records[R]:
        """The records of one kind, for reading and saving."""
        return Records(self, cls)

    def feed(self, audience: str) -> Feed:
        """This computer's feed for an audience."""
        return Feed(self.unit, self._device, self._epoch, audience)

    def feed_to(self, owner: str) -> Feed:
        """In which feed it speaks to the owner of a record: up, but to whoever stands below."""
        return self.feed(owner if self.tree.is_above(self.unit, owner) else UP)

    def forget_tree(self) -> None:
        """Read the units again after they were changed in this transaction."""
        self.log.flush()
        self.__dict__.pop("tree", None)

    def finish(self) -> ChangeSet:
        """Write what is gathered; called once, just before the commit."""
        self.log.flush()
        if self.log.written:
            row = {
                "id": self.origin.transaction,
                "label": self.label,
                "at_ms": self.origin.made_at_ms,
                "officer": self.origin.officer,
            }
            insert_rows(self.connection, TransactionRow.__table__, [row])
            write_meta(self.connection, CLOCK_LAST, self.clock.shown.isoformat())
        written = {table: frozenset(ids) for table, ids in self.log.written.items()}
        return ChangeSet(self.label, written, self.origin.transaction, self.origin.made_at_ms)


@lru_cache(maxsize=8)
def _tree_of(rows: tuple[Values, ...]) -> UnitTree:
    """The tree of the same units is made once; every reading asks for it and it hardly changes."""
    names = tuple(column.key for column in RECORD_TABLES[Unit.table].__table__.columns)
    plain = (dict(zip(names, row, strict=True)) for row in rows)
    return UnitTree(cast("Unit", record_of(Unit.table, row)) for row in plain)
