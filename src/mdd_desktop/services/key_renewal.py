"""A computer changes its own keys: it asks with the old ones, the office above lists the new ones.

No digits are compared: the request stands in the computer's own feed, for which the old key
vouches, and the new key signs the request to prove that it exists. Until the list with the new
key comes, the old one is used; then both stand in the list for a while, so that packages on their
way in either direction still open.
"""

import datetime as dt
from dataclasses import dataclass

from mdd_desktop.domain.change import UP, Change, ChangeKind
from mdd_desktop.domain.errors import NotFoundError, RegistryError, RuleError
from mdd_desktop.domain.record import new_id
from mdd_desktop.services.office_keys import office_of
from mdd_desktop.services.outgoing import kept_statement
from mdd_desktop.services.trust import listed_unit
from mdd_desktop.services.trusted import adopt_trust, own_entry, read_trust, require_trust
from mdd_desktop.storage import exchange
from mdd_desktop.storage.branches import forked_feeds, heads_of, number_of
from mdd_desktop.storage.keystore import Keystore
from mdd_desktop.storage.next_keys import (
    REGISTRAR,
    NextKeys,
    make_next_keys,
    next_keys,
    take_next_keys,
)
from mdd_desktop.storage.queries.open_questions import records_of_kind
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction
from mdd_desktop.sync import enrolment
from mdd_desktop.sync.enrolment import EnrolmentRequest
from mdd_desktop.sync.keys import fingerprint, spoken_fingerprint
from mdd_desktop.sync.statements import sign_head
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_changes import lists, signed_again
from mdd_desktop.sync.trust_model import Device
from mdd_desktop.sync.trust_renewal import renew

RENEWAL_TABLE = "renewal"
_REQUEST = "request"


@dataclass(frozen=True)
class Renewal:
    """A computer below that asks for other keys.

    Attributes:
        id: Of the request, hex.
        unit: Code of its unit.
        device: Fingerprint of the key in use.
        asked: By that computer's clock.
        digits: Six groups of five of the new key.
    """

    id: str
    unit: str
    officer: str
    device: str
    asked: dt.datetime
    digits: str


@dataclass(frozen=True)
class OwnKeys:
    """The keys of this computer.

    Attributes:
        digits: Six groups of five of the key in use.
        until: When its enrolment ends, local time; None before enrolment.
        next_digits: Of the key that was asked for and is not listed yet, otherwise empty.
        lists_itself: Whether it can be changed here at once, without an office above.
    """

    digits: str
    until: dt.datetime | None
    next_digits: str
    lists_itself: bool


def own_keys(registry: Registry) -> OwnKeys:
    """What this computer's officer should know of its keys."""
    with registry.read() as reading:
        trust = read_trust(reading)
    device = own_entry(registry, trust) if trust else None
    upcoming = next_keys(registry.keys)
    return OwnKeys(
        digits=spoken_fingerprint(registry.keys.signing_key.public_key()),
        until=device.not_after.astimezone() if device else None,
        next_digits=spoken_fingerprint(upcoming.signing_key.public_key()) if upcoming else "",
        lists_itself=trust is not None and trust.office == registry.unit,
    )


def ask(registry: Registry) -> OwnKeys:
    """Make new keys and ask for them with the next package; the top office lists its own at once.

    Asked twice, it is the same request.

    Raises:
        RuleError: ``not_enrolled``, ``revoked``.
    """
    with registry.read() as reading:
        trust = require_trust(reading)
        _require_believed(trust, registry)
    below = trust.office != registry.unit and REGISTRAR in registry.keys.secrets
    store = Keystore.load(registry.folder.keystore)
    registry.keys = make_next_keys(store, registry.keys, registrar=below)
    upcoming = next_keys(registry.keys)
    assert upcoming is not None  # noqa: S101 - made just now
    with registry.transaction("Xin khóa mới cho máy này") as tx:
        tx.require_in_charge()
        text = _request(registry, tx, upcoming)
        request = enrolment.read_request(text)
        if trust.office == registry.unit:
            _list(registry, tx, _require_believed(trust, registry), request)
        elif request.device not in {one.device for _, one in _requests(tx)}:
            values = {_REQUEST: text.decode()}
            feed = tx.feed(UP)
            tx.log.append(feed, ChangeKind.NEW, RENEWAL_TABLE, new_id(), values, tx.origin)
    take_up(registry)
    return own_keys(registry)


def asked(registry: Registry) -> list[Renewal]:
    """The computers whose new keys this office can list, newest request of each."""
    with registry.read() as reading:
        return [_shown(*one) for one in _open(reading)]


