"""Where pictures are taken: invented offices, a program with its window, a fixed clock."""

import datetime as dt
import gc
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import ui_office as office
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mdd_desktop.app import Program
from mdd_desktop.services import offices
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage import registry as stored
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.preferences import Preferences
from mdd_desktop.ui.workspace import Workspace

_TICKS = count()


def _clock() -> dt.datetime:
    """The fixed time, a little later at every look: what is saved later stands above."""
    return office.NOW + dt.timedelta(milliseconds=next(_TICKS))


stored._system_clock = _clock  # noqa: SLF001 - of every office that is made or opened
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
FULL, SMALLER, ZOOMED, SMALLEST = (1366, 697), (1280, 649), (1093, 543), (1024, 505)
SITTINGS = (
    ("", 1.0, FULL),
    ("-1280", 1.0, SMALLER),
    ("-1093", 1.0, ZOOMED),
    ("-1024", 1.0, SMALLEST),
    ("-125", 1.25, FULL),
    ("-150", 1.5, FULL),
)


class Sitting:
    """A program with an open registry at one size and text scale."""

    def __init__(self, made: Program, mark: str, take: Callable[[QWidget, str], None]) -> None:
        self.made = made
        self.mark = mark
        self._take = take

    @property
    def space(self) -> Workspace:
        """The sections of the window."""
        if self.made.workspace is None:
            raise RuntimeError
        return self.made.workspace

    @property
    def registry(self) -> Registry:
        """The open registry."""
        if self.made.desk.registry is None:
            raise RuntimeError
        return self.made.desk.registry

    def open(self, page: str, *arguments: object) -> None:
        """Open a page and wait until it shows what it loads."""
        self.space.open(page, *arguments)
        self.idle()

    def idle(self) -> None:
        """Wait until nothing is under way."""
        settle()
        until(lambda: not self.made.tasks.busy())
        settle()

    def take(self, name: str) -> None:
        """Take a picture of the window; the sitting's mark is added to the name."""
        self._take(self.made.window, f"{name}{self.mark}")

    def take_other(self, widget: QWidget, name: str) -> None:
        """Take a picture of a dialog over the window."""
        self._take(widget, f"{name}{self.mark}")


class Stage:
    """Takes the pictures whose name holds ``word``."""

    def __init__(self, base: Path, target: Path, word: str) -> None:
        self.base = base
        self._target, self._word = target, word
        self._copies = 0
        self.taken: list[str] = []

    def take(self, widget: QWidget, name: str) -> None:
        """Take one picture."""
        if self._word in name:
            settle()
            widget.grab().save(str(self._target / f"{name}.png"))
            self.taken.append(name)
            print(f"  {name}")

    @contextmanager
    def sitting(
        self,
        kind: str = "commune",
        mark: str = "",
        scale: float = 1.0,
        size: tuple[int, int] = FULL,
    ) -> Iterator[Sitting]:
        """A fresh copy of an office in the window.

        Args:
            kind: ``commune`` (full of people), ``long`` (with the longest names), ``empty``
                (first day) or ``province``.
            mark: Added to the names of the pictures.
            scale: Of the text.
            size: Of the window.
        """
        folder = self.office(kind)
        with program(folder, scale) as made:
            registry = offices.open_office(folder, office.PASSPHRASE, today=office.TODAY)
            show(made, registry, size)
            yield Sitting(made, mark, self.take)

    def sittings(self, kind: str = "commune") -> Iterator[Sitting]:
        """The office at every size and text scale, one after the other."""
        for mark, scale, size in SITTINGS:
            with self.sitting(kind, mark, scale, size) as one:
                yield one

    def office(self, kind: str) -> Path:
        """Return the folder of a fresh copy of an office."""
        original = self.base / f"{kind}-original"
        if not original.is_dir():
            office.open_office(
                original,
                children=114,
                province=kind == "province",
                people=kind in {"commune", "long"},
                stress=kind == "long",
            ).close()
        self._copies += 1
        return Path(shutil.copytree(original, self.base / f"{kind}-{self._copies}"))


def settle(milliseconds: int = 60) -> None:
    """Let events and timers run."""
    QTest.qWait(milliseconds)


def until(ready: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError
        QTest.qWait(10)


@contextmanager
def program(folder: Path, scale: float = 1.0) -> Iterator[Program]:
    """A program with its window, closed again at the end."""
    application = make_application(["mdd"], scale=scale)
    made = Program(application, folder, Preferences(text_scale=scale))
    made.desk.now = lambda: office.NOW  # type: ignore[method-assign]
    gc.disable()  # as the program does (ui/tidy.py): on a lane it would delete widgets
    try:
        yield made
    finally:
        made.window.close()
        made.close()
        made.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del made
        gc.collect()
        gc.enable()


def show(made: Program, registry: Registry, size: tuple[int, int]) -> None:
    """Open a registry in the window."""
    made.window.resize(*size)
    made.window.show()
    registry.today = office.TODAY
    made.take(registry)
    until(lambda: made.workspace is not None and not made.tasks.busy())
