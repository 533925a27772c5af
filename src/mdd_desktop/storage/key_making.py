"""Where every key of an installation comes from."""

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def new_signing_key() -> Ed25519PrivateKey:
    """A fresh key of a computer."""
    return Ed25519PrivateKey.generate()


def new_age_identity() -> str:
    """A fresh identity that opens packages: ``AGE-SECRET-KEY-1…``."""
    return str(pyrage.x25519.Identity.generate())


def new_recovery(master: bytes) -> tuple[str, bytes]:
    """A fresh recovery key to print, and the master key sealed to it."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), pyrage.encrypt(master, [identity.to_public()])
