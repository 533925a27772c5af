"""A thread that only reads: whatever it asks of the database, it can change nothing."""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar

from sqlalchemy import Connection

from mdd_desktop.storage.prepared import driver_of

_ONLY_READING: ContextVar[bool] = ContextVar("only_reading", default=False)
_ALLOWED = "changes_allowed"


@contextlib.contextmanager
def only_reading() -> Iterator[None]:
    """Give this thread, while the block lasts, connections that can change nothing."""
    token = _ONLY_READING.set(True)
    try:
        yield
    finally:
        _ONLY_READING.reset(token)


def refuse_where_only_read() -> None:
    """Stop what would write.

    Raises:
        RuntimeError: In a block of ``only_reading``; a fault of the program.
    """
    if _ONLY_READING.get():
        msg = "what only reads would save something"
        raise RuntimeError(msg)


def settle_changes(connection: Connection) -> None:
    """Tell a connection whether it may change anything; said only when it is not as last time."""
    allowed = not _ONLY_READING.get()
    if connection.info.get(_ALLOWED, True) != allowed:
        driver_of(connection).execute(f"PRAGMA query_only = {'OFF' if allowed else 'ON'}")
        connection.info[_ALLOWED] = allowed
