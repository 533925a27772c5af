"""Write the catalogue of administrative units under ``resources/units``.

Run it from the root of the project, in an environment with the extra ``catalogue``
(``pip install -e '.[catalogue]'``)::

    python tools/make_units.py

The package ``vietnamadminunits`` is read as data and never imported, so that its geographic
libraries need not be there. The script

1. takes the 34 provinces and 3,321 communes of 1 July 2025 and corrects what is known to be wrong;
2. takes the 10,035 wards (and five island districts without wards) that ended on 30 June 2025,
   with the communes each of them went to: 471 were split, and there a person must choose;
3. applies every ``resources/units/changes_*.csv``: from its day on, a unit has another name or
   kind, and the row before it ends the day before.

A later decision of the National Assembly is one more file of changes and one more run.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import importlib.util
import json
import sqlite3
import sys
import unicodedata
from pathlib import Path
from typing import NamedTuple

REFORM = dt.date(2025, 7, 1)
UNITS = Path(__file__).resolve().parent.parent / "resources" / "units"
UNIT_COLUMNS = ("code", "name", "kind", "level", "province_code", "valid_from", "valid_to")
KINDS = ("tỉnh", "thành phố", "xã", "phường", "đặc khu")
OLD_COLUMNS = ("code", "name", "district", "province", "valid_to", "new_codes")

#: Where the source is alone against the other public lists: source code -> official code.
CORRECTED_CODES = {
    "06970": "06978",  # xã Ba Chẽ: 06970 was the town Ba Chẽ, the commune got a code of its own
}


class Unit(NamedTuple):
    """One row of ``units.csv``: what a unit was called in one stretch of time."""

    code: str
    name: str
    kind: str
    level: str
    province_code: str
    valid_from: str
    valid_to: str


class OldUnit(NamedTuple):
    """One row of ``old_units.csv``: a unit that ended, and the codes of its successors."""

    code: str
    name: str
    district: str
    province: str
    valid_to: str
    new_codes: str


def source_folder() -> Path:
    """Return the data folder of ``vietnamadminunits`` without importing the package."""
    spec = importlib.util.find_spec("vietnamadminunits")
    if spec is None or not spec.submodule_search_locations:
        sys.exit("vietnamadminunits is missing: pip install -e '.[catalogue]'")
    return Path(spec.submodule_search_locations[0]) / "data"


def tidy(text: str) -> str:
    """Return a name in NFC, with straight apostrophes and single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u2019", "'").split())


def official(code: str) -> str:
    """Return the official code for a code of the source."""
    return CORRECTED_CODES.get(code, code)


def kind_of(name: str) -> str:
    """Return the kind from the full name: the source's own column is wrong for four communes."""
    return next(kind for kind in KINDS if name.lower().startswith(f"{kind} "))


def units_of_the_reform(base: sqlite3.Connection) -> list[Unit]:
    """Return the provinces and communes as they began on 1 July 2025."""
    since = REFORM.isoformat()
    provinces = base.execute("SELECT DISTINCT provinceCode, province FROM admin_units")
    rows = [
        Unit(code, tidy(name), kind_of(tidy(name)), "province", code, since, "")
        for code, name in provinces
    ]
    communes = base.execute("SELECT wardCode, ward, provinceCode FROM admin_units")
    rows += [
        Unit(official(code), tidy(name), kind_of(tidy(name)), "commune", province, since, "")
        for code, name, province in communes
    ]
    return rows


def successors(base: sqlite3.Connection, converter: Path) -> dict[str, list[str]]:
    """Return, for each old unit's key in the source, the codes it went to, the likeliest first."""
    code_of = {
        (province, ward): official(code)
        for province, ward, code in base.execute(
            "SELECT provinceKey, wardKey, wardCode FROM admin_units"
        )
    }
    tables = json.loads(converter.read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {}
    for province, wards in tables["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, old_keys in wards.items():
            for key in old_keys:
                found[key] = [code_of[province, ward]]
    for province, divided in tables["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in divided.items():
            likeliest_first = sorted(parts, key=lambda part: not part["isDefaultNewWard"])
            found[key] = [code_of[province, part["newWardKey"]] for part in likeliest_first]
    return found


def old_units(base: sqlite3.Connection, converter: Path) -> list[OldUnit]:
    """Return what ended on 30 June 2025; an island district without wards stands for itself."""
    went_to = successors(base, converter)
    until = (REFORM - dt.timedelta(days=1)).isoformat()
    rows = base.execute(
        "SELECT provinceKey || '_' || districtKey || '_' || ifnull(wardKey, ''),"
        " ifnull(wardCode, districtCode), ifnull(ward, district), district, province"
        " FROM admin_units_legacy"
    )
    return [
        OldUnit(code, tidy(name), tidy(district), tidy(province), until, " ".join(went_to[key]))
        for key, code, name, district, province in rows
    ]


def apply_changes(units: list[Unit], changes: Path) -> list[Unit]:
    """Return the rows with the dated changes of one file: each ends a row and begins another."""
    rows = list(units)
    for fact in csv.DictReader(changes.open(encoding="utf-8", newline="")):
        place = next(
            number
            for number, row in enumerate(rows)
            if (row.code, row.level, row.valid_to) == (fact["code"], fact["level"], "")
        )
        since = dt.date.fromisoformat(fact["valid_from"])
        before = rows[place]
        rows[place] = before._replace(valid_to=(since - dt.timedelta(days=1)).isoformat())
        rows.append(
            before._replace(name=tidy(fact["name"]), kind=fact["kind"], valid_from=str(since))
        )
    return rows


def write(path: Path, columns: tuple[str, ...], rows: list[Unit] | list[OldUnit]) -> None:
    """Write one file, sorted, with the same bytes on every system."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def main() -> None:
    """Write ``units.csv``, ``old_units.csv`` and ``edition.txt`` into the folder of the changes."""
    parser = argparse.ArgumentParser(description="Write the catalogue of administrative units.")
    parser.add_argument("--folder", type=Path, default=UNITS, help="holds changes_*.csv")
    folder: Path = parser.parse_args().folder
    source = source_folder()
    base = sqlite3.connect(f"{(source / 'dataset.db').as_uri()}?mode=ro", uri=True)
    units = units_of_the_reform(base)
    edition = REFORM.isoformat()
    for changes in sorted(folder.glob("changes_*.csv")):
        units = apply_changes(units, changes)
        edition = changes.stem.removeprefix("changes_")
    old = old_units(base, source / "converter_2025.json")
    units.sort(key=lambda row: (row.level != "province", row.code, row.valid_from))
    write(folder / "units.csv", UNIT_COLUMNS, units)
    write(folder / "old_units.csv", OLD_COLUMNS, sorted(old))
    (folder / "edition.txt").write_text(f"{edition}\n", encoding="utf-8")
    split = sum(" " in row.new_codes for row in old)
    sys.stdout.write(f"{edition}: {len(units)} rows, {len(old)} old units, {split} split\n")


if __name__ == "__main__":
    main()
