"""Sponsorships: proposed, begun, paused, ended; with the pledges they bring."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.hold import HoldOutcome
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import (
    Pledge,
    Reminder,
    Sponsorship,
    SponsorshipForm,
    SponsorshipState,
)
from mdd_desktop.domain.support import Direction, Outcome, SupportEntry
from mdd_desktop.services.entry_rules import check_entry
from mdd_desktop.services.matching import candidates, children_for
from mdd_desktop.services.sponsorship_rules import (
    close_hold,
    open_holds,
    require_free,
    require_listed,
    require_promise,
    require_sponsor,
)
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction

__all__ = [
    "approve",
    "begin",
    "cancel",
    "candidates",
    "children_for",
    "end",
    "of_child",
    "of_sponsor",
    "pause",
    "propose",
    "remind",
    "resume",
    "undelivered",
]


def begin(
    registry: Registry, values: Mapping[str, Any], pledges: Sequence[Mapping[str, Any]] = ()
) -> Sponsorship:
    """Enter a sponsorship with its pledges; without ``start`` it waits for approval.

    Raises:
        NotFoundError: The child or the sponsor is not in the registry.
        RuleError: A value is refused.
    """
    with registry.transaction("Lập lượt đỡ đầu") as tx:
        return _enter(registry, tx, values, pledges)


def propose(
    registry: Registry, values: Mapping[str, Any], pledges: Sequence[Mapping[str, Any]] = ()
) -> Sponsorship:
    """Bring a waiting child and a sponsor together, as matching offered them.

    Everything that matching compared is checked again here; the child's kept place is closed and
    the sponsorship that ended last is named as the one that this one replaces.

    Raises:
        NotFoundError: The child or the sponsor is not in the registry.
        RuleError: A value is refused, or the pair is impossible: ``child_left``,
            ``sponsor_left``, ``already_sponsors``, ``held_for_other``, ``sponsor_full``,
            ``promise_missing``.
    """
    today = registry.today
    with registry.transaction("Lập lượt đỡ đầu") as tx:
        child = tx.of(Child).get(values["child_id"])
        sponsor = tx.of(Sponsor).get(values["sponsor_id"])
        require_listed(child)
        require_sponsor(sponsor)
        require_free(tx, child.id, sponsor, today)
        if values.get("start") is not None:
            require_promise(sponsor, SponsorshipForm(values["form"]), values["start"])
        made = _enter(
            registry, tx, {"replaces": _last_ended(tx, child.id, today)} | dict(values), pledges
        )
        for hold in open_holds(tx, child.id, today):
            close_hold(tx, hold, closed_on=today, outcome=HoldOutcome.SPONSORED)
    return made


def approve(registry: Registry, sponsorship_id: UUID, *, on: dt.date) -> Sponsorship:
    """Let a registered sponsorship begin.

    Raises:
        RuleError: It does not wait, or direct care lacks a valid promise.
    """
    with registry.transaction("Duyệt lượt đỡ đầu") as tx:
        begun = tx.of(Sponsorship).get(sponsorship_id).approved_on(on)
        require_promise(tx.of(Sponsor).get(begun.sponsor_id), begun.form, on)
        tx.of(Sponsorship).save(begun)
    return begun


def cancel(registry: Registry, sponsorship_id: UUID, *, on: dt.date, reason: str) -> Sponsorship:
    """Refuse a registered sponsorship before it begins; matching will not offer the pair again."""
    with registry.transaction("Hủy đăng ký đỡ đầu") as tx:
        gone = tx.of(Sponsorship).get(sponsorship_id).cancelled(on, reason=reason)
        tx.of(Sponsorship).save(gone)
    return gone


def pause(
    registry: Registry, sponsorship_id: UUID, *, on: dt.date, reason: str | None = None
) -> Sponsorship:
    """Pause a sponsorship from a day on."""
    with registry.transaction("Tạm dừng đỡ đầu") as tx:
        paused = tx.of(Sponsorship).get(sponsorship_id).paused_from(on, reason=reason)
        tx.of(Sponsorship).save(paused)
    return paused


def resume(registry: Registry, sponsorship_id: UUID, *, on: dt.date) -> Sponsorship:
    """Let a paused sponsorship go on."""
    with registry.transaction("Tiếp tục đỡ đầu") as tx:
        going = tx.of(Sponsorship).get(sponsorship_id).resumed_on(on)
        tx.of(Sponsorship).save(going)
    return going


def remind(
    registry: Registry, sponsorship_id: UUID, *, on: dt.date, way: str, answer: str = ""
) -> Sponsorship:
    """Note that the sponsor was reminded: when, how, and what she answered.

    Raises:
        RuleError: ``not_active`` on that day, ``future_date``: it has not happened yet.
    """
    if on > registry.today:
        raise RuleError("future_date", "Ngày nhắc chưa tới. Ghi ngày đã nhắc thật.")
    with registry.transaction("Nhắc Mẹ đỡ đầu") as tx:
        made = Reminder(on=on, way=way, note=answer.strip() or None)
        told = tx.of(Sponsorship).get(sponsorship_id).reminded(made)
        tx.of(Sponsorship).save(told)
    return told


def end(
    registry: Registry, sponsorship_id: UUID, *, on: dt.date, reason: str, handover: str = ""
) -> Sponsorship:
    """End a sponsorship; the child returns to the list of those who need a sponsor.

    Args:
        registry: Of the office.
        sponsorship_id: Which one.
        on: The last day of support.
        reason: Code of the list ``end_reason``.
        handover: What is handed over: money not yet given, papers, who looks after the child.
    """
    with registry.transaction("Kết thúc đỡ đầu") as tx:
        ended = tx.of(Sponsorship).get(sponsorship_id).end_on(on, reason=reason)
        if handover.strip():
            ended = ended.corrected(handover=handover)
        tx.of(Sponsorship).save(ended)
    return ended


def undelivered(registry: Registry, sponsorship_id: UUID) -> int:
    """What was received for a sponsorship and not yet handed to the child, in đồng."""
    with registry.read() as reading:
        entries = reading.of(SupportEntry).where(sponsorship_id=sponsorship_id, void=False)
    received = sum(e.amount or 0 for e in entries if e.direction is Direction.RECEIVED)
    given = sum(
        e.amount or 0
        for e in entries
        if e.direction is Direction.DELIVERED and e.outcome is Outcome.DELIVERED
    )
    return max(0, received - given)


def of_child(registry: Registry, child_id: UUID) -> tuple[Sponsorship, ...]:
    """All sponsorships of a child."""
    with registry.read() as reading:
        return reading.of(Sponsorship).where(child_id=child_id)


def of_sponsor(registry: Registry, sponsor_id: UUID) -> tuple[Sponsorship, ...]:
    """All sponsorships of a sponsor."""
    with registry.read() as reading:
        return reading.of(Sponsorship).where(sponsor_id=sponsor_id)


def _enter(
    registry: Registry,
    tx: Transaction,
    values: Mapping[str, Any],
    pledges: Sequence[Mapping[str, Any]],
) -> Sponsorship:
    given = {"registered_on": registry.today, "recorded_on": registry.today, **values}
    given.setdefault("credited_unit_id", tx.unit)
    entered = checked(Sponsorship, {"id": new_id(), **given})
    sponsorship = check_entry(entered, today=registry.today)
    tx.of(Child).get(sponsorship.child_id)
    tx.of(Sponsor).get(sponsorship.sponsor_id)
    owner = tx.of(Child).owner(sponsorship.child_id)
    tx.of(Sponsorship).save(sponsorship, owner=owner)
    for pledge in pledges:
        _save_pledge(tx, sponsorship.id, pledge, registry.today, owner)
    return sponsorship


def _last_ended(tx: Transaction, child: UUID, today: dt.date) -> UUID | None:
    """The sponsorship whose end left the child waiting; none while another one runs."""
    bonds = tx.of(Sponsorship).where(child_id=child, void=False)
    states = {bond.id: bond.state_on(today) for bond in bonds}
    if {SponsorshipState.ACTIVE, SponsorshipState.PAUSED} & set(states.values()):
        return None
    ended = [bond for bond in bonds if states[bond.id] is SponsorshipState.ENDED]
    last = max(ended, key=lambda bond: (bond.end or dt.date.min, bond.id), default=None)
    return last.id if last else None


def _save_pledge(
    tx: Transaction,
    sponsorship_id: UUID,
    values: Mapping[str, Any],
    today: dt.date,
    owner: str | None,
) -> None:
    given = {"id": new_id(), "recorded_on": today, **values, "sponsorship_id": sponsorship_id}
    tx.of(Pledge).save(check_entry(checked(Pledge, given), today=today), owner=owner)
