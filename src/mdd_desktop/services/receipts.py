"""Receipts: a small file, or a code for the telephone, that says what has come and is in.

A package that comes back says the same; these are for the days between. *Made* is not *delivered*
and *delivered* is not *accepted*: only a receipt or a package of the receiver says the last.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.receipt import SpokenReceipt
from mdd_desktop.services import outgoing
from mdd_desktop.services.packages import draft_for
from mdd_desktop.services.trusted import read_trust, require_peer, require_trust
from mdd_desktop.storage import exchange, peer_heads
from mdd_desktop.storage.acknowledged import Acknowledged
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.revoked import change_number
from mdd_desktop.storage.transaction import Reading, Transaction
from mdd_desktop.sync import courier
from mdd_desktop.sync.package import write_package


@dataclass(frozen=True)
class Receipt:
    """What a receipt file confirms.

    Attributes:
        file: Where it was put.
        feeds: Of how many feeds it names the heads.
        held: How many changes it says are kept aside, each with its reason's code.
        pending: About how many records it says that a decision waits here.
    """

    file: Path
    feeds: int
    held: int
    pending: int


@dataclass(frozen=True)
class SpokenLine:
    """A code to be read aloud to the officer of one computer.

    Attributes:
        device: Fingerprint of the computer that wrote the feed.
        officer: Whose computer.
        changes: How many changes of the feed are in.
        code: To be read aloud.
    """

    device: str
    officer: str
    changes: int
    code: str


def make_receipt(registry: Registry, to: str, target: Path) -> Receipt:
    """Write a receipt for another office: a signed, sealed package without changes.

    Raises:
        RuleError: As for a package; ``training``.
    """
    if registry.is_training:
        raise RuleError("training", "Sổ tập huấn không tạo biên nhận.")
    now = registry.time().believed
    with registry.transaction("Tạo biên nhận") as tx:
        draft, _ = draft_for(registry, tx, to, now, "ack")
        content = write_package(draft, registry.keys.signing_key)
    name = f"MDD-{registry.unit}-{to}-{now:%Y%m%d-%H%M%S}-bien-nhan.mdd"
    file = target / name if target.is_dir() else target
    courier.put(file, content)
    return Receipt(file, len(draft.ack), len(draft.rejected), len(draft.pending))


def put_receipt(registry: Registry, to: str, folder: Path) -> Receipt:
    """Write a receipt into a folder, under a name of its own.

    Raises:
        RuleError: As :func:`make_receipt`.
        RegistryError: ``not_written``: the folder is gone, as when a stick was pulled out.
    """
    courier.require_folder(folder)
    return make_receipt(registry, to, folder)


def spoken_receipts(registry: Registry, sender: str) -> list[SpokenLine]:
    """The codes to read aloud to a unit, one for each of its computers heard of here.

    Raises:
        RuleError: ``not_enrolled``, ``unknown_recipient``.
    """
    with registry.read() as reading:
        trust = require_trust(reading)
        require_peer(trust, reading.unit, sender)
        feeds: dict[str, list[Mapping[Any, Any]]] = {}
        for feed in exchange.shared_feeds(reading.connection, reading.unit, sender, reading.tree):
            if feed["unit"] == sender and feed["head"]:
                feeds.setdefault(str(feed["device"]), []).append(feed)
    lines = []
    for device in trust.devices_of(sender):
        if device.code in feeds:
            code = SpokenReceipt.of(
                {str(feed["name"]): feed["head"] for feed in feeds[device.code]},
                sum(int(feed["number"]) for feed in feeds[device.code]),
                receiver=registry.unit,
                computer=registry.device,
            )
            lines.append(SpokenLine(device.fingerprint, device.officer, code.number, str(code)))
    return lines


def confirm_spoken(registry: Registry, receiver: str, typed: str) -> int:
    """Believe a code that another office read aloud.

    Returns:
        Up to which change of this computer the other one has everything.

    Raises:
        RuleError: ``bad_receipt``: no code, or not the one for anything this computer wrote.
    """
    said = SpokenReceipt.read(typed)
    with registry.transaction("Nhập mã biên nhận") as tx:
        if said is None or not _believe(registry, tx, receiver, said):
            raise RuleError(
                "bad_receipt",
                "Mã biên nhận không khớp thay đổi nào của máy này. Nhờ đọc lại từng nhóm; chữ O "
                "và số 0, chữ I, L và số 1 được coi như nhau.",
            )
        _mark(registry, tx, receiver)
    return said.number


def _believe(registry: Registry, tx: Transaction, receiver: str, said: SpokenReceipt) -> bool:
    heads = _heads_at(registry, tx, receiver, said.number)
    trust = require_trust(tx)
    for device in trust.devices_of(receiver) if heads else ():
        code = SpokenReceipt.of(heads, said.number, receiver=receiver, computer=device.code)
        if code == said:
            for feed, head in heads.items():
                peer_heads.add_head(
                    tx.connection, trust.newest_keys[device.fingerprint], feed, head
                )
            return True
    return False


def _heads_at(registry: Registry, tx: Transaction, receiver: str, number: int) -> dict[str, bytes]:
    """Where this computer's feeds stood when it had written so many changes to that unit.

    Feeds of earlier epochs are whole; the rest of the number stands in the one written now.
    """
    heads: dict[str, bytes] = {}
    current = ""
    for feed in exchange.shared_feeds(tx.connection, tx.unit, receiver, tx.tree):
        if feed["device"] != registry.device:
            continue
        if feed["epoch"] == registry.epoch:
            current = str(feed["name"])
        else:
            heads[str(feed["name"])] = feed["head"]
            number -= int(feed["number"])
    if not number:
        return heads
    head = change_number(tx.connection, current, number)
    return {**heads, current: bytes.fromhex(head)} if head else {}


def _mark(registry: Registry, reading: Reading, receiver: str) -> None:
    trust = read_trust(reading)
    if trust is None:
        return
    known = Acknowledged(reading.connection, outgoing.peers(trust, receiver, registry.device))
    feeds = exchange.shared_feeds(reading.connection, reading.unit, receiver, reading.tree)
    reached = {str(feed["name"]): known.number(str(feed["name"])) for feed in feeds}
    at = registry.time().shown.isoformat(timespec="seconds")
    exchange.mark_acknowledged(reading.connection, receiver, reached, at)
