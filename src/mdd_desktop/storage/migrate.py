"""Bringing a registry's file up to date: on a copy, checked, then swapped in.

An officer who starts a new version has the old file until the very end; a migration that fails
leaves it untouched (features.md, row 87).
"""

import os
import shutil
from pathlib import Path

from sqlalchemy import Connection, Engine, func, inspect, select, text

from mdd_desktop.domain.errors import DamagedError, RuleError
from mdd_desktop.storage.database import (
    close_database,
    copy_database,
    damaged,
    integrity_problems,
    open_database,
    reading,
    size_of,
    writing,
)
from mdd_desktop.storage.space import require_room
from mdd_desktop.storage.tables import RECORD_TABLES
from mdd_desktop.storage.whole_file import explained, put_in_place

HEAD = "0029"
_SCRIPTS = Path(__file__).parent / "migrations"
_LOG = "change_row"


def migrate(path: Path, db_key: str) -> bool:
    """Bring a registry's file to the present form; one that is there already costs 2 ms.

    Args:
        path: Of the database; nobody else may have it open.
        db_key: Its raw key.

    Returns:
        Whether anything had to be done. The old file then lies beside it as
        ``….before-<form>.db``, unless it was empty.

    Raises:
        RuleError: ``newer_program``: a later version of the program wrote it.
        DamagedError: ``database_damaged``, or ``migration_failed`` and the old file stays.
        RegistryError: ``disk_full`` and the old file stays.
    """
    engine = open_database(path, db_key)
    try:
        with reading(engine) as connection:
            form = _form(connection)
        if form == HEAD:
            return False
        if form is None:
            _upgrade(engine)
            return True
        _require_not_newer(form)
        require_room(path.parent, 3 * size_of(path))
        copy = path.with_name(path.name + ".new")
        _upgraded_copy(engine, copy, db_key)
    finally:
        close_database(engine)
    _swap(path, copy, path.with_name(f"{path.stem}.before-{form}.db"))
    return True


def is_present_form(engine: Engine) -> bool:
    """Whether a file has the present form; nearly every start finds that."""
    with reading(engine) as connection:
        return _form(connection) == HEAD


def require_known_form(engine: Engine) -> None:
    """Refuse a file that a later version of the program wrote.

    Raises:
        RuleError: ``newer_program``.
        DamagedError: ``database_damaged``: it is no registry.
    """
    with reading(engine) as connection:
        form = _form(connection)
    if form is None:
        raise damaged()
    _require_not_newer(form)


def _require_not_newer(form: str) -> None:
    if form > HEAD:
        raise RuleError(
            "newer_program",
            "Sổ này do bản chương trình mới hơn ghi. Cập nhật chương trình rồi mở lại.",
        )


def _upgraded_copy(engine: Engine, copy: Path, db_key: str) -> None:
    copy.unlink(missing_ok=True)
    copy_database(engine, copy, db_key)
    upgraded = open_database(copy, db_key)
    try:
        with reading(engine) as connection:
            before = _counts(connection)
        _upgrade(upgraded)
        with reading(upgraded) as connection:
            after = _counts(connection)
        _require_same(before, after, integrity_problems(upgraded, deep=False))
    except BaseException:
        close_database(upgraded)
        copy.unlink()
        raise
    close_database(upgraded)


def _require_same(before: dict[str, int], after: dict[str, int], problems: list[str]) -> None:
    if problems or any(after.get(name) != count for name, count in before.items()):
        raise DamagedError(
            "migration_failed",
            "Chưa nâng cấp được sổ: bản nâng cấp không khớp với sổ cũ. Sổ cũ vẫn nguyên; "
            "dùng lại bản chương trình trước và báo cho người hỗ trợ.",
        )


def _upgrade(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 - 0.1 s at every start, needed once a year
    from alembic.config import Config  # noqa: PLC0415 - the same

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.set_main_option("path_separator", "os")
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _swap(path: Path, copy: Path, kept: Path) -> None:
    with explained(path.parent, needed=0):
        kept.unlink(missing_ok=True)
        try:
            os.link(path, kept)
        except OSError:
            shutil.copy2(path, kept)
        put_in_place(copy, path)


def _form(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    form: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return form


def _counts(connection: Connection) -> dict[str, int]:
    known = set(inspect(connection).get_table_names())
    return {
        name: connection.execute(select(func.count()).select_from(text(name))).scalar_one()
        for name in sorted({_LOG, *RECORD_TABLES} & known)
    }
