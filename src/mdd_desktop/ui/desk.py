"""What every presenter works at: the open registry, the lanes of work, the day, the toast."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.ui.tasks import Done, Failed, Tasks, Ticket

if TYPE_CHECKING:  # the window stands before the registry's libraries are loaded
    from mdd_desktop.services.offices import Registry

Show = Callable[[str, str], None]


class Desk(QObject):
    """The registry is whatever ``services`` gave; screens only hand it back to them.

    Attributes:
        told: A short report for the toast.
        committed: Something was saved; the change set as the registry announced it.
    """

    told = Signal(str)
    committed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.registry: Registry | None = None

    @property
    def today(self) -> dt.date:
        """The business date."""
        if self.registry is None:
            return dt.datetime.now().astimezone().date()
        return self.registry.today

    def now(self) -> dt.datetime:
        """The moment, local time, for what the screen says about itself."""
        return dt.datetime.now().astimezone()

    def ask(
        self,
        service: Callable[..., Any],
        *args: object,
        on_done: Done | None = None,
        on_error: Failed | None = None,
        owner: QObject | None = None,
        key: object = None,
        sentence: str = "",
        **named: Any,  # noqa: ANN401 - whatever the service takes
    ) -> Ticket | None:
        """Call a service with the open registry, on the registry lane; nothing while locked."""
        if self.registry is None:
            return None
        return self.tasks.registry(
            service,
            self.registry,
            *args,
            on_done=on_done,
            on_error=on_error,
            owner=owner,
            key=key,
            sentence=sentence,
            **named,
        )

    def refused(self, show: Show, title: str) -> Failed:
        """Return what to do with an error: a refusal is shown in place, the rest is passed on."""

        def handle(error: Exception) -> None:
            if isinstance(error, RegistryError):
                show(title, error.message)
            else:
                self.tasks.failed.emit(error)

        return handle
