"""What the first run makes, on the lane of the registry."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mdd_desktop.services import offices, recovery_sheet
from mdd_desktop.services.offices import NewOffice, Registry
from mdd_desktop.ui.first_run.beginning import Beginning


@dataclass(frozen=True)
class FirstRunServices:
    """What the first run needs from the world.

    Attributes:
        folder: Where the registry will lie.
        training_folder: Where the one to practise with will lie.
        refuse_folder: A sentence why the folder is no good, or "".
        sheet: The recovery sheet as PDF bytes, from the registry and its recovery key.
        set_signature: Store the lines above the signature in the new registry.
        suggest: Five words for a passphrase.
        beginning: What was told before the program was left.
    """

    folder: Path
    training_folder: Path
    refuse_folder: Callable[[Path], str]
    sheet: Callable[[Registry, str], bytes]
    set_signature: Callable[[Registry, str, str, str], object]
    suggest: Callable[[], str]
    beginning: Beginning


def make_office(
    services: FirstRunServices, office: NewOffice, signature: tuple[str, str, str]
) -> tuple[Registry, str, bytes]:
    """Make the registry; return it with its recovery key and the sheet that holds the key."""
    today = dt.datetime.now().astimezone().date()
    registry, key = offices.set_up(services.folder, office, today=today)
    recovery_sheet.owe(registry)
    services.set_signature(registry, *signature)
    return registry, key, services.sheet(registry, key)


def make_training(folder: Path, office: NewOffice, real: Registry) -> Registry:
    """Make the registry to practise with, and leave the real one closed."""
    today = dt.datetime.now().astimezone().date()
    registry, _key = offices.set_up(folder, office, today=today)
    real.close()
    return registry
