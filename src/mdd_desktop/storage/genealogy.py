"""What a unit owns and whether it ever wrote, for mergers by law."""

from sqlalchemy import Connection, select

from mdd_desktop.storage.tables import FeedRow, RecordStateRow

_STATES, _FEEDS = RecordStateRow.__table__, FeedRow.__table__


def owned_records(connection: Connection, unit: str) -> set[bytes]:
    """The ids of the records that a unit owns."""
    query = select(_STATES.c.record).where(_STATES.c.owner == unit)
    return set(connection.execute(query).scalars())


def has_written(connection: Connection, unit: str) -> bool:
    """Whether a change of the unit's own is known here."""
    query = select(_FEEDS.c.id).where(_FEEDS.c.unit == unit, _FEEDS.c.number > 0).limit(1)
    return connection.execute(query).first() is not None
