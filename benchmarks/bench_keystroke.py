"""From a keystroke in the search box to the refreshed list, at 100,000 children.

Run: ``python benchmarks/bench_keystroke.py [children]``. The real page on the real registry: the
search leaves the box, passes the registry's thread, and the table's model is filled anew. The
baseline is the bare statement that only counts, as ``bench_search`` has it.
"""

import datetime as dt
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.services import offices
from mdd_desktop.services.demo_people import Inventor
from mdd_desktop.services.offices import NewOffice, Registry
from mdd_desktop.storage.keystore_file import KdfCost
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.children.list_presenter import (
    ChildListPresenter,
    make_list_view,
)
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.tasks import Tasks

TODAY = dt.date(2026, 11, 22)
_WORDS = "n ng ngu nguy nguye nguyen nguyễn t th tr tran d đ dan v h hoa l le lê m 2015 0 x"
TYPED = _WORDS.split()
ROUNDS, LIMIT_MS, BATCH = 8, 16, 5_000


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    application = make_application([])
    with tempfile.TemporaryDirectory() as name:
        registry = filled(Path(name) / "xa", count)
        tasks = Tasks()
        try:
            times = measured(application, registry, tasks)
        finally:
            tasks.close()
            registry.close()
    p95 = statistics.quantiles(times, n=20)[-1]
    middle = statistics.median(times)
    print(f"keystroke: p50 {middle:.1f} ms, p95 {p95:.1f} ms (≤ {LIMIT_MS}) at {count} children")


def filled(folder: Path, count: int) -> Registry:
    office = NewOffice("X1", "Lê Thị Giả Định", "mat khau de do toc do", name="xã Hoa Sen")
    registry, _ = offices.set_up(folder, office, today=TODAY, cost=KdfCost(8, 1, 1))
    inventor = Inventor("X1", 1, TODAY)
    for first in range(0, count, BATCH):
        rows = [inventor.child(number) for number in range(first, min(first + BATCH, count))]
        with registry.transaction("Đo tốc độ") as tx:
            for row in rows:
                child = checked(Child, {**row, "id": new_id(), "source_ref": row["id"]})
                tx.log.expect_new((child.id,))
                tx.of(Child).save(child)
    registry.close()
    return offices.open_office(folder, office.passphrase, today=TODAY)


def measured(application: QApplication, registry: Registry, tasks: Tasks) -> list[float]:
    desk = Desk(tasks)
    desk.registry = registry
    view = make_list_view()
    presenter = ChildListPresenter(view, desk)
    view.resize(1150, 640)
    view.show()
    filled_anew: list[float] = []
    view.model.modelReset.connect(lambda: filled_anew.append(time.perf_counter()))
    presenter.load()
    wait(application, filled_anew)
    times = []
    for _ in range(ROUNDS):
        for text in TYPED:
            filled_anew.clear()
            begun = time.perf_counter()
            presenter.search(text)
            wait(application, filled_anew)
            times.append((filled_anew[0] - begun) * 1000)
            settle(application)
    view.close()
    return times


def wait(application: QApplication, happened: list[float]) -> None:
    """Sleep in the event loop, as the program does; asking on and on would hold up the work."""
    until = time.perf_counter() + 30
    while not happened:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() > until:
            raise TimeoutError


def settle(application: QApplication) -> None:
    until = time.perf_counter() + 0.05
    while time.perf_counter() < until:
        application.processEvents()
        time.sleep(0.001)


if __name__ == "__main__":
    main()
