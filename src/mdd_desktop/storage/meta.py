"""Small facts about this installation, by name."""

import datetime as dt
import secrets

from sqlalchemy import Connection, bindparam, select

from mdd_desktop.domain.clocks import ClockBounds
from mdd_desktop.storage.bulk import insert_rows
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import MetaRow

_META = MetaRow.__table__
UNIT, EPOCH, NEW_EPOCH, TRAINING = "unit", "epoch", "new_epoch", "training"
CLOCK_FLOOR, CLOCK_CEILING, CLOCK_LAST = "clock_floor", "clock_ceiling", "clock_last"
RESTORED = "restored"
SHEET_OWED = "sheet_owed"
_CLOCKS = Prepared(select(_META).where(_META.c.key >= "clock_", _META.c.key < "clock`"))
_VALUE = Prepared(select(_META.c.value).where(_META.c.key == bindparam("one")))
_FORGET = Prepared(_META.delete().where(_META.c.key == bindparam("one")))


def read_meta(connection: Connection, key: str) -> str | None:
    """The value of a fact, or None."""
    value: str | None = _VALUE.scalar(connection, one=key)
    return value


def write_meta(connection: Connection, key: str, value: str) -> None:
    """Set a fact."""
    _FORGET.run(connection, one=key)
    insert_rows(connection, _META, [{"key": key, "value": value}])


def begin_epoch(connection: Connection) -> str:
    """Start new feeds: after an install, a restore, or a sign that this is an old copy."""
    epoch = secrets.token_hex(4)
    write_meta(connection, EPOCH, epoch)
    write_meta(connection, NEW_EPOCH, "")
    return epoch


def clock_bounds(connection: Connection) -> ClockBounds:
    """What verified data say about the time."""
    known = {key: dt.datetime.fromisoformat(value) for key, value in _CLOCKS.rows(connection)}
    return ClockBounds(*(known.get(key) for key in (CLOCK_FLOOR, CLOCK_CEILING, CLOCK_LAST)))
