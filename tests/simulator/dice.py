"""Chance that can happen again: every random number and id of a simulation comes from here."""

import contextlib
import itertools
import random
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine

from mdd_desktop.domain import record
from mdd_desktop.services import trust as trust_service
from mdd_desktop.storage import keystore, keystore_file
from mdd_desktop.storage import registry as registry_module
from mdd_desktop.storage.database import open_database

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
            patch.setattr(keystore, "Ed25519PrivateKey", self)
            patch.setattr(trust_service, "Ed25519PrivateKey", self)
            patch.setattr(registry_module, "open_database", _opened_with_shared_statements)
            yield

    def time_ns(self) -> int:
        return next(self._ticks)

    def generate(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self._rng.randbytes(32))

    from_private_bytes = staticmethod(Ed25519PrivateKey.from_private_bytes)


def _opened_with_shared_statements(path: Path, db_key: str) -> Engine:
    """Open the file; statements are compiled once for all computers, not once for each."""
    engine = open_database(path, db_key)
    first = ENGINES.setdefault("first", engine)
    engine.dialect = first.dialect
    engine.pool._dialect = first.dialect  # noqa: SLF001 - test only: no public way
    engine._compiled_cache = first._compiled_cache  # noqa: SLF001 - the same
    return engine
