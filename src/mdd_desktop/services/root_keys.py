"""Who may say which computers are trusted: the root keys of the tree and how many must agree.

A small office has one root key in its own keystore. A province gives three keys to three holders,
each on a stick in an envelope, and asks two of them for every change of the root. Beside its key
each stick keeps the newest list that it signed: an office that was restored from a backup takes it
from there, so that no key signs two roots of one number.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services.office_keys import fresh_key, office_of, own_root_key
from mdd_desktop.services.trusted import adopt_trust, require_trust
from mdd_desktop.storage.keystore_file import REAL_COST, KdfCost
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.root_key_file import make_root_key, open_root_key
from mdd_desktop.storage.whole_file import write_whole
from mdd_desktop.sync import trust_changes
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.keys import fingerprint, spoken_fingerprint
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_update import read_registry, updated, write_registry

LIST_SUFFIX = ".danh-sach"


@dataclass(frozen=True)
class RootState:
    """The root in force.

    Attributes:
        fingerprint: Thirty digits over all root keys, printed on decisions.
        version: Of the root.
        threshold: How many keys must sign.
        keys: Thirty digits of each key.
        holders: Who keeps each of them, "" where the root does not say.
        here: Whether this computer holds one of them.
        until: When the root should be signed anew.
        list_until: When the list that this office relies on should be signed anew.
        is_ours: Whether this is the office that changes the root.
    """

    fingerprint: str
    version: int
    threshold: int
    keys: tuple[str, ...]
    holders: tuple[str, ...]
    here: bool
    until: dt.datetime
    list_until: dt.datetime
    is_ours: bool


def make_key_file(path: Path, *, holder: str, passphrase: str, cost: KdfCost = REAL_COST) -> str:
    """Make a holder's key file on a stick.

    Returns:
        Its thirty digits.

    Raises:
        RuleError: ``weak_passphrase``, ``file_exists``.
    """
    key = make_root_key(path, holder=holder, passphrase=passphrase, cost=cost)
    return spoken_fingerprint(key.public_key())


def root_state(registry: Registry) -> RootState:
    """The root in force.

    Raises:
        RuleError: ``not_enrolled``.
    """
    with registry.read() as reading:
        trust = require_trust(reading)
    return _state(registry, trust)


def appoint(
    registry: Registry,
    given: Sequence[tuple[Path, str]],
    *,
    threshold: int,
    drop: Sequence[str] = (),
    new_registrar: bool = False,
) -> RootState:
    """Make the next root: the given keys and those of today, without what is dropped.

    This office's own key leaves the root as soon as holders' keys are given.

    Args:
        registry: Of the top office.
        given: Key files with the passphrases of their holders; all of them sign.
        threshold: How many root keys must sign from now on.
        drop: Thirty digits of keys that are no longer root keys, such as a lost one.
        new_registrar: Also replace the key that signs the list.

    Raises:
        RuleError: ``not_top``, ``bad_threshold``, ``root_not_reached``, ``wrong_passphrase``;
            ``other_root``: a key has signed a root that contradicts the one in force here.
        DamagedError: ``E_REGISTRY``: a list beside a key is damaged.
    """
    held = [open_root_key(path, passphrase) for path, passphrase in given]
    keys = [one.key for one in held]
    with registry.transaction("Thay khóa gốc") as tx:
        tx.require_in_charge()
        trust = require_trust(tx)
        if trust.office != registry.unit:
            raise RuleError("not_top", "Chỉ đơn vị đứng đầu danh sách tin cậy thay được khóa gốc.")
        for path, _ in given:
            trust = _with_list_beside(trust, path)
        own = own_root_key(registry)
        public = _kept(trust, own, keys, drop)
        if not 1 <= threshold <= len(public):
            raise RuleError(
                "bad_threshold", f"Số khóa phải cùng ký nằm trong khoảng 1 đến {len(public)}."
            )
        registrar = office_of(registry).registrar_keys
        if new_registrar:
            registrar = [fresh_key(registry)]
        known = {
            **trust.root_holders,
            **{fingerprint(one.key.public_key()): one.holder for one in held},
        }
        holders = {mark: known[mark] for mark in map(fingerprint, public) if mark in known}
        signing = _Signing([*keys, own], registrar, threshold, holders)
        trust = _rotated(trust, public, signing, tx.clock.believed)
        adopt_trust(tx, trust)
        for path, _ in given:
            write_whole(path.with_suffix(LIST_SUFFIX), write_registry(trust))
    return _state(registry, trust)


def sign_again(registry: Registry) -> RootState:
    """Sign this office's list for another while; nothing else in it changes.

    Raises:
        RuleError: ``not_enrolled``, ``no_own_list``.
    """
    with registry.transaction("Ký lại danh sách tin cậy") as tx:
        tx.require_in_charge()
        trust = require_trust(tx)
        if registry.unit != trust.office and f"d-{registry.unit}" not in trust.districts:
            raise RuleError("no_own_list", "Danh sách tin cậy do cấp trên ký lại.")
        office = office_of(registry)
        trust = trust_changes.signed_again(
            trust,
            office=office.unit,
            registrar_keys=office.registrar_keys,
            now=tx.clock.believed,
        )
        adopt_trust(tx, trust)
    return _state(registry, trust)


@dataclass(frozen=True)
class _Signing:
    """Who signs the next root, and what it says."""

    keys: Sequence[Ed25519PrivateKey]
    registrar: Sequence[Ed25519PrivateKey]
    threshold: int
    holders: Mapping[str, str]


def _with_list_beside(trust: TrustList, key_file: Path) -> TrustList:
    """The list in force, or the newer one that a holder keeps beside the key."""
    path = key_file.with_suffix(LIST_SUFFIX)
    if not path.is_file():
        return trust
    content = path.read_bytes()
    kept = read_registry(content)
    newest, _alarms = updated(trust, content)
    if newest.roots[: len(kept.roots)] != kept.roots:
        raise RuleError(
            "other_root",
            f"Khóa {key_file.name} đã ký một gốc khác với gốc đang dùng ở máy này (tệp {path.name}"
            " cạnh khóa). Chưa ký. Làm tại máy đang dùng gốc ấy, hoặc báo cán bộ quản trị.",
        )
    return newest


def _kept(
    trust: TrustList,
    own: Ed25519PrivateKey,
    given: Sequence[Ed25519PrivateKey],
    drop: Sequence[str],
) -> list[Ed25519PublicKey]:
    gone = {re.sub(r"\D", "", digits) for digits in drop}
    if given:
        gone.add(_digits(own.public_key()))
    found = {_digits(key): key for key in trust.root_keys}
    found |= {_digits(key.public_key()): key.public_key() for key in given}
    return [key for digits, key in sorted(found.items()) if digits not in gone]


def _rotated(
    trust: TrustList,
    public: Sequence[Ed25519PublicKey],
    signing: _Signing,
    now: dt.datetime,
) -> TrustList:
    known = {_digits(key) for key in [*trust.root_keys, *public]}
    try:
        return trust_changes.rotate_root(
            trust,
            root_keys=public,
            signing_keys=[k for k in signing.keys if _digits(k.public_key()) in known],
            registrar_keys=signing.registrar,
            now=now,
            threshold=signing.threshold,
            holders=signing.holders,
        )
    except PackageError as error:
        raise RuleError(
            "root_not_reached",
            f"Chưa đủ khóa: gốc hiện nay cần {trust.root_threshold} khóa cùng ký, gốc mới cần "
            f"{signing.threshold}. Đưa thêm tệp khóa của người giữ khác.",
        ) from error


def _state(registry: Registry, trust: TrustList) -> RootState:
    by_digits = {spoken_fingerprint(key): fingerprint(key) for key in trust.root_keys}
    keys = tuple(sorted(by_digits))
    own = registry.keys.secrets.get("root")
    here = own is not None and (
        spoken_fingerprint(Ed25519PrivateKey.from_private_bytes(own).public_key()) in keys
    )
    return RootState(
        fingerprint=trust.root_fingerprint,
        version=trust.root.version,
        threshold=trust.root_threshold,
        keys=keys,
        holders=tuple(trust.root_holders.get(by_digits[digits], "") for digits in keys),
        here=here,
        until=trust.root.expires,
        list_until=min(item.signed.expires for item in trust.lists.values()),
        is_ours=trust.office == registry.unit,
    )


def _digits(key: Ed25519PublicKey) -> str:
    return re.sub(r"\D", "", spoken_fingerprint(key))
