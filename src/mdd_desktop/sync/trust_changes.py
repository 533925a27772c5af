"""How a registrar changes the trust list: each function returns a new list, signed and verified."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from tuf.api.metadata import Metadata, Role, Root, Targets

from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_chain import (
    LIST_LIFE,
    ROOT,
    ROOT_LIFE,
    TARGETS,
    expiry,
    sign_metadata,
    tuf_key,
)
from mdd_desktop.sync.trust_contents import read_devices, read_revocations, roles_of
from mdd_desktop.sync.trust_districts import delegate, put_role
from mdd_desktop.sync.trust_model import (
    DEVICES_FIELD,
    HOLDERS_FIELD,
    OFFICE_FIELD,
    REVOKED_FIELD,
    UNIT_FIELD,
    Device,
    ListedUnit,
    Revocation,
)

Keys = Sequence[Ed25519PrivateKey]


def create(
    unit: ListedUnit,
    device: Device,
    *,
    root_keys: Keys,
    registrar_key: Ed25519PrivateKey,
    now: dt.datetime,
    threshold: int = 1,
) -> TrustList:
    """Begin a tree: version 1 of root and list, with the top office and its first computer.

    Args:
        unit: The top office.
        device: Its computer.
        root_keys: Keys that will sign later roots, kept off the daily machines where possible.
        registrar_key: Key that signs the list.
        now: Date of the signatures.
        threshold: How many of the root keys a root needs.
    """
    root = Root(expires=expiry(now, ROOT_LIFE), consistent_snapshot=False)
    _set_root_keys(root, [key.public_key() for key in root_keys], threshold)
    root.add_key(tuf_key(registrar_key.public_key()), TARGETS)
    targets = Targets(expires=expiry(now, LIST_LIFE), unrecognized_fields={OFFICE_FIELD: unit.code})
    _put_unit(targets, unit, [device])
    return TrustList.verified(
        [sign_metadata(Metadata(root), root_keys)],
        sign_metadata(Metadata(targets), [registrar_key]),
    )


def enrol(
    trust: TrustList,
    unit: ListedUnit,
    device: Device,
    *,
    office: str,
    registrar_keys: Keys,
    now: dt.datetime,
    district_registrar: Ed25519PublicKey | None = None,
) -> TrustList:
    """List a computer for a unit, or list it anew with other dates.

    Args:
        trust: The list in force.
        unit: The computer's unit; its parent must be listed.
        device: The computer.
        office: The unit whose list this is: the top office, or a district with its own list.
        registrar_keys: That list's registrar keys.
        now: Date of the signature.
        district_registrar: Let the unit sign a list of its own for the units below it.

    Raises:
        RuleError: The unit is not below the office.
    """
    if office not in {unit.code, unit.parent} and unit.parent not in trust.units:
        raise RuleError(
            "parent_not_listed",
            f"Đơn vị cấp trên {unit.parent or '(trống)'} chưa có trong danh sách tin cậy."
            " Chưa ghi gì. Chị ghi danh đơn vị cấp trên trước.",
        )
    metadata = _edited(trust, office, now)
    targets = metadata.signed
    role = roles_of(targets).get(f"u-{unit.code}")
    others = [] if role is None else [it for it in read_devices(role) if it.key != device.key]
    _put_unit(targets, unit, [*others, device])
    if district_registrar is not None:
        delegate(trust, targets, unit.code, district_registrar, device=device.fingerprint, now=now)
    listed = _signed(trust, office, metadata, registrar_keys)
    if listed.device_by_fingerprint(device.fingerprint, unit.code) is None:
        raise RuleError(
            "unit_not_below",
            f"Đơn vị {unit.code} không thuộc đơn vị {office}. Chưa ghi gì."
            " Chị xem lại mã đơn vị, hoặc hỏi cấp trên.",
        )
    return listed


def lists(trust: TrustList, office: str, fingerprint: str) -> bool:
    """Say whether it is the office's own list that names a computer."""
    metadata = trust.lists.get(role_name(trust, office))
    roles = roles_of(metadata.signed).values() if metadata else ()
    return any(item.fingerprint == fingerprint for role in roles for item in read_devices(role))


def put_unit(
    trust: TrustList, unit: ListedUnit, *, office: str, registrar_keys: Keys, now: dt.datetime
) -> TrustList:
    """State the facts of a unit: a new name, its end, its successors; its computers stay."""
    metadata = _edited(trust, office, now)
    role = roles_of(metadata.signed).get(f"u-{unit.code}")
    _put_unit(metadata.signed, unit, [] if role is None else read_devices(role))
    return _signed(trust, office, metadata, registrar_keys)


def signed_again(
    trust: TrustList, *, office: str, registrar_keys: Keys, now: dt.datetime
) -> TrustList:
    """Sign a list that says the same for another while."""
    return _signed(trust, office, _edited(trust, office, now), registrar_keys)


