"""Which keys may sign the list of a district: one for each of its computers that is believed.

A district has more than one computer, gets a new laptop, and renews its keys. Each time a further
key is named beside those of before, so that the list that stands goes on being verified; whoever
of them edits the list next signs it with a key of her own.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from securesystemslib.signer import Key
from tuf.api.metadata import DelegatedRole, Delegations, Metadata, Targets

from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_chain import tuf_key
from mdd_desktop.sync.trust_contents import roles_of
from mdd_desktop.sync.trust_model import REGISTRARS_FIELD, Device, from_field


def delegate(
    trust: TrustList,
    targets: Targets,
    office: str,
    registrar: Ed25519PublicKey,
    *,
    device: str,
    now: dt.datetime,
) -> None:
    """Let a computer of a district sign the list for the units below it.

    Args:
        trust: The list in force.
        targets: The top office's list, to be edited.
        office: The district.
        registrar: The key with which the computer will sign.
        device: Fingerprint of the computer.
        now: Date of the decision.
    """
    known = _keys_of(targets, office)
    holders = _holders(targets, office)
    keys = {
        keyid: key
        for keyid, key in known.items()
        if _is_needed(trust, office, keyid, holders.get(keyid, ""), now)
    }
    key = tuf_key(registrar)
    keys[key.keyid] = key
    holders = {keyid: holder for keyid, holder in holders.items() if keyid in keys}
    fields = {REGISTRARS_FIELD: {**holders, key.keyid: device}}
    put_role(targets, _role(office), list(keys.values()), f"{office}/*", fields)


def registrar_of(targets: Targets, device: Device) -> Ed25519PublicKey | None:
    """The key with which a computer may sign the list of its district, if it may sign one."""
    keys = _keys_of(targets, device.unit)
    for keyid, holder in _holders(targets, device.unit).items():
        if holder == device.fingerprint and keyid in keys:
            return Ed25519PublicKey.from_public_bytes(bytes.fromhex(keys[keyid].keyval["public"]))
    return None


def _role(office: str) -> str:
    return f"d-{office}"


def _keys_of(targets: Targets, office: str) -> dict[str, Key]:
    role = roles_of(targets).get(_role(office))
    if role is None or targets.delegations is None:
        return {}
    return {keyid: targets.delegations.keys[keyid] for keyid in role.keyids}


def _holders(targets: Targets, office: str) -> dict[str, str]:
    """Which computer holds each key; a list of before says it of none."""
    role = roles_of(targets).get(_role(office))
    fields = (role.unrecognized_fields or {}) if role else {}
    return from_field(fields.get(REGISTRARS_FIELD, {}), dict[str, str])


def put_role(
    targets: Targets, name: str, keys: Sequence[Key], path: str, fields: Mapping[str, object]
) -> None:
    """Write a delegated role with our own fields."""
    if targets.delegations is None:
        targets.delegations = Delegations({}, {})
    delegations = targets.delegations
    roles = roles_of(targets)
    roles[name] = DelegatedRole(
        name=name,
        keyids=[key.keyid for key in keys],
        threshold=1,
        terminating=True,
        paths=[path],
        unrecognized_fields=dict(fields),
    )
    delegations.roles = roles
    delegations.keys.update({key.keyid: key for key in keys})


def _is_needed(trust: TrustList, office: str, keyid: str, device: str, now: dt.datetime) -> bool:
    """A key whose computer is believed, or under which the list that stands was signed."""
    content = trust.districts.get(_role(office))
    if content is not None and keyid in Metadata.from_bytes(content).signatures:
        return True
    return not device or trust.is_valid(device, office, now)
