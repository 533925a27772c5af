"""Computers that are not believed any more, and their work that is kept aside for review."""

import datetime as dt
import re
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.change import UP, Change, ChangeKind
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.record_fields import RECORDS, FieldValue
from mdd_desktop.services.office_keys import office_of
from mdd_desktop.services.trusted import adopt_trust, require_trust, retake
from mdd_desktop.storage import revoked
from mdd_desktop.storage.intake import REVOKED, drop_held, held_changes
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction
from mdd_desktop.sync import trust_changes
from mdd_desktop.sync.keys import spoken_fingerprint
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_model import Device

EVERYTHING, NOTHING, UNTIL = "all", "0", "package:"
_DIGITS = 30


@dataclass(frozen=True)
class Revoked:
    """What a revocation did here.

    Attributes:
        device: Fingerprint of the computer.
        unit: Its unit.
        withdrawn: How many of its changes are kept aside now.
        last_good: Feed → the heads up to which it is believed.
    """

    device: str
    unit: str
    withdrawn: int
    last_good: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Held:
    """A change of a revoked computer beyond its last good heads.

    Attributes:
        id: Of the change, hex.
        kind: What it would do.
        values: What it says, by field.
    """

    id: str
    unit: str
    officer: str
    at: dt.datetime
    table: str
    record: UUID
    kind: str
    values: dict[str, FieldValue]


def revoke(registry: Registry, device: str, *, last_good: str, reason: str) -> Revoked:
    """Stop believing a computer beyond a last good change, with every key it has had.

    Args:
        registry: Of the office whose list names the computer.
        device: Its fingerprint ``SHA256:…``, its 30 digits, or the code in its feeds.
        last_good: The number of the last good change in its newest feed, the beginning of that
            change's hash, ``package:`` and the row of the last package that is believed, ``all``
            for everything that has come here, or ``0`` for nothing.
        reason: Why, in words.

    Raises:
        NotFoundError: No such computer, or no such change of it.
        RuleError: ``reason_missing``.
    """
    if not reason.strip():
        raise RuleError("reason_missing", "Ghi lý do thu hồi máy.")
    with registry.transaction("Thu hồi máy") as tx:
        tx.require_in_charge()
        trust = require_trust(tx)
        listed = _device(trust, device)
        heads = _last_good(tx, listed, last_good)
        told = {listed.fingerprint: heads}
        for other in trust.keys_of_computer(listed):
            all_of_it = {} if last_good == NOTHING else _all_heads(tx, other)
            told.setdefault(other.fingerprint, all_of_it)
        for mark, believed in told.items():
            trust = trust_changes.revoke(
                trust,
                mark,
                last_good=believed,
                reason=reason.strip(),
                office=registry.unit,
                registrar_keys=office_of(registry).registrar_keys,
                now=tx.clock.believed,
            )
        adopt_trust(tx, trust)
        withdrawn = retake(tx).withdrawn
    return Revoked(listed.fingerprint, listed.unit, withdrawn, heads)


@dataclass(frozen=True)
class LastTrusted:
    """A package that could be the last one that is believed.

    Attributes:
        choice: For ``last_good`` of ``revoke``.
        created: By the clock of its sender.
        changes: How many changes of the computer it brought.
    """

    choice: str
    created: str
    changes: int


def packages_of(registry: Registry, device: str) -> list[LastTrusted]:
    """The packages that brought changes of a computer, newest first: how far is it believed?

    Args:
        registry: Of the office.
        device: Fingerprint ``SHA256:…``.

    Raises:
        NotFoundError: No such computer.
    """
    with registry.read() as reading:
        listed = _device(require_trust(reading), device)
        found = revoked.packages_of_device(reading.connection, listed.code)
    return [LastTrusted(f"{UNTIL}{one.row}", one.created, one.changes) for one in found]


def held(registry: Registry) -> list[Held]:
    """The changes of revoked computers that wait for a person to look at them."""
    with registry.read() as reading:
        kept = held_changes(reading.connection)
    return [_held(change) for reason, _, change in kept if reason == REVOKED]


