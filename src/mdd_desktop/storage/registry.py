"""The registry of one office: opened with its keys, read and changed in transactions."""

import contextlib
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self
from uuid import UUID

from sqlalchemy import Engine

from mdd_desktop.domain.clocks import ClockReading, read_clock
from mdd_desktop.domain.errors import DamagedError, RuleError
from mdd_desktop.domain.stopping import heed, past_stopping
from mdd_desktop.storage import meta, witness
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.database import (
    close_database,
    create_database,
    damaged,
    open_database,
    quick_check,
    reading,
    writing,
)
from mdd_desktop.storage.folder_lock import FolderLock
from mdd_desktop.storage.keystore import Keys
from mdd_desktop.storage.migrate import is_present_form, migrate
from mdd_desktop.storage.only_reading import only_reading
from mdd_desktop.storage.search import tidy
from mdd_desktop.storage.transaction import ChangeSet, Reading, Transaction

_DEVICE_LENGTH = 16
_MANY = 500


class Registry:
    """An open registry.

    Attributes:
        folder: Where it lies.
        keys: Of this computer, opened.
        unit: Code of the office's unit.
        epoch: Part of the name of this computer's feeds.
        today: The business date; ages, due dates and documents go by it.
        on_commit: Told what every committed transaction touched.
        clock: What this computer's clock shows.
        saves: How many transactions touched each kind of record since the opening.
        hold: Why nothing may be written just now; "" when it may.
        private_open: Children whose private part was opened, and until when.
    """

    def __init__(self, folder: DataFolder, keys: Keys, engine: Engine, lock: FolderLock) -> None:
        self.folder = folder
        self.keys = keys
        self.on_commit: Callable[[ChangeSet], None] | None = None
        self.today = dt.datetime.now().astimezone().date()
        self.clock: Callable[[], dt.datetime] = _system_clock
        self.saves: Counter[str] = Counter()
        self.hold = ""
        self.private_open: dict[UUID, dt.datetime] = {}
        self._engine = engine
        self._lock = lock
        self._unwitnessed = 0
        self._witness = self._own_witness()
        with reading(engine) as connection:
            unit = meta.read_meta(connection, meta.UNIT)
            self.is_training = meta.read_meta(connection, meta.TRAINING) == "1"
            stale = meta.read_meta(connection, meta.NEW_EPOCH) == "1"
            epoch = meta.read_meta(connection, meta.EPOCH)
            verdict = self._witness.examine(connection, self.device)
        if not unit:
            raise DamagedError("no_unit", "Sổ này chưa được thiết lập xong. Lập sổ mới.")
        self.unit = unit
        self.epoch = epoch or ""
        if stale or not epoch or verdict.finding is not witness.Finding.SOUND:
            self.begin_epoch(lost=verdict.lost)

    @classmethod
    def create(cls, folder: DataFolder, keys: Keys, *, unit: str, training: bool) -> Self:
        """Make an empty registry in a folder that has none."""
        lock = FolderLock(folder)
        lock.acquire()
        try:
            engine = create_database(folder.database, keys.db_key)
            close_database(engine)
            migrate(folder.database, keys.db_key)
            engine = open_database(folder.database, keys.db_key)
            with writing(engine) as connection:
                meta.write_meta(connection, meta.UNIT, unit)
                meta.write_meta(connection, meta.TRAINING, "1" if training else "0")
                meta.begin_epoch(connection)
            return cls(folder, keys, engine, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, folder: DataFolder, keys: Keys) -> Self:
        """Open a registry, bringing its file up to date first.

        Raises:
            RuleError: ``already_open``, ``folder_read_only``.
            DamagedError: ``database_damaged``.
        """
        lock = FolderLock(folder)
        lock.acquire()
        try:
            _require_content(folder)
            engine = _up_to_date(folder.database, keys.db_key)
            quick_check(engine)
            return cls(folder, keys, engine, lock)
        except BaseException:
            lock.release()
            raise

    @property
    def device(self) -> str:
        """The name of this computer's key in its feeds."""
        return self.keys.device[:_DEVICE_LENGTH]

    @property
    def engine(self) -> Engine:
        """The encrypted database, for checks and backups."""
        return self._engine

    @property
    def path(self) -> Path:
        """The folder's path."""
        return self.folder.path

    @contextlib.contextmanager
    def read(self) -> Iterator[Reading]:
        """A consistent view; nothing can be written."""
        heed()
        with reading(self._engine) as connection:
            yield Reading(connection, self.unit)

    @contextlib.contextmanager
    def transaction(self, label: str) -> Iterator[Transaction]:
        """Everything in the block, or nothing; told to ``on_commit`` only after the commit.

        Args:
            label: The sentence that becomes the entry in the history.

        Raises:
            RuleError: ``held`` while the registry is only looked at.
        """
        heed()
        if self.hold:
            raise RuleError("held", self.hold)
        with writing(self._engine) as connection:
            transaction = Transaction(
                connection,
                self.unit,
                device=self.device,
                epoch=self.epoch,
                officer=self.keys.officer,
                clock=read_clock(self.clock(), meta.clock_bounds(connection)),
                label=label,
                today=self.today,
            )
            yield transaction
            done = transaction.finish()
            self._unwitnessed += sum(map(len, done.records.values()))
        past_stopping()
        self.saves.update(done.records.keys())
        if any(len(ids) > _MANY for ids in done.records.values()):
            tidy(self._engine)
        if self._unwitnessed >= witness.EVERY:
            self.bear_witness()
        if self.on_commit is not None and done.records:
            self.on_commit(done)

    def only_reading(self) -> contextlib.AbstractContextManager[None]:
        """Let nothing be saved by what this thread does in the block, however deep below."""
        return only_reading()

    def begin_epoch(self, *, lost: int = 0) -> None:
        """Start new feeds, so that no number is ever used twice.

        Args:
            lost: How many changes this copy is known to lack; told until they have come back.
        """
        with writing(self._engine) as connection:
            self.epoch = meta.begin_epoch(connection)
            if lost:
                meta.write_meta(connection, meta.RESTORED, str(lost))
        self.bear_witness()

    def take_keys(self, keys: Keys) -> None:
        """Write with other keys from now on, in feeds of their own."""
        self.keys = keys
        self._witness = self._own_witness()
        self.begin_epoch()

    def speak_for(self, unit: str) -> None:
        """Write for another unit from now on: the law merged or restored this computer's own."""
        with writing(self._engine) as connection:
            meta.write_meta(connection, meta.UNIT, unit)
        self.unit = unit
        self.begin_epoch()

    def time(self) -> ClockReading:
        """What the clock shows and how far it can be believed."""
        with reading(self._engine) as connection:
            return read_clock(self.clock(), meta.clock_bounds(connection))

    def bear_witness(self) -> None:
        """Remember outside the registry how far its own feeds have come."""
        with reading(self._engine) as connection:
            ends = witness.own_ends(connection, self.device)
        self._witness.write(ends)
        self._unwitnessed = 0

    def _own_witness(self) -> witness.Witness:
        home = self.folder.witness_home or witness.default_home()
        return witness.Witness(home, self.device, self.keys.db_key)

    def close(self) -> None:
        """Fold the write-ahead log in, close the file and give the folder back."""
        self.bear_witness()
        tidy(self._engine)
        close_database(self._engine)
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _require_content(folder: DataFolder) -> None:
    """Refuse an empty file, which SQLite would take for a new registry and write into."""
    if folder.database.is_file() and not folder.database.stat().st_size:
        raise damaged()


def _up_to_date(path: Path, db_key: str) -> Engine:
    """Open a file; one of an earlier form is closed, brought up to date and opened again."""
    engine = open_database(path, db_key)
    try:
        if is_present_form(engine):
            return engine
    except BaseException:
        close_database(engine)
        raise
    close_database(engine)
    migrate(path, db_key)
    return open_database(path, db_key)


def _system_clock() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
