"""The first page: how long the tasks and the figures of a commune take.

Run: ``python benchmarks/bench_overview.py [children]``. The second number of a line is after
nothing changed, when what figures are counted from is still there.
"""

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mdd_desktop.services import bulk_load, offices, overview, tasks
from mdd_desktop.services.demo_people import Inventor
from mdd_desktop.services.offices import NewOffice, Registry

CHILDREN = 5000
UNIT, PASSPHRASE = "30127", "sen hong tre xanh gio mat"
TODAY = dt.date(2026, 11, 23)


def timed(do: Callable[[Registry], object], registry: Registry) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    do(registry)
    return (time.perf_counter() - start) * 1000


def an_office(folder: Path, children: int) -> Registry:
    """A commune full of invented people."""
    office = NewOffice(UNIT, "Lê Thị Giả Định", PASSPHRASE, name="xã Hoa Sen", parent="82")
    registry, _key = offices.set_up(folder, office, today=TODAY)
    bulk_load.load_records(registry, Inventor(UNIT, 7, TODAY).everything(children))
    return registry


def main(children: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        registry = an_office(Path(folder) / "so", children)
        for name, service in (("tasks", tasks.due), ("figures", overview.overview)):
            first, again = timed(service, registry), timed(service, registry)
            print(f"{name}: {children} children: {first:.0f} ms, again {again:.0f} ms")
        registry.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CHILDREN)
