"""Enrolment of computers by files, and the list of those that are trusted."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.record import checked, natural_id, new_id
from mdd_desktop.domain.unit import Unit, UnitLevel
from mdd_desktop.services import outgoing
from mdd_desktop.services.incoming import take_package
from mdd_desktop.services.office_keys import office_of, own_root_key, registrar_key
from mdd_desktop.services.trusted import (
    adopt_trust,
    age_recipient,
    device_fingerprint,
    read_trust,
    trust_list,
)
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction
from mdd_desktop.storage.whole_file import write_whole
from mdd_desktop.sync import enrolment, trust_changes, welcome
from mdd_desktop.sync.enrolment import VALIDITY
from mdd_desktop.sync.keys import key_text, spoken_fingerprint
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_model import Device, ListedUnit


@dataclass(frozen=True)
class Enrolled:
    """A computer that a superior let in.

    Attributes:
        fingerprint: 30 digits in six groups, to be compared aloud.
        unit: The computer's unit.
        changes: How many changes the welcome package carries.
    """

    fingerprint: str
    unit: str
    changes: int


def request(registry: Registry, path: Path) -> str:
    """Write this computer's enrolment request; return its fingerprint digits."""
    with registry.read() as reading:
        unit = reading.tree.units[registry.unit]
    registrar = None
    if unit.level is not UnitLevel.COMMUNE:
        registrar = registrar_key(registry).public_key()
    content = enrolment.make_request(
        listed_unit(unit),
        key=registry.keys.signing_key,
        age=age_recipient(registry),
        role="admin",
        created=registry.time().believed,
        officer=registry.keys.officer,
        registrar=registrar,
    )
    write_whole(path, content)
    return device_fingerprint(registry)


@dataclass(frozen=True)
class Asking:
    """A computer that asks to be let in.

    Attributes:
        digits: Six groups of five, read aloud and compared with its screen.
        is_ours: Its unit stands below this office, or says that it does.
    """

    unit: str
    name: str
    officer: str
    created: dt.datetime
    digits: tuple[str, ...]
    is_ours: bool


def read_request(registry: Registry, source: Path | str) -> Asking:
    """Look at an enrolment request, a file or the text of its code; looking decides nothing.

    Raises:
        DamagedError: E_REQUEST.
    """
    asked = enrolment.read_request(_asked(source))
    with registry.read() as reading:
        known = asked.unit == registry.unit or reading.tree.is_above(registry.unit, asked.unit)
    return Asking(
        unit=asked.unit,
        name=asked.name,
        officer=asked.officer,
        created=asked.created,
        digits=tuple(spoken_fingerprint(asked.public_key).split()),
        is_ours=known or asked.parent == registry.unit,
    )


def approve(registry: Registry, request: Path | str, *, unit: str, welcome_path: Path) -> Enrolled:
    """Let a computer in whose digits were compared, and write its welcome package.

    Raises:
        DamagedError: E_REQUEST: damaged, or for another unit.
        RuleError: The unit is not below this office.
    """
    asked = enrolment.read_request(_asked(request))
    now = registry.time().believed
    with registry.transaction("Ghi danh máy") as tx:
        tx.require_in_charge()
        listed = _unit_to_list(tx, asked, unit)
        trust = _own_list(registry, tx, now)
        trust, device = enrolment.approve(
            trust,
            asked,
            unit=listed,
            role=asked.role,
            office=office_of(registry),
            now=now,
        )
        adopt_trust(tx, trust)
        load = outgoing.load_for(tx, listed.code, own_device=registry.device, trust=trust)
        content = enrolment.make_welcome(
            trust,
            device,
            office=office_of(registry),
            now=now,
            package_id=new_id(),
            changes=load.changes,
            statements=load.statements,
        )
        write_whole(welcome_path, content)
    return Enrolled(spoken_fingerprint(asked.public_key), listed.code, len(load.changes))


