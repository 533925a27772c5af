"""The one notifier the screens listen to: something was committed (architecture, J3)."""

from PySide6.QtCore import QObject, Qt, Signal


class ChangeSignal(QObject):
    """Carries what a transaction changed to the thread of the window.

    Attributes:
        committed: The change set, exactly as the registry announced it.
    """

    committed = Signal(object)
    _announced = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._announced.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def announce(self, change_set: object) -> None:
        """Take a change set from any thread; give this to ``Registry.on_commit``."""
        self._announced.emit(change_set)

    def _pass_on(self, change_set: object) -> None:
        self.committed.emit(change_set)
