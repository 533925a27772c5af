# ruff: noqa: S608 - the names put into these statements are those of our own tables
"""Bulk load of 20,000 children through the change log, against the bare driver.

The baseline writes the very rows that the load left in the file, table by table, with
``executemany`` of sqlcipher3 into an encrypted file with the same settings.
"""

import datetime as dt
import json
import tempfile
import time
from pathlib import Path

from mdd_desktop.services import offices
from mdd_desktop.services.bulk_load import load_records
from mdd_desktop.services.demo_people import Inventor
from mdd_desktop.services.offices import NewOffice
from mdd_desktop.storage.database import connect
from mdd_desktop.storage.keystore_file import KdfCost

COUNT = 20_000
TODAY = dt.date(2026, 11, 22)
CHEAP = KdfCost(memory_kib=8, passes=1, lanes=1)
LIMIT = 4.0


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        children = [Inventor("X1", 1, TODAY).child(n) for n in range(COUNT)]
        content = json.loads(json.dumps({"children": children}))
        office = NewOffice("X1", "Lê Thị Giả Định", "mat khau de do toc do", name="xã Hoa Sen")
        registry, _ = offices.set_up(folder / "xa", office, today=TODAY, cost=CHEAP)
        with registry:
            begun = time.perf_counter()
            result = load_records(registry, content)
            ours = time.perf_counter() - begun
            assert not result.refused
            key, path = registry.keys.db_key, registry.folder.database
        bare = baseline(path, key, folder / "bare.db")
    print(
        f"bulk load: {ours:.2f} s, bare executemany {bare:.2f} s, ratio {ours / bare:.2f} (≤ {LIMIT})"
    )


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
