"""What the last scan for duplicates found, and whether it still speaks of the present children.

Every change of a child, or of a decision about two of them, begins a new edition. A scan keeps
its pairs with the edition it read, so that a change made meanwhile leaves them out of date.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from mdd_desktop.storage.bulk import insert_rows
from mdd_desktop.storage.meta import read_meta, write_meta
from mdd_desktop.storage.tables import SuspectedPairRow

COMPARED = frozenset({"child", "distinction"})
"""The kinds of record that a scan reads."""

_PAIRS = SuspectedPairRow.__table__
_NOW, _SCANNED = "compared_edition", "scanned_edition"
Pair = tuple[str, str]


def edition(connection: Connection) -> int:
    """The edition of what a scan would read now."""
    return int(read_meta(connection, _NOW) or 0)


def begin_edition(connection: Connection) -> None:
    """Something was written that a scan reads."""
    write_meta(connection, _NOW, str(edition(connection) + 1))


def are_current(connection: Connection) -> bool:
    """Whether nothing was written since the last scan read."""
    return read_meta(connection, _SCANNED) == str(edition(connection))


def pairs(connection: Connection) -> set[Pair]:
    """The pairs of the last scan: ids as hex, the smaller first."""
    return {(row.first, row.second) for row in connection.execute(select(_PAIRS))}


def keep(connection: Connection, found: Iterable[Pair], scanned: int) -> None:
    """Put the pairs of a scan in the place of the last one's.

    Args:
        connection: Of the transaction.
        found: Ids as hex, the smaller first.
        scanned: The edition that was read.
    """
    connection.execute(_PAIRS.delete())
    insert_rows(connection, _PAIRS, [{"first": one, "second": other} for one, other in found])
    write_meta(connection, _SCANNED, str(scanned))


def drop(connection: Connection, pair: Pair) -> None:
    """Somebody said of a pair that it is two children."""
    first, second = pair
    connection.execute(_PAIRS.delete().where(_PAIRS.c.first == first, _PAIRS.c.second == second))
