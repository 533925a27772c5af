"""A province with everything that can go wrong with computers: copied, stolen, asking for keys."""

import shutil
from pathlib import Path

import ui_decisions
import ui_office as office

from mdd_desktop.services import children, key_renewal, offices, packages, revocation, trust
from mdd_desktop.services.offices import Registry


def made(base: Path) -> Path:
    """Make the offices; return the folder of the province, every registry closed."""
    ui_decisions.made(base)
    stick = base / "usb-2"
    stick.mkdir()
    shutil.copytree(base / "xa-khac", base / "xa-khac-sao")
    upper = _opened(base / "tinh")
    copied = [_opened(base / name) for name in ("xa-khac", "xa-khac-sao")]  # before either writes
    for registry, which in zip(copied, ("Thật", "Sao"), strict=True):
        for number in range(2):
            children.register(registry, {"full_name": f"Trần Thị Máy {which} {number}"})
    for registry, which in zip(copied, ("that", "sao"), strict=True):
        _send(registry, upper, stick / which)
        registry.close()
    second = _opened(base / "may-2")
    with second.read() as reading:
        known = reading.tree.units[second.unit].code
    child = ui_decisions.named(second, "Ngô Quốc Huy")
    children.correct(second, child, {"phone": "0900000001", "village": "ấp Không Có Thật"})
    children.register(second, {"full_name": "Nguyễn Thị Không Có Thật"})
    thief = packages.make(second, upper.unit, _folder(stick / "trom"))
    stolen = next(d for d in trust.devices(second) if d["this_computer"] and d["unit"] == known)
    revocation.revoke(upper, str(stolen["device"]), last_good="all", reason="mất máy ngày 20/11")
    packages.merge(upper, [thief.file])
    second.close()
    lower = _opened(base / "xa")
    key_renewal.ask(lower)
    _send(lower, upper, stick / "xa")
    lower.close()
    upper.close()
    return base / "tinh"


def _opened(folder: Path) -> Registry:
    return offices.open_office(folder, office.PASSPHRASE, today=office.TODAY)


def _send(sender: Registry, receiver: Registry, folder: Path) -> None:
    made_package = packages.make(sender, receiver.unit, _folder(folder))
    (merged,) = packages.merge(receiver, [made_package.file])
    assert merged.status != "refused", merged.message


def _folder(path: Path) -> Path:
    path.mkdir()
    return path
