"""Chance that can happen again: every random number and id of a simulation comes from here."""

import contextlib
import datetime as dt
import itertools
import os
import random
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from mdd_desktop.domain import record
from mdd_desktop.storage import database, key_making, keystore, keystore_file, next_keys, witness
from mdd_desktop.storage import registry as registry_module
from mdd_desktop.storage.database import open_database

BEFORE = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)
ENGINES: dict[str, Engine] = {}


class Dice:
    """Where every random number and every id of a simulation comes from, so that it can recur."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(f"ids {seed}")  # noqa: S311 - invented ids
        self._ticks = itertools.count(1_790_000_000_000_000_000, 1_000_000)

    @contextlib.contextmanager
    def instead_of_chance(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for module in (secrets, keystore, keystore_file):
                patch.setattr(module, "token_bytes", self._rng.randbytes)
            patch.setattr(secrets, "token_hex", lambda size: self._rng.randbytes(size).hex())
            patch.setattr(record, "randbits", self._rng.getrandbits)
            patch.setattr(record, "time", self)
            patch.setattr(record, "_IDS", record.IdSeries())
            patch.setattr(key_making, "Ed25519PrivateKey", self)
            for module in (keystore, next_keys):
                patch.setattr(module, "new_age_identity", self.age_identity)
            patch.setattr(registry_module, "_system_clock", lambda: BEFORE)
            patch.setattr(witness, "default_home", lambda: Path(os.devnull))
            patch.setattr(registry_module, "open_database", _opened_with_shared_statements)
            patch.setattr(database, "connect", _connected_in_the_clear)
            yield

    def time_ns(self) -> int:
        return next(self._ticks)

    def generate(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self._rng.randbytes(32))

    def age_identity(self) -> str:
        """An age identity of our own random bytes, in the form that age writes (Bech32)."""
        data = _five_bits(self._rng.randbytes(32))
        letters = "".join(_LETTERS[value] for value in [*data, *_bech32_check(data)])
        return f"{_KIND}1{letters}".upper()

    from_private_bytes = staticmethod(Ed25519PrivateKey.from_private_bytes)


_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_KIND = "age-secret-key-"
_TAPS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def _five_bits(content: bytes) -> list[int]:
    bits = "".join(f"{byte:08b}" for byte in content)
    return [int(bits[at : at + 5].ljust(5, "0"), 2) for at in range(0, len(bits), 5)]


def _bech32_check(data: list[int]) -> list[int]:
    codes = [ord(letter) for letter in _KIND]
    state = 1
    for value in [*(code >> 5 for code in codes), 0, *(code & 31 for code in codes), *data]:
        state = _bech32_step(state, value)
    for _ in range(6):
        state = _bech32_step(state, 0)
    return [(state ^ 1) >> 5 * (5 - at) & 31 for at in range(6)]


def _bech32_step(state: int, value: int) -> int:
    top = state >> 25
    state = (state & 0x1FFFFFF) << 5 ^ value
    for at, tap in enumerate(_TAPS):
        state ^= tap if top >> at & 1 else 0
    return state


def _connected_in_the_clear(path: Path, _: str) -> dbapi2.Connection:
    """A tenth of a run is the cipher of pages, which ``tests/storage`` tests with power cuts."""
    connection = dbapi2.connect(
        str(path),
        isolation_level=None,
        check_same_thread=False,
        cached_statements=database.KEPT_STATEMENTS,
    )
    for setting in ("synchronous = OFF", "foreign_keys = ON", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    return connection


def _opened_with_shared_statements(path: Path, db_key: str) -> Engine:
    """Open the file; statements are compiled once for all computers, not once for each."""
    engine = open_database(path, db_key)
    first = ENGINES.setdefault("first", engine)
    engine.dialect = first.dialect
    engine.pool._dialect = first.dialect  # noqa: SLF001 - test only: no public way
    engine._compiled_cache = first._compiled_cache  # noqa: SLF001 - the same
    return engine
