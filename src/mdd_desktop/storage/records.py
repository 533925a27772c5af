"""Records found and saved: the only door through which an officer's edit enters the log."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, select

from mdd_desktop.domain.calm import without_collector
from mdd_desktop.domain.change import OWN, UP, ChangeKind, Feed
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.record_fields import (
    RECORDS,
    changed_fields,
    fields_of,
    record_from,
    with_what_is_newer,
)
from mdd_desktop.domain.standing import MERGED, REMOVED
from mdd_desktop.storage.bulk import in_groups
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.rows import records_in, records_of
from mdd_desktop.storage.tables import RECORD_TABLES

if TYPE_CHECKING:
    from mdd_desktop.storage.transaction import Reading, Transaction

R = TypeVar("R", bound=Record)

LOCAL_TABLES = frozenset({"unit", "settings", "letterhead", "outgoing_document", "template_text"})
"""Kinds of record that never leave the office's own computers."""
_VIEWS = {name: row.__table__ for name, row in RECORD_TABLES.items()}
_ONE = {
    name: Prepared(select(view).where(view.c.id == bindparam("one")))
    for name, view in _VIEWS.items()
}


def _written(value: object) -> object:
    """What of a value stands in the statement itself: whether a flag is set, or nothing is there.

    Indexes over the records that are not void are found only then.
    """
    return value if value is None or isinstance(value, bool) else ...


@cache
def _all(table: str, only: tuple[str, ...]) -> Prepared:
    view, names = _VIEWS[table], only or RECORDS[table].model_fields
    return Prepared(select(*(view.c[name] for name in names)).order_by(view.c.id))


@cache
def _equal(table: str, asked: tuple[tuple[str, object], ...]) -> Prepared:
    view = _VIEWS[table]
    query = select(view).order_by(view.c.id)
    for name, value in asked:
        query = query.where(view.c[name] == (bindparam(name) if value is ... else value))
    return Prepared(query)


class Found(Generic[R]):
    """The records of one kind, for reading."""

    def __init__(self, reading: "Reading", cls: type[R]) -> None:
        self._reading = reading
        self._cls = cls
        self.view = _VIEWS[cls.table]

    def find(self, record_id: UUID) -> R | None:
        """The record with this id, or None."""
        self._reading.log.flush()
        rows = _ONE[self._cls.table].mappings(self._reading.connection, one=record_id.hex)
        return self._records(rows)[0] if rows else None

    def get(self, record_id: UUID) -> R:
        """The record with this id.

        Raises:
            NotFoundError: There is none.
        """
        found = self.find(record_id)
        if found is None:
            raise NotFoundError(
                "not_found",
                "Không thấy hồ sơ này trong sổ. Có thể mã gõ sai, hoặc gói có hồ sơ này chưa đến.",
            )
        return found

    def many(self, ids: Sequence[UUID]) -> list[R]:
        """The records with these ids, in this order; unknown ones are left out."""
        found: dict[UUID, R] = {}
        for group in in_groups(ids):
            query = select(self.view).where(self.view.c.id.in_([record.hex for record in group]))
            found |= {record.id: record for record in self._rows(query)}
        return [found[record] for record in ids if record in found]

    def all(self, only: tuple[str, ...] = ()) -> tuple[R, ...]:
        """Every record, oldest first.

        Args:
            only: The fields to read: of thousands of records the others cost most of the time.
                Whoever asks such a record for another field gets an ``AttributeError``.
        """
        self._reading.log.flush()
        columns = _all(self._cls.table, only).columns(self._reading.connection)
        return cast("tuple[R, ...]", tuple(records_in(self._cls.table, columns)))

    def where(self, **equal: Any) -> tuple[R, ...]:  # noqa: ANN401 - whatever the columns hold
        """The records whose columns equal the given values; a UUID is compared by its hex."""
        plain = {n: v.hex if isinstance(v, UUID) else v for n, v in equal.items()}
        asked = tuple((name, _written(value)) for name, value in plain.items())
        self._reading.log.flush()
        rows = _equal(self._cls.table, asked).mappings(self._reading.connection, **plain)
        return tuple(self._records(rows))

    def matching(self, *conditions: ColumnElement[bool]) -> tuple[R, ...]:
        """The records that meet every condition on the columns of ``view``."""
        return tuple(self._rows(select(self.view).where(*conditions).order_by(self.view.c.id)))

    def owner(self, record_id: UUID) -> str | None:
        """The unit that may write the record."""
        return self._reading.log.state(record_id).owner

    def _rows(self, query: Select[Any]) -> list[R]:
        self._reading.log.flush()
        found = self._reading.connection.execute(query).mappings()
        return self._records([dict(row) for row in found])

    def _records(self, rows: Sequence[Mapping[str, Any]]) -> list[R]:
        return cast("list[R]", records_of(self._cls.table, rows))


