import stat
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from mdd_desktop.domain.errors import DamagedError, NotFoundError, RegistryError, RuleError
from mdd_desktop.storage import database
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.database import (
    close_database,
    copy_database,
    create_database,
    integrity_problems,
    open_database,
    quick_check,
    reading,
    size_of,
    writing,
)
from mdd_desktop.storage.only_reading import only_reading

KEY = "c5" * 48
NAME = "Nguyễn Thị Hân Hoan"
PAGE, WAL_HEADER = 4096, 32


def note(engine: Engine, key: str, value: str = "x") -> None:
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO meta_row VALUES (:k, :v)"), {"k": key, "v": value})


def notes(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        rows = connection.execute(text("SELECT key FROM meta_row ORDER BY key"))
        return [row.key for row in rows]


def test_the_settings_are_those_of_the_design(engine: Engine) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "cache_size": -65536,
        "wal_autocheckpoint": 1000,
        "cipher_memory_security": "0",
    }
    with engine.connect() as connection:
        found = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in wanted}

    assert found == wanted


def test_nothing_readable_lies_on_the_disk(engine: Engine, folder: DataFolder) -> None:
    for place in range(200):
        note(engine, f"{place:03d} {NAME}", NAME * 20)

    for path in folder.path.iterdir():
        if path.is_file():
            content = path.read_bytes()
            assert NAME.encode() not in content
            assert b"SQLite format 3" not in content
            assert b"meta_row" not in content
    assert size_of(folder.database) > folder.database.stat().st_size


