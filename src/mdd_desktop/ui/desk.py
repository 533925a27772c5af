"""What every presenter works at: the open registry, the lanes of work, the day, the toast."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from mdd_desktop.ui.preferences import Preferences
from mdd_desktop.ui.tasks import Tasks
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ticket import Done, Failed, Show, Ticket
from mdd_desktop.ui.widgets.table_memory import table_memory

if TYPE_CHECKING:  # the window stands before the registry's libraries are loaded
    from mdd_desktop.domain.masking import Mask
    from mdd_desktop.services.offices import Registry
    from mdd_desktop.services.undo import Act


class Desk(QObject):
    """The registry is whatever ``services`` gave; screens only hand it back to them.

    Attributes:
        told: A short report for the toast.
        undoable: A short report of something that "Hoàn tác" takes back.
        undo_wanted: The officer wants the last saved action taken back.
        committed: Something was saved; the change set as the registry announced it, or None when
            all that is shown may have changed.
        preferences: Of this computer.
        meeting: Whether names are masked and nothing is written.
        preferences_changed: They hold from now on.
        meeting_changed: Names are masked, or shown again.
        switch_wanted: To the ``real`` registry, or the one for ``training``.
        restore_wanted: (path, passphrase): put a backup in the place of the registry.
    """

    told = Signal(str)
    undoable = Signal(str)
    undo_wanted = Signal()
    committed = Signal(object)
    preferences_changed = Signal(object)
    meeting_changed = Signal(bool)
    switch_wanted = Signal(str)
    restore_wanted = Signal(object, str)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.registry: Registry | None = None
        self._arrived: list[Any] = []  # saved by the service whose result is being shown
        self.preferences = Preferences()
        self._mask: Mask | None = None
        self._way_back: Callable[[], object] | None = None
        table_memory().changed.connect(self._keep_tables)

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
        beside: bool = False,
        **named: Any,  # noqa: ANN401 - whatever the service takes
    ) -> Ticket | None:
        """Call a service with the open registry, on the registry lane; nothing while locked.

        Args:
            service: Gets the registry and ``args``.
            args: For the service.
            on_done: Given its answer.
            on_error: As for ``Tasks.registry``, like the following three.
            owner: The result is dropped once this object is deleted.
            key: A newer question of the same key drops the result of this one.
            sentence: What the strip says when it takes long.
            beside: It only reads and may take long: no other page waits for it meanwhile.
            named: For the service.
        """
        if self.registry is None:
            return None
        lane = self.tasks.reading if beside else self.tasks.registry
        return lane(
            _only_read if beside else _with_what_it_saved,
            self._mask,
            service,
            self.registry,
            *args,
            on_done=lambda answer: self._show(answer, on_done),
            on_error=on_error,
            owner=owner,
            key=key,
            sentence=sentence,
            **named,
        )

    def save(
        self,
        service: Callable[..., Any],
        *args: object,
        owner: QObject,
        **told: Any,  # noqa: ANN401 - as for ``ask``
    ) -> Ticket | None:
        """Call a service that saves what an officer just entered, once.

        A key that is held, or pressed again because nothing seemed to happen, means the same:
        while the first call of its owner is under way no second one is begun.

        Args:
            service: As for :meth:`ask`, like what follows.
            args: For the service.
            owner: Of what was entered.
            told: The other arguments of :meth:`ask`.
        """
        key = ("save", service, id(owner))
        if self.tasks.is_asked(key):
            return None
        return self.ask(service, *args, owner=owner, key=key, **told)

    @property
    def meeting(self) -> bool:
        """Whether names are masked and nothing is written."""
        return self._mask is not None

    def prefer(self, preferences: Preferences) -> None:
        """Take other preferences of this computer."""
        self.preferences = preferences
        self.preferences_changed.emit(preferences)

    def remember(self, preferences: Preferences) -> None:
        """Begin with what this computer remembers."""
        self.preferences = preferences
        table_memory().load(preferences.tables)

    def _keep_tables(self, layouts: str) -> None:
        self.prefer(replace(self.preferences, tables=layouts))

    def meet(self, *, on: bool) -> None:
        """Begin or end the meeting mode."""
        from mdd_desktop.services import meeting  # noqa: PLC0415 - the window stands without it

        work = meeting.begin if on else meeting.end
        self._mask = None
        self.ask(work, on_done=self._show_mask, owner=self, key="meeting")

    def _show_mask(self, mask: "Mask | None") -> None:
        self._mask = mask
        self.meeting_changed.emit(mask is not None)
        self.committed.emit(None)

    def saved(self, text: str, *, undo: bool = True) -> None:
        """Report in the toast what was saved, with "Hoàn tác" and Ctrl+Z to take it back.

        Call it from the ``on_done`` of :meth:`ask`: what is taken back is exactly what that
        service saved, be it one transaction or several, forty payments or one field. Nothing
        else has to be passed. The way back is ``services.undo``: a new change with the values
        from before; what a service made is voided. It refuses in words where somebody wrote on.

        Args:
            text: What happened, with its number: "Đã ghi 40 lượt, 22.300.000 đồng.".
            undo: False for what cannot be taken back this way (packages, hand-overs, joined
                records, issued documents): the toast then only tells.
        """
        acts, self._arrived = self._arrived, []
        self._way_back = self._refuse_once if acts and not undo else None
        if not undo or not acts:
            self.told.emit(text)
            return
        from mdd_desktop.services import undo as taking  # noqa: PLC0415 - as in ``meet``

        self.ask(taking.keep, acts, owner=self)  # before a Ctrl+Z that follows on the same lane
        self.undoable.emit(text)

    def done_here(self, text: str, way_back: Callable[[], object]) -> None:
        """Report what concerns this computer only, with "Hoàn tác" until something else is saved.

        Args:
            text: What happened.
            way_back: Takes it back.
        """
        self._way_back = way_back
        self.undoable.emit(text)

    def _refuse_once(self) -> None:
        """The last thing done stays: Ctrl+Z must not take another one back in its place."""
        self.told.emit(
            tr(
                "Việc vừa xong không lấy lại bằng Ctrl+Z được. "
                "Bấm lần nữa thì hoàn tác việc trước đó."
            )
        )

    def taken_back_here(self) -> bool:
        """Take back what was reported last with :meth:`done_here`; False when it was not that."""
        way_back, self._way_back = self._way_back, None
        if way_back is not None:
            way_back()
        return way_back is not None

    def _show(self, answer: tuple[Any, list[Any]], on_done: Done | None) -> None:
        result, self._arrived = answer
        if on_done is not None:
            on_done(result)
        self._arrived = []

    def refused(self, show: Show, title: str) -> Failed:
        """Return what to do with an error: a refusal is shown in place, the rest is passed on."""
        return self.tasks.refused(show, title)


def _with_what_it_saved(
    mask: "Mask | None",
    service: Callable[..., Any],
    registry: "Registry",
    *args: object,
    **named: object,
) -> tuple[Any, list[Any]]:
    """Call a service and note what it commits; runs on the registry lane."""
    saved: list[Any] = []
    announce = registry.on_commit

    def note(changes: "Act") -> None:
        saved.append(changes)
        if announce is not None:
            announce(changes)

    registry.on_commit = note
    try:
        result = service(registry, *args, **named)
        return (mask.anything(result) if mask else result), saved
    finally:
        registry.on_commit = announce


def _only_read(
    mask: "Mask | None",
    service: Callable[..., Any],
    registry: "Registry",
    *args: object,
    **named: object,
) -> tuple[Any, list[Any]]:
    """Call a service that saves nothing; runs on the reading lane, where nothing can be saved."""
    with registry.only_reading():
        result = service(registry, *args, **named)
    return (mask.anything(result) if mask else result), []
