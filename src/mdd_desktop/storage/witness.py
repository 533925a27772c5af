"""A small file outside the database that remembers how far this computer's feeds had come.

A registry that was put back from a copy does not know it. The witness does: it lies in the
settings folder of the computer's user, is authenticated, and is written after every package, on
closing and every 20 changes. When it knows a head that the registry lacks, or is missing, new
feeds are begun, so that no number is used twice.
"""

import contextlib
import hashlib
import hmac
import json
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import NamedTuple

import platformdirs
from sqlalchemy import Connection, bindparam, select

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.record_fields import canonical_json
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import ChangeRow, FeedRow, HeldRow
from mdd_desktop.storage.whole_file import make_folder, write_whole

EVERY = 20
_CHANGES, _FEEDS, _HELD = ChangeRow.__table__, FeedRow.__table__, HeldRow.__table__
_ENDS = Prepared(
    select(_FEEDS.c.name, _FEEDS.c.number, _FEEDS.c.head).where(
        _FEEDS.c.device == bindparam("of"), _FEEDS.c.number > 0
    )
)
_KNOWN = tuple(
    Prepared(select(table.c.id).where(table.c.id == bindparam("one")))
    for table in (_CHANGES, _HELD)
)
Ends = Mapping[str, tuple[int, str]]


class Finding(Enum):
    """What the witness says of the registry that was opened."""

    SOUND = "sound"
    MISSING = "missing"
    BEHIND = "behind"


class Verdict(NamedTuple):
    """The finding, and how many changes the registry lacks."""

    finding: Finding
    lost: int = 0


def default_home() -> Path:
    """The folder of this computer's user for what must not travel with a registry."""
    return platformdirs.user_config_path("mdd-desktop", appauthor=False) / "witness"


class Witness:
    """The witness of one computer's registry."""

    def __init__(self, home: Path, device: str, db_key: str) -> None:
        self._path = home / f"{device}.json"
        self._key = hashlib.sha256(b"witness" + db_key.encode()).digest()
        self._written = ""

    def examine(self, connection: Connection, device: str) -> Verdict:
        """Hold the registry against what was remembered."""
        remembered = self._read()
        if remembered is None:
            return Verdict(Finding.MISSING if own_ends(connection, device) else Finding.SOUND)
        lost = 0
        for feed, (number, head) in remembered.items():
            if not _has(connection, head):
                lost += max(1, number - _number_of(connection, feed))
        return Verdict(Finding.BEHIND if lost else Finding.SOUND, lost)

    def write(self, ends: Ends) -> None:
        """Remember how far the feeds have come; without a settings folder it goes without."""
        content = canonical_json({feed: list(end) for feed, end in ends.items()})
        if content == self._written and self._path.exists():
            return  # a package alone writes no change of this computer
        seal = hmac.new(self._key, content.encode(), hashlib.sha256).hexdigest()
        with contextlib.suppress(OSError, RegistryError):
            make_folder(self._path.parent)
            write_whole(self._path, canonical_json({"ends": content, "seal": seal}).encode())
            self._written = content

    def _read(self) -> dict[str, tuple[int, str]] | None:
        try:
            stored = json.loads(self._path.read_bytes())
            content, seal = str(stored["ends"]), str(stored["seal"])
            right = hmac.new(self._key, content.encode(), hashlib.sha256).hexdigest()
            if not hmac.compare_digest(seal, right):
                return None
            return {feed: (int(n), str(head)) for feed, (n, head) in json.loads(content).items()}
        except (OSError, ValueError, KeyError, TypeError):
            return None


def own_ends(connection: Connection, device: str) -> dict[str, tuple[int, str]]:
    """Where this computer's feeds end."""
    rows = _ENDS.rows(connection, of=device)
    return {name: (number, head.hex()) for name, number, head in rows}


def _has(connection: Connection, head: str) -> bool:
    change = bytes.fromhex(head)[:16]
    return any(known.first(connection, one=change) is not None for known in _KNOWN)


def _number_of(connection: Connection, feed: str) -> int:
    number = connection.execute(select(_FEEDS.c.number).where(_FEEDS.c.name == feed)).scalar()
    return int(number or 0)
