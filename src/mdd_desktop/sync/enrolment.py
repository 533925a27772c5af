"""Enrolment by files: a new computer asks, the office approves, the computer accepts.

Two sets of digits are compared by people: the office reads the new computer's, the new computer
shows the root's. Nothing is trusted on first use.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from mdd_desktop.sync import sshsig
from mdd_desktop.sync.changes import ReadChange
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.keys import fingerprint, key_from_text, key_text, spoken_fingerprint
from mdd_desktop.sync.package import PackageDraft, write_package
from mdd_desktop.sync.sealing import is_recipient
from mdd_desktop.sync.statements import HeadStatement
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_changes import enrol
from mdd_desktop.sync.trust_model import Device, ListedUnit
from mdd_desktop.sync.trust_update import write_registry

FORMAT: Final = "mdd-request"
MAX_REQUEST: Final = 64 << 10
VALIDITY: Final = dt.timedelta(days=731)
_ENCODER: Final = msgspec.json.Encoder(order="sorted")
_Text = Annotated[str, msgspec.Meta(max_length=200)]


class EnrolmentRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a new computer says of itself, signed by its own key to prove that it has it.

    Attributes:
        format: Always ``mdd-request``.
        v: Version of the form.
        unit: Code of its unit.
        name: Name of the unit.
        level: Level of the unit.
        parent: Code of the superior unit.
        device: SSH public key.
        age: age recipient.
        role: Role of its officer.
        officer: Name of its officer.
        registrar: SSH public key with which the unit will sign a list for the units below it;
            empty for a commune.
        created: When.
        sig: Armoured SSHSIG over the request without ``sig`` as canonical JSON and a newline.
    """

    format: str = FORMAT
    v: int = 1
    unit: _Text
    name: _Text
    level: _Text
    parent: _Text
    device: _Text
    age: _Text
    role: _Text
    officer: _Text = ""
    registrar: _Text = ""
    created: dt.datetime
    sig: str = ""

    @property
    def public_key(self) -> Ed25519PublicKey:
        """The device's key."""
        return key_from_text(self.device)

    @property
    def registrar_key(self) -> Ed25519PublicKey | None:
        """The key for a list of its own, if it asks for one."""
        return key_from_text(self.registrar) if self.registrar else None

    @property
    def spoken_fingerprint(self) -> str:
        """The digits to compare aloud before approving."""
        return spoken_fingerprint(self.public_key)

    def signed_bytes(self) -> bytes:
        """Return the bytes under the signature."""
        fields = msgspec.structs.asdict(self)
        del fields["sig"]
        return _ENCODER.encode(fields) + b"\n"

    def listed_unit(self) -> ListedUnit:
        """Return the unit as the request states it."""
        return ListedUnit(code=self.unit, name=self.name, level=self.level, parent=self.parent)


@dataclass(frozen=True, kw_only=True)
class Office:
    """The approving side.

    Attributes:
        unit: Code of the unit.
        key: Signing key of its computer.
        age: age recipient of its computer, so that it can read its own packages.
        registrar_keys: Keys that sign its list.
    """

    unit: str
    key: Ed25519PrivateKey
    age: str
    registrar_keys: Sequence[Ed25519PrivateKey]


def make_request(
    unit: ListedUnit,
    *,
    key: Ed25519PrivateKey,
    age: str,
    role: str,
    created: dt.datetime,
    officer: str = "",
    registrar: Ed25519PublicKey | None = None,
) -> bytes:
    """Return the request file of this computer."""
    unsigned = EnrolmentRequest(
        unit=unit.code,
        name=unit.name,
        level=unit.level,
        parent=unit.parent,
        device=key_text(key.public_key()),
        age=age,
        role=role,
        officer=officer,
        registrar="" if registrar is None else key_text(registrar),
        created=created.astimezone(dt.UTC).replace(microsecond=0),
    )
    armour = sshsig.sign(key, unsigned.signed_bytes(), sshsig.REQUEST)
    return _ENCODER.encode(msgspec.structs.replace(unsigned, sig=armour.decode())) + b"\n"


def read_request(content: bytes) -> EnrolmentRequest:
    """Read and verify a request file.

    Raises:
        PackageError: E_REQUEST.
    """
    if len(content) > MAX_REQUEST:
        raise PackageError("E_REQUEST", "too long")
    try:
        request = msgspec.json.decode(content, type=EnrolmentRequest)
        signature = sshsig.parse(request.sig.encode())
        sshsig.check(signature, request.signed_bytes(), sshsig.REQUEST)
        signs_itself = signature.fingerprint == fingerprint(request.public_key)
        _ = request.registrar_key, request.listed_unit()
    except (msgspec.MsgspecError, RecursionError, ValueError, PackageError) as error:
        raise PackageError("E_REQUEST", "form or signature") from error
    sound = request.format == FORMAT and request.v == 1 and request.created.tzinfo is not None
    if not sound or not signs_itself or not is_recipient(request.age):
        raise PackageError("E_REQUEST", "keys")
    if _ENCODER.encode(request) + b"\n" != content:
        raise PackageError("E_REQUEST", "not canonical")
    return request


def approve(
    trust: TrustList,
    request: EnrolmentRequest,
    *,
    unit: ListedUnit,
    role: str,
    office: Office,
    now: dt.datetime,
    not_after: dt.datetime | None = None,
) -> tuple[TrustList, Device]:
    """List the computer that asked; its digits have been compared.

    Args:
        trust: The list in force.
        request: A verified request.
        unit: The unit as the registrar states it, of the requested code.
        role: Role that the registrar grants.
        office: Who approves.
        now: Start of validity.
        not_after: End of validity; two years when not given.

    Returns:
        The next list, and the computer's entry in it.

    Raises:
        PackageError: E_REQUEST, the request is for another unit.
        RuleError: The unit is not below the office, or its superior is not listed.
    """
    if request.unit != unit.code:
        shown = f"Tệp là của đơn vị {request.unit}, còn chị đang duyệt cho đơn vị {unit.code}."
        raise PackageError("E_REQUEST", "another unit", shown=shown)
    start = now.astimezone(dt.UTC).replace(microsecond=0)
    device = Device(
        unit=unit.code,
        key=request.device,
        age=request.age,
        role=role,
        not_before=start,
        not_after=not_after or start + VALIDITY,
        officer=request.officer,
    )
    trust = enrol(
        trust,
        unit,
        device,
        office=office.unit,
        registrar_keys=office.registrar_keys,
        now=now,
        district_registrar=request.registrar_key,
    )
    return trust, device


def make_welcome(
    trust: TrustList,
    device: Device,
    *,
    office: Office,
    now: dt.datetime,
    package_id: uuid.UUID,
    changes: Sequence[ReadChange] = (),
    statements: Sequence[HeadStatement] = (),
    app: str = "",
) -> bytes:
    """Return the package with which a new computer begins: root chain, list, its unit's changes.

    Args:
        trust: The list that names the computer.
        device: Its entry.
        office: Who approved.
        now: Date of the package.
        package_id: UUIDv7.
        changes: What the new computer should begin with.
        statements: Head statements of the foreign feeds among them.
        app: Version of the program.
    """
    shared = trust.shared_by(office.unit, device.unit)
    draft = PackageDraft(
        id=package_id,
        kind="enrol",
        sender=office.unit,
        recipients=(device.unit,),
        recipient_keys=(device.age, office.age),
        created=now,
        reg_version=trust.version,
        changes=changes,
        statements=statements,
        registry=write_registry(shared),
        trust_list=shared.digest,
        app=app,
    )
    return write_package(draft, office.key)
