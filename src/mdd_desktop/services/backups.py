"""Backups: made while the registry is in use, opened to be sure of them, put back."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from mdd_desktop.storage import audit
from mdd_desktop.storage import backups as store
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.registry import Registry


class Copy(NamedTuple):
    """A backup that was opened and found sound.

    Attributes:
        file: Where it lies.
        sha256: Of the file.
        head: Hash over the heads of all feeds in it.
        changes: How many changes it holds.
    """

    file: Path
    sha256: str
    head: str
    changes: int


class Kept(NamedTuple):
    """A backup in the registry's folder.

    Attributes:
        made_at: By its name, local time.
        size: In bytes.
    """

    file: Path
    made_at: dt.datetime
    size: int


class Loss(NamedTuple):
    """What the registry knows that a backup does not.

    Attributes:
        changes: How many changes.
        acts: The sentences of what was saved since, newest first, each with its time.
    """

    changes: int
    acts: tuple[tuple[dt.datetime, str], ...]


class Restored(NamedTuple):
    """What was put back, and the folder that keeps what was there before."""

    backup: Copy
    set_aside: Path | None


def make(registry: Registry, target: Path | None = None) -> Copy:
    """Back up an open registry; without a target into its own folder, where old ones rotate."""
    done = store.make_backup(
        registry.engine, registry.folder, registry.keys, now=_now(), target=target
    )
    if target is None:
        store.rotate_backups(registry.folder)
    return _copy(done)


def verify(path: Path, secret: str) -> Copy:
    """Open a backup completely, changing nothing.

    Args:
        path: Of the backup.
        secret: A passphrase of its time, or the recovery key.
    """
    return _copy(store.verify_backup(path, secret))


def restore(path: Path, folder: Path, secret: str) -> Restored:
    """Put a backup in the place of what is in a folder; that is kept aside."""
    done = store.restore_backup(path, DataFolder(folder), secret, now=_now())
    return Restored(_copy(done.backup), done.replaced)


def latest(registry: Registry) -> tuple[Path, dt.datetime] | None:
    """The newest backup in the registry's folder and when it was made."""
    found = store.backups_in(registry.folder)
    if not found:
        return None
    newest = max(found, key=store.backup_time)
    return newest, store.backup_time(newest)


def listed(registry: Registry) -> list[Kept]:
    """The backups in the registry's folder, newest first; each was opened when it was made."""
    return [
        Kept(file, store.backup_time(file), file.stat().st_size)
        for file in store.backups_in(registry.folder)
    ]


def missing(registry: Registry, path: Path, secret: str = "") -> Loss:
    """What would be missing if a backup were put in the place of the registry.

    Args:
        registry: Open; nothing is changed.
        path: Of the backup, which is opened completely.
        secret: A passphrase of its time or its recovery key; without it the open keys are tried.

    Raises:
        NotFoundError: ``no_backup``.
        RuleError: ``wrong_passphrase``, ``wrong_recovery_key``.
        DamagedError: ``backup_damaged``.
    """
    backup = store.verify_backup(path, secret or registry.keys)
    made = dt.datetime.fromisoformat(backup.manifest.made_at).astimezone()
    with registry.read() as reading:
        acts = audit.done(reading.connection, int(made.timestamp() * 1000))
        known = store.changes_held(reading.connection)
    told = [(dt.datetime.fromtimestamp(a.at_ms / 1000).astimezone(), a.label) for a in acts]
    return Loss(max(0, known - backup.manifest.changes), tuple(told[::-1]))


def _copy(done: store.Backup) -> Copy:
    return Copy(done.file, done.sha256, done.manifest.head, done.manifest.changes)


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
