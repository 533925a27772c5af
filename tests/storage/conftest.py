"""A fast keystore, an empty registry file to copy, and rows of invented people."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from mdd_desktop.domain.record import Record
from mdd_desktop.domain.record_fields import fields_of
from mdd_desktop.storage.bulk import delete_rows, insert_rows
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.database import close_database, create_database, open_database, writing
from mdd_desktop.storage.keystore_file import KdfCost
from mdd_desktop.storage.migrate import migrate
from mdd_desktop.storage.rows import row_of
from mdd_desktop.storage.tables import RECORD_TABLES

FAST = KdfCost(memory_kib=64, passes=1, lanes=1)
DB_KEY = "c5" * 48

Save = Callable[..., None]


@pytest.fixture
def fast() -> KdfCost:
    return FAST


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    found = DataFolder(tmp_path / "so")
    found.make()
    return found


@pytest.fixture(scope="session")
def empty_registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "registry.db"
    close_database(create_database(path, DB_KEY))
    migrate(path, DB_KEY)
    return path


@pytest.fixture
def engine(empty_registry: Path, folder: DataFolder) -> Iterator[Engine]:
    shutil.copyfile(empty_registry, folder.database)
    found = open_database(folder.database, DB_KEY)
    yield found
    close_database(found)


@pytest.fixture
def save(engine: Engine) -> Save:
    """Write rows of records the way the log of changes does: taken away and put in again."""

    def write(*records: Record, owner: str = "30127") -> None:
        with writing(engine) as connection:
            for record in records:
                view = RECORD_TABLES[record.table].__table__
                delete_rows(connection, view, "id", [record.id.hex])
                row = row_of(record.table, record.id, owner, fields_of(record))
                insert_rows(connection, view, [row])

    return write