def edited(
    trust: TrustList, fields: Mapping[str, object], *, registrar_keys: Keys, now: dt.datetime
) -> TrustList:
    """State own fields of the top office's list."""
    metadata = _edited(trust, trust.office, now)
    metadata.signed.unrecognized_fields.update(fields)
    return _signed(trust, trust.office, metadata, registrar_keys)


def revoke(
    trust: TrustList,
    fingerprint: str,
    *,
    last_good: Mapping[str, Sequence[str]],
    reason: str,
    office: str,
    registrar_keys: Keys,
    now: dt.datetime,
) -> TrustList:
    """Stop believing a computer beyond the given heads.

    Args:
        trust: The list in force.
        fingerprint: ``SHA256:…`` of the computer.
        last_good: Feed id → full hashes (hex) of the last changes still believed; empty when
            nothing of it is believed.
        reason: In words.
        office: The unit whose list names the computer.
        registrar_keys: That list's registrar keys.
        now: Date of the decision.

    Raises:
        NotFoundError: The office's list does not name the computer.
    """
    if not lists(trust, office, fingerprint):
        raise NotFoundError(
            "device_not_listed",
            "Danh sách của đơn vị này không có máy ấy. Chưa ghi gì. Chị xem lại dấu máy.",
        )
    metadata = _edited(trust, office, now)
    revocation = Revocation(
        device=fingerprint,
        last_good={feed: tuple(sorted(heads)) for feed, heads in last_good.items()},
        reason=reason,
        decided=now.astimezone(dt.UTC).replace(microsecond=0),
    )
    others = [item for item in read_revocations(metadata.signed) if item.device != fingerprint]
    metadata.signed.unrecognized_fields[REVOKED_FIELD] = msgspec.to_builtins([*others, revocation])
    return _signed(trust, office, metadata, registrar_keys)


def rotate_root(
    trust: TrustList,
    *,
    root_keys: Sequence[Ed25519PublicKey],
    signing_keys: Keys,
    registrar_keys: Keys,
    now: dt.datetime,
    threshold: int = 1,
    holders: Mapping[str, str] | None = None,
) -> TrustList:
    """Make the next root: other root keys, another threshold or another registrar.

    Args:
        trust: The list in force.
        root_keys: Public root keys from now on.
        signing_keys: Enough of the old and enough of the new root keys.
        registrar_keys: Registrar from now on; the list is signed anew by them.
        now: Date of the signatures.
        threshold: How many root keys a root needs from now on.
        holders: Fingerprint of a root key → who keeps it.

    Raises:
        PackageError: E_REGISTRY, the signing keys do not reach the old or the new threshold.
    """
    metadata: Metadata[Root] = Metadata.from_bytes(trust.roots[-1])
    root = metadata.signed
    root.version += 1
    root.expires = expiry(now, ROOT_LIFE)
    root.keys.clear()
    _set_root_keys(root, root_keys, threshold)
    root.unrecognized_fields[HOLDERS_FIELD] = dict(holders or {})
    root.roles[TARGETS] = Role([], 1)
    for key in registrar_keys:
        root.add_key(tuf_key(key.public_key()), TARGETS)
    targets = sign_metadata(_edited(trust, trust.office, now), registrar_keys)
    roots = [*trust.roots, sign_metadata(metadata, signing_keys)]
    return TrustList.verified(roots, targets, trust.districts)


def _set_root_keys(root: Root, keys: Sequence[Ed25519PublicKey], threshold: int) -> None:
    root.roles[ROOT] = Role([], threshold)
    for key in keys:
        root.add_key(tuf_key(key), ROOT)


def role_name(trust: TrustList, office: str) -> str:
    """The name of an office's own list."""
    return TARGETS if office == trust.office else f"d-{office}"


def _edited(trust: TrustList, office: str, now: dt.datetime) -> Metadata[Targets]:
    """Return a copy of the office's list as its next version, a first one for a new district."""
    role = role_name(trust, office)
    content = trust.targets if role == TARGETS else trust.districts.get(role)
    if content is None:
        fields = {OFFICE_FIELD: office}
        return Metadata(Targets(expires=expiry(now, LIST_LIFE), unrecognized_fields=fields))
    metadata: Metadata[Targets] = Metadata.from_bytes(content)
    metadata.signed.version += 1
    metadata.signed.expires = expiry(now, LIST_LIFE)
    return metadata


def _signed(trust: TrustList, office: str, metadata: Metadata[Targets], keys: Keys) -> TrustList:
    content = sign_metadata(metadata, keys)
    role = role_name(trust, office)
    if role == TARGETS:
        return TrustList.verified(trust.roots, content, trust.districts)
    return TrustList.verified(trust.roots, trust.targets, {**trust.districts, role: content})


def _put_unit(targets: Targets, unit: ListedUnit, devices: Sequence[Device]) -> None:
    """Write the delegated role of a unit: its computers' keys, and our own fields."""
    fields = {
        UNIT_FIELD: msgspec.to_builtins(unit),
        DEVICES_FIELD: msgspec.to_builtins(list(devices)),
    }
    keys = [tuf_key(device.public_key) for device in devices]
    put_role(targets, f"u-{unit.code}", keys, f"{unit.code}/*", fields)
