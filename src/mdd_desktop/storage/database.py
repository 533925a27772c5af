"""The encrypted database file: opened with its raw key first, read and written in transactions.

Together with ``search.py`` the only place with SQL that only SQLite understands.
"""

import contextlib
import os
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from mdd_desktop.domain.errors import DamagedError, NotFoundError, RegistryError, RuleError
from mdd_desktop.domain.stopping import StoppedError
from mdd_desktop.storage.hearing import heed_pages, let_hear
from mdd_desktop.storage.only_reading import refuse_where_only_read, settle_changes
from mdd_desktop.storage.prepared import driver_of
from mdd_desktop.storage.space import disk_full
from mdd_desktop.storage.whole_file import explained

_SETTINGS = (
    "cipher_memory_security = OFF",
    "busy_timeout = 5000",
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "foreign_keys = ON",
    "wal_autocheckpoint = 1000",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "cache_size = -65536",
)
_HEX_KEY_LENGTH = 96
KEPT_STATEMENTS = 512
"""A merge asks some 300 different ones; the driver would keep 128 and parse the others anew."""
_IDLE, _MOST_IDLE = "idle_connections", 2
_PAGES_A_STEP = 2000
_NOT_OURS = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
_IN_USE = ("SQLITE_BUSY", "SQLITE_LOCKED")


def create_database(path: Path, db_key: str) -> Engine:
    """Make an empty encrypted file that only its owner may read, and open it.

    Raises:
        RuleError: ``database_exists``, ``folder_read_only``.
        RegistryError: ``disk_full``.
    """
    if path.exists():
        raise RuleError("database_exists", "Thư mục này đã có một sổ. Chọn thư mục trống.")
    with explained(path.parent, needed=0):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    return open_database(path, db_key)


def open_database(path: Path, db_key: str) -> Engine:
    """Open an encrypted file.

    Args:
        path: Of the file.
        db_key: 96 hex digits: key and salt.

    Raises:
        NotFoundError: ``no_registry``.
        DamagedError: ``database_damaged``: damaged, or locked with another key.
    """
    if not path.is_file():
        raise NotFoundError(
            "no_registry",
            f"Chưa có sổ nào trong thư mục {path.parent}. "
            "Lập sổ mới, hoặc khôi phục từ bản sao lưu.",
        )
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=dbapi2,
        creator=lambda: connect(path, db_key),
        hide_parameters=True,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=2,
    )
    event.listen(engine, "handle_error", lambda context: _explain(context, path))
    engine.update_execution_options(**{_IDLE: deque()})
    return engine


