"""The keystore: passphrase slots open a master key, which opens every other key.

``keystore.json`` (sync.md §4.4)::

    v          1
    device     SHA-256 of the first signing key's SSH form, hex: what everything here is sealed for
    slots      one per officer: Argon2id(passphrase) → ChaCha20-Poly1305(master key)
    recovery   age(master key → recovery identity, whose secret key is printed once)
    wrapped    name → ChaCha20-Poly1305(master key, secret)
    check      SHA-256 of all this, so that damage is not mistaken for a wrong passphrase

The keys of the database never change; a new passphrase re-encrypts 32 bytes only. The signing key
and the age identity are changed together, see ``storage.next_keys``.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from secrets import token_bytes
from typing import Self

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.storage import keystore_file
from mdd_desktop.storage.key_making import new_age_identity, new_recovery, new_signing_key
from mdd_desktop.storage.keystore_file import (
    REAL_COST,
    KdfCost,
    KeystoreFile,
    Slot,
    damaged,
    fingerprint_of,
    open_sealed,
)
from mdd_desktop.storage.passphrase import require_strength

_MASTER_SIZE = 32
_DB_KEY_SIZE = 48
_DB_KEY, SIGNING_KEY, AGE_IDENTITY = "db_key", "ed25519", "age"
_OWN_NAMES = (_DB_KEY, SIGNING_KEY, AGE_IDENTITY)


@dataclass(frozen=True)
class Keys:
    """The opened keys; none of them ever appears in its ``repr``.

    Attributes:
        officer: Whose passphrase opened them; empty after recovery.
        device: Fingerprint of the signing key: 64 hex digits.
        db_key: 96 hex digits for SQLCipher: 32 bytes of key, 16 bytes of salt.
        signing_key: Signs packages and heads.
        age_identity: Opens packages; ``AGE-SECRET-KEY-1…``.
        secrets: Further secrets by name, such as a registrar's key.
        master: Opens the keystore itself.
    """

    officer: str
    device: str
    db_key: str = field(repr=False)
    signing_key: Ed25519PrivateKey = field(repr=False)
    age_identity: str = field(repr=False)
    secrets: dict[str, bytes] = field(repr=False)
    master: bytes = field(repr=False)


class Keystore:
    """The keystore file of one installation."""

    def __init__(self, path: Path, content: KeystoreFile) -> None:
        self.path = path
        self._content = content

    @classmethod
    def create(
        cls, path: Path, *, officer: str, passphrase: str, cost: KdfCost = REAL_COST
    ) -> tuple[Keys, str]:
        """Make new keys for a new installation.

        Returns:
            The keys, and the recovery key to print; it is kept nowhere.

        Raises:
            RuleError: ``weak_passphrase``, or ``keystore_exists``.
        """
        require_strength(passphrase)
        if path.exists():
            raise RuleError(
                "keystore_exists",
                "Thư mục này đã có bộ khóa của một sổ khác. Chọn thư mục trống.",
            )
        master, signing_key = token_bytes(_MASTER_SIZE), new_signing_key()
        identity, recovery = new_age_identity(), new_recovery(master)
        content = KeystoreFile(
            device=fingerprint_of(signing_key), slots=(), recovery=recovery[1], wrapped={}
        )
        for name, secret in (
            (_DB_KEY, token_bytes(_DB_KEY_SIZE)),
            (SIGNING_KEY, signing_key.private_bytes_raw()),
            (AGE_IDENTITY, identity.encode()),
        ):
            content = content.with_secret(master, name, secret)
        slot = Slot.make(content.device, officer, passphrase, master, cost)
        store = cls(path, replace(content, slots=(slot,)))
        store._write()
        return store._keys(officer, master), recovery[0]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a keystore; nothing is opened yet.

        Raises:
            NotFoundError: ``no_registry``.
            DamagedError: ``keystore_damaged``.
        """
        if not path.is_file():
            raise NotFoundError(
                "no_registry",
                f"Chưa có sổ nào trong thư mục {path.parent}. "
                "Lập sổ mới, hoặc khôi phục từ bản sao lưu.",
            )
        return cls.parse(path, path.read_bytes())

    @classmethod
    def parse(cls, path: Path, content: bytes) -> Self:
        """Read a keystore from bytes, such as those in a backup; ``path`` is where it would lie.

        Raises:
            DamagedError: ``keystore_damaged``.
        """
        return cls(path, keystore_file.parse(content))

    @property
    def officers(self) -> tuple[str, ...]:
        """Who has a passphrase here."""
        return tuple(slot.officer for slot in self._content.slots)

    @property
    def device(self) -> str:
        """Fingerprint of the first signing key: 64 hex digits."""
        return self._content.device

    def unlock(self, passphrase: str, *, officer: str | None = None) -> Keys:
        """Open the keys with a passphrase.

        Args:
            passphrase: What the officer typed.
            officer: Only this officer's slot; any by default.

        Raises:
            RuleError: ``wrong_passphrase``.
        """
        slot, master = self._slot(passphrase, officer)
        return self._keys(slot.officer, master)

    def unlock_with_recovery(self, recovery_key: str) -> Keys:
        """Open the keys with the recovery key of the printed sheet; blanks and case do not matter.

        Raises:
            RuleError: ``wrong_recovery_key``.
        """
        typed = "".join(recovery_key.split()).upper()
        try:
            identity = pyrage.x25519.Identity.from_str(typed)
            master = pyrage.decrypt(self._content.recovery, [identity])
        except (pyrage.IdentityError, pyrage.DecryptError):
            raise RuleError(
                "wrong_recovery_key",
                "Mã khôi phục này không mở được sổ. So lại từng nhóm chữ với tờ giấy đã in; "
                "tờ của máy khác không dùng được.",
            ) from None
        return self._keys("", master)

    def change_passphrase(self, old: str, new: str, *, cost: KdfCost = REAL_COST) -> None:
        """Give the officer whose passphrase is ``old`` another one.

        Raises:
            RuleError: ``wrong_passphrase`` or ``weak_passphrase``; nothing was changed.
        """
        require_strength(new)
        slot, master = self._slot(old, None)
        self._put_slot(slot.officer, new, master, cost)

    def add_slot(
        self, keys: Keys, *, officer: str, passphrase: str, cost: KdfCost = REAL_COST
    ) -> None:
        """Let a further officer open this registry, or give one a new passphrase.

        Raises:
            RuleError: ``weak_passphrase``.
        """
        require_strength(passphrase)
        self._put_slot(officer, passphrase, keys.master, cost)

    def remove_slot(self, officer: str) -> None:
        """Take away an officer's access; one slot must remain.

        Raises:
            RuleError: ``last_slot``.
        """
        rest = tuple(slot for slot in self._content.slots if slot.officer != officer)
        if not rest:
            raise RuleError(
                "last_slot", "Đây là người cuối cùng mở được sổ. Thêm người khác trước khi bỏ."
            )
        self._content = replace(self._content, slots=rest)
        self._write()

    def reset_with_recovery(
        self,
        recovery_key: str,
        *,
        officer: str,
        new_passphrase: str,
        cost: KdfCost = REAL_COST,
    ) -> Keys:
        """Give an officer a new passphrase with the recovery sheet; the sheet stays valid.

        Raises:
            RuleError: ``wrong_recovery_key`` or ``weak_passphrase``; nothing was changed.
        """
        require_strength(new_passphrase)
        keys = self.unlock_with_recovery(recovery_key)
        self._put_slot(officer, new_passphrase, keys.master, cost)
        return replace(keys, officer=officer)

    def renew_recovery(self, keys: Keys) -> str:
        """Make a new recovery key to print; the old sheet opens nothing any more."""
        recovery_key, sealed = new_recovery(keys.master)
        self._content = replace(self._content, recovery=sealed)
        self._write()
        return recovery_key

    def put_secret(self, keys: Keys, name: str, value: bytes) -> Keys:
        """Keep a further secret, such as a registrar's key, and return the keys with it."""
        if name in _OWN_NAMES:
            msg = f"{name} is made once and never replaced"
            raise ValueError(msg)
        self._content = self._content.with_secret(keys.master, name, value)
        self._write()
        return replace(keys, secrets={**keys.secrets, name: value})

    def renew(self, keys: Keys, secrets: Mapping[str, bytes], dropped: Collection[str]) -> Keys:
        """Replace secrets in one write, the keys of this computer among them; ``dropped`` go."""
        content = self._content
        for name, secret in secrets.items():
            content = content.with_secret(keys.master, name, secret)
        kept = {name: one for name, one in content.wrapped.items() if name not in dropped}
        self._content = replace(content, wrapped=kept)
        self._write()
        return self._keys(keys.officer, keys.master)

    def _slot(self, passphrase: str, officer: str | None) -> tuple[Slot, bytes]:
        for slot in self._content.slots:
            if officer is None or slot.officer == officer:
                master = slot.open(self.device, passphrase)
                if master is not None:
                    return slot, master
        raise RuleError(
            "wrong_passphrase",
            "Mật khẩu không đúng. Xem lại phím Caps Lock và bộ gõ tiếng Việt. "
            "Nếu đã quên, dùng tờ mã khôi phục.",
        )

    def _put_slot(self, officer: str, passphrase: str, master: bytes, cost: KdfCost) -> None:
        slot = Slot.make(self.device, officer, passphrase, master, cost)
        others = tuple(one for one in self._content.slots if one.officer != officer)
        self._content = replace(self._content, slots=(*others, slot))
        self._write()

    def _keys(self, officer: str, master: bytes) -> Keys:
        secrets = {
            name: open_sealed(master, sealed, f"{self.device}/{name}")
            for name, sealed in self._content.wrapped.items()
        }
        try:
            signing_key = Ed25519PrivateKey.from_private_bytes(secrets.pop(SIGNING_KEY))
            return Keys(
                officer=officer,
                device=fingerprint_of(signing_key),
                db_key=secrets.pop(_DB_KEY).hex(),
                signing_key=signing_key,
                age_identity=secrets.pop(AGE_IDENTITY).decode(),
                secrets=secrets,
                master=master,
            )
        except (KeyError, ValueError):
            raise damaged() from None

    def _write(self) -> None:
        keystore_file.write(self.path, self._content)
