"""The records that figures are counted from, kept between two questions while nothing changes.

Reading and joining the records of five thousand children takes a second or more, and screens ask
again and again: for another period, for the list behind a figure, for the twelve months of a
chart. What was read stays right as long as nothing of its kind is saved. Of long records only the
fields that counts ask are read. The support book is not read: the registry keeps its sums.
"""

import datetime as dt
import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from weakref import WeakKeyDictionary, ref

from mdd_desktop.domain.calm import without_collector
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.figures import Facts, prepare
from mdd_desktop.domain.snapshot import ASKED, Snapshot
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.unit import UnitTree
from mdd_desktop.storage.queries.support_book import StoredBook
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

_MOST_CHILDREN = 20_000


@dataclass(frozen=True)
class Counted:
    """A snapshot and what was joined from it.

    Attributes:
        saves: How often each kind of record had been saved when it was read.
        unit: Whose settings it was read with.
    """

    saves: Mapping[str, int]
    unit: str
    tree: UnitTree
    snapshot: Snapshot
    facts: Facts

    def known_on(self, day: dt.date | None) -> Facts:
        """The facts without what was recorded after a day; as they are without one (rule F2)."""
        if day is None:
            return self.facts
        return prepare(self.snapshot, known_on=day, book=self.facts.support)


_KEPT: "WeakKeyDictionary[Registry, Counted]" = WeakKeyDictionary()
_ONE_AT_A_TIME = threading.Lock()


def counted_from(registry: Registry) -> Counted:
    """The records as they are now; only what was saved since the last time is read again.

    Two questions at once read them once: the second waits for what the first one keeps.
    """
    with _ONE_AT_A_TIME:
        return _counted_from(registry)


def _counted_from(registry: Registry) -> Counted:
    kept, saves = _KEPT.get(registry), dict(registry.saves)
    stale = {kind for kind, count in saves.items() if kept and kept.saves.get(kind) != count}
    if kept is not None and kept.unit == registry.unit and not stale - {SupportEntry.table}:
        return kept
    with registry.read() as reading, without_collector():
        known = kept.snapshot if kept else None
        snapshot = reading.people(known, stale=stale, only=ASKED)
        facts = prepare(snapshot, book=StoredBook(_reader(registry)))
        found = Counted(saves, registry.unit, reading.tree, snapshot, facts)
    _KEPT.pop(registry, None)
    if len(snapshot.children) <= _MOST_CHILDREN:
        _KEPT[registry] = found
    return found


def _reader(registry: Registry) -> Callable[[], AbstractContextManager[Reading]]:
    """Opens views of a registry without keeping it: what is kept must go with it."""
    known = ref(registry)

    def read() -> AbstractContextManager[Reading]:
        found = known()
        if found is None:
            raise RuleError("closed", "Sổ đã đóng. Mở sổ rồi làm lại.")
        return found.read()

    return read