def connect(path: Path, db_key: str) -> Any:  # noqa: ANN401 - the driver has no types
    """Open one connection of the driver; ``isolation_level`` None leaves BEGIN to us.

    Raises:
        DamagedError: ``database_damaged``.
    """
    if len(db_key) != _HEX_KEY_LENGTH:
        msg = "a raw key is 96 hex digits"
        raise ValueError(msg)
    connection = dbapi2.connect(
        str(path), isolation_level=None, check_same_thread=False, cached_statements=KEPT_STATEMENTS
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{db_key}'\"")
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        let_hear(connection)
    except dbapi2.Error as error:
        connection.close()
        raise (explanation(error, path) or _failed(path)) from error
    return connection


def writing(engine: Engine) -> contextlib.AbstractContextManager[Connection]:
    """One transaction that writes: kept when the block ends, undone when it raises.

    Raises:
        RuntimeError: In a block of ``only_reading``; a fault of the program.
    """
    refuse_where_only_read()
    return _transaction(engine, "BEGIN IMMEDIATE")


def reading(engine: Engine) -> contextlib.AbstractContextManager[Connection]:
    """A consistent view; what others commit meanwhile is not seen."""
    return _transaction(engine, "BEGIN")


@contextlib.contextmanager
def _transaction(engine: Engine, begin: str) -> Iterator[Connection]:
    connection = _taken(engine)
    try:
        settle_changes(connection)
        with connection.begin():
            driver_of(connection).execute(begin)
            yield connection
    except dbapi2.Error as error:  # of a statement that the driver ran by itself
        known = explanation(error, Path(engine.url.database or ""))
        if known is None:
            raise
        raise known from None
    finally:
        _give_back(engine, connection)


def _taken(engine: Engine) -> Connection:
    """An idle connection, or a new one: to take one from the pool costs more than to read a row."""
    try:
        connection: Connection = engine.get_execution_options()[_IDLE].pop()
    except IndexError:
        return engine.connect()
    return connection


def _give_back(engine: Engine, connection: Connection) -> None:
    idle = engine.get_execution_options()[_IDLE]
    if len(idle) < _MOST_IDLE and not connection.in_transaction() and not connection.invalidated:
        idle.append(connection)
    else:
        connection.close()


def close_database(engine: Engine) -> None:
    """Fold the write-ahead log into the file and close every connection."""
    idle = engine.get_execution_options()[_IDLE]
    while idle:
        idle.pop().close()
    with contextlib.suppress(RegistryError):
        _fold_log(engine, "TRUNCATE")
    engine.dispose()


def quick_check(engine: Engine) -> None:
    """The check at every start: 0.06 s for 25 MB.

    Raises:
        DamagedError: ``database_damaged``.
    """
    if _problems(engine, "quick_check(1)"):
        raise damaged()


def integrity_problems(engine: Engine, *, deep: bool) -> list[str]:
    """What is wrong with the file, in words for the journal; empty when it is sound.

    Args:
        engine: Of the file.
        deep: Check the authentication of every page and every index entry too (weekly).
    """
    checks = ("cipher_integrity_check", "integrity_check") if deep else ("quick_check",)
    found = []
    if deep:
        # A power cut while the log was folded in leaves torn pages that the log still holds whole;
        # the check of the pages reads only the file.
        with contextlib.suppress(RegistryError, dbapi2.Error):
            _fold_log(engine, "PASSIVE")
    for check in checks:
        try:
            found += [f"{check}: {line}" for line in _problems(engine, check)]
        except DamagedError as error:
            found.append(f"{check}: {error.message}")
    return found


def copy_database(engine: Engine, target: Path, db_key: str) -> None:
    """Copy a database in use, page by page, to a new encrypted file with the same key.

    A copy of the file alone would lose what is still in the write-ahead log.
    """
    with explained(target.parent, needed=0):
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    copy = dbapi2.connect(str(target), isolation_level=None)
    try:
        copy.execute("PRAGMA cipher_log_level = NONE")
        copy.execute(f"PRAGMA key = \"x'{db_key}'\"")
        with reading(engine) as connection:  # one view, whatever is saved meanwhile
            source = driver_of(connection)
            source.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # it begins here
            source.backup(copy, pages=_PAGES_A_STEP, progress=heed_pages)
        copy.execute("PRAGMA journal_mode = DELETE").fetchone()
    except dbapi2.Error as error:
        raise (explanation(error, target) or _failed(target)) from error
    finally:
        copy.close()


def size_of(path: Path) -> int:
    """Bytes of the file and of its write-ahead log."""
    wal = path.with_name(path.name + "-wal")
    return path.stat().st_size + (wal.stat().st_size if wal.exists() else 0)


def damaged() -> DamagedError:
    """The refusal for a file that cannot be read with our key."""
    return DamagedError(
        "database_damaged",
        "Tệp sổ registry.db bị hỏng hoặc không thuộc bộ khóa này. Chưa thay đổi gì. "
        "Khôi phục từ bản sao lưu gần nhất; tệp cũ vẫn được giữ lại.",
    )


def explanation(error: BaseException, path: Path) -> RegistryError | StoppedError | None:
    """What a driver's error means for an officer; None when it is a fault of the program."""
    name = str(getattr(error, "sqlite_errorname", "") or "")
    if name.startswith(_NOT_OURS) or "file is not a database" in str(error):
        return damaged()
    if name == "SQLITE_INTERRUPT":
        return StoppedError()
    if name == "SQLITE_FULL":
        return disk_full(path.parent, 0)
    if name.startswith(_IN_USE):
        return RuleError(
            "already_open",
            "Sổ đang bận vì một chương trình khác đang ghi. Đợi một lát rồi làm lại.",
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
        return RuleError(
            "folder_read_only",
            f"Không ghi được vào thư mục {path.parent}. Xin quyền ghi hoặc chọn thư mục khác.",
        )
    return _failed(path) if name.startswith("SQLITE_IOERR") else None


def _failed(path: Path) -> RegistryError:
    return RegistryError(
        "file_failed",
        f"Máy báo lỗi khi đọc hoặc ghi trong thư mục {path.parent}. "
        "Chưa ghi gì. Kiểm tra ổ đĩa rồi làm lại.",
    )


def _explain(context: ExceptionContext, path: Path) -> None:
    known = explanation(context.original_exception, path)
    if known is not None:
        raise known from None


def _fold_log(engine: Engine, how: str) -> None:
    with _bare(engine) as connection:
        connection.execute(f"PRAGMA wal_checkpoint({how})").fetchall()


def _problems(engine: Engine, check: str) -> list[str]:
    with reading(engine) as connection:  # not on a connection more: each reads the whole schema
        rows = connection.exec_driver_sql(f"PRAGMA {check}").scalars().all()
    return [str(row) for row in rows if row != "ok"]


@contextlib.contextmanager
def _bare(engine: Engine) -> Iterator[Any]:
    connection = engine.raw_connection()
    try:
        yield connection.driver_connection
    finally:
        connection.close()
