"""An empty registry is migrated once in a run; all others begin as copies of its pages.

Every migration from the first on takes a third of a second, and tests make hundreds of offices.
What a test makes or is given in an earlier form is migrated by the program as ever.
"""

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from mdd_desktop.storage import migrate
from mdd_desktop.storage.database import close_database, connect, create_database, reading
from mdd_desktop.storage.prepared import driver_of

_upgrade = migrate._upgrade  # noqa: SLF001 - what is put in its place needs it


@contextlib.contextmanager
def every_time() -> Iterator[None]:
    """Let registries be migrated really, for instance where they are not encrypted."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "_upgrade", _upgrade)
        yield


class MigratedOnce:
    """Stands in the place of ``migrate._upgrade``."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "mau.db"
        self._key = secrets.token_hex(48)

    def upgrade(self, engine: Engine) -> None:
        """Bring a file to the present form: an empty one by a copy, under its own key."""
        if not _is_empty(engine):
            _upgrade(engine)
            return
        if not self._file.exists():
            made = create_database(self._file, self._key)
            _upgrade(made)
            close_database(made)
        source = connect(self._file, self._key)
        target = engine.raw_connection()
        try:
            source.backup(target.driver_connection)
        finally:
            target.close()
            source.close()


def _is_empty(engine: Engine) -> bool:
    with reading(engine) as connection:
        found = driver_of(connection).execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return not found[0]
