"""Packages that come: inspected without a trace, merged wholly or not at all."""

import contextlib
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from mdd_desktop.domain.calm import without_collector
from mdd_desktop.domain.change import Change
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.duplicates import Verdict, similar_people
from mdd_desktop.domain.errors import NotFoundError, RegistryError
from mdd_desktop.domain.receipt import check_code
from mdd_desktop.services import incoming, originals
from mdd_desktop.services.duplicates import decisions_of, told_apart
from mdd_desktop.services.history import Unsent, by_record
from mdd_desktop.services.key_renewal import take_up
from mdd_desktop.services.merge_words import told_of
from mdd_desktop.services.moving_over import move_over
from mdd_desktop.services.people import person_of
from mdd_desktop.services.trusted import require_trust
from mdd_desktop.storage import exchange
from mdd_desktop.storage.next_keys import identities
from mdd_desktop.storage.queries.people import possible_matches
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction
from mdd_desktop.sync.package import MAX_PACKAGE
from mdd_desktop.sync.reader import OpenedPackage, open_package


@dataclass(frozen=True)
class Preview:
    """What merging a package would do; nothing was written.

    Attributes:
        sender: Unit.
        officer: Whose computer.
        created: By its clock.
        number: Among the packages that its sender made for this office; 0 when it does not say.
        before: Number and date of its sender's last package merged here; None before the first.
        check_code: Compared by telephone with the one that the sender sees.
        changes: In the package.
        new: Records that are unknown here.
        changed: Known records that get new changes.
        conflicts: Differences that a person would have to decide.
        duplicates: Suspected duplicates among the new children; pairs that were said to be two
            children, here or in the package itself, are left out.
        waiting: Changes that wait for earlier ones.
        children: How many of the new records are children.
        lines: Some of the records that would change, newest first.
        already_merged: Nothing in it is new.
        confirms: Nothing in it is new, but it says for the first time what its sender has: a
            receipt, or a package that only acknowledges.
    """

    sender: str
    officer: str
    created: dt.datetime
    number: int
    before: tuple[int, dt.datetime] | None
    check_code: str
    changes: int
    new: int
    changed: int
    conflicts: int
    duplicates: int
    waiting: int
    children: int
    lines: tuple[Unsent, ...]
    already_merged: bool
    confirms: bool

    @property
    def is_worth_merging(self) -> bool:
        """Whether merging it would change anything here."""
        return self.confirms or not self.already_merged


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
            before = _before(tx, opened.manifest.sender)
            taken = incoming.take_package(registry, tx, opened)
            previews.append(_preview(tx, opened, taken, samples, before))
            raise _OnlyLooking  # noqa: TRY301 - undoing the transaction is the point
    except _OnlyLooking:
        return previews[0]


def merge(registry: Registry, paths: Sequence[Path]) -> list[MergeResult]:
    """Merge packages in any order, each wholly or not at all."""
    return [_merge_one(registry, path) for path in paths]


_CONTRADICTION = "E_REGISTRY"
_LOOKED = 50


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
        )


def _merge_one(registry: Registry, path: Path) -> MergeResult:
    try:
        with without_collector():
            content = _content(path)
            opened = _open(registry, content)
            with _original(registry, content, opened), registry.transaction("Gộp gói") as tx:
                tx.require_in_charge()
                before = exchange.merged_at(tx.connection, opened.manifest.id)
                taken = incoming.take_package(registry, tx, opened)
                incoming.enter(tx, opened, _counts(taken, opened))
    except RegistryError as error:
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
        message=told_of(taken, before, contradicts=_contradicts(opened)),
        alarm=_alarm(taken, opened),
    )


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


def _before(tx: Transaction, sender: str) -> tuple[int, dt.datetime] | None:
    last = exchange.last_merged(tx.connection, sender)
    if last is None:
        return None
    number = int(json.loads(last["result"]).get("number") or 0)
    return number, dt.datetime.fromisoformat(last["created"])


def _preview(
    tx: Transaction,
    opened: OpenedPackage,
    taken: incoming.Taken,
    samples: int,
    before: tuple[int, dt.datetime] | None,
) -> Preview:
    nothing_new = not (taken.intake.applied or taken.intake.gap or taken.intake.held)
    return Preview(
        sender=opened.manifest.sender,
        officer=opened.signer.officer,
        created=opened.manifest.created,
        number=opened.manifest.number,
        before=before,
        check_code=check_code(opened.sha256),
        changes=opened.manifest.n_ops,
        new=taken.new_records,
        changed=taken.changed_records,
        conflicts=taken.new_conflicts,
        duplicates=_suspected(tx, taken.new_children),
        waiting=taken.intake.gap + taken.intake.held,
        children=len(taken.new_children),
        lines=tuple(_samples(tx, opened, samples)),
        already_merged=nothing_new,
        confirms=nothing_new and not exchange.was_merged(tx.connection, opened.sha256),
    )


def _samples(tx: Transaction, opened: OpenedPackage, most: int) -> list[Unsent]:
    """What is told of a few records that the package changes; of its last changes only."""
    if not most:
        return []
    written = {record for ids in tx.log.written.values() for record in ids}
    last = [
        Change(c.header, c.body, c.body_hash, c.prev) for c in opened.changes[-_LOOKED * most :]
    ]
    return by_record(tx, [c for c in last if c.record in written], most)


def _suspected(tx: Transaction, new_children: Iterable[str]) -> int:
    pairs = set()
    decisions = decisions_of(tx)
    for text in new_children:
        child = tx.of(Child).find(UUID(text))
        if child is None or child.void or child.merged_into is not None:
            continue
        born = child.birth.text if child.birth else None
        ids = possible_matches(tx.connection, child.full_name, born)
        found = [other for i in ids if i != child.id and (other := tx.of(Child).find(i))]
        others = [other for other in found if not told_apart(child, other, decisions)]
        matches = similar_people(person_of(child), [person_of(other) for other in others])
        pairs |= {frozenset((m.a, m.b)) for m in matches if m.verdict is Verdict.DUPLICATE}
    return len(pairs)
