"""Sticks as an officer sees them: which are plugged in, what packages lie there, letting one go."""

import hashlib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from mdd_desktop.storage import exchange, removable
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.removable import PluggedStick

_ENDING = ".mdd"
_MOST = 500


class Parting(Enum):
    """What became of a place after something was copied there."""

    OUT = "out"
    """A stick that may be pulled out."""
    BUSY = "busy"
    """A stick that another program still holds: the system's own button has to let it go."""
    NO_STICK = "no_stick"
    """A folder of this computer or of the network."""


@dataclass(frozen=True)
class Found:
    """A stick with packages that were not merged here.

    Attributes:
        files: Those packages, by name.
    """

    stick: PluggedStick
    files: tuple[Path, ...]


def plugged_in() -> list[PluggedStick]:
    """The sticks that are plugged in now."""
    return removable.sticks()


def let_go(folder: Path) -> Parting:
    """Finish with the stick on which a folder lies."""
    place = folder.absolute()
    for stick in removable.sticks():
        if stick.path == place or stick.path in place.parents:
            return Parting.OUT if removable.eject(stick) else Parting.BUSY
    return Parting.NO_STICK


def with_packages(registry: Registry) -> list[Found]:
    """The sticks on which packages lie that were neither merged here nor made here."""
    found = []
    for stick in removable.sticks():
        files = tuple(path for path in _packages_on(stick.path) if _is_new(registry, path))
        if files:
            found.append(Found(stick, files))
    return found


def _packages_on(place: Path) -> list[Path]:
    """The package files at the top of a stick and in the folders there."""
    try:
        around = [place, *(one for one in place.iterdir() if one.is_dir())]
        return sorted(one for folder in around for one in folder.glob(f"*{_ENDING}"))[:_MOST]
    except OSError:  # pulled out meanwhile
        return []


def _is_new(registry: Registry, path: Path) -> bool:
    try:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return False
    with registry.read() as reading:
        return not exchange.is_in_the_books(reading.connection, sha256)


__all__ = ["Found", "Parting", "PluggedStick", "let_go", "plugged_in", "with_packages"]