class Records(Found[R]):
    """The records of one kind, for reading and saving."""

    def __init__(self, transaction: "Transaction", cls: type[R]) -> None:
        super().__init__(transaction, cls)
        self._transaction = transaction

    def save(self, record: R, *, owner: str | None = None) -> None:
        """Write what differs from the registry as one change; nothing when nothing differs.

        Args:
            record: The record as it shall be.
            owner: For a new record, the unit below that it belongs to; this office by default.

        Raises:
            RuleError: Another unit owns the record.
        """
        transaction, log = self._transaction, self._transaction.log
        state = log.state(record.id)
        owner = owner or state.owner or transaction.unit
        feed = self._feed(owner)
        after = fields_of(record)
        if state.owner is None:
            log.append(feed, ChangeKind.NEW, record.table, record.id, after, transaction.origin)
            if owner != transaction.unit:
                self._hand_over(record.id, feed, owner)
            return
        if state.owner != transaction.unit and record.table not in LOCAL_TABLES:
            raise RuleError(
                "not_owner",
                f"Hồ sơ này do đơn vị {state.owner} quản lý nên ở đây chỉ xem. "
                "Muốn sửa, chị gửi đề nghị cho đơn vị ấy.",
            )
        shown = state.shown(transaction.tree)
        before = fields_of(record_from(record.table, record.id, shown))
        changed = with_what_is_newer(record.table, shown, changed_fields(before, after))
        changed.pop(MERGED, None)  # joining records is a decision of its own
        if REMOVED in changed:
            removed = {REMOVED: changed.pop(REMOVED)}
            kind = ChangeKind.RETRACT if removed[REMOVED] else ChangeKind.RESTORE
            log.append(feed, kind, record.table, record.id, removed, transaction.origin)
        if changed:
            log.append(feed, ChangeKind.PUT, record.table, record.id, changed, transaction.origin)

    def save_all(self, records: Iterable[R], *, owner: str | None = None) -> None:
        """Save many records of one owner."""
        batch = list(records)
        with without_collector():
            self._transaction.log.preload(record.id for record in batch)
            for record in batch:
                self.save(record, owner=owner)

    def propose(self, record: R) -> None:
        """Propose to the owner what differs from the registry (sync-format, clause P)."""
        transaction, log = self._transaction, self._transaction.log
        state = log.state(record.id)
        shown = state.shown(transaction.tree)
        before = fields_of(record_from(record.table, record.id, shown))
        changed = with_what_is_newer(record.table, shown, changed_fields(before, fields_of(record)))
        if changed:
            feed, kind = transaction.feed_to(str(state.owner)), ChangeKind.PROPOSAL
            log.append(feed, kind, record.table, record.id, changed, transaction.origin)

    def _feed(self, owner: str) -> Feed:
        if self._cls.table in LOCAL_TABLES:
            return self._transaction.feed(OWN)
        return self._transaction.feed(UP if owner == self._transaction.unit else owner)

    def _hand_over(self, record_id: UUID, feed: Feed, owner: str) -> None:
        log = self._transaction.log
        extra = {"to": owner, "cut": [log.tip(feed).head.hex()]}
        log.append(
            feed, ChangeKind.OWN, self._cls.table, record_id, {}, self._transaction.origin, extra
        )
