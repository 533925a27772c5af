"""Sealing with age: only the named devices can open a package, any change is noticed."""

import re
from collections.abc import Sequence
from typing import Final

import pyrage

from mdd_desktop.sync.errors import PackageError

MAGIC: Final = b"age-encryption.org/v1\n"
MAX_RECIPIENTS: Final = 50
# age tries every stanza with every identity, and slowly: anybody could write a million of them.
_MAX_HEADER: Final = 16 << 10
_MAX_STANZAS: Final = 64
_RECIPIENT: Final = re.compile(r"age1[02-9ac-hj-np-z]{58}")


def new_identity() -> str:
    """Return a new secret age identity (``AGE-SECRET-KEY-1…``)."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """Return the public recipient (``age1…``) of a secret identity."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def is_recipient(text: str) -> bool:
    """Say whether the text is an X25519 age recipient."""
    if not _RECIPIENT.fullmatch(text):
        return False
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def seal(content: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt to every recipient.

    Args:
        content: What to seal.
        recipients: One to fifty age recipients.
    """
    if not 1 <= len(recipients) <= MAX_RECIPIENTS:
        raise ValueError(f"{len(recipients)} recipients")
    keys = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
    return bytes(pyrage.encrypt(content, keys))


def unseal(sealed: bytes, identities: Sequence[str]) -> bytes:
    """Decrypt in memory, all or nothing.

    The streaming forms hand out up to a megabyte before they notice damage, so they are not used.

    Raises:
        PackageError: E_NOT_PKG, E_TOO_BIG (header) or E_DECRYPT: damaged, cut off, or not for us.
    """
    if not sealed.startswith(MAGIC):
        raise PackageError("E_NOT_PKG")
    _check_header(sealed)
    keys = [pyrage.x25519.Identity.from_str(text) for text in identities]
    try:
        return bytes(pyrage.decrypt(sealed, keys))
    except (pyrage.DecryptError, OSError) as error:
        raise PackageError("E_DECRYPT") from error


def _check_header(sealed: bytes) -> None:
    head = sealed[: _MAX_HEADER + 1]
    end = head.find(b"\n---")
    if end < 0:
        raise PackageError("E_DECRYPT" if len(head) <= _MAX_HEADER else "E_TOO_BIG", "age header")
    if head.count(b"\n-> ", 0, end) > _MAX_STANZAS:
        raise PackageError("E_TOO_BIG", "age recipients")
