"""An office's installation: set up once, opened every day."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.office import Access, Officer, Settings
from mdd_desktop.domain.record import checked, natural_id, new_id
from mdd_desktop.domain.unit import Unit, UnitLevel
from mdd_desktop.services.catalogue import Catalogue
from mdd_desktop.services.catalogue_view import CatalogueUnit
from mdd_desktop.services.trusted import device_fingerprint
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.keystore import Keystore
from mdd_desktop.storage.keystore_file import REAL_COST, KdfCost
from mdd_desktop.storage.location import require_safe_folder
from mdd_desktop.storage.passphrase import require_strength
from mdd_desktop.storage.registry import Registry

ROLES = {
    "admin": Access.ADMIN,
    "in_charge": Access.IN_CHARGE,
    "entry": Access.ENTRY,
    "leader": Access.LEADER,
}
_LEVEL_WORDS = {
    "tỉnh": UnitLevel.PROVINCE,
    "thành phố": UnitLevel.PROVINCE,
    "cụm": UnitLevel.CLUSTER,
    "huyện": UnitLevel.CLUSTER,
    "quận": UnitLevel.CLUSTER,
    "xã": UnitLevel.COMMUNE,
    "phường": UnitLevel.COMMUNE,
    "đặc khu": UnitLevel.COMMUNE,
}


@dataclass(frozen=True)
class NewOffice:
    """What the first run asks.

    Attributes:
        unit: Code from the catalogue, or any code with ``name``.
        name: Name of a unit outside the catalogue.
        parent: Code of the unit above; from the catalogue when left out.
        officer: Who works here.
        role: One of ``ROLES``.
        passphrase: At least 12 characters.
        training: Invented data only; no packages.
    """

    unit: str
    officer: str
    passphrase: str
    name: str | None = None
    parent: str | None = None
    role: str = "admin"
    training: bool = False


def set_up(
    folder: Path, office: NewOffice, *, today: dt.date, cost: KdfCost = REAL_COST
) -> tuple[Registry, str]:
    """Make an office's installation in an empty folder.

    Returns:
        The open registry, and the recovery key to print; it is kept nowhere.

    Raises:
        RuleError: The folder is in use or unsafe, the passphrase weak, the unit unknown.
        NotFoundError: ``unknown_unit``.
    """
    units = units_for(office, today)
    if not office.officer.strip():
        raise RuleError("officer_missing", "Ghi họ tên cán bộ dùng sổ này.")
    if office.role not in ROLES:
        raise RuleError("unknown_role", f"Quyền phải là một trong: {', '.join(ROLES)}.")
    data = DataFolder(folder)
    if data.in_use:
        raise RuleError("folder_in_use", "Thư mục này đã có một sổ. Chọn thư mục trống.")
    require_safe_folder(folder)
    require_strength(office.passphrase)  # before anything is written
    data.make()
    keys, recovery = Keystore.create(
        data.keystore, officer=office.officer, passphrase=office.passphrase, cost=cost
    )
    try:
        registry = Registry.create(data, keys, unit=office.unit, training=office.training)
    except BaseException:
        data.keystore.unlink(missing_ok=True)
        raise
    registry.today = today
    _first_records(registry, office, units)
    return registry, recovery


def open_office(folder: Path, passphrase: str, *, today: dt.date | None = None) -> Registry:
    """Open an office's registry.

    Raises:
        NotFoundError: ``no_registry``.
        RuleError: ``wrong_passphrase``, ``already_open``, ``unsafe_folder``: the folder was moved,
            or a program began to synchronise it.
        DamagedError: The keystore or the database is damaged.
    """
    data = DataFolder(folder)
    if data.in_use:
        require_safe_folder(folder)
    keys = Keystore.load(data.keystore).unlock(passphrase)
    registry = Registry.open(data, keys)
    if today is not None:
        registry.today = today
    return registry


def is_set_up(folder: Path) -> bool:
    """Whether an office was set up in a folder."""
    return DataFolder(folder).in_use


def officers_of(folder: Path) -> tuple[str, ...]:
    """Who has a passphrase for the registry in a folder.

    Raises:
        NotFoundError: ``no_registry``.
    """
    return Keystore.load(DataFolder(folder).keystore).officers


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Give the officer whose passphrase is ``old`` another one."""
    Keystore.load(DataFolder(folder).keystore).change_passphrase(old, new)


