"""What the trust list says: units, the computers that may speak for them, and revocations."""

import datetime as dt
from typing import Annotated, Final, TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.feeds import is_unit_code
from mdd_desktop.sync.keys import key_from_text, key_names
from mdd_desktop.sync.sealing import is_recipient

UNIT_FIELD: Final = "x-unit"
DEVICES_FIELD: Final = "x-devices"
REVOKED_FIELD: Final = "x-revoked"
OFFICE_FIELD: Final = "x-office"
HOLDERS_FIELD: Final = "x-holders"
REGISTRARS_FIELD: Final = "x-registrars"

T = TypeVar("T")

_Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class ListedUnit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit as the signed list knows it.

    Attributes:
        code: Official code, unique in the tree.
        name: Vietnamese name.
        level: ``province``, ``district``, ``commune`` or what else the tree holds.
        parent: Code of the superior unit, empty for the top.
        valid_from: First day.
        valid_to: Last day, inclusive, of a unit that was merged or split.
        successors: Units that took it over.
        grace_until: Last day on which late packages of the ended unit are accepted.
    """

    code: str
    name: str
    level: str
    parent: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    successors: tuple[str, ...] = ()
    grace_until: dt.date | None = None

    def __post_init__(self) -> None:
        """Refuse codes that could not stand in a feed id."""
        if not is_unit_code(self.code) or (self.parent and not is_unit_code(self.parent)):
            raise ValueError("unit code")

    def may_send_on(self, day: dt.date) -> bool:
        """Say whether packages of the unit are still accepted on that day."""
        last = self.grace_until or self.valid_to
        return last is None or day <= last


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """A computer that may sign for a unit, from the list.

    Attributes:
        unit: Code of the unit.
        key: SSH public key, ``ssh-ed25519 AAAA…``.
        age: age recipient, to which packages for it are sealed.
        role: What its officer may do: ``entry``, ``approve``, ``read`` or ``admin``.
        not_before: Enrolled at.
        not_after: Enrolment ends at.
        officer: Name of the officer in charge, may be empty.
        renews: Fingerprint of the key that the same computer had before, may be empty.
    """

    unit: str
    key: str
    age: str
    role: str
    not_before: dt.datetime
    not_after: dt.datetime
    officer: str = ""
    renews: str = ""

    def __post_init__(self) -> None:
        """Refuse keys that cannot be used, so that later no lookup fails on one."""
        key_names(self.key)
        if not is_recipient(self.age):
            raise ValueError("age recipient")
        if self.not_before.tzinfo is None or self.not_after.tzinfo is None:
            raise ValueError("instant without time zone")

    @property
    def public_key(self) -> Ed25519PublicKey:
        """The key that verifies its signatures."""
        return key_from_text(self.key)

    @property
    def fingerprint(self) -> str:
        """``SHA256:…``, the identity of the device."""
        return key_names(self.key).fingerprint

    @property
    def code(self) -> str:
        """The 16 characters that name it in feed ids."""
        return key_names(self.key).code


class Revocation(msgspec.Struct, frozen=True, kw_only=True):
    """From here on a device is not believed any more.

    Attributes:
        device: Fingerprint.
        last_good: Full hashes (hex) of the last changes still believed, by feed id. Heads and not
            times, because the clock of a stolen computer says what the thief likes.
        reason: Why, in words.
        decided: When the registrar decided.
    """

    device: str
    last_good: dict[str, tuple[_Hash, ...]] = {}
    reason: str = ""
    decided: dt.datetime | None = None


def from_field(value: object, kind: type[T]) -> T:
    """Read one of our own fields of the signed metadata.

    Raises:
        PackageError: E_REGISTRY.
    """
    try:
        return msgspec.convert(value, kind)
    except (msgspec.MsgspecError, ValueError) as error:
        raise PackageError("E_REGISTRY", "own field of the list") from error
