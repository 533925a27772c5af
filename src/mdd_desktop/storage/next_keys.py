"""The keys that a computer will have next: made and kept until the list names them.

The keys of before stay in use meanwhile. Afterwards the old signing key is gone; the age
identities of before still open what was sealed to them, of many changes the last ones.
"""

from typing import NamedTuple

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mdd_desktop.domain.errors import NotFoundError
from mdd_desktop.storage.key_making import new_age_identity, new_signing_key
from mdd_desktop.storage.keystore import AGE_IDENTITY, SIGNING_KEY, Keys, Keystore

_NEXT_KEY, _NEXT_AGE, _AGE_BEFORE = "next_ed25519", "next_age", "age_before"
_NEXT_REGISTRAR = "next_registrar"
_MOST_KEPT = 12
REGISTRAR = "registrar"
"""Under this name lies the key with which an office signs the list for the units below it."""


class NextKeys(NamedTuple):
    """A pair that is not in use yet.

    Attributes:
        registrar: The next key for the office's own list, where it signs one below another office.
    """

    signing_key: Ed25519PrivateKey
    age_identity: str
    registrar: Ed25519PrivateKey | None = None

    @property
    def age_recipient(self) -> str:
        """The public half of the identity."""
        return str(pyrage.x25519.Identity.from_str(self.age_identity).to_public())


def next_keys(keys: Keys) -> NextKeys | None:
    """The keys that wait to be taken into use."""
    signing, age = keys.secrets.get(_NEXT_KEY), keys.secrets.get(_NEXT_AGE)
    if signing is None or age is None:
        return None
    registrar = keys.secrets.get(_NEXT_REGISTRAR)
    return NextKeys(
        Ed25519PrivateKey.from_private_bytes(signing),
        age.decode(),
        Ed25519PrivateKey.from_private_bytes(registrar) if registrar else None,
    )


def make_next_keys(store: Keystore, keys: Keys, *, registrar: bool = False) -> Keys:
    """Make the next keys and keep them beside those in use; what is waiting already stays."""
    if next_keys(keys) is not None:
        return keys
    if registrar:
        secret = new_signing_key().private_bytes_raw()
        keys = store.put_secret(keys, _NEXT_REGISTRAR, secret)
    keys = store.put_secret(keys, _NEXT_KEY, new_signing_key().private_bytes_raw())
    return store.put_secret(keys, _NEXT_AGE, new_age_identity().encode())


def take_next_keys(store: Keystore, keys: Keys) -> Keys:
    """Put the next keys in the place of those in use, in one write.

    Raises:
        NotFoundError: ``no_next_keys``.
    """
    upcoming = next_keys(keys)
    if upcoming is None:
        raise NotFoundError("no_next_keys", "Máy này chưa xin khóa mới.")
    renewed = {
        SIGNING_KEY: upcoming.signing_key.private_bytes_raw(),
        AGE_IDENTITY: upcoming.age_identity.encode(),
        _AGE_BEFORE: "\n".join(identities(keys)[:_MOST_KEPT]).encode(),
    }
    if upcoming.registrar is not None:
        renewed[REGISTRAR] = upcoming.registrar.private_bytes_raw()
    return store.renew(keys, renewed, (_NEXT_KEY, _NEXT_AGE, _NEXT_REGISTRAR))


def identities(keys: Keys) -> list[str]:
    """Whatever opens packages for this computer: the identity in use, then those of before."""
    before = keys.secrets.get(_AGE_BEFORE, b"")
    return [keys.age_identity, *before.decode().split()]
