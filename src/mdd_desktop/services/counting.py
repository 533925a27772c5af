"""The records that figures are counted from, kept between two questions while nothing changes.

Reading and joining the records of five thousand children takes a second or more, and screens ask
again and again: for another period, for the list behind a figure, for the twelve months of a
chart. What was read stays right as long as no change was added.
"""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from mdd_desktop.domain.calm import without_collector
from mdd_desktop.domain.figures import Facts, prepare
from mdd_desktop.domain.snapshot import Snapshot
from mdd_desktop.domain.unit import UnitTree
from mdd_desktop.storage.queries.log_mark import log_mark
from mdd_desktop.storage.registry import Registry

_MOST_CHILDREN = 20_000


@dataclass(frozen=True)
class Counted:
    """A snapshot and what was joined from it.

    Attributes:
        mark: Where the log of changes ended when it was read.
    """

    mark: str
    tree: UnitTree
    snapshot: Snapshot
    facts: Facts


_KEPT: "WeakKeyDictionary[Registry, Counted]" = WeakKeyDictionary()


def counted_from(registry: Registry) -> Counted:
    """The records as they are now; read again only after something changed."""
    with registry.read() as reading:
        mark = log_mark(reading.connection)
        kept = _KEPT.get(registry)
        if kept is not None and kept.mark == mark:
            return kept
        with without_collector():
            snapshot = reading.snapshot()
            found = Counted(mark, reading.tree, snapshot, prepare(snapshot))
    _KEPT.pop(registry, None)
    if len(snapshot.children) <= _MOST_CHILDREN:
        _KEPT[registry] = found
    return found
