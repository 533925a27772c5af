"""Lists that officers keep under a name on this computer, encrypted with everything else."""

from sqlalchemy import Connection, Engine, select

from mdd_desktop.storage.database import writing
from mdd_desktop.storage.tables import KeptListRow

_LISTS = KeptListRow.__table__


def read_all(connection: Connection, place: str) -> list[tuple[str, str]]:
    """Name and question of every list that is kept of a place."""
    query = select(_LISTS.c.name, _LISTS.c.question).where(_LISTS.c.place == place)
    return [(row[0], row[1]) for row in connection.execute(query)]


def write(engine: Engine, place: str, name: str, question: str) -> None:
    """Keep a list; its name is not taken yet."""
    with writing(engine) as connection:
        connection.execute(_LISTS.insert().values(place=place, name=name, question=question))


def remove(engine: Engine, place: str, name: str) -> None:
    """Drop a list; its records stay."""
    with writing(engine) as connection:
        chosen = (_LISTS.c.place == place) & (_LISTS.c.name == name)
        connection.execute(_LISTS.delete().where(chosen))