def recover(folder: Path, recovery_key: str, *, officer: str, new_passphrase: str) -> None:
    """Give an officer a new passphrase with the printed recovery sheet."""
    store = Keystore.load(DataFolder(folder).keystore)
    store.reset_with_recovery(recovery_key, officer=officer, new_passphrase=new_passphrase)


def units_for(office: NewOffice, today: dt.date) -> list[Unit]:
    """The units that a new office knows: its own, those above, and those below it.

    Raises:
        NotFoundError: The code is not in the catalogue and no name was given.
    """
    if office.name:
        return _named_units(office)
    catalogue = Catalogue.load()
    own = catalogue.get(office.unit, on=today)
    units = [_unit(own.code, _in_text(own), own.level, office.parent or _above(own))]
    if own.level == UnitLevel.PROVINCE:
        units += [
            _unit(commune.code, _in_text(commune), UnitLevel.COMMUNE, own.code)
            for commune in catalogue.communes_of(own.code, on=today)
        ]
    elif not office.parent or office.parent == own.province_code:
        province = catalogue.get(own.province_code, on=today)
        units.append(_unit(province.code, _in_text(province), UnitLevel.PROVINCE, None))
    return units


def level_of(name: str, *, has_parent: bool) -> UnitLevel:
    """The level that a unit's name tells; a nameless top of its tree counts as a province."""
    lowered = name.lower()
    for word, level in _LEVEL_WORDS.items():
        if lowered.startswith(word):
            return level
    return UnitLevel.COMMUNE if has_parent else UnitLevel.PROVINCE


def _above(own: CatalogueUnit) -> str | None:
    return None if own.province_code == own.code else own.province_code


def _in_text(unit: CatalogueUnit) -> str:
    return f"{unit.kind} {unit.short_name}"


def _named_units(office: NewOffice) -> list[Unit]:
    name = _kind_in_lower_case(office.name or office.unit)
    level = level_of(name, has_parent=office.parent is not None)
    units = [_unit(office.unit, name, level, office.parent)]
    if office.parent:
        above = UnitLevel.PROVINCE if level is not UnitLevel.PROVINCE else UnitLevel.CENTRE
        units.append(_unit(office.parent, office.parent, above, None))
    return units


def _kind_in_lower_case(name: str) -> str:
    """``Xã Hoa Sen`` as a sentence says it; a kind before a number stays a name's part ."""
    for word in _LEVEL_WORDS:
        rest = name[len(word) :].strip()
        if name.lower().startswith(f"{word} ") and not rest[:1].isdigit():
            return f"{word} {rest}"
    return name


def _unit(code: str, name: str, level: UnitLevel, parent: str | None) -> Unit:
    values = {"code": code, "name": name, "level": level, "parent": parent}
    return checked(Unit, {"id": natural_id("unit", code), **values})


def _first_records(registry: Registry, office: NewOffice, units: list[Unit]) -> None:
    officer = {
        "id": new_id(),
        "unit_id": office.unit,
        "full_name": office.officer,
        "access": ROLES[office.role],
        "from": registry.today,
    }
    settings = {"id": natural_id("settings", office.unit), "unit_id": office.unit}
    with registry.transaction("Thiết lập sổ") as tx:
        tx.of(Unit).save_all(units)
        tx.of(Settings).save(checked(Settings, settings))
        tx.of(Officer).save(checked(Officer, officer))


__all__ = [
    "ROLES",
    "NewOffice",
    "Registry",
    "change_passphrase",
    "device_fingerprint",
    "is_set_up",
    "level_of",
    "officers_of",
    "open_office",
    "recover",
    "set_up",
    "units_for",
]
