"""Whether the log is whole and everything that was worked out from it is as it must be."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from itertools import chain, groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, bindparam, select

from mdd_desktop.domain.change import NO_PREDECESSOR, Change
from mdd_desktop.domain.forks import FORK_TABLE
from mdd_desktop.domain.frontier import RecordState, state_of
from mdd_desktop.domain.record_fields import RECORDS, FieldValue
from mdd_desktop.storage.log_writer import (
    UNCOMPARED,
    followed,
    is_shown,
    merged_records,
    record_digest,
)
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.queries.support_book import wrong_sums
from mdd_desktop.storage.records import LOCAL_TABLES
from mdd_desktop.storage.rows import row_of
from mdd_desktop.storage.tables import (
    RECORD_TABLES,
    ChangeRow,
    ConflictRow,
    FeedRow,
    ForkRow,
    RecordStateRow,
)
from mdd_desktop.storage.transaction import Reading

_CHANGES, _FEEDS = ChangeRow.__table__, FeedRow.__table__
_FORKS = ForkRow.__table__
NOT_COMPARED = LOCAL_TABLES | {FORK_TABLE}
_STATES, _CONFLICTS = RecordStateRow.__table__, ConflictRow.__table__
_WIRE = (_CHANGES.c.header, _CHANGES.c.body, _CHANGES.c.body_hash, _CHANGES.c.prev)
_DIGESTS = select(_STATES.c.owner, _STATES.c.record, _STATES.c.record_table, _STATES.c.digest)
_ALL_DIGESTS = Prepared(_DIGESTS.order_by(_STATES.c.record))
_DIGESTS_OF = Prepared(
    _DIGESTS.where(_STATES.c.owner == bindparam("unit")).order_by(_STATES.c.record)
)
_ALL_ROWS = {table: Prepared(select(RECORD_TABLES[table].__table__)) for table in RECORDS}


def chain_problems(connection: Connection) -> Iterator[str]:
    """Check every feed: each change follows the one before it, and each hash is right."""
    feeds = {row.id: row for row in connection.execute(select(_FEEDS))}
    rows = connection.execute(
        select(_CHANGES.c.feed, _CHANGES.c.n, _CHANGES.c.id, _CHANGES.c.hash, *_WIRE).order_by(
            _CHANGES.c.feed, _CHANGES.c.n, _CHANGES.c.seq
        )
    )
    seen: dict[int, dict[bytes, int]] = {}
    followed: set[tuple[int, bytes]] = set()
    forked = {(row.feed, row.prev) for row in connection.execute(select(_FORKS))}
    for row in rows:
        change = Change(row.header, row.body, row.body_hash, row.prev)
        before = seen.setdefault(row.feed, {NO_PREDECESSOR: 0})
        name = feeds[row.feed].name
        if change.hash != row.hash or row.id != row.hash[:16]:
            yield f"Chuỗi {name}: thay đổi số {row.n} không khớp mã của nó."
        elif row.body is not None and hashlib.sha256(row.body).digest() != row.body_hash:
            yield f"Chuỗi {name}: nội dung thay đổi số {row.n} đã bị sửa."
        elif before.get(row.prev) != row.n - 1:
            yield f"Chuỗi {name}: đứt đoạn trước thay đổi số {row.n}."
        elif (row.feed, row.prev) in followed and (name, row.prev) not in forked:
            yield f"Chuỗi {name}: hai hướng từ thay đổi số {row.n - 1} mà chưa ai quyết định."
        before[row.hash] = row.n
        followed.add((row.feed, row.prev))
    for feed in feeds.values():
        known = seen.get(feed.id, {NO_PREDECESSOR: 0})
        if max(known.values()) != feed.number or known.get(feed.head or NO_PREDECESSOR) != (
            feed.number
        ):
            yield f"Chuỗi {feed.name}: chỗ kết thúc ghi không đúng."


def replay_problems(reading: Reading) -> Iterator[str]:
    """Work out every record from its changes alone and compare with the tables, cell by cell."""
    connection = reading.connection
    stored = {row.record: row for row in connection.execute(select(_STATES))}
    rows = _rows_by_table(connection)
    merged = merged_records(connection)
    conflicts: dict[bytes, set[str]] = {}
    for conflict in connection.execute(select(_CONFLICTS.c.record, _CONFLICTS.c.field)):
        conflicts.setdefault(conflict.record, set()).add(conflict.field)
    for record, changes in _histories(connection):
        replayed = state_of(changes, reading.tree, reading.log)
        table = replayed.kind
        yield from _state_problems(reading, record, table, replayed, stored.pop(record, None))
        if replayed.to_decide() != conflicts.get(record, set()):
            yield f"Hồ sơ {record.hex()}: danh sách khác biệt không đúng."
        if table in RECORDS:
            shown = followed(replayed.shown(reading.tree), UUID(bytes=record), merged)
            yield from _row_problems(table, record, replayed.owner, shown, rows)
    yield from support_problems(connection)
    for record in stored:
        yield f"Hồ sơ {record.hex()}: có tình trạng mà không có nhật ký."
    for table, left in rows.items():
        yield from (f"Bảng {table}: hồ sơ {record} không có trong nhật ký." for record in left)


def support_problems(connection: Connection) -> Iterator[str]:
    """Hold the kept sums of the support book against its lines."""
    for table, month in wrong_sums(connection):
        name = f"{month % 12 + 1:02d}/{month // 12}"
        yield f"Bảng {table}: tổng của tháng {name} khác với các khoản trong sổ hỗ trợ."


def digest_of(reading: Reading, unit: str | None) -> tuple[str, int, int]:
    """The digest over the shown values of the records that travel.

    Returns:
        SHA-256 in hex, number of records, number of their changes.
    """
    digest, records = hashlib.sha256(), 0
    for _, record, line in _lines(reading, None if unit is None else {unit}):
        digest.update(record + line)
        records += 1
    return digest.hexdigest(), records, _changes_of(reading.connection, unit)


def unit_digests(reading: Reading, units: Collection[str] | None = None) -> dict[str, str]:
    """The digest of every unit that owns a record here, or of those of some units that do."""
    digests: dict[str, Any] = {}
    for owner, record, line in _lines(reading, units):
        digests.setdefault(owner, hashlib.sha256()).update(record + line)
    return {owner: digest.hexdigest() for owner, digest in digests.items()}


def _lines(reading: Reading, units: Collection[str] | None) -> Iterator[tuple[str, bytes, bytes]]:
    """Owner, record and the hash over what it shows, by record."""
    if units is None:
        rows = _ALL_DIGESTS.rows(reading.connection)
    else:
        found = (_DIGESTS_OF.rows(reading.connection, unit=unit) for unit in sorted(units))
        rows = sorted(chain.from_iterable(found), key=itemgetter(1))
    for owner, record, table, digest in rows:
        if table in NOT_COMPARED or owner is None or digest == UNCOMPARED:
            continue
        yield owner, record, digest or _line(reading, record, table)


def _line(reading: Reading, record: bytes, table: str) -> bytes:
    """The hash of a record that an earlier version of the program wrote without one."""
    stored = reading.connection.execute(select(_STATES.c.state).where(_STATES.c.record == record))
    state = RecordState.from_plain(msgspec.json.decode(stored.scalar_one()))
    return record_digest(table, UUID(bytes=record), state.owner, state.shown(reading.tree))


def _changes_of(connection: Connection, unit: str | None) -> int:
    query = (
        select(_CHANGES.c.seq)
        .join(_STATES, _STATES.c.record == _CHANGES.c.record)
        .where(_STATES.c.record_table.not_in(sorted(NOT_COMPARED)))
    )
    if unit is not None:
        query = query.where(_STATES.c.owner == unit)
    return len(connection.execute(query).all())


def _histories(connection: Connection) -> Iterator[tuple[bytes, list[Change]]]:
    rows = connection.execute(
        select(_CHANGES.c.record, *_WIRE).order_by(_CHANGES.c.record, _CHANGES.c.seq)
    )
    for record, group in groupby(rows, key=itemgetter(0)):
        yield record, [Change(*wire) for _, *wire in group]


def _same(replayed: RecordState, stored: RecordState) -> bool:
    left, right = replayed.to_plain(), stored.to_plain()
    return all(left[part] == right[part] for part in ("o", "a", "f", "p"))


def _rows_by_table(connection: Connection) -> dict[str, dict[str, Mapping[str, Any]]]:
    return {
        table: {row["id"]: row for row in rows.mappings(connection)}
        for table, rows in _ALL_ROWS.items()
    }


def _state_problems(
    reading: Reading, record: bytes, table: str, replayed: RecordState, known: Row[Any] | None
) -> Iterator[str]:
    if known is None or not _same(
        replayed, RecordState.from_plain(msgspec.json.decode(known.state))
    ):
        yield f"Hồ sơ {record.hex()}: dựng lại từ nhật ký không ra tình trạng đang lưu."
    elif known.digest not in (
        None,
        UNCOMPARED,
        record_digest(table, UUID(bytes=record), replayed.owner, replayed.shown(reading.tree)),
    ):
        yield f"Hồ sơ {record.hex()}: mã đối chiếu không đúng."


def _row_problems(
    table: str,
    record: bytes,
    owner: str | None,
    shown: Mapping[str, FieldValue],
    rows: dict[str, dict[str, Mapping[str, Any]]],
) -> Iterator[str]:
    row = rows[table].pop(record.hex(), None)
    if not is_shown(table, shown):
        if row is not None:
            yield f"Bảng {table}: hồ sơ {record.hex()} không được phép hiện."
        return
    expected = row_of(table, UUID(bytes=record), owner, shown)
    if row is None or any(row[name] != value for name, value in expected.items()):
        yield f"Bảng {table}: hồ sơ {record.hex()} khác với nhật ký."
