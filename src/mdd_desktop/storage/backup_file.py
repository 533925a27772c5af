"""The one file of a backup: a plain tar of the keystore and the encrypted database.

``manifest.json`` (what and when, and the SHA-256 of the others), ``keystore.json``,
``registry.db``, in this order and nothing else. Nothing in it can be read without a passphrase or
the recovery key of this office, except the unit's code and the day.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple
from uuid import uuid4

from mdd_desktop.domain.errors import DamagedError, NotFoundError
from mdd_desktop.domain.stopping import heed
from mdd_desktop.storage.whole_file import explained, put_in_place

_FORMAT = "mdd-backup"
_VERSION = 1
_MEMBERS = ("manifest.json", "keystore.json", "registry.db")
_MOST_JSON = 1_000_000
_BLOCK = 1 << 20


class Manifest(NamedTuple):
    """What a backup says of itself.

    Attributes:
        unit: The office's unit.
        device: Fingerprint of its computer.
        made_at: ISO text with the time zone.
        changes: How many changes its log holds.
        head: SHA-256 over the heads of all its feeds, hex.
        keystore: SHA-256 of the keystore, hex.
        database: SHA-256 of the database, hex.
    """

    unit: str
    device: str
    made_at: str
    changes: int
    head: str
    keystore: str
    database: str


def write_backup(target: Path, manifest: Manifest, keystore: bytes, database: Path) -> None:
    """Write the file whole or not at all.

    Raises:
        RegistryError: ``disk_full``.
    """
    about = json.dumps({"format": _FORMAT, "v": _VERSION, **manifest._asdict()}).encode()
    temporary = target.with_name(f".{target.name}.{uuid4().hex}.part")
    with explained(target.parent, needed=database.stat().st_size):
        try:
            with tarfile.open(temporary, "x", format=tarfile.USTAR_FORMAT) as tar:
                for name, content in zip(_MEMBERS, (about, keystore), strict=False):
                    tar.addfile(_member(name, len(content)), io.BytesIO(content))
                with database.open("rb") as file:
                    tar.addfile(_member(_MEMBERS[2], database.stat().st_size), file)
            temporary.chmod(0o600)
            put_in_place(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)


def read_backup(source: Path, database: Path) -> tuple[Manifest, bytes]:
    """Take a backup apart.

    Args:
        source: The backup.
        database: Where its database is written; must not exist.

    Returns:
        The manifest and the keystore's bytes, both checked against each other.

    Raises:
        NotFoundError: ``no_backup``.
        DamagedError: ``backup_damaged``.
    """
    with _opened(source) as tar:
        members = tar.getmembers()
        if tuple(member.name for member in members) != _MEMBERS:
            raise damaged()
        _require_exact(source, members)
        manifest = _manifest(_small(tar, members[0]))
        keystore = _small(tar, members[1])
        with explained(database.parent, needed=members[2].size):
            checksum = _copy(_content(tar, members[2]), database)
    if manifest.keystore != hashlib.sha256(keystore).hexdigest() or manifest.database != checksum:
        raise damaged()
    return manifest, keystore


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def damaged() -> DamagedError:
    """The refusal for a backup that must not be trusted."""
    return DamagedError(
        "backup_damaged",
        "Bản sao lưu này bị hỏng, cắt cụt hoặc không phải của chương trình. Chưa thay đổi gì. "
        "Chọn bản sao lưu khác.",
    )


@contextmanager
def _opened(source: Path) -> Iterator[tarfile.TarFile]:
    if not source.is_file():
        raise NotFoundError("no_backup", f"Không thấy bản sao lưu {source}. Xem lại tên tệp.")
    try:
        with tarfile.open(source, "r:") as tar:
            yield tar
    except (tarfile.TarError, EOFError):
        raise damaged() from None


def _require_exact(source: Path, members: list[tarfile.TarInfo]) -> None:
    """Refuse a file that differs anywhere from what we would write, even where nobody reads."""
    with source.open("rb") as file:
        for member in members:
            file.seek(member.offset)
            header = file.read(tarfile.BLOCKSIZE)
            file.seek(member.offset_data + member.size)
            padding = file.read(-member.size % tarfile.BLOCKSIZE)
            ours = _member(member.name, member.size).tobuf(tarfile.USTAR_FORMAT)
            if header != ours or padding.strip(b"\0"):
                raise damaged()
        rest = file.read(2 * tarfile.RECORDSIZE)
        if rest.strip(b"\0") or file.tell() % tarfile.RECORDSIZE:
            raise damaged()


def _manifest(content: bytes) -> Manifest:
    try:
        about: dict[str, Any] = json.loads(content)
        if (about.pop("format"), about.pop("v")) != (_FORMAT, _VERSION):
            raise damaged()
        return Manifest(**about)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise damaged() from None


def _small(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    if member.size > _MOST_JSON:
        raise damaged()
    return _content(tar, member).read()


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    content = tar.extractfile(member) if member.isreg() else None
    if content is None:
        raise damaged()
    return content


def _copy(content: IO[bytes], target: Path) -> str:
    checksum = hashlib.sha256()
    with target.open("xb") as file:
        while block := content.read(_BLOCK):
            heed()
            checksum.update(block)
            file.write(block)
    return checksum.hexdigest()


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member
