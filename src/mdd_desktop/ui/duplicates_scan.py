"""The scan for duplicates beside the officer's work: read and kept in turn, compared apart.

People are read beside the officer's work, on the reading lane; comparing them, which takes half a
minute for a province, happens on the free lane. Her pages wait only while pairs are kept.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from mdd_desktop.domain.duplicates import Match, find_pairs
from mdd_desktop.services import duplicates
from mdd_desktop.services.duplicates import Gathered
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.ticket import Failed
from mdd_desktop.ui.unhurried import Unhurried

Gather = Callable[[Registry], Gathered | None]
Take = Callable[[list[Match] | None], None]


def scan_beside(
    desk: Desk,
    gather: Gather,
    *,
    on_done: Take,
    on_error: Failed | None = None,
    owner: QObject,
    sentence: str = "",
) -> None:
    """Compare the children with one another and keep what is found.

    Args:
        desk: With the registry; nothing happens while it is locked.
        gather: Reads whom to compare; None where there is nothing to do.
        on_done: Given the pairs, or None where there was nothing to do.
        on_error: As for ``Desk.ask``.
        owner: As for ``Desk.ask``; its newer scan drops the result of an older one.
        sentence: As for ``Desk.ask``.
    """
    told: dict[str, Any] = {
        "on_error": on_error,
        "owner": owner,
        "key": ("scan", id(owner)),
        "sentence": sentence,
    }

    def compare(gathered: Gathered | None) -> None:
        if gathered is None:
            on_done(None)
            return
        pass_on = partial(keep, gathered)
        desk.tasks.free(find_pairs, gathered.people, on_done=pass_on, **told)

    def keep(gathered: Gathered, found: Sequence[Match]) -> None:
        desk.ask(duplicates.keep, gathered, found, on_done=on_done, **told)

    if desk.registry is not None:
        desk.tasks.reading(_gathered, gather, desk.registry, on_done=compare, **told)


def _gathered(gather: Gather, registry: Registry) -> Gathered | None:
    """Not through ``Desk.ask``: people are compared by their names, also where those are masked."""
    with registry.only_reading():
        return gather(registry)


class SuspectsWatch(QObject):
    """Scans again some time after children were changed, the longer the more they are."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._desk = ground.desk
        self._known: frozenset[frozenset[str]] = frozenset()
        self._clock = Unhurried(self)
        self._clock.due.connect(self._scan)
        ground.office_changed.connect(self._clock.soon)
        ground.desk.committed.connect(self._clock.soon)

    def _scan(self) -> None:
        scan_beside(self._desk, duplicates.gather_changed, on_done=self._show, owner=self)

    def _show(self, found: list[Match] | None) -> None:
        if found is None:
            return
        self._clock.done()
        known = frozenset(frozenset((match.a, match.b)) for match in found)
        if known != self._known:
            self._known = known
            self._desk.committed.emit(None)
