"""The support book and the board Trùng – Sót – Trễ of a commune with years of entries.

Run: ``python benchmarks/bench_books.py [children]``. The first number of a line is what an officer
waits after something changed, the second after nothing changed.
"""

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench_overview import PASSPHRASE, TODAY, UNIT
from mdd_desktop.domain.calm import without_collector
from mdd_desktop.services import bulk_load, gaps, ledger, offices, tasks
from mdd_desktop.services.demo_people import Inventor, Rows
from mdd_desktop.services.offices import NewOffice, Registry

CHILDREN = 600
LIMIT_S = 2.0


def main(children: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        registry, entries = an_office(Path(folder) / "so", children)
        print(f"{children} children, {entries} entries: seconds, again (≤ {LIMIT_S})")
        measured("the book of the year", lambda: ledger.year_book(registry, TODAY.year))
        measured("the board of the month", lambda: gaps.board(registry, TODAY.year, TODAY.month))
        measured("the tasks", lambda: tasks.due(registry))
        registry.close()


def measured(name: str, work: Callable[[], object]) -> None:
    """Print how long a service takes twice."""
    print(f"{name:<26}{_timed(work):>7.2f}{_timed(work):>7.2f}")


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    with without_collector():  # as the window does
        work()
    return time.perf_counter() - begun


def an_office(folder: Path, children: int) -> tuple[Registry, int]:
    """A commune whose every sponsorship was supported each month since it began."""
    office = NewOffice(UNIT, "Lê Thị Giả Định", PASSPHRASE, name="xã Hoa Sen", parent="82")
    registry, _key = offices.set_up(folder, office, today=TODAY)
    content = Inventor(UNIT, 7, TODAY).everything(children)
    content["support_entries"] = every_month(content["sponsorships"], content["pledges"])
    loaded = bulk_load.load_records(registry, content)
    if loaded.refused:
        raise RuntimeError(loaded.refused[:3])
    return registry, len(content["support_entries"])


def every_month(lots: Rows, pledges: Rows) -> Rows:
    """Handed over from the first month to the one before this; every seventh is missing."""
    amounts = {one["sponsorship_id"]: one["amount"] for one in pledges}
    return [
        {
            "id": f"{lot['id']}-{month:%Y%m}",
            "date": month.isoformat(),
            "unit_id": UNIT,
            "direction": "passed",
            "form": "tien",
            "kind": "sinh_hoat",
            "amount": amounts[lot["id"]],
            "child_id": lot["child_id"],
            "sponsorship_id": lot["id"],
            "sponsor_id": lot["sponsor_id"],
        }
        for at, lot in enumerate(lots)
        for month in _months(dt.date.fromisoformat(lot["start"]))
        if (at + month.month) % 7
    ]


def _months(begun: dt.date) -> list[dt.date]:
    first = begun.year * 12 + begun.month
    last = TODAY.year * 12 + TODAY.month - 1
    return [dt.date(at // 12, at % 12 + 1, 15) for at in range(first, last)]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CHILDREN)
