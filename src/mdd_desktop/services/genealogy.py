"""Communes merged or split by law: said once in the signed list, and no record is rewritten.

A record keeps the unit that made it; the unit that stands for that one today may write it. Late
packages of an ended unit are accepted until the last day of grace and land in the new unit. Papers
keep the name that was valid on their date. A unit that is split goes to the first successor as a
whole; from there the records are handed out, by village or one by one.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.services.office_keys import office_of
from mdd_desktop.services.transfers import transfer
from mdd_desktop.services.trusted import adopt_trust, require_trust
from mdd_desktop.storage.genealogy import has_written, owned_records
from mdd_desktop.storage.queries.open_questions import conflict_keys
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading
from mdd_desktop.sync import mergers
from mdd_desktop.sync.feeds import is_unit_code
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_model import ListedUnit

GRACE = mergers.GRACE


@dataclass(frozen=True)
class Merger:
    """What the law says: some units end, others take over.

    Attributes:
        old: Codes of the units that end.
        new: Code → name of the units that take over; the first one gets what nobody hands out.
        on: First day of the new units.
        grace_until: Last day on which packages of the old ones are still accepted.
    """

    old: tuple[str, ...]
    new: Mapping[str, str]
    on: dt.date
    grace_until: dt.date


@dataclass(frozen=True)
class MergerPlan:
    """What it would mean here, before anything is written.

    Attributes:
        records: Unit that ends → how many records pass on.
        children: The children among them.
        computers: Computers that will speak for the first new unit.
        conflicts: Differences in these records that nobody has decided yet.
        names: Children of different old units with the same name and day of birth.
    """

    records: dict[str, int]
    children: int
    computers: int
    conflicts: int
    names: int


def plan(registry: Registry, merger: Merger) -> MergerPlan:
    """The dry run: everything is checked and counted, nothing is written.

    Raises:
        NotFoundError: ``unknown_unit``.
        RuleError: ``not_above``, ``already_ended``, ``bad_code``, ``code_in_use``, ``bad_dates``.
    """
    with registry.read() as reading:
        trust = require_trust(reading)
        _require_sound(reading, trust, merger)
        return _plan(reading, trust, merger)


def units_to_merge(
    registry: Registry,
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Codes and names of the units below that stand, and of those that took others over."""
    with registry.read() as reading:
        trust = require_trust(reading)
        heirs = {heir for code in trust.units for heir in _replacing(reading, trust, code)}
        below = sorted(
            (unit.code, unit.name)
            for unit in trust.units.values()
            if not unit.successors
            and unit.valid_to is None
            and unit.level == UnitLevel.COMMUNE.value
            and reading.tree.is_above(reading.unit, unit.code)
        )
    return below, [one for one in below if one[0] in heirs]


def carry_out(registry: Registry, merger: Merger) -> MergerPlan:
    """State the merger in the signed list; every office follows with its next package.

    The computers of the old units are listed for the first new one. They change over when they
    get the list.

    Raises:
        NotFoundError: As the dry run.
        RuleError: As the dry run.
    """
    with registry.transaction("Sáp nhập, chia tách đơn vị") as tx:
        tx.require_in_charge()
        trust = require_trust(tx)
        _require_sound(tx, trust, merger)
        planned = _plan(tx, trust, merger)
        office = office_of(registry)
        now = tx.clock.believed
        for unit in _units_after(trust, merger):
            trust = mergers.state_unit(trust, unit, office, now)
        first = next(iter(merger.new))
        for code in merger.old:
            for device in trust.devices_of(code):
                if trust.revocation(device.fingerprint) is None:
                    trust = mergers.list_also(trust, device, first, office, now)
        adopt_trust(tx, trust)
    return planned


def undo(registry: Registry, code: str) -> tuple[str, ...]:
    """Take a merger back while nothing is known that the new unit wrote.

    A computer that went over already may have written all the same. That counts for the units that
    stand again, as if it had written for them; records that it began are the first one's.

    Mergers that were built one upon another are taken back in the opposite order: what the last
    unit wrote about records of the first ones would else be the work of a stranger.

    Returns:
        The units that stand again.

    Raises:
        NotFoundError: ``unknown_unit``: the unit took nobody over.
        RuleError: ``has_written``: the new unit's work would be nobody's. ``built_on``: another
            unit took the new one over since.
    """
    with registry.transaction("Bỏ sáp nhập đơn vị") as tx:
        tx.require_in_charge()
        trust = require_trust(tx)
        old = tuple(sorted(unit for unit in trust.units if code in _replacing(tx, trust, unit)))
        if not old:
            raise NotFoundError("unknown_unit", f"Đơn vị {code[:40]} không thay đơn vị nào.")
        new = {heir for unit in old for heir in trust.units[unit].successors}
        later = sorted({one for heir in new for one in _replacing(tx, trust, heir)})
        if later:
            raise RuleError(
                "built_on",
                f"Đơn vị {code[:40]} đã được thay bằng {', '.join(later)}."
                " Chưa ghi gì. Chị bỏ lần sáp nhập, chia tách sau trước.",
            )
        if any(has_written(tx.connection, heir) for heir in new):
            raise RuleError(
                "has_written",
                "Đơn vị mới đã ghi sổ nên không bỏ sáp nhập được nữa. Chuyển từng hồ sơ về.",
            )
        office, now = office_of(registry), tx.clock.believed
        for unit in _units_before(trust, old, new, now.date() + mergers.GRACE):
            trust = mergers.state_unit(trust, unit, office, now)
        adopt_trust(tx, trust)
    return old


