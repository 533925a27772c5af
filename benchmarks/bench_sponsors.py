"""The list of 100,000 sponsors and matching among them, from the call to the answer.

Run: ``python benchmarks/bench_sponsors.py [sponsors] [children]``. Times are milliseconds of
processor time.
"""

import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from mdd_desktop.storage.database import close_database, reading, writing
from mdd_desktop.storage.queries.child_filters import ChildFilter
from mdd_desktop.storage.queries.matching import offers, sponsors_with_room, waiting_children
from mdd_desktop.storage.queries.sponsors import (
    SponsorFilter,
    count_sponsors,
    kind_counts,
    search_sponsors,
)
from search_data import fill

TODAY = dt.date(2026, 11, 22)
ROUNDS = 7
_OFFERS = """
UPDATE sponsor SET capacity = abs(random()) % 4, offer_amount = (abs(random()) % 10) * 100000,
village = 'Ấp Phú Lợi'
"""


def measured(label: str, work: Callable[[], object]) -> None:
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append((time.process_time() - begun) * 1000)
    middle, worst = statistics.median(times), max(times)
    print(f"{label:<34}{middle:>9.1f}{worst:>9.1f}")


def main() -> None:
    sponsors = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    children = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        engine = fill(Path(folder) / "registry.db", children, sponsors_too=sponsors)
        with writing(engine) as connection:
            connection.execute(text(_OFFERS))
            connection.execute(text("ANALYZE"))
        print(f"{sponsors} sponsors, {children} children; milliseconds: median, worst")
        with reading(engine) as found:
            for typed in ("", "n", "nguyen thi", "khong ai"):
                label = f"search “{typed}”"
                measured(label, lambda t=typed: search_sponsors(found, t, today=TODAY))
            for sort in ("name", "children", "amount"):
                measured(
                    f"sorted by {sort}, the last page",
                    lambda s=sort: search_sponsors(
                        found, today=TODAY, sort=s, offset=sponsors - 50
                    ),
                )
            for name, chosen in (
                ("active", SponsorFilter(active=True)),
                ("room", SponsorFilter(with_room=True)),
                ("idle", SponsorFilter(active=False)),
                ("promise", SponsorFilter(protection_due=True)),
            ):
                measured(
                    f"count {name}", lambda c=chosen: count_sponsors(found, today=TODAY, filters=c)
                )
                measured(
                    f"page {name}", lambda c=chosen: search_sponsors(found, today=TODAY, filters=c)
                )
            measured("counts by kind", lambda: kind_counts(found))
            measured("waiting children", lambda: waiting_children(found, TODAY, ChildFilter()))
            measured("sponsors with room", lambda: sponsors_with_room(found, TODAY))
            measured("offers for a child", lambda: offers(found, TODAY, unit="30001"))
        close_database(engine)


if __name__ == "__main__":
    main()
