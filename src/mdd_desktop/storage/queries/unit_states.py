"""What stands with each unit below: its children and its differences."""

from sqlalchemy import Connection, func, select

from mdd_desktop.storage.tables import ChildRow, ConflictRow, RecordStateRow

_CHILD = ChildRow.__table__.c
_STATE = RecordStateRow.__table__.c
_CONFLICT = ConflictRow.__table__.c


def children_by_owner(connection: Connection) -> dict[str, int]:
    """How many children each unit has on its list."""
    query = select(_CHILD.owner, func.count()).where(_CHILD.listed.is_(True)).group_by(_CHILD.owner)
    return {str(owner): count for owner, count in connection.execute(query) if owner}


def differences_by_owner(connection: Connection) -> dict[str, int]:
    """How many differences wait in the records of each unit."""
    query = (
        select(_STATE.owner, func.count())
        .join_from(
            ConflictRow.__table__, RecordStateRow.__table__, _CONFLICT.record == _STATE.record
        )
        .group_by(_STATE.owner)
    )
    return {str(owner): count for owner, count in connection.execute(query) if owner}
