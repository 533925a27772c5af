"""The bytes of ``keystore.json``: its shape, its slots, its seals."""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_bytes
from typing import Any, NamedTuple, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from mdd_desktop.domain.errors import DamagedError
from mdd_desktop.domain.record_fields import canonical_json
from mdd_desktop.storage.passphrase import normalised
from mdd_desktop.storage.whole_file import write_whole

_VERSION = 1
_NONCE_SIZE = 12
_SALT_SIZE = 16
_KEY_SIZE = 32


class KdfCost(NamedTuple):
    """What one guess at a passphrase costs.

    Attributes:
        memory_kib: Memory in KiB.
        passes: Passes over it.
        lanes: Parallel lanes.
    """

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


REAL_COST = KdfCost()
_WORST_COST = KdfCost(memory_kib=1024 * 1024, passes=64, lanes=64)


@dataclass(frozen=True)
class Slot:
    """One officer's way to the master key."""

    officer: str
    cost: KdfCost
    salt: bytes
    sealed: bytes

    @classmethod
    def make(cls, device: str, officer: str, passphrase: str, master: bytes, cost: KdfCost) -> Self:
        """Seal the master key for an officer."""
        slot = cls(officer, cost, token_bytes(_SALT_SIZE), b"")
        sealed = seal(slot._key(passphrase), master, slot._context(device))
        return replace(slot, sealed=sealed)

    def open(self, device: str, passphrase: str) -> bytes | None:
        """The master key, or None when the passphrase is another."""
        try:
            return _unsealed(self._key(passphrase), self.sealed, self._context(device))
        except InvalidTag:
            return None

    def _key(self, passphrase: str) -> bytes:
        return Argon2id(
            salt=self.salt,
            length=_KEY_SIZE,
            iterations=self.cost.passes,
            lanes=self.cost.lanes,
            memory_cost=self.cost.memory_kib,
        ).derive(normalised(passphrase))

    def _context(self, device: str) -> str:
        return canonical_json([device, self.officer, *self.cost, self.salt.hex()])


@dataclass(frozen=True)
class KeystoreFile:
    """What stands in the file."""

    device: str
    slots: tuple[Slot, ...]
    recovery: bytes
    wrapped: dict[str, bytes]

    def with_secret(self, master: bytes, name: str, value: bytes) -> Self:
        """Return it with one secret more."""
        sealed = seal(master, value, f"{self.device}/{name}")
        return replace(self, wrapped={**self.wrapped, name: sealed})


def seal(key: bytes, secret: bytes, context: str) -> bytes:
    """Encrypt; the nonce comes first. The context must be the same when it is opened."""
    nonce = token_bytes(_NONCE_SIZE)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, secret, context.encode())


def open_sealed(key: bytes, sealed: bytes, context: str) -> bytes:
    """Decrypt what ``seal`` made.

    Raises:
        DamagedError: ``keystore_damaged``.
    """
    try:
        return _unsealed(key, sealed, context)
    except InvalidTag:
        raise damaged() from None


def fingerprint_of(signing_key: Ed25519PrivateKey) -> str:
    """SHA-256 of the public key in the form SSH uses, as hex."""
    public = signing_key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    return hashlib.sha256(b64decode(public.split()[1])).hexdigest()


def write(path: Path, content: KeystoreFile) -> None:
    """Write the file whole or not at all."""
    body = _to_json(content)
    text = json.dumps({**body, "check": _checksum(body)}, ensure_ascii=False, indent=1)
    write_whole(path, text.encode() + b"\n")


def parse(content: bytes) -> KeystoreFile:
    """Read the file.

    Raises:
        DamagedError: ``keystore_damaged``.
    """
    try:
        body: dict[str, Any] = json.loads(content)
        stated = str(body.pop("check"))
        if not hmac.compare_digest(stated, _checksum(body)) or body["v"] != _VERSION:
            raise damaged()
        return _from_json(body)
    except (KeyError, TypeError, ValueError, AttributeError, Base64Error):
        raise damaged() from None


def damaged() -> DamagedError:
    """The refusal for a keystore that cannot be read."""
    return DamagedError(
        "keystore_damaged",
        "Tệp khóa keystore.json bị hỏng nên chưa mở được sổ. "
        "Khôi phục từ bản sao lưu gần nhất; tệp hỏng vẫn được giữ lại.",
    )


def _unsealed(key: bytes, sealed: bytes, context: str) -> bytes:
    nonce, text = sealed[:_NONCE_SIZE], sealed[_NONCE_SIZE:]
    return ChaCha20Poly1305(key).decrypt(nonce, text, context.encode())


def _to_json(content: KeystoreFile) -> dict[str, Any]:
    return {
        "v": _VERSION,
        "device": content.device,
        "slots": [
            {
                "officer": slot.officer,
                "kdf": "argon2id",
                "m": slot.cost.memory_kib,
                "t": slot.cost.passes,
                "p": slot.cost.lanes,
                "salt": _text(slot.salt),
                **_sealed_json(slot.sealed),
            }
            for slot in content.slots
        ],
        "recovery": _text(content.recovery),
        "wrapped": {name: _sealed_json(sealed) for name, sealed in content.wrapped.items()},
    }


def _from_json(body: dict[str, Any]) -> KeystoreFile:
    return KeystoreFile(
        device=str(body["device"]),
        slots=tuple(_slot(one) for one in body["slots"]),
        recovery=_bytes(body["recovery"]),
        wrapped={name: _sealed(one) for name, one in body["wrapped"].items()},
    )


def _slot(one: dict[str, Any]) -> Slot:
    cost = KdfCost(int(one["m"]), int(one["t"]), int(one["p"]))
    bounded = all(1 <= value <= worst for value, worst in zip(cost, _WORST_COST, strict=True))
    if one["kdf"] != "argon2id" or not bounded or cost.memory_kib < 8 * cost.lanes:
        raise damaged()
    return Slot(str(one["officer"]), cost, _bytes(one["salt"]), _sealed(one))


def _sealed_json(sealed: bytes) -> dict[str, str]:
    return {"nonce": _text(sealed[:_NONCE_SIZE]), "ct": _text(sealed[_NONCE_SIZE:])}


def _sealed(one: dict[str, Any]) -> bytes:
    nonce = _bytes(one["nonce"])
    if len(nonce) != _NONCE_SIZE:
        raise damaged()
    return nonce + _bytes(one["ct"])


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(canonical_json(body).encode()).hexdigest()


def _text(value: bytes) -> str:
    return b64encode(value).decode()


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)
