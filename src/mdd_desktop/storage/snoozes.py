"""Tasks that were put off on this computer, encrypted with everything else."""

from sqlalchemy import Connection, Engine, select

from mdd_desktop.storage.database import writing
from mdd_desktop.storage.tables import SnoozeRow

_SNOOZES = SnoozeRow.__table__


def read_all(connection: Connection) -> list[tuple[str, str, str, int, str]]:
    """Key, last day, reason, size and officer of every task that was put off."""
    columns = _SNOOZES.c
    query = select(columns.key, columns.until, columns.reason, columns.size, columns.officer)
    return [(row[0], row[1], row[2], row[3], row[4]) for row in connection.execute(query)]


def write(engine: Engine, key: str, until: str, reason: str, size: int, officer: str) -> None:
    """Put a task off, in the place of what was said of it before."""
    with writing(engine) as connection:
        connection.execute(_SNOOZES.delete().where(_SNOOZES.c.key == key))
        connection.execute(
            _SNOOZES.insert().values(
                key=key, until=until, reason=reason, size=size, officer=officer
            )
        )


def remove(engine: Engine, key: str) -> None:
    """Let a task be seen again."""
    with writing(engine) as connection:
        connection.execute(_SNOOZES.delete().where(_SNOOZES.c.key == key))
