"""An office hears a newer copy of its own list, written before it was restored from a backup.

The newer number wins, as everywhere; what the office listed or withdrew since it was restored
stands in no other copy and is stated once more, above what came.
"""

import datetime as dt

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.sync.enrolment import Office
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_chain import TARGETS
from mdd_desktop.sync.trust_changes import enrol, lists, revoke
from mdd_desktop.sync.trust_districts import registrar_of


def regained(ours: TrustList, heard: TrustList, office: Office, now: dt.datetime) -> TrustList:
    """State again which computers an office listed or withdrew, where the newer list lacks them.

    Args:
        ours: The list in force here, before the package.
        heard: What the package made of it.
        office: This one, with its registrar's key.
        now: Date of a signature.

    Returns:
        ``heard`` itself when it lacks nothing, or when this computer's key cannot sign the list.
    """
    try:
        return _revoked_again(ours, _listed_again(ours, heard, office, now), office, now)
    except (PackageError, RuleError):
        return heard


def _listed_again(ours: TrustList, heard: TrustList, office: Office, now: dt.datetime) -> TrustList:
    """List the computers again, those of a district with the key for its own list."""
    stated = ours.lists[TARGETS].signed
    for device in ours.devices:
        known = heard.device_by_fingerprint(device.fingerprint, device.unit)
        if known is None and lists(ours, office.unit, device.fingerprint):
            heard = enrol(
                heard,
                heard.units.get(device.unit, ours.units[device.unit]),
                device,
                office=office.unit,
                registrar_keys=office.registrar_keys,
                now=now,
                district_registrar=registrar_of(stated, device),
            )
    return heard


def _revoked_again(
    ours: TrustList, heard: TrustList, office: Office, now: dt.datetime
) -> TrustList:
    for mark, said in ours.contents.revocations.items():
        if mark not in heard.contents.revocations and lists(heard, office.unit, mark):
            heard = revoke(
                heard,
                mark,
                last_good=said.last_good,
                reason=said.reason,
                office=office.unit,
                registrar_keys=office.registrar_keys,
                now=now,
            )
    return heard
