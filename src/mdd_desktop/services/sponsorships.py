"""Sponsorships: proposed, begun, paused, ended; with the pledges they bring."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pause, Pledge, Sponsorship
from mdd_desktop.services.entry_rules import check_entry
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction


def begin(
    registry: Registry, values: Mapping[str, Any], pledges: Sequence[Mapping[str, Any]] = ()
) -> Sponsorship:
    """Enter a sponsorship with its pledges; without ``start`` it waits for approval.

    Raises:
        NotFoundError: The child or the sponsor is not in the registry.
        RuleError: A value is refused.
    """
    with registry.transaction("Lập lượt đỡ đầu") as tx:
        given = {"registered_on": registry.today, "recorded_on": registry.today, **values}
        given.setdefault("credited_unit_id", tx.unit)
        sponsorship = check_entry(
            checked(Sponsorship, {"id": new_id(), **given}), today=registry.today
        )
        tx.of(Child).get(sponsorship.child_id)
        tx.of(Sponsor).get(sponsorship.sponsor_id)
        owner = tx.of(Child).owner(sponsorship.child_id)
        tx.of(Sponsorship).save(sponsorship, owner=owner)
        for pledge in pledges:
            _save_pledge(tx, sponsorship.id, pledge, registry.today, owner)
    return sponsorship


def pause(registry: Registry, sponsorship_id: UUID, *, on: dt.date) -> Sponsorship:
    """Pause a sponsorship from a day on."""
    with registry.transaction("Tạm dừng đỡ đầu") as tx:
        before = tx.of(Sponsorship).get(sponsorship_id)
        paused = before.corrected(pauses=(*before.pauses, Pause(from_=on)))
        tx.of(Sponsorship).save(paused)
    return paused


def end(registry: Registry, sponsorship_id: UUID, *, on: dt.date, reason: str) -> Sponsorship:
    """End a sponsorship; the child returns to the list of those who need a sponsor."""
    with registry.transaction("Kết thúc đỡ đầu") as tx:
        ended = tx.of(Sponsorship).get(sponsorship_id).end_on(on, reason=reason)
        tx.of(Sponsorship).save(ended)
    return ended


def of_child(registry: Registry, child_id: UUID) -> tuple[Sponsorship, ...]:
    """All sponsorships of a child."""
    with registry.read() as reading:
        return reading.of(Sponsorship).where(child_id=child_id)


def of_sponsor(registry: Registry, sponsor_id: UUID) -> tuple[Sponsorship, ...]:
    """All sponsorships of a sponsor."""
    with registry.read() as reading:
        return reading.of(Sponsorship).where(sponsor_id=sponsor_id)


def _save_pledge(
    tx: Transaction,
    sponsorship_id: UUID,
    values: Mapping[str, Any],
    today: dt.date,
    owner: str | None,
) -> None:
    given = {"id": new_id(), "recorded_on": today, **values, "sponsorship_id": sponsorship_id}
    tx.of(Pledge).save(check_entry(checked(Pledge, given), today=today), owner=owner)
