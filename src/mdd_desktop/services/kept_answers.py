"""What was worked out from many records, kept until something it follows from is saved.

The figures and the board of a hundred thousand children take twenty seconds; whoever comes back
to them from a record should not wait for the same numbers again.
"""

import threading
from collections.abc import Callable, Iterable
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

from mdd_desktop.storage.registry import Registry

Answer = TypeVar("Answer")

_Key = tuple[object, ...]
_KEPT: "WeakKeyDictionary[Registry, dict[str, tuple[_Key, object]]]" = WeakKeyDictionary()
_LOCK = threading.Lock()


def kept_answer(
    registry: Registry,
    name: str,
    work: Callable[[], Answer],
    *,
    asked: _Key = (),
    kinds: Iterable[str] | None = None,
) -> Answer:
    """Return the last answer while it is right, else work it out.

    Args:
        registry: With it the answer is forgotten.
        name: Of the question; one answer is kept for each.
        work: Answers it.
        asked: With what.
        kinds: Kinds of record the answer follows from; all of them by default.
    """
    saves = (
        dict(registry.saves) if kinds is None else {kind: registry.saves[kind] for kind in kinds}
    )
    key = (registry.today, registry.unit, asked, tuple(sorted(saves.items())))
    with _LOCK:
        kept = _KEPT.get(registry, {}).get(name)
    if kept is not None and kept[0] == key:
        return cast("Answer", kept[1])
    answer = work()
    with _LOCK:
        _KEPT.setdefault(registry, {})[name] = (key, answer)
    return answer
