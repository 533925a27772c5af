"""The trust list in force and this computer's own public marks."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

import pyrage

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record import checked, natural_id
from mdd_desktop.domain.unit import Unit
from mdd_desktop.storage import exchange, meta, peer_heads
from mdd_desktop.storage.intake import Intake, take_in
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.revoked import Gate
from mdd_desktop.storage.transaction import Reading, Transaction
from mdd_desktop.sync.keys import fingerprint, spoken_fingerprint
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_chain import LIST_LIFE
from mdd_desktop.sync.trust_model import Device, ListedUnit
from mdd_desktop.sync.trust_update import read_registry, write_registry

CLOCK_MARGIN = dt.timedelta(days=60)


def trust_list(registry: Registry) -> TrustList | None:
    """The trust list in force; None before this office was enrolled or enrolled another."""
    with registry.read() as reading:
        return read_trust(reading)


def read_trust(reading: Reading) -> TrustList | None:
    """The trust list as an open reading sees it."""
    content = exchange.read_trust(reading.connection)
    return read_registry(content) if content is not None else None


def require_trust(reading: Reading) -> TrustList:
    """The trust list.

    Raises:
        RuleError: ``not_enrolled``.
    """
    trust = read_trust(reading)
    if trust is None:
        raise RuleError(
            "not_enrolled",
            "Máy này chưa được ghi danh nên chưa gửi, nhận gói được. Tạo tệp đề nghị ghi danh và "
            "đưa cấp trên duyệt.",
        )
    return trust


def require_peer(trust: TrustList, own: str, other: str) -> None:
    """Refuse to speak with a unit that stands neither above nor below this one.

    Raises:
        RuleError: ``unknown_recipient``.
    """
    if other == own or other not in trust.units or not trust.may_address(own, other):
        raise RuleError(
            "unknown_recipient",
            f"Không trao đổi gói, biên nhận với đơn vị {other[:40]} được: đơn vị ấy không ở trên "
            "hay dưới đơn vị này trong danh sách tin cậy.",
        )


def own_entry(registry: Registry, trust: TrustList) -> Device | None:
    """What the list says of this computer's key in use; None when it does not name it."""
    mark = fingerprint(registry.keys.signing_key.public_key())
    return trust.device_by_fingerprint(mark, registry.unit)


def require_own_entry(registry: Registry, trust: TrustList) -> Device:
    """What the list says of this computer's key in use, revoked or not.

    Raises:
        RuleError: ``not_listed``: nobody else would know whose package it is.
    """
    device = own_entry(registry, trust)
    if device is None:
        raise RuleError(
            "not_listed",
            "Khóa của máy này không có trong danh sách tin cậy đang dùng, nên nơi nhận sẽ không mở "
            "gói của máy này. Chưa tạo gói, sổ vẫn ghi bình thường. Tạo tệp đề nghị ghi danh và "
            "đưa cấp trên duyệt.",
        )
    return device


def device_fingerprint(registry: Registry) -> str:
    """This computer's digits: six groups of five, read aloud at enrolment."""
    return spoken_fingerprint(registry.keys.signing_key.public_key())


def adopt_units(tx: Transaction, trust: TrustList) -> None:
    """Take the tree of units from the signed list; what only this office knows stays."""
    before, named = dict(tx.tree.lines), {*tx.tree.units}
    known = {unit.id: unit for unit in tx.of(Unit).all()}
    units = [_as_listed(listed, known) for listed in trust.units.values()]
    tx.of(Unit).save_all(unit for unit in units if unit != known.get(unit.id))
    tx.forget_tree()
    after = tx.tree.lines
    changed = {code for code in {*before, *after} if before.get(code) != after.get(code)}
    changed |= tx.tree.units.keys() - named  # who may decide about them is known only now
    if changed:
        tx.log.reread(changed.union(*(before.get(code, ()) for code in changed)))


def _as_listed(listed: ListedUnit, known: Mapping[UUID, Unit]) -> Unit:
    unit_id = natural_id("unit", listed.code)
    before = known.get(unit_id)
    values = {
        "code": listed.code,
        "name": listed.name,
        "level": listed.level,
        "parent": listed.parent or None,
        "valid_from": listed.valid_from or (before.valid_from if before else None),
        "valid_to": listed.valid_to,
        "successors": listed.successors,
    }
    return before.corrected(**values) if before else checked(Unit, {"id": unit_id, **values})


def adopt_trust(tx: Transaction, trust: TrustList) -> bool:
    """Put a newer list in force: units, and what its time says about clocks.

    Returns:
        Whether it was another than before.
    """
    if read_trust(tx) is trust:
        return False
    content = write_registry(trust)
    if exchange.read_trust(tx.connection) == content:
        return False
    exchange.write_trust(tx.connection, content, trust.version)
    ends = [item.signed.expires for item in trust.lists.values()]
    floor = max(ends) - LIST_LIFE
    known = meta.clock_bounds(tx.connection).floor
    meta.write_meta(
        tx.connection, meta.CLOCK_FLOOR, (max(floor, known) if known else floor).isoformat()
    )
    ceiling = max(ends) + CLOCK_MARGIN
    meta.write_meta(tx.connection, meta.CLOCK_CEILING, ceiling.isoformat())
    adopt_units(tx, trust)
    for key, newest in trust.newest_keys.items():
        if key != newest:
            peer_heads.rename_peer(tx.connection, key, newest)
    return True


def limits_of(trust: TrustList) -> dict[str, dict[str, tuple[str, ...]]]:
    """The revoked computers, by their code in feeds, with their last good heads."""
    revoked = trust.contents.revocations
    return {
        device.code: dict(revoked[device.fingerprint].last_good)
        for device in (trust.devices if revoked else ())
        if device.fingerprint in revoked
    }


def retake(tx: Transaction) -> Intake:
    """Look again at what is applied and what is held, after a decision about them."""
    trust = read_trust(tx)
    tx.log.flush()
    return take_in(
        tx.connection,
        tx.log,
        (),
        package=None,
        own_feeds=(),
        now_ms=tx.origin.made_at_ms,
        gate=Gate(tx.connection, limits_of(trust) if trust else {}),
    )


def age_recipient(registry: Registry) -> str:
    """The public half of this computer's age identity."""
    identity = pyrage.x25519.Identity.from_str(registry.keys.age_identity)
    return str(identity.to_public())
