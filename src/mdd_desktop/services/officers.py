"""The people who open this registry: their roles, their passphrases, the recovery sheet."""

import datetime as dt
from typing import NamedTuple

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.office import Access, Officer
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.services import recovery_sheet
from mdd_desktop.storage.keystore import Keystore
from mdd_desktop.storage.keystore_file import REAL_COST, KdfCost
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction


class Person(NamedTuple):
    """Somebody of this office.

    Attributes:
        access: What she may do on this computer; None without a role here.
        opens: Whether she has a passphrase for this registry.
        is_self: She is the one who sits here now.
    """

    name: str
    access: Access | None
    opens: bool
    is_self: bool


def people(registry: Registry) -> list[Person]:
    """Everybody of the office, those with a passphrase first."""
    opening = _store(registry).officers
    with registry.read() as reading:
        known = {str(o.full_name): o.access for o in _present(reading, registry.today)}
    names = [*opening, *(name for name in known if name not in opening)]
    me = registry.keys.officer
    return [Person(name, known.get(name), name in opening, name == me) for name in names]


def add(
    registry: Registry, name: str, access: Access, passphrase: str, *, cost: KdfCost = REAL_COST
) -> None:
    """Let somebody open this registry, or give her another role and a new passphrase.

    Raises:
        RuleError: ``officer_missing``, ``weak_passphrase``, ``last_admin``.
    """
    told = " ".join(name.split())
    if not told:
        raise RuleError("officer_missing", "Ghi họ tên cán bộ.")
    _store(registry).add_slot(registry.keys, officer=told, passphrase=passphrase, cost=cost)
    with registry.transaction("Thêm cán bộ mở sổ") as tx:
        _set_access(tx, told, access, registry.today)


def set_access(registry: Registry, name: str, access: Access) -> None:
    """Give somebody another role.

    Raises:
        RuleError: ``last_admin``: nobody would be left who may change roles.
    """
    with registry.transaction("Đổi quyền cán bộ") as tx:
        _set_access(tx, name, access, registry.today)


def take_away(registry: Registry, name: str) -> None:
    """Take away somebody's passphrase; what she wrote stays under her name.

    Raises:
        RuleError: ``own_slot``, ``last_slot``, ``last_admin``.
    """
    if name == registry.keys.officer:
        raise RuleError("own_slot", "Chị đang mở sổ bằng tên này. Nhờ người quản trị khác làm.")
    with registry.transaction("Thôi quyền mở sổ") as tx:
        for officer in _named(tx, name, registry.today):
            _require_admin_left(tx, officer, None, registry.today)
            tx.of(Officer).save(officer.corrected(to=registry.today, access=None))
        store = _store(registry)
        if name in store.officers:
            store.remove_slot(name)


def second_officer(registry: Registry, passphrase: str) -> str:
    """Whose passphrase it is: somebody else's than that of whoever works here now.

    Raises:
        RuleError: ``wrong_passphrase``, ``same_officer``.
    """
    name = _store(registry).unlock(passphrase).officer
    if name == registry.keys.officer:
        raise RuleError("same_officer", "Cần người thứ hai gõ mật khẩu của mình.")
    return name


def stands_by(registry: Registry, passphrase: str) -> str:
    """Whose passphrase it is that an act is sealed with which nothing takes back.

    It is somebody else's than that of whoever works here now; her own where nobody else opens this
    registry.

    Raises:
        RuleError: ``wrong_passphrase``, ``same_officer``.
    """
    store = _store(registry)
    if set(store.officers) - {registry.keys.officer}:
        return second_officer(registry, passphrase)
    return store.unlock(passphrase, officer=registry.keys.officer).officer


def change_passphrase(registry: Registry, old: str, new: str, *, cost: KdfCost = REAL_COST) -> None:
    """Give whoever sits here another passphrase.

    Raises:
        RuleError: ``wrong_passphrase``, ``weak_passphrase``; nothing was changed.
    """
    store = _store(registry)
    store.unlock(old, officer=registry.keys.officer)
    store.change_passphrase(old, new, cost=cost)


def renew_recovery(registry: Registry) -> tuple[str, bytes]:
    """Make a new recovery key; the old sheet opens nothing any more.

    Returns:
        The key, which is kept nowhere, and the sheet as PDF.
    """
    key = _store(registry).renew_recovery(registry.keys)
    return key, recovery_sheet.content(registry, key)


def _store(registry: Registry) -> Keystore:
    return Keystore.load(registry.folder.keystore)


def _present(reading: Reading, today: dt.date) -> list[Officer]:
    found = reading.of(Officer).where(unit_id=reading.unit, void=False)
    return [o for o in found if o.full_name and (o.to is None or o.to > today)]


def _named(reading: Reading, name: str, today: dt.date) -> list[Officer]:
    return [officer for officer in _present(reading, today) if officer.full_name == name]


def _set_access(tx: Transaction, name: str, access: Access, today: dt.date) -> None:
    known = _named(tx, name, today)
    if known:
        _require_admin_left(tx, known[0], access, today)
        tx.of(Officer).save(known[0].corrected(access=access))
        return
    values = {"id": new_id(), "unit_id": tx.unit, "full_name": name, "access": access}
    tx.of(Officer).save(checked(Officer, {**values, "from": today, "recorded_on": today}))


def _require_admin_left(
    reading: Reading, officer: Officer, access: Access | None, today: dt.date
) -> None:
    others = [o for o in _present(reading, today) if o.id != officer.id]
    if officer.access is not Access.ADMIN or access is Access.ADMIN:
        return
    if not any(other.access is Access.ADMIN for other in others):
        raise RuleError(
            "last_admin",
            "Đây là người quản trị cuối cùng của sổ. Giao quyền quản trị cho người khác trước.",
        )
