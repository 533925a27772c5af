"""A new computer accepts its welcome package: the one package that brings its own trust."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from mdd_desktop.sync import sshsig
from mdd_desktop.sync.contents import read_contents
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.keys import fingerprint
from mdd_desktop.sync.package import MANIFEST, REGISTRY, SEALED, sha256
from mdd_desktop.sync.reader import (
    OpenedPackage,
    attachments_of,
    check_members,
    check_receiver,
    check_sender,
    read_manifest,
    read_signature,
    unseal_members,
)
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_model import Device
from mdd_desktop.sync.trust_update import read_registry, updated


@dataclass(frozen=True, kw_only=True)
class Welcome:
    """A welcome package that is sound in itself; whether its root is the right one, people say.

    Attributes:
        trust: The list to adopt.
        root_fingerprint: Digits to compare with those printed on the decision.
        root_is_known: The list continues the one in force, so the digits were compared before.
        device: The entry of the own computer.
        opened: The rest of the package: manifest, changes, statements.
    """

    trust: TrustList
    root_fingerprint: str
    root_is_known: bool
    device: Device
    opened: OpenedPackage


def accept(
    content: bytes,
    *,
    identities: Sequence[str],
    public_key: Ed25519PublicKey,
    unit: str,
    now: dt.datetime,
    current: TrustList | None = None,
) -> Welcome:
    """Check a welcome package by itself and by the list it brings.

    Args:
        content: The file.
        identities: Secret age identities of this computer.
        public_key: Public key of this computer.
        unit: Code of the own unit.
        now: This computer's time.
        current: The list in force, if there is one: a continuing list never goes back, and an
            office that had a tree of its own keeps its list as a district's.

    Raises:
        PackageError: The first check that failed; E_NOT_LISTED when the list lacks this computer.
    """
    members = unseal_members(content, identities)
    signature = read_signature(members)
    sshsig.check(signature, members[MANIFEST], sshsig.PACKAGE)
    manifest = read_manifest(members[MANIFEST])
    check_receiver(manifest, unit)
    check_members(manifest, members)
    if REGISTRY not in members:
        raise PackageError("E_REGISTRY", "none in the package")
    trust, alarms, known = _adopted(members[REGISTRY], current, unit)
    own = fingerprint(public_key)
    device = trust.device_by_fingerprint(own, unit)
    if device is None or trust.revocation(own) is not None:
        raise PackageError("E_NOT_LISTED", own)
    signer = check_sender(manifest, signature.fingerprint, unit, trust, now)
    if trust.revocation(signer.fingerprint) is not None:
        raise PackageError("E_REVOKED", signer.fingerprint)
    changes, statements = read_contents(manifest, members, trust)
    opened = OpenedPackage(
        manifest=manifest,
        signer=signer,
        revocation=None,
        changes=changes,
        statements=statements,
        trust=trust,
        alarms=alarms,
        sealed=members.get(SEALED),
        attachments=attachments_of(members),
        sha256=sha256(content),
    )
    return Welcome(
        trust=trust,
        root_fingerprint=trust.root_fingerprint,
        root_is_known=known,
        device=device,
        opened=opened,
    )


def _adopted(
    member: bytes, current: TrustList | None, unit: str
) -> tuple[TrustList, tuple[PackageError, ...], bool]:
    """Return the list to adopt, what of it was ignored, and whether its root was known."""
    offered = read_registry(member)
    if current is None:
        return offered, (), False
    if current.roots[0] == offered.roots[0]:
        trust, alarms = updated(current, member)
        return trust, alarms, True
    if current.office != unit:
        return offered, (), False
    try:
        districts = {f"d-{unit}": current.targets, **offered.districts}
        return TrustList.verified(offered.roots, offered.targets, districts), (), False
    except PackageError as error:
        return offered, (error,), False
