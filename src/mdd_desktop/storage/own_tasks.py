"""What officers want to be reminded of on this computer, encrypted with everything else."""

from typing import NamedTuple

from sqlalchemy import Connection, Engine, select

from mdd_desktop.storage.database import writing
from mdd_desktop.storage.tables import OwnTaskRow

_TASKS = OwnTaskRow.__table__


class StoredTask(NamedTuple):
    """A task as it lies in its table; ``done_on`` is None while it is to be done."""

    id: str
    words: str
    due_on: str
    who: str
    officer: str
    done_on: str | None = None


def read_all(connection: Connection) -> list[StoredTask]:
    """Every task, done or not, the earliest day first."""
    query = select(*(_TASKS.c[name] for name in StoredTask._fields))
    rows = connection.execute(query.order_by(_TASKS.c.due_on, _TASKS.c.id))
    return [StoredTask(*row) for row in rows]


def write(engine: Engine, task: StoredTask) -> None:
    """Keep a task."""
    with writing(engine) as connection:
        connection.execute(_TASKS.insert().values(**task._asdict()))


def mark(engine: Engine, task: str, done_on: str | None, *, forget_before: str) -> None:
    """Say on which day a task was done, or that it is to be done again; forget those long done."""
    with writing(engine) as connection:
        connection.execute(_TASKS.update().where(_TASKS.c.id == task).values(done_on=done_on))
        connection.execute(_TASKS.delete().where(_TASKS.c.done_on < forget_before))
