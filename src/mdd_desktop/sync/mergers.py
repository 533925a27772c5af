"""What a merger by law changes in the list: facts of units, and for whom a computer speaks."""

import datetime as dt

import msgspec

from mdd_desktop.domain.unit import never_began
from mdd_desktop.sync.enrolment import Office
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_changes import enrol, put_unit
from mdd_desktop.sync.trust_model import Device, ListedUnit

GRACE = dt.timedelta(days=60)
"""How long packages of a unit are still accepted when nobody named a day."""


def ended(
    unit: ListedUnit, *, last: dt.date, successors: tuple[str, ...], grace_until: dt.date
) -> ListedUnit:
    """The unit with its last day and those that take it over."""
    return msgspec.structs.replace(
        unit, valid_to=last, successors=successors, grace_until=grace_until
    )


def standing_again(unit: ListedUnit) -> ListedUnit:
    """The unit as if nobody had ended it."""
    return msgspec.structs.replace(unit, valid_to=None, successors=(), grace_until=None)


def never_begun(
    unit: ListedUnit, *, successors: tuple[str, ...], grace_until: dt.date
) -> ListedUnit:
    """The unit of a merger that is undone: it ended before its first day, for those of before."""
    first = unit.valid_from or grace_until
    last = first - dt.timedelta(days=1)
    return ended(
        msgspec.structs.replace(unit, valid_from=first),
        last=last,
        successors=successors,
        grace_until=grace_until,
    )


def state_unit(trust: TrustList, unit: ListedUnit, office: Office, now: dt.datetime) -> TrustList:
    """State the facts of a unit in the office's list."""
    keys = office.registrar_keys
    return put_unit(trust, unit, office=office.unit, registrar_keys=keys, now=now)


def list_also(
    trust: TrustList, device: Device, unit: str, office: Office, now: dt.datetime
) -> TrustList:
    """Let a listed computer speak for another unit too, such as the one that took its own over."""
    return enrol(
        trust,
        trust.units[unit],
        msgspec.structs.replace(device, unit=unit),
        office=office.unit,
        registrar_keys=office.registrar_keys,
        now=now,
    )


def replaced_by(trust: TrustList, code: str) -> tuple[str, ...]:
    """The units that a unit took over, but for those of which that was undone."""
    found = [unit for unit in trust.units.values() if code in unit.successors]
    stood = [unit.code for unit in found if not never_began(unit.valid_from, unit.valid_to)]
    return tuple(sorted(stood))
