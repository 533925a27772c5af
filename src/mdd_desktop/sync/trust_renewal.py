"""A listed computer gets other keys: both are valid for a while, then only the new ones."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mdd_desktop.sync.enrolment import VALIDITY, EnrolmentRequest
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_changes import enrol
from mdd_desktop.sync.trust_model import Device

OVERLAP: Final = dt.timedelta(days=60)


def renew(
    trust: TrustList,
    old: Device,
    request: EnrolmentRequest,
    *,
    office: str,
    registrar_keys: Sequence[Ed25519PrivateKey],
    now: dt.datetime,
) -> TrustList:
    """List the keys of a request beside those of the same computer, under each of its units.

    Args:
        trust: The list in force.
        old: The entry of the keys in use.
        request: Signed by the new key, and carried by a change that the old key vouches for.
        office: The unit whose list names the computer.
        registrar_keys: That list's registrar keys.
        now: Date of the signature.

    Raises:
        RuleError: The unit is not below the office.
    """
    start = now.astimezone(dt.UTC).replace(microsecond=0)
    for entry in [d for d in trust.devices if d.fingerprint == old.fingerprint]:
        new = Device(
            unit=entry.unit,
            key=request.device,
            age=request.age,
            role=entry.role,
            not_before=start,
            not_after=start + VALIDITY,
            officer=request.officer or entry.officer,
            renews=entry.fingerprint,
        )
        end = min(entry.not_after, start + OVERLAP)
        for device in (msgspec.structs.replace(entry, not_after=end), new):
            trust = enrol(
                trust,
                trust.units[entry.unit],
                device,
                office=office,
                registrar_keys=registrar_keys,
                now=now,
                district_registrar=request.registrar_key if device is new else None,
            )
    return trust
