"""The printed recovery sheet: the only copy of the recovery key."""

from pathlib import Path

from mdd_desktop.documents.forms.recovery_sheet import BEGINNING, RecoverySheet, groups, render
from mdd_desktop.services.trusted import device_fingerprint
from mdd_desktop.storage.database import writing
from mdd_desktop.storage.meta import SHEET_OWED, read_meta, write_meta
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.whole_file import write_whole

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


def spaced(recovery_key: str) -> str:
    """The key for a screen: its fixed beginning whole, then the groups of the sheet."""
    return "  ".join((BEGINNING, *groups(recovery_key)))


def owe(registry: Registry) -> None:
    """Note that nobody has shown yet that the sheet is on paper."""
    _note(registry, "1")


def proved(registry: Registry) -> None:
    """Note that signs were typed back from the paper."""
    _note(registry, "")


def is_owed(registry: Registry) -> bool:
    """Whether the first run ended before the sheet was on paper: a new one has to be made."""
    with registry.read() as reading:
        return read_meta(reading.connection, SHEET_OWED) == "1"


def _note(registry: Registry, value: str) -> None:
    with writing(registry.engine) as connection:
        write_meta(connection, SHEET_OWED, value)


def write(registry: Registry, recovery_key: str) -> Path:
    """Write the sheet into the registry's folder, to be printed and then removed."""
    path = registry.path / FILE_NAME
    save(content(registry, recovery_key), path)
    return path


def save(pdf: bytes, path: Path) -> None:
    """Write a sheet where somebody wants it.

    Raises:
        RegistryError: ``disk_full`` or ``file_failed``; nothing was written.
        RuleError: ``folder_read_only`` or ``no_folder``.
    """
    write_whole(path, pdf)


__all__ = [
    "BEGINNING",
    "FILE_NAME",
    "content",
    "groups",
    "is_owed",
    "owe",
    "proved",
    "save",
    "spaced",
    "write",
]
