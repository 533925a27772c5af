"""Search 100,000 invented children as an officer types: from the call to the page and the total.

Run: ``python benchmarks/bench_search.py [children]``. Times are milliseconds of processor time, so
that other work on the machine does not count (a search waits for nothing); "first" is the first
call, when the total was never counted before; "bare" is one statement that only counts.
"""

import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from mdd_desktop.storage.database import close_database, reading
from mdd_desktop.storage.queries.child_filters import ChildFilter, Tab
from mdd_desktop.storage.queries.children import child_counts, search_children
from mdd_desktop.storage.search import asked_for
from search_data import fill

TODAY = dt.date(2026, 11, 22)
_WORDS = (
    "n ng ngu nguy nguye nguyen nguyễn t th tr tran trần d đ dan v vy y yến h hoa hoà p ph k kh "
    "l le lê m c b g a an 0 09 3 30 30012 30012-2 2 20 2015 05/01 5/1/2015"
)
TYPED = [*_WORDS.split(), "", "nguyen van an", "ng t", "an nguyen 2015", "tran thi", "x"]
ROUNDS = 15


def measured(work: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append((time.process_time() - begun) * 1000)
    return sorted(times)


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def main() -> None:
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        path = Path(folder) / "registry.db"
        engine = fill(path, children)
        size = path.stat().st_size / 1e6
        print(f"{children} children in {time.perf_counter() - begun:.0f} s, {size:.0f} MB\n")

        def page(typed: str, **more: object) -> int:
            with reading(engine) as connection:
                return search_children(connection, typed, today=TODAY, **more).total  # type: ignore[arg-type]

        def bare(typed: str) -> None:
            asked = asked_for(typed)
            statement = "SELECT count(*) FROM child_words WHERE child_words MATCH ?"
            with reading(engine) as connection:
                if asked is not None:
                    connection.exec_driver_sql(statement, (asked.match,)).scalar_one()

        print(f"{'typed':<16}{'total':>8}{'first':>8}{'p50':>8}{'p95':>8}{'bare':>8}")
        everything: list[float] = []
        firsts: list[float] = []
        page("dong may")
        for typed in TYPED:
            first = measured(partial(page, typed), 1)
            times = measured(partial(page, typed))
            firsts += first
            everything += times
            least = statistics.median(measured(partial(bare, typed), 5))
            middle = statistics.median(times)
            print(
                f"{typed or '(all)':<16}{page(typed):>8}{first[0]:>8.1f}{middle:>8.1f}"
                f"{p95(times):>8.1f}{least:>8.1f}"
            )
        for label, times in (("first calls", firsts), ("all calls", everything)):
            print(f"{label}: p50 {statistics.median(times):.1f} ms, p95 {p95(times):.1f} ms")
        for tab in Tab:
            chosen = ChildFilter(tabs=frozenset({tab}))
            times = measured(partial(page, "", filters=chosen), 3)
            print(f"tab {tab.value:<16} {statistics.median(times):>8.1f} ms")
        with reading(engine) as connection:
            times = measured(lambda: child_counts(connection, today=TODAY), 3)
        print(f"counts of all tabs   {statistics.median(times):>8.1f} ms")
        close_database(engine)


if __name__ == "__main__":
    main()
