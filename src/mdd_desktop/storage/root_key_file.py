"""A root key in a file of its own, on a stick in an envelope: sealed by its holder's passphrase.

The same form as a keystore with one slot; what the slot seals is the key itself.
"""

from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.storage import keystore_file
from mdd_desktop.storage.keystore_file import (
    REAL_COST,
    KdfCost,
    KeystoreFile,
    Slot,
    damaged,
    fingerprint_of,
)
from mdd_desktop.storage.passphrase import require_strength


def make_root_key(
    path: Path, *, holder: str, passphrase: str, cost: KdfCost = REAL_COST
) -> Ed25519PrivateKey:
    """Make a root key and its file.

    Raises:
        RuleError: ``weak_passphrase``, ``file_exists``.
    """
    require_strength(passphrase)
    if path.exists():
        raise RuleError("file_exists", f"Đã có tệp {path}. Chọn tên khác, không ghi đè khóa.")
    key = Ed25519PrivateKey.generate()
    device = fingerprint_of(key)
    slot = Slot.make(device, holder, passphrase, key.private_bytes_raw(), cost)
    keystore_file.write(path, KeystoreFile(device=device, slots=(slot,), recovery=b"", wrapped={}))
    return key


class HeldKey(NamedTuple):
    """A root key and whose it is."""

    key: Ed25519PrivateKey
    holder: str


def open_root_key(path: Path, passphrase: str) -> HeldKey:
    """Open a holder's key.

    Raises:
        NotFoundError: ``no_file``.
        RuleError: ``wrong_passphrase``.
        DamagedError: ``keystore_damaged``.
    """
    if not path.is_file():
        raise NotFoundError("no_file", f"Không thấy tệp {path}. Xem lại đường dẫn.")
    content = keystore_file.parse(path.read_bytes())
    if len(content.slots) != 1 or content.wrapped:
        raise damaged()
    secret = content.slots[0].open(content.device, passphrase)
    if secret is None:
        raise RuleError("wrong_passphrase", f"Mật khẩu của tệp khóa {path.name} không đúng.")
    return HeldKey(Ed25519PrivateKey.from_private_bytes(secret), content.slots[0].officer)
