"""A fast keystore and an empty registry file to copy."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from storage_rows import write_rows

from mdd_desktop.domain.record import Record
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.database import close_database, create_database, open_database
from mdd_desktop.storage.keystore_file import KdfCost
from mdd_desktop.storage.migrate import migrate

DB_KEY = "c5" * 48


@pytest.fixture
def fast() -> KdfCost:
    return KdfCost(memory_kib=64, passes=1, lanes=1)


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
def save(engine: Engine) -> Callable[..., None]:
    def write(*records: Record) -> None:
        write_rows(engine, records)

    return write
