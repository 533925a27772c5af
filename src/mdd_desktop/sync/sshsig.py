"""Signatures in OpenSSH's SSHSIG form: Ed25519 over SHA-512, one namespace for each purpose.

``ssh-keygen -Y verify`` checks them, so an inspector needs nothing of ours. The namespace keeps a
signature made for one purpose from being shown for another.
"""

import base64
import binascii
import hashlib
from functools import lru_cache
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.keys import (
    ALGORITHM,
    blob_fingerprint,
    key_blob,
    key_from_blob,
    read_ssh_string,
    ssh_string,
)

PACKAGE: Final = "package@mdd-desktop"
HEAD: Final = "head@mdd-desktop"
REQUEST: Final = "request@mdd-desktop"

_MAGIC: Final = b"SSHSIG"
_VERSION: Final = b"\0\0\0\1"
_HASH: Final = b"sha512"
_BEGIN: Final = "-----BEGIN SSH SIGNATURE-----"
_END: Final = "-----END SSH SIGNATURE-----"
_LINE: Final = 70
_MAX_ARMOUR: Final = 4096


class Signature(NamedTuple):
    """What an armoured signature says, before anything of it was verified."""

    public_key: Ed25519PublicKey
    fingerprint: str
    namespace: bytes
    signature: bytes


def sign(key: Ed25519PrivateKey, message: bytes, namespace: str) -> bytes:
    """Return the armoured signature of the message, ending with a newline."""
    signature = ssh_string(ALGORITHM) + ssh_string(key.sign(_signed(message, namespace.encode())))
    blob = b"".join(
        (
            _MAGIC + _VERSION,
            ssh_string(key_blob(key.public_key())),
            ssh_string(namespace.encode()),
            ssh_string(b""),
            ssh_string(_HASH),
            ssh_string(signature),
        )
    )
    text = base64.b64encode(blob).decode()
    lines = [text[i : i + _LINE] for i in range(0, len(text), _LINE)]
    return "\n".join((_BEGIN, *lines, _END, "")).encode()


def parse(armour: bytes) -> Signature:
    """Read an armoured signature without believing it.

    Raises:
        PackageError: E_SIGNATURE, it is not one SSHSIG of the one kind we make.
    """
    try:
        return _parse_blob(_unarmour(armour))
    except (ValueError, IndexError) as error:
        raise PackageError("E_SIGNATURE", "not an SSHSIG of Ed25519 and SHA-512") from error


def check(signature: Signature, message: bytes, namespace: str) -> None:
    """Verify a parsed signature over the message.

    Raises:
        PackageError: E_SIGNATURE, other namespace or other content.
    """
    if signature.namespace != namespace.encode():
        raise PackageError("E_SIGNATURE", "made for another purpose")
    try:
        _verify(
            signature.public_key.public_bytes_raw(),
            signature.signature,
            _signed(message, signature.namespace),
        )
    except InvalidSignature as error:
        raise PackageError("E_SIGNATURE", "does not fit the content") from error


@lru_cache(maxsize=4096)
def _verify(key: bytes, signature: bytes, signed: bytes) -> None:
    """Raise unless the signature holds; one that held is not worked out again.

    Packages repeat the head statements of every feed until they are acknowledged.
    """
    Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)


def _signed(message: bytes, namespace: bytes) -> bytes:
    """Return the bytes that the key really signs (OpenSSH PROTOCOL.sshsig, section 3)."""
    digest = hashlib.sha512(message).digest()
    return _MAGIC + b"".join(map(ssh_string, (namespace, b"", _HASH, digest)))


def _unarmour(armour: bytes) -> bytes:
    if len(armour) > _MAX_ARMOUR:
        raise ValueError("too long")
    first, *lines, last, rest = armour.decode("ascii").split("\n")
    if (first, last, rest) != (_BEGIN, _END, ""):
        raise ValueError("no armour")
    try:
        return base64.b64decode("".join(lines), validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error


def _parse_blob(blob: bytes) -> Signature:
    start = len(_MAGIC + _VERSION)
    if blob[:start] != _MAGIC + _VERSION:
        raise ValueError("not SSHSIG version 1")
    parts = []
    for _ in range(5):
        part, start = read_ssh_string(blob, start)
        parts.append(part)
    key, namespace, reserved, hash_name, signature = parts
    algorithm, offset = read_ssh_string(signature, 0)
    raw, end = read_ssh_string(signature, offset)
    whole = start == len(blob) and end == len(signature)
    if not whole or reserved or hash_name != _HASH or algorithm != ALGORITHM:
        raise ValueError("another kind of signature")
    return Signature(key_from_blob(key), blob_fingerprint(key), namespace, raw)
