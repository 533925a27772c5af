"""The keys that an office needs as a superior, made when they are first needed."""

from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mdd_desktop.services.trusted import age_recipient
from mdd_desktop.storage.key_making import new_signing_key
from mdd_desktop.storage.keystore import Keystore
from mdd_desktop.storage.next_keys import REGISTRAR
from mdd_desktop.storage.registry import Registry
from mdd_desktop.sync.enrolment import Office
from mdd_desktop.sync.trust import TrustList

_ROOT: Final = "root"


def office_of(registry: Registry) -> Office:
    """This office as one that approves: its keys, with that of the registrar."""
    return Office(
        unit=registry.unit,
        key=registry.keys.signing_key,
        age=age_recipient(registry),
        registrar_keys=[registrar_key(registry)],
    )


def signs_a_list(registry: Registry, trust: TrustList) -> bool:
    """Whether this computer holds a registrar's key for a list of its unit."""
    of_unit = registry.unit == trust.office or f"d-{registry.unit}" in trust.districts
    return of_unit and REGISTRAR in registry.keys.secrets


def registrar_key(registry: Registry) -> Ed25519PrivateKey:
    """The key with which this office signs its list."""
    return _own_key(registry, REGISTRAR)


def own_root_key(registry: Registry) -> Ed25519PrivateKey:
    """The root key that lies in this office's own keystore."""
    return _own_key(registry, _ROOT)


def fresh_key(registry: Registry) -> Ed25519PrivateKey:
    """A new registrar's key in the place of the old one."""
    return _kept_key(registry, REGISTRAR)


def _own_key(registry: Registry, name: str) -> Ed25519PrivateKey:
    secret = registry.keys.secrets.get(name)
    return Ed25519PrivateKey.from_private_bytes(secret) if secret else _kept_key(registry, name)


def _kept_key(registry: Registry, name: str) -> Ed25519PrivateKey:
    key = new_signing_key()
    store = Keystore.load(registry.folder.keystore)
    registry.keys = store.put_secret(registry.keys, name, key.private_bytes_raw())
    return key
