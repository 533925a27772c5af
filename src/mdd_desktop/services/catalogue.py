"""The catalogue of provinces and communes: dated data, replaceable without a new build.

Three files in one folder (``resources/LICENSES.md`` describes them): ``units.csv``,
``old_units.csv``, ``edition.txt``. A code alone is no key: 3,315 of the 3,321 codes of today named
a ward before the reform of 1 July 2025, so every question takes a day; without one it means the
newest state that the catalogue knows.
"""

import datetime as dt
import shutil
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.resources import resource
from mdd_desktop.services.catalogue_files import FILES, CatalogueRow, OldUnit, read_catalogue
from mdd_desktop.services.catalogue_search import Place, SearchIndex
from mdd_desktop.services.catalogue_view import CatalogueUnit, CatalogueView


class Catalogue:
    """Every unit in every stretch of time, and what became of the units before the reform.

    Attributes:
        edition: The day of the last change that this catalogue knows.
        old_units: The units that ended, by code.
    """

    def __init__(
        self, rows: Iterable[CatalogueRow], old_units: Iterable[OldUnit], edition: dt.date
    ) -> None:
        self.edition = edition
        self.old_units = tuple(old_units)
        self._rows = sorted(rows, key=lambda row: (row.level is not UnitLevel.PROVINCE, row.code))
        self._days = sorted({row.valid_from for row in self._rows})
        self._views: dict[int, CatalogueView] = {}
        self._old_index: SearchIndex[OldUnit] | None = None
        self._old_by_code: dict[str, list[OldUnit]] = defaultdict(list)
        self._went_into: dict[str, list[OldUnit]] = defaultdict(list)
        for old in self.old_units:
            self._old_by_code[old.code].append(old)
            for code in old.new_codes:
                self._went_into[code].append(old)

    @classmethod
    def load(cls, folder: Path | None = None) -> "Catalogue":
        """Return the catalogue of a folder, or the shipped one; read once while it is unchanged.

        Raises:
            DamagedError: A file is missing or is not what it should be.
        """
        chosen = folder or resource("units")
        return _load(chosen, _stamp(chosen))

    @classmethod
    def newest(cls, folder: Path) -> "Catalogue":
        """Return the newer one of the shipped catalogue and that of ``folder``, if it has any."""
        shipped = cls.load()
        if not (folder / FILES[0]).is_file():
            return shipped
        own = cls.load(folder)
        return own if own.edition > shipped.edition else shipped

    @classmethod
    def replace(cls, source: Path, folder: Path) -> "Catalogue":
        """Check a newer catalogue and copy it into ``folder``; return it.

        Raises:
            DamagedError: A file of ``source`` is missing or is not what it should be.
            RuleError: The catalogue in use is as new or newer.
        """
        new = cls.load(source)
        if new.edition <= cls.newest(folder).edition:
            raise RuleError(
                "catalogue_not_newer",
                "Danh mục này không mới hơn danh mục đang dùng. Không có gì thay đổi.",
            )
        folder.mkdir(parents=True, exist_ok=True)
        for name in reversed(FILES):  # units.csv last: until then the folder holds no catalogue
            part = folder / f"{name}.part"
            shutil.copyfile(source / name, part)
            part.replace(folder / name)
        return cls.load(folder)

    def on(self, day: dt.date | None = None) -> CatalogueView:
        """Return the units valid on ``day``; without a day, those of the newest state."""
        stretch = len(self._days) if day is None else bisect_right(self._days, day)
        if stretch not in self._views:
            self._views[stretch] = self._view(stretch)
        return self._views[stretch]

    def get(self, code: str, on: dt.date | None = None) -> CatalogueUnit:
        """Return the unit with this code on that day.

        Raises:
            NotFoundError: No unit had this code on that day.
        """
        return self.on(on).get(code)

    def search(
        self, text: str, limit: int = 20, on: dt.date | None = None
    ) -> tuple[CatalogueUnit, ...]:
        """Return the units that have every word of ``text``, the likeliest first.

        Words in any order, each may be a beginning; a word typed with accents counts with its
        accents. Old names count too, and the names of the old districts and provinces.
        """
        return self.on(on).search(text, limit)

    def provinces(self, on: dt.date | None = None) -> tuple[CatalogueUnit, ...]:
        """Return the provinces and cities, by code."""
        return self.on(on).provinces()

    def communes_of(
        self, province_code: str, on: dt.date | None = None
    ) -> tuple[CatalogueUnit, ...]:
        """Return the communes of a province, by code.

        Raises:
            NotFoundError: There was no such province on that day.
        """
        return self.on(on).communes_of(province_code)

    def predecessors(self, code: str) -> tuple[OldUnit, ...]:
        """Return the old units that went, whole or in part, into the commune of this code."""
        return tuple(self._went_into.get(code, ()))

    def find_old(self, text: str, limit: int = 20) -> tuple[OldUnit, ...]:
        """Return the old units that have every word of ``text`` in name, district or province."""
        return self._index_of_old().search(text, limit)

    def successors(self, old: str, on: dt.date | None = None) -> tuple[CatalogueUnit, ...]:
        """Return what became of an old unit, the likeliest first; several if it was split.

        Args:
            old: Its code, or its name with as much of district and province as is known.
            on: The day to answer for; the newest state without it.

        Raises:
            NotFoundError: No such unit had ended by that day.
        """
        known = self._old_by_code.get(old.strip()) or self._index_of_old().best(old)
        named = [unit for unit in known if unit.valid_to < (on or dt.date.max)]
        if not named:
            raise NotFoundError(
                "old_unit_unknown",
                "Danh mục không có đơn vị cũ mang mã hoặc tên này. "
                "Hãy thử tên xã, phường kèm tên huyện, tỉnh trước ngày 01/7/2025.",
            )
        view = self.on(on)
        codes = dict.fromkeys(code for unit in named for code in self._followed(unit, view))
        return tuple(view.get(code) for code in codes)

    def _index_of_old(self) -> SearchIndex[OldUnit]:
        if self._old_index is None:
            self._old_index = SearchIndex(self.old_units, _old_place)
        return self._old_index

    def _followed(self, old: OldUnit, view: CatalogueView) -> list[str]:
        """The codes valid in ``view`` that ``old`` leads to, over any later merger."""
        found: list[str] = []
        for code in old.new_codes:
            if code in view:
                found.append(code)
                continue
            for later in self._old_by_code.get(code, ()):
                if later.valid_to > old.valid_to:
                    found += self._followed(later, view)
        return found

    def _view(self, stretch: int) -> CatalogueView:
        if stretch == 0:
            return CatalogueView((), {})
        day = self._days[stretch - 1]
        rows = [
            row
            for row in self._rows
            if row.valid_from <= day and (row.valid_to is None or row.valid_to >= day)
        ]
        province_names = {row.code: row.name for row in rows if row.level is UnitLevel.PROVINCE}
        former = self._former_names(day)
        units = (
            CatalogueUnit(
                code=row.code,
                name=row.name,
                kind=row.kind,
                level=row.level,
                province_code=row.province_code,
                province_name=province_names[row.province_code],
                valid_from=row.valid_from,
                valid_to=row.valid_to,
                old_names=tuple(name for name in former.get(row.code, ()) if name != row.name),
            )
            for row in rows
        )
        return CatalogueView(units, self._went_into)

    def _former_names(self, day: dt.date) -> dict[str, dict[str, None]]:
        """For each code the names of the units that it came from, and its own earlier names."""
        former: dict[str, dict[str, None]] = defaultdict(dict)
        province_of = {row.code: row.province_code for row in self._rows}
        for code, old_units in self._went_into.items():
            for old in old_units:
                former[code][old.name] = None
                former[province_of[code]][old.province] = None
        for row in self._rows:
            if row.valid_to is not None and row.valid_to < day:
                former[row.code][row.name] = None
        return former


def _stamp(folder: Path) -> int:
    """The time of the last change, so that a replaced catalogue is read anew."""
    path = folder / FILES[0]
    return path.stat().st_mtime_ns if path.is_file() else 0


@lru_cache(maxsize=4)
def _load(folder: Path, _stamp: int) -> Catalogue:
    rows, old_units, edition = read_catalogue(folder)
    return Catalogue(rows, old_units, edition)


def _old_place(old: OldUnit) -> Place:
    return Place(old.code, old.name, f"{old.district} {old.province}", ())
