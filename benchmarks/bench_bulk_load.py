# ruff: noqa: S608 - the names put into these statements are those of our own tables
"""20,000 children saved through the change log, against the bare driver.

Measured twice: validated records saved in one transaction, and the whole load of a file with its
validation. The baseline writes the very rows that the load left in the file, table by table, with
``executemany`` of sqlcipher3 into an encrypted file with the same settings.
"""

import datetime as dt
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.services import offices
from mdd_desktop.services.bulk_load import load_records
from mdd_desktop.services.demo_people import Inventor
from mdd_desktop.services.offices import NewOffice, Registry
from mdd_desktop.storage.database import connect
from mdd_desktop.storage.keystore_file import KdfCost

COUNT = 20_000
TODAY = dt.date(2026, 11, 22)
CHEAP = KdfCost(memory_kib=8, passes=1, lanes=1)
LIMIT = 4.0


def main() -> None:
    content = json.loads(json.dumps([Inventor("X1", 1, TODAY).child(n) for n in range(COUNT)]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        saved, rows = measure(folder / "luu", lambda registry: save(registry, content))
        loaded, _ = measure(folder / "nap", lambda registry: load(registry, content))
    print(
        f"bulk load: {saved:.2f} s through the change log, bare executemany {rows:.2f} s, "
        f"ratio {saved / rows:.2f} (≤ {LIMIT}); a file with its validation {loaded:.2f} s"
    )


def measure(folder: Path, work: Callable[[Registry], float]) -> tuple[float, float]:
    office = NewOffice("X1", "Lê Thị Giả Định", "mat khau de do toc do", name="xã Hoa Sen")
    registry, _ = offices.set_up(folder, office, today=TODAY, cost=CHEAP)
    with registry:
        ours = work(registry)
        key, path = registry.keys.db_key, registry.folder.database
    return ours, baseline(path, key, folder / "bare.db")


def save(registry: Registry, content: list[dict[str, Any]]) -> float:
    records = [
        checked(
            Child, {**row, "id": new_id(), "source_ref": row["id"], "code": f"X1-26-{number:05d}"}
        )
        for number, row in enumerate(content)
    ]
    begun = time.perf_counter()
    with registry.transaction("Đo tốc độ") as tx:
        tx.log.expect_new(record.id for record in records)
        tx.of(Child).save_all(records)
    return time.perf_counter() - begun


def load(registry: Registry, content: list[dict[str, Any]]) -> float:
    begun = time.perf_counter()
    result = load_records(registry, {"children": content})
    assert not result.refused
    return time.perf_counter() - begun


def baseline(path: Path, key: str, target: Path) -> float:
    source, copy = connect(path, key), connect(target, key)
    tables = [
        (name, sql)
        for name, sql in source.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL"
            " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_words\\_%' ESCAPE '\\'"
        )
    ]
    indexes = source.execute(
        "SELECT sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    ).fetchall()
    for _, sql in tables:
        copy.execute(sql)
    for (sql,) in indexes:
        copy.execute(sql)
    rows = {name: source.execute(f'SELECT * FROM "{name}"').fetchall() for name, _ in tables}
    triggered = {name for name, sql in tables if "VIRTUAL" in sql.upper()}
    begun = time.perf_counter()
    copy.execute("BEGIN IMMEDIATE")
    for name, content in rows.items():
        if content and name not in triggered and not name.endswith(("_place", "_gone")):
            marks = ", ".join("?" for _ in content[0])
            copy.executemany(f'INSERT INTO "{name}" VALUES ({marks})', content)
    copy.execute("COMMIT")
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
