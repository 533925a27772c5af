"""Saved actions that can still be taken back: local to this computer, kept with the registry."""

from typing import NamedTuple

from sqlalchemy import Connection, Engine, select

from mdd_desktop.storage.database import writing
from mdd_desktop.storage.tables import ActionRow

_ACTIONS = ActionRow.__table__
_KEPT = 200


class StoredAction(NamedTuple):
    """An action as it lies in its table; ``acts`` is what it committed, as JSON."""

    id: int
    acts: str


def write(engine: Engine, officer: str, acts: str) -> None:
    """Keep an action; the oldest of a long list go."""
    with writing(engine) as connection:
        done = connection.execute(
            _ACTIONS.insert().values(officer=officer, acts=acts, gone=False, undone_by="")
        )
        (newest,) = done.inserted_primary_key or (0,)
        connection.execute(_ACTIONS.delete().where(_ACTIONS.c.id <= newest - _KEPT))


def last(connection: Connection, officer: str) -> StoredAction | None:
    """The newest action of an officer that was neither taken back nor given up."""
    query = (
        select(_ACTIONS.c.id, _ACTIONS.c.acts)
        .where(_ACTIONS.c.officer == officer, ~_ACTIONS.c.gone)
        .order_by(_ACTIONS.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return StoredAction(*row) if row else None


def undone(connection: Connection) -> set[str]:
    """The transactions that were taken back, and those that took them back."""
    found = connection.execute(select(_ACTIONS.c.undone_by).where(_ACTIONS.c.undone_by != ""))
    return {transaction for (text,) in found for transaction in text.split()}


def mark_undone(connection: Connection, action: int, transactions: str) -> None:
    """Note that an action was taken back; its transactions and their opposites, with blanks."""
    chosen = _ACTIONS.update().where(_ACTIONS.c.id == action)
    connection.execute(chosen.values(gone=True, undone_by=transactions))


def give_up(engine: Engine, action: int) -> None:
    """Note that an action cannot be taken back any more."""
    with writing(engine) as connection:
        connection.execute(_ACTIONS.update().where(_ACTIONS.c.id == action).values(gone=True))
