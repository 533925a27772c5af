"""Ed25519 keys in OpenSSH's form, and how people and feeds name them."""

import base64
import binascii
import hashlib
import struct
from functools import lru_cache
from typing import Final, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ALGORITHM: Final = b"ssh-ed25519"
_GROUPS: Final = 6


def ssh_string(content: bytes) -> bytes:
    """Return SSH's length-prefixed string."""
    return struct.pack(">I", len(content)) + content


def read_ssh_string(blob: bytes, offset: int) -> tuple[bytes, int]:
    """Return the string at ``offset`` and the offset behind it.

    Raises:
        ValueError: The blob ends before the string does.
    """
    start = offset + 4
    if start > len(blob):
        raise ValueError("cut off")
    end = start + int.from_bytes(blob[offset:start], "big")
    if end > len(blob):
        raise ValueError("cut off")
    return blob[start:end], end


def key_blob(public_key: Ed25519PublicKey) -> bytes:
    """Return the SSH public key blob, the bytes that every name of a device is made of."""
    return ssh_string(ALGORITHM) + ssh_string(public_key.public_bytes_raw())


def key_from_blob(blob: bytes) -> Ed25519PublicKey:
    """Read an SSH public key blob.

    Raises:
        ValueError: It is not exactly one Ed25519 key.
    """
    algorithm, offset = read_ssh_string(blob, 0)
    raw, end = read_ssh_string(blob, offset)
    if algorithm != ALGORITHM or end != len(blob):
        raise ValueError("not an Ed25519 key")
    return Ed25519PublicKey.from_public_bytes(raw)


def key_text(public_key: Ed25519PublicKey) -> str:
    """Return ``ssh-ed25519 AAAA…`` as it stands in an allowed_signers file."""
    return f"{ALGORITHM.decode()} {base64.b64encode(key_blob(public_key)).decode()}"


def key_from_text(text: str) -> Ed25519PublicKey:
    """Read what :func:`key_text` wrote.

    Raises:
        ValueError: It is not exactly that form.
    """
    algorithm, _, encoded = text.partition(" ")
    if algorithm.encode() != ALGORITHM:
        raise ValueError("not an Ed25519 key")
    try:
        blob = base64.b64decode(encoded, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    return key_from_blob(blob)


def fingerprint(public_key: Ed25519PublicKey) -> str:
    """Return OpenSSH's ``SHA256:…`` fingerprint, the identity of a device."""
    return blob_fingerprint(key_blob(public_key))


def blob_fingerprint(blob: bytes) -> str:
    """Return the fingerprint of a public key blob that was not parsed yet."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def device_code(public_key: Ed25519PublicKey) -> str:
    """Return the 16 lower-case hex characters by which feed ids name the device."""
    return hashlib.sha256(key_blob(public_key)).hexdigest()[:16]


class KeyNames(NamedTuple):
    """What a key is called: its fingerprint, and its code in feed ids."""

    fingerprint: str
    code: str


@lru_cache(maxsize=1 << 14)
def key_names(text: str) -> KeyNames:
    """Return the names of a key in its text form; a list of computers is asked again and again.

    Raises:
        ValueError: It is no key in that form.
    """
    key = key_from_text(text)
    return KeyNames(fingerprint(key), device_code(key))


def spoken_digits(content: bytes) -> str:
    """Return six groups of five digits (about 100 bits) of the content's SHA-256.

    Digits survive the telephone and dialects better than words or letters.
    """
    number = int.from_bytes(hashlib.sha256(content).digest(), "big") % 10 ** (5 * _GROUPS)
    digits = f"{number:0{5 * _GROUPS}d}"
    return " ".join(digits[i : i + 5] for i in range(0, len(digits), 5))


def spoken_fingerprint(public_key: Ed25519PublicKey) -> str:
    """Return the device's fingerprint for reading aloud, such as ``"12345 67890 …"``."""
    return spoken_digits(key_blob(public_key))
