"""What officers want to be reminded of on this computer, encrypted with everything else."""

from sqlalchemy import Connection, Engine, select

from mdd_desktop.storage.database import writing
from mdd_desktop.storage.tables import OwnTaskRow

_TASKS = OwnTaskRow.__table__


def read_all(connection: Connection) -> list[tuple[str, str, str, str, str]]:
    """Id, words, last day, children and officer of every task, the earliest day first."""
    columns = _TASKS.c
    query = select(columns.id, columns.words, columns.due_on, columns.who, columns.officer)
    rows = connection.execute(query.order_by(columns.due_on, columns.id))
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]


def write(engine: Engine, task: tuple[str, str, str, str, str]) -> None:
    """Keep a task, as ``read_all`` gives it."""
    names = ("id", "words", "due_on", "who", "officer")
    with writing(engine) as connection:
        connection.execute(_TASKS.insert().values(**dict(zip(names, task, strict=True))))


def remove(engine: Engine, task: str) -> None:
    """Drop a task: it is done."""
    with writing(engine) as connection:
        connection.execute(_TASKS.delete().where(_TASKS.c.id == task))
