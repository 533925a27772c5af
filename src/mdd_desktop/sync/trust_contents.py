"""All lists of a tree read together, with the limits of what a district's list may say."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from tuf.api.metadata import DelegatedRole, Targets

from mdd_desktop.sync.trust_chain import TARGETS
from mdd_desktop.sync.trust_model import (
    DEVICES_FIELD,
    REVOKED_FIELD,
    UNIT_FIELD,
    Device,
    ListedUnit,
    Revocation,
    from_field,
)


@dataclass(frozen=True)
class TrustContents:
    """Units by code, all devices, and revocations by fingerprint."""

    units: Mapping[str, ListedUnit]
    devices: tuple[Device, ...]
    revocations: Mapping[str, Revocation]

    @cached_property
    def by_fingerprint(self) -> dict[str, tuple[Device, ...]]:
        """Devices by fingerprint: more than one entry when a device serves two units."""
        found: dict[str, tuple[Device, ...]] = {}
        for device in self.devices:
            found[device.fingerprint] = (*found.get(device.fingerprint, ()), device)
        return found

    @cached_property
    def by_unit(self) -> dict[str, tuple[Device, ...]]:
        """Devices by the unit that they are listed for."""
        found: dict[str, list[Device]] = {}
        for device in self.devices:
            found.setdefault(device.unit, []).append(device)
        return {unit: tuple(devices) for unit, devices in found.items()}

    @cached_property
    def by_computer(self) -> dict[str, tuple[Device, ...]]:
        """Every key → all entries of its computer: its keys of before and after."""
        groups: dict[str, list[Device]] = {}
        for device in self.devices:
            joined = groups.get(device.fingerprint, [])
            earlier = groups.get(device.renews, joined) if device.renews else joined
            if earlier is not joined:
                joined = earlier + joined
            joined.append(device)
            for key in {key for entry in joined for key in (entry.fingerprint, entry.renews)}:
                groups[key] = joined
        groups.pop("", None)
        return {key: tuple(devices) for key, devices in groups.items()}

    def ancestors(self, unit: str) -> tuple[str, ...]:
        """Return the superiors of a unit, nearest first; a cycle in the list ends the walk."""
        found: list[str] = []
        while unit in self.units and (parent := self.units[unit].parent):
            if parent in found:
                break
            found.append(parent)
            unit = parent
        return tuple(found)


@dataclass(frozen=True)
class _List:
    """One signed list, read."""

    units: Mapping[str, ListedUnit]
    devices: tuple[Device, ...]
    revocations: tuple[Revocation, ...]


def merge_lists(lists: Mapping[str, Targets], offices: Mapping[str, str]) -> TrustContents:
    """Join the top office's list with those of its districts.

    A district speaks only for units below itself. What the top list says of a unit wins; a unit
    that two districts claim, and that the top list does not settle, belongs to neither. A district
    revokes only devices that nobody else lists: else it could list a foreign one to revoke it.

    Args:
        lists: Role → verified list; ``targets`` among them.
        offices: Role → code of the unit whose list it is.

    Raises:
        PackageError: E_REGISTRY, one of our own fields cannot be read.
    """
    read = {role: _read(signed) for role, signed in lists.items()}
    top = read.pop(TARGETS)
    below = {role: _own_units(read[role], offices[role], top) for role in read}
    claims = Counter(code for found in below.values() for code in found)
    units = dict(top.units)
    devices = {TARGETS: top.devices}
    for role, found in below.items():
        mine = {
            code: unit for code, unit in found.items() if code in top.units or claims[code] == 1
        }
        units = {**mine, **units}
        devices[role] = tuple(item for item in read[role].devices if item.unit in mine)
    listers = Counter(key for items in devices.values() for key in {item.key for item in items})
    revocations: dict[str, Revocation] = {}
    for role in below:
        alone = {item.fingerprint for item in devices[role] if listers[item.key] == 1}
        revocations |= {it.device: it for it in read[role].revocations if it.device in alone}
    revocations |= {item.device: item for item in top.revocations}
    return TrustContents(units, tuple(chain.from_iterable(devices.values())), revocations)


def read_unit(role: DelegatedRole) -> ListedUnit | None:
    """Return the unit that a delegated role stands for, None for a district's own list."""
    value = (role.unrecognized_fields or {}).get(UNIT_FIELD)
    return None if value is None else from_field(value, ListedUnit)


def read_devices(role: DelegatedRole) -> tuple[Device, ...]:
    """Return the devices of a unit's role."""
    value = (role.unrecognized_fields or {}).get(DEVICES_FIELD, [])
    return from_field(value, tuple[Device, ...])


def read_revocations(signed: Targets) -> tuple[Revocation, ...]:
    """Return the revocations that a list states."""
    return from_field(signed.unrecognized_fields.get(REVOKED_FIELD, []), tuple[Revocation, ...])


def roles_of(signed: Targets) -> dict[str, DelegatedRole]:
    """Return the delegated roles of a list by name."""
    if signed.delegations is None:
        return {}
    return dict(signed.delegations.roles or {})


def _read(signed: Targets) -> _List:
    units: dict[str, ListedUnit] = {}
    devices: list[Device] = []
    for role in roles_of(signed).values():
        unit = read_unit(role)
        if unit is not None:
            units[unit.code] = unit
            devices += (item for item in read_devices(role) if item.unit == unit.code)
    return _List(units, tuple(devices), read_revocations(signed))


def _own_units(district: _List, office: str, top: _List) -> dict[str, ListedUnit]:
    """Return the units of a district's list that are below the district."""
    mine: dict[str, ListedUnit] = {}
    grows = True
    while grows:
        grows = False
        for code, unit in district.units.items():
            stated = top.units.get(code, unit)
            if code not in mine and code != office and stated.parent in {office, *mine}:
                mine[code] = unit
                grows = True
    return mine
