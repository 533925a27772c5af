"""Every page, tab, record, dialog of a commune and of a province: how long the window stands still.

Run: ``python benchmarks/bench_window.py [children] [folder] [commune|province]``. In the folder the
offices are made once and kept; without one they are thrown away. The first number of a line is the
processor time of the longest stretch in which the window's thread heard nothing, the second the
same stretch of the clock (a thread that holds Python counts, and so does whatever else the machine
does), the third when the page had all that it asked for. Dialogs are those behind buttons that end
with "…".
"""

import gc
import importlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "ui"))

import shiboken6
import ui_decisions
import ui_office
import ui_tour
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from bench_books import an_office
from bench_overview import PASSPHRASE
from mdd_desktop.app import Program
from mdd_desktop.services import child_screen, offices, sponsor_screen
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.preferences import Preferences
from mdd_desktop.ui.tidy import Tidy

CHILDREN, LIMIT_MS, PATIENCE_S = 5000, 100, 60
TODAY = ui_office.TODAY


class Watched:
    """A program whose window's thread is looked at while it works."""

    def __init__(self, program: Program, application: QApplication) -> None:
        self.program, self.window = program, program.window
        self._application = application
        self.begin()

    @property
    def space(self) -> Any:  # noqa: ANN401 - as the tour knows it
        """The pages."""
        return self.program.workspace

    @property
    def registry(self) -> Any:  # noqa: ANN401 - as the tour knows it
        """The open registry."""
        return self.program.desk.registry

    def begin(self) -> None:
        """Count from here."""
        self.blocked_ms = self.silent_ms = 0.0
        self._since = time.perf_counter()
        self._mark()

    def _mark(self) -> None:
        self._cpu, self._clock = time.thread_time(), time.perf_counter()

    def turn(self) -> None:
        """Let the window hear everything once; what was done since the last time counts too."""
        self._application.processEvents()
        self.blocked_ms = max(self.blocked_ms, (time.thread_time() - self._cpu) * 1000)
        self.silent_ms = max(self.silent_ms, (time.perf_counter() - self._clock) * 1000)
        time.sleep(0.001)
        self._mark()

    def settle(self) -> None:
        """Turn until the page that is open waits for nothing any more."""
        quiet, end = 0, time.perf_counter() + PATIENCE_S
        while quiet < 3 and time.perf_counter() < end:
            self.turn()
            waits = self.program.tasks.waited_for_in(self.window.page_now())
            quiet = 0 if waits else quiet + 1
        self.filled_s = time.perf_counter() - self._since
        for _ in range(20):
            self.turn()

    def tell(self, name: str) -> None:
        """Print what was measured since ``begin`` and begin again."""
        mark = " <--" if self.blocked_ms > LIMIT_MS else ""
        told = f"{self.blocked_ms:7.1f} {self.silent_ms:7.1f} ms {self.filled_s:7.2f} s"
        print(f"{told}  {name}{mark}", flush=True)
        self.begin()


class NoFiles:
    """Stands where the dialogs of the system would be; the officer changes her mind."""

    folder = ""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return lambda *_asked: [] if name == "files_to_open" else None


@contextmanager
def watched(folder: Path, passphrase: str) -> Iterator[Watched]:
    """Open an office in the window and print how long that takes."""
    application = make_application([])
    program = Program(application, folder, Preferences(idle_minutes=600))
    program.__dict__["dialogs"] = NoFiles()
    tidy = Tidy(program)
    tidy.start()
    watch = Watched(program, application)
    program.window.resize(1366, 697)
    program.window.show()
    program.tasks.free(
        importlib.import_module, "mdd_desktop.rooms"
    )  # while the passphrase is typed
    watch.settle()
    registry = offices.open_office(folder, passphrase, today=TODAY)
    watch.begin()
    program.take(registry)
    while program.workspace is None:
        watch.turn()
    watch.settle()
    watch.tell("the shell and the first page")
    try:
        yield watch
    finally:
        tidy.stop()
        begun = time.perf_counter()
        program.window.close()
        program.close()
        print(f"closed after {time.perf_counter() - begun:.2f} s", flush=True)
        gc.collect()


def walk(watch: Watched) -> None:
    """Open everything once."""
    ui_tour.still = _still
    ui_tour.ARGUMENTS |= _arguments(watch.registry)
    ui_tour.LONG_NAME = "khong ai ten nhu the"
    for page in list(watch.space.routes):
        watch.begin()
        for stop in ui_tour.stops(watch, pages=[page]):
            watch.tell(stop)
            dialogs(watch, stop)
            watch.begin()


def _still(watch: Watched) -> None:
    watch.settle()
    watch.window.toast.hide()


def _arguments(registry: Registry) -> dict[str, Callable[[Registry], object]]:
    """What pages are opened with, looked up before the clock runs."""
    return {name: partial(_found, look(registry)) for name, look in _LOOKS.items()}


def _found(one: object, _registry: Registry) -> object:
    return one


def _a_child(registry: Registry) -> UUID | None:
    found = child_screen.page(registry, child_screen.Question(), 0, 1).rows
    return found[0].id if found else None


def _a_sponsor(registry: Registry) -> UUID | None:
    found = sponsor_screen.page(registry, sponsor_screen.SponsorQuestion(), 0, 1).rows
    return found[0].id if found else None


_LOOKS = {
    "figure": ui_tour.ARGUMENTS["figure"],
    "child": _a_child,
    "visit_form": _a_child,
    "household": _a_child,
    "sponsor": _a_sponsor,
}


def dialogs(watch: Watched, stop: str) -> None:
    """Press every button of the page that promises a question, and leave the question."""
    page = watch.window.page_now()
    for button in page.findChildren(QAbstractButton):
        if not (shiboken6.isValid(button) and button.isVisible() and button.isEnabled()):
            continue
        words = button.text()
        if not words.rstrip().endswith("…"):
            continue
        watch.begin()
        QTimer.singleShot(0, button.click)
        watch.settle()
        asked = [one for one in watch.window.findChildren(QDialog) if one.isVisible()]
        if asked:
            watch.tell(f"{stop}, {words}")
        for dialog in asked:
            dialog.reject()
        watch.turn()
        if watch.window.page_now() is not page:
            return


def a_commune(base: Path, children: int) -> Path:
    """The folder of a commune with years of entries."""
    folder = base / f"xa-{children}"
    if not folder.is_dir():
        registry, _entries = an_office(folder, children)
        registry.close()
    return folder


def a_province(base: Path, children: int) -> Path:
    """The folder of a province that has something to decide."""
    folder = base / f"tinh-{children}"
    if not folder.is_dir():
        ui_decisions.made(folder, children)
    return folder / "tinh"


KINDS = {"commune": (a_commune, PASSPHRASE), "province": (a_province, ui_office.PASSPHRASE)}


def main(children: int, base: Path, kinds: Sequence[str]) -> None:
    """Measure and print."""
    for name in kinds:
        made, passphrase = KINDS[name]
        folder = base / "copy"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(made(base, children), folder)
        print(f"{name} of {children} children: blocked (≤ {LIMIT_MS}), silent, filled")
        with watched(folder, passphrase) as watch:
            walk(watch)
        shutil.rmtree(folder)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main(
            int(sys.argv[1]) if len(sys.argv) > 1 else CHILDREN,
            Path(sys.argv[2] if len(sys.argv) > 2 else name),
            sys.argv[3:] or list(KINDS),
        )
