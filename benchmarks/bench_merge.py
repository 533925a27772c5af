# ruff: noqa: S608, S311 - our own tables; nothing secret is drawn
"""Merge a package of many changes, beside the bare insertion of the resulting rows.

The bare minimum: the same rows, taken from the merged registry, written by the driver's own
``executemany`` into an empty encrypted file in one transaction. Then the same package again.
Processor time, so that other work on the machine does not count.
Run: ``python benchmarks/bench_merge.py [children]``.
"""

import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text
from sqlcipher3 import dbapi2

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from builders import COMMUNE, PROVINCE, Offices, enrolled_offices
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.record import new_id
from mdd_desktop.services import packages

CHANGES_PER_CHILD = 10
_ALL = "SELECT * FROM {}"
TABLES = ("change_row", "record_state", "child", "feed_row")


def children_with_histories(offices: Offices, count: int) -> None:
    rng = random.Random(1)
    registry = offices[COMMUNE]
    people = [
        Child(id=new_id(), unit_id="X1", full_name=f"Nguyễn Thị {n}", village=f"Thôn {n % 17}")
        for n in range(count)
    ]
    with registry.transaction("Nạp") as tx:
        tx.of(Child).save_all(people)
    for turn in range(CHANGES_PER_CHILD - 1):
        with registry.transaction("Sửa") as tx:
            for person in people:
                note = f"Đã thăm lần thứ {turn}, {rng.choice(('tốt', 'khá', 'cần giúp'))}"
                tx.of(Child).save(person.corrected(note=note))


def bare_seconds(registry: object, folder: Path) -> float:
    """Write the rows of the merged registry with nothing but the driver."""
    with registry.read() as reading:
        rows = {
            table: [
                tuple(row) for row in reading.connection.execute(text(f"SELECT * FROM {table}"))
            ]
            for table in TABLES
        }
        schema = [
            row.sql
            for row in reading.connection.execute(
                text("SELECT sql, tbl_name FROM sqlite_master WHERE sql IS NOT NULL")
            )
            if row.tbl_name in TABLES and "TRIGGER" not in row.sql
        ]
    connection = dbapi2.connect(str(folder / "bare.db"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{registry.keys.db_key}'\"")
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    connection.execute("PRAGMA synchronous = FULL")
    for statement in schema:
        connection.execute(statement)
    start = time.process_time()
    connection.execute("BEGIN IMMEDIATE")
    for table, table_rows in rows.items():
        marks = ",".join("?" * len(table_rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", table_rows)
    connection.execute("COMMIT")
    seconds = time.process_time() - start
    connection.close()
    return seconds


def merge_seconds(offices: Offices, file: Path) -> float:
    start = time.process_time()
    (result,) = packages.merge(offices[PROVINCE], [file])
    assert result.status in {"merged", "nothing_new"}, result
    return time.process_time() - start


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with TemporaryDirectory() as name:
        folder = Path(name)
        offices = enrolled_offices(folder / "so")
        children_with_histories(offices, count)
        made = packages.make(offices[COMMUNE], "T", folder / "lon.mdd")
        first, again = merge_seconds(offices, made.file), merge_seconds(offices, made.file)
        bare = bare_seconds(offices[PROVINCE], folder)
        print(f"changes {made.changes}, package {made.size / made.changes:.0f} B per change")
        print(f"bare rows {bare:.2f} s, merge {first:.2f} s: ratio {first / bare:.2f}")
        print(f"the same package again {again:.2f} s: {first / again:.1f} times faster")
        offices.close()


if __name__ == "__main__":
    main()