def _replacing(reading: Reading, trust: TrustList, code: str) -> tuple[str, ...]:
    """The units that took a unit over; those that stand again after an undoing did not."""
    return () if reading.tree.is_undone(code) else trust.units[code].successors


def hand_out(registry: Registry, unit: str, by_village: Mapping[str, str], reason: str) -> int:
    """After a split: move the children of some villages to the unit that the law gave them.

    Args:
        registry: Of the office above.
        unit: The first successor, who has everything.
        by_village: Village, as it stands in the records → unit.
        reason: Of the decision.

    Returns:
        How many children moved.
    """
    with registry.read() as reading:
        log = reading.log
        moved = [
            (child.id, to)
            for child in reading.of(Child).all()
            if (to := by_village.get(child.village or "", unit)) != unit
            and log.state(child.id).owner == unit
        ]
    for child, to in moved:
        transfer(registry, child, to=to, reason=reason)
    return len(moved)


def _require_sound(reading: Reading, trust: TrustList, merger: Merger) -> None:
    if not merger.old or not merger.new:
        raise RuleError("bad_code", "Ghi đơn vị cũ và đơn vị mới.")
    for code in merger.old:
        _require_standing(reading, trust, code)
        begun = trust.units[code].valid_from
        if begun and merger.on <= begun:
            raise RuleError("bad_dates", f"Đơn vị {code} có từ {begun:%d/%m/%Y}; chọn ngày sau đó.")
    for code in merger.new:
        if not is_unit_code(code):
            raise RuleError("bad_code", "Mã đơn vị mới chỉ gồm chữ không dấu, số, chấm, gạch.")
        if code in trust.units:
            raise RuleError(
                "code_in_use", f"Mã {code} đã có. Đơn vị mới mang mã mới; mã cũ ở lại giấy tờ cũ."
            )
    if merger.grace_until < merger.on:
        raise RuleError("bad_dates", "Ngày hết hạn nhận gói cũ phải sau ngày sáp nhập.")


def _require_standing(reading: Reading, trust: TrustList, code: str) -> None:
    if code not in trust.units:
        raise NotFoundError("unknown_unit", f"Không có đơn vị mã “{code[:40]}” trong danh sách.")
    if not reading.tree.is_above(reading.unit, code):
        raise RuleError("not_above", f"Đơn vị {code} không ở dưới đơn vị này.")
    if trust.units[code].successors:
        raise RuleError("already_ended", f"Đơn vị {code} đã được thay bằng đơn vị khác.")


def _plan(reading: Reading, trust: TrustList, merger: Merger) -> MergerPlan:
    records = {code: owned_records(reading.connection, code) for code in merger.old}
    passing = {record for found in records.values() for record in found}
    children = [c for c in reading.of(Child).all() if c.id.bytes in passing and not c.void]
    seen: dict[tuple[str, str], set[str | None]] = {}
    for child in children:
        born = child.birth.text if child.birth else ""
        owner = reading.log.state(child.id).owner
        seen.setdefault((child.full_name.casefold(), born), set()).add(owner)
    conflicts = conflict_keys(reading.connection)
    return MergerPlan(
        records={code: len(found) for code, found in records.items()},
        children=len(children),
        computers=sum(
            trust.revocation(device.fingerprint) is None
            for code in merger.old
            for device in trust.devices_of(code)
        ),
        conflicts=sum(1 for record, _ in conflicts if record in passing),
        names=sum(1 for owners in seen.values() if len(owners) > 1),
    )


def _units_after(trust: TrustList, merger: Merger) -> list[ListedUnit]:
    parent = trust.units[merger.old[0]].parent
    new = [
        ListedUnit(
            code=code,
            name=name,
            level=UnitLevel.COMMUNE.value,
            parent=parent,
            valid_from=merger.on,
        )
        for code, name in merger.new.items()
    ]
    last, successors = merger.on - dt.timedelta(days=1), tuple(merger.new)
    old = [
        mergers.ended(
            trust.units[code], last=last, successors=successors, grace_until=merger.grace_until
        )
        for code in merger.old
    ]
    return [*new, *old]


def _units_before(
    trust: TrustList, old: Sequence[str], new: set[str], grace_until: dt.date
) -> list[ListedUnit]:
    """The old ones stand again; the new ones ended before they began, in favour of the old ones."""
    return [
        *(mergers.standing_again(trust.units[code]) for code in old),
        *(
            mergers.never_begun(trust.units[code], successors=tuple(old), grace_until=grace_until)
            for code in sorted(new)
        ),
    ]
