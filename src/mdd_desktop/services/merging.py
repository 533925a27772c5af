"""Packages that come: inspected without a trace, merged wholly or not at all."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mdd_desktop.domain.calm import without_collector
from mdd_desktop.domain.errors import NotFoundError, RegistryError
from mdd_desktop.services import incoming, originals
from mdd_desktop.services.key_renewal import take_up
from mdd_desktop.services.merge_preview import Preview, last_before, preview_of
from mdd_desktop.services.merge_words import told_of
from mdd_desktop.services.moving_over import move_over
from mdd_desktop.services.replies import heard_in
from mdd_desktop.services.trusted import require_trust
from mdd_desktop.storage import exchange
from mdd_desktop.storage.next_keys import identities
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.space import require_room
from mdd_desktop.sync.package import MAX_PACKAGE
from mdd_desktop.sync.reader import OpenedPackage, open_package


@dataclass(frozen=True)
class MergeResult:
    """What became of one file.

    Attributes:
        status: ``merged``, ``nothing_new``, ``gap`` or ``refused``.
        code: Of the refusal, otherwise empty.
        message: In Vietnamese.
        package: Its id, by which the merge can be taken back; "" when it was refused.
        alarm: ``E_DIGEST`` when the sender held other values though both know the same changes,
            whether or not working out ours anew mended it; ``E_REGISTRY`` when it believes a list
            of computers that contradicts ours.
    """

    file: Path
    status: str
    code: str = ""
    message: str = ""
    sender: str = ""
    applied: int = 0
    conflicts: int = 0
    waiting: int = 0
    package: str = ""
    alarm: str = ""


def inspect(registry: Registry, path: Path, *, samples: int = 0) -> Preview:
    """Run every check and say what a merge would do; the registry stays as it is.

    Args:
        registry: Of this office.
        path: The file.
        samples: Of how many records to tell what would change.

    Raises:
        DamagedError: The first check that failed.
    """
    opened = _open(registry, _content(path))
    previews: list[Preview] = []
    try:
        with registry.transaction("Xem trước gói") as tx:
            before = last_before(tx, opened.manifest.sender)
            taken = incoming.take_package(registry, tx, opened)
            previews.append(preview_of(tx, opened, taken, samples, before))
            raise _OnlyLooking  # noqa: TRY301 - undoing the transaction is the point
    except _OnlyLooking:
        return previews[0]


def merge(registry: Registry, paths: Sequence[Path]) -> list[MergeResult]:
    """Merge packages in any order, each wholly or not at all."""
    return [_merge_one(registry, path) for path in paths]


_CONTRADICTION = "E_REGISTRY"


class _OnlyLooking(Exception):  # noqa: N818 - a way out of a transaction, not an error
    """Undoes the transaction of a preview."""


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise NotFoundError("no_file", f"Không thấy tệp {path}. Xem lại đường dẫn.")
    with path.open("rb") as file:
        return file.read(MAX_PACKAGE + 1)


def _open(registry: Registry, content: bytes) -> OpenedPackage:
    now = registry.time().believed
    with registry.read() as reading:
        return open_package(
            content,
            identities=identities(registry.keys),
            trust=require_trust(reading),
            unit=registry.unit,
            now=now,
            is_known=partial(incoming.came_before, reading),
            remembered=partial(incoming.remembered, registry, now),
        )


def _merge_one(registry: Registry, path: Path) -> MergeResult:
    try:
        with without_collector():
            content = _content(path)
            opened = _open(registry, content)
            require_room(registry.folder.path, _room_for(content, opened))
            with _original(registry, content, opened), registry.transaction("Gộp gói") as tx:
                tx.require_in_charge()
                before = exchange.merged_at(tx.connection, opened.manifest.id)
                taken = incoming.take_package(registry, tx, opened)
                incoming.enter(tx, opened, _counts(taken, opened))
    except RegistryError as error:
        with contextlib.suppress(RegistryError):  # a full disk: the file stays where it came from
            originals.set_aside(registry, path, error.code)
        return MergeResult(path, "refused", error.code, error.message)
    if taken.unit != registry.unit:
        move_over(registry, taken.unit)
    elif taken.intake.returned:
        registry.begin_epoch()
    take_up(registry)
    return MergeResult(
        path,
        _status(taken),
        sender=opened.manifest.sender,
        applied=taken.intake.applied,
        conflicts=taken.new_conflicts,
        waiting=taken.intake.gap + taken.intake.held,
        package=opened.manifest.id,
        message=told_of(
            taken,
            before,
            contradicts=_contradicts(opened),
            replies=len(opened.manifest.pending) + len(opened.manifest.rejected),
        ),
        alarm=_alarm(taken, opened),
    )


def _room_for(content: bytes, opened: OpenedPackage) -> int:
    """Bytes that a merge takes: the file, and each change in the log, the tables and their index.

    A hundred thousand changes of 22 MB make a registry of 72 MB, and as much passes through the
    write-ahead log.
    """
    return len(content) + 7 * opened.manifest.raw_size


@contextlib.contextmanager
def _original(registry: Registry, content: bytes, opened: OpenedPackage) -> Iterator[None]:
    """Keep the file as it was sealed, unless the merge fails: then it leaves no trace."""
    kept = originals.keep(registry, content, opened.sha256)
    try:
        yield
    except BaseException:
        if kept is not None:
            kept.unlink(missing_ok=True)
        raise


def _counts(taken: incoming.Taken, opened: OpenedPackage) -> dict[str, object]:
    intake = taken.intake
    return {
        "lists": sorted({alarm.code for alarm in opened.alarms}),
        "number": opened.manifest.number,
        "audit": opened.manifest.audit,
        "applied": intake.applied,
        "known": intake.known,
        "gap": intake.gap,
        "held": intake.held,
        "new": taken.new_records,
        "changed": taken.changed_records,
        "conflicts": taken.new_conflicts,
        "differing": dict(taken.differing),
        **(heard_in(opened.manifest) if opened.revocation is None else {}),
    }


def _contradicts(opened: OpenedPackage) -> bool:
    return _CONTRADICTION in {alarm.code for alarm in opened.alarms}


def _alarm(taken: incoming.Taken, opened: OpenedPackage) -> str:
    if taken.differing:
        return "E_DIGEST"
    return _CONTRADICTION if _contradicts(opened) else ""


def _status(taken: incoming.Taken) -> str:
    if taken.intake.gap:
        return "gap"
    return "merged" if taken.intake.applied or taken.intake.held else "nothing_new"
