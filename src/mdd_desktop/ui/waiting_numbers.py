"""The numbers beside the places where something waits, kept up to date after every save."""

from PySide6.QtCore import QObject

from mdd_desktop.services import waiting
from mdd_desktop.services.waiting import Waiting
from mdd_desktop.ui.section import Ground


class WaitingNumbers(QObject):
    """Counts again whenever something was saved or the office was read anew."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._ground = ground
        ground.office_changed.connect(self._count)
        ground.desk.committed.connect(self._count)

    def _count(self, _changes: object = None) -> None:
        self._ground.desk.ask(
            waiting.waiting, on_done=self._show, owner=self, key="waiting", beside=True
        )

    def _show(self, found: Waiting) -> None:
        self._ground.count("children", found.children)
        self._ground.count("sponsors", found.sponsors)
        self._ground.count("conflicts", found.conflicts)
        self._ground.count("proposals", found.proposals)
        self._ground.count("transfers", found.transfers)
        if found.duplicates is not None:
            self._ground.count("duplicates", found.duplicates)
