"""The units of the catalogue as they are on one day."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from mdd_desktop.domain.errors import NotFoundError
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.services.catalogue_files import OldUnit
from mdd_desktop.services.catalogue_search import Place, SearchIndex


@dataclass(frozen=True, slots=True)
class CatalogueUnit:
    """A province or commune as it is called on the day that was asked for.

    Attributes:
        name: With its kind, as printed: "Xã Tân Phước Đông", "Thành phố Cần Thơ".
        kind: tỉnh, thành phố, xã, phường or đặc khu.
        valid_to: Last day, inclusive; none while it lasts.
        old_names: What it was called before, and the names of the units that went into it.
    """

    code: str
    name: str
    kind: str
    level: UnitLevel
    province_code: str
    province_name: str
    valid_from: dt.date
    valid_to: dt.date | None
    old_names: tuple[str, ...] = ()

    @property
    def short_name(self) -> str:
        """The name without its kind."""
        return self.name[len(self.kind) :].strip()


class CatalogueView:
    """The units that are valid on one day."""

    def __init__(
        self, units: Iterable[CatalogueUnit], went_into: Mapping[str, list[OldUnit]]
    ) -> None:
        self._units = {unit.code: unit for unit in units}
        self._went_into = went_into

    def __contains__(self, code: str) -> bool:
        return code in self._units

    def get(self, code: str) -> CatalogueUnit:
        """Return the unit with this code.

        Raises:
            NotFoundError: No unit has this code on the day of this view.
        """
        unit = self._units.get(code.strip())
        if unit is None:
            raise NotFoundError(
                "unknown_unit",
                "Danh mục không có đơn vị mang mã này vào ngày đã chọn. "
                "Hãy tìm theo tên xã, phường, đặc khu hoặc nạp danh mục mới hơn.",
            )
        return unit

    def provinces(self) -> tuple[CatalogueUnit, ...]:
        """Return the provinces and cities, by code."""
        return tuple(u for u in self._units.values() if u.level is UnitLevel.PROVINCE)

    def communes_of(self, province_code: str) -> tuple[CatalogueUnit, ...]:
        """Return the communes of a province, by code.

        Raises:
            NotFoundError: There is no such province.
        """
        province = self.get(province_code)
        return tuple(
            unit
            for unit in self._units.values()
            if unit.province_code == province.code and unit is not province
        )

    def search(self, text: str, limit: int = 20) -> tuple[CatalogueUnit, ...]:
        """Return the units that have every word of ``text``, the likeliest first."""
        return self._index.search(text, limit)

    @cached_property
    def _index(self) -> SearchIndex[CatalogueUnit]:
        return SearchIndex(
            self._units.values(), lambda unit: _place(unit, self._went_into.get(unit.code, []))
        )


def _place(unit: CatalogueUnit, came_from: Iterable[OldUnit]) -> Place:
    """Describe a unit to the search, with the districts and provinces that it lay in before."""
    if unit.level is UnitLevel.PROVINCE:
        return Place(unit.code, unit.name, "", unit.old_names)
    regions = dict.fromkeys(f"{old.district} {old.province}" for old in came_from)
    names = (*unit.old_names, *regions)
    return Place(unit.code, unit.name, unit.province_name, names)
