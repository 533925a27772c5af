"""Packages made for another office, and the books of what went and what came."""

import contextlib
import datetime as dt
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from mdd_desktop import __version__
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.receipt import check_code
from mdd_desktop.domain.record import new_id
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import carried, outgoing, parts
from mdd_desktop.services.comparing import digests_for, rejections
from mdd_desktop.services.given_settings import with_settings
from mdd_desktop.services.merge_preview import Preview
from mdd_desktop.services.merging import MergeResult, inspect, merge
from mdd_desktop.services.office_keys import office_of
from mdd_desktop.services.replies import pending_for
from mdd_desktop.services.trusted import (
    adopt_trust,
    age_recipient,
    require_own_entry,
    require_peer,
    require_trust,
    trust_list,
)
from mdd_desktop.storage import audit, exchange
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.space import require_room
from mdd_desktop.storage.transaction import Transaction
from mdd_desktop.storage.whole_file import write_whole
from mdd_desktop.sync import courier
from mdd_desktop.sync.package import Kind, PackageDraft, write_package
from mdd_desktop.sync.reader import open_package
from mdd_desktop.sync.trust_update import write_registry


@dataclass(frozen=True)
class MadePackage:
    """A package in the outbox and at its destination.

    Attributes:
        id: Of the package.
        file: Where it was put; the outbox when it is to be copied later.
        outbox: The original, kept until it is acknowledged.
        number: Its number among the packages to this office; for people only.
        changes: How many changes it carries.
        size: Bytes.
        recipients: Units that can read it.
        check_code: Read aloud, the receiver compares it with the file that came.
        changes_left: How many changes wait for the next package, because this one is full.
        scans_left: How many scans do.
    """

    id: UUID
    file: Path
    outbox: Path
    number: int
    changes: int
    size: int
    recipients: tuple[str, ...]
    check_code: str
    changes_left: int = 0
    scans_left: int = 0

    @property
    def left(self) -> str:
        """What did not go along and how it goes on its way, in words; "" when everything went."""
        left = {"thay đổi": self.changes_left, "bản chụp giấy tờ": self.scans_left}
        told = [f"{format_number(count)} {what}" for what, count in left.items() if count]
        if not told:
            return ""
        return (
            f"Còn {' và '.join(told)} chưa đi: gói lớn hơn 25 MB không gửi được qua Zalo, thư "
            "điện tử. Tạo thêm một gói nữa là phần ấy đi tiếp; nơi nhận gộp theo số thứ tự."
        )