def accept(registry: Registry, path: Path) -> Enrolled:
    """Adopt the list of a welcome package; the digits it returns are compared with the paper.

    Raises:
        DamagedError: The package is not for this computer, or damaged.
    """
    greeted = _greeted(registry, path)
    with registry.transaction("Nhận ghi danh") as tx:
        tx.require_in_charge()
        adopt_trust(tx, greeted.trust)
        take_package(registry, tx, greeted.opened)
    return Enrolled(greeted.root_fingerprint, registry.unit, len(greeted.opened.changes))


def look_at_welcome(registry: Registry, path: Path) -> str:
    """The digits of the root that a welcome package brings; nothing is adopted by looking.

    They are compared with the paper of the office above before :func:`accept`; they are "" when
    the package continues the list in force, whose root was compared before.

    Raises:
        DamagedError: As :func:`accept`.
    """
    greeted = _greeted(registry, path)
    return "" if greeted.root_is_known else greeted.root_fingerprint


def _greeted(registry: Registry, path: Path) -> welcome.Welcome:
    return welcome.accept(
        _read(path),
        identities=[registry.keys.age_identity],
        public_key=registry.keys.signing_key.public_key(),
        unit=registry.unit,
        now=registry.time().believed,
        current=trust_list(registry),
    )


def devices(registry: Registry) -> list[dict[str, Any]]:
    """The listed computers, for people and programs."""
    trust = trust_list(registry)
    if trust is None:
        return []
    now = registry.time().believed
    return [
        {
            "device": device.fingerprint,
            "fingerprint": spoken_fingerprint(device.public_key),
            "unit": device.unit,
            "computer": trust.computer_number(device.unit, device.code),
            "role": device.role,
            "officer": device.officer,
            "not_before": device.not_before.astimezone(),
            "not_after": device.not_after.astimezone(),
            "revoked": trust.revocation(device.fingerprint) is not None,
            "valid": trust.is_valid(device.fingerprint, device.unit, now),
            "this_computer": device.public_key == registry.keys.signing_key.public_key(),
        }
        for device in trust.devices
    ]


def _unit_to_list(tx: Transaction, asked: enrolment.EnrolmentRequest, code: str) -> ListedUnit:
    if asked.unit != code:
        raise RuleError(
            "other_unit",
            f"Tệp đề nghị là của đơn vị {asked.unit}, không phải {code}. Chưa ghi gì.",
        )
    known = tx.tree.units.get(code)
    if known is not None and (code == tx.unit or tx.tree.is_above(tx.unit, code)):
        return listed_unit(known)
    if asked.parent not in ("", tx.unit) or tx.tree.level(tx.unit) is UnitLevel.COMMUNE:
        raise NotFoundError(
            "unknown_unit", f"Đơn vị {code} không thuộc đơn vị của chị. Chưa ghi gì."
        )
    values = {"code": code, "name": asked.name, "level": asked.level, "parent": tx.unit}
    unit = checked(Unit, {"id": natural_id("unit", code), **values})
    tx.of(Unit).save(unit)
    tx.forget_tree()
    return listed_unit(unit)


def listed_unit(unit: Unit) -> ListedUnit:
    """A unit of the registry as the signed list writes it."""
    return ListedUnit(
        code=unit.code, name=unit.name, level=unit.level.value, parent=unit.parent or ""
    )


def _own_list(registry: Registry, tx: Transaction, now: dt.datetime) -> TrustList:
    known = read_trust(tx)
    if known is not None:
        return known
    own = tx.tree.units[tx.unit]
    start = now.replace(microsecond=0)
    device = Device(
        unit=own.code,
        key=key_text(registry.keys.signing_key.public_key()),
        age=age_recipient(registry),
        role="admin",
        not_before=start,
        not_after=start + VALIDITY,
        officer=registry.keys.officer,
    )
    top = ListedUnit(code=own.code, name=own.name, level=own.level.value, parent="")
    return trust_changes.create(
        top,
        device,
        root_keys=[own_root_key(registry)],
        registrar_key=registrar_key(registry),
        now=now,
    )


def _asked(source: Path | str) -> bytes:
    return f"{source.strip()}\n".encode() if isinstance(source, str) else _read(source)


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise NotFoundError("no_file", f"Không thấy tệp {path}. Xem lại đường dẫn.")
    return path.read_bytes()
