"""What was typed before in a column, most used first, so that it need not be typed again."""

from sqlalchemy import Connection, func, select

from mdd_desktop.storage.tables import RECORD_TABLES


def used_words(connection: Connection, table: str, column: str, limit: int = 300) -> list[str]:
    """Return the different texts of a column, the most used first."""
    view = RECORD_TABLES[table].__table__
    words = view.c[column]
    rows = connection.execute(
        select(words)
        .where(words.is_not(None), words != "")
        .group_by(words)
        .order_by(func.count().desc(), words)
        .limit(limit)
    )
    return [str(row[0]) for row in rows]
