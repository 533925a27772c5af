"""What was booked for each sponsorship, by month: sums, not lines."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, case, func, select

from mdd_desktop.domain.support import COMING_IN, GOING_OUT, Outcome, SupportForm
from mdd_desktop.storage.bulk import beside_index, in_groups
from mdd_desktop.storage.tables import RECORD_TABLES

_ENTRIES = RECORD_TABLES["support_entry"].__table__
_E = _ENTRIES.c


class Booked(NamedTuple):
    """What was booked for a sponsorship in a month, in one form.

    Attributes:
        month: ``2026-11``: the month it is for, or in which it was booked.
        earlier: Whether it was booked before the ledger was opened.
        received: Đồng from the sponsor; ``delivered``, to the child.
        receipts: How many lines; ``deliveries``.
    """

    sponsorship: UUID
    month: str
    form: str
    earlier: bool
    received: int
    delivered: int
    receipts: int
    deliveries: int


def booked(
    connection: Connection,
    *,
    since: dt.date | None,
    until: dt.date,
    only: Sequence[UUID] | None = None,
) -> Iterator[Booked]:
    """Sums of money and goods by sponsorship and month.

    Args:
        connection: Of the reading.
        since: The day the ledger was opened.
        until: Later lines are left out.
        only: These sponsorships; everybody by default.
    """
    receipt = _E.direction.in_(COMING_IN)
    delivery = _E.direction.in_(GOING_OUT) & (_E.outcome == Outcome.DELIVERED.value)
    month = func.coalesce(_E.for_month, func.substr(_E.date, 1, 7))
    earlier = _E.date < (since or dt.date.min).isoformat()
    amount = func.coalesce(_E.amount, 0)
    bond = _E.sponsorship_id if only is not None else beside_index(_E.sponsorship_id)
    query = (
        select(
            bond,
            month,
            _E.form,
            earlier,
            _sum(receipt, amount),
            _sum(delivery, amount),
            _sum(receipt, 1),
            _sum(delivery, 1),
        )
        .where(
            bond != "",
            _E.void.is_(False),
            _E.form.in_((SupportForm.CASH.value, SupportForm.GOODS.value)),
            beside_index(_E.date) <= until.isoformat(),
        )
        .group_by(bond, month, _E.form, earlier)
    )
    if only is None:
        queries = [query]
    else:
        queries = [
            query.where(_E.sponsorship_id.in_([one.hex for one in group]))
            for group in in_groups(only)
        ]
    name, known = "", UUID(int=0)
    for one in queries:
        for sponsorship, *rest in connection.execute(one):
            if sponsorship != name:  # its months come one after the other
                name, known = sponsorship, UUID(sponsorship)
            yield Booked(known, *rest)


def _sum(test: ColumnElement[bool], value: object) -> ColumnElement[int]:
    return func.sum(case((test, value), else_=0))
