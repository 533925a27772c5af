"""An office hears another copy of its own list, written before it was restored from a backup.

The newer number wins, as everywhere; what the office listed, withdrew or merged since it was
restored stands in no other copy and is stated once more, above what came. Of two copies with one
number nobody else could tell which to follow: the office states its own above both, with what only
the other one says. It does so, too, when an older copy names units that its own does not (those who
went over to such a unit would be nobody's), and when it revokes a computer that its own believes.
"""

import datetime as dt

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.sync import mergers
from mdd_desktop.sync.enrolment import Office
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_chain import TARGETS
from mdd_desktop.sync.trust_changes import enrol, lists, revoke, role_name, signed_again
from mdd_desktop.sync.trust_contents import roles_of
from mdd_desktop.sync.trust_districts import registrar_of
from mdd_desktop.sync.trust_update import rival


def regained(
    ours: TrustList, heard: TrustList, offered: bytes | None, office: Office, now: dt.datetime
) -> TrustList:
    """State again what an office said in its list, where the newer list lacks it.

    Args:
        ours: The list in force here, before the package.
        heard: What the package made of it.
        offered: ``registry.tar.zst`` of the package, if it has one.
        office: This one, with its registrar's key.
        now: Date of a signature.

    Returns:
        ``heard`` itself when it lacks nothing, or when this computer's key cannot sign the list.
    """
    try:
        other = rival(heard, offered, role_name(heard, office.unit))
        if other is None:
            return heard if heard is ours else _stated_again(ours, heard, office, now)
        stated = _stated_again(other, heard, office, now)
        if stated is heard:  # of one number, and it says no more than ours
            keys = office.registrar_keys
            stated = signed_again(heard, office=office.unit, registrar_keys=keys, now=now)
    except (PackageError, RuleError):
        return heard
    return stated


def named_by(trust: TrustList, office: str) -> set[str]:
    """The units that an office's own list names, one by one."""
    own = trust.lists.get(role_name(trust, office))
    roles = roles_of(own.signed) if own else {}
    return {code for code in trust.units if f"u-{code}" in roles}


def _stated_again(said: TrustList, heard: TrustList, office: Office, now: dt.datetime) -> TrustList:
    heard = _merged_again(said, heard, office, now)
    return _revoked_again(said, _listed_again(said, heard, office, now), office, now)


def _merged_again(said: TrustList, heard: TrustList, office: Office, now: dt.datetime) -> TrustList:
    """State the units again that a merger by law made, and that those of before ended with it.

    When one of those has gone another way meanwhile, the unit never began, as after an undoing:
    what was written for it counts as theirs, and its computers go over to them. Did the unit stand
    for the others, the computers of that one would speak for it, and nobody for their own.
    """
    made = named_by(said, office.unit) - heard.units.keys()
    ended = set()
    for code in sorted(made):
        before = mergers.replaced_by(said, code)
        unit = said.units[code]
        if _went_another_way(code, said, heard):
            until = now.date() + mergers.GRACE
            unit = mergers.never_begun(unit, successors=before, grace_until=until)
        else:
            ended |= {
                old for old in before if old in heard.units and not heard.units[old].successors
            }
        heard = mergers.state_unit(heard, unit, office, now)
    for code in sorted(ended):
        heard = mergers.state_unit(heard, said.units[code], office, now)
    return heard


def _went_another_way(code: str, said: TrustList, heard: TrustList) -> bool:
    """Whether others than one list says took over a unit, or one that it replaced there."""
    if code in heard.units:
        return heard.units[code].successors not in {(), said.units[code].successors}
    return any(_went_another_way(old, said, heard) for old in mergers.replaced_by(said, code))


def _listed_again(said: TrustList, heard: TrustList, office: Office, now: dt.datetime) -> TrustList:
    """List the computers again, those of a district with the key for its own list."""
    stated = said.lists[TARGETS].signed
    for device in said.devices:
        known = heard.device_by_fingerprint(device.fingerprint, device.unit)
        if known is None and lists(said, office.unit, device.fingerprint):
            heard = enrol(
                heard,
                heard.units.get(device.unit, said.units[device.unit]),
                device,
                office=office.unit,
                registrar_keys=office.registrar_keys,
                now=now,
                district_registrar=registrar_of(stated, device),
            )
    return heard


def _revoked_again(
    said: TrustList, heard: TrustList, office: Office, now: dt.datetime
) -> TrustList:
    for mark, decided in said.contents.revocations.items():
        if mark not in heard.contents.revocations and lists(heard, office.unit, mark):
            heard = revoke(
                heard,
                mark,
                last_good=decided.last_good,
                reason=decided.reason,
                office=office.unit,
                registrar_keys=office.registrar_keys,
                now=now,
            )
    return heard
