"""Open a package: every check in the order of docs/sync-format.md, clause 7, or nothing at all.

Only framing of fixed size is touched before the signature holds. Whatever fails, the reader has
changed nothing; it knows neither database nor clock.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from mdd_desktop.sync import sshsig
from mdd_desktop.sync.archive import unpack
from mdd_desktop.sync.changes import ReadChange
from mdd_desktop.sync.contents import LIST_STAYED_BEHIND, read_contents
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.keys import spoken_fingerprint
from mdd_desktop.sync.package import (
    ATTACHMENT,
    CHANGES,
    FORMAT,
    MANIFEST,
    MAX_ATTACHMENT,
    MAX_CHANGES,
    MAX_CHANGES_SIZE,
    MAX_MANIFEST,
    MAX_PACKAGE,
    READER,
    REGISTRY,
    SEALED,
    SIGNATURE,
    STATEMENTS,
    Manifest,
    sha256,
)
from mdd_desktop.sync.sealing import recipient_of, unseal
from mdd_desktop.sync.statements import HeadStatement
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_model import Device, Revocation
from mdd_desktop.sync.trust_update import grown, updated

# Packages travel slowly: what was sealed before a key expired may arrive weeks later.
EXPIRY_GRACE: Final = dt.timedelta(days=60)

_ORDER: Final = (MANIFEST, SIGNATURE, CHANGES, STATEMENTS, REGISTRY, SEALED)
_LATER_FIELDS: Final = {"epoch", "lacking", "number", "trust_list", "audit", "pending"}
_FIELDS_OF_VERSION_1: Final = set(Manifest.__struct_fields__) - _LATER_FIELDS
_REQUIRED: Final = {MANIFEST, CHANGES}


class _Preface(msgspec.Struct):
    format: str
    min_reader: int
    app: str = ""


@dataclass(frozen=True, kw_only=True)
class OpenedPackage:
    """A package that passed every check that needs no database.

    Attributes:
        manifest: Signed by the sender. Its ``ack`` and ``digest`` count only if the sender is not
            revoked.
        signer: The sender's device.
        revocation: The sender's device was revoked: only changes up to its last good heads may be
            applied, the others are held.
        changes: In the order of the file, chained and hashed.
        statements: Verified head statements, to be kept for relaying.
        trust: The trust list after the registry member, if it brought a newer one.
        alarms: Why the registry member, or a part of it, was ignored.
        sealed: The compartment member, still sealed.
        attachments: SHA-256 (hex) → content.
        sha256: Of the file.
        is_known: Whether its changes came before, so that they were not read again.
        registry: The registry member as it came.
    """

    manifest: Manifest
    signer: Device
    revocation: Revocation | None
    changes: tuple[ReadChange, ...]
    statements: tuple[HeadStatement, ...]
    trust: TrustList
    alarms: tuple[PackageError, ...]
    sealed: bytes | None
    attachments: Mapping[str, bytes]
    sha256: str
    is_known: bool = False
    registry: bytes | None = None


def open_package(
    content: bytes,
    *,
    identities: Sequence[str],
    trust: TrustList,
    unit: str,
    now: dt.datetime | None,
    is_known: Callable[[Manifest, str], bool] = lambda *_: False,
    remembered: Callable[[TrustList, bytes | None], TrustList] = lambda trust, _: trust,
) -> OpenedPackage:
    """Check a package from the outside to the inside and return what it holds.

    Args:
        content: The file.
        identities: Secret age identities of this device, old ones too.
        trust: The trust list in force.
        unit: Code of the own unit; when checking an own package before sending, the receiver's.
            A package to another unit is ours too when the newest list names this computer for it.
        now: The later of this computer's clock and the latest instant seen in verified data; None
            for an own package before sending: no date stops an office from sending.
        is_known: Told the verified manifest and the file's SHA-256: whether this very file was
            read before and brings nothing; its changes are then left out.
        remembered: Of the office that signs the list: with what an older copy of it, which comes
            along, says of units that the office forgot when it was restored.

    Raises:
        PackageError: The first check that failed, as ``code``.
    """
    members = unseal_members(content, identities)
    signature = read_signature(members)
    trust = _introduced(signature, members, trust)
    revocation = _check_signer(signature, members, trust, now)
    manifest = read_manifest(members[MANIFEST])
    if unit not in manifest.recipients:
        trust = grown(trust, members.get(REGISTRY))  # the law may have merged our unit
        named = trust.units_of_recipients(set(map(recipient_of, identities)))
        unit = next((code for code in manifest.recipients if code in named), unit)
    check_receiver(manifest, unit)
    if trust.device_by_fingerprint(signature.fingerprint, manifest.sender) is None:
        trust = grown(trust, members.get(REGISTRY))  # its unit was merged, and we went back since
    if manifest.sender not in trust.units and revocation is None:
        trust = remembered(trust, members.get(REGISTRY))  # and signed other lists
    signer = check_sender(manifest, signature.fingerprint, unit, trust, now)
    check_members(manifest, members)
    trust, alarms = updated(trust, members.get(REGISTRY))
    name = sha256(content)
    known = is_known(manifest, name)
    changes, statements = ((), ()) if known else read_contents(manifest, members, trust, alarms)
    return OpenedPackage(
        manifest=manifest,
        signer=signer,
        revocation=revocation,
        changes=changes,
        statements=statements,
        trust=trust,
        alarms=alarms,
        sealed=members.get(SEALED),
        attachments=attachments_of(members),
        sha256=name,
        is_known=known,
        registry=members.get(REGISTRY),
    )


def unseal_members(content: bytes, identities: Sequence[str]) -> dict[str, bytes]:
    """Clauses 7.1 to 7.4: size, magic, age, framing and order of members."""
    if len(content) > MAX_PACKAGE:
        raise PackageError("E_TOO_BIG", "package")
    members = unpack(unseal(content, identities))
    names = list(members)
    fixed = [name for name in _ORDER if name in members]
    others = sorted(name for name in names if name.startswith(ATTACHMENT))
    if names != fixed + others or not members.keys() >= _REQUIRED:
        raise PackageError("E_FORMAT", "members")
    if len(members[MANIFEST]) > MAX_MANIFEST:
        raise PackageError("E_TOO_BIG", "manifest")
    return members


def read_signature(members: Mapping[str, bytes]) -> sshsig.Signature:
    """Clause 7.5, first part: a package without a signature is one of an unknown signer."""
    armour = members.get(SIGNATURE)
    if not armour:
        raise PackageError("E_SIGNER_UNKNOWN", "not signed")
    return sshsig.parse(armour)


def read_manifest(content: bytes) -> Manifest:
    """Clauses 7.6 and 7.7: is it ours, can this version read it, is it typed and canonical."""
    try:
        preface = msgspec.json.decode(content, type=_Preface)
        if preface.format != FORMAT:
            raise PackageError("E_FORMAT", "another format")
        if preface.min_reader > READER:
            app = f"Máy gửi dùng bản {preface.app[:40]}." if preface.app.isprintable() else ""
            needs = f"needs reader {preface.min_reader}"
            raise PackageError("E_NEWER_APP", needs, shown=app if preface.app else "")
        manifest = msgspec.json.decode(content, type=Manifest)
        plain = msgspec.json.decode(content)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise PackageError("E_FORMAT", "manifest") from error
    # Fields that only newer versions know are allowed; two spellings of one manifest are not.
    if msgspec.json.encode(plain, order="sorted") + b"\n" != content:
        raise PackageError("E_FORMAT", "manifest is not canonical")
    if not plain.keys() >= _FIELDS_OF_VERSION_1:
        raise PackageError("E_FORMAT", "manifest is not whole")
    if manifest.created.tzinfo is None:
        raise PackageError("E_FORMAT", "instant without time zone")
    return manifest


def check_receiver(manifest: Manifest, unit: str) -> None:
    """Clause 7.8, first part: nobody can seal a signed package anew for somebody else."""
    if unit not in manifest.recipients:
        units = ", ".join(manifest.recipients)
        raise PackageError("E_RECIPIENT", units, shown=f"Gói ghi gửi cho đơn vị {units}.")


def check_sender(
    manifest: Manifest, fingerprint: str, unit: str, trust: TrustList, now: dt.datetime | None
) -> Device:
    """Clause 7.8, second part: the signer speaks for the sender, who may write to our unit."""
    signer = trust.device_by_fingerprint(fingerprint, manifest.sender)
    if manifest.sender_key != fingerprint or signer is None:
        shown = "" if REGISTRY in manifest.members else LIST_STAYED_BEHIND
        detail = f"{fingerprint} does not speak for the sender"
        raise PackageError("E_SIGNER_UNKNOWN", detail, shown=shown)
    if not trust.may_address(manifest.sender, unit):
        raise PackageError("E_RECIPIENT", "sender is neither above nor below")
    ended = trust.units[manifest.sender]
    if now is not None and not ended.may_send_on(now.date()):
        shown = (
            f"Đơn vị {ended.name} đã được sắp xếp lại, thời hạn nhận gói cũ đã qua. Chị gửi cho"
            " máy ấy gói mới nhất của nơi này để máy chuyển sang đơn vị mới, rồi nhận gói mới."
        )
        raise PackageError("E_EXPIRED", "days of grace of an ended unit are over", shown=shown)
    return signer


def check_members(manifest: Manifest, members: Mapping[str, bytes]) -> None:
    """Clauses 7.9 and 7.10: hashes of all members, then the stated sizes."""
    behind = {name: item for name, item in members.items() if name not in {MANIFEST, SIGNATURE}}
    if manifest.members != {name: sha256(item) for name, item in behind.items()}:
        raise PackageError("E_HASH", "members")
    for name, item in behind.items():
        if name.startswith(ATTACHMENT) and name != ATTACHMENT + sha256(item):
            raise PackageError("E_HASH", "attachment")
    attached = sum(len(item) for name, item in behind.items() if name.startswith(ATTACHMENT))
    if (
        manifest.raw_size > MAX_CHANGES_SIZE
        or manifest.n_ops > MAX_CHANGES
        or attached > MAX_ATTACHMENT
    ):
        raise PackageError("E_TOO_BIG", "stated size")


def attachments_of(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the attachments by their hash."""
    return {
        name.removeprefix(ATTACHMENT): item
        for name, item in members.items()
        if name.startswith(ATTACHMENT)
    }