def review(registry: Registry, change_id: str, *, accept: bool) -> None:
    """Enter a held change anew in one's own name, or put it aside for good.

    An office that does not own the record proposes it to the owner.

    Raises:
        NotFoundError: No such held change.
        RuleError: ``cannot_accept``: it is no edit of a record that is known here.
    """
    with registry.transaction("Xem lại thay đổi của máy bị thu hồi") as tx:
        tx.require_in_charge()
        found = [c for _, _, c in held_changes(tx.connection) if c.id.hex() == change_id]
        if not found:
            raise NotFoundError("not_found", "Không có thay đổi nào đang giữ mang mã này.")
        if accept:
            _enter(tx, found[0])
        drop_held(tx.connection, found[0])


def kind_of_entry(reading: Reading, change: Change) -> ChangeKind:
    """As what a held change would be entered anew here.

    Raises:
        RuleError: ``cannot_accept``.
    """
    owner = reading.log.state(change.record).owner
    edits = {ChangeKind.PUT, ChangeKind.RETRACT, ChangeKind.RESTORE, ChangeKind.NEW}
    if change.table not in RECORDS or change.kind not in edits or not change.values:
        raise RuleError("cannot_accept", "Thay đổi này không nhập lại được; chỉ bỏ qua được.")
    if owner is None and change.unit != reading.unit:
        raise RuleError(
            "cannot_accept", "Hồ sơ mới này do chính xã nhập lại; ở đây chỉ bỏ qua được."
        )
    if owner is None:
        return ChangeKind.NEW
    if owner != reading.unit:
        return ChangeKind.PROPOSAL
    return ChangeKind.PUT if change.kind == ChangeKind.NEW else ChangeKind(change.kind)


def _enter(tx: Transaction, change: Change) -> None:
    kind, owner = kind_of_entry(tx, change), tx.log.state(change.record).owner
    feed = tx.feed(UP if owner in (None, tx.unit) else owner)
    tx.log.append(feed, kind, change.table, change.record, change.values, tx.origin)


def _device(trust: TrustList, text: str) -> Device:
    digits = re.sub(r"\D", "", text)
    for device in trust.devices:
        names = {device.fingerprint, device.code}
        if text in names or (len(digits) == _DIGITS and digits == _spoken(device)):
            return device
    raise NotFoundError("device_not_listed", "Danh sách tin cậy không có máy nào mang dấu này.")


def _spoken(device: Device) -> str:
    return re.sub(r"\D", "", spoken_fingerprint(device.public_key))


def _last_good(tx: Transaction, device: Device, text: str) -> dict[str, tuple[str, ...]]:
    """The last good heads of all feeds of a computer; older feeds are believed as a whole."""
    connection = tx.connection
    heads = _all_heads(tx, device)
    if text == EVERYTHING:
        return heads
    if text == NOTHING:
        return {}
    if text.startswith(UNTIL):
        row = int(text.removeprefix(UNTIL))
        found = revoked.heads_until_package(connection, device.code, row)
        return {feed: tuple(ends) for feed, ends in found.items()}
    newest = revoked.newest_feed(connection, device.code)
    if text.isdecimal() and newest is not None:
        cut = revoked.change_number(connection, newest, int(text))
        where = newest
    else:
        where, cut = revoked.change_by_hash(connection, device.code, text.lower())
    if cut is None:
        raise NotFoundError("no_such_change", "Máy này không có thay đổi nào mang số hay mã ấy.")
    return heads | {where: (cut,)}


def _all_heads(tx: Transaction, device: Device) -> dict[str, tuple[str, ...]]:
    found = revoked.heads_of_device(tx.connection, device.code)
    return {feed: tuple(ends) for feed, ends in found.items()}


def _held(change: Change) -> Held:
    return Held(
        id=change.id.hex(),
        unit=change.unit,
        officer=change.officer,
        at=dt.datetime.fromtimestamp(change.made_at_ms / 1000, dt.UTC).astimezone(),
        table=change.table,
        record=change.record,
        kind=change.kind,
        values=dict(change.values),
    )
