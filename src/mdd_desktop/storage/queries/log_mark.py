"""How far this registry has come: two equal marks mean that nothing was saved between them."""

from sqlalchemy import Connection, func, select

from mdd_desktop.storage.tables import ChangeRow, TransactionRow

_CHANGES, _DONE = ChangeRow.__table__, TransactionRow.__table__
_MARK = select(
    select(func.max(_CHANGES.c.seq)).scalar_subquery(),
    select(func.count(_DONE.c.at_ms)).scalar_subquery(),
)


def log_mark(connection: Connection) -> str:
    """The end of the log of changes and the number of things done, as one text."""
    return "/".join(str(part) for part in connection.execute(_MARK).one())
