"""How long the window's thread is busy at a stretch: a list of 100,000 children, every page.

Run: ``python benchmarks/bench_frames.py [children] [children of the commune]``. A frame is one
turn of the event loop with everything in it: keys, answers, painting. The pages are those of a
commune of 600 children with years of entries (or as many as are asked for), opened one after the
other.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from bench_books import an_office
from bench_keystroke import TODAY
from mdd_desktop.app import Program
from mdd_desktop.services import offices
from mdd_desktop.services.child_screen import Tab
from mdd_desktop.services.offices import NewOffice, Registry
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.children.list_presenter import ChildListPresenter, make_list_view
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.preferences import Preferences
from mdd_desktop.ui.tasks import Tasks
from search_data import fill_tables

CHILDREN, COMMUNE = 100_000, 600
FRAME_MS, PAGE_MS, PAINT_MS = 16, 100, 8
WHEEL, STEPS, PAINTS = 3, 400, 60
PAGES = (
    "overview",
    "children",
    "sponsors",
    "matching",
    "ledger",
    "visits",
    "gaps",
    "documents",
    "reports",
    "activities",
    "sync",
    "system",
)


class Turns:
    """Turns the event loop and notes how long each turn took, in milliseconds."""

    def __init__(self, application: QApplication, tasks: Tasks) -> None:
        self._application, self._tasks = application, tasks
        self.taken: list[float] = []

    def turn(self) -> None:
        """One turn; processor time, so that other programs on the machine do not count."""
        begun = time.thread_time()
        self._application.processEvents()
        self.taken.append((time.thread_time() - begun) * 1000)

    def until_idle(self) -> None:
        """Turn until nothing is under way."""
        quiet = 0
        while quiet < 5:
            self.turn()
            quiet = 0 if self._tasks.busy() else quiet + 1
            time.sleep(0.002)

    def measured(self, name: str, limit: int, do: Callable[[], None]) -> None:
        """Print how long the turns were while something was done."""
        self.taken = []
        begun = time.perf_counter()
        do()
        self.until_idle()
        whole = time.perf_counter() - begun
        busy = [one for one in self.taken if one > 0.05]
        p95 = statistics.quantiles(busy, n=20)[-1] if len(busy) > 1 else max(self.taken)
        told = f"{name:<28} p95 {p95:6.1f} ms, longest {max(self.taken):6.1f} ms (≤ {limit})"
        print(f"{told}, done after {whole:5.2f} s")


@contextmanager
def windowed(registry: Registry, folder: Path) -> Iterator[tuple[Program, Turns]]:
    """The program with an open registry."""
    application = make_application([])
    program = Program(application, folder, Preferences())
    turns = Turns(application, program.tasks)
    program.window.resize(1366, 697)
    program.window.show()
    program.take(registry)
    while program.workspace is None:
        turns.turn()
    turns.until_idle()
    try:
        yield program, turns
    finally:
        program.window.close()
        program.close()


def the_list(folder: Path, children: int) -> None:
    """Scroll, sort and filter."""
    office = NewOffice("X1", "Lê Thị Giả Định", "mat khau de do toc do", name="xã Hoa Sen")
    registry, _key = offices.set_up(folder, office, today=TODAY)
    fill_tables(registry.engine, children)
    tasks = Tasks()
    turns = Turns(make_application([]), tasks)
    desk = Desk(tasks)
    desk.registry = registry
    view = make_list_view()
    listing = ChildListPresenter(view, desk)
    view.resize(1150, 640)
    view.show()
    listing.load()
    turns.until_idle()
    bar = view.table.verticalScrollBar()

    def scroll() -> None:
        for _ in range(STEPS):
            bar.setValue(bar.value() + WHEEL)
            turns.turn()

    def paint() -> None:
        for _ in range(PAINTS):
            view.table.viewport().update()
            turns.turn()

    def pages() -> None:
        for _ in range(PAINTS):
            bar.setValue(bar.value() + bar.pageStep())
            turns.turn()

    print(f"{view.model.rowCount()} children in the list")
    turns.measured("the whole table painted", PAINT_MS, paint)
    turns.measured("scrolling by the wheel", FRAME_MS, scroll)
    turns.measured("scrolling page by page", FRAME_MS, pages)
    turns.measured("to the end and back", FRAME_MS, lambda: jump(bar, turns))
    for key in ("born", "name"):
        turns.measured(f"sorted by {key}", FRAME_MS, partial(view.sort_changed.emit, key))
    turns.measured("poor households", FRAME_MS, lambda: view.filter_changed.emit("poor", "1"))
    turns.measured(
        "without a sponsor", FRAME_MS, lambda: listing.ask(poor=False, tab=Tab.WITHOUT_SPONSOR)
    )
    turns.measured("typed “nguyen thi”", FRAME_MS, lambda: listing.search("nguyen thi"))
    view.close()
    tasks.close()
    registry.close()


def jump(bar: object, turns: Turns) -> None:
    """Drag the handle to the end and back."""
    for at in (bar.maximum(), 0):  # type: ignore[attr-defined]
        bar.setValue(at)  # type: ignore[attr-defined]
        turns.until_idle()


def the_pages(folder: Path, children: int) -> None:
    """Open every page of a commune once."""
    registry, entries = an_office(folder, children)
    print(f"{children} children, {entries} entries")
    with windowed(registry, folder) as (program, turns):
        space = program.workspace
        assert space is not None
        for page in PAGES:
            turns.measured(f"opening {page}", PAGE_MS, partial(space.open, page))


def main() -> None:
    """Measure and print."""
    children = int(sys.argv[1]) if len(sys.argv) > 1 else CHILDREN
    commune = int(sys.argv[2]) if len(sys.argv) > 2 else COMMUNE
    with tempfile.TemporaryDirectory() as name:
        the_pages(Path(name) / "pages", commune)
        the_list(Path(name) / "list", children)


if __name__ == "__main__":
    main()