def confirm(registry: Registry, request_id: str) -> Renewal:
    """List the new keys of a computer.

    Raises:
        NotFoundError: No such open request.
    """
    with registry.transaction("Duyệt khóa mới của một máy") as tx:
        tx.require_in_charge()
        for change, old, request in _open(tx):
            if change.id.hex() == request_id:
                _list(registry, tx, old, request)
                return _shown(change, old, request)
    raise NotFoundError("not_found", "Không có đề nghị đổi khóa nào đang chờ mang mã này.")


def take_up(registry: Registry) -> bool:
    """Go over to the new keys once the list names them; what the old key wrote is vouched for.

    Returns:
        Whether the keys changed.
    """
    upcoming = next_keys(registry.keys)
    if upcoming is None:
        return False
    with registry.transaction("Bắt đầu dùng khóa mới") as tx:
        trust = read_trust(tx)
        mark = fingerprint(upcoming.signing_key.public_key())
        if trust is None or trust.device_by_fingerprint(mark, tx.unit) is None:
            return False
        _vouch(registry, tx, trust)
        if upcoming.registrar is not None and f"d-{tx.unit}" in trust.districts:
            keys = [upcoming.registrar]
            now = tx.clock.believed
            adopt_trust(tx, signed_again(trust, office=tx.unit, registrar_keys=keys, now=now))
    store = Keystore.load(registry.folder.keystore)
    registry.take_keys(take_next_keys(store, registry.keys))
    return True


def _request(registry: Registry, tx: Transaction, upcoming: NextKeys) -> bytes:
    return enrolment.make_request(
        listed_unit(tx.tree.units[tx.unit]),
        key=upcoming.signing_key,
        age=upcoming.age_recipient,
        role="admin",
        created=tx.clock.believed,
        officer=registry.keys.officer,
        registrar=upcoming.registrar.public_key() if upcoming.registrar else None,
    )


def _list(registry: Registry, tx: Transaction, old: Device, request: EnrolmentRequest) -> None:
    office = office_of(registry)
    trust = renew(
        require_trust(tx),
        old,
        request,
        office=office.unit,
        registrar_keys=office.registrar_keys,
        now=tx.clock.believed,
    )
    adopt_trust(tx, trust)


def _open(reading: Reading) -> list[tuple[Change, Device, EnrolmentRequest]]:
    trust = read_trust(reading)
    if trust is None:
        return []
    newest: dict[str, tuple[Change, Device, EnrolmentRequest]] = {}
    for change, request in _requests(reading):
        old = _writer(trust, change)
        mark = fingerprint(request.public_key)
        if (
            old is not None
            and request.unit == old.unit
            and trust.device_by_fingerprint(mark) is None
            and lists(trust, reading.unit, old.fingerprint)
            and (old.fingerprint not in newest or _at(newest[old.fingerprint][0]) < _at(change))
        ):
            newest[old.fingerprint] = (change, old, request)
    return list(newest.values())


def _requests(reading: Reading) -> list[tuple[Change, EnrolmentRequest]]:
    """Every request that can be read; one that cannot asks for nothing."""
    found = []
    for record in records_of_kind(reading.connection, RENEWAL_TABLE):
        for change in reading.log.changes_of(record):
            try:
                text = str(change.values.get(_REQUEST, "")).encode()
                found.append((change, enrolment.read_request(text)))
            except RegistryError:
                continue
    return found


def _writer(trust: TrustList, change: Change) -> Device | None:
    """The listed and believed key that vouches for a change."""
    for device in trust.devices_of(change.unit):
        if device.code == change.feed.device and trust.revocation(device.fingerprint) is None:
            return device
    return None


def _vouch(registry: Registry, tx: Transaction, trust: TrustList) -> None:
    """Sign the heads of the feeds written so far: nobody can once the old key is gone."""
    forked = forked_feeds(tx.connection)
    signed = [
        sign_head(
            registry.keys.signing_key,
            str(feed["name"]),
            number_of(tx.connection, head),
            bytes.fromhex(head),
            reg_version=trust.version,
        )
        for feed in exchange.feeds_of_device(tx.connection, registry.device)
        for head in heads_of(tx.connection, feed, forked)
    ]
    exchange.keep_statements(tx.connection, map(kept_statement, signed))


def _require_believed(trust: TrustList, registry: Registry) -> Device:
    device = own_entry(registry, trust)
    if device is None or trust.revocation(device.fingerprint) is not None:
        raise RuleError(
            "revoked",
            "Khóa của máy này không còn trong danh sách tin cậy, nên không tự xin khóa mới được. "
            "Tạo tệp đề nghị ghi danh và đưa cấp trên duyệt.",
        )
    return device


def _shown(change: Change, old: Device, request: EnrolmentRequest) -> Renewal:
    return Renewal(
        id=change.id.hex(),
        unit=old.unit,
        officer=request.officer or old.officer,
        device=old.fingerprint,
        asked=request.created.astimezone(),
        digits=spoken_fingerprint(request.public_key),
    )


def _at(change: Change) -> tuple[int, bytes]:
    return change.made_at_ms, change.id
