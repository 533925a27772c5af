"""The files that came, kept as they were sealed: evidence for ninety days, and a second chance.

A merged package is kept for the day on which somebody asks what was really sent, and so that its
merge can be taken back and done again. One that only a newer program, or a newer trust list, can
read waits here until it can be read.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from mdd_desktop.domain.errors import NotFoundError
from mdd_desktop.storage import exchange
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.whole_file import write_whole
from mdd_desktop.sync import courier
from mdd_desktop.sync.package import sha256

KEPT_FOR: Final = dt.timedelta(days=90)
WORTH_ANOTHER_TRY: Final = frozenset({"E_NEWER_APP", "E_SIGNER_UNKNOWN", "E_EXPIRED"})
"""Refusals that an update of the program or of the trust list can end; their words say so."""

_MERGED: Final = ".mdd"
_WAITING: Final = ".cho-doc.mdd"


@dataclass(frozen=True)
class Original:
    """A file that was merged here.

    Attributes:
        package: Its id.
        sender: Code of the unit.
        number: By its sender's count; 0 for a receipt.
        made: When its sender made it.
        merged: When it was merged.
        changes: How many of its changes were new.
        audit: Where its sender's log of views, prints and exports ended then.
        file: Where it lies; None once the ninety days are over.
    """

    package: str
    sender: str
    number: int
    made: dt.datetime
    merged: dt.datetime
    changes: int
    audit: str
    file: Path | None


def keep(registry: Registry, content: bytes, name: str) -> Path | None:
    """Keep a file that is being merged.

    Args:
        registry: Of this office.
        content: Of the file.
        name: Its SHA-256 in hex.

    Returns:
        Where it lies if it was not there yet: whoever gives the merge up removes it again.

    Raises:
        RegistryError: As ``write_whole``.
    """
    path = _place(registry, name)
    if path.is_file():
        return None
    write_whole(path, content)
    return path


def set_aside(registry: Registry, path: Path, code: str) -> None:
    """Keep a refused file that may be read later; any other leaves no trace.

    Args:
        registry: Of this office.
        path: The file that was refused.
        code: Why.
    """
    if code in WORTH_ANOTHER_TRY and path.parent != registry.folder.inbox:
        content = path.read_bytes()
        write_whole(_place(registry, sha256(content), _WAITING), content)


def waiting(registry: Registry) -> list[Path]:
    """The files that could not be read when they came, and were not merged since."""
    found = sorted(registry.folder.inbox.glob(f"*{_WAITING}"))
    return [path for path in found if not path.with_name(_merged_name(path)).is_file()]


def all_merged(registry: Registry) -> list[Original]:
    """The packages merged here, newest first, each with its file as long as it is kept."""
    with registry.read() as reading:
        rows = exchange.packages_in(reading.connection)
    return [_original(registry, row) for row in rows]


def copy_out(registry: Registry, package: str, folder: Path) -> Path:
    """Copy the file of a merged package to a folder, as it was sealed, and read the copy back.

    Raises:
        NotFoundError: It is not kept any more, or was never merged.
        RegistryError: As ``courier.carry``.
    """
    for one in all_merged(registry):
        if one.package == package and one.file is not None:
            return courier.carry(one.file, folder)
    raise NotFoundError(
        "not_kept", f"Không còn bản gốc của gói này: bản gốc giữ {KEPT_FOR.days} ngày."
    )


def sweep(registry: Registry) -> int:
    """Let the files go that have been here for more than ninety days; never by a wrong clock.

    Returns:
        How many went.
    """
    clock = registry.time()
    if clock.flag != "ok":
        return 0
    merged = {one.file: one.merged for one in all_merged(registry)}
    last = clock.believed - KEPT_FOR
    old = [
        path
        for path in registry.folder.inbox.glob(f"*{_MERGED}")
        if merged.get(path, _arrival(path)) < last
    ]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _original(registry: Registry, row: Mapping[Any, Any]) -> Original:
    result, path = json.loads(row["result"]), _place(registry, row["sha256"])
    return Original(
        package=row["id"],
        sender=row["sender"],
        number=int(result.get("number") or 0),
        made=dt.datetime.fromisoformat(row["created"]).astimezone(),
        merged=dt.datetime.fromisoformat(row["merged_at"]).astimezone(),
        changes=int(result.get("applied") or 0),
        audit=str(result.get("audit") or ""),
        file=path if path.is_file() else None,
    )


def _merged_name(waiting_file: Path) -> str:
    return waiting_file.name.removesuffix(_WAITING) + _MERGED


def _place(registry: Registry, name: str, ending: str = _MERGED) -> Path:
    """A file lies under its hash: finding it takes the same time among three and three thousand."""
    return registry.folder.inbox / f"{name}{ending}"


def _arrival(path: Path) -> dt.datetime:
    return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
