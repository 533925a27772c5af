"""Places kept for a sponsor, given back, refused: before a sponsorship there is a question."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.hold import LONGEST_DAYS, USUAL_DAYS, Hold, HoldOutcome
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.services.sponsorship_rules import (
    close_hold,
    open_holds,
    require_free,
    require_listed,
    require_sponsor,
)
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction


@dataclass(frozen=True)
class Refused:
    """That one side said no.

    Attributes:
        by_family: The family or the child refused, not the sponsor.
        reason: Code of the list ``refusal``.
    """

    reason: str
    by_family: bool = False
    note: str = ""


def keep(registry: Registry, child_id: UUID, sponsor_id: UUID, days: int = USUAL_DAYS) -> Hold:
    """Keep a child for a sponsor; on the day after the last she is free again by herself.

    Raises:
        NotFoundError: The child or the sponsor is not in the registry.
        RuleError: The pair is impossible, or ``hold_days``.
    """
    if not 1 <= days <= LONGEST_DAYS:
        raise RuleError("hold_days", f"Giữ chỗ được từ 1 đến {LONGEST_DAYS} ngày. Ghi lại số ngày.")
    today = registry.today
    with registry.transaction("Giữ chỗ") as tx:
        sponsor = tx.of(Sponsor).get(sponsor_id)
        require_listed(tx.of(Child).get(child_id))
        require_sponsor(sponsor)
        require_free(tx, child_id, sponsor, today)
        until = today + dt.timedelta(days=days)
        mine = next(iter(open_holds(tx, child_id, today)), None)
        if mine is not None:
            return close_hold(tx, mine, until=until)
        return _save(tx, child_id, sponsor_id, today, until=until)


def release(registry: Registry, hold_id: UUID) -> Hold:
    """Give a kept place back before its last day.

    Raises:
        RuleError: ``hold_over``: it is over already.
    """
    with registry.transaction("Bỏ giữ chỗ") as tx:
        hold = _open(tx, hold_id, registry.today)
        return close_hold(tx, hold, closed_on=registry.today, outcome=HoldOutcome.RELEASED)


def refuse(registry: Registry, child_id: UUID, sponsor_id: UUID, said: Refused) -> Hold:
    """Note that the sponsor or the family said no; the pair is not offered again.

    Raises:
        NotFoundError: The child or the sponsor is not in the registry.
    """
    today = registry.today
    outcome = HoldOutcome.FAMILY_REFUSED if said.by_family else HoldOutcome.SPONSOR_REFUSED
    end = {
        "closed_on": today,
        "outcome": outcome,
        "refusal": said.reason,
        "note": said.note or None,
    }
    with registry.transaction("Ghi lời từ chối") as tx:
        tx.of(Child).get(child_id)
        tx.of(Sponsor).get(sponsor_id)
        for hold in open_holds(tx, child_id, today):
            if hold.sponsor_id == sponsor_id:
                return close_hold(tx, hold, **end)
        return _save(tx, child_id, sponsor_id, today, until=today, **end)


def _open(tx: Transaction, hold_id: UUID, today: dt.date) -> Hold:
    hold = tx.of(Hold).get(hold_id)
    if not hold.is_open(today):
        raise RuleError("hold_over", "Lượt giữ chỗ này đã hết hạn hoặc đã bỏ.")
    return hold


def _save(
    tx: Transaction, child_id: UUID, sponsor_id: UUID, today: dt.date, **values: object
) -> Hold:
    given = {
        "id": new_id(),
        "recorded_on": today,
        "child_id": child_id,
        "sponsor_id": sponsor_id,
        "from_": today,
        **values,
    }
    hold = checked(Hold, given)
    tx.of(Hold).save(hold, owner=tx.of(Child).owner(child_id))
    return hold
