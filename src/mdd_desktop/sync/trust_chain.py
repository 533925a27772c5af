"""Signed lists in TUF's format, through python-tuf's metadata classes and nothing else of it.

No timestamp, no snapshot, no network: freshness is not promised offline. What is promised: every
root step is signed by the old and the new threshold, and every list by its delegator's threshold.
"""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from securesystemslib.signer import CryptoSigner, SSlibKey
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Targets
from tuf.api.serialization import DeserializationError, SerializationError
from tuf.api.serialization.json import JSONSerializer

from mdd_desktop.sync.errors import PackageError

ROOT: Final = "root"
TARGETS: Final = "targets"
ROOT_LIFE: Final = dt.timedelta(days=3653)
LIST_LIFE: Final = dt.timedelta(days=400)
_MAX_LIST: Final = 16 << 20
_SHORT_LIST: Final = 256 << 10
_FAILURES: Final = (
    RepositoryError,
    DeserializationError,
    SerializationError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
)


def tuf_key(public_key: Ed25519PublicKey) -> SSlibKey:
    """Return the key as TUF metadata names it."""
    return SSlibKey.from_crypto(public_key)


def sign_metadata(
    metadata: Metadata[Root] | Metadata[Targets], keys: Sequence[Ed25519PrivateKey]
) -> bytes:
    """Return the metadata's bytes, signed by exactly these keys."""
    metadata.signatures.clear()
    for key in keys:
        metadata.sign(CryptoSigner(key), append=True)
    return metadata.to_bytes(JSONSerializer(compact=True))


def expiry(now: dt.datetime, life: dt.timedelta) -> dt.datetime:
    """Return an expiry that TUF can write: UTC, whole seconds."""
    return (now.astimezone(dt.UTC) + life).replace(microsecond=0)


def verify_roots(roots: Sequence[bytes]) -> Root:
    """Verify the whole chain from version 1 and return the last root.

    Raises:
        PackageError: E_REGISTRY, a version is skipped or a threshold is not met.
    """
    previous: Root | None = None
    try:
        for version, content in enumerate(roots, start=1):
            metadata, payload = _load(content)
            root = metadata.signed
            if not isinstance(root, Root) or root.version != version:
                raise PackageError("E_REGISTRY", f"not version {version} of the root")
            if not root.get_root_verification_result(previous, payload, metadata.signatures):
                raise PackageError("E_REGISTRY", f"signatures of root version {version}")
            previous = root
    except _FAILURES as error:
        raise PackageError("E_REGISTRY", "root") from error
    if previous is None:
        raise PackageError("E_REGISTRY", "no root")
    return previous


def verify_list(delegator: Root | Targets, role: str, content: bytes) -> Metadata[Targets]:
    """Verify a list by the role's keys and threshold.

    Raises:
        PackageError: E_REGISTRY.
    """
    try:
        metadata, payload = _load(content)
        if not isinstance(metadata.signed, Targets):
            raise PackageError("E_REGISTRY", f"{role} is no list")
        delegator.verify_delegate(role, payload, metadata.signatures)
    except _FAILURES as error:
        raise PackageError("E_REGISTRY", f"signatures of {role}") from error
    return metadata


class _Loaded(NamedTuple):
    """A file as it was read, and the bytes under its signatures; nobody edits it."""

    metadata: Metadata  # type: ignore[type-arg]  # the caller asks which one
    payload: bytes


def _load(content: bytes) -> _Loaded:
    """Read a file; the same short one once: when one file changes, all are verified again.

    What is kept was not verified yet, so a stranger must not fill the memory with it.
    """
    if len(content) > _MAX_LIST:
        raise PackageError("E_REGISTRY", "list is too long")
    return _read(content) if len(content) > _SHORT_LIST else _read_once(content)


def _read(content: bytes) -> _Loaded:
    metadata: Metadata = Metadata.from_bytes(content)  # type: ignore[type-arg]  # the same
    return _Loaded(metadata, metadata.signed_bytes)


_read_once = lru_cache(maxsize=32)(_read)