def make(
    registry: Registry, to: str, target: Path | None = None, *, everything: bool = False
) -> MadePackage:
    """Make a package with everything an office has not acknowledged.

    Args:
        registry: Of this office.
        to: Code of the receiving unit.
        target: A file, or a folder for a file with a neutral name; what cannot be put there is not
            made. Without it the package stays in the outbox, for :func:`copy`.
        everything: Also what it acknowledged: for a computer that lost its registry.

    Raises:
        RuleError: ``not_enrolled``, ``not_listed``, ``unknown_recipient``, ``training``.
        RegistryError: ``disk_full``; nothing was written.
    """
    if registry.is_training:
        raise RuleError("training", "Sổ tập huấn không tạo gói gửi đi.")
    with _removed_on_failure() as written, registry.transaction("Tạo gói gửi đi") as tx:
        now = tx.clock.believed
        draft, load = draft_for(registry, tx, to, now, "restore" if everything else "sync")
        number = exchange.next_number(tx.connection, to)
        before = exchange.last_made(tx.connection, to)
        draft = replace(draft, number=number, prev_package_sha256=before)
        content = write_package(draft, registry.keys.signing_key)
        require_room(registry.folder.path, 2 * len(content))
        name = f"MDD-{registry.unit}-{to}-{now:%Y%m%d}-{number:04d}.mdd"
        outbox = registry.folder.outbox / name
        written.append(outbox)
        write_whole(outbox, content)
        opened = open_package(
            outbox.read_bytes(),
            identities=[registry.keys.age_identity],
            trust=require_trust(tx),
            unit=to,
            now=None,
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
        parts.went(tx, to, load)
        file = outbox if target is None else _put(outbox, target)
    registry.bear_witness()
    tidy_outbox(registry)
    return MadePackage(
        id=draft.id,
        file=file,
        outbox=outbox,
        number=number,
        changes=len(load.changes),
        size=len(content),
        recipients=tuple(draft.recipients),
        check_code=check_code(opened.sha256),
        changes_left=load.left,
        scans_left=load.scans_left,
    )


def copy(outbox: Path, folder: Path) -> Path:
    """Copy a package from the outbox to a stick or a folder and read the copy back.

    Raises:
        RegistryError: As ``courier.carry``; the original stays in the outbox.
    """
    return courier.carry(outbox, folder)


def kept_original(registry: Registry, file: str) -> Path | None:
    """The original of a package made here, as long as it lies in the outbox."""
    outbox = registry.folder.outbox / file
    return outbox if outbox.is_file() else None


def tidy_outbox(registry: Registry) -> int:
    """Take the originals out of the outbox that the receiver has acknowledged; no others.

    Returns:
        How many went.
    """
    outbox = registry.folder.outbox
    files = os.listdir(outbox) if outbox.is_dir() else []  # noqa: PTH208 - names are all we need
    with registry.read() as reading:
        gone = exchange.acknowledged_files(reading.connection, files)
    for name in gone:
        (outbox / name).unlink(missing_ok=True)
    return len(gone)


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


def draft_for(
    registry: Registry, tx: Transaction, to: str, now: dt.datetime, kind: Kind = "sync"
) -> tuple[PackageDraft, outgoing.Load]:
    """What goes to an office.

    Args:
        registry: Of this office.
        tx: Open.
        to: The receiving unit.
        now: Date of the package.
        kind: ``sync``: everything it lacks; ``restore``: everything it may know, whatever it
            acknowledged; ``ack``: a receipt that only names heads.

    Raises:
        RuleError: ``not_enrolled``, ``not_listed``, ``unknown_recipient``, ``no_recipient_device``.
    """
    trust = require_trust(tx)
    require_own_entry(registry, trust)
    if trust.office == tx.unit:
        trust = with_settings(tx, trust, office_of(registry))
        adopt_trust(tx, trust)
    require_peer(trust, tx.unit, to)
    recipient_keys = trust.recipients_of(to, now)
    if not recipient_keys:
        raise RuleError("no_recipient_device", f"Đơn vị {to} chưa có máy nào được ghi danh.")
    devices = () if kind == "restore" else outgoing.peers(trust, to, registry.device)
    load = outgoing.load_for(
        tx,
        to,
        own_device=registry.device,
        devices=devices,
        trust=trust,
        after=outgoing.NOTHING if kind == "ack" else parts.begun(tx, to),
    )
    shared = trust.shared_by(tx.unit, to)
    along = carried.take_along(tx, to, load, devices)
    has_list = outgoing.has_list(tx, to, shared, devices)
    draft = PackageDraft(
        id=new_id(),
        sender=tx.unit,
        recipients=(to,),
        recipient_keys=(*recipient_keys, age_recipient(registry)),
        created=now,
        reg_version=trust.version,
        kind=kind,
        changes=() if kind == "ack" else load.changes,
        statements=() if kind == "ack" else load.statements,
        ack=load.heads,
        rejected=rejections(tx, load.heads),
        pending=pending_for(tx, to),
        digest=digests_for(tx, to),
        registry=None if has_list else write_registry(shared),
        trust_list=shared.digest,
        app=__version__,
        epoch=registry.epoch,
        attachments=along.contents,
        lacking=carried.lacking(tx),
        audit=audit.end_of(tx.connection),
    )
    return draft, replace(load, scans_left=along.left)


@contextlib.contextmanager
def _removed_on_failure() -> Iterator[list[Path]]:
    """Files that stay only if the block ends well: a refused package leaves no trace."""
    written: list[Path] = []
    try:
        yield written
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _put(outbox: Path, target: Path) -> Path:
    if target.is_dir():
        return courier.carry(outbox, target)
    write_whole(target, outbox.read_bytes())
    return target


__all__ = [
    "MadePackage",
    "MergeResult",
    "Preview",
    "inspect",
    "make",
    "merge",
    "received",
    "sent",
    "unsent",
]
