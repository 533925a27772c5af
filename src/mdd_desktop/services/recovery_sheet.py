"""The printed recovery sheet: the only copy of the recovery key."""

from pathlib import Path

from mdd_desktop.documents.forms.recovery_sheet import RecoverySheet, groups, render
from mdd_desktop.services.trusted import device_fingerprint
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.whole_file import write_whole

__all__ = ["content", "groups", "write"]

FILE_NAME = "phieu-khoi-phuc.pdf"


def content(registry: Registry, recovery_key: str) -> bytes:
    """The sheet as PDF."""
    with registry.read() as reading:
        unit = reading.tree.units[registry.unit].name
    return render(
        RecoverySheet(
            unit=unit,
            device=device_fingerprint(registry),
            made_on=registry.today,
            recovery_key=recovery_key,
        )
    )


def write(registry: Registry, recovery_key: str) -> Path:
    """Write the sheet into the registry's folder, to be printed and then removed."""
    path = registry.path / FILE_NAME
    write_whole(path, content(registry, recovery_key))
    return path
