"""Backups: made while the registry is open, opened once to be sure, put back on any computer."""

import datetime as dt
import hashlib
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine, func, select

from mdd_desktop.storage import meta
from mdd_desktop.storage.backup_file import (
    Manifest,
    damaged,
    read_backup,
    sha256_of,
    write_backup,
)
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.database import (
    close_database,
    copy_database,
    integrity_problems,
    open_database,
    reading,
    size_of,
    writing,
)
from mdd_desktop.storage.folder_lock import FolderLock
from mdd_desktop.storage.keystore import Keys, Keystore
from mdd_desktop.storage.migrate import require_known_form
from mdd_desktop.storage.space import require_room
from mdd_desktop.storage.tables import ChangeRow, FeedRow
from mdd_desktop.storage.whole_file import explained, make_folder, sync_folder, write_whole

_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"MDD-.+-(\d{8}-\d{6})\.mddbackup")
_RECOVERY_PREFIX = "AGE-SECRET-KEY-"
_KEEP_DAYS, _KEEP_WEEKS, _KEEP_MONTHS = 7, 4, 12
_FEEDS, _CHANGES = FeedRow.__table__, ChangeRow.__table__

Secret = Keys | str
"""What opens a backup: open keys, a passphrase, or the recovery key of the printed sheet."""


class Backup(NamedTuple):
    """A backup that was opened and found sound.

    Attributes:
        file: Where it lies.
        sha256: Of the whole file, hex.
        manifest: What it holds: unit, day, number of changes, head.
    """

    file: Path
    sha256: str
    manifest: Manifest


class Restored(NamedTuple):
    """What a restore did; a new feed epoch is needed and asked for in ``meta_row``.

    Attributes:
        backup: What was put back.
        replaced: The folder that keeps what was there before; None when nothing was.
    """

    backup: Backup
    replaced: Path | None


def make_backup(
    engine: Engine, folder: DataFolder, keys: Keys, *, now: dt.datetime, target: Path | None = None
) -> Backup:
    """Back up an open registry and open the copy to be sure of it.

    Args:
        engine: Of the registry.
        folder: Where it lies.
        keys: Its opened keys.
        now: The time that names it.
        target: A file, or a folder for a file with the usual name; by default the folder's own.

    Raises:
        RegistryError: ``disk_full``; nothing was written.
        DamagedError: ``backup_damaged``: the copy is not sound.
    """
    place = target or folder.backups
    make_folder(folder.backups)
    require_room(folder.backups, 3 * size_of(folder.database))
    with reading(engine) as connection:
        unit = meta.read_meta(connection, meta.UNIT) or ""
    if place.is_dir():
        place /= f"MDD-{unit}-{now.strftime(_STAMP)}.mddbackup"
    keystore = folder.keystore.read_bytes()
    with _workplace(folder.backups) as work:
        copy = work / "registry.db"
        copy_database(engine, copy, keys.db_key)
        changes, head = _checked(copy, keys.db_key)
        manifest = Manifest(
            unit=unit,
            device=keys.device,
            made_at=now.isoformat(timespec="seconds"),
            changes=changes,
            head=head,
            keystore=hashlib.sha256(keystore).hexdigest(),
            database=sha256_of(copy),
        )
        write_backup(place, manifest, keystore, copy)
    try:
        return verify_backup(place, keys)
    except BaseException:  # also when the officer stops it: no copy stays that was not opened
        place.unlink()
        raise


def verify_backup(file: Path, secret: Secret) -> Backup:
    """Open a backup completely, changing nothing.

    Raises:
        NotFoundError: ``no_backup``.
        RuleError: ``wrong_passphrase``, ``wrong_recovery_key``.
        DamagedError: ``backup_damaged``.
    """
    with _workplace(None) as work:
        return _taken_apart(file, secret, work)[0]


def restore_backup(file: Path, folder: DataFolder, secret: Secret, *, now: dt.datetime) -> Restored:
    """Put a backup in the place of whatever is in the folder, which is kept aside.

    Raises:
        NotFoundError: ``no_backup``.
        RuleError: ``already_open``, ``wrong_passphrase``, ``wrong_recovery_key``.
        DamagedError: ``backup_damaged``; nothing was changed.
        RegistryError: ``disk_full``; nothing was changed.
    """
    folder.make()
    with FolderLock(folder), _workplace(folder.path) as work:
        if file.is_file():
            require_room(folder.path, 2 * file.stat().st_size)
        backup, keystore, keys = _taken_apart(file, secret, work)
        copy = work / "registry.db"
        engine = open_database(copy, keys.db_key)
        with writing(engine) as connection:
            meta.write_meta(connection, meta.NEW_EPOCH, "1")
        close_database(engine)
        write_whole(work / "keystore.json", keystore)
        with explained(folder.path, needed=0):
            replaced = _set_aside(folder, now)
            copy.replace(folder.database)
            (work / "keystore.json").replace(folder.keystore)
            sync_folder(folder.path)
    return Restored(backup, replaced)


