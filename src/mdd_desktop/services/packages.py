"""Packages: made for another office, inspected, merged."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from mdd_desktop import __version__
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.duplicates import Verdict, similar_people
from mdd_desktop.domain.errors import NotFoundError, RegistryError, RuleError
from mdd_desktop.domain.record import new_id
from mdd_desktop.services import incoming, outgoing
from mdd_desktop.services.people import person_of
from mdd_desktop.services.trusted import age_recipient, require_trust, trust_list
from mdd_desktop.storage import exchange
from mdd_desktop.storage.queries.people import possible_matches
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction
from mdd_desktop.storage.whole_file import write_whole
from mdd_desktop.sync import courier
from mdd_desktop.sync.package import MAX_PACKAGE, PackageDraft, write_package
from mdd_desktop.sync.reader import OpenedPackage, open_package
from mdd_desktop.sync.trust_update import write_registry


@dataclass(frozen=True)
class MadePackage:
    """A package in the outbox and at its destination.

    Attributes:
        id: Of the package.
        file: Where it was put.
        outbox: The original, kept until it is acknowledged.
        number: Its number among the packages to this office; for people only.
        changes: How many changes it carries.
        size: Bytes.
        recipients: Units that can read it.
    """

    id: UUID
    file: Path
    outbox: Path
    number: int
    changes: int
    size: int
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """What merging a package would do; nothing was written.

    Attributes:
        sender: Unit.
        officer: Whose computer.
        created: By its clock.
        changes: In the package.
        new: Records that are unknown here.
        changed: Known records that get new changes.
        conflicts: Differences that a person would have to decide.
        duplicates: Suspected duplicates among the new children.
        waiting: Changes that wait for earlier ones.
        already_merged: Nothing in it is new.
    """

    sender: str
    officer: str
    created: dt.datetime
    changes: int
    new: int
    changed: int
    conflicts: int
    duplicates: int
    waiting: int
    already_merged: bool


@dataclass(frozen=True)
class MergeResult:
    """What became of one file.

    Attributes:
        status: ``merged``, ``nothing_new``, ``gap`` or ``refused``.
        code: Of the refusal, otherwise empty.
        message: In Vietnamese.
    """

    file: Path
    status: str
    code: str = ""
    message: str = ""
    sender: str = ""
    applied: int = 0
    conflicts: int = 0
    waiting: int = 0


def make(registry: Registry, to: str, target: Path) -> MadePackage:
    """Make a package with everything an office has not acknowledged.

    Args:
        registry: Of this office.
        to: Code of the receiving unit.
        target: A file, or a folder for a file with a neutral name.

    Raises:
        RuleError: ``not_enrolled``, ``unknown_recipient``, ``training``.
    """
    if registry.is_training:
        raise RuleError("training", "Sổ tập huấn không tạo gói gửi đi.")
    now = dt.datetime.now(dt.UTC)
    with registry.transaction("Tạo gói gửi đi") as tx:
        draft, load = _draft(registry, tx, to, now)
        content = write_package(draft, registry.keys.signing_key)
        number = exchange.next_number(tx.connection, to)
        name = f"MDD-{registry.unit}-{to}-{now:%Y%m%d}-{number:04d}.mdd"
        outbox = registry.folder.outbox / name
        write_whole(outbox, content)
        opened = open_package(
            outbox.read_bytes(),
            identities=[registry.keys.age_identity],
            trust=require_trust(tx),
            unit=to,
            now=now,
        )
        row = {
            "id": str(draft.id),
            "number": number,
            "recipient": to,
            "created": now.isoformat(timespec="seconds"),
            "file": name,
            "sha256": opened.sha256,
            "changes": len(load.changes),
            "heads": json.dumps(load.numbers, sort_keys=True),
            "acknowledged_at": None,
        }
        exchange.record_out(tx.connection, row)
    file = courier.carry(outbox, target) if target.is_dir() else _copy(outbox, target)
    return MadePackage(
        draft.id, file, outbox, number, len(load.changes), len(content), tuple(draft.recipients)
    )


def inspect(registry: Registry, path: Path) -> Preview:
    """Run every check and say what a merge would do; the registry stays as it is.

    Raises:
        DamagedError: The first check that failed.
    """
    opened = _open(registry, path)
    previews: list[Preview] = []
    try:
        with registry.transaction("Xem trước gói") as tx:
            taken = incoming.take_package(registry, tx, opened)
            previews.append(_preview(tx, opened, taken))
            raise _OnlyLooking
    except _OnlyLooking:
        return previews[0]


def merge(registry: Registry, paths: Sequence[Path]) -> list[MergeResult]:
    """Merge packages in any order, each wholly or not at all."""
    return [_merge_one(registry, path) for path in paths]


def sent(registry: Registry) -> list[dict[str, Any]]:
    """The packages made here, newest first."""
    with registry.read() as reading:
        return [dict(row) for row in exchange.packages_out(reading.connection)]


def received(registry: Registry) -> list[dict[str, Any]]:
    """The packages merged here, newest first."""
    with registry.read() as reading:
        return [dict(row) for row in exchange.packages_in(reading.connection)]


def unsent(registry: Registry, to: str) -> int:
    """How many changes an office has not acknowledged; everything before enrolment."""
    trust = trust_list(registry)
    with registry.read() as reading:
        if trust is None:
            feeds = exchange.shared_feeds(reading.connection, reading.unit, to, reading.tree)
            return sum(int(feed["number"]) for feed in feeds if feed["unit"] == reading.unit)
        return outgoing.unsent_count(reading, to, trust, registry.device)


class _OnlyLooking(Exception):  # noqa: N818 - a way out of a transaction, not an error
    """Undoes the transaction of a preview."""


def _draft(
    registry: Registry, tx: Transaction, to: str, now: dt.datetime
) -> tuple[PackageDraft, outgoing.Load]:
    trust = require_trust(tx)
    if to == tx.unit or to not in trust.units or not trust.may_address(tx.unit, to):
        raise RuleError(
            "unknown_recipient",
            f"Không gửi gói cho đơn vị {to[:40]} được: đơn vị ấy không ở trên hay dưới đơn vị này "
            "trong danh sách tin cậy.",
        )
    recipient_keys = trust.recipients_of(to, now)
    if not recipient_keys:
        raise RuleError("no_recipient_device", f"Đơn vị {to} chưa có máy nào được ghi danh.")
    devices = outgoing.peers(trust, to, registry.device)
    load = outgoing.load_for(tx, to, own_device=registry.device, devices=devices)
    draft = PackageDraft(
        id=new_id(),
        sender=tx.unit,
        recipients=(to,),
        recipient_keys=(*recipient_keys, age_recipient(registry)),
        created=now,
        reg_version=trust.version,
        changes=load.changes,
        statements=load.statements,
        ack=load.heads,
        registry=write_registry(trust),
        app=__version__,
    )
    return draft, load


def _copy(outbox: Path, target: Path) -> Path:
    write_whole(target, outbox.read_bytes())
    return target


def _open(registry: Registry, path: Path) -> OpenedPackage:
    if not path.is_file():
        raise NotFoundError("no_file", f"Không thấy tệp {path}. Xem lại đường dẫn.")
    with registry.read() as reading:
        trust = require_trust(reading)
    with path.open("rb") as file:
        content = file.read(MAX_PACKAGE + 1)
    return open_package(
        content,
        identities=[registry.keys.age_identity],
        trust=trust,
        unit=registry.unit,
        now=dt.datetime.now(dt.UTC),
    )


def _merge_one(registry: Registry, path: Path) -> MergeResult:
    try:
        opened = _open(registry, path)
        with registry.transaction("Gộp gói") as tx:
            taken = incoming.take_package(registry, tx, opened)
            incoming.enter(tx, opened, _counts(taken))
    except RegistryError as error:
        return MergeResult(path, "refused", error.code, error.message)
    if taken.intake.returned:
        registry.begin_epoch()
    return MergeResult(
        path,
        _status(taken),
        sender=opened.manifest.sender,
        applied=taken.intake.applied,
        conflicts=taken.new_conflicts,
        waiting=taken.intake.gap + taken.intake.held,
        message=_told(taken),
    )


def _counts(taken: incoming.Taken) -> dict[str, object]:
    intake = taken.intake
    return {
        "applied": intake.applied,
        "known": intake.known,
        "gap": intake.gap,
        "held": intake.held,
        "new": taken.new_records,
        "changed": taken.changed_records,
        "conflicts": taken.new_conflicts,
    }


def _status(taken: incoming.Taken) -> str:
    if taken.intake.gap:
        return "gap"
    return "merged" if taken.intake.applied or taken.intake.held else "nothing_new"


def _told(taken: incoming.Taken) -> str:
    if taken.intake.gap:
        return (
            f"Còn thiếu phần trước của {taken.intake.gap} thay đổi. Gói sau của đơn vị ấy sẽ tự "
            "mang theo phần thiếu."
        )
    if taken.intake.held:
        return (
            f"Có {taken.intake.held} thay đổi nối tiếp theo hai hướng khác nhau, đang giữ riêng "
            "để chị xem: máy gửi được khôi phục, bị sao chép hay mất cắp?"
        )
    if not taken.intake.applied:
        return "Gói này đã nhận từ trước, không có gì mới."
    return f"Đã nhận {taken.intake.applied} thay đổi."


def _preview(tx: Transaction, opened: OpenedPackage, taken: incoming.Taken) -> Preview:
    return Preview(
        sender=opened.manifest.sender,
        officer=opened.signer.officer,
        created=opened.manifest.created,
        changes=len(opened.changes),
        new=taken.new_records,
        changed=taken.changed_records,
        conflicts=taken.new_conflicts,
        duplicates=_suspected(tx, taken.new_children),
        waiting=taken.intake.gap + taken.intake.held,
        already_merged=not (taken.intake.applied or taken.intake.gap or taken.intake.held),
    )


def _suspected(tx: Transaction, new_children: Iterable[str]) -> int:
    pairs = set()
    for text in new_children:
        child = tx.of(Child).find(UUID(text))
        if child is None or child.void or child.merged_into is not None:
            continue
        born = child.birth.text if child.birth else None
        ids = possible_matches(tx.connection, child.full_name, born)
        others = [other for i in ids if i != child.id and (other := tx.of(Child).find(i))]
        matches = similar_people(person_of(child), [person_of(other) for other in others])
        pairs |= {frozenset((m.a, m.b)) for m in matches if m.verdict is Verdict.DUPLICATE}
    return len(pairs)