def test_a_new_file_is_for_its_owner_only(folder: DataFolder) -> None:
    engine = create_database(folder.database, KEY)
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE a (b)"))

    for path in (folder.database, folder.path / "registry.db-wal"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    close_database(engine)
    with pytest.raises(RuleError) as refusal:
        create_database(folder.database, KEY)
    assert refusal.value.code == "database_exists"


def test_a_registry_that_is_not_there_is_not_made_by_opening(folder: DataFolder) -> None:
    with pytest.raises(NotFoundError) as refusal:
        open_database(folder.database, KEY)

    assert refusal.value.code == "no_registry"
    assert not folder.database.exists()


def test_another_key_is_told_as_damage_and_never_as_an_empty_registry(
    engine: Engine, folder: DataFolder
) -> None:
    close_database(engine)
    foreign = open_database(folder.database, "00" * 48)

    with pytest.raises(DamagedError) as refusal, reading(foreign):
        pass

    assert refusal.value.code == "database_damaged"
    with pytest.raises(ValueError, match="96 hex"):
        database.connect(folder.database, "short")


def test_a_file_of_something_else_is_damaged(folder: DataFolder) -> None:
    folder.database.write_bytes(b"not a database " * 1000)
    engine = open_database(folder.database, KEY)

    with pytest.raises(DamagedError), reading(engine):
        pass
    assert integrity_problems(engine, deep=True)


def test_one_flipped_bit_is_found(engine: Engine, folder: DataFolder) -> None:
    for place in range(100):
        note(engine, f"{place:03d}", NAME * 30)
    assert integrity_problems(engine, deep=True) == []
    quick_check(engine)
    close_database(engine)

    content = bytearray(folder.database.read_bytes())
    content[len(content) // 2] ^= 1
    folder.database.write_bytes(bytes(content))
    damaged = open_database(folder.database, KEY)

    assert any("HMAC" in problem for problem in integrity_problems(damaged, deep=True))
    close_database(damaged)


def test_a_page_torn_while_the_log_was_folded_in_is_made_good_and_is_no_damage(
    engine: Engine, folder: DataFolder
) -> None:
    for place in range(20):
        note(engine, f"{place:03d}", NAME * 30)
    close_database(engine)
    again = open_database(folder.database, KEY)
    note(again, "100", NAME * 30)
    log = folder.database.with_name(folder.database.name + "-wal").read_bytes()
    page = int.from_bytes(log[WAL_HEADER : WAL_HEADER + 4], "big")
    with folder.database.open("r+b") as file:
        file.seek(page * PAGE - PAGE // 2)
        file.write(bytes(PAGE // 2))

    assert integrity_problems(again, deep=True) == []

    close_database(again)
    folded = open_database(folder.database, KEY)
    assert integrity_problems(folded, deep=True) == []
    close_database(folded)


def test_a_block_that_raises_leaves_nothing(engine: Engine) -> None:
    note(engine, "before")

    with pytest.raises(RuntimeError), writing(engine) as connection:
        lose(connection)

    assert notes(engine) == ["before"]
    with reading(engine) as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE name = 'lost'"))
        assert tables.all() == []


def test_what_only_reads_can_save_nothing_however_it_asks(engine: Engine) -> None:
    note(engine, "before")

    with only_reading():
        assert "before" in notes(engine)
        with pytest.raises(RuntimeError, match="only reads"):
            note(engine, "asked for a transaction")
        with pytest.raises(RuleError), reading(engine) as connection:
            connection.execute(text("DELETE FROM meta_row"))
    note(engine, "after")

    assert set(notes(engine)) >= {"before", "after"}
    assert "asked for a transaction" not in notes(engine)


def test_a_reading_sees_one_moment_only(engine: Engine) -> None:
    note(engine, "a")
    with reading(engine) as connection:
        before = connection.execute(text("SELECT count(*) FROM meta_row")).scalar()
        note(engine, "b")
        after = connection.execute(text("SELECT count(*) FROM meta_row")).scalar()

    assert (before, after) == (1, 1)
    assert notes(engine) == ["a", "b"]


def test_the_second_writer_waits_and_is_then_told_to_try_again(
    engine: Engine, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = tuple(one.replace("5000", "50") for one in database._SETTINGS)  # noqa: SLF001
    monkeypatch.setattr(database, "_SETTINGS", fast)
    second = open_database(folder.database, KEY)

    with writing(engine), pytest.raises(RuleError) as refusal, writing(second):
        pass

    assert refusal.value.code == "already_open"
    close_database(second)


def test_a_full_disk_is_told_and_nothing_is_changed(engine: Engine) -> None:
    note(engine, "before")

    with pytest.raises(RegistryError) as refusal, writing(engine) as connection:
        fill_the_disk(connection)

    assert refusal.value.code == "disk_full"
    assert "MB" in refusal.value.message
    assert NAME not in refusal.value.message
    assert notes(engine) == ["before"]


def test_no_error_text_holds_a_value(engine: Engine) -> None:
    with pytest.raises(OperationalError) as fault, writing(engine) as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": NAME})

    assert NAME not in str(fault.value)
    assert NAME not in repr(fault.value)


def test_a_copy_of_an_open_registry_has_what_is_still_in_the_log(
    engine: Engine, folder: DataFolder
) -> None:
    note(engine, "just now")
    target = folder.path / "copy.db"

    copy_database(engine, target, KEY)

    copy = open_database(target, KEY)
    assert notes(copy) == ["just now"]
    assert integrity_problems(copy, deep=True) == []
    close_database(copy)
    assert NAME.encode() not in target.read_bytes()


def test_closing_folds_the_log_into_the_file(engine: Engine, folder: DataFolder) -> None:
    note(engine, "kept")

    close_database(engine)

    assert not (folder.path / "registry.db-wal").exists()
    again = open_database(folder.database, KEY)
    assert notes(again) == ["kept"]
    close_database(again)


def test_a_folder_that_became_read_only_is_named(folder: DataFolder) -> None:
    found = database.explanation(_DriverError("SQLITE_READONLY_DIRECTORY"), folder.database)
    failed = database.explanation(_DriverError("SQLITE_IOERR_WRITE"), folder.database)

    assert found is not None
    assert found.code == "folder_read_only"
    assert failed is not None
    assert failed.code == "file_failed"
    assert database.explanation(_DriverError("SQLITE_ERROR"), folder.database) is None


class _DriverError(Exception):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.sqlite_errorname = name


def test_the_driver_leaves_no_connection_behind(engine: Engine, folder: DataFolder) -> None:
    note(engine, "a")
    close_database(engine)

    assert open_files(folder.path) == []


def open_files(folder: Path) -> list[str]:
    links = (link for link in Path("/proc/self/fd").iterdir() if link.is_symlink())
    targets = [str(link.readlink()) for link in links if link.exists()]
    return [target for target in targets if target.startswith(str(folder))]


def lose(connection: Connection) -> None:
    connection.execute(text("INSERT INTO meta_row VALUES ('lost', 'x')"))
    connection.execute(text("CREATE TABLE lost (a)"))
    raise RuntimeError


def fill_the_disk(connection: Connection) -> None:
    pages = connection.execute(text("PRAGMA page_count")).scalar_one()
    connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    connection.execute(text("INSERT INTO meta_row VALUES ('x', :v)"), {"v": NAME * 10_000})
