"""Reading the files of a catalogue, with every check that a foreign folder needs."""

import csv
import datetime as dt
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mdd_desktop.domain.errors import DamagedError
from mdd_desktop.domain.unit import UnitLevel

FILES = ("units.csv", "old_units.csv", "edition.txt")
_UNIT_COLUMNS = ["code", "name", "kind", "level", "province_code", "valid_from", "valid_to"]
_OLD_COLUMNS = ["code", "name", "district", "province", "valid_to", "new_codes"]


class CatalogueRow(NamedTuple):
    """What a unit was called from one day to another, both inclusive."""

    code: str
    name: str
    kind: str
    level: UnitLevel
    province_code: str
    valid_from: dt.date
    valid_to: dt.date | None


class OldUnit(NamedTuple):
    """A unit that ended; ``new_codes`` has the likeliest successor first, several if split."""

    code: str
    name: str
    district: str
    province: str
    valid_to: dt.date
    new_codes: tuple[str, ...]


def read_catalogue(folder: Path) -> tuple[list[CatalogueRow], list[OldUnit], dt.date]:
    """Return the rows, the old units and the edition of the catalogue in ``folder``.

    Raises:
        DamagedError: A file is missing, has other columns, or contradicts another.
    """
    try:
        rows = [_row(line) for line in _lines(folder / FILES[0], _UNIT_COLUMNS)]
        old_units = [_old_unit(line) for line in _lines(folder / FILES[1], _OLD_COLUMNS)]
        edition = dt.date.fromisoformat((folder / FILES[2]).read_text(encoding="utf-8").strip())
        _check(rows, old_units)
    except (OSError, ValueError, csv.Error) as error:
        raise DamagedError(
            "catalogue_damaged",
            "Danh mục đơn vị hành chính bị hỏng hoặc thiếu tệp. "
            "Hãy nạp lại danh mục hoặc cài lại chương trình.",
        ) from error
    return rows, old_units, edition


def _lines(path: Path, columns: list[str]) -> Iterator[list[str]]:
    text = path.read_text(encoding="utf-8")
    lines = csv.reader(unicodedata.normalize("NFC", text).splitlines(), strict=True)
    if next(lines, None) != columns:
        raise ValueError(path.name)
    return lines


@cache
def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _row(line: list[str]) -> CatalogueRow:
    code, name, kind, level, province_code, valid_from, valid_to = line
    until = _day(valid_to) if valid_to else None
    return CatalogueRow(code, name, kind, UnitLevel(level), province_code, _day(valid_from), until)


def _old_unit(line: list[str]) -> OldUnit:
    code, name, district, province, valid_to, new_codes = line
    return OldUnit(code, name, district, province, _day(valid_to), tuple(new_codes.split()))


def _check(rows: list[CatalogueRow], old_units: list[OldUnit]) -> None:
    """Refuse a unit without province, a successor that never was, a code in use twice a day."""
    provinces = {row.code for row in rows if row.level is UnitLevel.PROVINCE}
    codes = {row.code for row in rows} | {old.code for old in old_units}
    if not provinces or any(row.province_code not in provinces for row in rows):
        raise ValueError(FILES[0])
    if any(code not in codes for old in old_units for code in old.new_codes):
        raise ValueError(FILES[1])
    ends: dict[str, dt.date] = {}
    for row in sorted(rows, key=lambda row: (row.code, row.valid_from)):
        if row.valid_from <= ends.get(row.code, dt.date.min):
            raise ValueError(FILES[0])
        ends[row.code] = row.valid_to or dt.date.max