def backups_in(folder: DataFolder) -> tuple[Path, ...]:
    """The backups of the folder, newest first."""
    found = [path for path in folder.backups.glob("*.mddbackup") if _NAME.fullmatch(path.name)]
    return tuple(sorted(found, key=backup_time, reverse=True))


def backup_time(file: Path) -> dt.datetime:
    """When a backup was made, by its name; local time of the computer that made it."""
    match = _NAME.fullmatch(file.name)
    stamp = match.group(1) if match else "19700101-000000"
    return dt.datetime.strptime(stamp, _STAMP)  # noqa: DTZ007 - a name has no time zone


def rotate_backups(folder: DataFolder) -> tuple[Path, ...]:
    """Delete what is no longer needed: 7 days, 4 weeks, 12 months keep their newest.

    Returns:
        What was deleted.
    """
    everything = backups_in(folder)
    kept = {
        *_newest_of_each(everything, lambda at: at.date(), _KEEP_DAYS),
        *_newest_of_each(everything, lambda at: at.isocalendar()[:2], _KEEP_WEEKS),
        *_newest_of_each(everything, lambda at: (at.year, at.month), _KEEP_MONTHS),
    }
    old = tuple(file for file in everything if file not in kept)
    for file in old:
        file.unlink()
    return old


def _newest_of_each(
    files: Iterable[Path], period: Callable[[dt.datetime], object], count: int
) -> list[Path]:
    newest: dict[object, Path] = {}
    for file in files:
        newest.setdefault(period(backup_time(file)), file)
    return list(newest.values())[:count]


def _taken_apart(file: Path, secret: Secret, work: Path) -> tuple[Backup, bytes, Keys]:
    copy = work / "registry.db"
    manifest, keystore = read_backup(file, copy)
    keys = secret if isinstance(secret, Keys) else _unlocked(keystore, file, secret)
    changes, head = _checked(copy, keys.db_key)
    if (changes, head) != (manifest.changes, manifest.head):
        raise damaged()
    return Backup(file, sha256_of(file), manifest), keystore, keys


def _unlocked(keystore: bytes, file: Path, secret: str) -> Keys:
    store = Keystore.parse(file, keystore)
    if "".join(secret.split()).upper().startswith(_RECOVERY_PREFIX):
        return store.unlock_with_recovery(secret)
    return store.unlock(secret)


def _checked(copy: Path, db_key: str) -> tuple[int, str]:
    """Number of changes and digest of all heads of a sound copy."""
    engine = open_database(copy, db_key)
    try:
        if integrity_problems(engine, deep=True):
            raise damaged()
        require_known_form(engine)
        return _summary(engine)
    finally:
        close_database(engine)


def changes_held(connection: Connection) -> int:
    """How many changes a registry holds."""
    return int(connection.execute(select(func.count()).select_from(_CHANGES)).scalar_one())


def _summary(engine: Engine) -> tuple[int, str]:
    digest = hashlib.sha256()
    with reading(engine) as connection:
        changes = changes_held(connection)
        feeds = connection.execute(select(_FEEDS.c.name, _FEEDS.c.head).order_by(_FEEDS.c.name))
        for name, head in feeds:
            digest.update(name.encode() + b"\0" + (head or b""))
    return changes, digest.hexdigest()


def _set_aside(folder: DataFolder, now: dt.datetime) -> Path | None:
    names = ("registry.db", "registry.db-wal", "registry.db-shm", "keystore.json")
    present = [folder.path / name for name in names if (folder.path / name).exists()]
    if not present:
        return None
    aside = folder.path / f"replaced-{now.strftime(_STAMP)}"
    make_folder(aside)
    for path in present:
        path.replace(aside / path.name)
    sync_folder(aside)
    return aside


@contextmanager
def _workplace(parent: Path | None) -> Iterator[Path]:
    """A private folder for the time of the work; what lies in it is encrypted."""
    with tempfile.TemporaryDirectory(prefix=".mdd-", dir=parent) as work:
        yield Path(work)