def _introduced(
    signature: sshsig.Signature, members: Mapping[str, bytes], trust: TrustList
) -> TrustList:
    """Clause 7.5, second part: an unknown signer may be named by a newer list that came along.

    So whoever was enrolled or changed keys since our list is heard at once; the list proves itself.
    """
    if signature.fingerprint in trust.contents.by_fingerprint:
        return trust
    newer = grown(trust, members.get(REGISTRY))
    return newer if signature.fingerprint in newer.contents.by_fingerprint else trust


def _check_signer(
    signature: sshsig.Signature,
    members: Mapping[str, bytes],
    trust: TrustList,
    now: dt.datetime | None,
) -> Revocation | None:
    """Clause 7.5, third part: listed, the signature holds, not revoked, not expired."""
    fingerprint = signature.fingerprint
    entries = trust.contents.by_fingerprint.get(fingerprint)
    if not entries:
        digits = spoken_fingerprint(signature.public_key)
        shown = f"Dấu máy: {digits}." + ("" if REGISTRY in members else f" {LIST_STAYED_BEHIND}")
        raise PackageError("E_SIGNER_UNKNOWN", fingerprint, shown=shown)
    sshsig.check(signature, members[MANIFEST], sshsig.PACKAGE)
    revocation = trust.revocation(fingerprint)
    if revocation is not None and not revocation.last_good:
        raise PackageError("E_REVOKED", fingerprint)
    if now is not None and now > max(entry.not_after for entry in entries) + EXPIRY_GRACE:
        raise PackageError("E_EXPIRED", fingerprint)
    return revocation
