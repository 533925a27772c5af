import shutil
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, Table, text

from mdd_desktop.domain.errors import DamagedError, RegistryError, RuleError
from mdd_desktop.storage import migrate as module
from mdd_desktop.storage import space
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.database import (
    close_database,
    create_database,
    open_database,
    reading,
    writing,
)
from mdd_desktop.storage.migrate import HEAD, migrate

KEY = "c5" * 48


def scripts() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(module.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


@pytest.fixture
def older(folder: DataFolder) -> DataFolder:
    """A registry of an earlier form, with something in it."""
    engine = create_database(folder.database, KEY)
    with writing(engine) as connection:
        config = scripts()
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        connection.execute(text("INSERT INTO meta_row VALUES ('kept', 'yes')"))
        connection.execute(
            text(
                "INSERT INTO unit (id, code, name, level, void, opening_cash) "
                "VALUES ('01', '30127', 'Xã', 'commune', 0, 0)"
            )
        )
    close_database(engine)
    return folder


def scalar(path: Path, statement: str) -> object:
    engine = open_database(path, KEY)
    with reading(engine) as connection:
        found: object = connection.execute(text(statement)).scalar()
    close_database(engine)
    return found


def test_the_head_is_the_last_revision() -> None:
    assert ScriptDirectory.from_config(scripts()).get_heads() == [HEAD]


def test_a_file_of_the_present_form_is_left_alone(engine: Engine, folder: DataFolder) -> None:
    close_database(engine)
    before = folder.database.read_bytes()

    assert migrate(folder.database, KEY) is False
    assert folder.database.read_bytes() == before


def test_an_older_file_is_brought_up_to_date_and_kept_aside(older: DataFolder) -> None:
    assert migrate(older.database, KEY) is True

    assert scalar(older.database, "SELECT value FROM meta_row WHERE key = 'kept'") == "yes"
    assert scalar(older.database, "SELECT version_num FROM alembic_version") == HEAD
    assert scalar(older.database, "SELECT count(*) FROM child_place") == 2
    kept = older.path / "registry.before-0003.db"
    assert scalar(kept, "SELECT version_num FROM alembic_version") == "0003"
    assert not list(older.path.glob("*.new*"))


def test_a_migration_that_fails_leaves_the_old_file(
    older: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = older.database.read_bytes()

    def fail(engine: Engine) -> None:
        with writing(engine) as connection:
            connection.execute(text("CREATE TABLE half_done (a)"))
        raise RuntimeError

    monkeypatch.setattr(module, "_upgrade", fail)
    with pytest.raises(RuntimeError):
        migrate(older.database, KEY)

    assert older.database.read_bytes() == before
    assert not list(older.path.glob("*.new*"))


def test_a_migration_that_loses_a_row_is_not_swapped_in(
    older: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real = older.database.read_bytes(), module._upgrade  # noqa: SLF001

    def lose(engine: Engine) -> None:
        real(engine)
        with writing(engine) as connection:
            connection.execute(text("DELETE FROM unit"))

    monkeypatch.setattr(module, "_upgrade", lose)
    with pytest.raises(DamagedError) as refusal:
        migrate(older.database, KEY)

    assert refusal.value.code == "migration_failed"
    assert "Sổ cũ vẫn nguyên" in refusal.value.message
    assert older.database.read_bytes() == before


def test_a_full_disk_is_noticed_before_anything_is_copied(
    older: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(space, "_free", lambda _: 1000)

    with pytest.raises(RegistryError) as refusal:
        migrate(older.database, KEY)

    assert refusal.value.code == "disk_full"
    assert not list(older.path.glob("*.new*"))


def test_a_disk_without_hard_links_gets_a_copy_instead(
    older: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(module.os, "link", none)
    migrate(older.database, KEY)

    assert scalar(older.path / "registry.before-0003.db", "SELECT count(*) FROM unit") == 1


def test_a_file_of_a_newer_program_is_not_touched(engine: Engine, folder: DataFolder) -> None:
    _set_form(engine, "0999")
    before = folder.database.read_bytes()

    with pytest.raises(RuleError) as refusal:
        migrate(folder.database, KEY)

    assert refusal.value.code == "newer_program"
    assert folder.database.read_bytes() == before


def test_the_form_of_a_restored_copy_is_asked_too(engine: Engine) -> None:
    module.require_known_form(engine)

    with writing(engine) as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(DamagedError):
        module.require_known_form(engine)


def test_another_key_is_damage_here_too(engine: Engine, folder: DataFolder) -> None:
    close_database(engine)

    with pytest.raises(DamagedError):
        migrate(folder.database, "11" * 48)


def test_two_upgrades_in_a_row_keep_the_latest_old_file(older: DataFolder) -> None:
    shutil.copyfile(older.database, older.path / "registry.before-0003.db")

    assert migrate(older.database, KEY) is True
    assert migrate(older.database, KEY) is False


def _set_form(engine: Engine, form: str) -> None:
    def put(connection: Connection) -> None:
        connection.execute(text("UPDATE alembic_version SET version_num = :f"), {"f": form})

    with writing(engine) as connection:
        put(connection)
    close_database(engine)


def test_a_line_with_a_new_code_leaves_the_sums_that_counted_it(folder: DataFolder) -> None:
    engine = create_database(folder.database, KEY)
    line: dict[str, object] = {
        "date": "2026-11-05",
        "unit_id": "X1",
        "direction": "muon",
        "form": "tien",
    }
    line |= {"outcome": "da_trao", "sponsorship_id": "0" * 32, "amount": 300_000}
    sums = text("SELECT lines, received, delivered FROM support_bond")
    with writing(engine) as connection:
        config = scripts()
        config.attributes["connection"] = connection
        command.upgrade(config, "0028")
        table = Table("support_entry", MetaData(), autoload_with=connection)
        needed = {c.name: 0 for c in table.c if not c.nullable and c.server_default is None}
        connection.execute(table.insert().values({**needed, "id": "01", **line}))
        before = connection.execute(sums).one()
        command.upgrade(config, "head")
        after = connection.execute(sums).one()
    close_database(engine)

    assert tuple(before) == (1, 300_000, 300_000)
    assert tuple(after) == (1, 0, 0)
