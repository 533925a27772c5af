"""Small facts about this installation, by name."""

import datetime as dt
import secrets

from sqlalchemy import Connection, select

from mdd_desktop.domain.clocks import ClockBounds
from mdd_desktop.storage.tables import MetaRow

_META = MetaRow.__table__
UNIT, EPOCH, NEW_EPOCH, TRAINING = "unit", "epoch", "new_epoch", "training"
CLOCK_FLOOR, CLOCK_CEILING, CLOCK_LAST = "clock_floor", "clock_ceiling", "clock_last"
RESTORED = "restored"
SHEET_OWED = "sheet_owed"
_CLOCKS = select(_META).where(_META.c.key >= "clock_", _META.c.key < "clock`")


def read_meta(connection: Connection, key: str) -> str | None:
    """The value of a fact, or None."""
    value: str | None = connection.execute(select(_META.c.value).where(_META.c.key == key)).scalar()
    return value


def write_meta(connection: Connection, key: str, value: str) -> None:
    """Set a fact."""
    connection.execute(_META.delete().where(_META.c.key == key))
    connection.execute(_META.insert().values(key=key, value=value))


def begin_epoch(connection: Connection) -> str:
    """Start new feeds: after an install, a restore, or a sign that this is an old copy."""
    epoch = secrets.token_hex(4)
    write_meta(connection, EPOCH, epoch)
    write_meta(connection, NEW_EPOCH, "")
    return epoch


def clock_bounds(connection: Connection) -> ClockBounds:
    """What verified data say about the time."""
    known = {row.key: dt.datetime.fromisoformat(row.value) for row in connection.execute(_CLOCKS)}
    return ClockBounds(*(known.get(key) for key in (CLOCK_FLOOR, CLOCK_CEILING, CLOCK_LAST)))
