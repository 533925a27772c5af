"""The composition root of the window; the only module that knows every layer."""

import importlib
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from mdd_desktop import __version__
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.change_signal import ChangeSignal
from mdd_desktop.ui.clipboard import ClipboardWatch
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.entrance import Entrance
from mdd_desktop.ui.error_dialog import ErrorDialog
from mdd_desktop.ui.given_files import GivenFiles
from mdd_desktop.ui.hand_over import hand_over, packages_among
from mdd_desktop.ui.main_window import MainWindow, screen_size
from mdd_desktop.ui.preferences import (
    Preferences,
    default_path,
    read_preferences,
    write_preferences,
)
from mdd_desktop.ui.tasks import Tasks
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.tidy import Tidy

if TYPE_CHECKING:
    from mdd_desktop.services.office_facts import OfficeFacts
    from mdd_desktop.services.offices import Registry
    from mdd_desktop.ui.idle import IdleWatch
    from mdd_desktop.ui.paper import PaperDialogs
    from mdd_desktop.ui.workspace import Workspace


def run(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; a second start hands its files to the first."""
    files = packages_among(arguments[1:])
    if hand_over(data_folder(), files):
        return 0
    preferences = read_preferences(default_path())
    application = make_application(
        arguments, scale=preferences.text_scale, contrast=bool(preferences.contrast)
    )
    program = Program(application, data_folder(), preferences)
    sys.excepthook = lambda _kind, error, _trace: program.show_error(error)
    tidy = Tidy(program)
    tidy.start()
    program.locked.connect(tidy.collect_all_soon)
    program.given.give(files)
    program.given.listen(program.folder)
    program.start()
    code = int(application.exec())
    program.close()
    write_preferences(default_path(), program.preferences())
    return code


def data_folder() -> Path:
    """Return the registry's folder: that of MDD_DATA, otherwise the usual one."""
    given = os.environ.get("MDD_DATA")
    return Path(given) if given else platformdirs.user_data_path("mdd_desktop", appauthor=False)


class Program(QObject):
    """The window and everything behind it.

    Attributes:
        workspace: The pages, once a registry was opened.
        entrance: The pages before it.
        folder: Where the registry lies.
        given: Package files from outside.
        locked: Nobody is at the window any more.
    """

    locked = Signal()

    def __init__(self, application: QApplication, folder: Path, preferences: Preferences) -> None:
        super().__init__()
        self._application = application
        self.folder = folder
        self._preferences = preferences
        self.window = MainWindow(__version__)
        self.tasks = Tasks(self)
        self.desk = Desk(self.tasks, self)
        self.changes = ChangeSignal(self)
        self.workspace: Workspace | None = None
        self._clipboard = ClipboardWatch(self)
        self.given = GivenFiles(self.window, self._is_open)
        self.entrance = Entrance(self.window, self.tasks, folder, _rooms, lambda: self.dialogs)
        self.entrance.officer = preferences.officer
        self.entrance.opened.connect(self.take)
        self.desk.remember(preferences)
        self.desk.preferences_changed.connect(self._prefer)
        self.desk.switch_wanted.connect(self._switch)
        self.desk.restore_wanted.connect(self._restore)
        self.window.lock_wanted.connect(self.lock)
        self.window.closing.connect(self._keep_drafts)
        self.tasks.failed.connect(self.show_error)
        self.desk.meeting_changed.connect(self._renew)
        self.changes.committed.connect(self._committed)

    @cached_property
    def _idle(self) -> "IdleWatch":
        watch: IdleWatch = _rooms().IdleWatch(self, self._preferences.idle_minutes)
        watch.idle.connect(self.lock)
        return watch

    @cached_property
    def dialogs(self) -> "PaperDialogs":
        """Choosing files and printing."""
        made = _rooms().PaperDialogs
        dialogs: PaperDialogs = made(self.window, self.tasks, self._preferences.last_folder)
        return dialogs

    def start(self) -> None:
        """Show the first run, or ask for the passphrase."""
        self.entrance.start()
        width, height = screen_size()
        self.window.resize(min(1366, width), min(697, height))
        self.window.show()
        self.tasks.free(_rooms)

    def _is_open(self) -> bool:
        return self.workspace is not None and self.desk.registry is not None

    def take(self, registry: "Registry") -> None:
        """Work in an open registry."""
        registry.on_commit = self.changes.announce
        self.desk.registry = registry
        self.entrance.officer = registry.keys.officer
        if self.desk.meeting:
            self.desk.meet(on=True)
        self.desk.ask(_rooms().sheet_is_owed, on_done=self._opened, owner=self.window)

    def _opened(self, sheet_is_owed: bool) -> None:  # noqa: FBT001 - the answer of a service
        registry = self.desk.registry
        if registry is None:
            return
        if sheet_is_owed:
            self.entrance.show_sheet(registry, self._read_facts)
        else:
            self._read_facts()

    def _read_facts(self) -> None:
        self.desk.ask(_rooms().read_facts, on_done=self._show_workspace, owner=self.window)

    def lock(self) -> None:
        """Keep the drafts, cover the page, drop the key; names leave the clipboard."""
        registry = self.desk.registry
        if registry is None or self.window.locked():
            return
        self._keep_drafts()
        self._idle.stop()
        self.desk.registry = None
        self._clipboard.forget()
        in_training = self.workspace is not None and self.workspace.facts.is_training
        self.entrance.show_sign_in(locked=True, in_training=in_training)
        self.tasks.closing(registry.close)
        self.locked.emit()

    def _switch(self, book: str) -> None:
        self.entrance.book = book
        self.lock()

    def _restore(self, path: Path, secret: str) -> None:
        registry, self.desk.registry = self.desk.registry, None
        if registry is not None:
            self._idle.stop()
            self.entrance.restore(registry, path, secret)

    def _prefer(self, preferences: Preferences) -> None:
        before, self._preferences = self._preferences, preferences
        self._idle.set_minutes(preferences.idle_minutes)
        write_preferences(default_path(), self.preferences())
        if _look_of(before) != _look_of(preferences):
            QTimer.singleShot(0, self._dress)  # the box that was clicked is of the old look

    def _dress(self) -> None:
        scale, contrast = _look_of(self._preferences)
        make_application([], scale=scale, contrast=contrast)
        self._renew()

    def _renew(self, *_meeting: object) -> None:
        """Come back to the same page in pages made anew: another look, or names masked."""
        old = self.workspace
        if old is None or self.desk.registry is None:
            return
        page, arguments = old.whereabouts()
        told = self.window.toast.text() if self.window.toast.isVisible() else ""
        self._fill_shell(old.facts).open(page, *arguments)
        self._show_states()
        if told:
            self.window.toast.tell(told)

    def _fill_shell(self, facts: "OfficeFacts") -> "Workspace":
        """Make the pages, and the shell around them too when there were pages before."""
        if self.workspace is not None:
            self.workspace.deleteLater()
            self.window.renew_shell()
        made: Workspace = _rooms().Workspace(self.window, self.desk, facts, self.dialogs)
        made.facts_wanted.connect(self._read_facts_again)
        self.workspace = made
        return made

    def close(self) -> None:
        """Finish what is under way, close the registry, let the threads end."""
        registry, self.desk.registry = self.desk.registry, None
        self.tasks.close()
        for one in (registry, self.entrance.unfinished()):
            if one is not None:
                one.close()

    def preferences(self) -> Preferences:
        """What this computer should remember."""
        folder = self.dialogs.folder if "dialogs" in self.__dict__ else ""
        return replace(
            self._preferences,
            officer=self.entrance.officer,
            last_folder=folder or self._preferences.last_folder,
        )

    def show_error(self, error: BaseException) -> None:
        """Say that something happened that nobody foresaw."""
        dialog = ErrorDialog(error, self.window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def _show_workspace(self, facts: "OfficeFacts") -> None:
        space = self.workspace
        if space is not None and _seat_of(space.facts) == _seat_of(facts):
            space.show_office(facts)
            self.window.show_shell()
            self.desk.committed.emit(None)
        else:
            is_first, space = space is None, self._fill_shell(facts)
            self.window.show_shell()
            if is_first:
                space.open(self.entrance.first_page)
            else:
                space.open_first()
        self.given.release()
        self._show_states()
        self._idle.watch(self.window)

    def _show_states(self) -> None:
        self.window.status.show_state("saved", tr("Đã lưu"), "ok", "circle-check")
        self.desk.ask(_rooms().backed_up, on_done=self._show_backup, owner=self.window, beside=True)

    def _read_facts_again(self) -> None:
        self.desk.ask(
            _rooms().read_facts, on_done=self.workspace_facts, owner=self.window, key="facts"
        )

    def workspace_facts(self, facts: "OfficeFacts") -> None:
        """Show what changed about the office."""
        if self.workspace is not None:
            self.workspace.show_office(facts)

    def _committed(self, changes: object) -> None:
        moment = self.desk.now()
        saved = tr("Đã lưu {time}").format(time=f"{moment:%H:%M}")
        self.window.status.show_state("saved", saved, "ok", "circle-check")
        self.desk.committed.emit(changes)

    def _show_backup(self, made: str) -> None:
        text = tr("Sao lưu {time}, đã mở thử").format(time=made)
        self.window.status.show_state("backup", text, "ok", "database")

    def _keep_drafts(self) -> None:
        if self.workspace is not None and self.desk.registry is not None:
            self.workspace.keep_drafts()


def _look_of(preferences: Preferences) -> tuple[float, bool]:
    return preferences.text_scale, bool(preferences.contrast)


def _seat_of(facts: "OfficeFacts") -> tuple[object, ...]:
    """Return what the pages were made for: which book, what the officer may do in it."""
    return facts.is_training, facts.access


def _rooms() -> Any:  # noqa: ANN401 - a module
    """Everything behind the door; loaded in the background while the passphrase is typed."""
    return importlib.import_module("mdd_desktop.rooms")
